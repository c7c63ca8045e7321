"""People by what stands beside their names: a title behind or before, 씨, an age, a gloss in Hanja or Latin."""

from __future__ import annotations

import re

from newsparse.extract import name_shapes as shapes
from newsparse.extract import titles
from newsparse.extract.foreign_names import foreign_name, transcribed_name, unknown
from newsparse.extract.sighting import Sighting, nominal
from newsparse.lexicon import sections, wordset
from newsparse.tokens import Doc


def sightings(doc: Doc, bodies: frozenset[str]) -> list[Sighting]:
    """The places where someone is named for certain; `bodies` are names that are no person's."""
    found: list[Sighting] = []
    taken: set[int] = set()

    def keep(seen: Sighting) -> None:
        if seen.start not in taken:
            taken.add(seen.start)
            found.append(seen)

    for passage in doc.passages:
        for match in shapes.title().finditer(doc.text, passage.start, passage.end):
            for seen in _beside(doc, match, passage.start, passage.end, bodies):
                keep(seen)
        for match in shapes.AGED.finditer(doc.text, passage.start, passage.end):
            if all(
                unknown(doc, part, match.start() + match["name"].find(part), bodies)
                for part in match["name"].split(" ")
            ):
                keep(Sighting(match["name"], match.start(), match.end("name")))
        for match in shapes.addressed().finditer(doc.text, passage.start, passage.end):
            name = match["name"]
            if (name.endswith("모") and len(name) == 2) or plausible(doc, name, match.start(), bodies):
                keep(Sighting(name, match.start(), match.start() + len(name)))
    found.sort(key=lambda seen: seen.start)
    # `다 코스타` where the article also has `안토니오 다 코스타`
    tails = {" ".join(seen.name.split(" ")[n:]) for seen in found for n in range(1, seen.name.count(" ") + 1)}
    return [seen for seen in found if seen.name not in tails]


def _beside(doc: Doc, match: re.Match[str], low: int, high: int, bodies: frozenset[str]) -> list[Sighting]:
    text = doc.text
    start = match.start()
    while start > low and re.match(shapes.WORD, text[start - 1]):
        start -= 1
    end = match.end("head")
    if later := shapes.NOT_YET.match(text, match.end(), high):
        end = later.end()
    word = text[start:end]
    if (
        not later
        and word != match["head"]
        and (match["head"] in wordset("titles", "bare") or (match["head"] == "시장" and not _city_head(word, bodies)))
    ):
        return []  # `물류시장`, `사업모델`
    glued = _glued_name(doc, word, match["head"], start, bodies)
    if glued:
        return [glued]
    window_start = max(low, start - 70)
    window = text[window_start:start]
    foreign = None
    if match["head"] in wordset("titles", "abroad"):
        foreign = foreign_name(doc, window, window_start, word, start, bodies)
    if foreign and " " in foreign.name and foreign.phrase != word:
        return [foreign]  # `마틴 존스 미국 대통령`: no 마틴 of a body called 존스
    if transcribed := transcribed_name(doc, window, window_start, word, bodies):
        return [transcribed]
    seen = _left_names(doc, window, window_start, word, start, bodies)
    if seen:
        return seen
    if after := _right_name(doc, match, start, word, low, high, bodies):
        return [after]
    if match["head"] in wordset("titles", "abroad") and (
        foreign := foreign_name(doc, window, window_start, word, start, bodies)
    ):
        return [foreign]
    return []


def _city_head(word: str, bodies: frozenset[str]) -> bool:
    return word[:-1] in bodies or word[:-1] in titles.places() or word in ("부시장", "시장")


def _glued_name(doc: Doc, word: str, head: str, start: int, bodies: frozenset[str]) -> Sighting | None:
    """`김가람의원`, `이도윤위원장`: a name and a bare title without a space."""
    name = word[: -len(head)]
    if word[:-1] in bodies:
        return None  # `기타노시장`: the mayor of 기타노시
    if (
        len(name) == 3
        and len(head) >= 2
        and shapes.name_shape().fullmatch(name)
        and plausible(doc, name, start, bodies)
    ):
        first = doc.token_from(start)
        if first < len(doc.tags) and doc.starts[first] == start and doc.tags[first] == "NNP":
            return Sighting(name, start, start + 3, head)
    return None


def _left_names(doc: Doc, window: str, offset: int, word: str, start: int, bodies: frozenset[str]) -> list[Sighting]:
    best: list[Sighting] = []
    pos = 0
    while match := shapes.left().search(window, pos):
        pos = match.start() + 1
        middle_start = offset + match.start("middle")
        if not nominal(doc, middle_start, start):
            continue
        middle = match["middle"]
        names = [
            (m[0], offset + match.start("names") + m.start())
            for m in re.finditer(r"[가-힣]+", re.sub(r"\([^()]*\)", lambda b: " " * len(b[0]), match["names"]))
        ]
        tied = bool(middle) and middle.split(" ")[0] in bodies
        good = [(name, at) for name, at in names if plausible(doc, name, at, bodies, tied=tied)]
        if re.search(r"\([A-Z][A-Za-z]+\)", match["names"]):
            continue  # `도라이(Dorai) 이사`: Latin behind a name is a body's
        if not good or len(good) < len(names):
            continue
        before = re.search(rf"((?:{shapes.WORD}|[()])+(?:\s{shapes.WORD}+)?)\s$", window[: match.start()])
        found = [
            Sighting(name, at, at + len(name), (middle + word).strip(), before[1] if before and not middle else "")
            for name, at in good
        ]
        if not middle:
            # `최다연 가온대 총장`: what has the shape of a name may be the body of the name before it
            return best if best and shapes.BODY_END.search(good[-1][0]) else found
        best = best or found
    return best or _after_particle(doc, window, offset, word, start, bodies)


def _after_particle(
    doc: Doc, window: str, offset: int, word: str, start: int, bodies: frozenset[str]
) -> list[Sighting]:
    """`협약식은김가람 한빛군수`: the space before the name is lost, but Kiwi sees where it begins."""
    match = re.search(rf"(?<=[가-힣])({shapes.name()})\s$", window)
    for at in range(match.start(), match.end() - 2) if match else ():
        name = window[at:].strip()
        i = doc.token_from(offset + at)
        if (
            shapes.name_shape().fullmatch(name)
            and i < len(doc.starts)
            and doc.starts[i] == offset + at
            and (doc.tags[i] == "NNP" or doc.oov[i])
            and doc.ends[i] == offset + at + len(name)
            and i
            and doc.tags[i - 1][0] == "J"
            and plausible(doc, name, offset + at, bodies)
        ):
            return [Sighting(name, offset + at, offset + at + len(name), word)]
    return []


def _right_name(
    doc: Doc, match: re.Match[str], start: int, word: str, low: int, high: int, bodies: frozenset[str]
) -> Sighting | None:
    """`군수 강한결`, `(대표이사 김영섭)`, `최고운영책임자(COO) 김가람는`."""
    after = shapes.right().match(doc.text, match.end(), high)
    if after is None:
        return None
    name, at = after["name"], after.start("name")
    bracket = doc.text[start - 1] == "(" if start > low else False
    spaced = doc.text[match.end()] == " "
    if not spaced or not plausible(doc, name, at, bodies):
        return None
    named = _proper(doc, at, at + len(name)) or doc.text.count(name) > 1
    if not bracket and (len(name) < 3 or not named or shapes.title().match(doc.text, after.end())):
        return None
    if bracket:
        return Sighting(name, at, at + len(name), word, bracket_of=start - 1)
    before = re.search(rf"((?:{shapes.WORD})+(?:\s{shapes.WORD}+){{0,2}})\s$", doc.text[max(low, start - 50) : start])
    front = before[1] if before and nominal(doc, start - len(before[0]), start) else ""
    return Sighting(name, at, at + len(name), f"{front} {word}".strip())


def _proper(doc: Doc, start: int, end: int) -> bool:
    i = doc.token_from(start)
    return i < len(doc.starts) and doc.starts[i] == start and (doc.tags[i] == "NNP" or doc.oov[i])


def plausible(doc: Doc, name: str, start: int, bodies: frozenset[str], *, tied: bool = False) -> bool:
    """Whether a name-shaped string may be a name here: no common noun, no place, no body, no title.

    A name of two syllables must be one that Kiwi holds for proper, unless a body and a title behind it vouch (`tied`).
    """
    if not 2 <= len(name) <= 4 or name in bodies or name in titles.places() or name in wordset("not_names", "person"):
        return False
    if name in wordset("titles") or name in wordset("not_names", "organization") or name in shapes.countries():
        return False
    if titles.head_of(name) and len(titles.head_of(name) or "") >= 2:
        return False
    end = start + len(name)
    i = doc.token_from(start)
    if i >= len(doc.starts) or doc.starts[i] != start:
        return False
    if doc.ends[i] == end and doc.tags[i] in ("NNG", "MAG", "MM", "NR", "NP", "MAJ") and not doc.oov[i]:
        return False
    double = name[:2] in sections("surnames")["two"]
    while i < len(doc.starts) and doc.starts[i] < end and not double:
        if doc.tags[i][0] == "J" or doc.tags[i] in ("XSA", "XSV", "ETM", "XSN"):
            return False  # `정확한`, `방문한`: 하/XSV + ㄴ/ETM
        i += 1
    if len(name) == 4:
        return double
    return len(name) == 3 or tied or _proper(doc, start, end)
