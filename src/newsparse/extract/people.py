"""People by the title beside their names, behind or before; those without one are for `names_alone.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from newsparse.extract import words
from newsparse.extract.beside import bracket_after, front_of, words_before
from newsparse.extract.chunks import Chunk
from newsparse.extract.foreign_names import foreign_name
from newsparse.extract.name_shapes import likeness, plausible
from newsparse.extract.names_alone import addressed, by_themselves, in_rosters, unnamed
from newsparse.extract.names_before import glued_name, left_names
from newsparse.extract.names_behind import right_names
from newsparse.extract.names_listed import in_bracket_behind, in_labels, in_lists, with_body, with_place
from newsparse.extract.sighting import Sighting
from newsparse.lexicon import wordset
from newsparse.tokens import Doc

_HANGUL = re.compile(r"[가-힣]+")


def sightings(doc: Doc, parts: list[Chunk], bodies: Set[str], own: Set[str] = frozenset()) -> list[Sighting]:
    """The places where someone is named for certain; `bodies` are names that are no person's, `own` titles besides."""
    found: dict[tuple[int, str], Sighting] = {}
    taken: set[int] = set()
    for seen in (
        *_titled(doc, parts, bodies, own),
        *addressed(doc, bodies),
        *unnamed(doc),
        *in_rosters(doc),
        *in_labels(doc),
        *with_body(doc, bodies),
        *with_place(doc, bodies),
        *in_lists(doc, bodies),
        *by_themselves(doc, parts, bodies),
    ):
        if seen.phrase or seen.start not in taken:  # `이도윤(새론협회장) 한빛군수` bears two titles
            taken.add(seen.start)
            found.setdefault((seen.start, seen.phrase), seen)
    ordered = sorted(found.values(), key=lambda seen: seen.start)
    # `다 코스타` where the article also has `안토니오 다 코스타`
    tails = {" ".join(seen.name.split(" ")[n:]) for seen in ordered for n in range(1, seen.name.count(" ") + 1)}
    return [seen for seen in ordered if seen.name not in tails]


# -- beside a title ----------------------------------------------------------------------------------------------------


def _titled(doc: Doc, parts: list[Chunk], bodies: Set[str], own: Set[str]) -> Iterator[Sighting]:
    passages, at = doc.passages, 0
    for n in [n for n, chunk in enumerate(parts) if own or chunk.known.title or chunk.text[-1] in "님실"]:
        chunk = parts[n]
        head = chunk.known.title
        if own:
            head = next((title for title in own if chunk.text.endswith(title)), head)
        if not head:
            if chunk.text[-1] != "님" and not chunk.text.endswith("의원실"):
                continue
            if not (head := words.known(chunk.text[:-1]).title):
                continue
            chunk = chunk._replace(text=chunk.text[:-1], end=chunk.end - 1, josa=chunk.text[-1])
        after = parts[n + 1] if n + 1 < len(parts) else None
        if chunk.known.grade >= 2 and after and after.known.title and after.start == chunk.end + 1:
            continue  # `이도윤 농촌경제연구원 연구위원`
        while passages[at].end <= chunk.start:
            at += 1
        if _IN_CHARGE.match(doc.text, chunk.end):
            continue  # `새론청 감독·조사 담당 대변인`
        if after and head in _DUTY and after.known.title and after.start == chunk.end + 1 and not chunk.josa:
            continue  # `새론텔레콤 미래사업총괄 부사장`
        if _is_title(chunk, head, bodies) or (head in _DUTY and n and _runs_unit(parts[n - 1], chunk, bodies)):
            yield from _beside(doc, parts, n, chunk, head, passages[at].start, bodies)


_SURNAME_ALONE = re.compile(r"\W?[김이박최정강조윤장임한오서신권황안송]\s")
_AIDES = frozenset(("보좌관", "비서관", "비서", "측근"))
_IN_CHARGE = re.compile(r"·[가-힣]{2,4} 담당 ")
_DUTY = frozenset(("담당", "총괄"))
_NUMBERED = re.compile(r"제?\d{1,2}")


def _runs_unit(before: Chunk, chunk: Chunk, bodies: Set[str]) -> bool:
    """`새론텔레콤 혁신사업담당`: who is in charge of something at a body."""
    named = before.text in bodies or before.known.grade == 3
    return named and not before.josa and before.end + 1 == chunk.start and len(chunk.text) > 3


def _is_title(chunk: Chunk, head: str, bodies: Set[str]) -> bool:
    """`물류시장`, `사업모델` are no titles, `한빛시장` is."""
    word = chunk.text
    if word == head:
        return True
    stem = word[: -len(head)]
    if _NUMBERED.fullmatch(stem):
        return True  # `제1차장`
    if head == "시장":
        return chunk.proper or words.is_region(word[:-1]) or word[:-1] in bodies or likeness(stem) > 2
    if head == "지사":
        return words.is_region(stem) or words.is_region(word[:-2] + "도") or likeness(stem) > 2
    return head not in wordset("title_words", "bare") or likeness(stem) > 2


def _beside(
    doc: Doc, parts: list[Chunk], n: int, chunk: Chunk, head: str, low: int, bodies: Set[str]
) -> Iterator[Sighting]:
    title, start, end = chunk.text, chunk.start, chunk.end
    if (
        chunk.josa
        and start > low + 1
        and doc.text[start - 1] == " "
        and _SURNAME_ALONE.match(doc.text, max(0, start - 3))
    ):
        return  # `김 의원은`: somebody whom another place names
    if doc.text[end : end + 1] == ")" and (inside := _in_bracket(doc, low, start, title)):
        yield inside
        return
    if start - 1 > low and doc.text[start - 1] in "·-&" and (whole := _whole_title(doc, low, start)) < start:
        start, title = whole, doc.text[whole:end]
    follows = parts[n + 1] if n + 1 < len(parts) and not chunk.josa else None
    if follows and follows.start == end + 1 and follows.text in wordset("title_words", "successor"):
        title, end = f"{title} {follows.text}", follows.end
    if glued := glued_name(doc, chunk, head, bodies):
        yield glued
        return
    before = words_before(doc, low, start)
    seen = left_names(doc, before, title, bodies)
    if seen and doc.text[seen[0].start - 1 : seen[0].start] == "(" and seen[0].phrase == title:
        for one in seen:
            one.bracket_of = seen[0].start - 1  # `충남도(김가람 지사)`
    foreign = None
    if not seen or not before or seen[0].start < before[0].start or len(seen[0].name) == 2:
        foreign = foreign_name(doc, before, title, head, bodies)
    if foreign and seen and foreign.start == seen[0].start and len(seen[0].name) == 3 and likeness(seen[0].name) > 2:
        foreign = None  # `박누리 인진 대표`
    if foreign and (not seen or foreign.start <= seen[0].start):
        seen = [foreign]
    if seen and head in _AIDES and doc.text.startswith((" 출신", "을 지낸", "이었던"), end):
        return  # `김가람 보좌관 출신`: somebody else
    if seen:
        for one in seen:
            one.after = one.after or bracket_after(doc, end)
            one.stop = end
            yield one
        return
    if listed := in_bracket_behind(doc, title, end):
        for one in listed:
            one.before = front_of(doc, before[:4])
            yield one
        return
    yield from right_names(doc, parts, n, title, end, before, low, bodies)


def _whole_title(doc: Doc, low: int, start: int) -> int:
    """Where a title begins that a sign divides: `5·18유족회장`, `산업가스·수소사업부장`; not `시장·군수`, `김가람·이도윤의원`."""
    begin = max(low, doc.text.rfind(" ", low, start) + 1)
    first = doc.text[begin : start - 1]
    if first[-1:].isdigit():
        return begin
    noun = _HANGUL.fullmatch(first) and 2 <= len(first) <= 8 and likeness(first) < 0 and doc.text[start - 1] == "·"
    return begin if noun and not words.title_of(first) and words.known(first).grade < 2 else start


_NAME_AND_BRACKET = re.compile(r"([가-힣]{2,4})\s?\(([^()]{0,24}\s|[^()]{0,8}[,·]\s?)?$")


def _in_bracket(doc: Doc, low: int, start: int, title: str) -> Sighting | None:
    """`김가람(당시 대통령)`, `이도윤(43·새론 대표)`: a name, and its title in a bracket behind."""
    match = _NAME_AND_BRACKET.search(doc.text, max(low, start - 32), start)
    if match is None or likeness(match[1]) < 2 or not plausible(doc, match[1], match.start(1)):
        return None
    inside = re.sub(r"^\d+세?[,·]?\s?", "", match[2] or "")
    return Sighting(match[1], match.start(1), match.end(1), f"{inside}{title}".strip())
