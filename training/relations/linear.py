"""Rows in, the weights of the linear model out. Knows torch; nothing of files.

Softmax over the types; the loss of a row is how improbable the types are that may be right, together. Features that
few rows have are left out; those kept are told by a hash. What ships is rounded to eight bits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from sanudo.reading.relation_weights import hash_of
from sanudo.reading.relation_words import features_of
from training.relations.rows import TYPES, Row

WEIGHTS = {"plv": 2.0, "own": 1.0, "quad": 0.4, "quad_bare": 0.2}
_SEEN = 2  # features of fewer rows are left out


class Linear:
    """Feature names, one row of weights each, and a bias."""

    def __init__(self, index: dict[str, int], weights: NDArray[np.float32], bias: NDArray[np.float32]) -> None:
        self.index, self.weights, self.bias = index, weights, bias

    def scores(self, features: Sequence[str]) -> NDArray[np.float32]:
        """Log-probabilities of TYPES."""
        known = [self.index[f] for f in features if f in self.index]
        raw = self.bias + (self.weights[known].sum(0) / max(1.0, len(features)) ** 0.5 if known else 0.0)
        raw = raw - raw.max()
        return np.asarray(raw - np.log(np.exp(raw).sum()), dtype=np.float32)


def fit(
    rows: Sequence[Row], features: Sequence[list[str]], decay: float = 3e-6, weights: dict[str, float] = WEIGHTS
) -> Linear:
    """The linear model of `rows`, whose features are `features`. The same rows give the same model."""
    counts = Counter(f for names in features for f in names)
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= _SEEN))}
    places, values = [], []
    for r, names in enumerate(features):
        for name in names:
            if name in index:
                places.append((r, index[name]))
                values.append(1 / max(1.0, len(names)) ** 0.5)
    matrix = torch.sparse_coo_tensor(
        torch.tensor(places).T, torch.tensor(values, dtype=torch.float32), (len(rows), len(index))
    ).coalesce()
    allowed = torch.tensor([[t in row.allowed for t in TYPES] for row in rows])
    share = torch.tensor([weights[row.origin] for row in rows])
    share = share / share.sum()
    table = torch.zeros(len(index), len(TYPES), requires_grad=True)
    bias = torch.zeros(len(TYPES), requires_grad=True)
    optimizer = torch.optim.LBFGS([table, bias], lr=1.0, max_iter=120, history_size=8, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        scores = torch.log_softmax(torch.sparse.mm(matrix, table) + bias, -1)
        right = torch.logsumexp(scores.masked_fill(~allowed, -1e9), -1)
        total = -(right * share).sum() + decay * (table**2).sum()
        total.backward()
        return total

    optimizer.step(loss)
    return Linear(index, table.detach().numpy(), bias.detach().numpy())


def pack(model: Linear) -> dict[str, NDArray[np.generic]]:
    """The arrays that ship: hashes of the features in order, weights in eight bits, a scale a type, the bias.

    Features whose weights all round to nothing, or whose hashes meet, are left out.
    """
    names = np.array(list(model.index))
    hashes = np.array([hash_of(str(name)) for name in names], dtype=np.uint32)
    scale = np.abs(model.weights).max(0) / 127 + 1e-9
    rounded = np.clip(np.round(model.weights / scale), -127, 127).astype(np.int8)
    unique, first, count = np.unique(hashes, return_index=True, return_counts=True)
    kept = (count == 1) & (np.abs(rounded[first]).max(1) >= 2)
    return {
        "hashes": unique[kept],
        "weights": rounded[first[kept]],
        "scale": scale.astype(np.float32),
        "bias": model.bias.astype(np.float32),
        "types": np.array(TYPES),
    }


def features(rows: Sequence[Row]) -> list[list[str]]:
    return [features_of(row.sentence, row.source, row.target) for row in rows]
