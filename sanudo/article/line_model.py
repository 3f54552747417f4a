"""The features of a text's lines in, one label a line out: a linear chain whose weights stand in `line_model.tsv`.

Knows nothing of text. The weights are made by `training/layout`; a row is feature, label, weight, and
`label>label` rows weigh one label's coming right after another.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from sanudo.article.line_features import HEADLINE

LABELS = (
    "headline",
    "deck",
    "byline",
    "dateline",
    "timestamp",
    "paragraph",
    "caption",
    "pull_quote",
    "speaker",
    "clip",
    "clip_speaker",
    "related",
    "boilerplate",
)
"""What a line may be: the kinds of part, and the speaker's line that stands with a pull quote or a clip."""


_FIXED = 1e6  # outweighs all else


@dataclass(frozen=True)
class Weights:
    """`rows` maps a feature to its row in `emission` (features x labels); `transition` is labels x labels."""

    rows: dict[str, int]
    emission: NDArray[np.float64]
    transition: NDArray[np.float64]


def label_lines(features: list[list[str]], weights: Weights | None = None) -> list[str]:
    """The best sequence of LABELS for lines with these features. Time grows with their number.

    A line with the feature HEADLINE is the headline, and then no other line is.
    """
    if not features:
        return []
    weights = weights or shipped_weights()
    return [LABELS[state] for state in _best_path(_scores(features, weights), weights.transition)]


def _scores(features: list[list[str]], weights: Weights) -> NDArray[np.float64]:
    scores = np.zeros((len(features), len(LABELS)))
    for index, names in enumerate(features):
        rows = [weights.rows[name] for name in names if name in weights.rows]
        if rows:
            scores[index] = weights.emission[rows].sum(axis=0)
    for index, names in enumerate(features):
        if HEADLINE in names:
            place = LABELS.index("headline")
            scores[:, place] -= _FIXED
            scores[index, place] += 2 * _FIXED
            break
    return scores


def _best_path(scores: NDArray[np.float64], transition: NDArray[np.float64]) -> list[int]:
    """Viterbi."""
    back = np.zeros(scores.shape, dtype=np.int8)
    best = scores[0]
    for index in range(1, len(scores)):
        ways = best[:, None] + transition
        back[index] = ways.argmax(axis=0)
        best = ways.max(axis=0) + scores[index]
    path = [int(best.argmax())]
    for index in range(len(scores) - 1, 0, -1):
        path.append(int(back[index][path[-1]]))
    return path[::-1]


@cache
def shipped_weights() -> Weights:
    """The weights that ship with the package."""
    return read_weights(resources.files("sanudo.article").joinpath("line_model.tsv").read_text(encoding="utf-8"))


def read_weights(table: str) -> Weights:
    """Weights from rows of feature, label, weight; `label>label` rows are transitions."""
    rows: dict[str, int] = {}
    cells: list[tuple[int, int, float]] = []
    transition = np.zeros((len(LABELS), len(LABELS)))
    places = {label: index for index, label in enumerate(LABELS)}
    for row in table.splitlines():
        if not row or row.startswith("#"):
            continue
        name, label, weight = row.split("\t")
        if ">" in name and name.split(">")[0] in places:
            transition[places[name.split(">")[0]], places[label]] = float(weight)
        else:
            cells.append((rows.setdefault(name, len(rows)), places[label], float(weight)))
    emission = np.zeros((len(rows), len(LABELS)))
    for at, place, value in cells:
        emission[at, place] = value
    return Weights(rows, emission, transition)
