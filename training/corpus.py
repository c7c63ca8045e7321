"""Sentences as Kiwi's units, read once and kept in the working folder; labels on units, and back to spans."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from newsparse.tagger.units import Units, units
from newsparse.tokens import morphemes
from training.klue import Sentence, Span
from training.klue import spans as label_spans

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "ner"
WORK = ROOT / "out" / "tagger"
GOLD = "klue-ner-train-5000.tsv"
RAW = "klue-ner-train-raw-21008.tsv"
DEV = "klue-ner-dev-a.tsv"


def read_units(name: str, sentences: Sequence[Sentence], work: Path) -> list[Units]:
    """The units of each sentence, from the working folder where they stand there."""
    kept = work / f"units-{name}.json"
    if kept.exists():
        return [Units(*(tuple(column) for column in row)) for row in json.loads(kept.read_text("utf-8"))]
    read = [units(*morphemes(s.text)) for s in sentences]
    work.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(read, ensure_ascii=False), "utf-8")
    return read


_MODIFIER = re.compile(r"(?:지난|오는)\s?$")


def with_modifiers(sentence: Sentence) -> tuple[Span, ...]:
    """The spans, with the word that says which 15th is meant inside the date: `지난 15일`, `오는 3월`.

    KLUE's training set leaves it out in six of ten cases, its development set takes it in in seven of ten.
    """
    spans = []
    for start, end, label in sentence.spans:
        if label == "DT" and (match := _MODIFIER.search(sentence.text[:start])):
            start = match.start()
        spans.append((start, end, label))
    return tuple(spans)


def label_units(read: Units, spans: Sequence[Span]) -> list[str]:
    """BIO on units: a span takes every unit that it overlaps."""
    labels = ["O"] * len(read.forms)
    for start, end, label in sorted(spans):
        prefix = "B-"
        for i, (a, b) in enumerate(zip(read.starts, read.ends, strict=True)):
            if a < end and b > start and labels[i] == "O":
                labels[i] = prefix + label
                prefix = "I-"
    return labels


def unit_spans(read: Units, labels: Sequence[str]) -> list[Span]:
    """Labels on units as spans of characters."""
    return [(read.starts[first], read.ends[last - 1], label) for first, last, label in label_spans(labels)]
