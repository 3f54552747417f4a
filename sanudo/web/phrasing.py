"""Values in, words for people out: dates in words, counts with their noun, addresses of the app."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from urllib.parse import quote, quote_plus

from sanudo.telling.days import in_words

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def day_words(value: str | None, weekday: bool = False) -> str:
    """ "2001-11-23T15:43+00:00" -> "23 November 2001, 15:43"; what is no date is given back; None is "not said"."""
    if not value:
        return "not said"
    try:
        exact = date.fromisoformat(value[:10])
    except ValueError:
        return _coarse(value)
    if "W" in value[:10]:
        return _coarse(value)  # a week, which is read as its Monday
    words = f"{exact.day} {MONTHS[exact.month - 1]} {exact.year}"
    if weekday:
        words = f"{DAYS[exact.weekday()]}, {words}"
    time = value[11:16] if value[10:11] == "T" else ""
    return f"{words}, {time}" if len(time) == 5 and time[2] == ":" else words


def _coarse(value: str) -> str:
    if "-W" in value:
        return in_words(value)
    year, _, month = value.partition("-")
    if len(year) == 4 and year.isdigit() and month.isdigit() and 1 <= int(month) <= 12 and len(month) == 2:
        return f"{MONTHS[int(month) - 1]} {year}"
    return value


def day_range(begin: str | None, end: str | None) -> str:
    """Two days as one phrase, what they share said once."""
    if not begin or not end or begin[:10] == end[:10]:
        return day_words((begin or end or "")[:10] or None)
    if "W" in begin[:10] + end[:10]:
        return f"{day_words(begin)} – {day_words(end)}"
    try:
        first, last = date.fromisoformat(begin[:10]), date.fromisoformat(end[:10])
    except ValueError:
        return f"{day_words(begin)} – {day_words(end)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {MONTHS[last.month - 1]} {last.year}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {last.day} {MONTHS[last.month - 1]} {last.year}"
    return f"{day_words(begin[:10])} – {day_words(end[:10])}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """3 -> "3 reports", 1 -> "1 report", 12000 -> "12,000 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def spoken(value: object) -> str:
    """A fixed word of the record for people: "pull_quote" -> "pull quote"."""
    return str(value).replace("_", " ").lower()


def shortened(text: str, most: int = 280) -> str:
    """A text cut at a word's end, with a sign that it was cut."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def part_of_address(value: object) -> str:
    """For use in a path."""
    return quote(str(value), safe="", errors="replace")


def part_of_query(value: object) -> str:
    """For use as the value of a parameter."""
    return quote_plus(str(value), errors="replace")


FILTERS: dict[str, Callable[..., object]] = {
    "until": day_range,
    "day": day_words,
    "counted": counted,
    "shortened": shortened,
    "spoken": spoken,
    "path": part_of_address,
    "param": part_of_query,
}
