"""Readers of what comes back and of what has no date: "every day", "Tuesday nights", "now", "in the past"."""

from __future__ import annotations

from sanudo.reading.times.context import Context, Reading
from sanudo.reading.times.found import Found
from sanudo.reading.times.lengths import period
from sanudo.reading.times.month_days import month_of


def set_(found: Found, context: Context) -> Reading | None:
    """ "every day", "each year", "twice a week", "every two weeks"."""
    unit = found.value("unit") or found.value("units") or found.value("weekend")
    part = found.value("tod")
    named = found.value("season")
    if named:
        return Reading(f"XXXX-{named}", "SET")
    if part:
        return Reading(f"XXXX-XX-XXT{part}", "SET")
    if unit is None:
        return None
    if unit == "WE":
        return Reading("XXXX-WXX-WE", "SET")
    count = 2.0 if "other" in found.words() else found.number() or 1.0
    value = period(count, unit)
    return Reading(value, "SET") if value else None


def often(found: Found, context: Context) -> Reading | None:
    """ "daily", "weekly"."""
    title = found.text[0].isupper() and found.after()[:1].isupper()
    return None if title or found.named() else Reading(found.value("often") or "P1D", "SET")


def set_weekday(found: Found, context: Context) -> Reading | None:
    """ "every Friday", "Tuesday nights"."""
    number = found.value("weekday") or found.value("weekdays")
    part = found.value("tod") or found.value("tods")
    return Reading(f"XXXX-WXX-{number}" + (f"T{part}" if part else ""), "SET")


def set_month(found: Found, context: Context) -> Reading | None:
    """ "each July"."""
    number = month_of(found)
    return Reading(f"XXXX-{number:02}", "SET") if number else None


def fixed(found: Found, context: Context) -> Reading | None:
    """ "now", "recently", "the past", "the future"."""
    value = found.rule.arguments.get("value") or found.value("ref")
    word = found.words()[0]
    if word == "soon" and (found.before() == "as" or found.after() in ("after", "as")):
        return None
    return Reading(value) if value else None
