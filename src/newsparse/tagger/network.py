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

from newsparse.tagger.decode import Floats
from newsparse.tagger.features import Vocabulary, shape, spacing
from newsparse.tagger.units import Units

KEPT = 6_000  # units whose vectors are kept: 19 MB, and nine in ten units of an article
Key = tuple[str, str, int]


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
        self._layers = [(self._weights[f"layer{i}"], self._weights[f"bias{i}"]) for i in range(len(self.dilations))]
        self.hidden = len(self._weights["bias0"])
        self._numbers: dict[Key, int] = {}
        self._kept: Floats = np.zeros((64, 4 * self.hidden), np.float32)

    def emissions(self, sentences: Sequence[Units]) -> tuple[Floats, NDArray[np.intp]]:
        """Scores of the labels for every place of the row, and the place at which each sentence begins."""
        gap = max(self.dilations)
        numbers: list[int] = []
        places: list[int] = []
        firsts: list[int] = []
        place = gap
        keys, new = self._numbers, []
        if len(keys) > KEPT:
            keys.clear()
        for read in sentences:
            firsts.append(place)
            end = -1
            for form, tag, start, stop in zip(*read, strict=True):
                key = (form, tag, spacing(form, start > end))
                number = keys.get(key)
                if number is None:
                    number = keys[key] = len(keys)
                    new.append(key)
                numbers.append(number)
                end = stop
            places += range(place, place + len(read.forms))
            place += len(read.forms) + gap
        self._keep(new, len(keys))
        at = np.array(places, np.intp)
        return self._convolve(self._kept[numbers], at, place), np.array(firsts, np.intp)

    def _convolve(self, kept: Floats, at: NDArray[np.intp], length: int) -> Floats:
        """`kept` holds, for each unit, its own vector and its three parts in the first convolution."""
        hidden = self.hidden
        row = np.zeros((length, hidden), np.float32)
        step = self.dilations[0]
        inner = np.zeros((length, 3 * hidden), np.float32)
        inner[at] = kept[:, hidden:]
        row[at] = kept[:, :hidden]
        total = inner[:, hidden : 2 * hidden]
        total[step:] += inner[:-step, :hidden]
        total[:-step] += inner[step:, 2 * hidden :]
        total += self._layers[0][1]
        np.maximum(total, 0, out=total)
        row += total
        gaps = np.ones(length, bool)
        gaps[at] = False
        row[gaps] = 0
        for (weights, bias), step in zip(self._layers[1:], self.dilations[1:], strict=True):
            parts = row @ weights
            total = parts[:, hidden : 2 * hidden]
            total[step:] += parts[:-step, :hidden]
            total[:-step] += parts[step:, 2 * hidden :]
            total += bias
            np.maximum(total, 0, out=total)
            row += total
            row[gaps] = 0
        return row @ self._weights["outer"] + self._weights["outer_bias"]

    def _keep(self, new: list[Key], size: int) -> None:
        if not new:
            return
        if size > len(self._kept):
            grown = np.zeros((max(size, min(2 * size, KEPT + 2000)), self._kept.shape[1]), np.float32)
            grown[: len(self._kept)] = self._kept
            self._kept = grown
        vectors = self._vectors(new)
        self._kept[size - len(new) : size, : self.hidden] = vectors
        self._kept[size - len(new) : size, self.hidden :] = vectors @ self._layers[0][0]

    def _vectors(self, keys: list[Key]) -> Floats:
        """What units say by themselves."""
        words, weights = self._words, self._weights
        meanings = np.stack([self._meaning(form, tag) for form, tag, _ in keys])
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
        inner += weights["spacing"][[s for _, _, s in keys]]
        own: Floats = np.maximum(inner, 0)
        return own

    def _meaning(self, form: str, tag: str) -> Floats:
        """Kiwi's embedding of a morpheme, projected; one vector for all that Kiwi does not know."""
        for name in (tag, tag.partition("-")[0]):
            wanted = hash_of(form, name)
            row = int(np.searchsorted(self._hashes, wanted))
            if row < len(self._hashes) and self._hashes[row] == wanted:
                found: Floats = self._meanings[row] * np.float32(self._scales[row])
                return found
        return self._weights["unknown"]


def hash_of(form: str, tag: str) -> np.uint64:
    """The number that a morpheme is found by."""
    key = f"{form}\t{tag}".encode("utf-8", "replace")
    return np.uint64(int.from_bytes(blake2b(key, digest_size=8).digest(), "big"))
