"""Names from abroad in Hangul: no surname tells them, but no dictionary holds them, and a country, body or office follows."""

from __future__ import annotations

import functools
import re
from collections.abc import Set

from newsparse.extract import words
from newsparse.extract.beside import Word, front_of
from newsparse.extract.chunks import Chunk
from newsparse.extract.name_shapes import likeness
from newsparse.extract.sighting import Sighting
from newsparse.lexicon import wordset
from newsparse.tokens import Doc

_HANGUL = re.compile(r"[가-힣]{1,6}")
_NATIONS = frozenset("미중일러영")  # as headlines write countries


def foreign_name(doc: Doc, before: list[Word], title: str, head: str, bodies: Set[str]) -> Sighting | None:
    """`마르코 델라니 새론전자 부사장`, `조 바이든 미국 대통령`, `푸틴 대통령`: words that no dictionary holds, before a body and
    a title; where nothing but the title follows, the title must be one of those that foreigners bear in the news."""
    if title == "시장" or not before:  # `커넥티드 카 시장`
        return None
    stop = 0
    if before[0].text in _NATIONS and head in wordset("title_words", "abroad"):
        stop = 1  # `레나 그린필드 미 하원의장`
    while stop < len(before) and stop < 4 and _of_body(before[stop].text.strip("\0"), bodies):
        stop += 1
    name: list[Word] = []
    for word in before[stop : stop + 4]:
        core = word.text.rstrip("\0")
        if core != word.text and name:
            break  # a gloss ends the name before it
        fits = _syllables(doc, core, word.start, bodies) or (not name and _after_particle_word(before, stop, core))
        if not fits or (name and word.start + len(word.text) + 1 < name[0].start):
            break  # a gap: `새론의소리 캡처      송 전 대표`, where a caption ends
        name.insert(0, word)
    parts = [word.text.rstrip("\0") for word in name]
    if len(parts) > 2 and len(parts[-1]) > 3 and head in wordset("title_words", "head of all") and not stop:
        name, stop = name[:-1], 1  # `부이 티 하나 새로니크 회장`
    elif (
        len(parts) > 2
        and len(parts[-1]) > 2
        and stop
        and words.is_unit(before[stop - 1].text)
        and not _of_body_alone(before[:stop], bodies)
    ):
        name, stop = name[:-1], stop + 1  # `에르난 코르데스 새로니아 책임투자부문 대표`: a unit of the firm before it
    while name and len(name[0].text) == 1 and len(name) > 2 and not _unknown(doc, name[0].text, name[0].start):
        name.pop(0)
    if not name:
        return None
    parts = [word.text.rstrip("\0") for word in name]
    if "".join(parts) in words.bodies():
        return None  # `로열 더치 셸`
    vouched = stop > 0 or head in wordset("title_words", "abroad")
    country = stop > 0 and any(before[k].text.strip("\0") in words.countries() for k in range(stop))
    if len(parts) == 1 and not _alone(doc, parts[0], name[0].start, head, country):
        return None
    if len(parts) > 1 and not _together(doc, parts, name, vouched):
        return None
    short = len(parts) == 2 and max(map(len, parts)) < 3 and not country and name[-1].text == parts[-1]
    if short and not all(_in_dictionary(doc, part, word.start) for part, word in zip(parts, name, strict=True)):
        return None
    start, end = name[0].start, name[-1].start + len(parts[-1])
    middle = " ".join(word.text.replace("\0", "") for word in reversed(before[:stop]))
    front = front_of(doc, before[stop + len(name) :])
    return Sighting(doc.text[start:end], start, end, f"{middle} {title}".strip(), front)


def _of_body_alone(between: list[Word], bodies: Set[str]) -> bool:
    """Whether words between a name and a title name a body by themselves, not a unit of one that stands before."""
    forms = [word.text.strip("\0") for word in between]
    return any(form in bodies or form in words.countries() or words.known(form).grade >= 2 for form in forms)


_PARTICLES = frozenset(
    ("빈", "반", "알", "엘", "델", "드", "데", "폰", "판", "벤", "이븐", "다", "디", "라", "르", "판데르", "알리")
)


def _after_particle_word(before: list[Word], at: int, core: str) -> bool:
    """`무함마드 빈 살만`: what stands behind a nobiliary particle belongs to the name, whatever Kiwi makes of it."""
    follows = before[at + 1 : at + 3]
    return (
        len(follows) == 2 and follows[0].text in _PARTICLES and bool(_HANGUL.fullmatch(core)) and not _is_listed(core)
    )


def stage_name(doc: Doc, parts: list[Chunk], n: int, title: str, bodies: Set[str]) -> str | None:
    """`배우 다온`, `물리학자 스티븐 호킹`: behind a profession, one word that Kiwi holds for a name, or two."""
    if n + 1 >= len(parts) or title not in wordset("titles", "profession") or title in wordset("title_words", "bare"):
        return None
    name = parts[n + 1]
    if name.start != parts[n].end + 1 or not (2 <= len(name.text) <= 12) or not name.proper or name.text in bodies:
        return None
    words_ = [(name.text, name.start)]
    if n + 2 < len(parts) and not name.josa and parts[n + 2].start == name.end + 1 and parts[n + 2].josa:
        words_.append((parts[n + 2].text, parts[n + 2].start))
    plain = [_HANGUL.fullmatch(part) for word, _ in words_ for part in word.split(" ")]
    if not all(plain) or any(_is_listed(word) or not _unknown(doc, word, at) for word, at in words_):
        return None
    follows = doc.text[words_[-1][1] + len(words_[-1][0]) :][:1]
    ends = parts[n + len(words_)].josa or not follows or follows in "(,.·’'”\""
    return " ".join(word for word, _ in words_) if ends else None


def _of_body(word: str, bodies: Set[str]) -> bool:
    return word in bodies or _belongs(word)


_LATIN_OR_PLACE = re.compile(r"[A-Z][A-Za-z&]+|[가-힣]{2,}[현성주]")


@functools.lru_cache(words.KEPT)
def _belongs(word: str) -> bool:
    return (
        word in words.countries()
        or words.known(word).grade >= 2
        or word in ("전", "현", "前")
        or (words.is_unit(word) and len(word) > 2)
        or bool(_LATIN_OR_PLACE.fullmatch(word))  # `응우옌 반 랍 호아빈현 인민위원장`, `… 쓰촨성 성장`
    )


def _alone(doc: Doc, part: str, at: int, head: str, country: bool) -> bool:
    """`푸틴 대통령`, `리창 중국 총리`: one word before a statesman's title."""
    if country and len(part) > 3 and _unknown(doc, part, at) and not words.ending(part):
        return True  # `키노시타 일본 새론전자 이사`
    alone = wordset("title_words", "abroad alone")
    if (head not in wordset("title_words", "abroad") and head not in alone) or len(part) < 2:
        return False
    if head in ("총리", "대통령") and likeness(part) >= 1 and not country:
        return False
    return _unknown(doc, part, at) and (country or head in alone)


def _together(doc: Doc, parts: list[str], name: list[Word], vouched: bool) -> bool:
    if any(len(part) == 3 and likeness(part) >= 3 for part in parts) or max(map(len, parts)) < 2:
        return False  # `이도윤 새론 대표`, `해솔고 이도윤 교장`
    if (words.ending(parts[-1]) and not vouched) or any(words.known(part).grade for part in parts):
        return False  # `고운 한빛회 회장`, `한빛예술단 리설아 단장`
    return any(_unknown(doc, part, word.start) for part, word in zip(parts, name, strict=True))


def _syllables(doc: Doc, word: str, at: int, bodies: Set[str]) -> bool:
    """Whether a word is Hangul that no list and no dictionary holds for something else: 빈, 살만; not 신임, 미국."""
    if not _HANGUL.fullmatch(word) or word in bodies or _is_listed(word):
        return False
    if len(word) == 1 and (word in _PARTICLES or word in wordset("title_words", "short foreign name")):
        return True
    return _unknown(doc, word, at)


@functools.lru_cache(words.KEPT)
def _is_listed(word: str) -> bool:
    known = words.known(word)
    return word in _nouns() or words.is_region(word) or known.grade >= 2 or bool(known.title)


@functools.cache
def _nouns() -> frozenset[str]:
    sections = [wordset("not_names", section) for section in ("person", "part", "organization")]
    return wordset("title_words", "stray").union(words.countries(), *sections)


def _in_dictionary(doc: Doc, word: str, at: int) -> bool:
    """Whether Kiwi's dictionary has a word for a name, or knows it as part of one in several words."""
    i = doc.token_from(at)
    if i < len(doc.starts) and doc.starts[i] == at:
        return doc.tags[i] == "NNP" and doc.ends[i] >= at + len(word) and not doc.oov[i]
    return i > 0 and doc.ends[i - 1] >= at + len(word) and doc.tags[i - 1] == "NNP"


def _unknown(doc: Doc, word: str, at: int) -> bool:
    """Whether Kiwi holds a word for proper or unknown, and no particle or verb stands in it."""
    i, proper, total = doc.token_from(at), False, len(doc.starts)
    if i >= total or doc.starts[i] != at:  # Kiwi knows 세르게이 라브로프 as one word
        return i > 0 and doc.ends[i - 1] >= at + len(word) and doc.tags[i - 1] == "NNP" and " " in doc.forms[i - 1]
    if doc.tags[i] == "NNP" and " " in doc.forms[i]:
        return True
    while i < total and doc.starts[i] < at + len(word):
        if doc.tags[i][0] not in "NXI" or doc.tags[i] in ("XSV", "XSA", "NNB"):
            return False
        proper |= doc.tags[i] == "NNP" or doc.oov[i]
        i += 1
    return proper
