"""One event of a report that is several meetings, and where "here" is.

"Met the president on Wednesday and his rival the next morning" are two meetings on two days; "on 24 May in Lima and on
27 May in Quito" two in two places. Knows one reading; nothing of other reports.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from sanudo.article.types import Span
from sanudo.reading.event_days import SEVERAL_DAYS
from sanudo.reading.masked import words_of
from sanudo.reading.types import Event, Reading, TimeExpression
from sanudo.reading.whereabouts import is_somewhere_named

_SAID = "said in its sentence"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_IN_AND = re.compile(r"\s+in\s+([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?),?\s+and\s+(?:on\s+)?")
_IN = re.compile(r"\s+in\s+([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)")
_PLACE = re.compile(
    r"\s+(?:(?:over|back|on)\s+)?(?:(?:to|in|at|through|around)\s+)?(?:the|a|an|his|her|their|two|three|several)\s+"
    r"([a-z][\w-]*(?:\s[a-z][\w-]*){0,3}?)"
    r"(?=\s+(?:on|in|at|of|near|with|and|where|by|yesterday|today|last|for|before|after|to|late|early|this|together|"
    r"again|alone|as|while|during|amid)\b|[,.;])"
)
_RIGHT_BEHIND = re.compile(r"(?:\s+(?:peace|crisis|new|further|more))?(?:\s+talks)?\s+(?:in|at)\s+(?:the )?")
_HERE = re.compile(r"^[^.;:\"“”]{0,60}?\bhere\b(?! (?:and|in|is|are|to stay)\b)")


def each_of(reading: Reading, event: Event) -> list[Event]:
    """The meetings that an event is, each on its own day where the words say it."""
    times = [
        time
        for time in reading.times
        if (time.kind in ("DATE", "TIME") or time.begin)
        and _DAY.match(time.begin or time.value)
        and event.sentence.start <= time.span.start < event.sentence.end
    ]
    return _by_place(reading, event, times) or _by_person(event, times) or _by_day(event)


def _by_person(event: Event, times: list[TimeExpression]) -> list[Event]:
    """Each of those met has a day behind him."""
    met = sorted(event.recipients, key=lambda one: one.span)
    if len(met) < 2 or len(times) < 2 or met[0].span.start < event.cue.start:
        return []
    ends = [*(one.span.start for one in met[1:]), event.sentence.end]
    days = [
        next((t for t in times if one.span.start <= t.span.start < end), None)
        for one, end in zip(met, ends, strict=True)
    ]
    told = [day for day in days if day is not None]
    if len(told) < len(met) or len({day.value[:10] for day in told}) < 2:
        return []
    return [
        replace(event, recipients=(one,), date=day.value, date_basis=_SAID, date_span=day.span)
        for one, day in zip(met, told, strict=True)
    ]


def _by_place(reading: Reading, event: Event, times: list[TimeExpression]) -> list[Event]:
    """ "On 24 May in Lima and on 27 May in Quito"."""
    text = reading.article.text
    for first, second in pairwise(times):
        between = _IN_AND.fullmatch(text[first.span.end : second.span.start])
        after = _IN.match(text[second.span.end : event.sentence.end])
        if between and after:
            days = ((first, between.group(1)), (second, after.group(1)))
            return [
                replace(
                    event,
                    date=day.begin or day.value,
                    date_basis=_SAID,
                    date_span=day.span,
                    place=place,
                    place_span=None,
                )
                for day, place in days
            ]
    return []


def _by_day(event: Event) -> list[Event]:
    """Several people met on several days are several meetings, the day of each not said."""
    if event.date_basis != SEVERAL_DAYS or len(event.recipients) < 2:
        return [event]
    return [replace(event, recipients=(one,)) for one in event.recipients]


def place_here(reading: Reading, sentence: Span, cue: Span) -> str | None:
    """The place of the dateline, where the words behind the cue say "here"."""
    line = reading.article.dateline
    if line is None or not line.place or not _HERE.match(reading.article.text[cue.end : sentence.end]):
        return None
    if any(q for q in reading.quotations if q.kind == "direct" and any(s.start <= cue.start < s.end for s in q.spans)):
        return None
    names = {one.name.casefold(): one.name for one in reading.entities if one.kind == "LOC"}
    return names.get(line.place.casefold(), line.place.title() if line.place.isupper() else line.place)


def unnamed_place(reading: Reading, sentence: Span, cue: Span) -> str | None:
    """Where a visitor went, where the report has no name for it: "the flooded villages", "a camp"."""
    told = _PLACE.match(reading.article.text[cue.end : sentence.end])
    if told is None or not words_of("place noun").search(told.group(1).split()[-1]):
        return None
    return " ".join(told.group(1).split())


def day_without_year(reading: Reading, event: Event) -> TimeExpression | None:
    """A day right behind the event of which the report tells neither year nor week: "on 28 June"."""
    if event.date or event.date_basis:
        return None
    text = reading.article.text
    for time in reading.times:
        behind = event.cue.end <= time.span.start < event.sentence.end
        if behind and time.value.startswith("XXXX-") and not re.search(r"[;:,]", text[event.cue.end : time.span.start]):
            return time
    return None


def place_after(reading: Reading, event: Event) -> str | None:
    """The place named right behind: "peace talks in Algiers"."""
    there = span_after(reading, event)
    return there.of(reading.article.text) if there else None


def span_after(reading: Reading, event: Event) -> Span | None:
    if event.mode == "visit":
        return None
    text = reading.article.text
    for mention in reading.mentions:
        behind = event.cue.end < mention.span.start < event.sentence.end and is_somewhere_named(text, mention)
        if behind and mention.form == "name" and _RIGHT_BEHIND.fullmatch(text[event.cue.end : mention.span.start]):
            return mention.span
    return None
