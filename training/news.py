"""`python -m training.news ARTICLES NET … --to NAME`: unlabelled news, labelled by nets and rules together, as out/tagger/NAME.json.

ARTICLES is a file of articles, a JSON object with `text` and `title` a line, gzipped or not. The nets (the mean of their
emissions) know KLUE's conventions and miss names of a kind that KLUE's news lacks, firms above all; newsparse's rules for
people and organisations know who stands beside a title. An article that calls one form a firm ten times says what it is
the eleventh time.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from newsparse.extract.entities import find_entities
from newsparse.pages import Given, read_page
from newsparse.tagger.decode import decode
from newsparse.tagger.units import Units, units
from newsparse.tokens import Doc, tokenize
from training import klue
from training.batches import TAGS
from training.corpus import WORK
from training.network import GAP
from training.train import Text, Trained, load

EVERY = 4  # of so many articles, one is read
KEPT = 7  # sentences of an article, at most
LENGTH = range(10, 300)  # characters of a sentence

# Bodies whose names KLUE labels wherever they stand. It leaves out 경찰 or 외교부 as often as not: there the nets decide.
NAMED = {"company", "university", "school", "hospital", "association", "party", "team", "media", "public_institution"}
SURE = {
    "PS": 0.5,
    "OG": 0.6,
    "LC": 0.4,
}  # below, a span that neither rules nor the rest of the article confirm is dropped


@dataclass(slots=True)
class Read:
    """An article: its document, the units of its sentences, and what the rules found."""

    doc: Doc
    units: list[Units]
    people: list[klue.Span]
    bodies: list[klue.Span]


def articles(path: Path, first: int) -> Iterator[Read]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in itertools.islice(lines, first, None, EVERY):
            row = json.loads(line)
            doc = tokenize(read_page("\n" + row["text"], Given(title=row.get("title") or None)))
            read = []
            for s in doc.sentences:
                part = slice(s.first, s.last)
                read.append(units(doc.forms[part], doc.tags[part], doc.starts[part], doc.ends[part]))
            yield Read(doc, read, *by_rules(doc))


def by_rules(doc: Doc) -> tuple[list[klue.Span], list[klue.Span]]:
    """Names of people without title, and names of bodies."""
    people, organizations, _ = find_entities(doc)
    named, bodies = [], []
    for person in people:
        for m in person.mentions:
            text = doc.text[m.start : m.end]
            if text.startswith(person.name):
                named.append((m.start, m.start + len(person.name), "PS"))
            elif text[:1] == person.name[:1] and text[1:2] in (" ", ""):
                named.append((m.start, m.start + 1, "PS"))  # 이 군수
    for body in organizations:
        for m in body.mentions:
            if m.end - m.start > 1 and body.kind in NAMED and doc.text[m.start : m.end] in (body.name, *body.aliases):
                bodies.append((m.start, m.end, "OG"))
    return named, bodies


@torch.no_grad()
def by_nets(nets: Sequence[Trained], read: Sequence[Units]) -> list[list[tuple[klue.Span, float]]]:
    """The spans of each sentence, each with the certainty of its least certain unit."""
    text = Text([], list(read), [[] for _ in read])
    for net in nets:
        net.keys.number.clear()  # the features of all keys are laid out anew for each group
    every = [net.emissions(text) for net in nets]
    steps = np.mean([net.net.steps().numpy() for net in nets], axis=0)
    means = [np.mean(rows, axis=0) for rows in zip(*every, strict=True)]
    gap = np.zeros((GAP, len(TAGS)), np.float32)
    row = np.concatenate([part for rows in means for part in (gap, rows)] + [gap])
    firsts = np.cumsum([GAP, *(len(rows) + GAP for rows in means)])
    inside = np.zeros(len(row), bool)
    for first, rows in zip(firsts, means, strict=False):
        inside[first : first + len(rows)] = True
    labels, certainty = decode(row, steps, inside)
    found = []
    for first, u in zip(firsts, read, strict=False):
        at = slice(first, first + len(u.forms))
        tags = [TAGS[i] for i in labels[at]]
        found.append([
            ((u.starts[a], u.ends[b - 1], label), float(certainty[at][a : b + 1].min()))
            for a, b, label in klue.spans(tags)
        ])  # fmt: skip
    return found


def together(read: Read, found: list[list[tuple[klue.Span, float]]]) -> list[list[klue.Span]]:
    """What nets and rules say of each sentence."""
    text = read.doc.text
    weight: dict[str, Counter[str]] = defaultdict(Counter)
    for row in found:
        for (start, end, label), score in row:
            if label in SURE:
                weight[text[start:end]][label] += score
    for start, end, label in read.people + read.bodies:
        weight[text[start:end]][label] += 3
    out = []
    for s, row in zip(read.doc.sentences, found, strict=True):
        people = [p for p in read.people if s.start <= p[0] < s.end]
        bodies = [b for b in read.bodies if s.start <= b[0] < s.end and not _over(b, people)]
        spans = list(people)
        for span, score in row:
            start, end, label = span
            if _over(span, people):
                continue
            if label == "PS" and (over := [b for b in bodies if _over(b, [span])]):
                spans += over
                continue
            if label in SURE:
                likely = weight[text[start:end]]
                if (label == "PS") != (max(likely, key=lambda k: likely[k]) == "PS"):
                    label = max(likely, key=lambda k: likely[k])
                if score < SURE[label] and likely[label] < 1.5 and not _over(span, bodies):
                    continue
            spans.append((start, end, label))
        spans += [b for b in bodies if not _over(b, spans)]
        out.append(sorted(set(spans)))
    return out


def _over(span: klue.Span, others: Sequence[klue.Span]) -> bool:
    return any(a < span[1] and b > span[0] for a, b, _ in others)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.news", description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("nets", nargs="+")
    parser.add_argument("--to", default="news")
    parser.add_argument("--first", type=int, default=0, help=f"where to begin; every {EVERY}th article is read")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", type=Path, default=WORK)
    args = parser.parse_args()
    torch.set_num_threads(1)
    nets = [load(args.work / f"{name}.pt", args.work) for name in args.nets]
    rng = random.Random(args.seed)
    rows, seen = [], set[str]()
    group: list[Read] = []

    def take() -> None:
        found = iter(by_nets(nets, [u for read in group for u in read.units]))
        for read in group:
            labelled = together(read, [next(found) for _ in read.units])
            every = list(zip(read.doc.sentences, read.units, labelled, strict=True))
            for s, u, spans in rng.sample(every, min(KEPT, len(every))):
                sentence = read.doc.text[s.start : s.end]
                if len(sentence) not in LENGTH or sentence in seen:
                    continue
                seen.add(sentence)
                starts, ends = ([i - s.start for i in column] for column in (u.starts, u.ends))
                rows.append(
                    [
                        sentence,
                        [u.forms, u.tags, starts, ends],
                        [[(a - s.start, b - s.start, label) for a, b, label in spans]],
                    ]
                )
        group.clear()

    for read in articles(args.articles, args.first):
        group.append(read)
        if len(group) == 50:
            take()
    take()
    (args.work / f"{args.to}.json").write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    print(f"{len(rows):,} sentences, {sum(len(row[2][0]) for row in rows):,} spans")


if __name__ == "__main__":
    main()
