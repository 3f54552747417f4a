"""Days in words: "Friday, 23 November 2001"."""

from __future__ import annotations

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
