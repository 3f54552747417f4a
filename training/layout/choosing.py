"""Choices with features in, the weights of a soft choice among them out. Gradient steps over all, seeded by nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_SELDOM = 4
_STEPS = 200

Choice = tuple[list[list[str]], list[bool]]
"""The features of each candidate and whether it is right; the last stands for none."""


def fit(choices: Sequence[Choice], shares: Sequence[float], prior: dict[str, float], hold: float) -> dict[str, float]:
    """Weights by feature, held towards `prior`, those set by hand; `shares` says how much each choice counts."""
    seen = Counter(name for rows, _ in choices for names in rows for name in set(names))
    names = sorted(name for name, times in seen.items() if times >= _SELDOM or name in prior)
    places = {name: at for at, name in enumerate(names)}
    cells = [
        (row, places[name])
        for row, names_of in enumerate(names for rows, _ in choices for names in rows)
        for name in names_of
        if name in places
    ]
    index = np.array(cells, dtype=np.int64)
    starts = np.cumsum([0, *(len(rows) for rows, _ in choices)])[:-1]
    owner = np.repeat(np.arange(len(choices)), [len(rows) for rows, _ in choices])
    right = np.array([is_right for _, rights in choices for is_right in rights])
    weight = np.array(shares)
    start = np.array([prior.get(name, 0.0) for name in names])
    values = start.copy()
    first, second = np.zeros_like(values), np.zeros_like(values)
    for step in range(1, _STEPS + 1):
        scores = np.bincount(index[:, 0], values[index[:, 1]], minlength=len(owner)).astype(np.float64)
        model = _soft(scores, starts, owner)
        truth = _soft(np.where(right, scores, -1e9), starts, owner)
        slope = (model - truth) * weight[owner]
        gradient = np.bincount(index[:, 1], slope[index[:, 0]], minlength=len(names)) + hold * (values - start)
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        values -= 0.05 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {name: float(values[at]) for name, at in places.items()}


def _soft(scores: NDArray[np.float64], starts: NDArray[np.int64], owner: NDArray[np.int64]) -> NDArray[np.float64]:
    top = np.maximum.reduceat(scores, starts)
    raised = np.exp(scores - top[owner])
    shares: NDArray[np.float64] = raised / np.add.reduceat(raised, starts)[owner]
    return shares
