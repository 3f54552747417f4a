"""Readers of weeks, seasons, quarters and the like, and of what is so long ago: "this week", "two years ago"."""

from __future__ import annotations

from sanudo.reading.times import dates
from sanudo.reading.times.context import UNKNOWN, Context, Reading, resolved, which
from sanudo.reading.times.dates import Day
from sanudo.reading.times.found import Found, mod_of
from sanudo.reading.times.month_days import year_of


def which_unit(found: Found, context: Context) -> Reading | None:
    """ "this week", "last month", "the same day", "the following year", "the weekend", "earlier in the day"."""
    unit = found.value("calunit") or found.value("weekend")
    words = found.words()
    if unit is None:
        return narrated(found, context, "Q" if "quarter" in words else "W" if "week" in words else "Y")
    shift = which(found)
    mod = mod_of(found)
    if shift is None:
        return the_unit(found, context, unit, mod)
    count, told = shift
    if unit == "D" and "last" in words:
        return None
    if unit in ("E", "C") and words[:2] == ("the", "next"):
        return Reading("P10Y" if unit == "E" else "P100Y", "DURATION", mod)
    if unit == "D":
        told = True if found.of("which") not in ("this",) else told
    base = (context.focus_day() if unit in ("D", "W", "WE") else context.focus_any()) if told else context.now
    if unit == "W" and not told and base and base.date and base.date.isoweekday() == 7:
        count = _from_sunday(count, context.direction(found))
    if told and base is not None and unit == "M" and not base.month:
        base = context.now
    value = dates.shifted(base, unit, count) if base else None
    return resolved(value, UNKNOWN[unit], base, mod=mod, told=told)


def _from_sunday(count: int, way: str | None) -> int:
    """Weeks as Sunday's papers count them: what is to come "this week" comes in the one that begins on Monday."""
    return 1 if count == 0 and way == "future" else count


def the_unit(found: Found, context: Context, unit: str, mod: str | None) -> Reading | None:
    """ "the week", "the end of the year", "the weekend"; "at the end of the day" sums up more often than it tells."""
    words = found.words()
    if (
        unit == "D"
        and mod == "END"
        and "later" not in words
        and found.before() not in ("by", "until", "before", "till")
    ):
        return None
    if unit == "WE":
        count = 0
        base = context.now
        if base and base.date and context.direction(found) != "future" and base.date.isoweekday() < 6:
            count = -1
        return resolved(dates.shifted(base, "WE", count) if base else None, UNKNOWN[unit], base, mod=mod)
    if "latest" in words or "current" in words:
        base = context.now
        if unit == "Q" and context.quarter:
            return Reading(context.quarter, mod=mod, against=context.focus, told=True)
    else:
        base = context.focus_day() if unit == "D" else context.now
    return resolved(dates.shifted(base, unit, 0) if base else None, UNKNOWN[unit], base, mod=mod)


def narrated(found: Found, context: Context, unit: str) -> Reading | None:
    """ "the quarter", "the latest period": the quarter last spoken of; nothing where there was none."""
    words = found.words()
    if words[-1] == "quarter" or words[-1] == "period":
        if context.quarter is None:
            return None
        return Reading(context.quarter, against=context.quarter, told=True)
    base = context.now
    return resolved(dates.shifted(base, unit, 0) if base else None, UNKNOWN[unit], base)


def season(found: Found, context: Context) -> Reading | None:
    """ "last fall", "the summer", "the winter of 1994"."""
    name = found.value("season")
    mod = mod_of(found)
    shift = which(found)
    year_given = found.has("year") or found.has("spelled") or found.has("shortyear") or found.words()[-1] == "year"
    given = year_of(found, context) if year_given else None
    if given is not None:
        return Reading(f"{given:04}-{name}", mod=mod)
    now = context.now
    unknown = f"XXXX-{name}"
    if now is None or now.month is None or name is None:
        return Reading(unknown, mod=mod, unresolved=True)
    start = dates.SEASON_MONTH[name]
    this = now.month
    running = start <= this < start + 3 or (name == "WI" and this < 3)
    began = now.year - (start > this)
    if shift is None:
        way = context.direction(found)
        soon = way == "future" or (way is None and (start - this) % 12 <= 3)
        value = began if running or not soon else now.year + (start < this)
    elif shift[0] < 0:
        value = began - running if "past" not in found.words() else began
    elif shift[0] > 0:
        value = began + 1
    else:
        value = now.year if name != "WI" or this > 3 else began
    return resolved(f"{value:04}-{name}", unknown, now, mod=mod)


def year_end(found: Found, context: Context) -> Reading | None:
    """ "year-end", "the end of the year"."""
    now = context.now
    mod = "APPROX" if found.of("approx") else "END"
    return resolved(f"{now.year:04}" if now else None, "XXXX", now, mod=mod)


def ago(found: Found, context: Context) -> Reading | None:
    """ "two weeks ago", "a year and a half ago", "three days from now"."""
    if context.quarter and context.since_quarter < 8 and found.words() == ("a", "year", "ago"):
        return a_year_before(context.quarter, found)
    return moved(found, context.now, 1 if found.rule.arguments.get("sign") == "+" else -1)


def a_year_before(quarter: str, found: Found) -> Reading:
    """The same quarter of the year before: what figures are compared with."""
    return Reading(f"{int(quarter[:4]) - 1:04}{quarter[4:]}", mod=mod_of(found), against=quarter, told=True)


def earlier(found: Found, context: Context) -> Reading | None:
    """ "a year earlier": before the date last spoken of; of a quarter, the same quarter the year before."""
    unit = found.value("unit") or found.value("units")
    if unit is None or unit == "Y":
        quarter = context.quarter
        count = found.number()
        if quarter and count in (None, 1):
            return a_year_before(quarter, found)
        if unit is None:
            now = context.now
            return resolved(f"{now.year - 1:04}" if now else None, "XXXX", now)
    return moved(found, context.focus_any() if unit in ("Y", "M", "Q", "E", "C") else context.focus_day(), -1, True)


def later(found: Found, context: Context) -> Reading | None:
    """ "two days later": after the date last spoken of."""
    unit = found.value("unit") or found.value("units")
    if found.has("some") or unit in ("H", "MIN", "S"):
        return None
    base = context.focus_any() if unit in ("Y", "M", "Q", "E", "C") else context.focus_day()
    reading = moved(found, base, 1, True)
    if reading is not None and context.now is not None and reading.value > str(context.now):
        return reading if context.direction(found) == "future" else None
    return reading


def moved(found: Found, base: Day | None, sign: int, told: bool = False) -> Reading | None:
    """`count` units before or after `base`."""
    unit = found.value("unit") or found.value("units")
    if unit is None:
        return None
    mod = mod_of(found)
    vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
    words = found.words()
    if found.has("some") or not (found.has("count") or {"a", "an", "the"} & set(words)):
        return Reading(vague, mod=mod)
    count = found.number() or 1.0
    if "and" in words and "half" in words and count == int(count):
        count += 0.5
    if unit == "H" and count >= 24:
        unit, count = "D", count // 24
    if unit in ("H", "MIN", "S"):
        return resolved(str(base) if base and base.day else None, UNKNOWN[unit], base, mod=mod)
    if count != int(count):
        smaller = {"Y": ("M", 12), "E": ("Y", 10), "C": ("Y", 100), "M": ("D", 30), "W": ("D", 7)}.get(unit, ("D", 1))
        unit, count = smaller[0], count * smaller[1]
    if count > 100000:
        return None
    if unit == "L":
        unit, count = "Y", count * 1000
    if "or" in words and words[-2:-1] == ("so",):
        mod = "APPROX"
    value = dates.shifted(base, unit, sign * int(count)) if base else None
    return resolved(value, UNKNOWN[unit], base, mod=mod, told=told)


def quarter(found: Found, context: Context) -> Reading | None:
    """ "the third quarter": the last that has begun; with a year, of that year."""
    number = found.integer("ordinal") or found.integer("ordday") or int(found.value("qword") or 0)
    if not 1 <= number <= 4:
        return None
    mod = mod_of(found)
    given = found.integer("year")
    if given is not None:
        return Reading(f"{given:04}-Q{number}", mod=mod)
    now = context.now
    shift = which(found, "which2") or which(found)
    if now is not None and shift and "year" in found.words():
        return resolved(f"{now.year + shift[0]:04}-Q{number}", "", now, mod=mod)
    if now is None or now.month is None:
        return Reading(f"XXXX-Q{number}", mod=mod, unresolved=True)
    this = (now.month + 2) // 3
    value = now.year - (number > this)
    if context.direction(found) == "future" and number >= this:
        value = now.year
    return resolved(f"{value:04}-Q{number}", "", now, mod=mod)


def half(found: Found, context: Context) -> Reading | None:
    """ "the first half of 1990", "the second half of this year"."""
    number = 1 if "first" in found.words() else 2
    given = year_of(found, context)
    if given is not None and not found.has("which"):
        return Reading(f"{given:04}-H{number}")
    now = context.now
    return resolved(f"{given or (now.year if now else 0):04}-H{number}" if now else None, f"XXXX-H{number}", now)
