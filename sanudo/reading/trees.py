"""How probable a thing is by trees of yes and no: features in, a probability out.

The trees are data (a JSON file beside the tables): `baseline`, then for each tree its nodes, each either
[feature, threshold, next where it is not above, next where it is] or [value]. What learned them stands with each use.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

Tree = tuple[tuple[float, ...], ...]
Array = NDArray[Any]
_ROUNDING = 1e-6


@dataclass(frozen=True, eq=False)
class _Nodes:
    """Where each tree begins; of each node its feature and threshold, the next where the value is not above it and
    where it is, and what a leaf gives."""

    roots: Array
    feature: Array
    threshold: Array
    low: Array
    high: Array
    value: Array


@dataclass(frozen=True)
class Trees:
    """The names of the features in order, and the trees over them."""

    features: tuple[str, ...]
    baseline: float
    trees: tuple[Tree, ...]

    def probability(self, values: Sequence[float]) -> float:
        """The probability for the values of the features."""
        return self.probabilities([values])[0]

    def probabilities(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The probability for each of some rows of values."""
        if not rows:
            return []
        nodes, deep = self._nodes, self._deep
        given = np.asarray(rows, np.float64)
        row = np.arange(len(given))[:, None]
        at = np.broadcast_to(nodes.roots, (len(given), len(self.trees)))
        for _ in range(deep):
            at = np.where(given[row, nodes.feature[at]] <= nodes.threshold[at], nodes.low[at], nodes.high[at])
        # added up one after the other, as the sum hangs on the order
        totals = [self.baseline + sum(leaves) for leaves in nodes.value[at].tolist()]
        return [1 / (1 + math.exp(-total)) for total in totals]

    @cached_property
    def _nodes(self) -> _Nodes:
        """All nodes of all trees in a row; a leaf leads to itself."""
        starts = [0, *accumulate(len(tree) for tree in self.trees)]
        placed = [
            (start + n, start, node)
            for start, tree in zip(starts, self.trees, strict=False)
            for n, node in enumerate(tree)
        ]
        return _Nodes(
            np.array(starts[:-1]),
            np.array([int(node[0]) if len(node) > 1 else 0 for _, _, node in placed]),
            np.array([node[1] if len(node) > 1 else 0.0 for _, _, node in placed]),
            np.array([start + int(node[2]) if len(node) > 1 else at for at, start, node in placed]),
            np.array([start + int(node[3]) if len(node) > 1 else at for at, start, node in placed]),
            np.array([node[0] if len(node) == 1 else 0.0 for _, _, node in placed]),
        )

    @cached_property
    def _deep(self) -> int:
        """How many steps the longest way to a leaf has."""
        return max((_depth(tree, 0) for tree in self.trees), default=0)

    def may_reach(self, probability: float, least: Sequence[float], most: Sequence[float]) -> bool:
        """Whether the probability can be so much, were each value somewhere between its least and its most."""
        wanted = math.log(probability / (1 - probability)) - _ROUNDING - self.baseline
        for tree, rest in zip(self.trees, self._rests, strict=True):
            wanted -= _most(tree, 0, least, most)
            if wanted > rest:
                return False
        return wanted <= 0

    @cached_property
    def _rests(self) -> tuple[float, ...]:
        """The most that all trees after each can give together."""
        tops = [max(node[0] for node in tree if len(node) == 1) for tree in self.trees]
        return tuple(sum(tops[n + 1 :]) for n in range(len(tops)))


def _depth(tree: Tree, at: int) -> int:
    node = tree[at]
    return 0 if len(node) == 1 else 1 + max(_depth(tree, int(node[2])), _depth(tree, int(node[3])))


def _most(tree: Tree, at: int, least: Sequence[float], most: Sequence[float]) -> float:
    """The most that a tree can give from one of its nodes on."""
    node = tree[at]
    while len(node) > 1:
        feature, threshold = int(node[0]), node[1]
        if most[feature] <= threshold:
            node = tree[int(node[2])]
        elif least[feature] > threshold:
            node = tree[int(node[3])]
        else:
            return max(_most(tree, int(node[2]), least, most), _most(tree, int(node[3]), least, most))
    return node[0]


@cache
def trees(name: str, package: str = "sanudo.comparing") -> Trees:
    """The trees of a file of a package's data."""
    return built(json.loads(files(package).joinpath(f"data/{name}.json").read_text("utf-8")))


def built(told: dict[str, Any]) -> Trees:
    """The trees of such a file, read."""
    return Trees(
        tuple(told["features"]),
        float(told["baseline"]),
        tuple(tuple(tuple(node) for node in tree) for tree in told["trees"]),
    )
