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

from newsparse.extract.spellings import spellings
from newsparse.lexicon import sections, words, wordset
from newsparse.model import OrganizationKind

KEPT = 1 << 16  # words that a cache keeps


class Known(NamedTuple):
    """A word: the `title` it ends in ('' if none), the `kind` of body that it may name, and how firmly.

    `grade` 3: a body known by name; 2: an ending that is enough (근로복지공단); 1: an ending that wants a name before
    it and more support (누리병원); 0: no body. `place`: it names or ends as a place or country does. `opens`, `closes`:
    it may be the first or last of two words that name a body (법무법인 …, … 노조). `begins`: a body whose name Kiwi takes
    apart may begin with it (국민|의|힘). What no list speaks of is NOTHING.
    """

    title: str
    kind: OrganizationKind | None
    grade: int
    place: bool
    opens: bool
    closes: bool
    begins: bool


class _Kept(dict[str, Known]):
    """Known by word: a dict, since looking up in one touches less memory than a cache that keeps an order."""

    def __missing__(self, word: str) -> Known:
        if len(self) >= KEPT:
            self.clear()
        self[word] = found = _know(word)
        return found


known = _Kept().__getitem__  # what the lists say of one word


def _know(word: str) -> Known:
    """A look into the lists of whole words and one into those of endings, by bits that say which lists hold it."""
    size, last = len(word), word[-1:]
    sizes, endings = _all_endings()
    ends = sizes.get(word[-2:]) or sizes.get(last, ())
    whole, begins = _wholes().get(word, 0), word[:2] in _heads()
    if not (whole or ends or begins or last in _LAST_LETTERS or word[:1] == "주"):
        return NOTHING  # most words
    longest: dict[int, str] = {}
    for n in ends:
        if n <= size and (bits := endings.get(word[-n:], 0)):
            for bit in (_TITLE, _SUCCESSOR, _CLOSING, _FACILITY, _BODY, _RUN_IN):
                if bits & bit:
                    longest.setdefault(bit, word[-n:])
    title = title_of(word) if _SUCCESSOR in longest else longest.get(_TITLE, "")
    body = _body(word, longest.get(_BODY, ""), _FACILITY in longest) if size > 1 and not whole & _NO_BODY else (None, 0)
    place = bool(whole & _PLACE) or last in _PLACE_ENDS
    opens = bool(whole & _OPENS) or word[:1] == "주"
    closes = bool(whole & _CLOSES) or _CLOSING in longest
    speaks = bool(title) or body[1] > 0 or place or opens or closes or begins or bool(whole & _PART)
    behind = (last in "님실" and bool(title_of(word[:-1]))) or (last in JOSA and word[:-1] in bodies())
    return Known(title, *body, place, opens, closes, begins) if speaks or behind or _RUN_IN in longest else NOTHING


NOTHING = Known("", None, 0, False, False, False, False)  # of most words: one object for all
JOSA = frozenset("은는이가을를의와과도에")
_PLACE_ENDS = frozenset("시군구도")
_LAST_LETTERS = JOSA | _PLACE_ENDS | frozenset("님실")  # 교수님, 의원실
# Kiwi reads the end of a body and its particle as one noun: 한빛항공|청과 (fruit), 가온|구의
RUN_IN = ("청과", "시의", "군의", "구의")
_PLACE, _OPENS, _CLOSES, _NO_BODY, _NAMED, _PART = 1, 2, 4, 8, 16, 32  # of whole words
_TITLE, _SUCCESSOR, _CLOSING, _FACILITY, _BODY, _RUN_IN = 1, 2, 4, 8, 16, 32  # of endings


@functools.cache
def _wholes() -> dict[str, int]:
    """Word → in which lists it stands whole."""
    places = {*regions(), *countries()}
    closing = wordset("org_words", "last of two") | wordset("org_words", "second word")
    opening = wordset("org_words", "first of two")
    parts = {word[n:] for word in opening for n in range(1, len(word))}  # 법무|법인
    return _bits(
        (places, _PLACE),
        (bodies(), _NAMED),
        (opening, _OPENS),
        ({*parts, *sections("org_forms")["common"], *words("title_words", "successor")}, _PART),
        (closing, _CLOSES),
        (wordset("not_names", "organization"), _NO_BODY),
        ((places | wordset("titles")) - bodies().keys(), _NO_BODY),
    )


@functools.cache
def _all_endings() -> tuple[dict[str, tuple[int, ...]], dict[str, int]]:
    """Last two letters, or last → sizes of the endings that may close so, longest first; ending → in which lists it stands."""
    endings = _bits(
        (titles(), _TITLE),
        (words("title_words", "successor"), _SUCCESSOR),
        (
            (
                *words("org_words", "closing of two"),
                *words("org_words", "bureau"),
                *words("org_words", "of a cause"),
                "팀",
            ),
            _CLOSING,
        ),
        (words("org_words", "facility"), _FACILITY),
        (_endings(), _BODY),
        (RUN_IN, _RUN_IN),
    )
    sizes: defaultdict[str, set[int]] = defaultdict(set)
    for entry in endings:
        sizes[entry[-2:]].add(len(entry))
    for tail, found in sizes.items():
        if len(tail) == 2 and tail[1] in endings:
            found.add(1)
    return {tail: tuple(sorted(found, reverse=True)) for tail, found in sizes.items()}, endings


def _bits(*lists: tuple[Iterable[str], int]) -> dict[str, int]:
    found: defaultdict[str, int] = defaultdict(int)
    for entries, bit in lists:
        for entry in entries:
            found[entry] |= bit
    return dict(found)


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
    for form, (name, kind) in list(found.items()):
        if kind == "company":
            for other in spellings(form):
                found.setdefault(other, (name, kind))
    return found


@functools.cache
def apart() -> dict[str, tuple[str, ...]]:
    """Names that hold a space, or that Kiwi takes apart (국민의힘 into 국민/의/힘, LG엔솔 into LG/에/ㄴ/솔), by two letters."""
    torn = re.compile(r" |의힘|의당|[A-Z](?:온|엔|은|는|이노)|[A-Z]-|들$")
    found: defaultdict[str, list[str]] = defaultdict(list)
    for form in bodies():
        if torn.search(form):
            found[form[:2]].append(form)
    return {head: tuple(names) for head, names in found.items()}


@functools.cache
def _heads() -> frozenset[str]:
    """The first two letters of those names, and the first alone."""
    return frozenset((*apart(), *(head[0] for head in apart())))


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


def _body(word: str, end: str, facility: bool) -> tuple[OrganizationKind | None, int]:
    """(kind, grade) of a word that no list forbids, `end` its longest ending of a body."""
    if word in bodies():
        return bodies()[word][1], 3
    if word[-1] in "군측" and len(word) > 2 and word[:-1] in countries():
        return ("military", 3) if word[-1] == "군" else (None, 0)
    found = ending(word) if end and not facility else None
    if found is None or is_generic(found[0]):
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
    return "A" <= word[:1] <= "Z" and word.upper() not in wordset("org_words", "technical")


def is_unit(phrase: str) -> bool:
    """Whether words name a part of a body: `식품영양학과`, `컴퓨터공학부 교수팀`."""
    return all(word.endswith(words("title_words", "unit")) for word in phrase.split())
