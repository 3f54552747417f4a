"""A day, week, weekend, month or year as the days that it lasts: "2018-W17" is 23 to 29 April 2018.

TIMEX3 values in; what is none of these has no days.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

_LONGER = re.compile(r"\d{4}(?:-\d\d|-W\d\d(?:-WE)?)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")


def days_of(value: str | None) -> tuple[date, date] | None:
    """The first and the last day of a value, None where it tells no days or none that there are."""
    try:
        return _days(value or "")
    except ValueError:
        return None


def is_stretch(value: str | None) -> bool:
    """Whether a value is a week, weekend, month or year: longer than a day, with a beginning and an end."""
    return value is not None and _LONGER.fullmatch(value) is not None and days_of(value) is not None


def may_be_one(a: str | None, b: str | None) -> bool:
    """Whether what is told of the one may have been on a day of the other; of what tells no days it may."""
    one, other = days_of(a), days_of(b)
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])


def begins(value: str | None) -> str:
    """What a value is sorted by: its first day, a longer one before its parts."""
    days = days_of(value)
    return days[0].isoformat() if days else value or ""


def length_of(value: str | None) -> int:
    """How many days a value lasts, as many as there are where it tells none."""
    days = days_of(value)
    return (days[1] - days[0]).days + 1 if days else 10**6


def _days(value: str) -> tuple[date, date] | None:
    week = _WEEK.fullmatch(value)
    if week:
        first = date.fromisocalendar(int(week[1]), int(week[2]), 6 if week[3] else 1)
        return first, first + timedelta(1 if week[3] else 6)
    if re.fullmatch(r"\d{4}-\d\d-\d\d(?:T.*)?", value):
        day = date.fromisoformat(value[:10])
        return day, day
    if re.fullmatch(r"\d{4}-\d\d", value):
        year, month = int(value[:4]), int(value[5:7])
        after = date(year + month // 12, month % 12 + 1, 1) if year + month // 12 <= 9999 else date.max
        return date(year, month, 1), after - timedelta(1)
    if re.fullmatch(r"\d{4}", value):
        return date(int(value), 1, 1), date(int(value), 12, 31)
    return None
