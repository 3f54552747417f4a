"""How probable a thing is by trees of yes and no: features in, a probability out.

The trees are data (a JSON file beside the tables): `baseline`, then for each tree its nodes, each either
[feature, threshold, next where it is not above, next where it is] or [value]. Learned by training/differences.py.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Trees:
    """The names of the features in order, and the trees over them."""

    features: tuple[str, ...]
    baseline: float
    trees: tuple[tuple[tuple[float, ...], ...], ...]

    def probability(self, values: Sequence[float]) -> float:
        """The probability for the values of the features."""
        total = self.baseline + sum(_leaf(tree, values) for tree in self.trees)
        return 1 / (1 + math.exp(-total))


def _leaf(tree: tuple[tuple[float, ...], ...], values: Sequence[float]) -> float:
    node = tree[0]
    while len(node) > 1:
        node = tree[int(node[2] if values[int(node[0])] <= node[1] else node[3])]
    return node[0]


@cache
def trees(name: str) -> Trees:
    """The trees of a file of data."""
    told = json.loads(files("sanudo.comparing").joinpath(f"data/{name}.json").read_text("utf-8"))
    return Trees(
        tuple(told["features"]),
        float(told["baseline"]),
        tuple(tuple(tuple(node) for node in tree) for tree in told["trees"]),
    )
