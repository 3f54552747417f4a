"""Numbers that cannot both hold: how many, how much, in sentences that tell one thing."""

from __future__ import annotations

from sanudo.article.types import Span
from sanudo.comparing.alignment import Pair
from sanudo.comparing.differing.building import of_pair
from sanudo.comparing.quantities import Quantity, comparable, differ, find_quantities
from sanudo.comparing.types import Difference
from sanudo.reading.types import Reading


def differing_numbers(pair: Pair) -> list[Difference]:
    """Quantities of one thing of which no number fits both; one with its equal on the other side is no difference."""
    ours, theirs = _quantities(pair.left, pair.a), _quantities(pair.right, pair.b)
    found = []
    for a in ours:
        alike = [b for b in theirs if comparable(a, b)]
        if not alike and len(ours) == len(theirs) == 1 and ours[0].unit == theirs[0].unit and pair.score >= 0.75:
            alike = theirs
        if not alike or any(not differ(a, b) for b in alike):
            continue
        b = alike[0]
        if any(comparable(other, b) and not differ(other, b) for other in ours):
            continue
        values = (_told(pair.left, a), (a.span, pair.a)), (_told(pair.right, b), (b.span, pair.b))
        judgement = "contradicts: no number fits both"
        found.append(of_pair("number", pair, *values, judgement, min(0.95, 0.4 + pair.score / 2)))
    return found


def _quantities(reading: Reading, sentence: Span) -> list[Quantity]:
    masked = [time.span for time in reading.times] + [m.span for m in reading.mentions if m.form == "name"]
    return [
        q
        for q in find_quantities(reading.article.text, sentence)
        if not any(q.span.start < m.end and m.start < q.span.end for m in masked)
    ]


def _told(reading: Reading, quantity: Quantity) -> str:
    return quantity.span.of(reading.article.text).strip()
