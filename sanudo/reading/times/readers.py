"""What each rule means: a match and its context in, a TIMEX3 value out. One function a reader, named in READERS.

A reader gives None where the words turn out not to tell a time ("May" as a verb, an age). Knows the calendar; nothing
of reports or parses: the context says which way a day lies.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sanudo.reading.times import dates
from sanudo.reading.times.dates import Day
from sanudo.reading.times.found import Found, mod_of


@dataclass(frozen=True, slots=True)
class Reading:
    """A value and how it was reached. `against` is the value it was resolved against, None where it was given."""

    value: str
    kind: str | None = None
    mod: str | None = None
    begin: str | None = None
    end: str | None = None
    against: str | None = None
    unresolved: bool = False
    told: bool = False


@dataclass(slots=True)
class Context:
    """What a reader may ask: the day of writing, the day last spoken of, which way the verb looks."""

    now: Day | None
    focus: str | None = None
    quarter: str | None = None
    direction: Callable[[Found], str | None] = lambda found: None

    def focus_day(self) -> Day | None:
        """The day last spoken of where it is a whole day, else the day of writing."""
        told = dates.day_of(self.focus)
        return told if told and told.day else self.now

    def focus_any(self) -> Day | None:
        """The date last spoken of at any precision, else the day of writing."""
        return dates.day_of(self.focus) or self.now


Reader = Callable[[Found, Context], Reading | None]

SIGN = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1,
    "this": 0, "that": 0, "same": 0, "current": 0, "latest": 0,
}  # fmt: skip
TOLD = {"previous", "preceding", "following", "same", "that"}


def resolved(value: str | None, unknown: str, against: object, kind: str | None = None, **more: object) -> Reading:
    """A reading resolved against a day, or the underspecified value where that day is not known."""
    if value is None or against is None:
        return Reading(unknown, kind, unresolved=True, **more)  # type: ignore[arg-type]
    return Reading(value, kind, against=str(against), **more)  # type: ignore[arg-type]


def which(found: Found, name: str = "which") -> tuple[int, bool] | None:
    """(-1, 0 or 1; whether it counts from the day last spoken of) for "last", "the following" and their like."""
    text = found.of(name)
    if text is None:
        return None
    words = text.split()
    for word in reversed(words):
        if word in SIGN:
            told = word in TOLD or (words[:1] == ["the"] and word == "next")
            return SIGN[word], told
    return None


# Times of the day


def with_time(reading: Reading, found: Found) -> Reading:
    """The reading with the clock time or the part of the day that stands with it."""
    clock = clock_value(found)
    part = found.value("tod")
    suffix = "T" + (clock or part or "")
    if suffix == "T" or "T" in reading.value:
        return reading
    return Reading(
        reading.value + suffix, "TIME", reading.mod, reading.begin, reading.end, reading.against, reading.unresolved,
        reading.told,
    )  # fmt: skip


def clock_value(found: Found) -> str | None:
    """ "15:43" from a clock time in words or figures; None where there is none or it is not on the clock."""
    place = found.place("clocktext")
    if place is None:
        return None
    tokens = found.tokens
    words = [tokens.word(i).lower() for i in range(place[1], place[2])]
    code = tokens.codes[place[1]]
    named = found.grammar.vocabulary.values.get(("clockword", code))
    if named:
        return named
    figures = words[0].replace(".", ":")
    if ":" not in figures and len(figures) == 4:
        figures = figures[:2] + ":" + figures[2:]
    pieces = figures.split(":")
    hour, minute = int(pieces[0]), int(pieces[1]) if len(pieces) > 1 else 0
    half = next((w[0] for w in words[1:] if w.replace(".", "").replace(" ", "") in ("am", "pm")), "")
    if half and not 1 <= hour <= 12:
        half = ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour <= 24 and minute <= 59 else None


def clock(found: Found, context: Context) -> Reading | None:
    """A clock time by itself belongs to the day last spoken of."""
    value = clock_value(found)
    if value is None:
        return None
    day = context.focus_day()
    known = str(day) if day and day.day else None
    return resolved(f"{known}T{value}" if known else None, f"XXXX-XX-XXT{value}", day, "TIME", mod=mod_of(found))


def this_tod(found: Found, context: Context) -> Reading | None:
    """ "this morning", "last night", "that evening"."""
    day = context.focus_day() if "that" in found.words() else context.now
    part = found.value("tod")
    shift = -1 if "last" in found.words() else 0
    value = dates.shifted(day, "D", shift) if day else None
    clock_time = clock_value(found)
    suffix = f"T{clock_time or part}"
    return resolved(value and value + suffix, "XXXX-XX-XX" + suffix, day, "TIME", mod=mod_of(found))


def that_tod(found: Found, context: Context) -> Reading | None:
    """ "the morning", "overnight", "the next morning": of the day last spoken of."""
    day = context.focus_day()
    part = found.value("tod") or "NI"
    words = found.words()
    shift = 1 if "next" in words or "following" in words else -1 if "previous" in words else 0
    value = dates.shifted(day, "D", shift) if day else None
    mod = "MID" if "mid" in words else mod_of(found)
    return resolved(value and f"{value}T{part}", f"XXXX-XX-XXT{part}", day, "TIME", mod=mod)


# Dates with figures and months


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
        return None
    if reading is None:
        return None
    return with_time(with_mod(reading, mod), found)


def day_is_count(found: Found) -> bool:
    """ "May 10 people" is no date."""
    return found.after() in ("people", "percent") and not found.has("year")


def with_mod(reading: Reading, mod: str | None) -> Reading:
    """The reading with a mod."""
    return Reading(
        reading.value, reading.kind, mod or reading.mod, reading.begin, reading.end, reading.against,
        reading.unresolved, reading.told,
    )  # fmt: skip


def nearest_year(found: Found, context: Context, month: int, day: int) -> Reading | None:
    """The year in which a day without one lies: back or ahead of the day of writing by tense, else the nearer."""
    if not dates.valid(2000, month, day):
        return None
    now = context.now
    unknown = f"XXXX-{month:02}-{day:02}"
    if now is None:
        return Reading(unknown, unresolved=True)
    base = now.date
    if base is None:
        value = f"{now.year:04}-{month:02}-{day:02}" if dates.valid(now.year, month, day) else None
        return resolved(value, unknown, now)
    options = [date(y, month, day) for y in range(base.year - 4, base.year + 5) if 0 < y and dates.valid(y, month, day)]
    past = max((d for d in options if d <= base), default=options[0])
    future = min((d for d in options if d >= base), default=options[-1])
    back, ahead = (base - past).days, (future - base).days
    way = context.direction(found)
    choose_past = back <= ahead
    if way == "past":
        choose_past = back <= 330 or ahead > 20
    elif way == "future":
        choose_past = ahead > 330 and back < 20
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


# Months, years, decades


def month(found: Found, context: Context) -> Reading | None:
    """A month with its year, or "last May", "March this year"."""
    number = month_of(found)
    if number is None:
        return None
    shift = which(found)
    mod = mod_of(found)
    if shift and not found.has("year") and "year" not in found.words()[-1:]:
        return which_month(found, context, number, shift, mod)
    year = year_of(found, context)
    if year is None:
        reading = tense_month(found, context, number)
        return with_mod(reading, mod) if reading else None
    if shift:
        return resolved(f"{year:04}-{number:02}", "", context.now, mod=mod)
    return Reading(f"{year:04}-{number:02}", mod=mod)


def which_month(found: Found, context: Context, number: int, shift: tuple[int, bool], mod: str | None) -> Reading:
    """ "last May": the last before this month; "next May" the first after it; "this May" of this year."""
    base = context.focus_any() if shift[1] else context.now
    unknown = f"XXXX-{number:02}"
    if base is None:
        return Reading(unknown, mod=mod, unresolved=True)
    this = base.month or (12 if shift[0] < 0 else 1)
    year = base.year
    if shift[0] < 0 and number >= this:
        year -= 1
    if shift[0] > 0 and number <= this:
        year += 1
    return resolved(f"{year:04}-{number:02}", unknown, base, mod=mod)


def bare_month(found: Found, context: Context) -> Reading | None:
    """A month by itself; "May" and "March" only where the words around allow no verb and no name."""
    number = month_of(found)
    if number is None or not month_like(found):
        return None
    return tense_month(found, context, number)


def month_like(found: Found) -> bool:
    """Whether a word that is also a verb or a name stands as a month here."""
    word = found.words()[0]
    after, before = found.after(), found.before()
    if word in ("may", "march", "august") and found.text.isupper() and len(found.text) > 3:
        return False
    if word in ("may", "march"):
        return before in MONTH_BEFORE or after == "'s" and before in MONTH_BEFORE
    names = word in ("april", "june", "august", "jan", "may")
    if names and before in TITLES:
        return False
    return not (names and after[:1].isupper() and before not in MONTH_BEFORE and len(after) > 1)


MONTH_BEFORE = frozenset(
    "in of since by until till last next this late early mid - from to the and through during before after every each or".split()
)
TITLES = frozenset("mr mrs ms dr miss president minister theresa".split())


def tense_month(found: Found, context: Context, number: int) -> Reading | None:
    """A month without a year: back or ahead by tense, by default the last that has begun."""
    now = context.now
    unknown = f"XXXX-{number:02}"
    if now is None:
        return Reading(unknown, unresolved=True)
    this = now.month or 12
    way = context.direction(found)
    if way == "future":
        year = now.year + (number < this)
    elif way == "past":
        year = now.year - (number > this)
    else:
        year = now.year - (number > this) if (number - this) % 12 > 4 or number == this else now.year + (number < this)
    return resolved(f"{year:04}-{number:02}", unknown, now)


def year(found: Found, context: Context) -> Reading | None:
    """A year by itself."""
    value = year_of(found, context)
    if value is None:
        return None
    words = found.words()
    mod = mod_of(found)
    if "later" in words or "beyond" in words or words[-1] in ("onward", "onwards", "after"):
        mod = "ON_OR_AFTER"
    elif words[-1] in ("earlier", "before"):
        mod = "ON_OR_BEFORE"
    return Reading(f"{value:04}", mod=mod)


def year_pair(found: Found, context: Context) -> Reading | None:
    """ "1942-1943", "1999-2000 school year", "2001/02": begin and end."""
    pair = found.of("yearpair")
    if pair:
        first, second = pair.split("/")
        begin = int(first)
        end = int(second) if len(second) == 4 else begin // 100 * 100 + int(second)
    else:
        begin = found.integer("year") or 0
        end = found.integer("year2") or begin // 100 * 100 + (found.integer("yy") or found.integer("yylow") or 0)
    if end < begin and not pair:
        return None
    if end == begin // 100 * 100:
        end += 100
    if not begin < end <= begin + 500 or not 1000 <= begin <= 2200:
        return None
    if found.words()[-1] in ("year", "season"):
        return Reading(f"{begin:04}", "DATE", begin=f"{begin:04}", end=f"{end:04}")
    return Reading(f"P{end - begin + 1}Y", "DURATION", begin=f"{begin:04}", end=f"{end:04}")


def decade(found: Found, context: Context) -> Reading | None:
    """ "the 1990s", "the '80s", "the nineties"."""
    mod = mod_of(found)
    if found.before() in AGE_BEFORE:
        return None
    number = found.integer("decade")
    if number is None:
        word = found.value("decadeword")
        number = int(word) * 10 if word else None
    if number is None:
        return None
    if number < 100:
        century = 18 if "eighteen" in found.words() else 19
        return Reading(f"{century}{number // 10}", mod=mod)
    return Reading(f"{number:04}"[:3], mod=mod)


AGE_BEFORE = frozenset("his her their my your our".split())


def century(found: Found, context: Context) -> Reading | None:
    """ "the 20th century" is 19."""
    number = found.integer("ordinal") or found.integer("ordnum") or 0
    second = found.integer("ordinal2")
    if second is not None:
        number = 20 + second
    if not 1 <= number <= 30:
        return None
    return Reading(f"{number - 1:02}", mod=mod_of(found))


# Weekdays and days by the day of writing


def weekday(found: Found, context: Context) -> Reading | None:
    """A day of the week: by tense the last one (the day of writing included) or the next."""
    number = int(found.value("weekday") or found.value("weekdayabbr") or 0)
    mod = mod_of(found)
    shift = which(found)
    base_day = context.focus_day() if shift and shift[1] else context.now
    base = base_day.date if base_day else None
    unknown = f"XXXX-WXX-{number}"
    if base is None:
        return with_time(Reading(unknown, mod=mod, unresolved=True), found)
    back, ahead = (base.isoweekday() - number) % 7, (number - base.isoweekday()) % 7
    if shift is None:
        move = ahead if context.direction(found) == "future" else -back
    elif shift[0] < 0:
        move = -(back or 7)
    elif shift[0] > 0:
        move = ahead or 7
    else:
        move = -back if shift[1] or context.direction(found) == "past" else ahead
    return with_time(resolved(str(dates.add_days(base, move)), unknown, base_day, mod=mod), found)


def weekday_week(found: Found, context: Context) -> Reading | None:
    """ "Friday last week", "Tuesday of next week"."""
    number = int(found.value("weekday") or 1)
    shift = which(found) or (0, False)
    base_day = context.focus_day() if shift[1] else context.now
    base = base_day.date if base_day else None
    if base is None:
        return Reading(f"XXXX-WXX-{number}", unresolved=True)
    move = number - base.isoweekday() + 7 * shift[0]
    return resolved(str(dates.add_days(base, move)), "", base_day, mod=mod_of(found))


def today(found: Found, context: Context) -> Reading | None:
    """ "today", "yesterday", "tomorrow morning", "tonight"."""
    shift = int(found.value("dayword") or 0)
    now = context.now
    value = dates.shifted(now, "D", shift) if now else None
    tonight = "tonight" in found.words()
    reading = resolved(value, "XXXX-XX-XX", now, mod=mod_of(found))
    reading = with_time(reading, found)
    if tonight and "T" not in reading.value:
        reading = Reading(
            reading.value + "TNI", "TIME", reading.mod, against=reading.against, unresolved=reading.unresolved
        )
    return reading


def shifted(found: Found, context: Context) -> Reading | None:
    """A fixed number of units from the day of writing."""
    arguments = found.rule.arguments
    unit, count = arguments["unit"], int(arguments["count"])
    value = dates.shifted(context.now, unit, count) if context.now else None
    return resolved(value, UNKNOWN[unit], context.now)


UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "F": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "E": "XXX",
           "C": "XX", "L": "X", "WE": "XXXX-WXX-WE", "H": "XXXX-XX-XX", "MIN": "XXXX-XX-XX", "S": "XXXX-XX-XX"}  # fmt: skip


# Units by the day of writing


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
    if unit == "D":
        told = True if found.of("which") not in ("this",) else told
    base = (context.focus_day() if unit in ("D", "W", "WE") else context.focus_any()) if told else context.now
    if unit == "WE" and count == 0:
        count = 0
    if told and base is not None and unit == "M" and not base.month:
        base = context.now
    value = dates.shifted(base, unit, count) if base else None
    return resolved(value, UNKNOWN[unit], base, mod=mod, told=told)


def the_unit(found: Found, context: Context, unit: str, mod: str | None) -> Reading | None:
    """ "the week", "the end of the year", "the weekend"."""
    words = found.words()
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
    if now is None or name is None:
        return Reading(unknown, mod=mod, unresolved=True)
    start = dates.SEASON_MONTH[name]
    this = now.month or 12
    running = start <= this < start + 3 or (name == "WI" and this < 3)
    began = now.year - (start > this)
    if shift is None:
        value = began if context.direction(found) != "future" or running else now.year + (start < this)
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
    return moved(found, context.now, 1 if found.rule.arguments.get("sign") == "+" else -1)


def earlier(found: Found, context: Context) -> Reading | None:
    """ "a year earlier": before the date last spoken of; of a quarter, the same quarter the year before."""
    unit = found.value("unit") or found.value("units") or found.value("calunit")
    if unit is None or unit == "Y":
        quarter = context.quarter
        count = found.number()
        if quarter and count in (None, 1):
            return Reading(f"{int(quarter[:4]) - 1:04}{quarter[4:]}", mod=mod_of(found), against=quarter, told=True)
        if unit is None:
            now = context.now
            return resolved(f"{now.year - 1:04}" if now else None, "XXXX", now)
    return moved(found, context.focus_any() if unit in ("Y", "M", "Q", "E", "C") else context.focus_day(), -1, True)


def later(found: Found, context: Context) -> Reading | None:
    """ "two days later": after the date last spoken of."""
    unit = found.value("unit") or found.value("units")
    return moved(found, context.focus_any() if unit in ("Y", "M", "Q", "E", "C") else context.focus_day(), 1, True)


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


# Quarters and halves


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
    if now is None:
        return Reading(f"XXXX-Q{number}", mod=mod, unresolved=True)
    if shift and "year" in found.words():
        return resolved(f"{now.year + shift[0]:04}-Q{number}", "", now, mod=mod)
    this = ((now.month or 12) + 2) // 3
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


# Durations

PERSONS = frozenset(
    "boy girl man woman baby child son daughter mother father student teenager youth brother sister victim infant "
    "grandmother grandfather widow wife husband toddler patient suspect soldier girls boys twins twin resident".split()
)


def duration(found: Found, context: Context) -> Reading | None:
    """ "three days", "the past 40 years", "half an hour", "several months"."""
    words = found.words()
    after = found.after()
    if after == "old" or (words[-1] in ("old", "older") and found.has("count")):
        return None
    unit = found.value("unit") or found.value("units") or ("WE" if words[-1] == "weekends" else None)
    if unit is None:
        return None
    plural = found.has("units")
    counted = found.has("count")
    if unit == "S" and not plural and not (counted and "-" in words):
        return None
    if unit == "Q" and (after.lower() == "of" or not ({"past", "last", "next", "first"} & set(words) or plural)):
        return None
    mod = mod_of(found)
    if not counted and words[0] in ("a", "an") and "half" not in words and is_rate(found):
        return Reading(period(1, unit), "SET", mod)
    if words[-2:] in (("or", "so"), ("or", "more")):
        mod = "APPROX" if words[-1] == "so" else "EQUAL_OR_MORE"
    count = duration_count(found)
    value = period(count, unit)
    if value is None:
        return None
    begin, end = ends_of(found, context, count, unit)
    return Reading(value, "DURATION", mod, begin, end, against=str(context.now) if begin or end else None)


def duration_count(found: Found) -> float | None:
    """How many units; None for several or none said."""
    words = found.words()
    count = found.number()
    if count is not None:
        return count + (0.5 if words[-2:] == ("a", "half") and count == int(count) else 0)
    if found.has("some"):
        return 2 if "couple" in words else None
    if found.has("units"):
        return None
    if "half" in words:
        return 1.5 if words[-1] == "half" else 0.5
    return 1


def is_rate(found: Found) -> bool:
    """Whether "a week" says how often: a number stands within the words before it ("four flights a week")."""
    kinds = found.grammar.vocabulary.classes
    numbers = kinds["int"] | kinds["money"] | kinds["ones"] | kinds["tens"] | kinds["teens"] | kinds["scale"]
    codes = found.tokens.codes[max(found.first - 3, 0) : found.first]
    if any(code in kinds["prep"] for code in codes[-1:]):
        return False
    return any(code in numbers for code in codes[:-1]) or any(code in kinds["scale"] for code in codes[-1:])


def period(count: float | None, unit: str) -> str | None:
    """ "P3D", "PT5H30M", "P2Y6M", "PXM"; None where the count is absurd."""
    if unit in ("E", "C", "L", "F") and count is not None:
        count *= {"E": 10, "C": 100, "L": 1000, "F": 2}[unit]
        unit = "W" if unit == "F" else "Y"
    clock_unit = {"H": "H", "MIN": "M", "S": "S"}.get(unit)
    letter = clock_unit or unit
    prefix = "PT" if clock_unit else "P"
    if count is None:
        return f"{prefix}X{letter}"
    if count == int(count):
        return f"{prefix}{int(count)}{letter}" if count < 10**9 else None
    whole = int(count)
    smaller = {"Y": ("M", 12), "H": ("M", 60), "MIN": ("S", 60), "D": ("H", 24), "W": ("D", 7), "M": ("W", 4)}.get(unit)
    if smaller is None or smaller[0] in ("W", "D", "H") or (count - whole) * smaller[1] % 1:
        return f"{prefix}{count:g}{letter}"
    rest = f"{int((count - whole) * smaller[1])}{smaller[0]}"
    return f"{prefix}{whole}{letter}{rest}" if whole else f"{prefix}{rest}"


def ends_of(found: Found, context: Context, count: float | None, unit: str) -> tuple[str | None, str | None]:
    """The ends of "the past 40 years" and "the next three days", where the day of writing is known."""
    side = found.value("side")
    now = context.now
    if side not in ("-", "+") or now is None or count is None or count > 10000 or unit in ("H", "MIN", "S"):
        return None, None
    other = dates.shifted(now, unit, int(count) * (1 if side == "+" else -1))
    return (other, str(now)) if side == "-" else (str(now), other)


def past_unit(found: Found, context: Context) -> Reading | None:
    """ "the past year"."""
    unit = found.value("unit")
    words = found.words()
    if unit is None or (unit == "S" or unit == "D" and "last" in words):
        return None
    if "last" in words and unit in ("W", "M", "Y", "Q"):
        return which_last(found, context, unit)
    begin = dates.shifted(context.now, unit, -1) if context.now else None
    against = str(context.now) if begin else None
    return Reading(period(1, unit) or "P1Y", "DURATION", mod_of(found), begin, against, against)


def which_last(found: Found, context: Context, unit: str) -> Reading:
    """ "last year" and "the last year"."""
    value = dates.shifted(context.now, unit, -1) if context.now else None
    return resolved(value, UNKNOWN[unit], context.now, "DATE")


def adjective(found: Found, context: Context) -> Reading | None:
    """ "three-day", "200-day", "8-month-old": a length, but not an age."""
    words = found.words()
    if "-" not in words and words[-1] != "long":
        return None if found.after() == "old" else duration(found, context)
    if "-" not in words or (words[-1] == "old" and is_age(found)):
        return None
    if words[-1] != "old" and found.after() == "-" and found.after(2) in ("old", "olds"):
        return None
    unit = found.value("unit")
    value = period(duration_count(found), unit) if unit else None
    return Reading(value, "DURATION", mod_of(found)) if value and unit != "Q" else None


def is_age(found: Found) -> bool:
    """Whether "N-year-old" tells how old somebody is."""
    after = [found.after(n) for n in (1, 2, 3)]
    if any(word.lower() in PERSONS for word in after[:3]):
        return True
    return not after[0][:1].isalpha() or after[0][:1].isupper() or after[0] in STOPS


STOPS = frozenset("who was is has had and in from of with to said at on he she".split())


def vague(found: Found, context: Context) -> Reading | None:
    """ "some time", "a while"."""
    return Reading("PXX", "DURATION")


# Sets and references


def set_(found: Found, context: Context) -> Reading | None:
    """ "every day", "each year", "twice a week", "every two weeks"."""
    unit = found.value("unit") or found.value("units") or found.value("weekend")
    part = found.value("tod")
    named = found.value("season")
    if named:
        return Reading(f"XXXX-{named}", "SET")
    if part:
        return Reading(f"XXXX-XX-XXT{part}", "SET")
    if unit is None:
        return None
    if unit == "WE":
        return Reading("XXXX-WXX-WE", "SET")
    count = 2.0 if "other" in found.words() else found.number() or 1.0
    value = period(count, unit)
    return Reading(value, "SET") if value else None


def often(found: Found, context: Context) -> Reading | None:
    """ "daily", "weekly"."""
    return Reading(found.value("often") or "P1D", "SET")


def set_weekday(found: Found, context: Context) -> Reading | None:
    """ "every Friday", "Tuesday nights"."""
    number = found.value("weekday") or found.value("weekdays")
    part = found.value("tod") or found.value("tods")
    return Reading(f"XXXX-WXX-{number}" + (f"T{part}" if part else ""), "SET")


def set_month(found: Found, context: Context) -> Reading | None:
    """ "each July"."""
    number = month_of(found)
    return Reading(f"XXXX-{number:02}", "SET") if number else None


def fixed(found: Found, context: Context) -> Reading | None:
    """ "now", "recently", "the past", "the future"."""
    value = found.rule.arguments.get("value") or found.value("ref")
    word = found.words()[0]
    if word == "soon" and (found.before() == "as" or found.after() in ("after", "as")):
        return None
    return Reading(value) if value else None


def named_day(found: Found, context: Context) -> Reading | None:
    """ "Christmas", "Election Day", "last Easter": by the calendar of its row in days.tsv."""
    from sanudo.reading.times.holidays import named_day_reading

    return named_day_reading(found, context)


READERS: dict[str, Reader] = {
    "adjective": adjective, "ago": ago, "bare_month": bare_month, "century": century, "clock": clock, "date": date_,
    "day_range": day_range, "decade": decade, "duration": duration, "earlier": earlier, "figures": figures,
    "fixed": fixed, "half": half, "iso": iso, "later": later, "month": month, "named_day": named_day,
    "nine_eleven": nine_eleven, "often": often, "past_unit": past_unit, "quarter": quarter, "season": season,
    "second_day": second_day, "set": set_, "set_month": set_month, "set_weekday": set_weekday, "shifted": shifted,
    "that_tod": that_tod, "this_tod": this_tod, "today": today, "vague": vague, "weekday": weekday,
    "weekday_week": weekday_week, "which": which_unit, "year": year, "year_end": year_end, "year_pair": year_pair,
}  # fmt: skip
