"""Scores of labels → the best labels and how sure each is. Only the stretches where a name may stand are searched.

Most units cannot be part of a name: the score of O stands far above all others there, and a path through anything else
would cost more than any transition gives back. Between two of them the search is on its own, so that all stretches of an
article are searched side by side.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]

CLEAR = 4.5  # how far above: one span in a thousand differs from what a search of everything gives


def decode(emissions: Floats, steps: Floats, text: NDArray[np.bool_]) -> tuple[NDArray[np.int8], Floats]:
    """The label of every place of the row and its certainty; places outside `text` (gaps between sentences) are O."""
    labels = np.zeros(len(emissions), np.int8)
    certainty = np.ones(len(emissions), np.float32)
    doubtful = text & (emissions[:, 0] - emissions[:, 1:].max(1) < CLEAR)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], doubtful, [False]]).astype(np.int8)))
    first, sizes = edges[::2], edges[1::2] - edges[::2]
    if not len(first):
        return labels, certainty
    order = np.argsort(-sizes, kind="stable")
    first, sizes = first[order], sizes[order]
    alive = [int(np.searchsorted(-sizes, -t, side="left")) for t in range(int(sizes[0]))]  # stretches longer than t
    _best(emissions, steps, first, sizes, alive, labels)
    _certainty(emissions, steps, first, sizes, alive, labels, certainty)
    return labels, certainty


def _best(
    emissions: Floats, steps: Floats, first: Ints, sizes: Ints, alive: list[int], labels: NDArray[np.int8]
) -> None:
    """Viterbi over all stretches, each between two O's."""
    totals = [emissions[first] + steps[0]]
    into = steps.T[None]
    for t in range(1, len(alive)):
        n = alive[t]
        totals.append((totals[-1][:n, None, :] + into).max(2) + emissions[first[:n] + t])
    ended = zip(totals, [*alive[1:], 0], strict=True)  # longer stretches stand first
    now = (np.concatenate([total[longer:] for total, longer in ended][::-1]) + steps[:, 0]).argmax(1)
    labels[first + sizes - 1] = now
    for t in range(len(alive) - 1, 0, -1):
        n = alive[t]
        now[:n] = (totals[t - 1][:n] + into[0, now[:n]]).argmax(1)
        labels[first[:n] + t - 1] = now[:n]


def _certainty(
    emissions: Floats, steps: Floats, first: Ints, sizes: Ints, alive: list[int],
    labels: NDArray[np.int8], certainty: Floats,
) -> None:  # fmt: skip
    """How likely the chosen label is at each place, all paths taken together (forward–backward)."""
    follow = np.exp(steps)
    scaled = np.exp(emissions - emissions.max(1, keepdims=True))
    ahead = np.zeros((len(alive), len(first), emissions.shape[1]), np.float32)
    for t, n in enumerate(alive):
        now = scaled[first[:n] + t] * (ahead[t - 1, :n] @ follow if t else follow[0])
        ahead[t, :n] = now / now.sum(1, keepdims=True)
    behind = np.tile(follow[:, 0], (len(first), 1))
    for t in range(len(alive) - 1, -1, -1):
        n = alive[t]
        both = ahead[t, :n] * behind[:n]
        place = first[:n] + t
        certainty[place] = both[np.arange(n), labels[place]] / both.sum(1)
        if t:
            behind[:n] = (scaled[place] * behind[:n]) @ follow.T
            behind[:n] /= behind[:n].sum(1, keepdims=True)
