"""Rows in, the judge out: boosted trees on soft targets, written as plain numbers; and the probabilities asked for.

A content counts as right the more, the nearer it is to a gold one (from an intersection over union of .4 on), and less
where its cue or its source is not the gold one's.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sanudo.reading.quotations import features
from sanudo.reading.quotations.judging import Judge, built

FILE = Path(features.__file__).parents[1] / "data" / "quotation_judge.json"
LINKED = (0.35, 0.75, 1.0)  # the worth of a content with neither cue nor source right, with one of them, with both
Numbers = NDArray[np.float32]


def fit(numbers: Numbers, aims: Numbers, trees: int = 100, leaves: int = 16, rate: float = 0.12) -> dict[str, Any]:
    """The judge's file, but for its thresholds."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    worth = worth_of(aims)
    both = np.concatenate([numbers, numbers])
    right = np.r_[np.ones(len(numbers)), np.zeros(len(numbers))]
    weight = np.r_[worth, 1 - worth]
    kept = weight > 0
    model = HistGradientBoostingClassifier(
        max_iter=trees,
        max_leaf_nodes=leaves,
        learning_rate=rate,
        l2_regularization=5,
        min_samples_leaf=60,
        early_stopping=False,
        random_state=0,
    )
    model.fit(both[kept], right[kept], sample_weight=weight[kept])
    grown = [tree[0].nodes for tree in model._predictors]
    return {
        "names": list(features.NAMES),
        "base": round(float(model._baseline_prediction.ravel()[0]), 6),
        "depth": max(int(node["depth"]) for nodes in grown for node in nodes),
        "trees": [[node_of(node) for node in nodes] for nodes in grown],
    }


def worth_of(aims: Numbers) -> NDArray[np.float64]:
    """How right each row is, 0 to 1."""
    likeness = np.clip((aims[:, 0] - 0.3) / 0.5, 0, 1) * (aims[:, 0] >= 0.4)
    found: NDArray[np.float64] = likeness * np.interp(aims[:, 1], (0.0, 0.5, 1.0), LINKED)
    return found


def judge_from(told: dict[str, Any]) -> Judge:
    """The judge of a file that has no thresholds yet."""
    return built({**told, "least": 0.5, "least_marked": 0.5})


def write(told: dict[str, Any], least: float, least_marked: float) -> None:
    """The file that ships."""
    whole = {"least": least, "least_marked": least_marked, **told}
    FILE.write_text(json.dumps(whole, separators=(",", ":")) + "\n", "utf-8")


def node_of(node: Any) -> list[float]:
    """A grown tree's node as the files have it: feature, threshold, where to go at most it and beyond; or its value."""
    if node["is_leaf"]:
        return [round(float(node["value"]), 5)]
    return [int(node["feature_idx"]), float(f"{node['num_threshold']:.7g}"), int(node["left"]), int(node["right"])]


def told_of(model: Any, names: Sequence[str]) -> dict[str, Any]:
    """Grown trees over features of these names as `sanudo.reading.trees` reads them."""
    return {
        "features": list(names),
        "baseline": round(float(model._baseline_prediction.ravel()[0]), 6),
        "trees": [[node_of(node) for node in tree[0].nodes] for tree in model._predictors],
    }
