"""Sentences as numbers for the net."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from newsparse.tagger.features import Vocabulary, shape, spacing
from newsparse.tagger.units import Units
from training.klue import LABELS
from training.network import GAP, Batch

TAGS = ["O"] + [prefix + label for label in LABELS for prefix in ("B-", "I-")]
NUMBER = {tag: i for i, tag in enumerate(TAGS)}


def vocabulary(read: Iterable[Units]) -> Vocabulary:
    """What occurs in the training text often enough to learn something of it."""
    forms, tags, shapes, chars = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for u in read:
        forms.update(u.forms)
        tags.update(u.tags)
        shapes.update(map(shape, u.forms))
        chars.update("".join(u.forms))
    return Vocabulary(
        tags={tag: i for i, tag in enumerate(sorted(tags), 1)},
        forms=_often(forms, 4, 1),
        shapes=_often(Counter(dict(shapes.most_common(40))), 1, 1),
        chars=_often(chars, 2, 2),
    )


def _often(counts: Counter[str], least: int, first: int) -> dict[str, int]:
    return {entry: i for i, entry in enumerate(sorted(e for e, n in counts.items() if n >= least), first)}


class Keys:
    """Every (form, tag) of the text, with its features as arrays."""

    def __init__(self, vocabulary: Vocabulary, rows: dict[str, int]) -> None:
        self.vocabulary, self.rows = vocabulary, rows
        self.number: dict[tuple[str, str], int] = {}

    def of(self, read: Units) -> list[int]:
        return [self.number.setdefault(key, len(self.number)) for key in zip(read.forms, read.tags, strict=True)]

    def features(self) -> dict[str, torch.Tensor]:
        v = self.vocabulary
        columns = {
            "meaning": [meaning_row(self.rows, form, tag) + 1 for form, tag in self.number],
            "tag": [v.tag(tag) for _, tag in self.number],
            "form": [v.forms.get(form, 0) for form, _ in self.number],
            "shape": [v.shapes.get(shape(form), 0) for form, _ in self.number],
            "chars": [v.char_row(form) for form, _ in self.number],
            "edges": [v.edge_row(form) for form, _ in self.number],
        }
        return {name: torch.tensor(values) for name, values in columns.items()}


def meaning_row(rows: dict[str, int], form: str, tag: str) -> int:
    """The row of Kiwi's table for a morpheme; -1 where it has none."""
    row = rows.get(f"{form}\t{tag}")
    return rows.get(f"{form}\t{tag.partition('-')[0]}", -1) if row is None else row


@dataclass(slots=True)
class Example:
    """A sentence in numbers; of several labellings each epoch draws one."""

    keys: list[int]
    spacing: list[int]
    labellings: list[list[int]]
    evidence: list[list[int]] | None = None


def example(read: Units, keys: Keys, labellings: Sequence[Sequence[str]], evidence: list[list[int]] | None) -> Example:
    before = [-1, *read.ends[:-1]]
    spaces = [spacing(f, s > e) for f, s, e in zip(read.forms, read.starts, before, strict=True)]
    return Example(keys.of(read), spaces, [[NUMBER[tag] for tag in tags] for tags in labellings], evidence)


def collate(examples: Sequence[Example], rng: random.Random | None = None) -> Batch:
    lengths = [len(e.keys) for e in examples]
    starts = np.cumsum([GAP, *(n + GAP for n in lengths)])
    row = np.zeros((4, starts[-1]), np.int64)  # key, spacing, label, inside
    places = np.zeros((len(examples), max(lengths)), np.int64)
    bags: list[list[int]] = [[]] * int(starts[-1])
    for i, (e, start, n) in enumerate(zip(examples, starts, lengths, strict=False)):
        part = slice(start, start + n)
        row[0, part], row[1, part], row[3, part] = e.keys, e.spacing, 1
        if e.labellings:
            row[2, part] = rng.choice(e.labellings) if rng else e.labellings[0]
        if e.evidence is not None:
            bags[part] = e.evidence
        places[i, :n] = range(start, start + n)
    keys, which = np.unique(row[0], return_inverse=True)
    evidence = None
    if examples[0].evidence is not None:
        offsets = np.cumsum([0, *map(len, bags[:-1])])
        evidence = torch.tensor([f for bag in bags for f in bag]), torch.from_numpy(offsets)
    return Batch(
        keys=torch.from_numpy(keys),
        which=torch.from_numpy(which),
        spacing=torch.from_numpy(row[1]),
        inside=torch.from_numpy(row[3]).float().unsqueeze(1),
        places=torch.from_numpy(places),
        mask=torch.arange(max(lengths)) < torch.tensor(lengths)[:, None],
        labels=torch.from_numpy(row[2]),
        evidence=evidence,
    )


def batches(examples: Sequence[Example], size: int, rng: random.Random) -> Iterator[Batch]:
    """One epoch in an order drawn anew, sentences of like length together."""
    order = list(range(len(examples)))
    rng.shuffle(order)
    window = 16 * size
    groups: list[list[int]] = []
    for start in range(0, len(order), window):
        part = sorted(order[start : start + window], key=lambda i: len(examples[i].keys))
        groups += [part[i : i + size] for i in range(0, len(part), size)]
    rng.shuffle(groups)
    for group in groups:
        yield collate([examples[i] for i in group], rng)
