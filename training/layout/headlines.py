"""Labelled texts in, the weights by which lines above a story are weighed as its headline out.

A soft choice among the candidates of a text and "none", trained by gradient steps over all texts; seeded by nothing.
"""

from __future__ import annotations

from pathlib import Path

from sanudo.article.headline import NONE, headline_features, read_weights
from sanudo.article.line_features import line_shapes
from sanudo.article.lines import split_lines
from sanudo.article.stretch import find_story
from training.layout.choosing import Choice, fit
from training.layout.examples import Example

PRIOR = Path(__file__).parent / "headline_prior.tsv"
_HOLD = 3.0


def choice(item: Example) -> Choice | None:
    """The candidates of a text; None where the text does not say which is right."""
    lines = split_lines(item.text)
    shapes = line_shapes(lines)
    heads = {shapes[at].key for at, labels in enumerate(item.labels) if labels == ("headline",)}
    if not heads and any("headline" in labels for labels in item.labels):
        return None
    places = headline_features(lines, shapes, find_story(shapes))
    right = ["headline" in item.labels[at] and shapes[at].key in heads for at, _ in places]
    if heads and not any(right):
        return None
    return [*(names for _, names in places), [NONE]], [*right, not heads]


def fit_headlines(choices: list[Choice], shares: list[float]) -> dict[str, float]:
    """Weights by feature, held towards those set by hand; `shares` says how much each text counts."""
    return fit(choices, shares, read_prior(PRIOR), _HOLD)


def read_prior(file: Path) -> dict[str, float]:
    """Weights set by hand."""
    return read_weights(file.read_text(encoding="utf-8"))


def table(weights: dict[str, float], what: str) -> str:
    """The weights as rows of feature, weight."""
    rows = [f"# Weights of the {what}; made by training/layout, do not edit. Rows: feature, weight."]
    return "\n".join([*rows, *(f"{name}\t{weight:.2f}" for name, weight in sorted(weights.items()))]) + "\n"
