"""Readers of clock times and parts of the day: "15:43 GMT", "this morning", "overnight"."""

from __future__ import annotations

from dataclasses import replace

from sanudo.reading.times import dates
from sanudo.reading.times.context import Context, Reading, resolved
from sanudo.reading.times.found import Found, mod_of


def with_time(reading: Reading, found: Found) -> Reading:
    """The reading with the clock time or the part of the day that stands with it."""
    clock = clock_value(found)
    part = found.value("tod")
    suffix = "T" + (clock or part or "")
    if suffix == "T" or "T" in reading.value:
        return reading
    return replace(reading, value=reading.value + suffix, kind="TIME")


def clock_value(found: Found) -> str | None:
    """ "15:43" from a clock time in words or figures; None where there is none or it is not on the clock."""
    place = found.place("clocktext")
    if place is None:
        return None
    tokens = found.tokens
    words = [tokens.word(i).lower() for i in range(place[1], place[2])]
    code = tokens.codes[place[1]]
    spelled = found.value("hourword")
    if spelled:
        return f"{int(spelled):02}:00" if int(spelled) <= 12 else None
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
    if found.named():
        return None
    day = context.focus_day()
    part = found.value("tod") or "NI"
    words = found.words()
    shift = 1 if "next" in words or "following" in words else -1 if "previous" in words else 0
    value = dates.shifted(day, "D", shift) if day else None
    mod = "MID" if "mid" in words else mod_of(found)
    return resolved(value and f"{value}T{part}", f"XXXX-XX-XXT{part}", day, "TIME", mod=mod)
