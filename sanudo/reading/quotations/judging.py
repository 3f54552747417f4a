"""Which proposed contents stand: trees learned by training/quotations, and one content at most for a stretch of text.

The trees give each proposal the probability that a reader would mark just this as somebody's statement. They are plain
numbers in data/quotation_judge.json, read once.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sanudo.reading.quotations.anchors import Content, Proposal
from sanudo.reading.quotations.features import NAMES

SHARED = 0.2  # of a content's tokens, so many may lie in a likelier one


@dataclass(frozen=True, slots=True)
class Judge:
    """Nodes of all trees in one row: `next` has two places a node, where to go at most and beyond its threshold; a leaf
    points to itself. `least` is the probability from which a content stands,
    `least_marked` that of words in marks."""

    roots: NDArray[np.int64]
    feature: NDArray[np.int64]
    threshold: NDArray[np.float64]
    next: NDArray[np.int64]
    value: NDArray[np.float64]
    depth: int
    base: float
    least: float
    least_marked: float


def likelihoods(rows: Sequence[Sequence[float]], judge: Judge | None = None) -> list[float]:
    """How probable each row of numbers (features.NAMES) is a quotation."""
    if not rows:
        return []
    judge = judge or judge_of()
    table = np.array(rows, dtype=np.float64)
    flat, lines = table.ravel(), np.arange(len(table))[:, None] * table.shape[1]
    at = np.repeat(judge.roots[None], len(table), 0)
    for _ in range(judge.depth):
        beyond = flat.take(lines + judge.feature.take(at)) > judge.threshold.take(at)
        at = judge.next.take(2 * at + beyond)
    raw = judge.value.take(at).sum(1) + judge.base
    return [round(float(p), 4) for p in 1 / (1 + np.exp(-raw))]


def standing(proposals: Sequence[Proposal], likely: Sequence[float], least: Sequence[float]) -> list[int]:
    """The proposals that stand, the likeliest first: none beside a likelier one of the same cue or the same words."""
    kept: list[int] = []
    used: set[int] = set()
    taken: set[int] = set()
    for number in sorted(range(len(proposals)), key=lambda n: (-likely[n], proposals[n].content)):
        proposal = proposals[number]
        cue = proposal.anchor.cue
        if likely[number] < least[number] or (cue is not None and cue.head in used):
            continue
        words = words_of(proposal.content)
        if len(words & taken) > SHARED * len(words):
            continue
        kept.append(number)
        taken |= words
        if cue is not None:
            used.add(cue.head)
    return kept


def words_of(content: Content) -> set[int]:
    """The tokens of a content."""
    return {i for first, last in content for i in range(first, last + 1)}


@lru_cache(maxsize=1)
def judge_of() -> Judge:
    """The judge that ships."""
    return built(json.loads(files("sanudo.reading").joinpath("data", "quotation_judge.json").read_text("utf-8")))


def built(told: dict[str, Any]) -> Judge:
    """A judge from its file: a tree is a list of nodes [feature, threshold, left, right] or [value]."""
    if told["names"] != list(NAMES):
        raise ValueError("quotation_judge.json was learned with other features: run python -m training.quotations")
    roots: list[int] = []
    rows: list[tuple[int, float, int, int, float]] = []
    for tree in told["trees"]:
        offset = len(rows)
        roots.append(offset)
        for place, node in enumerate(tree):
            here = offset + place
            if len(node) == 1:
                rows.append((0, 0.0, here, here, node[0]))
            else:
                rows.append((node[0], node[1], offset + node[2], offset + node[3], 0.0))
    feature, threshold, left, right, value = zip(*rows, strict=True)
    return Judge(
        np.array(roots),
        np.array(feature),
        np.array(threshold),
        np.array([left, right]).T.ravel(),
        np.array(value),
        told["depth"],
        told["base"],
        told["least"],
        told["least_marked"],
    )
