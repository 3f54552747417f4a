"""A stretch of text in, the calendar dates written in it out, as ISO 8601 at the precision they were written.

Knows nothing of reports: which of the dates is a report's own is decided in `dating`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as _date
from functools import cache
from importlib import resources

from sanudo.article.letters import small
from sanudo.article.types import Span

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s{0,3})"
_DAY = r"(?P<day{n}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year{n}>(?:1[89]|20)\d\d)"
_OLD_YEAR = r"['’]?(?P<short{n}>\d\d)"

_FORMS = (
    # 2001-11-23, 2001/11/23, 2001.11.23
    r"(?P<year1>(?:1[89]|20)\d\d)(?P<sep1>[-/.])(?P<num1>[01]?\d)(?P=sep1)(?P<day1>[0-3]?\d)(?!\d)",
    # 23 November 2001; Friday, 23rd of November, 2001; 23-Nov-2001
    rf"{_WEEKDAY}?(?:the\s)?{_DAY.format(n=2)}(?:\s{{1,3}}of)?[\s-]{{1,3}}(?P<month2>{_MONTH})[\s,-]{{1,3}}{_YEAR.format(n=2)}(?!\d)",
    # November 23, 2001; Nov. 23rd 2001
    rf"{_WEEKDAY}?(?P<month3>{_MONTH})\s{{0,3}}{_DAY.format(n=3)},?\s{{1,3}}{_YEAR.format(n=3)}(?!\d)",
    # 17 Nov 01
    rf"{_WEEKDAY}?{_DAY.format(n=4)}[\s-]{{1,3}}(?P<month4>{_MONTH})[\s-]{{1,3}}{_OLD_YEAR.format(n=4)}(?![\d:.,]?\d|\s?[ap]\.?m\b)",
    # 11/23/2001, 23.11.2001, 23. 11. 2001
    r"(?P<a5>[0-3]?\d)(?P<sep5>[-/]|\.\s?)(?P<b5>[0-3]?\d)(?P=sep5)(?P<year5>(?:1[89]|20)\d\d)(?!\d)",
    # November 23 and 23 November, no year
    rf"{_WEEKDAY}?(?P<month6>{_MONTH})\s{{0,3}}{_DAY.format(n=6)}(?![\d,.]?\d|\s?(?:percent|per\b))",
    rf"{_WEEKDAY}?{_DAY.format(n=7)}[\s-]{{1,3}}(?P<month7>{_MONTH})",
    # November 2001
    rf"(?P<month8>{_MONTH}),?\s{{1,3}}{_YEAR.format(n=8)}(?!\d)",
)
_DATE = re.compile(
    r"(?<![\w/.-])(?:"
    + "|".join(_FORMS)
    + r")(?![\w/])|(?<![\w/.-])"
    + _FORMS[0].replace("1>", "9>").replace("sep1", "sep9")
    + r"(?=[T_])",
    re.IGNORECASE,
)
_CLOCK = (
    r"(?P<hour>[0-2]?\d)(?:[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d{1,6})?)?|"
    r"(?P<packed>[0-5]\d)(?=\s?(?:GMT|UTC|hrs|hours|h\b)))?\s{0,2}(?P<half>[ap]\.?m\b\.?)?"
)
_TIME_AFTER = re.compile(r"(?:[Tt]|[\s,;|@•·–—-]{1,5}(?:at\s)?\(?)" + _CLOCK + r"(?!\d)", re.IGNORECASE)
_TIME_BEFORE = re.compile(r"(?<![\d.:/-])" + _CLOCK + r"(?P<rest>[^\d\n]{0,30})$", re.IGNORECASE)
_OFFSET = re.compile(r"\s{0,2}\(?(?:GMT|UTC)?\s?(?P<sign>[+-−])(?P<hours>[01]?\d):?(?P<minutes>[0-5]\d)?(?!\d)")
_TIME_ALONE = re.compile(
    r"(?<![\d.:/-])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])|(?<![\d.:/-])[01]?\d(?::[0-5]\d)?\s?[ap]\.?m\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as written: `value` in ISO 8601 ("--11-23" where no year is written), `span` in the text searched.

    `doubtful` marks 03/04/2001, where day and month cannot be told apart: its value is then the year alone.
    """

    span: Span
    value: str
    doubtful: bool = False

    @property
    def has_year(self) -> bool:
        """Whether a year is written."""
        return not self.value.startswith("--")


def find_dates(text: str, day_first: bool | None = None) -> list[WrittenDate]:
    """The dates in `text`, in order, with time and offset where they stand beside them.

    `day_first` says how 03/04/2001 is to be read; None: it is doubtful. The caller keeps `text` to a few
    thousand characters at a time.
    """
    found: list[WrittenDate] = []
    floor = 0
    for match in _DATE.finditer(text):
        written = _read(match, day_first)
        if written is None:
            continue
        if len(written.value) == 10 and not written.doubtful:
            written = _with_time(text, written, floor)
        found.append(written)
        floor = written.span.end
    return found


def parse_date(string: str, day_first: bool | None = None) -> str | None:
    """The one date a short string stands for, as ISO 8601; None where there is none, or where it is doubtful."""
    for written in find_dates(string[:300], day_first):
        if written.has_year and not written.doubtful:
            return written.value
    return None


def has_time(text: str) -> bool:
    """Whether a clock time is written in `text`."""
    return _TIME_ALONE.search(text) is not None


def _read(match: re.Match[str], day_first: bool | None) -> WrittenDate | None:
    fields = {name.rstrip("123456789"): value for name, value in match.groupdict().items() if value is not None}
    span = Span(match.start(), match.end())
    if "a" in fields:
        if fields["sep"][0] == "." and day_first is None:
            day_first = True  # with points, the day comes first wherever that is written
        return _numeric(span, int(fields["a"]), int(fields["b"]), int(fields["year"]), day_first)
    month = int(fields["num"]) if "num" in fields else _MONTHS[small(fields["month"]).rstrip(".")]
    year = int(fields["year"]) if "year" in fields else None
    if "short" in fields:
        year = int(fields["short"]) + (1900 if int(fields["short"]) >= 60 else 2000)
    if "day" not in fields:
        return WrittenDate(span, f"{year:04d}-{month:02d}")
    day = int(fields["day"])
    if not _exists(year or 2000, month, day):
        return None
    return WrittenDate(span, f"--{month:02d}-{day:02d}" if year is None else f"{year:04d}-{month:02d}-{day:02d}")


def _numeric(span: Span, a: int, b: int, year: int, day_first: bool | None) -> WrittenDate | None:
    readings = {(b, a)} if _exists(year, b, a) else set()
    if _exists(year, a, b):
        readings.add((a, b))
    if not readings:
        return None
    if len(readings) > 1:
        if day_first is None:
            return WrittenDate(span, f"{year:04d}", doubtful=True)
        readings = {(b, a)} if day_first else {(a, b)}
    month, day = readings.pop()
    return WrittenDate(span, f"{year:04d}-{month:02d}-{day:02d}")


def _exists(year: int, month: int, day: int) -> bool:
    try:
        _date(year, month, day)
    except ValueError:
        return False
    return True


def _with_time(text: str, written: WrittenDate, floor: int) -> WrittenDate:
    """The date with the clock time that stands right after it, or right before it."""
    after = _TIME_AFTER.match(text, written.span.end)
    if after and (clock := _clock(after)):
        offset, end = _offset(text, after.end())
        return WrittenDate(Span(written.span.start, end), written.value + "T" + clock + offset)
    head = text[max(floor, written.span.start - 50) : written.span.start]
    best: WrittenDate | None = None
    before = _TIME_BEFORE.search(head)
    if before and (clock := _clock(before)):
        start = written.span.start - len(head) + before.start()
        offset, end = _offset(
            text,
            start + before.end("hour") - before.start()
            if not before["rest"]
            else start + before.start("rest") - before.start(),
        )
        best = WrittenDate(Span(start, written.span.end), written.value + "T" + clock + offset)
        if end > written.span.start:
            best = None
    return best or written


def _clock(match: re.Match[str]) -> str | None:
    """HH:MM[:SS], or None where what was matched is a bare number or no time of day."""
    hour, minute, half = int(match["hour"]), match["minute"] or match["packed"], match["half"]
    if half is None and minute is None:
        return None
    if half:
        if not 1 <= hour <= 12:
            return None if hour > 23 or minute is None else f"{hour:02d}:{minute}"
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    if hour > 23:
        return None
    return f"{hour:02d}:{minute or '00'}" + (f":{match['second']}" if match["second"] else "")


def _offset(text: str, position: int) -> tuple[str, int]:
    """The distance from UTC written at `position`, and where it ends; "" where none is written."""
    if match := _OFFSET.match(text, position):
        hours, minutes = int(match["hours"]), match["minutes"] or "00"
        if hours <= 14 and (match["minutes"] or "T" in match[0] or "C" in match[0]):
            return f"{'+' if match['sign'] == '+' else '-'}{hours:02d}:{minutes}", match.end()
    for match in _zone_pattern().finditer(text, position, min(len(text), position + 25)):
        if not text[position : match.start()].strip(" ,("):
            return _zones()[small(match[0])], match.end()
    return "", position


@cache
def _zones() -> dict[str, str]:
    rows = resources.files("sanudo.article").joinpath("timezones.tsv").read_text(encoding="utf-8").splitlines()
    return {
        small(name): offset for name, offset in (row.split("\t") for row in rows if row and not row.startswith("#"))
    }


@cache
def _zone_pattern() -> re.Pattern[str]:
    names = sorted(_zones(), key=lambda name: (-len(name), name))
    return re.compile(r"(?:" + "|".join(re.escape(name) for name in names) + r")(?![A-Za-z])", re.IGNORECASE)
