"""A report's text and parts in; who published it out, with the span it was read from, or None.

Only what the text itself says: the names in its frame (`outlet_names.py`) are weighed against each other and against
"not said" by features of where and how they stand; weights are in `outlet_model.tsv`, made by `training/layout`. No
list of sites. An agency in a dateline wrote the text; it has published it only where no page stands around the text.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from importlib import resources

from sanudo.article.headline import Weights, read_weights
from sanudo.article.outlet_names import Candidate, candidates
from sanudo.article.types import Part, Span

NONE = "not said"
_SURE = 0.5  # how likely it must be that one is said
_BEST = 0.4  # how likely the best must be: forms of one name share what speaks for it


def find_outlet(text: str, parts: Sequence[Part], weights: Weights | None = None) -> tuple[str, Span] | None:
    """The name of the outlet and the span that says so, or None where the text does not say."""
    weights = shipped_weights() if weights is None else weights
    choice = outlet_features(text, parts)
    scores = [sum(weights.get(name, 0.0) for name in names) for _, names in choice]
    top = max(scores)
    raised = [math.exp(score - top) for score in scores]
    *named, none = (one / sum(raised) for one in raised)
    best = max(range(len(named)), key=lambda at: (named[at], -at), default=None)
    if best is None or none >= 1 - _SURE or named[best] < _BEST:
        return None
    found = choice[best][0]
    return (found.name, found.span) if found else None


def outlet_features(text: str, parts: Sequence[Part]) -> list[tuple[Candidate | None, tuple[str, ...]]]:
    """The names that the text may give its outlet, with their features; the last stands for none of them."""
    found = candidates(text, parts)
    framed = any(part.kind in ("boilerplate", "related") for part in parts)
    by_page = "framed" if framed else "bare"
    choice: list[tuple[Candidate | None, tuple[str, ...]]] = []
    for one in found:
        agency = (f"agency:{by_page}",) if "at:agency" in one.features else ()
        choice.append((one, one.features + agency))
    return [*choice, (None, (NONE, f"{NONE}:{by_page}"))]


@cache
def shipped_weights() -> Weights:
    """The weights that ship with the package."""
    return read_weights(resources.files("sanudo.article").joinpath("outlet_model.tsv").read_text(encoding="utf-8"))
