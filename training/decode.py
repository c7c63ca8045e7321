"""Best label paths and the certainty of each label, sentence by sentence: plain, to check the package's batched decoder by."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def best_paths(emissions: Sequence[np.ndarray], steps: np.ndarray) -> list[list[int]]:
    """Viterbi; a sentence stands between two O's."""
    paths = []
    for rows in emissions:
        total = steps[0] + rows[0] if len(rows) else steps[0]
        back = []
        for row in rows[1:]:
            every = total[:, None] + steps
            back.append(every.argmax(0))
            total = every.max(0) + row
        path = [int((total + steps[:, 0]).argmax())] if len(rows) else []
        for choice in reversed(back):
            path.append(int(choice[path[-1]]))
        paths.append(path[::-1])
    return paths


def certainties(emissions: Sequence[np.ndarray], steps: np.ndarray) -> list[np.ndarray]:
    """How likely each label is at each unit, all paths taken together (forward–backward)."""
    found = []
    forward_steps = np.exp(steps)
    for rows in emissions:
        scaled = np.exp(rows - rows.max(1, keepdims=True)) if len(rows) else rows
        ahead, behind = np.zeros_like(scaled), np.ones_like(scaled) * forward_steps[:, 0]
        for t, row in enumerate(scaled):
            ahead[t] = row * (ahead[t - 1] @ forward_steps if t else forward_steps[0])
            ahead[t] /= ahead[t].sum()
        for t in range(len(scaled) - 2, -1, -1):
            behind[t] = forward_steps @ (scaled[t + 1] * behind[t + 1])
            behind[t] /= behind[t].sum()
        both = ahead * behind
        found.append(both / both.sum(1, keepdims=True) if len(both) else both)
    return found
