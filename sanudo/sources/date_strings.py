"""A date as a page's or a file's field writes it, in ISO 8601 at the precision given; no date where none is written.

Reads ISO, RFC 2822, Unix times, dates with month names in some forty languages (`months.tsv`), numeric dates, and
the East Asian forms. Knows nothing of pages or articles. English running text is read by `sanudo.article`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files

_LONGEST = 4000
# letters, and the vowel signs that Indian and Thai words are written with
_NAMED_WORD = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u0963\u0980-\u09e5\u0e31-\u0e4e]){0,19}"
_TIME = (
    r"(?P<hour>[01]?\d|2[0-4])[:.](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?"
    r"(?:\s?(?P<half>[aApP])\.?\s?[mM]\b\.?)?"
    r"(?:\s?(?:(?P<zulu>Z\b)|(?:UTC|GMT)?(?P<offset>[+-−]\d{2}:?(?:\d{2})?)\b|\(?(?P<zone>[A-Z]{2,5})\b))?"
)
_TIME_AFTER = re.compile(r"(?:\s{0,3}(?:[T,|@•·–—/-]|at|às|a las|alle|um|kl\.?|в|о|à|saat)?\s{0,3}\(?)" + _TIME)
_TIME_AFTER_COMPACT = re.compile(
    r"T(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<second>[0-5]\d)?(?P<zulu>Z\b)?(?P<offset>[+-]\d{2}:?(?:\d{2})?)?"
)
_TIME_BEFORE = re.compile(_TIME + r"[\s,|•·–—-]{0,4}(?:[^\W\d_]{2,12}\.?,?\s{1,2})?$")
_ISO = re.compile(
    r"(?<![\d.])(?P<y>(?:1[89]|20)\d\d)(?P<s>[-/.])(?P<m>0?[1-9]|1[0-2])(?P=s)(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)"
)
_MONTH_ONLY = re.compile(r"(?P<y>(?:1[89]|20)\d\d)-(?P<m>0[1-9]|1[0-2])")
_COMPACT = re.compile(r"(?<![\d.])(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?=T\d{4}|\D|$)")
_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<a>\d{1,2})(?P<s>[-/.])\s?(?P<b>\d{1,2})(?P=s)\s?(?P<y>(?:19|20)\d\d|\d\d)(?![\d/]|[.-]\d)"
)
_EAST = re.compile(r"(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]")
_DAY_FIRST = re.compile(
    r"(?<![\d:.])(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|er|º|°|ª|\.|-[а-яіїє]{1,3})?[\s,.-]{0,3}(?:of |de |d['’]|de l['’]|ng |dhjetor )?"  # noqa: E501
    r"(?P<m>"
    + _NAMED_WORD
    + r")(?:\s?/\s?[^\W\d_]+)?\.?[\s,./-]{0,3}(?:de |del |of |г\. )?['’]?(?P<y>(?:1[89]|20|25)\d\d|\d\d(?=[\s,]{1,3}\d?\d:\d\d|\W*$))(?!\d)"  # noqa: E501
)
_MONTH_FIRST = re.compile(
    r"(?P<m>"
    + _NAMED_WORD
    + r")\.?[\s-]{0,3}(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?[\s,./-]{1,4}(?P<y>(?:1[89]|20|25)\d\d)(?!\d)"
)
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<y>(?:1[89]|20)\d\d)(?:\.|\s?m\.|\s?г\.)?[\s,-]{1,3}(?:gada )?(?P<m>"
    + _NAMED_WORD
    + r")\.?[\s,-]{1,3}(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)"
    r"|(?<!\d)(?P<y2>(?:1[89]|20)\d\d)\.\s?gada\s(?P<d2>3[01]|[12]\d|0?[1-9])\.\s?(?P<m2>" + _NAMED_WORD + ")"
)
_MONTH_AND_YEAR = re.compile(r"(?P<m>" + _NAMED_WORD + r")\.?,?\s(?P<y>(?:1[89]|20)\d\d)(?!\d)")
_DIGITS = {ord(char): str(n) for zero in "٠۰०০๐" for n, char in enumerate(chr(ord(zero) + k) for k in range(10))}
_ZONES_UTC = {"UTC", "GMT", "UT", "WET"}


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """`value` in ISO 8601, and where it stands; `doubtful` where day and month could change places."""

    value: str
    start: int
    end: int
    doubtful: bool = False

    @property
    def day(self) -> str | None:
        """YYYY-MM-DD, or None where only month or year is written."""
        return self.value[:10] if len(self.value) >= 10 else None


def read_date(text: str, language: str | None = None, month_first: bool | None = None) -> str | None:
    """The first date in a short string (a field, an attribute), or None."""
    text = text.strip()
    unix = _unix(text)
    if unix:
        return unix
    found = find_dates(text[:200], language, month_first)
    if found:
        return found[0].value
    bare = _MONTH_ONLY.fullmatch(text)
    if bare:
        return bare.group()
    return text if re.fullmatch(r"(?:1[89]|20)\d\d", text) else None


def find_dates(text: str, language: str | None = None, month_first: bool | None = None) -> list[WrittenDate]:
    """Every date in the first characters of `text`, in its order, with the time that stands beside it.

    `month_first` says how 03/04/2020 is meant, None: not known (read day first, and marked as doubtful).
    """
    text = text[:_LONGEST].translate(_DIGITS)
    found: list[WrittenDate] = []
    for start, end, year, month, day, doubtful in sorted(_calendar_dates(text, language, month_first)):
        if found and start < found[-1].end:
            continue
        value = f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")
        until = end
        if day:
            clock, until = _clock_beside(text, start, end)
            value += clock
        found.append(WrittenDate(value, start, until, doubtful))
    return found


def _calendar_dates(
    text: str, language: str | None, month_first: bool | None
) -> list[tuple[int, int, int, int, int, bool]]:
    """(start, end, year, month, day or 0, doubtful); a longer form sorts before a shorter one at the same place."""
    found = []
    for pattern in (_ISO, _COMPACT, _EAST):
        for match in pattern.finditer(text):
            found.append((match, int(match["y"]), int(match["m"]), int(match["d"]), False))
    for match in _NUMERIC.finditer(text):
        found.append((match, *_ordered(match, month_first)))
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            number = month_number(groups["m"] or groups["m2"], language)
            if number:
                found.append(
                    (match, _year(groups["y"] or groups["y2"]), number, int(groups["d"] or groups["d2"]), False)
                )
    taken = [(match.start(), match.end()) for match, *_ in found]
    for match in _MONTH_AND_YEAR.finditer(text):
        number = month_number(match["m"], language)
        if number and not any(start < match.end() and match.start() < end for start, end in taken):
            found.append((match, int(match["y"]), number, 0, False))
    return [
        (match.start(), match.end(), year, month, day, doubtful)
        for match, year, month, day, doubtful in found
        if _exists(year, month, day or 1)
    ]


def _ordered(match: re.Match[str], month_first: bool | None) -> tuple[int, int, int, bool]:
    """Year, month, day, doubtful: of 03/04/2020."""
    a, b, year = int(match["a"]), int(match["b"]), _year(match["y"])
    if a > 12 or b > 12:
        return (year, b, a, False) if a > 12 else (year, a, b, False)
    if match["s"] == "." or month_first is False:
        return year, b, a, False
    if month_first:
        return year, a, b, False
    return year, b, a, a != b


def _year(written: str) -> int:
    year = int(written)
    if year < 100:
        return year + (2000 if year < 70 else 1900)
    return year - 543 if year > 2400 else year  # the Buddhist era, as Thai pages write it


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime(year, month, day)
    except ValueError:
        return False
    return True


def _clock_beside(text: str, start: int, end: int) -> tuple[str, int]:
    """The time of day right after a date, else right before it, as the tail of an ISO value; and where that ends."""
    after = _TIME_AFTER_COMPACT.match(text, end) or _TIME_AFTER.match(text, end)
    if after:
        return _clock(after), after.end()
    before = _TIME_BEFORE.search(text[max(0, start - 40) : start])
    return (_clock(before), end) if before else ("", end)


def _clock(match: re.Match[str]) -> str:
    groups = match.groupdict()
    hour = int(groups["hour"])
    half = (groups.get("half") or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    clock = f"T{hour % 24:02d}:{groups['minute']}" + (f":{groups['second']}" if groups["second"] else "")
    return clock + _offset(groups)


def _offset(groups: dict[str, str | None]) -> str:
    if groups.get("zulu") or (groups.get("zone") in _ZONES_UTC and not groups.get("offset")):
        return "+00:00"
    written = (groups.get("offset") or "").replace("−", "-").replace(":", "")
    if written:
        return f"{written[:3]}:{written[3:] or '00'}"
    return zones().get(groups.get("zone") or "", "")


def _unix(text: str) -> str | None:
    """Seconds or milliseconds since 1970, between 1990 and 2100."""
    if not re.fullmatch(r"\d{9,10}(?:\.\d+)?|\d{13}", text):
        return None
    seconds = int(text.partition(".")[0])
    seconds = seconds // 1000 if len(text) == 13 else seconds
    if not 631_152_000 <= seconds < 4_102_444_800:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def month_number(word: str, language: str | None = None) -> int | None:
    """1 to 12 for a month's name in `language` or, failing that, in any."""
    key = word.lower().replace("i̇", "i")
    own = _months().get((language or "")[:2], {})
    return own.get(key) or _all_months().get(key)


@cache
def _months() -> dict[str, dict[str, int]]:
    table = files("sanudo.sources").joinpath("months.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {
        row[0]: {form: number for number, forms in enumerate(row[1:], start=1) for form in forms.split()}
        for row in rows
    }


@cache
def _all_months() -> dict[str, int]:
    names: dict[str, int] = {}
    for months in _months().values():
        for form, number in months.items():
            names.setdefault(form, number)
    return names


@cache
def zones() -> dict[str, str]:
    """Names of time zones that mean one offset, and it."""
    table = files("sanudo.article").joinpath("timezones.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}
