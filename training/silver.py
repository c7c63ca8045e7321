"""`python -m training.silver TEACHER …`: what each teacher says of the 16,008 sentences without gold, and all of them together.

The first labelling of a sentence is that of the teachers' mean; then each teacher's own. A student draws one in each
epoch, so that it learns more surely what the teachers agree on.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from training import klue
from training.batches import TAGS
from training.corpus import WORK, unit_spans
from training.decode import best_paths, certainties
from training.train import Text, load, training_text


def together(names: list[str], text: Text, work: Path) -> list[list[list[klue.Span]]]:
    """The labellings of each sentence: of the mean of all teachers' certainties, then of each alone."""
    alone, sums = [], [np.zeros(0)] * len(text.units)
    for name in names:
        teacher = load(work / f"{name}.pt", work)
        steps = teacher.net.steps().detach().numpy()
        emissions = teacher.emissions(text)
        paths = best_paths(emissions, steps)
        alone.append([unit_spans(u, [TAGS[i] for i in path]) for u, path in zip(text.units, paths, strict=True)])
        for i, rows in enumerate(certainties(emissions, steps)):
            sums[i] = sums[i] + rows if len(sums[i]) else rows
    paths = best_paths([np.log(rows / len(names) + 1e-6) for rows in sums], teacher.net.allowed.numpy())
    mean = [unit_spans(u, [TAGS[i] for i in path]) for u, path in zip(text.units, paths, strict=True)]
    return [list(row) for row in zip(mean, *alone, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.silver", description=__doc__)
    parser.add_argument("teachers", nargs="+")
    parser.add_argument("--check", type=int, help="score on this fifth of the gold, which the teachers left out")
    parser.add_argument("--work", type=Path, default=WORK)
    args = parser.parse_args()
    known, other = training_text(args.work)
    if args.check is not None:
        held = known.part([i for i in range(len(known.units)) if i % 5 == args.check])
        found = together(args.teachers, held, args.work)
        for i, name in enumerate(["together", *args.teachers]):
            print(klue.line(name, klue.score([s.spans for s in held.sentences], [row[i] for row in found])))
    labelled = together(args.teachers, other, args.work)
    named = {s.id: row for s, row in zip(other.sentences, labelled, strict=True)}
    (args.work / "silver.json").write_text(json.dumps(named, ensure_ascii=False), "utf-8")
    print(f"{len(named):,} sentences, {sum(len(row[0]) for row in labelled):,} spans")


if __name__ == "__main__":
    main()
