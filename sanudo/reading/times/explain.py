"""Says in words how the value of a time expression was reached. Knows the record and the rules."""

from __future__ import annotations

from functools import cache

from sanudo.reading.times.dates import day_of
from sanudo.reading.times.patterns import grammar
from sanudo.reading.times.vocabulary import rows
from sanudo.reading.types import TimeExpression

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MODS = {
    "START": "its beginning", "MID": "its middle", "END": "its end", "APPROX": "about", "LESS_THAN": "less than that",
    "MORE_THAN": "more than that", "EQUAL_OR_LESS": "that or less", "EQUAL_OR_MORE": "that or more",
    "ON_OR_AFTER": "then or after", "ON_OR_BEFORE": "then or before", "BEFORE": "before", "AFTER": "after",
}  # fmt: skip


def explain(time: TimeExpression) -> str:
    """One sentence: the value, what kind of expression it is, and what it was counted from.

    "2001-11-23 (Friday): a day of the week, placed by the tense ...; counted from 2001-11-24."
    """
    parts = [f"{with_weekday(time.value)}: {what(time.rule)}"]
    if time.begin and time.end:
        parts.append(f"from {with_weekday(time.begin)} to {with_weekday(time.end)}")
    if time.mod in MODS:
        parts.append(MODS[time.mod])
    parts.append(how(time))
    return "; ".join(parts) + "."


def with_weekday(value: str) -> str:
    """A value, with the day of the week where it is a whole day."""
    day = day_of(value)
    return f"{value} ({WEEKDAYS[day.date.weekday()]})" if day and day.date else value


def how(time: TimeExpression) -> str:
    """The basis in words."""
    if time.basis == "given":
        return "as the text gives it"
    if time.basis == "unresolved" and time.anchor:
        return f"not resolved: it may lie six days before {with_weekday(time.anchor)} or on the day after"
    if time.basis == "unresolved":
        return "not resolved: the report gives no date to count from"
    guess = " (inferred, not said)" if time.basis == "inferred" else ""
    return f"counted from {with_weekday(time.anchor or 'the report')}{guess}"


@cache
def says() -> dict[str, str]:
    """What each rule reads, in words."""
    words = {row[0]: row[1] for row in rows("says.tsv")}
    return {rule.name: words.get(rule.reader, rule.name.replace("-", " ")) for rule in grammar().rules}


def what(rule: str) -> str:
    """What a rule reads, in words."""
    return says().get(rule, rule.replace("-", " ") or "a time")
