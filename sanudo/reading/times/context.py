"""What readers share: the reading of a match, the context it is read in, and words like "last" and "the following".

Knows the calendar; nothing of reports or parses: the context says which way a day lies.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sanudo.reading.times import dates
from sanudo.reading.times.dates import Day
from sanudo.reading.times.found import Found


@dataclass(frozen=True, slots=True)
class Reading:
    """A value and how it was reached.

    `against` is the value it was counted from, None where it was given; `unresolved` says that there was none to count
    from, `told` that it was one spoken of before rather than the day of writing, `inferred` that it is a likely guess.
    """

    value: str
    kind: str | None = None
    mod: str | None = None
    begin: str | None = None
    end: str | None = None
    against: str | None = None
    unresolved: bool = False
    told: bool = False
    inferred: bool = False


@dataclass(slots=True)
class Context:
    """What a reader may ask: the day of writing, what was last spoken of, which way the verb looks.

    `focus` is the date last told at any precision, `day` the last whole day, `quarter` the quarter that figures are
    about and `since_quarter` how many expressions ago it was told; `updated` the day of a later version of the text.
    """

    now: Day | None
    focus: str | None = None
    quarter: str | None = None
    since_quarter: int = 0
    day: str | None = None
    updated: Day | None = None
    direction: Callable[[Found], str | None] = lambda found: None

    def focus_day(self) -> Day | None:
        """The day last spoken of where it is a whole day, else the day of writing."""
        return dates.day_of(self.day) or self.now

    def focus_any(self) -> Day | None:
        """The date last spoken of at any precision, else the day of writing."""
        return dates.day_of(self.focus) or self.now


NO_TIME = Reading("")  # the words are no time, nor is any part of them: "February 30"
Reader = Callable[[Found, Context], Reading | None]

SIGN = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1,
    "this": 0, "that": 0, "same": 0, "current": 0, "latest": 0,
}  # fmt: skip
TOLD = {"previous", "preceding", "following", "same", "that"}


def resolved(value: str | None, unknown: str, against: object, kind: str | None = None, **more: object) -> Reading:
    """A reading resolved against a day, or the underspecified value where that day is not known."""
    if value is None or (against is None and unknown):
        return Reading(unknown or "XXXX-XX-XX", kind, unresolved=True, **more)  # type: ignore[arg-type]
    return Reading(value, kind, against=None if against is None else str(against), **more)  # type: ignore[arg-type]


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


def with_mod(reading: Reading, mod: str | None) -> Reading:
    """The reading with a mod, where there is one."""
    return replace(reading, mod=mod) if mod else reading


# What stands for a unit whose place on the calendar is not known.
UNKNOWN = {
    "S": "XXXX-XX-XX", "MIN": "XXXX-XX-XX", "H": "XXXX-XX-XX", "D": "XXXX-XX-XX", "W": "XXXX-WXX", "F": "XXXX-WXX",
    "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "E": "XXX", "C": "XX", "L": "X",
}  # fmt: skip
