"""Names, places, organisations, dates, times and quantities in Korean sentences: a small net over Kiwi's morphemes.

    >>> import newsparse
    >>> newsparse.tag(["김가람 한빛군수는 15일 축제를 연다고 밝혔다."])

Weights are in data/tagger.npz (CC BY-SA 4.0, see LICENSE-CC-BY-SA-4.0) and load on first use.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from newsparse.tagger.decode import decode
from newsparse.tagger.network import Network
from newsparse.tagger.offices import end_without_office, is_body
from newsparse.tagger.units import Units, units
from newsparse.tokens import Doc, kiwi_tags, morphemes

__all__ = ["Entity", "Label", "TaggerError", "tag", "tag_doc"]

Label = Literal["PS", "LC", "OG", "DT", "TI", "QT"]
BATCH = 3_000  # units read at once: an article, mostly

_lock = threading.Lock()


class TaggerError(RuntimeError):
    """The installed Kiwi is not one that the weights were made for."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Characters `[start, end)` of the sentence as it was given.

    `label` is PS (person), LC (place), OG (organisation), DT (date), TI (time of day) or QT (quantity); `score` is how
    sure the least certain part of it is, 0 to 1.
    """

    start: int
    end: int
    label: Label
    score: float


def tag(sentences: Iterable[str]) -> list[list[Entity]]:
    """The entities of each sentence, in order of the text. A string alone counts as one sentence."""
    given = [sentences] if isinstance(sentences, str) else sentences
    return list(_tagged([units(*morphemes(sentence)) for sentence in given]))


def tag_doc(doc: Doc) -> list[Entity]:
    """The entities of an article that Kiwi has read; offsets are into its text."""
    read = []
    for s in doc.sentences:
        part = slice(s.first, s.last)
        read.append(units(doc.forms[part], doc.tags[part], doc.starts[part], doc.ends[part]))
    return [entity for found in _tagged(read) for entity in found]


def _tagged(read: Sequence[Units]) -> Iterator[list[Entity]]:
    network = _network()
    for group in _groups(read):
        with _lock:
            emissions, firsts = network.emissions(group)
        inside = np.zeros(len(emissions), bool)
        for first, sentence in zip(firsts, group, strict=True):
            inside[first : first + len(sentence.forms)] = True
        labels, certainty = decode(emissions, network.steps, inside)
        for first, sentence in zip(firsts, group, strict=True):
            part = slice(first, first + len(sentence.forms))
            yield list(_entities(sentence, labels[part].tolist(), certainty[part].tolist()))


def _groups(read: Sequence[Units]) -> Iterator[Sequence[Units]]:
    start, size = 0, 0
    for i, sentence in enumerate(read):
        if size and size + len(sentence.forms) > BATCH:
            yield read[start:i]
            start, size = i, 0
        size += len(sentence.forms)
    yield read[start:]


def _entities(read: Units, labels: list[int], certainty: list[float]) -> Iterator[Entity]:
    """Numbers of labels are O, B-PS, I-PS, B-LC, …: odd ones begin an entity, and the next number goes on with it."""
    i, n = 0, len(labels)
    while i < n:
        first = i
        i += 1
        if labels[first] % 2:
            while i < n and labels[i] == labels[first] + 1:
                i += 1
            score = min(certainty[first : i + 1])  # the unit behind too: it says that the entity ends
            label: Label = get_args(Label)[labels[first] // 2]
            if label == "PS" and is_body(read, first, i):
                label = "OG"
            end = end_without_office(read, first, i, label)
            if end is not None:
                yield Entity(read.starts[first], end, label, round(score, 3))


@functools.cache
def _network() -> Network:
    network = Network()
    strange = sorted(kiwi_tags() - set(network.kiwi_tags))
    if strange:
        raise TaggerError(
            f"the tagger's weights do not know {', '.join(strange)}, which the installed Kiwi tags words with; "
            f"they were made with kiwipiepy {network.kiwi_version}"
        )
    return network
