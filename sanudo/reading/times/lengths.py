"""Readers of lengths of time: "three-day", "the past 40 years", "half an hour"; ages are left out."""

from __future__ import annotations

from sanudo.reading.times import dates
from sanudo.reading.times.context import UNKNOWN, Context, Reading, resolved
from sanudo.reading.times.found import Found, mod_of
from sanudo.reading.times.vocabulary import word_set


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
    if unit == "Q" and ((after.lower() == "of" and counted) or not (plural or {"past", "last", "next"} & set(words))):
        return None
    if unit == "Q" and not counted and not found.has("some"):
        return None
    if unit == "WE" and words[0] in ("a", "the"):
        return None
    mod = mod_of(found)
    if not counted and words[0] in ("a", "an") and "half" not in words and is_rate(found):
        return Reading(period(1, unit) or "P1D", "SET", mod)
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
    if count is None and unit in ("E", "C", "L", "F"):
        return "PX" + {"E": "DE", "C": "CE", "L": "ML", "F": "W"}[unit]
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
    side = found.value("side") or found.value("bareside")
    now = context.now
    if side not in ("-", "+") or now is None or count is None or count > 10000 or unit in ("H", "MIN", "S"):
        return None, None
    other = dates.shifted(now, unit, int(count) * (1 if side == "+" else -1))
    return (other, str(now)) if side == "-" else (str(now), other)


def past_unit(found: Found, context: Context) -> Reading | None:
    """ "the past year"."""
    unit = found.value("unit")
    words = found.words()
    if unit == "Y":
        return which_last(found, context, unit)
    if unit in ("MIN", "H", "S") and "last" in words:
        return None
    if unit is None or (unit == "S" or (unit == "D" and "last" in words)):
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
    if found.value("unit") == "Y":
        return not any(word.lower() in word_set("old thing") for word in after)
    if any(word.lower() in word_set("person") for word in after[:3]):
        return True
    return not after[0][:1].isalpha() or after[0][:1].isupper() or after[0] in word_set("after age")


def length(found: Found, context: Context) -> Reading | None:
    """A length that the rule tells: "a quarter-century"."""
    return Reading(found.rule.arguments["value"], "DURATION")


def vague(found: Found, context: Context) -> Reading | None:
    """ "some time", "a while"."""
    return Reading("PXX", "DURATION")
