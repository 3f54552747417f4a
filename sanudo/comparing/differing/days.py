"""Days and durations that part, in sentences that tell one thing."""

from __future__ import annotations

from sanudo.article.types import Span
from sanudo.comparing.alignment import Pair
from sanudo.comparing.differing.building import of_pair
from sanudo.comparing.types import Difference
from sanudo.reading.types import Reading, TimeExpression

_ALIKE = 0.6  # likeness of sentences whose days are compared


def differing_days(pair: Pair) -> list[Difference]:
    """One resolved day on each side, and not the same; a dateline's day is the report's, and left out."""
    if pair.score < _ALIKE:
        return []
    ours, theirs = _days(pair.left, pair.a), _days(pair.right, pair.b)
    if len({t.value[:10] for t in ours}) != 1 or len({t.value[:10] for t in theirs}) != 1:
        return []
    a, b = ours[0], theirs[0]
    if a.value[:10] == b.value[:10]:
        return []
    given = a.basis == "given" and b.basis == "given"
    judgement = (
        "contradicts: the days are not the same" if given else "differs: the days, as resolved, are not the same"
    )
    return [_difference("date", pair, a, b, a.value[:10], b.value[:10], judgement, 0.3 + pair.score / 2)]


def differing_durations(pair: Pair) -> list[Difference]:
    """One duration of one unit on each side, and not the same length."""
    ours, theirs = _durations(pair.left, pair.a), _durations(pair.right, pair.b)
    if len(ours) != 1 or len(theirs) != 1 or ours[0].value == theirs[0].value:
        return []
    a, b = ours[0], theirs[0]
    if a.value[-1] != b.value[-1]:
        return []
    texts = a.span.of(pair.left.article.text), b.span.of(pair.right.article.text)
    judgement = "compatible if they measure different things, else contradicts"
    return [_difference("duration", pair, a, b, *texts, judgement, 0.3 + pair.score / 2)]


def _difference(
    kind: str, pair: Pair, a: TimeExpression, b: TimeExpression, value_a: str, value_b: str, judgement: str, sure: float
) -> Difference:
    return of_pair(kind, pair, (value_a, (a.span, pair.a)), (value_b, (b.span, pair.b)), judgement, min(0.95, sure))


def _days(reading: Reading, sentence: Span) -> list[TimeExpression]:
    line = reading.article.dateline.span if reading.article.dateline else Span(0, 0)
    times = [t for t in _times(reading, sentence) if not line.start <= t.span.start < line.end]
    return [t for t in times if t.kind in ("DATE", "TIME") and len(t.value) >= 10 and _is_day(t.value)]


def _durations(reading: Reading, sentence: Span) -> list[TimeExpression]:
    return [t for t in _times(reading, sentence) if t.kind == "DURATION" and t.value[1:-1].isdigit()]


def _times(reading: Reading, sentence: Span) -> list[TimeExpression]:
    return [t for t in reading.times if sentence.start <= t.span.start < sentence.end]


def _is_day(value: str) -> bool:
    return value[:4].isdigit() and value[5:7].isdigit() and value[8:10].isdigit()
