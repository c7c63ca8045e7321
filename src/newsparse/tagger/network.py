"""The net in numpy: units of many sentences → how likely each label is at each unit.

Sentences lie one behind the other in one long row, with gaps of zeros, so that no sentence pays for a longer one. All
that a unit says by itself, its first convolution included, is computed once for each (form, tag, spacing) and kept.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import blake2b
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsparse.tagger.decode import Floats, Ints
from newsparse.tagger.features import Vocabulary, shape, spacing
from newsparse.tagger.units import Units

KEPT = 8_500  # units whose vectors are kept: 26 MB, and nine in ten units of an article
SPARE = 3_000  # units that one call may bring: tagger.BATCH
NEVER = -30.0  # the score of a label that cannot stand at a place
Key = tuple[str, str, bool]  # form, tag, whether white space stands before it


class Network:
    """The weights of data/tagger.npz and the words of data/tagger.json, read once."""

    def __init__(self) -> None:
        folder = resources.files("newsparse.data")
        words = json.loads((folder / "tagger.json").read_text("utf-8"))
        with (folder / "tagger.npz").open("rb") as file, np.load(file, allow_pickle=False) as kept:
            arrays: dict[str, Any] = {name: kept[name] for name in kept.files}
        self.labels: list[str] = words["labels"]
        self.kiwi_tags: list[str] = words["kiwi_tags"]
        self.kiwi_version: str = words["kiwi_version"]
        self.dilations: list[int] = words["dilations"]
        names = {kind: {entry: i for i, entry in enumerate(entries, first)} for kind, first, entries in (
            ("tags", 1, words["tags"]), ("forms", 1, words["forms"]), ("shapes", 1, words["shapes"]), ("chars", 2, words["chars"]),
        )}  # fmt: skip
        self._words = Vocabulary(**names)
        self._hashes, self._meanings, self._scales = arrays.pop("hashes"), arrays.pop("meanings"), arrays.pop("scales")
        self._weights: dict[str, Floats] = {name: array.astype(np.float32) for name, array in arrays.items()}
        self.steps = self._weights["steps"]
        self._layers = [
            (self._weights.pop(f"layer{i}"), self._weights.pop(f"bias{i}")) for i in range(len(self.dilations))
        ]
        last, bias = self._layers.pop()
        self._last = np.concatenate(np.split(last, 3, axis=1)), bias
        self._closed_tags = frozenset(words["closed"])
        self.hidden = len(self._layers[0][1])
        self._numbers: dict[Key, int] = {}
        self._kept: Floats = np.zeros((64, 4 * self.hidden), np.float32)
        self._open = np.zeros(64, bool)  # whether it may be part of a name

    def emissions(self, sentences: Sequence[Units]) -> tuple[Floats, NDArray[np.intp]]:
        """Scores of the labels for every place of the row, and the place at which each sentence begins."""
        gap = [0] * max(self.dilations)
        numbers = gap.copy()
        firsts: list[int] = []
        keys, new = self._numbers, []
        if len(keys) > KEPT:
            keys.clear()
        for read in sentences:
            firsts.append(len(numbers))
            end = -1
            for form, tag, start, stop in zip(*read, strict=True):
                key = (form, tag, start > end)
                number = keys.get(key)
                if number is None:
                    number = keys[key] = len(keys) + 1  # 0 is the gap
                    new.append(key)
                numbers.append(number)
                end = stop
            numbers += gap
        self._keep(new, len(keys) + 1)
        row = np.array(numbers, np.intp)
        scores = self._convolve(self._kept[row], np.flatnonzero(row == 0), np.flatnonzero(self._open[row]))
        return scores, np.array(firsts, np.intp)

    def _convolve(self, kept: Floats, gaps: Ints, wanted: Ints) -> Floats:
        """`kept` holds, for each place, its unit's own vector and its three parts in the first convolution.

        The last layer is computed where it is `wanted`. Elsewhere stand particles, endings and gaps, which are O.
        """
        hidden = self.hidden
        row, parts = kept[:, :hidden].copy(), kept[:, hidden:]
        for i, ((weights, bias), step) in enumerate(zip(self._layers, self.dilations, strict=False)):
            if i:
                parts = row @ weights
            total = parts[:, hidden : 2 * hidden]
            total[step:] += parts[:-step, :hidden]
            total[:-step] += parts[step:, 2 * hidden :]
            total += bias
            np.maximum(total, 0, out=total)
            row += total
            row[gaps] = 0
        weights, bias = self._last
        step = self.dilations[-1]
        total = np.concatenate([row[wanted - step], row[wanted], row[wanted + step]], 1) @ weights
        total += bias
        np.maximum(total, 0, out=total)
        total += row[wanted]
        scores = np.full((len(row), len(self.labels)), NEVER, np.float32)
        scores[:, 0] = 0
        scores[wanted] = total @ self._weights["outer"] + self._weights["outer_bias"]
        return scores

    def _keep(self, new: list[Key], size: int) -> None:
        if not new:
            return
        if size > len(self._kept):
            room = max(size, min(2 * size, KEPT + SPARE)) - len(self._kept)
            self._kept = np.concatenate([self._kept, np.empty((room, self._kept.shape[1]), np.float32)])
            self._open = np.concatenate([self._open, np.empty(room, bool)])
        self._open[size - len(new) : size] = [tag not in self._closed_tags for _, tag, _ in new]
        vectors = self._vectors(new)
        self._kept[size - len(new) : size, : self.hidden] = vectors
        self._kept[size - len(new) : size, self.hidden :] = vectors @ self._layers[0][0]

    def _vectors(self, keys: list[Key]) -> Floats:
        """What units say by themselves."""
        words, weights = self._words, self._weights
        meanings = self._known([(form, tag) for form, tag, _ in keys])
        chars = weights["char"][[words.char_row(form) for form, _, _ in keys]]
        padded = np.zeros((len(keys), chars.shape[1] + 2, chars.shape[2]), np.float32)
        padded[:, 1:-1] = chars
        around = np.concatenate([padded[:, :-2], padded[:, 1:-1], padded[:, 2:]], 2)
        grams = np.maximum(around @ weights["grams"] + weights["grams_bias"], 0).max(1)
        ends = weights["char"][[words.edge_row(form) for form, _, _ in keys]].reshape(len(keys), -1)
        edges = np.maximum(ends @ weights["edges"] + weights["edges_bias"], 0)
        parts = [
            meanings,
            weights["tag"][[words.tag(tag) for _, tag, _ in keys]],
            weights["form"][[words.forms.get(form, 0) for form, _, _ in keys]],
            weights["shape"][[words.shapes.get(shape(form), 0) for form, _, _ in keys]],
            grams,
            edges,
        ]
        inner = np.concatenate(parts, 1) @ weights["inner"] + weights["inner_bias"]
        inner += weights["spacing"][[spacing(form, spaced) for form, _, spaced in keys]]
        own: Floats = np.maximum(inner, 0)
        return own

    def _known(self, morphemes: list[tuple[str, str]]) -> Floats:
        """Kiwi's embeddings, projected; one vector for all that Kiwi does not know."""
        rows = self._rows([hash_of(form, tag) for form, tag in morphemes])
        regular = [i for i in np.flatnonzero(rows < 0) if "-" in morphemes[i][1]]  # VV-I: as the VV that Kiwi has
        rows[regular] = self._rows(
            [hash_of(form, tag.partition("-")[0]) for form, tag in map(morphemes.__getitem__, regular)]
        )
        found: Floats = self._meanings[rows] * self._scales[rows, None].astype(np.float32)
        found[rows < 0] = self._weights["unknown"]
        return found

    def _rows(self, hashes: list[int]) -> NDArray[np.intp]:
        """Rows of the table, -1 where it has none."""
        wanted = np.array(hashes, np.uint64)
        rows = np.minimum(np.searchsorted(self._hashes, wanted), len(self._hashes) - 1)
        rows[self._hashes[rows] != wanted] = -1
        return rows


def hash_of(form: str, tag: str) -> int:
    """The number of 64 bits that a morpheme is found by."""
    key = f"{form}\t{tag}".encode("utf-8", "replace")
    return int.from_bytes(blake2b(key, digest_size=8).digest(), "big")
