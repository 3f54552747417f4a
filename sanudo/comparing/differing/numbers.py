"""Numbers that cannot both hold: how many, how much, in sentences that tell one thing."""

from __future__ import annotations

import re

from sanudo.article.types import Span
from sanudo.comparing.alignment import Pair
from sanudo.comparing.differing.building import of_pair
from sanudo.comparing.differing.context import rest_alike
from sanudo.comparing.differing.predicates import predicate_over, same_counted
from sanudo.comparing.quantities import Quantity, comparable, differ, find_quantities
from sanudo.comparing.types import Difference
from sanudo.reading.types import Reading

_REST = 0.45  # how alike the rest of the sentences is where the numbers count one thing by name
_REST_UNNAMED = 0.6  # ... where at least one of the reports does not name what it counts
_REST_OTHERWISE = 0.72  # ... and where they name it in different words
_ONE_SENTENCE = 0.7  # ... from which two sentences are one, whatever is made of their grammar
_ROUGH = re.compile(r"\b(?:dozens|scores|hundreds|thousands)\b", re.I)  # no number that another can contradict
_OTHERS = re.compile(r"\s+others?\b", re.I)  # "two other friends" are not all of them
_NAME_BEFORE = re.compile(r"\b[A-Z][\w'’-]+\s?,\s+$")
_AFTER_AGE = re.compile(r"\s?(?:[,.;:)–-]|and\b|$)")
_FAR = 25  # numbers further apart than this many times are of two things
_MOST = 4  # numbers in a sentence; one with more is a table


def differing_numbers(pair: Pair) -> list[Difference]:
    """Numbers left over when those that can be one are paired off: of one thing by name, or one on each side."""
    all_ours, all_theirs = quantities_in(pair.left, pair.a), quantities_in(pair.right, pair.b)
    if max(len(all_ours), len(all_theirs)) > _MOST:
        return []
    ours, theirs = _left_over(all_ours, all_theirs)
    found = []
    for a in ours:
        alike = [b for b in theirs if comparable(a, b)]
        named, least = bool(alike), _REST
        if not alike and len(ours) == len(theirs) == 1 and ours[0].unit == theirs[0].unit:
            alike, least = theirs, _REST_OTHERWISE if ours[0].of and theirs[0].of else _REST_UNNAMED
        if alike and _ROUGH.search(_told(pair.left, a) + " " + _told(pair.right, alike[0])):
            continue
        if not alike or not differ(a, alike[0]) or max(a.low, alike[0].low) > _FAR * max(1, min(a.low, alike[0].low)):
            continue
        b = alike[0]
        rest = rest_alike(pair, (a.span,), (b.span,))
        if rest < least:
            continue
        if rest < _ONE_SENTENCE and not same_counted(
            predicate_over(pair.left, pair.a, a.span), predicate_over(pair.right, pair.b, b.span)
        ):
            continue
        values = (_told(pair.left, a), (a.span, pair.a)), (_told(pair.right, b), (b.span, pair.b))
        sure = min(0.95, 0.4 + rest / 2) - (0.0 if named else 0.05)
        found.append(of_pair("number", pair, *values, "contradicts: no number fits both", sure))
    return found


def _left_over(ours: list[Quantity], theirs: list[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """Both sides without the numbers that find their equal on the other side."""
    rest_a, rest_b = list(ours), list(theirs)
    for by_name in (True, False):
        for a in list(rest_a):
            equal = next(
                (b for b in rest_b if not differ(a, b) and (comparable(a, b) if by_name else a.unit == b.unit)), None
            )
            if equal is not None:
                rest_a.remove(a)
                rest_b.remove(equal)
    return rest_a, rest_b


def quantities_in(reading: Reading, sentence: Span, others: bool = False) -> list[Quantity]:
    """The quantities of a sentence that are no time, no part of a name and, unless asked for, no "two others"."""
    found = find_quantities(reading.article.text, sentence)
    if not found:
        return []
    spans = [time.span for time in reading.times if time.kind != "SET"] + [
        m.span for m in reading.mentions if m.form == "name" and m.kind != "NORP"
    ]
    masked = [span for span in spans if span.start < sentence.end and sentence.start < span.end]
    return [
        q
        for q in found
        if not any(q.span.start < m.end and m.start < q.span.end for m in masked)
        and (others or not _OTHERS.match(reading.article.text, q.span.end))
    ]


def quantity_at(reading: Reading, sentence: Span, span: Span) -> Quantity | None:
    """The quantity of a sentence that a stretch is."""
    return next((q for q in quantities_in(reading, sentence) if q.span == span), None)


def is_age(text: str, span: Span) -> bool:
    """Whether a number between commas after a name is how old somebody is: "Rui Santos, 48, said"."""
    return bool(
        span.of(text).isdigit()
        and _NAME_BEFORE.search(text, max(0, span.start - 30), span.start)
        and _AFTER_AGE.match(text, span.end)
    )


def _told(reading: Reading, quantity: Quantity) -> str:
    return quantity.span.of(reading.article.text).strip()
