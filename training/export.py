"""`python -m training.export NAME …`: a trained net, or the mean of several that began as one, as the package's two files.

Kiwi's table goes through the net's own projection and is kept in one byte a number; batch norms are folded into the
convolutions; the rest is kept in two bytes a number.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from importlib.metadata import version
from pathlib import Path

import numpy as np

from newsparse.tagger.network import hash_of
from newsparse.tokens import kiwi_tags
from training.batches import TAGS
from training.corpus import GOLD, ROOT, WORK
from training.soup import mean
from training.train import Trained, gold, load

PLACE = ROOT / "src" / "newsparse" / "data"


def arrays(model: Trained) -> dict[str, np.ndarray]:
    w = {name: value.numpy() for name, value in model.net.state_dict().items()}
    projected = w["table.weight"] @ w["meaning.weight"].T + w["meaning.bias"]
    keys = list(model.keys.rows)
    hashes = np.array([hash_of(*key.split("\t")) for key in keys], np.uint64)
    order = np.argsort(hashes)
    known = projected[1:][order]
    scales = np.abs(known).max(1) / 127
    out = {
        "hashes": hashes[order],
        "meanings": np.round(known / scales[:, None]).astype(np.int8),
        "scales": scales,
        "unknown": w["unknown"] @ w["meaning.weight"].T + w["meaning.bias"],
        "tag": w["tag.weight"],
        "form": w["form.weight"],
        "shape": w["shapes.weight"],
        "char": w["char.weight"],
        "grams": np.concatenate([w["grams.weight"][:, :, k].T for k in range(3)]),
        "grams_bias": w["grams.bias"],
        "edges": w["edges.weight"].T,
        "edges_bias": w["edges.bias"],
        "inner": w["inner.weight"].T,
        "inner_bias": w["inner.bias"],
        "spacing": w["spacing.weight"],
        "outer": w["outer.weight"].T,
        "outer_bias": w["outer.bias"],
        "steps": model.net.steps().detach().numpy(),
    }
    for i in range(len(model.net.shape.steps)):
        norm = {part: w[f"norms.{i}.{part}"] for part in ("weight", "bias", "running_mean", "running_var")}
        gain = norm["weight"] / np.sqrt(norm["running_var"] + 1e-5)
        weights = w[f"convolutions.{i}.weight"] * gain[:, None]  # (hidden, 3 × hidden): before, at, after
        out[f"layer{i}"] = np.concatenate(np.split(weights.T, 3), 1)
        out[f"bias{i}"] = (w[f"convolutions.{i}.bias"] - norm["running_mean"]) * gain + norm["bias"]
    small = {name: array.astype(np.float16) for name, array in out.items() if array.dtype == np.float32}
    return {**out, **small}


def closed_tags(work: Path) -> list[str]:
    """Tags of Kiwi's that are no part of a name in the gold, but for one in two hundred: particles, endings, full stops."""
    seen, named = Counter[str](), Counter[str]()
    text = gold("gold", GOLD, work)
    for u, (labels,) in zip(text.units, text.labellings, strict=True):
        seen.update(u.tags)
        named.update(tag for tag, label in zip(u.tags, labels, strict=True) if label != "O")
    return sorted(tag for tag, count in seen.items() if count >= 50 and named[tag] < 0.005 * count)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.export", description=__doc__)
    parser.add_argument("names", nargs="+", metavar="NAME")
    parser.add_argument("--work", type=Path, default=WORK)
    parser.add_argument("--to", type=Path, default=PLACE)
    args = parser.parse_args()
    model = mean([load(args.work / f"{name}.pt", args.work) for name in args.names])
    words = model.keys.vocabulary
    plain = {
        "kiwi_version": version("kiwipiepy"),
        "kiwi_tags": sorted({*words.tags, *kiwi_tags()}),
        "labels": TAGS,
        "dilations": list(model.net.shape.steps),
        "closed": closed_tags(args.work),
        **{kind: list(getattr(words, kind)) for kind in ("tags", "forms", "shapes", "chars")},
    }
    args.to.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(args.to / "tagger.npz", **arrays(model))
    (args.to / "tagger.json").write_text(json.dumps(plain, ensure_ascii=False, separators=(",", ":")), "utf-8")
    for name in ("tagger.npz", "tagger.json"):
        print(f"{name}: {(args.to / name).stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
