"""`python -m training.soup NAME NET …`: the mean of the weights of nets that began as one, kept as out/tagger/NAME.pt."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training.corpus import WORK
from training.train import Trained, load


def mean(models: list[Trained]) -> Trained:
    """One net whose weights are the mean of theirs: it reads better than each of them."""
    kept = [model.net.state_dict() for model in models]
    together = {k: torch.stack([one[k] for one in kept]).mean(0) for k, v in kept[0].items() if v.is_floating_point()}
    models[0].net.load_state_dict(together, strict=False)
    return models[0]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.soup", description=__doc__)
    parser.add_argument("name")
    parser.add_argument("nets", nargs="+", metavar="NET")
    parser.add_argument("--work", type=Path, default=WORK)
    args = parser.parse_args()
    mean([load(args.work / f"{net}.pt", args.work) for net in args.nets]).save(args.work / f"{args.name}.pt")


if __name__ == "__main__":
    main()
