"""Days that have a name: a row of days.tsv and a year in, the day on the calendar out."""

from __future__ import annotations

from datetime import date, timedelta

from sanudo.reading.times import dates
from sanudo.reading.times.context import Context, Reading, resolved, which, with_mod
from sanudo.reading.times.found import Found, mod_of

FAR = 270  # days: one who means the feast of another year says so


def named_day(found: Found, context: Context) -> Reading | None:
    """The day of the name: of the year told, else the nearest by tense."""
    how = found.rule.arguments["how"].replace("_", " ")
    mod = mod_of(found)
    once = dates.day_of(how)
    if once and once.day:
        return Reading(how, mod=mod)
    if how.startswith("hijri"):
        mod = "APPROX"
    year = found.integer("year")
    if year is not None:
        days = days_of(how, year)
        return span_reading(days[0], how, mod) if days else None
    now = context.now
    if now is None or now.date is None:
        unknown = f"XXXX-{how}" if how[:1].isdecimal() else "XXXX-XX-XX"
        return Reading(
            f"{now.year:04}-{how}" if now and how[:1].isdecimal() else unknown, mod=mod, unresolved=now is None
        )
    base = now.date
    options = sorted(day for y in range(base.year - 1, base.year + 2) for day in days_of(how, y))
    past = [day for day in options if day <= base]
    future = [day for day in options if day >= base]
    shift = which(found)
    way = "past" if shift and shift[0] < 0 else "future" if shift and shift[0] > 0 else context.direction(found)
    if (
        past
        and future
        and (way is None or (shift is None and abs((base - (past[-1] if way == "past" else future[0])).days) > FAR))
    ):
        way = "past" if base - past[-1] <= future[0] - base else "future"
    chosen = (past[-1:] if way == "past" else future[:1]) or options[:1]
    if not chosen:
        return None
    found_reading = span_reading(chosen[0], how, mod)
    return with_mod(resolved(found_reading.value, "", now, begin=found_reading.begin, end=found_reading.end), mod)


def span_reading(day: date, how: str, mod: str | None) -> Reading:
    """A day; a month of fasting has a begin and an end."""
    if how.endswith(" 0"):
        return Reading(f"{day:%Y-%m}", mod=mod, begin=str(day), end=str(day + timedelta(29)))
    return Reading(str(day), mod=mod)


def days_of(how: str, year: int) -> list[date]:
    """The days in a year that the row tells; none in years in which the calendar has none."""
    if not 1583 <= year <= 9990:
        return []
    kind, *numbers = how.split()
    if kind == "nth":
        count, weekday, month, *more = (int(n) for n in numbers)
        return [dates.add_days(dates.nth_weekday(year, month, weekday, count), sum(more))]
    if kind == "easter":
        return [dates.add_days(dates.easter(year), int(numbers[0]))]
    if kind == "election":
        return [dates.add_days(dates.nth_weekday(year, 11, 1, 1), 1)]
    if kind == "hijri":
        return dates.hijri_days(year, int(numbers[0]), max(int(numbers[1]), 1))
    month, day = (int(n) for n in kind.split("-"))
    return [date(year, month, day)] if dates.valid(year, month, day) else []
