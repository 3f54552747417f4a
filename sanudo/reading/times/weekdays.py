"""Readers of days of the week and days by the day of writing: "on Friday", "Friday last week", "today"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sanudo.reading.times import dates
from sanudo.reading.times.context import UNKNOWN, Context, Reading, resolved, which
from sanudo.reading.times.day_parts import with_time
from sanudo.reading.times.found import Found, mod_of
from sanudo.reading.times.vocabulary import word_set


def weekday(found: Found, context: Context) -> Reading | None:
    """A day of the week: by tense the last one (the day of writing included) or the next."""
    number = int(found.value("weekday") or found.value("weekdayabbr") or 0)
    if found.before() in word_set("before weekday name") or found.after() in word_set("after weekday name"):
        return None
    mod = mod_of(found)
    shift = which(found)
    base_day = context.focus_day() if shift and shift[1] else context.now
    base = base_day.date if base_day else None
    unknown = f"XXXX-WXX-{number}"
    if base is None:
        return with_time(Reading(unknown, mod=mod, unresolved=True), found)
    back, ahead = (base.isoweekday() - number) % 7, (number - base.isoweekday()) % 7
    if shift is None:
        way = context.direction(found)
        late = updated_day(context, base, number) if way != "future" else None
        if late is not None:
            return with_time(resolved(str(late), unknown, context.updated, mod=mod, inferred=True), found)
        move = ahead if way == "future" else -back
    elif shift[0] < 0:
        move = -(back or 7)
    elif shift[0] > 0:
        move = ahead or 7
    else:
        move = -back if shift[1] or (number < base.isoweekday() and context.direction(found) != "future") else ahead
    return with_time(resolved(str(dates.add_days(base, move)), unknown, base_day, mod=mod), found)


def updated_day(context: Context, base: date, number: int) -> date | None:
    """The day in a text that was updated within three days of its date, where the weekday falls between the two."""
    updated = context.updated.date if context.updated else None
    if updated is None or not 0 < (updated - base).days <= 3:
        return None
    back = (updated.isoweekday() - number) % 7
    return dates.add_days(updated, -back) if back < (updated - base).days else None


def weekday_week(found: Found, context: Context) -> Reading | None:
    """ "Friday last week", "Tuesday of next week"."""
    number = int(found.value("weekday") or 1)
    shift = which(found) or (0, False)
    base_day = context.focus_day() if shift[1] else context.now
    base = base_day.date if base_day else None
    if base is None:
        return Reading(f"XXXX-WXX-{number}", unresolved=True)
    move = number - base.isoweekday() + 7 * shift[0]
    return resolved(str(dates.add_days(base, move)), "", base_day, mod=mod_of(found))


def today(found: Found, context: Context) -> Reading | None:
    """ "today", "yesterday", "tomorrow morning", "tonight"."""
    if found.last - found.first == 1 and found.named():
        return None
    shift = int(found.value("dayword") or 0)
    now = context.now
    value = dates.shifted(now, "D", shift) if now else None
    tonight = "tonight" in found.words()
    reading = resolved(value, "XXXX-XX-XX", now, mod=mod_of(found))
    reading = with_time(reading, found)
    if tonight and "T" not in reading.value:
        reading = replace(reading, value=reading.value + "TNI", kind="TIME")
    return reading


def shifted(found: Found, context: Context) -> Reading | None:
    """A fixed number of units from the day of writing."""
    arguments = found.rule.arguments
    unit, count = arguments["unit"], int(arguments["count"])
    value = dates.shifted(context.now, unit, count) if context.now else None
    return resolved(value, UNKNOWN[unit], context.now, mod=mod_of(found))
