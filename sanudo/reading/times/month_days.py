"""Readers of days with a month: "Nov. 23", "23 November 2001, 15:43 GMT", "23/11/2001", "Nov. 23-25"."""

from __future__ import annotations

from datetime import date

from sanudo.reading.times import dates
from sanudo.reading.times.context import NO_TIME, Context, Reading, resolved, which, with_mod
from sanudo.reading.times.day_parts import with_time
from sanudo.reading.times.found import Found, mod_of


def iso(found: Found, context: Context) -> Reading | None:
    """2001-11-23 and 2001-11-23T15:43."""
    text = found.text.replace(" ", "T")
    day = dates.day_of(text)
    if day is None or day.day is None:
        return None
    return Reading(text[:16], "TIME" if len(text) > 10 else "DATE")


def figures(found: Found, context: Context) -> Reading | None:
    """23/11/2001, 11/23/2001, 23.11.2001: the order that makes a date; where both do, the day first with dots."""
    text = found.of("slashdate") or ""
    mark = "/" if "/" in text else "."
    first, second, third = text.split(mark)
    if len(first) == 4:
        year, month, day = int(first), int(second), int(third)
    else:
        year = full_year(third)
        american = mark == "/" and int(first) <= 12
        month, day = (int(first), int(second)) if american else (int(second), int(first))
        if not dates.valid(year, month, day) and mark == "/":
            month, day = day, month
    if not dates.valid(year, month, day):
        return None
    return with_time(Reading(f"{year:04}-{month:02}-{day:02}"), found)


def one_day(found: Found, context: Context) -> Reading | None:
    """A day that one event has made known, "the September 11 attacks"; not before it came."""
    value = found.rule.arguments["value"]
    if f"{month_of(found) or 0:02}-{day_number(found) or 0:02}" != value[5:]:
        return None
    now = context.now
    return None if now and now.date and str(now) < value else Reading(value)


def nine_eleven(found: Found, context: Context) -> Reading | None:
    """9/11 is the day of 2001 and no other figure with a slash is read."""
    return Reading("2001-09-11") if found.text == "9/11" else None


def full_year(text: str) -> int:
    """A year of two digits lies between 1951 and 2050."""
    year = int(text)
    return year if len(text) > 2 else year + (1900 if year > 50 else 2000)


def year_of(found: Found, context: Context) -> int | None:
    """The year that the match gives, in digits, spelled out or by "last year"."""
    for name in ("year", "oldyear"):
        given = found.integer(name)
        if given is not None:
            return given
    for name in ("yy", "yylow", "shortyear"):
        given = found.integer(name)
        if given is not None:
            return full_year(f"{given:02}")
    spelled = found.place("spelled")
    if spelled:
        return spelled_year(found, spelled[1], spelled[2])
    shift = which(found)
    base = context.focus_any() if shift and shift[1] else context.now
    return base.year + shift[0] if shift and base else None


def spelled_year(found: Found, first: int, last: int) -> int:
    """ "nineteen ninety-four" is 1994, "two thousand and one" 2001."""
    values = found.grammar.vocabulary.values
    numbers = []
    for code in found.tokens.codes[first:last]:
        numbers += [int(values[k, code]) for k in ("ones", "teens", "tens") if (k, code) in values]
    if found.tokens.word(first).lower() == "two":
        return 2000 + sum(numbers[1:])
    return numbers[0] * 100 + sum(numbers[1:])


def month_of(found: Found) -> int | None:
    """The number of the month in the match."""
    value = found.value("month") or found.value("monthabbr")
    return int(value) if value else None


def day_number(found: Found) -> int | None:
    """The number of the day in the match."""
    for name in ("daynum", "ordday", "ordinal"):
        number = found.integer(name)
        if number is not None:
            return number
    return None


def date_(found: Found, context: Context) -> Reading | None:
    """A day and a month, with a year or without: then the year that the verb's tense asks for."""
    month, day = month_of(found), day_number(found)
    if day is None or not 1 <= day <= 31:
        return None
    if month is not None and not dates.valid(2000, month, day):
        return NO_TIME
    mod = mod_of(found)
    if month is None:
        return weekday_the_day(found, context, day)
    if month in (5, 3) and not found.text[0].isdecimal() and day_is_count(found):
        return None
    year = year_of(found, context)
    if year is None:
        reading = nearest_year(found, context, month, day)
    elif dates.valid(year, month, day):
        reading = Reading(f"{year:04}-{month:02}-{day:02}")
        if which(found):
            reading = resolved(reading.value, "", context.now)
    else:
        return NO_TIME
    if reading is None:
        return None
    return with_time(with_mod(reading, mod), found)


def day_is_count(found: Found) -> bool:
    """ "May 10 people" is no date."""
    return found.after() in ("people", "percent") and not found.has("year")


FAR, FAR_BACK = 270, 300  # days: one who means a date further off than that says the year


def nearest_year(found: Found, context: Context, month: int, day: int) -> Reading | None:
    """The year in which a day without one lies: back or ahead of the day of writing by tense, else the nearer."""
    if not dates.valid(2000, month, day):
        return None
    now = context.now
    unknown = f"XXXX-{month:02}-{day:02}"
    if now is None or now.month is None:
        return Reading(unknown, unresolved=True)
    base = now.date
    if base is None:
        value = f"{now.year:04}-{month:02}-{day:02}" if dates.valid(now.year, month, day) else None
        return resolved(value, unknown, now)
    options = [date(y, month, day) for y in range(base.year - 4, base.year + 5) if y > 0 and dates.valid(y, month, day)]
    past = max((d for d in options if d <= base), default=options[0])
    future = min((d for d in options if d >= base), default=options[-1])
    back, ahead = (base - past).days, (future - base).days
    way = context.direction(found)
    choose_past = back <= ahead + (60 if way is None else 0)
    if way == "past" and back <= FAR_BACK:
        choose_past = True
    elif way == "future" and ahead <= FAR:
        choose_past = False
    return resolved(str(past if choose_past else future), unknown, now)


def weekday_the_day(found: Found, context: Context, day: int) -> Reading | None:
    """ "Friday the 13th": the nearest such day of the month."""
    now = context.now
    if now is None or now.date is None:
        return Reading(f"XXXX-XX-{day:02}", unresolved=True)
    near = []
    for count in (-1, 0, 1):
        month = dates.add_months(date(now.year, now.month or 1, 1), count)
        if dates.valid(month.year, month.month, day):
            near.append(date(month.year, month.month, day))
    best = min(near, key=lambda d: abs((d - now.date).days))  # type: ignore[operator]
    return resolved(str(best), f"XXXX-XX-{day:02}", now)


def day_range(found: Found, context: Context) -> Reading | None:
    """ "Nov. 23-25": begin, end and the days between."""
    month, first, last = month_of(found), found.integer("daynum"), found.integer("daynum2")
    if month is None or first is None or last is None or not first < last:
        return None
    year = year_of(found, context)
    begin = Reading(f"{year:04}-{month:02}-{first:02}") if year else nearest_year(found, context, month, first)
    if begin is None or not dates.valid(year or 2000, month, last):
        return None
    end = f"{begin.value[:-2]}{last:02}"
    return Reading(
        f"P{last - first + 1}D", "DURATION", begin=begin.value, end=end, against=begin.against,
        unresolved=begin.unresolved,
    )  # fmt: skip


def second_day(found: Found, context: Context) -> Reading | None:
    """ "April 24 and 25": the second number is a day of the month just told."""
    told = dates.day_of(context.focus)
    gap = found.tokens.text[max(found.start - 14, 0) : found.start]
    number = found.integer("daynum")
    if told is None or told.day is None or number is None or not told.day < number:
        return None
    words = gap.split()
    if len(words) < 2 or str(told.day) not in words[-2] or words[-1] not in ("and", "to", "or", "through", "until"):
        return None
    if not told.month or not dates.valid(told.year, told.month, number):
        return None
    return resolved(f"{told.year:04}-{told.month:02}-{number:02}", "", context.focus)
