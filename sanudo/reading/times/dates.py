"""Arithmetic of the calendar on TIMEX3 values. Knows nothing of text.

A `Day` may be known in part only: a year, a year and month, or all three.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d))?)?)?")
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Day(NamedTuple):
    """A day, or as much of it as is known."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> date | None:
        """The day on the calendar, None where less is known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    def __str__(self) -> str:
        text = f"{self.year:04}"
        if self.month:
            text += f"-{self.month:02}"
        if self.month and self.day:
            text += f"-{self.day:02}"
        return text


def day_of(value: str | None) -> Day | None:
    """The day at the front of an ISO 8601 or TIMEX3 value; None where it is none or not on the calendar."""
    match = _ISO.match(value) if value else None
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if not 1 <= year <= 9998 or month > 12:
        return None
    if day and not valid(year, month, day):
        return None
    return Day(year, month or None, day or None)


def valid(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def iso_week(day: date) -> str:
    """ "2001-W47"."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def add_months(day: date, count: int) -> date:
    """The day `count` months on, the last of the month where that is shorter. Stays within years 1 to 9998."""
    months = min(max(day.year * 12 + day.month - 1 + count, 12), 9998 * 12)
    year, month = divmod(months, 12)
    for last in (day.day, 30, 29, 28):
        if last <= day.day and valid(year, month + 1, last):
            return date(year, month + 1, last)
    return date(year, month + 1, 1)


def add_days(day: date, count: int) -> date:
    """The day `count` days on, kept within years 1 to 9998."""
    ordinal = min(max(day.toordinal() + count, 1), date(9998, 12, 31).toordinal())
    return date.fromordinal(ordinal)


def shifted(day: Day, unit: str, count: int) -> str | None:
    """The value `count` units from `day`, at the precision of the unit; None where `day` is not known so precisely."""
    if unit in ("Y", "E", "C", "L"):
        return year_value(day.year + count * {"Y": 1, "E": 10, "C": 100, "L": 1000}[unit], unit)
    if unit == "WE":
        base = day.date
        return None if base is None else iso_week(add_days(base, 7 * count)) + "-WE"
    if unit in ("M", "Q"):
        if not day.month:
            return None
        moved = add_months(date(day.year, day.month, 1), count * (3 if unit == "Q" else 1))
        return f"{moved.year:04}-Q{(moved.month + 2) // 3}" if unit == "Q" else f"{moved.year:04}-{moved.month:02}"
    base = day.date
    if base is None:
        return None
    if unit in ("W", "F"):
        return iso_week(add_days(base, 7 * count * (2 if unit == "F" else 1)))
    return add_days(base, count).isoformat()


def year_value(year: int, unit: str = "Y") -> str | None:
    """A year, decade ("197") or century ("19") as a value; None outside the years that are written with four digits."""
    if not 0 < year < 9999:
        return None
    text = f"{year:04}"
    return {"Y": text, "E": text[:3], "C": text[:2], "L": text[:1]}[unit]


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, count: int) -> date:
    """The `count`th weekday (Monday 1) of a month; -1 the last."""
    if count > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (count - 1))
    last = add_days(add_months(date(year, month, 1), 1), -1)
    return last - timedelta((last.isoweekday() - weekday) % 7)


def hijri_days(year: int, month: int, day: int) -> list[date]:
    """The days in a Gregorian year on which the tabular Islamic calendar has that month and day; none, one or two."""
    found = []
    guess = int((year - 622) * 33 / 32)
    for islamic in (guess - 1, guess, guess + 1, guess + 2):
        ordinal = day + (59 * (month - 1) + 1) // 2 + (islamic - 1) * 354 + (3 + 11 * islamic) // 30 + 227014
        if 1 <= ordinal <= date.max.toordinal() and date.fromordinal(ordinal).year == year:
            found.append(date.fromordinal(ordinal))
    return found
