"""Whom `양사는`, `3자는`, `두 기관이` mean: the sides that a sentence before names."""

from __future__ import annotations

import re

from newsparse.extract.agreement_words import Event
from newsparse.extract.parties import Cast
from newsparse.extract.party_words import ANAPHORA
from newsparse.tokens import Doc

# presidents sign these for states
OF_BODIES = frozenset(["MOU", "investment", "sisterhood", "treaty"])
_COUNTED = re.compile(r"(?P<n>양|두|둘|세|네|다섯|\d{1,2})\s?(?:개\s?)?[가-힣]{1,5}(?:[은는이가간의]|\s|$)")
_NUMBERS = {"양": 2, "두": 2, "둘": 2, "세": 3, "네": 4, "다섯": 5}


def meant(doc: Doc, cast: Cast, event: Event, head: str) -> list[str]:
    """Whom `3사는 … 체결했다` means: the sides of the sentence next before it that names as many."""
    match = _COUNTED.search(head)
    count = 0
    if match:
        count = _NUMBERS.get(match["n"]) or int(match["n"] if match["n"].isdigit() else 0)
    groups = list(_groups_before(doc, cast, event))
    if count > 1 and (fitting := [g for g in groups if len(g) == count]):
        return fitting[-1]
    return groups[0] if groups and count in (0, 2) and (not count or len(groups[0]) == 2) else []


def _groups_before(doc: Doc, cast: Cast, event: Event) -> list[list[str]]:
    """The groups of two and more bodies in party position of each sentence, deck or headline before a statement."""
    found = []
    for sentence in doc.sentences:
        if sentence.start < event.sentence.start:
            pair = cast.parties(sentence, sentence.end)
            if event.kind in OF_BODIES:
                pair = [name for name in pair if name not in cast.people]
            if len(pair) > 1:
                found.append(pair)
    return found


def pair_before(doc: Doc, cast: Cast, event: Event) -> list[str]:
    """Whom `양 기관은 … 체결했다` means: the first sentence, deck or headline that has two bodies in party position."""
    if not ANAPHORA.search(doc.text, event.sentence.start, event.start):
        return []
    groups = _groups_before(doc, cast, event)
    return groups[0] if groups else []
