"""How a difference is put together: its sides in the order of the reports, its topic in words that both sides have."""

from __future__ import annotations

import re
from dataclasses import replace

from sanudo.article.types import Span
from sanudo.comparing.alignment import Pair
from sanudo.comparing.profiles import is_common, rarity, stem
from sanudo.comparing.types import Difference, Side

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W_]+)*")


def of_pair(
    kind: str, pair: Pair, a: tuple[str, tuple[Span, ...]], b: tuple[str, tuple[Span, ...]], judgement: str, sure: float
) -> Difference:
    """The difference between the two sentences of a pair; a side is its value and its evidence."""
    sides = (Side(pair.left.article.id, *a), Side(pair.right.article.id, *b))
    return Difference(kind, topic_of(pair), sides, judgement, None, round(sure, 3))


def topic_of(pair: Pair) -> str:
    """Up to five rare words that both sentences have, as the first has them."""
    ours = pair.a.of(pair.left.article.text)
    theirs = {stem(word) for word in _WORD.findall(pair.b.of(pair.right.article.text))}
    shared = [
        w for w in dict.fromkeys(_WORD.findall(ours)) if stem(w) in theirs and not is_common(stem(w)) and len(w) > 2
    ]
    rare = sorted(shared, key=lambda w: (-rarity(stem(w)), w))[:5]
    return " ".join(word for word in shared if word in rare)


def merged(differences: list[Difference]) -> list[Difference]:
    """Differences of one kind that share a side are one: three reports with three numbers differ once."""
    groups: list[list[Difference]] = []
    for one in differences:
        keys = {_key(side) for side in one.sides}
        touching = [g for g in groups if g[0].kind == one.kind and any(_key(s) in keys for d in g for s in d.sides)]
        fresh = [d for group in touching for d in group] + [one]
        groups = [g for g in groups if g not in touching] + [fresh]
    return [_joined(group) for group in groups]


def _key(side: Side) -> tuple[str, tuple[Span, ...]]:
    return side.article, side.evidence[:1]


def _joined(group: list[Difference]) -> Difference:
    sides = {_key(side): side for one in group for side in one.sides}
    ordered = tuple(sorted(sides.values(), key=lambda side: (side.article, side.evidence)))
    best = max(group, key=lambda one: (one.confidence, one.topic))
    # where two of the reports contradict each other, the whole is no figure that only grew
    judgement = next((one.judgement for one in group if one.judgement.startswith("contradicts")), best.judgement)
    return replace(best, sides=ordered, judgement=judgement)
