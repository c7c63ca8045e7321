"""KLUE-NER as sentences with spans, and its strict score: a span counts where both ends and the label agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

LABELS = ("PS", "LC", "OG", "DT", "TI", "QT")
Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the set; `spans` are (start, end, label) in characters."""

    id: str
    text: str
    spans: tuple[Span, ...]

    @property
    def is_news(self) -> bool:
        return self.id.endswith("wikitree")


def read(path: Path) -> list[Sentence]:
    """Sentences of a file with one character and its BIO tag a line."""
    found: list[Sentence] = []
    name, chars, tags = "", [""] * 0, [""] * 0
    for line in [*path.read_text("utf-8").split("\n"), "## klue-ner end"]:
        if line.startswith("## klue-ner"):
            if chars:
                found.append(Sentence(name, "".join(chars), spans(tags)))
            name, chars, tags = line[3:].split("\t")[0], [], []
        elif line and not line.startswith("## "):
            char, _, tag = line.partition("\t") if "\t" in line else (line[0], "", line[1:].strip())
            chars.append(char)
            tags.append(tag)
    return found


def read_raw(path: Path) -> list[Sentence]:
    """Sentences of a file with an id and a text a line: no spans."""
    rows = (line.split("\t", 1) for line in path.read_text("utf-8").split("\n") if "\t" in line)
    return [Sentence(name, text, ()) for name, text in rows]


def spans(tags: Sequence[str]) -> tuple[Span, ...]:
    """BIO tags as spans; an I without its B opens one."""
    found: list[Span] = []
    start, label = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        if label and tag != "I-" + label:
            found.append((start, i, label))
            label = ""
        if tag != "O" and not label:
            start, label = i, tag[2:]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 in percent."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, hits: int, found: int, wanted: int) -> Score:
        p, r = hits / max(found, 1), hits / max(wanted, 1)
        return cls(100 * p, 100 * r, 100 * (2 * p * r / (p + r) if hits else 0.0))


def score(gold: Iterable[Sequence[Span]], found: Iterable[Sequence[Span]]) -> dict[str, Score]:
    """By label, and `micro` over all spans; `macro` in `f1` is the mean of the labels' F1."""
    hits, predicted, wanted = Counter[str](), Counter[str](), Counter[str]()
    for g, f in zip(gold, found, strict=True):
        wanted.update(label for _, _, label in g)
        predicted.update(label for _, _, label in f)
        hits.update(label for _, _, label in set(g) & set(f))
    scores = {label: Score.of(hits[label], predicted[label], wanted[label]) for label in LABELS}
    mean = [
        sum(values) / len(LABELS)
        for values in zip(*((s.precision, s.recall, s.f1) for s in scores.values()), strict=True)
    ]
    return {"micro": Score.of(hits.total(), predicted.total(), wanted.total()), "macro": Score(*mean), **scores}


def line(title: str, scores: dict[str, Score]) -> str:
    """The scores on one line."""
    micro = scores["micro"]
    by_label = " ".join(f"{label} {scores[label].f1:.1f}" for label in LABELS)
    return f"{title:20} micro {micro.f1:.2f} (P {micro.precision:.1f} R {micro.recall:.1f}) macro {scores['macro'].f1:.2f} | {by_label}"
