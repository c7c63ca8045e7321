"""The net: a CNN with a linear-chain CRF on top. Sentences lie one behind the other in one long row, gaps of zeros between.

What depends on (form, tag) alone is one vector; the package keeps it and its first convolution, and folds the batch
norms away. `newsparse.tagger.network` computes the same in numpy.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from newsparse.tagger.features import SPACINGS, Vocabulary
from training.crf import NegativeLogLikelihood

GAP = 2  # the widest step of a convolution
NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Shape:
    """How wide the parts of the net are, and how far the convolutions step."""

    hidden: int = 128
    steps: tuple[int, ...] = (1, 2, 2)
    meaning: int = 128
    tag: int = 24
    form: int = 32
    shape: int = 12
    char: int = 32
    grams: int = 56
    edges: int = 40
    dropout: float = 0.33
    evidence: int = 0  # number of features of evidence; teachers only

    def plain(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(slots=True)
class Batch:
    """Sentences as one row of units, with gaps between. `keys` are rows of the feature table, each once; `which` says which
    one stands at a place, `inside` (1 or 0) whether any does. `places` and `mask` are (sentences, longest), for the CRF.
    """

    keys: Tensor
    which: Tensor
    spacing: Tensor
    inside: Tensor
    places: Tensor
    mask: Tensor
    labels: Tensor
    evidence: tuple[Tensor, Tensor] | None = None


class Dropout(nn.Module):
    """Dropout whose masks are stretches of one long mask drawn at the start: drawing them anew is a sixth of training time."""

    POOL = 1 << 22

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.pool = torch.empty(self.POOL).bernoulli_(1 - rate) / (1 - rate)

    def forward(self, values: Tensor) -> Tensor:
        if not self.training:
            return values
        first = int(torch.randint(self.POOL - values.numel(), ()))
        return values * self.pool[first : first + values.numel()].view_as(values)


class Net(nn.Module):
    """Emissions of labels for each unit, and the CRF's transitions."""

    def __init__(self, shape: Shape, vocabulary: Vocabulary, table: np.ndarray, labels: list[str]) -> None:
        super().__init__()
        self.shape = shape
        self.table = nn.Embedding.from_pretrained(torch.from_numpy(table.astype(np.float32)), freeze=True)
        self.unknown = nn.Parameter(torch.zeros(table.shape[1]))
        self.meaning = nn.Linear(table.shape[1], shape.meaning)
        self.tag = nn.Embedding(len(vocabulary.tags) + 1, shape.tag)
        self.form = nn.Embedding(len(vocabulary.forms) + 1, shape.form)
        self.shapes = nn.Embedding(len(vocabulary.shapes) + 1, shape.shape)
        self.char = nn.Embedding(len(vocabulary.chars) + 2, shape.char, padding_idx=0)
        self.grams = nn.Conv1d(shape.char, shape.grams, 3, padding=1)
        self.edges = nn.Linear(4 * shape.char, shape.edges)
        wide = shape.meaning + shape.tag + shape.form + shape.shape + shape.grams + shape.edges
        self.inner = nn.Linear(wide, shape.hidden)
        self.spacing = nn.Embedding(SPACINGS, shape.hidden)
        nn.init.normal_(self.spacing.weight, std=0.1)
        self.convolutions = nn.ModuleList(nn.Linear(3 * shape.hidden, shape.hidden) for _ in shape.steps)
        self.norms = nn.ModuleList(nn.BatchNorm1d(shape.hidden) for _ in shape.steps)
        self.outer = nn.Linear(shape.hidden, len(labels))
        self.transitions = nn.Parameter(torch.zeros(len(labels), len(labels)))
        self.register_buffer("allowed", torch.from_numpy(allowed(labels)))
        self.dropout = Dropout(shape.dropout)
        if shape.evidence:
            self.evidence = nn.EmbeddingBag(shape.evidence, shape.hidden, mode="sum")
            nn.init.normal_(self.evidence.weight, std=0.05)

    def vectors(self, features: dict[str, Tensor]) -> Tensor:
        """What a (form, tag) alone says, before the spacing is known."""
        meaning, form = features["meaning"], features["form"]
        if self.training:
            form = form.masked_fill(torch.rand(form.shape) < 0.25, 0)
            meaning = meaning.masked_fill(torch.rand(meaning.shape) < 0.08, 0)
        known = self.table(meaning) + (meaning == 0).unsqueeze(-1) * self.unknown
        chars = self.char(features["chars"])
        grams = self.grams(chars.transpose(1, 2)).relu().amax(2)
        edges = self.edges(self.char(features["edges"]).flatten(1)).relu()
        parts = [self.meaning(known), self.tag(features["tag"]), self.form(form), self.shapes(features["shape"])]
        return self.inner(self.dropout(torch.cat([*parts, grams, edges], -1)))

    def forward(self, batch: Batch, features: dict[str, Tensor]) -> Tensor:
        """Emissions for each place of the row."""
        inner = self.vectors({name: values[batch.keys] for name, values in features.items()})
        inner = inner.index_select(0, batch.which) + self.spacing(batch.spacing)
        if batch.evidence is not None:
            inner = inner + self.evidence(*batch.evidence)
        row = inner.relu() * batch.inside
        for layer, norm, step in zip(self.convolutions, self.norms, self.shape.steps, strict=True):
            padded = nn.functional.pad(self.dropout(row), (0, 0, step, step))
            around = torch.cat([padded[: -2 * step], padded[step:-step], padded[2 * step :]], 1)
            row = (row + norm(layer(around)).relu()) * batch.inside
        return self.outer(self.dropout(row))

    def steps(self) -> Tensor:
        """Transitions, with those that BIO forbids ruled out."""
        return self.transitions + self.allowed

    def loss(self, emissions: Tensor, batch: Batch) -> Tensor:
        """Negative log-likelihood of the labels, a mean over sentences. A sentence stands between two O's."""
        scores = emissions.index_select(0, batch.places.flatten()).view(*batch.places.shape, -1)
        found: Tensor = NegativeLogLikelihood.apply(scores, self.steps(), batch.labels[batch.places], batch.mask)
        return found


def allowed(labels: list[str]) -> np.ndarray:
    """Which label may follow which: an I its own B or I alone."""
    matrix = np.zeros((len(labels), len(labels)), np.float32)
    for i, before in enumerate(labels):
        for j, label in enumerate(labels):
            if label.startswith("I-") and before[2:] != label[2:]:
                matrix[i, j] = NEVER
    return matrix
