"""Text in, time expressions out.

Matches every rule at every token that may begin one, keeps the longest, then reads the matches in the order of the
text, remembering what was told before ("the next day"). What is said in quotation marks is read once more where the
words around say on which day it was said. Linear: rules are bounded, so each token costs at most one attempt of each
rule that may begin there. Knows nothing of articles or parses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from sanudo.article.types import Span
from sanudo.reading.times.context import NO_TIME, Context, Reading
from sanudo.reading.times.dates import Day
from sanudo.reading.times.direction import direction_by_words
from sanudo.reading.times.found import Found
from sanudo.reading.times.patterns import Grammar, grammar
from sanudo.reading.times.quoted import quoted, said_on
from sanudo.reading.times.readers import READERS
from sanudo.reading.times.tokens import Tokens, tokenise
from sanudo.reading.types import TimeExpression

BYWORDS = ("nine_eleven", "named_day", "one_day")  # they name a thing as often as a day: nothing is counted from them
Direction = Callable[[Found], str | None]


class Told(NamedTuple):
    """A match and how it was read."""

    found: Found
    reading: Reading


def find(
    text: str,
    now: Day | None,
    direction: Direction = direction_by_words,
    basis: str = "resolved",
    blocks: Iterable[tuple[int, int]] = (),
    updated: Day | None = None,
) -> list[TimeExpression]:
    """The time expressions of `text`, or of its `blocks` only, resolved against the day of writing `now`.

    `basis` is said of what is resolved so; `updated` is the day of a later version of the text, up to which its days
    may reach.
    """
    rules = grammar()
    tokens = tokenise(text, rules.vocabulary, blocks)
    told = read(matches(tokens, rules), Context(now, direction=direction, updated=updated))
    told = in_quotations(told, text, now, direction)
    return [expression(found, reading, basis) for found, reading in told]


def matches(tokens: Tokens, rules: Grammar) -> Iterator[list[Found]]:
    """At each place the matches there, longest first; what the longest readable one covers is not looked at again."""
    codes = tokens.codes
    by_first = rules.by_first
    for index, code in enumerate(codes):
        candidates = by_first.get(code)
        if candidates is None:
            continue
        found = []
        for rule in candidates:
            match = rule.pattern.match(codes, index)
            if match is not None:
                found.append((-match.end(), rule.order, rule, match))
        if found:
            found.sort(key=lambda item: item[:2])
            yield [Found(rule, rules, tokens, match) for _, _, rule, match in found]


def read(places: Iterable[list[Found]], context: Context) -> list[Told]:
    """The matches read in the order of the text."""
    told: list[Told] = []
    done = -1
    for place in places:
        if place[0].first < done:
            continue
        for found in place:
            reading = READERS[found.rule.reader](found, context)
            if reading is NO_TIME:
                done = found.last
                break
            if reading is not None:
                told.append(Told(found, reading))
                done = found.last
                if found.rule.reader not in BYWORDS:
                    remember(context, reading.kind or found.rule.kind, reading)
                break
    return told


def in_quotations(told: list[Told], text: str, now: Day | None, direction: Direction) -> list[Told]:
    """The same, with what is quoted counted from the day on which it was said, where the sentence tells that day."""
    counted = [n for n, (_, reading) in enumerate(told) if now is not None and reading.against == str(now)]
    if not counted or now is None or now.date is None:
        return told
    quotations = quoted(text)
    if not quotations:
        return told
    days = [(found.start, found.end, reading.value) for found, reading in told]
    for n in counted:
        found = told[n].found
        day = said_on(text, found.start, quotations, days, now.date)
        if day is not None and day != now.date:
            own = Context(Day(day.year, day.month, day.day), direction=direction)
            reading = READERS[found.rule.reader](found, own)
            if reading is not None and reading is not NO_TIME:
                told[n] = Told(found, reading)
    return told


def expression(found: Found, reading: Reading, basis: str) -> TimeExpression:
    """The record of one reading."""
    how = "given"
    if reading.unresolved:
        how = "unresolved"
    elif reading.inferred:
        how = "inferred"
    elif reading.against is not None:
        how = basis
    return TimeExpression(
        Span(found.start, found.end),
        reading.kind or found.rule.kind,
        reading.value,
        reading.mod,
        reading.begin,
        reading.end,
        found.rule.name,
        reading.against,
        how,
    )


def remember(context: Context, kind: str, reading: Reading) -> None:
    """What later words may count from: the date and the day last told, and the quarter that figures are about."""
    context.since_quarter += 1
    if kind not in ("DATE", "TIME") or reading.unresolved or not reading.value[:4].isdecimal():
        return
    context.focus = reading.value
    if reading.value[4:5] == "-" and reading.value[5:7].isdecimal() and reading.value[8:10].isdecimal():
        context.day = reading.value[:10]
    if "-Q" in reading.value and not (reading.told and context.quarter):
        context.quarter = reading.value
        context.since_quarter = 0
