"""Names from abroad in Hangul: no surname tells them, but no dictionary holds them, and a country, body or office follows."""

from __future__ import annotations

import re

from newsparse.extract import name_shapes as shapes
from newsparse.extract import titles
from newsparse.extract.sighting import Sighting, nominal
from newsparse.lexicon import wordset
from newsparse.tokens import Doc


def foreign_name(doc: Doc, window: str, offset: int, word: str, start: int, bodies: frozenset[str]) -> Sighting | None:
    """The longest run of words before a head of state's title that may be a name: no noun of the dictionary, no body."""
    match = shapes.foreign().search(window)
    if match is None:
        return None
    name, at, middle = match["name"], offset + match.start("name"), match["middle"]
    if not middle and name.split(" ")[-1] in shapes.countries():
        name, _, country = name.rpartition(" ")
        middle = country + " "
    if name.endswith(" 전"):
        name, middle = name.removesuffix(" 전"), "전 " + middle
    while name:
        first = name.split(" ")[0]
        parts = name.split(" ")
        long_enough = max(map(len, parts)) > 2 or (middle and min(map(len, parts)) > 1)
        vouched = long_enough and (nominal(doc, at, start) or (len(parts) > 2 and middle))
        if vouched and all(
            unknown(doc, part, at + name.find(part), bodies, later=n > 0 and len(parts) > 2)
            for n, part in enumerate(parts)
        ):
            return Sighting(name, at, at + len(name), (middle + word).strip())
        at += len(first) + 1
        name = name[len(first) + 1 :]
    return None


_WORDS = re.compile(rf"(?:{shapes.WORD}+(?:\([^()]{{1,30}}\))?\s)+$")


def transcribed_name(doc: Doc, window: str, offset: int, word: str, bodies: frozenset[str]) -> Sighting | None:
    """`마르코 델라니 새론전자 부사장`, `레나 호프만 박사`: two words or more that no dictionary holds, then body and title."""
    run = _WORDS.search(window)
    if run is None or word == "시장":  # `커넥티드 카 시장`
        return None
    words = [(m[0], offset + m.start()) for m in re.finditer(r"\S+", window[run.start() :])]
    words = [(text, at + run.start()) for text, at in words]
    stop = len(words)
    while stop and _of_body(re.sub(r"\(.*", "", words[stop - 1][0]), bodies):
        stop -= 1
    first = stop
    while first and stop - first < 4 and _syllables(doc, *words[first - 1], bodies):
        first -= 1
    parts = [text for text, _ in words[first:stop]]
    if (
        len(parts) < 2
        or len(parts[0]) < 2
        or (max(map(len, parts)) < 3 and stop == len(words))
        or (shapes.BODY_END.search(parts[-1]) and stop == len(words))
    ):
        return None
    if any(len(part) == 3 and shapes.name_shape().fullmatch(part) for part in parts):
        return None  # `이도윤 새론 대표`, `해솔고 이도윤 교장`
    start, (last, at) = words[first][1], words[stop - 1]
    middle = " ".join(text for text, _ in words[stop:])
    return Sighting(doc.text[start : at + len(last)], start, at + len(last), f"{middle} {word}".strip())


def _of_body(word: str, bodies: frozenset[str]) -> bool:
    return (
        word in bodies
        or word in shapes.countries()
        or titles.is_unit(word)
        or bool(re.fullmatch(r"[A-Z][A-Za-z&]+", word))
    )


def _syllables(doc: Doc, word: str, at: int, bodies: frozenset[str]) -> bool:
    """Whether a word is Hangul that Kiwi takes for an unknown or proper noun."""
    return (
        bool(re.fullmatch(r"[가-힣]{1,6}", word))
        and word not in wordset("not_names", "part")
        and unknown(doc, word, at, bodies)
    )


def unknown(doc: Doc, part: str, at: int, bodies: frozenset[str], *, later: bool = False) -> bool:
    """Whether a word may be part of a foreign name: 빈, 살만; not 신임, 미국, 한빛그룹."""
    if (
        part in bodies
        or part in titles.places()
        or part in shapes.countries()
        or part in wordset("not_names", "person")
    ):
        return False
    if titles.is_title(part) or part in wordset("titles") or part in wordset("not_names", "organization"):
        return False
    if len(part) == 1:
        return True
    i, proper = doc.token_from(at), False
    if later:  # Kiwi makes anything of 코스타 in `안토니오 다 코스타`
        known = i < len(doc.starts) and doc.ends[i] == at + len(part) and doc.tags[i] == "NNG" and not doc.oov[i]
        return not known
    while i < len(doc.starts) and doc.starts[i] < at + len(part):
        if doc.tags[i][0] not in "NX":
            return False  # `자던 김모(43)씨`, `추정되는 윤모(35)씨`
        proper |= doc.tags[i] == "NNP" or doc.oov[i]
        i += 1
    return proper and not re.fullmatch(r"[가-힣]모", part)
