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
from typing import Any

Tree = tuple[tuple[float, ...], ...]
_ROUNDING = 1e-6


@dataclass(frozen=True)
class Trees:
    """The names of the features in order, and the trees over them."""

    features: tuple[str, ...]
    baseline: float
    trees: tuple[Tree, ...]

    def probability(self, values: Sequence[float]) -> float:
        """The probability for the values of the features."""
        total = self.baseline + sum(_leaf(tree, values) for tree in self.trees)
        return 1 / (1 + math.exp(-total))

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


def _leaf(tree: Tree, values: Sequence[float]) -> float:
    node = tree[0]
    while len(node) > 1:
        node = tree[int(node[2] if values[int(node[0])] <= node[1] else node[3])]
    return node[0]


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
