"""Names in lists and labels: `김가람·이도윤·박누리 등`, `실장(김가람·이도윤) 2명`, `[김가람/새론식당 사장]`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from newsparse.extract import words
from newsparse.extract.name_shapes import likeness, reading
from newsparse.extract.sighting import Sighting
from newsparse.tokens import Doc

_THREE = re.compile(r"(?<![가-힣])[가-힣]{3}(?:(?:,\s?|\s?[·ㆍ∙]\s?)[가-힣]{3}(?![가-힣]{3})){2,}")
_SIGN = re.compile(r"[·ㆍ∙,]")
_NAME = re.compile(r"[가-힣]{2,4}")
_BRACKETED = re.compile(r"\(([가-힣]{3}|[가-힣]{2,4}(?:(?:\s?[·ㆍ∙,]\s?|\s)[가-힣]{2,4})+)\)")
_LABEL = re.compile(
    r"[\[<【]\s?([가-힣]{2,4}|[가-힣]+(?: [가-힣]+){1,3})\s?[/ㅣ|]\s?([^\[\]<>【】\n:]{2,40}?)\s?(?:[\]>】]|:\s)"
)


def in_lists(doc: Doc, bodies: Set[str]) -> Iterator[Sighting]:
    """`김가람, 이도윤, 박누리 등`: three names or more in a row vouch for each other."""
    for match in _threes(doc.text):
        names = list(_NAME.finditer(doc.text, match.start(), match.end()))
        reporters = doc.text.startswith((" 기자", " 특파원", " 인턴"), match.end())
        if not reporters and doc.passage_at(match.start()) and all(_like(doc, m[0], m.start(), bodies) for m in names):
            for name in names:
                yield Sighting(name[0], name.start(), name.end(), stop=name.end())


def _threes(text: str) -> Iterator[re.Match[str]]:
    """What `_THREE` finds, looked for from the signs between names: they are fewer than the syllables."""
    done = 0
    for sign in _SIGN.finditer(text):
        at = sign.start() - 3 - (sign[0] != "," and text[sign.start() - 1].isspace())
        if at >= done and (match := _THREE.match(text, at)):
            done = match.end()
            yield match


def in_bracket_behind(doc: Doc, title: str, end: int) -> list[Sighting]:
    """`정책실장(김가람·이도윤·박누리)`, `진행자(김가람)`: who bear a title, in a bracket behind it."""
    match = _BRACKETED.match(doc.text, end)
    if match is None:
        return []
    names = list(_NAME.finditer(doc.text, match.start(1), match.end(1)))
    if len(names) == 1 and set(match[1]) <= set(doc.text[max(0, end - 15) : end]):
        return []  # `한빛 경제 연구원(한경연)`
    if not all(_like(doc, m[0], m.start(), frozenset()) for m in names):
        return []
    return [Sighting(m[0], m.start(), m.end(), title) for m in names]


# looked for by its bracket: a pattern that begins with a sign is found many times faster than one that begins with letters
_OF_BODY = re.compile(r"\((?<=(?<![가-힣])[가-힣]{3}\()([^()\n]{2,15})\)")


def with_body(doc: Doc, bodies: Set[str]) -> Iterator[Sighting]:
    """`김가람(새론전자)`, `이도윤(한빛FC)이`: for whom somebody plays or works, in a bracket behind the name."""
    for match in _OF_BODY.finditer(doc.text):
        body, end = match[1], match.start()
        name = doc.text[end - 3 : end]
        if (body in bodies or words.known(body).grade == 3) and _like(doc, name, end - 3, bodies):
            yield Sighting(name, end - 3, end, after=body, stop=match.end())


_PLACE = re.compile(r"\((?<=[가-힣]{3}\()(?=[가-힣]{2,4}\))")
_OF_PLACE = re.compile(r"([가-힣]{3})\(([가-힣]{2,4})\)")
_ROW = re.compile(r"\s?[·ㆍ∙]\s?|,\s?")


def with_place(doc: Doc, bodies: Set[str]) -> Iterator[Sighting]:
    """`김가람(광주)·이도윤(경기)·박누리(전남) 등`: two or more in a row, of whom a bracket says whence they are."""
    row: list[re.Match[str]] = []
    for bracket in [*_PLACE.finditer(doc.text), None]:
        match = bracket and _OF_PLACE.match(doc.text, bracket.start() - 3)
        fits = match and words.is_region(match[2]) and _like(doc, match[1], match.start(), bodies)
        if row and (not match or not fits or not _ROW.fullmatch(doc.text, row[-1].end(), match.start())):
            if len(row) > 1 and doc.passage_at(row[0].start()):
                for one in row:
                    yield Sighting(one[1], one.start(1), one.end(1), stop=one.end())
            row = []
        if match and fits:
            row.append(match)


def label_lines(doc: Doc) -> list[tuple[int, int]]:
    """Lines that only say who speaks next: no paragraph, but people are named in them."""
    return [(block.start, block.end) for block in doc.article.blocks if block.rule == "furniture:speaker"]


def in_labels(doc: Doc) -> Iterator[Sighting]:
    """`[김가람/새론식당 사장]`, `<이도윤 / 한빛군수>`: as broadcasters say who speaks."""
    if "[" not in doc.text and "<" not in doc.text and "【" not in doc.text:
        return
    labels = label_lines(doc)
    for match in _LABEL.finditer(doc.text):
        name, role, at = match[1], re.sub(r"\s?\([^()]*\)$", "", match[2]), match.start(1)
        title = words.title_of(role) if likeness(role.split(" ")[0]) < 2 else ""
        inside = doc.passage_at(at) or any(low <= at < high for low, high in labels)
        if not inside or "기자" in role or "앵커" in role or words.title_of(name):
            continue
        if likeness(name) >= (0 if title else 2) or (" " in name and title and not words.known(name).grade):
            yield Sighting(name, at, at + len(name), role if title else "", stop=match.end(2))


def _like(doc: Doc, name: str, at: int, bodies: Set[str]) -> bool:
    return name not in bodies and likeness(name) >= 2 and reading(doc, at, at + len(name)) in ("name", "parts")
