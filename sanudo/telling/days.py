"""Days in words: "Friday, 23 November 2001"."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def in_words(value: str | None) -> str:
    """A TIMEX3 or ISO value in words, at its own precision; "on a day not said" for None."""
    if not value:
        return "on a day not said"
    week = re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value)
    if week:
        return _week(value, int(week[1]), int(week[2]), bool(week[3]))
    parts = value[:10].split("-")
    if not all(part.isdigit() for part in parts):
        return value
    if len(parts) == 3:
        try:
            day = date(int(parts[0]), int(parts[1]), int(parts[2]))
        except ValueError:
            return value
        return f"{_DAYS[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]} {day.year}"
    if len(parts) == 2 and 1 <= int(parts[1]) <= 12:
        return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return value


def short_day(value: str, with_year: bool) -> str:
    """A whole day without the day of the week: "18 March", with its year where asked for."""
    year, month, day = (int(part) for part in value[:10].split("-"))
    return f"{day} {_MONTHS[month - 1]}" + (f" {year}" if with_year else "")


def _week(value: str, year: int, week: int, end: bool) -> str:
    try:
        day = in_words(date.fromisocalendar(year, week, 6 if end else 1).isoformat())
        return f"the weekend of {day}" if end else f"the week of {day}"
    except ValueError:
        return value
