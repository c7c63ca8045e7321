"""What the form–label tables of konec and konne say of a training sentence, as features of its units.

The tables tell how often each form carries each of 150 labels in KLUE's whole training set, whose sentences are public
but whose labels are here for 5,000 only. A form that occurs 40 times and is labelled 40 times is a name wherever it
stands; one labelled 3 times in 40 is doubtful. A teacher that reads these features labels the rest far better than any
net can that reads text alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from newsparse.tagger.units import Units
from training.corpus import DATA
from training.klue import Sentence

TABLES = {"flat": "konec-form-label-train-freq.tsv", "nested": "konne-form-label-train-freq.tsv"}
LONGEST = 16  # units


class Match(NamedTuple):
    """A form of the tables at units [first, last], with its commonest label and how often it is labelled at all."""

    first: int
    last: int
    label: str
    rate: float


def read_table(path: Path) -> dict[str, Counter[str]]:
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for line in path.read_text("utf-8").split("\n")[1:]:
        if line.count("\t") == 2:
            form, label, count = line.split("\t")
            table[form][label] += int(count)
    return table


def features(sentences: Sequence[Sentence], read: Sequence[Units]) -> list[list[list[str]]]:
    """For each sentence, for each unit, the names of its features. All of the training text must be given: it is counted."""
    found: list[list[list[str]]] = [[[] for _ in u.forms] for u in read]
    for name, file in TABLES.items():
        table = read_table(DATA / file)
        places = [list(_places(s.text, u, table)) for s, u in zip(sentences, read, strict=True)]
        seen = Counter(form for row in places for _, _, form in row)
        for row, into in zip(places, found, strict=True):
            matches = []
            for first, last, form in row:
                label, _ = table[form].most_common(1)[0]
                matches.append(Match(first, last, label, table[form].total() / seen[form]))
            for i, out in enumerate(into):
                out += _unit_features(name, i, [m for m in matches if m.first <= i <= m.last])
    return found


def _places(text: str, read: Units, table: dict[str, Counter[str]]):  # type: ignore[no-untyped-def]
    for first, start in enumerate(read.starts):
        for last in range(first, min(first + LONGEST, len(read.ends))):
            form = text[start : read.ends[last]]
            if form in table:
                yield first, last, form


def _unit_features(name: str, unit: int, over: list[Match]) -> list[str]:
    if not over:
        return [f"{name} none"]
    likely = [m for m in over if m.rate > 0.45]
    picked = {
        "longest": max(likely, key=lambda m: (m.last - m.first, m.rate), default=None),
        "surest": max(over, key=lambda m: (min(m.rate, 1), m.last - m.first)),
        "shortest": min(likely, key=lambda m: (m.last - m.first, -m.rate), default=None),
    }
    out = []
    for which, match in picked.items():
        if match is None:
            out.append(f"{name} {which} none")
            continue
        place, grade = _place(match, unit), _grade(match.rate)
        out += [
            f"{name} {which} {place} {match.label}",
            f"{name} {which} {place} {match.label} {grade}",
            f"{name} {which} {place} {match.label[:2]} {grade}",
        ]
    return out + [f"{name} any {_place(m, unit)} {m.label[:3]} {_grade(m.rate)}" for m in over]


def _place(match: Match, unit: int) -> str:
    return ("B" if match.first == unit else "I") + ("E" if match.last == unit else "")


def _grade(rate: float) -> str:
    return next(str(limit) for limit in (0.95, 0.75, 0.45, 0.15, -1) if rate > limit)
