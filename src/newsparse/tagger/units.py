"""What the tagger labels: Kiwi's morphemes, cut where names end inside one."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsparse.lexicon import sections

Row = tuple[str, str, int, int]


class Units(NamedTuple):
    """The units of a sentence as parallel columns; offsets are those of the morphemes they come from."""

    forms: tuple[str, ...]
    tags: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def units(forms: Sequence[str], tags: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> Units:
    """Morphemes that cover a character of their own, those that hold a name's end cut in two.

    `2012. 12. 28.` loses its last full stop, `김모` is a name and 모, `남북` two countries.
    """
    rows: list[Row] = []
    for row in zip(forms, tags, starts, ends, strict=True):
        form, tag, start, end = row
        if end <= start:
            continue
        if end - start == len(form) and (
            form in _splits() or _NUMBERED.get(tag, "") == form[-1] or _anonymous(form, tag)
        ):
            rows += _parts(row)
        else:
            rows.append(row)
    return Units(*zip(*rows, strict=True)) if rows else Units((), (), (), ())


_NUMBERED = {"SN": ".", "SB": ".", "W_SERIAL": "."}


def _anonymous(form: str, tag: str) -> bool:
    return tag == "NNP" and len(form) == 2 and form[1] == "모"


def _parts(row: Row) -> Iterator[Row]:
    form, tag, start, _ = row
    if form in _splits():
        pieces = [(piece, tag) for piece in _splits()[form]]
    elif form[-1] == ".":
        pieces = [(form[:-1], "SN" if tag == "SB" else tag), (".", "SF")]
    else:
        pieces = [(form[0], tag), (form[1], "NNB")]
    for piece, kind in pieces:
        if piece:
            yield piece, kind, start, start + len(piece)
            start += len(piece)


@functools.cache
def _splits() -> dict[str, list[str]]:
    return {form: parts.split() for form, parts in sections("tagger_splits")[""].items()}
