"""What the lists in data/ know of a word by itself: the title or ending it closes in, the place or body it names.

All of it is asked once a word and kept, since news says the same words again and again; what stands round a word in a
sentence is judged elsewhere.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from newsparse.lexicon import sections, words, wordset
from newsparse.model import OrganizationKind

KEPT = 1 << 16  # words that a cache keeps


class Known(NamedTuple):
    """A word: the `title` it ends in ('' if none), the `kind` of body that it may name, and how firmly.

    `grade` 3: a body known by name; 2: an ending that is enough (근로복지공단); 1: an ending that wants a name before
    it and more support (누리병원); 0: no body. `place`: it names or ends as a place or country does. `opens`, `closes`:
    it may be the first or last of two words that name a body (법무법인 …, … 노조).
    """

    title: str
    kind: OrganizationKind | None
    grade: int
    place: bool
    opens: bool
    closes: bool


@functools.lru_cache(KEPT)
def known(word: str) -> Known:
    """What the lists say of one word."""
    place = word[-1:] in ("시", "군", "구", "도") or word in regions() or word in countries()
    opens = word in wordset("org_words", "first of two") or word.startswith("주")
    closes = word in _closing() or bool(_endings_of("org_words", "closing of two").of(word))
    return Known(title_of(word), *_body(word), place, opens, closes)


@functools.cache
def _closing() -> frozenset[str]:
    return wordset("org_words", "last of two") | wordset("org_words", "second word")


# -- titles ------------------------------------------------------------------------------------------------------------


@functools.cache
def titles() -> frozenset[str]:
    """All titles but forms of address."""
    return wordset("titles", "office") | wordset("titles", "profession")


class _Endings:
    """Entries that words may close in, asked by the last letter: most words close in none."""

    def __init__(self, entries: Iterable[str]) -> None:
        self.entries = frozenset(entries)
        sizes: defaultdict[str, set[int]] = defaultdict(set)
        for entry in self.entries:
            sizes[entry[-1]].add(len(entry))
        self.sizes = {letter: tuple(sorted(found, reverse=True)) for letter, found in sizes.items()}

    def of(self, word: str) -> str:
        """The longest entry that a word closes in, '' if none."""
        for size in self.sizes.get(word[-1:], ()):
            if word[-size:] in self.entries:
                return word[-size:]
        return ""


@functools.cache
def _endings_of(name: str, section: str) -> _Endings:
    return _Endings(words(name, section))


@functools.cache
def _titles() -> _Endings:
    return _Endings(titles())


@functools.lru_cache(KEPT)
def title_of(phrase: str) -> str:
    """The longest title that a phrase ends in, '' if none: `KT전남전북고객본부장` → 본부장."""
    end = _endings_of("title_words", "successor").of(phrase)
    if end and (head := title_of(phrase[: -len(end)])):
        return head + end
    return _titles().of(phrase)


# -- places ------------------------------------------------------------------------------------------------------------

_LEVELS = ("province", "city", "county", "district")


def forms(value: str) -> list[str]:
    """The forms behind a tab: `서울시, 서울` → [서울시, 서울]."""
    return [form.strip() for form in value.split(",") if form.strip()]


@functools.cache
def regions() -> dict[str, str]:
    """Each form of a Korean province, city, county or district → its name: 충남도 → 충청남도, 곡성 → 곡성군."""
    found: dict[str, str] = {}
    for level in _LEVELS:
        for name, value in sections("places")[level].items():
            for form in (name, *forms(value)):
                found.setdefault(form, name)
    for name in list(found.values()):
        if len(name) > 2 and name[-1] in "시군":
            found.setdefault(name[:-1], name)
    return found


@functools.cache
def countries() -> dict[str, str]:
    """Form of a country's name → its name."""
    return {
        form: name for name, value in sections("places")["country"].items() for form in (name, *forms(value)) if form
    }


def is_region(word: str) -> bool:
    """Whether a word names a Korean place; an unknown county is believed (`한빛군`), an unknown city is not (`도매시`)."""
    if word in regions():
        return True
    if len(word) < 3 or word in wordset("not_names", "place"):
        return False
    return word[-1] in "군구" or (word[-1] == "시" and word[:-1] in regions())


# -- bodies ------------------------------------------------------------------------------------------------------------


@functools.cache
def bodies() -> dict[str, tuple[str, OrganizationKind]]:
    """Form → (canonical name, kind) of bodies known by name."""
    found: dict[str, tuple[str, OrganizationKind]] = {}
    for kind, entries in sections("organizations").items():
        for name, value in entries.items():
            for form in (name, *forms(value)):
                found.setdefault(form, (name, kind))  # type: ignore[arg-type]
    return found


@functools.cache
def _endings() -> dict[str, tuple[OrganizationKind, bool]]:
    """Ending → (kind, whether it is firm)."""
    table: dict[str, tuple[OrganizationKind, bool]] = {}
    for section, entries in sections("org_suffixes").items():
        kind, strength = section.split(" ")
        for entry in entries:
            table[entry] = kind, strength == "strong"  # type: ignore[assignment]
    return table


@functools.cache
def _body_endings() -> _Endings:
    return _Endings(_endings())


@functools.lru_cache(KEPT)
def ending(word: str) -> tuple[str, str, OrganizationKind, bool] | None:
    """(stem, ending, kind, whether firm) by the longest ending that leaves a stem; None if none does."""
    end = _body_endings().of(word)
    if end == word:
        end = _body_endings().of(word[1:])
        end = end if len(end) < len(word) else ""
    return (word[: -len(end)], end, *_endings()[end]) if end else None


@functools.cache
def _stems() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(words('org_words', 'generic stem'))})+")


def is_generic(stem: str) -> bool:
    """Whether what stands before an ending names nobody: 지역+경찰서, 온라인+플랫폼."""
    return bool(_stems().fullmatch(stem))


def _body(word: str) -> tuple[OrganizationKind | None, int]:
    if len(word) < 2 or word in wordset("not_names", "organization"):
        return None, 0
    if word in bodies():
        return bodies()[word][1], 3
    if word in wordset("titles") or word in regions() or word in countries():
        return None, 0
    found = ending(word)
    if found is None or is_generic(found[0]) or _endings_of("org_words", "facility").of(word):
        return None, 0
    stem, end, kind, firm = found
    if kind == "court" and len(end) == 2 and not any(stem.startswith(place) for place in regions()):
        return None, 0  # `산업입지법`, `방지법` end in 지법 and are laws
    if end == "위원회" and len(stem) >= 4:
        return "government", 2
    if firm:
        return (kind, 2) if len(stem) >= 2 or kind == "local_government" else (None, 0)
    return kind, 1


def is_latin(word: str) -> bool:
    """Whether a word is Latin that may name a body: KT, S-OIL; not AI, MOU or kg."""
    return bool(re.match(r"[A-Z]", word)) and word.upper() not in wordset("org_words", "technical")


def is_unit(phrase: str) -> bool:
    """Whether words name a part of a body: `식품영양학과`, `컴퓨터공학부 교수팀`."""
    return all(word.endswith(words("title_words", "unit")) for word in phrase.split())
