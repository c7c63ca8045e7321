"""What the net sees of a morpheme: numbers for its meaning, tag, form, shape and characters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

CHARS = 8  # of a longer form, the first four and the last four
SPACINGS = 10


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Numbers of what training has seen, from 1; 0 is what it has not. A character has 0 for none and 1 for unknown."""

    tags: Mapping[str, int]
    forms: Mapping[str, int]
    shapes: Mapping[str, int]
    chars: Mapping[str, int]

    def tag(self, tag: str) -> int:
        """The number of a tag; an irregular verb (`VV-I`) counts as a verb where training has not seen it."""
        return self.tags.get(tag) or self.tags.get(tag.partition("-")[0], 0)

    def char_row(self, form: str) -> list[int]:
        """CHARS numbers, filled up with 0."""
        kept = form if len(form) <= CHARS else form[: CHARS // 2] + form[-CHARS // 2 :]
        row = [self.chars.get(char, 1) for char in kept]
        return row + [0] * (CHARS - len(row))

    def edge_row(self, form: str) -> list[int]:
        """The first two and the last two characters: 한빛|시청 ends as 시청 does."""
        row = [self.chars.get(char, 1) for char in form]
        first, last = ([*row, 0, 0])[:2], ([0, 0, *row])[-2:]
        return [*first, *last]


def shape(form: str) -> str:
    """Kinds of character in order, runs as one: `KT3사` → AdH."""
    kinds: list[str] = []
    for char in form:
        kind = _kind(char)
        if not kinds or kinds[-1] != kind:
            kinds.append(kind)
    return "".join(kinds[:6])


def _kind(char: str) -> str:
    if "가" <= char <= "힣":
        return "H"
    if char.isdigit():
        return "d"
    if char.isascii() and char.isalpha():
        return "A" if char.isupper() else "a"
    return "K" if "一" <= char <= "鿿" else "p"


def spacing(form: str, spaced: bool) -> int:
    """Whether white space stands before the unit, by how long its form is."""
    return min(len(form), 4) * 2 + spaced
