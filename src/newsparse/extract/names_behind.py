"""Names that stand behind their title: `군수 강한결`, `(대표이사 김영섭)`, `배우 다온`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from newsparse.extract import words
from newsparse.extract.beside import Word, bracket_after, front_of
from newsparse.extract.chunks import Chunk
from newsparse.extract.foreign_names import stage_name
from newsparse.extract.name_shapes import likeness, reading, recurs, surnames
from newsparse.extract.sighting import Sighting
from newsparse.tokens import Doc

_RIGHT = re.compile(r"\s([가-힣]{2,9})")
_GLOSS = re.compile(r"\([A-Za-z]{2,5}\)")
_FOLLOWS = re.compile(r"\s?([가-힣]+)")


_NEXT = re.compile(r"\s?[·ㆍ,]?\s?([가-힣]{3})(?![가-힣])")


def right_names(
    doc: Doc, parts: list[Chunk], n: int, title: str, end: int, before: list[Word], low: int, bodies: Set[str]
) -> Iterator[Sighting]:
    """`군수 강한결`, `(대표이사 김영섭)`, `(부장판사 김가람 이도윤 박누리)`."""
    first = _right_name(doc, parts, n, title, end, before, low, bodies)
    if first is None:
        return
    yield first
    match = _NEXT.match(doc.text, first.end) if first.bracket_of is not None and len(first.name) == 3 else None
    while match and likeness(match[1]) >= 2 and reading(doc, match.start(1), match.end()) in ("name", "parts"):
        yield Sighting(match[1], match.start(1), match.end(), title, bracket_of=first.bracket_of)
        match = _NEXT.match(doc.text, match.end())


def _right_name(
    doc: Doc, parts: list[Chunk], n: int, title: str, end: int, before: list[Word], low: int, bodies: Set[str]
) -> Sighting | None:
    """`군수 강한결`, `(대표이사 김영섭)`, `최고운영책임자(COO) 김가람은`."""
    chunk = parts[n]
    if chunk.josa:
        return None
    gloss = _GLOSS.match(doc.text, end)
    match = _RIGHT.match(doc.text, gloss.end() if gloss else end)
    if match is None:
        return None
    at = match.start(1)
    bracket = chunk.start > low and doc.text[chunk.start - 1] == "("
    name = _name_at(doc, match[1], at, bracket) or stage_name(doc, parts, n, title, bodies)
    if name is None:
        return None
    stop = at + len(name)
    follows = _FOLLOWS.match(doc.text, stop)
    closed = follows is not None and follows[0][0] == " " and doc.text[follows.end() : follows.end() + 1] == ")"
    if bracket and follows and closed and words.title_of(follows[1]):
        return None  # `(주심 김가람 대법관)`
    if bracket:
        return Sighting(name, at, stop, title, bracket_of=chunk.start - 1)
    if follows and follows[0][0] == " " and words.title_of(follows[1].rstrip("은는이가을를의도")):
        return None  # `위원 김가람 위원장`
    front = front_of(doc, before[:4])
    former = front.endswith((" 전", " 前")) or front in ("전", "前")
    front, title = (front[:-1].strip(), f"전 {title}") if former else (front, title)
    return Sighting(name, at, stop, title, front, bracket_after(doc, stop))


def _name_at(doc: Doc, word: str, at: int, bracket: bool) -> str | None:
    """The name at the head of a word, without its particle, where the place says that one stands here."""
    for size in (3, 4, 2):
        name = word[:size]
        like = likeness(name)
        if len(name) < size or like < 0 or (size == 4 and name[:2] not in surnames()[1]):
            continue
        rest = word[size:]
        if rest and not _is_josa(doc, at + size, rest) and not (bracket and rest in words.titles()):
            continue
        seen = reading(doc, at, at + size)
        if size == 2 and word == name and name[1] == "모" and name[0] in surnames()[0]:
            return name if doc.text[at + 2 : at + 4].strip().startswith("씨") else None
        if bracket and (seen in ("name", "parts") or like >= 3):
            return name
        if size >= 3 and (
            (seen == "name" and like > 0)
            or (like >= 3 and seen == "parts")
            or (like >= 2 and seen == "parts" and recurs(doc, name))
        ):
            return name
    return None


def _is_josa(doc: Doc, at: int, rest: str) -> bool:
    i = doc.token_from(at)
    if i < len(doc.starts) and doc.starts[i] == at:
        return doc.tags[i][0] == "J" or doc.tags[i] in ("VCP", "XSN", "NNB")
    return rest in ("은", "는", "이", "가", "을", "를", "의", "와", "과", "도", "에게", "씨")
