"""People without a title: an age, 씨, a place in a caption's list, or a name that nothing else can be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from newsparse.extract import words
from newsparse.extract.chunks import Chunk
from newsparse.extract.name_shapes import likeness, plausible, reading, surnames
from newsparse.extract.sighting import Sighting, nominal
from newsparse.lexicon import words as entries
from newsparse.lexicon import wordset
from newsparse.tokens import Doc

_HANGUL = re.compile(r"[가-힣]+")

_AGE = re.compile(r"\((?:[남여]\s?[·,]\s?)?(?:만\s)?[1-9]\d?(?:세)?(?:\s?[·,∙][^()\d]{1,24})?\)")
_SSI = re.compile(
    r"씨(?! (?:종중|문중|가문|종친|집성촌|시조|후손))(?=[는가의를에와도,.\s)\"'”’→]|$|께|측|로|처|라|여|부|보|만|한)"
)
_LAST_WORDS = re.compile(r"(?:[가-힣]{2,6}\s)?[가-힣]{2,6}$")


def addressed(doc: Doc, bodies: Set[str]) -> Iterator[Sighting]:
    """`홍길동(34)씨`, `김모(43)씨`, `김가람 씨`, `레온 그리그(29)`."""
    text = doc.text
    for passage in doc.passages:
        for match in _AGE.finditer(text, passage.start, passage.end):
            end = match.start()
            end -= end > passage.start and text[end - 1].isspace()
            yield from _named_before(doc, end, passage.start, bodies, spaced=True)
        for match in _SSI.finditer(text, passage.start, passage.end):
            end = match.start() - 1 if text[match.start() - 1 : match.start()] == " " else match.start()
            yield from _named_before(doc, end, passage.start, bodies, spaced=False)


def _named_before(doc: Doc, end: int, low: int, bodies: Set[str], *, spaced: bool) -> Iterator[Sighting]:
    match = _LAST_WORDS.search(doc.text[max(low, end - 13) : end])
    if match is None:
        return
    word = match[0].rpartition(" ")[2]
    at = end - len(word)
    if at > low and doc.text[at - 1].isalnum():
        return
    if (len(word) == 2 and word[1] == "모" and word[0] in surnames()[0]) or (
        word not in bodies and _korean(doc, word, at, end)
    ):
        yield Sighting(word, at, end, _said_before(doc, at, low))
    elif spaced and " " in match[0] and all(_foreign_part(doc, p, q) for p, q in _parts(match[0], end)):
        yield Sighting(match[0], end - len(match[0]), end)


_SOME = re.compile(r"(?<![가-힣])([가-힣]) 모 (?:씨|(?P<said>(?:전 )?[가-힣]{2,10}))")


def unnamed(doc: Doc) -> Iterator[Sighting]:
    """`비서실장 김 모 씨`, `이 모 부사장이`: a surname alone, as the paper gives it."""
    for match in _SOME.finditer(doc.text):
        passage = doc.passage_at(match.start())
        if passage is None or match[1] not in surnames()[0]:
            continue
        said = match["said"]
        if said is None:
            phrase = _said_before(doc, match.start(), passage.start)
        else:
            phrase = next(
                (said[:n] for n in range(len(said), 1, -1) if said[:n].removeprefix("전 ") in words.titles()), ""
            )
        if said is None or phrase:
            yield Sighting(f"{match[1]} 모", match.start(), match.start() + 3, phrase)


def _said_before(doc: Doc, at: int, low: int) -> str:
    """The profession before a name that 씨 or an age follows: `배우 김가람 씨`, `새론식당 사장 이도윤(50)씨`."""
    begin = doc.text.rfind(" ", low, max(low, at - 1)) + 1
    word = doc.text[max(begin, low) : at - 1]
    known = doc.text[at - 1 : at] == " " and word in words.titles() and word not in wordset("title_words", "bare")
    former = "전 " if doc.text[max(low, begin - 3) : begin].strip() == "전" else ""
    return former + word if known else ""


def _korean(doc: Doc, word: str, at: int, end: int) -> bool:
    return plausible(doc, word, at) or (len(word) == 3 and likeness(word) >= 2 and reading(doc, at, end) != "noun")


def _parts(name: str, end: int) -> list[tuple[str, int]]:
    first, _, last = name.partition(" ")
    return [(first, end - len(name)), (last, end - len(last))]


def _foreign_part(doc: Doc, part: str, at: int) -> bool:
    return _free(part) and reading(doc, at, at + len(part)) in ("name", "parts") and nominal(doc, at, at + len(part))


def _free(part: str) -> bool:
    """Whether no list holds a word for something else than part of a name."""
    return not (
        words.is_region(part)
        or part in words.countries()
        or part in wordset("not_names", "person")
        or part in wordset("not_names", "part")
        or words.known(part).grade > 0
        or words.title_of(part)
    )


_ROSTER = re.compile(
    r"(?:왼쪽|오른쪽|앞줄|뒷줄|윗줄|가운데)(?:\s?(?:왼쪽|오른쪽))?(?:에서|부터|\s?두\s?번째부터)\)?[,:]?\s?"
)


def in_rosters(doc: Doc) -> Iterator[Sighting]:
    """`왼쪽부터 김가람, 이도윤, 박누리`: names in a caption's order, titles or none."""
    if not any(word in doc.text for word in ("쪽", "줄", "가운데")):
        return
    for match in _ROSTER.finditer(doc.text):
        stop = doc.passage_at(match.start())
        if stop is None:
            continue
        at = match.end()
        for item in re.split(r"(?<=[,·])\s?", doc.text[at : min(stop.end, at + 300)]):
            name = item.strip().rstrip(",·.").partition(" ")[0].partition("(")[0]
            begin = doc.text.find(name, at) if name else -1
            alone = item.strip().rstrip(",·.") == name or "(" in item[: len(name) + 2]
            if alone and len(name) == 3 and likeness(name) >= 2 and reading(doc, begin, begin + 3) != "noun":
                yield Sighting(name, begin, begin + 3)
            at += len(item)


# -- by themselves -----------------------------------------------------------------------------------------------------

_QUOTES = frozenset("‘'“\"《<「『〈")


def by_themselves(doc: Doc, parts: list[Chunk], bodies: Set[str]) -> Iterator[Sighting]:
    """`이도윤이 …`: what Kiwi holds for one name and whose syllables are those of names, with nothing beside it.

    In news sentences with persons marked by hand, 90 of 91 such words are persons.
    """
    named = entries("title_words", "of a name")
    for n in [n for n, chunk in enumerate(parts) if chunk.proper and (len(chunk.text) == 3 or " " in chunk.text)]:
        chunk = parts[n]
        if chunk.last - chunk.first > 2:
            continue
        if chunk.last - chunk.first == 2 and not _surname_first(doc, chunk):
            continue
        word = chunk.text
        if len(word) == 3:
            if likeness(word) < 4 or not chunk.josa or word in bodies:
                continue
        elif not _by_kiwi(doc, chunk) or word in bodies:
            continue
        if not chunk.josa and (doc.text.startswith(named, chunk.end) or doc.text.startswith(named, chunk.end + 1)):
            continue  # `이도윤 정부`, `김가람 문학관`
        before = doc.text[chunk.start - 1 : chunk.start]
        if not before.isalnum() and before not in _QUOTES:  # `'김가람의 저녁쇼'` is a programme
            office = parts[n - 1] if n and " " in word else None
            if office and office.known.title == office.text and office.end + 1 == chunk.start and not office.josa:
                body = parts[n - 2] if n > 1 and parts[n - 2].end + 1 == office.start else None
                yield Sighting(word, chunk.start, chunk.end, office.text, body.text if body and not body.josa else "")
                continue  # `국무부 대변인 로라 그린필드는`
            yield Sighting(word, chunk.start, chunk.end)


def _surname_first(doc: Doc, chunk: Chunk) -> bool:
    """`박|정훈`: Kiwi sees a surname and what may be a given name."""
    return doc.tags[chunk.first] == "NNP" and len(doc.forms[chunk.first]) == 1 and " " not in chunk.text


def _by_kiwi(doc: Doc, chunk: Chunk) -> bool:
    """`로라 그린필드는`: two Hangul words that Kiwi's dictionary holds for one name, in no quotation marks."""
    before = doc.text[chunk.start - 1 : chunk.start]
    if not chunk.josa or doc.oov[chunk.first] or before in _QUOTES:
        return False
    pieces = chunk.text.split(" ")
    return all(_HANGUL.fullmatch(piece) and _free(piece) and piece[-1] not in "의은는" for piece in pieces)
