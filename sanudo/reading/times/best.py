"""The best date of a sentence or an event among the times found. Knows spans only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sanudo.article.types import Span
from sanudo.reading.types import TimeExpression

RANK = {"given": 0, "resolved": 0, "inferred": 1, "unresolved": 2}


class BestDate(NamedTuple):
    """A TIMEX3 value, how it is known, and the words it rests on."""

    value: str
    basis: str
    span: Span


def best_date(times: Sequence[TimeExpression], sentence: Span, cue: int | None = None) -> BestDate | None:
    """The date of what `sentence` tells at the character `cue`: the most precise, best founded and nearest one in it.

    Durations, sets and references to past and future are no dates. None where the sentence says none: the caller
    decides whether the report's own date may stand in, and must say so.
    """
    place = sentence.start if cue is None else cue
    dated = [
        time
        for time in times
        if sentence.start <= time.span.start < sentence.end
        and time.kind in ("DATE", "TIME")
        and not time.value.endswith("_REF")
    ]
    if not dated:
        return None
    best = min(dated, key=lambda time: (coarseness(time.value), RANK.get(time.basis, 2), distance(time.span, place)))
    return BestDate(best.value, best.basis, best.span)


def coarseness(value: str) -> int:
    """0 for a day or a time of day, 1 for weeks and months, 2 for longer."""
    if value[8:10].strip("X") or value.startswith("XXXX-WXX-") or "T" in value:
        return 0
    return 1 if len(value) > 4 else 2


def distance(span: Span, place: int) -> int:
    """Characters between a span and a place."""
    return max(span.start - place, place - span.end, 0)
