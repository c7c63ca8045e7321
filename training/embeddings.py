"""`python -m training.embeddings`: Kiwi's morpheme embeddings, out of the similarities that its public API gives.

`most_similar_morphemes` gives the cosine of one morpheme to all others. The cosines to 420 morphemes drawn at random
hold everything: the eigenvalues of the 420 by 420 part fall to nothing behind the 256th, which is the width of the
table (Nyström). What comes out is the table up to a rotation. It is then centred and freed of its first direction,
which says how common a word is.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from newsparse.tokens import kiwi
from training.corpus import WORK

ANCHORS = 420
WIDTH = 256


def recover(seed: int) -> tuple[list[str], np.ndarray]:
    """`form<tab>tag` of every morpheme, and a row for each; of several senses the first stands."""
    model = kiwi()
    every = {}
    for word in ("서울", "부산"):  # a word is not among those that are like it
        every |= {m.id: (m.form, m.tag) for m in model.most_similar_morphemes((word, "NNP"), top_n=1_000_000)}
    ids = np.array(sorted(every))
    anchors = np.sort(np.random.default_rng(seed).choice(ids[ids > 100], ANCHORS, replace=False))
    cosines = np.zeros((ids[-1] + 1, ANCHORS), np.float32)
    for column, anchor in enumerate(anchors):
        others = [(m.id, m.score) for m in model.most_similar_morphemes(int(anchor), top_n=1_000_000)]
        where, how = np.array(others).T
        cosines[where.astype(int), column] = how
        cosines[anchor, column] = 1.0
    among = cosines[anchors]
    cosines = cosines[ids]
    values, vectors = np.linalg.eigh((among + among.T) / 2)
    values, vectors = values[::-1][:WIDTH], vectors[:, ::-1][:, :WIDTH]
    print("eigenvalues 250–256:", values[-6:])
    table = cosines @ vectors / np.sqrt(values)
    table -= table.mean(0)
    first = np.linalg.svd(table.T @ table)[0][:, 0]
    table -= np.outer(table @ first, first)
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-6)
    keys: dict[str, int] = {}
    for row, i in enumerate(ids):
        keys.setdefault("\t".join(every[int(i)]), row)
    return list(keys), table[list(keys.values())].astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.embeddings", description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--work", type=Path, default=WORK)
    args = parser.parse_args()
    keys, table = recover(args.seed)
    args.work.mkdir(parents=True, exist_ok=True)
    np.savez(args.work / "embeddings.npz", keys=np.array(keys), table=table.astype(np.float16))
    print(f"{len(keys):,} morphemes, {table.shape[1]} wide")


if __name__ == "__main__":
    main()
