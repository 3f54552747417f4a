"""Readers of months, years, decades and centuries: "last May", "early 1990", "the '80s", "the 20th century"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sanudo.reading.times import dates
from sanudo.reading.times.context import Context, Reading, resolved, which, with_mod
from sanudo.reading.times.found import Found, mod_of
from sanudo.reading.times.month_days import date_, month_of, year_of
from sanudo.reading.times.vocabulary import word_set


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
        base = context.focus_any() if shift[1] else context.now
        return resolved(f"{year:04}-{number:02}", "", base, mod=mod)
    return Reading(f"{year:04}-{number:02}", mod=mod)


def which_month(found: Found, context: Context, number: int, shift: tuple[int, bool], mod: str | None) -> Reading:
    """ "last May": the last before this month; "next May" the first after it; "this May" of this year."""
    base = context.focus_any() if shift[1] else context.now
    unknown = f"XXXX-{number:02}"
    if base is None or base.month is None:
        return Reading(unknown, mod=mod, unresolved=True)
    this = base.month
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
        after_it = found.after()
        if before == "a" and after_it.islower() and after_it not in word_set("month before"):
            return True
        return before in word_set("month before")
    names = word in ("april", "june", "august", "jan", "may")
    if names and before in word_set("title"):
        return False
    return not (names and after[:1].isupper() and before not in word_set("month before") and len(after) > 1)


FAR_MONTHS = 8


def tense_month(found: Found, context: Context, number: int) -> Reading | None:
    """A month without a year: back or ahead by tense, by default the last that has begun."""
    now = context.now
    unknown = f"XXXX-{number:02}"
    if now is None or now.month is None:
        return Reading(unknown, unresolved=True)
    this = now.month
    way = context.direction(found)
    back, ahead = (this - number) % 12, (number - this) % 12
    choose_past = back <= ahead + (3 if way is None else 0)
    if way == "past" and back <= FAR_MONTHS + 2:
        choose_past = True
    elif way == "future" and ahead <= FAR_MONTHS:
        choose_past = False
    year = now.year - (number > this) if choose_past else now.year + (number < this)
    return resolved(f"{year:04}-{number:02}", unknown, now)


def week_of_month(found: Found, context: Context) -> Reading | None:
    """ "the first week of September": the week in which most of those seven days lie."""
    reading = month(found, context)
    day = dates.day_of(reading.value) if reading else None
    if reading is None or day is None or day.month is None:
        return reading
    first = date(day.year, day.month, 1)
    words = found.words()[:2]
    place = next((place for place, word in enumerate(("first", "second", "third", "fourth")) if word in words), -1)
    start = dates.add_days(first, 7 * place) if place >= 0 else dates.add_days(dates.add_months(first, 1), -7)
    week = dates.iso_week(dates.add_days(start, 3))
    return replace(reading, value=week + "-WE" if "weekend" in found.words() else week)


def day_of_month(found: Found, context: Context) -> Reading | None:
    """ "the last day of October"."""
    reading = month(found, context)
    day = dates.day_of(reading.value) if reading else None
    if reading is None or day is None or day.month is None:
        return reading
    first = date(day.year, day.month, 1)
    exact = first if "first" in found.words()[:2] else dates.add_days(dates.add_months(first, 1), -1)
    return replace(reading, value=str(exact))


def week_of_day(found: Found, context: Context) -> Reading | None:
    """ "the week of May 12"."""
    reading = date_(found, context)
    day = dates.day_of(reading.value) if reading else None
    if reading is None or day is None or day.date is None:
        return None
    return replace(reading, value=dates.iso_week(day.date), kind="DATE")


def year(found: Found, context: Context) -> Reading | None:
    """A year by itself."""
    value = year_of(found, context)
    if value is None:
        return None
    words = found.words()
    if words[0].isdecimal() and is_count(found):
        return None
    mod = mod_of(found)
    if "later" in words or "beyond" in words or words[-1] in ("onward", "onwards", "after"):
        mod = "ON_OR_AFTER"
    elif words[-1] in ("earlier", "before"):
        mod = "ON_OR_BEFORE"
    return Reading(f"{value:04}", mod=mod)


def is_count(found: Found) -> bool:
    """Whether four digits count or number something: "1942 people", "Article 1990"."""
    before = found.before()
    return before in word_set("before number") or found.after().lower() in word_set("counted")


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
    if found.before() in word_set("age before"):
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


def century(found: Found, context: Context) -> Reading | None:
    """ "the 20th century" is 19."""
    number = found.integer("ordinal") or found.integer("ordnum") or 0
    second = found.integer("ordinal2")
    if second is not None:
        number = 20 + second
    if not 1 <= number <= 30:
        return None
    return Reading(f"{number - 1:02}", mod=mod_of(found))
