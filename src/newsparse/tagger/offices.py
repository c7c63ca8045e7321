"""Heads of counties and cities: the office is no part of a name. Kiwi keeps 해솔군수 whole, and training knows too few."""

from __future__ import annotations

import functools
import re

from newsparse.lexicon import sections, wordset
from newsparse.tagger.units import Units

# what of the last word is the office: 해솔군|수, 한들시|장, 가온구|청장, 새도|지사
_OFFICE = re.compile(r"(?<=.군)수$|(?<=.구)청장$|(?<=.시)장$|(?<=.도)지사$")
_ALONE = re.compile(r"부?(?:군수|구청장|시장|도지사|지사)$")


def end_without_office(read: Units, first: int, stop: int, label: str) -> int | None:
    """Where the name of units [first, stop) ends: `김가람 해솔군수` and `김 지사` behind the name if it is a person's,
    `해솔군수` behind 군 if it is a body's, None for `군수` alone."""
    end = max(read.ends[first:stop])
    if label == "PS":
        while stop - first > 1 and read.forms[stop - 1] in wordset("titles", "office"):
            stop -= 1  # 김 지사, 김시장
            end = max(read.ends[first:stop])
    if label not in ("PS", "OG") or read.forms[stop - 1][-1] not in "수장사":
        return end
    word = stop - 1
    while word > first and read.starts[word] == read.ends[word - 1]:
        word -= 1
    form = "".join(read.forms[word:stop])
    if len(form) != end - read.starts[word]:
        return end
    if label == "OG":
        if word == first and _ALONE.match(form):
            return None
        office = _OFFICE.search(form)
        return end - len(office[0]) if office else end
    return read.ends[word - 1] if word > first and _OFFICE.search(form) else end


def is_body(read: Units, first: int, stop: int) -> bool:
    """Whether units [first, stop) are a body by a list or by their ending: a firm is what the net takes for a person
    most often."""
    form = "".join(read.forms[first:stop])
    return form in _bodies() or (len(form) > 3 and form.endswith(_endings(), 2))


@functools.cache
def _bodies() -> frozenset[str]:
    listed = (item for entries in sections("organizations").values() for item in entries.items())
    return frozenset(form.strip() for name, others in listed for form in (name, *others.split(",")) if form.strip())


@functools.cache
def _endings() -> tuple[str, ...]:
    return tuple(ending for entries in sections("org_suffixes").values() for ending in entries if len(ending) > 1)
