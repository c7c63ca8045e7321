"""`python -m training.train NAME [--teacher] [--silver] [--news NAME …] [--seed N] …`: trains one net and keeps it as out/tagger/NAME.pt.

A teacher learns from the 5,000 gold sentences with the evidence of the form–label tables, and labels the other 16,008
(`training.silver`). A student reads text alone: it learns from the gold, with `--silver` from what the teachers said,
another teacher's word drawn in each epoch, and with `--news` from news that earlier students and rules have labelled. Each epoch is kept, with the score on sentences left out of training:
the development half, or for `--dev` one of five parts of it (`--fold`), or for teachers a fifth of the gold.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from newsparse.tagger.features import Vocabulary
from newsparse.tagger.units import Units
from training import klue
from training.batches import TAGS, Example, Keys, batches, collate, example, vocabulary
from training.corpus import DATA, DEV, GOLD, RAW, WORK, label_units, read_units, unit_spans, with_modifiers
from training.decode import best_paths
from training.evidence import features as evidence_of
from training.network import Net, Shape

FOLDS = 5


@dataclass(slots=True)
class Text:
    """Sentences with their units and, in training, with one or more labellings."""

    sentences: list[klue.Sentence]
    units: list[Units]
    labellings: list[list[list[str]]]
    evidence: list[list[list[str]]] | None = None

    def part(self, keep: Sequence[int]) -> Text:
        pick = [list(map(column.__getitem__, keep)) for column in (self.sentences, self.units, self.labellings)]
        return Text(*pick, [self.evidence[i] for i in keep] if self.evidence else None)

    def __add__(self, other: Text) -> Text:
        return Text(self.sentences + other.sentences, self.units + other.units, self.labellings + other.labellings)


def gold(name: str, file: str, work: Path) -> Text:
    sentences = klue.read(DATA / file)
    read = read_units(name, sentences, work)
    return Text(sentences, read, [[label_units(u, with_modifiers(s))] for s, u in zip(sentences, read, strict=True)])


def training_text(work: Path) -> tuple[Text, Text]:
    """The 5,000 sentences with gold, and the 16,008 without, both with the evidence of the tables."""
    known, raw = gold("gold", GOLD, work), klue.read_raw(DATA / RAW)
    names = {s.id for s in known.sentences}
    rest = [(s, u) for s, u in zip(raw, read_units("raw", raw, work), strict=True) if s.id not in names]
    other = Text([s for s, _ in rest], [u for _, u in rest], [[] for _ in rest])
    every = evidence_of(known.sentences + other.sentences, known.units + other.units)
    known.evidence, other.evidence = every[: len(names)], every[len(names) :]
    return known, other


def silver(work: Path) -> Text:
    """The sentences without gold, labelled by every teacher."""
    said: dict[str, list[list[klue.Span]]] = json.loads((work / "silver.json").read_text("utf-8"))
    raw = klue.read_raw(DATA / RAW)
    rows = [(s, u) for s, u in zip(raw, read_units("raw", raw, work), strict=True) if s.id in said]
    labellings = [[label_units(u, spans) for spans in said[s.id]] for s, u in rows]
    return Text([s for s, _ in rows], [u for _, u in rows], labellings)


def news(name: str, work: Path) -> Text:
    """Unlabelled news with the labels of `training.news`."""
    rows = json.loads((work / f"{name}.json").read_text("utf-8"))
    sentences = [klue.Sentence(f"{name}-{i}", text, ()) for i, (text, _, _) in enumerate(rows)]
    read = [Units(*(tuple(column) for column in columns)) for _, columns, _ in rows]
    labellings = [[label_units(u, spans) for spans in row[2]] for u, row in zip(read, rows, strict=True)]
    return Text(sentences, read, labellings)


class Trained:
    """A net with what it needs to read text."""

    def __init__(self, net: Net, vocabulary: Vocabulary, rows: dict[str, int], evidence: dict[str, int]) -> None:
        self.net, self.keys, self.evidence = net, Keys(vocabulary, rows), evidence

    def examples(self, text: Text) -> list[Example]:
        bags: list[Any] = [None] * len(text.units)
        if self.evidence:
            bags = [[[self.evidence.get(f, 0) for f in unit] for unit in row] for row in text.evidence or ()]
        return [example(u, self.keys, y, bag) for u, y, bag in zip(text.units, text.labellings, bags, strict=True)]

    @torch.no_grad()
    def emissions(self, text: Text) -> list[np.ndarray]:
        """Emissions of each sentence."""
        self.net.eval()
        examples = self.examples(text)
        features = self.keys.features()
        order = sorted(range(len(examples)), key=lambda i: len(examples[i].keys))
        found: list[np.ndarray] = [np.zeros(0)] * len(examples)
        for start in range(0, len(order), 64):
            group = order[start : start + 64]
            batch = collate([examples[i] for i in group])
            rows = self.net(batch, features).numpy()
            for i, places, mask in zip(group, batch.places.numpy(), batch.mask.numpy(), strict=True):
                found[i] = rows[places[mask]]
        return found

    def spans(self, text: Text) -> list[list[klue.Span]]:
        paths = best_paths(self.emissions(text), self.net.steps().detach().numpy())
        return [unit_spans(u, [TAGS[i] for i in path]) for u, path in zip(text.units, paths, strict=True)]

    def save(self, path: Path) -> None:
        v = self.keys.vocabulary
        words = {"tags": v.tags, "forms": v.forms, "shapes": v.shapes, "chars": v.chars}
        weights = {name: value for name, value in self.net.state_dict().items() if name != "table.weight"}
        torch.save(
            {"shape": self.net.shape.plain(), "words": words, "evidence": self.evidence, "weights": weights}, path
        )


def load(path: Path, work: Path) -> Trained:
    kept = torch.load(path, weights_only=True)
    table, rows = meanings(work)
    words = Vocabulary(**kept["words"])
    net = Net(Shape(**kept["shape"]), words, table, TAGS)
    net.load_state_dict(kept["weights"], strict=False)
    return Trained(net, words, rows, kept["evidence"])


def meanings(work: Path) -> tuple[np.ndarray, dict[str, int]]:
    """Kiwi's table behind a row of zeros, and the row of each morpheme."""
    kept = np.load(work / "embeddings.npz")
    table = np.vstack([np.zeros((1, kept["table"].shape[1])), kept["table"]])
    return table, {str(key): i for i, key in enumerate(kept["keys"])}


def start(text: Text, teacher: bool, shape: Shape, work: Path) -> Trained:
    words = vocabulary(text.units)
    evidence: dict[str, int] = {}
    if teacher:
        names = sorted({f for row in text.evidence or () for unit in row for f in unit})
        evidence = {name: i for i, name in enumerate(names, 1)}
        shape = Shape(**{**shape.plain(), "evidence": len(evidence) + 1})
    table, rows = meanings(work)
    return Trained(Net(shape, words, table, TAGS), words, rows, evidence)


def fit(model: Trained, text: Text, held: Text, epochs: int, rate: float, rng: random.Random, path: Path) -> None:
    net = model.net
    examples = model.examples(text)
    features = model.keys.features()
    size = 32
    steps = epochs * sum(1 for _ in batches(examples, size, random.Random(0)))
    weights = [p for p in net.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(weights, rate, weight_decay=1e-2, fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=steps, pct_start=0.1)
    begun = time.time()
    for epoch in range(1, epochs + 1):
        net.train()
        losses = []
        for batch in batches(examples, size, rng):
            loss = net.loss(net(batch, features), batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 5.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        model.save(path)
        print(f"epoch {epoch} loss {sum(losses) / len(losses):.3f} {time.time() - begun:.0f} s", flush=True)
        if epoch % 3 == 0 or epoch == epochs:
            report(model, held)


def report(model: Trained, held: Text) -> None:
    found = model.spans(held)
    news = [i for i, s in enumerate(held.sentences) if s.is_news]
    print(klue.line("  all", klue.score([s.spans for s in held.sentences], found)))
    print(
        klue.line("  news", klue.score([held.sentences[i].spans for i in news], [found[i] for i in news])), flush=True
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    parser.add_argument("name")
    parser.add_argument("--teacher", action="store_true")
    parser.add_argument("--silver", action="store_true")
    parser.add_argument("--times", type=int, default=1, help="how often the gold is read in an epoch")
    parser.add_argument("--news", nargs="*", default=[], help="what training.news has labelled")
    parser.add_argument("--dropout", type=float, default=0.33)
    parser.add_argument("--dev", action="store_true", help="learn from the development half too")
    parser.add_argument("--fold", type=int, help="leave out this part of five")
    parser.add_argument("--from", dest="parent", help="go on from this net, with its words")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--hidden", type=int, default=128)
    parser.add_argument("--steps", type=int, nargs="+", default=[1, 2, 2], help="of the convolutions, one a layer")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--work", type=Path, default=WORK)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    held = gold("dev", DEV, args.work)
    if args.teacher:
        text, _ = training_text(args.work)
        source = text
    else:
        text, source = gold("gold", GOLD, args.work), held
        text = text.part(list(range(len(text.units))) * args.times)
        if args.silver:
            text += silver(args.work)
        for name in args.news:
            text += news(name, args.work)
    if args.fold is not None:
        out = [i for i in range(len(source.units)) if i % FOLDS == args.fold]
        rest = source.part([i for i in range(len(source.units)) if i % FOLDS != args.fold])
        held = source.part(out)
    else:
        rest = source
    if args.teacher:
        text = rest
    elif args.dev:
        text += rest
    if args.parent:
        model = load(args.work / f"{args.parent}.pt", args.work)
    else:
        model = start(text, args.teacher, Shape(args.hidden, tuple(args.steps), dropout=args.dropout), args.work)
    print(
        f"{len(text.units):,} sentences, {sum(p.numel() for p in model.net.parameters() if p.requires_grad):,} weights"
    )
    fit(model, text, held, args.epochs, args.rate, rng, args.work / f"{args.name}.pt")


if __name__ == "__main__":
    main()
