"""Text in, time expressions out. Matches every rule at every token that may begin one, keeps the longest, then reads the
matches in the order of the text, remembering what was told before ("the next day") and who speaks when.

Linear: rules are bounded, so each token costs at most one attempt of each rule that may begin there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from sanudo.article.types import Span
from sanudo.reading.times import dates
from sanudo.reading.times.dates import Day
from sanudo.reading.times.found import Found
from sanudo.reading.times.patterns import Grammar, grammar
from sanudo.reading.times.readers import READERS, Context, Reading
from sanudo.reading.times.tense import direction_by_words
from sanudo.reading.times.tokens import Tokens, tokenise
from sanudo.reading.types import TimeExpression

Direction = Callable[[Found], str | None]

_QUOTE = re.compile(r"[“”\"]|``|''|(?<!\w)‘|’(?!\w)")
LONGEST_QUOTE = 3000


def find(
    text: str,
    now: Day | None,
    direction: Direction = direction_by_words,
    basis: str = "resolved",
    blocks: Iterable[tuple[int, int]] = (),
) -> list[TimeExpression]:
    """The time expressions of `text`, resolved against the day `now`; `basis` is said of what is so resolved."""
    rules = grammar()
    tokens = tokenise(text, rules.vocabulary, blocks)
    return read(list(matches(tokens, rules)), text, now, direction, basis)


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


def read(
    places: Iterable[list[Found]], text: str, now: Day | None, direction: Direction, basis: str
) -> list[TimeExpression]:
    """The matches read in the order of the text."""
    times: list[TimeExpression] = []
    context = Context(now, direction=direction)
    done = -1
    for place in places:
        if place[0].first < done:
            continue
        for found in place:
            reading = READERS[found.rule.reader](found, context)
            if reading is None:
                continue
            time = expression(found, reading, basis)
            times.append(time)
            done = found.last
            remember(context, time, reading)
            break
    return times


def expression(found: Found, reading: Reading, basis: str) -> TimeExpression:
    """The record of one reading."""
    if reading.unresolved:
        how = "unresolved"
    elif reading.against is None:
        how = "given"
    else:
        how = basis
    kind = reading.kind or found.rule.kind
    span = Span(found.start, found.end)
    return TimeExpression(
        span, kind, reading.value, reading.mod, reading.begin, reading.end, found.rule.name, reading.against, how
    )


def remember(context: Context, time: TimeExpression, reading: Reading) -> None:
    """What later words may count from: the date last told, and the quarter a report of figures is about."""
    if time.kind not in ("DATE", "TIME") or time.basis == "unresolved":
        return
    if time.value[:4].isdecimal():
        context.focus = time.value
        if "-Q" in time.value and not (reading.told and context.quarter):
            context.quarter = time.value
