"""On which day: as the sentence has it, else as a plan, the story or the beginning of the report lets it be told."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from sanudo.article.types import Span
from sanudo.comparing.meeting_told import Ground, Told
from sanudo.comparing.stretches import days_of, is_stretch
from sanudo.reading.encounters import tells_a_plan
from sanudo.reading.event_days import ASIDE, BEFORE, SAID
from sanudo.reading.masked import CALLED_OFF, MEASURED, words_of
from sanudo.reading.types import Reading

NEXT = "inferred: planned, so the next of its name"
OF_STORY = "inferred from the days of the story"
OF_LEAD = "inferred: the day that the report begins with"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CALLED_OFF_LATER = re.compile(
    r"(?:\bthat\b|\bafter\b)[^.;“”\"]*\b(?:cancel\w*|call(?:ed|ing) off|scrapp\w+|postpon\w+|put off|shelv\w+)\b", re.I
)
_CLOSED = re.compile(r"[.,;:)]|\s(?:by|after|because|when|amid|over|as|in|at|and|but|following)\b|$")
_HAD_BEEN = re.compile(r"\b(?:was|were|had)\b")
_HAVE_CALLED_OFF = re.compile(  # "on Monday Ana Ruiz cancelled a meeting"
    r",?\s(?:(?:the\s)?[A-Z][\w’'.-]*\s){1,6}(?:(?:abruptly|suddenly|then|also|has|had)\s){0,2}"
    r"(?:cancel\w*|called off|scrapped|postponed|put off|shelved)\b"
)
_THEN = re.compile(r",?\s(?:(?:had|has|have|also|abruptly|suddenly|formally|then)\s){0,3}")
_ITS_OWN = re.compile(r"([\w-]+)\s(?:(for|of|by)\s|on\s)?\Z")
_NAMED_SO = re.compile(r"\b(?:Night|Morning|Evening|Afternoon)\b")  # "the Saturday Night Massacre"
_WHERE_HAD = re.compile(r"[^.;“”\"]*,\s(?:where|in which)\s(?:[\w’'.-]+\s){1,5}had\s")
_LEAD, _SOON = 3, 8  # sentences a report begins with, and those whose undated meetings are of that day
NEWS_DAYS = 3
_UP_TO_NOW = re.compile(
    r"\b(?:over|in|during|within|for|throughout) the (?:past|last) (?:year|month|week|decade)\Z", re.IGNORECASE
)
_TOLD_AS_NEWS = re.compile(  # "after talks with", "A met B", but not "the email about his meeting with"
    r"\b(?:after|following|during|at|in|close of|end of|(?:day|hour|round)s? of|ended|opened|began|held|up)\b"
    r"(?:(?!\babout\b|[.;]).)*$|\b(?:met|meets|received|hosted|arrived|landed|flew|visited|alongside|beside)(?:\s+(?:with|in|at|to))?$",
    re.IGNORECASE | re.DOTALL,
)
_ARRANGING = re.compile(r"\b(?:set(?:ting)? up|arrang\w+|organi[sz]\w+)\b[^.;]{0,40}$")


def day_of(
    ground: Ground, value: str | None, basis: str | None, span: Span | None, status: str
) -> tuple[str | None, str | None]:
    """The day of a value, and how it is known: a weekday of a plan is one to come, a day without its year or week is of
    the days the story is told on where these agree."""
    if value is None:
        return None, None
    basis = SAID if basis == ASIDE else basis
    words = span.of(ground.reading.article.text).casefold() if span else ""
    published = ground.reading.article.published
    if _DAY.match(value):
        written = published.day if published else None
        if status in ("planned", "possible") and written and value[:10] < written and _is_weekday(words):
            return (_plus(value[:10], 7), NEXT) if span and _is_plan(ground.reading, span) else (None, None)
        if status in ("cancelled", "postponed") and written and _is_weekday(words):
            return _nearest_of_its_name(value[:10], written), basis  # it may have been for a day to come
        return value[:10], basis
    if value.startswith("XXXX-WXX-") and published and published.day:  # the day after the report, or six days before it
        ahead = status in ("planned", "possible", "cancelled", "postponed")
        return (_nearest(value, published.day, "planned"), NEXT) if ahead else (None, None)
    if value.startswith("XXXX-") and ground.days:
        found = {_nearest(value, day, status) for day in ground.days}
        if len(found) == 1 and None not in found:
            return found.pop(), OF_STORY
    return None, None


def stretch_of(reading: Reading, value: str | None, day: str | None, span: Span | None = None) -> str | None:
    """The week, month or year of a value where it tells no day; "this year" says nothing, nor does "over the past
    year", which began in one calendar year and ends in another."""
    if span is not None and _UP_TO_NOW.search(reading.article.text[max(0, span.start - 12) : span.end]):
        return None
    written = reading.article.published.day if reading.article.published else None
    told = value if day is None and is_stretch(value) else None
    return None if told and written and told == written[:4] else told


def _nearest_of_its_name(day: str, written: str) -> str:
    """The day, or the same weekday a week on where that is nearer to the report."""
    ahead = (date.fromisoformat(written) - date.fromisoformat(day)).days
    return _plus(day, 7) if 3 < ahead < 7 else day


def is_day_of_calling_off(reading: Reading, day: Span | None, cue: Span | None = None) -> bool:
    """ "On Wednesday postponed a trip", "said on Wednesday that she had cancelled a trip": the day on which it was
    called off or of which that was told is not that of the trip."""
    if day is None:
        return False
    text = reading.article.text
    if cue is not None and _CALLED_OFF_LATER.search(text[day.end : max(day.end, cue.start)]):
        return True
    if CALLED_OFF.search(text, max(0, day.start - 40), day.start) and _CLOSED.match(text, day.end):
        return True
    if cue is not None and _HAVE_CALLED_OFF.match(text, day.end, max(day.end, cue.start)):
        return True
    after = _THEN.match(text, day.end)
    at = after.end() if after else day.end
    own = _ITS_OWN.search(text, max(0, day.start - 40), day.start)
    if own and (
        own.group(2) or words_of("meeting").fullmatch(own.group(1)) or words_of("visit").fullmatch(own.group(1))
    ):
        return False  # "the talks on Friday", "a visit set for Friday"
    return after is not None and any(words_of(one).match(text, at) for one in ("cancelled", "postponed"))


def is_of_the_journey(reading: Reading, sentence: Span, cue: Span, day: Span | None) -> bool:
    """ "Returned on Monday from Lima, where she had met B": the day is not that of the meeting."""
    if day is None or not sentence.start <= day.start < cue.start:
        return False
    return _WHERE_HAD.search(reading.article.text, day.end, cue.end) is not None


def as_first_told(told: list[Told], readings: Sequence[Reading]) -> list[Told]:
    """A sentence that a later report repeats speaks of the day of the report that had it first."""
    text_of = {reading.article.id: reading.article.text for reading in readings}
    day = {r.article.id: (r.article.published.value if r.article.published else "") or "9999" for r in readings}
    first: dict[tuple[str, str, frozenset[str]], Told] = {}
    keys = []
    for one in told:
        words = " ".join(re.findall(r"\w+", one.evidence[0].span.of(text_of[one.article]).casefold()))
        keys.append((one.kind, words, frozenset(party.key for party in one.who)))
        known = first.get(keys[-1])
        if known is None or (day[one.article], one.article) < (day[known.article], known.article):
            first[keys[-1]] = one
    found = []
    for one, key in zip(told, keys, strict=True):
        own = first[key]
        copied = own.article != one.article and own.date is not None and own.status == one.status
        found.append(replace(one, date=own.date, basis=own.basis) if copied else one)
    return found


def _is_weekday(words: str) -> bool:
    return any(word in _WEEKDAYS for word in words.split()) and "last" not in words.split()


def _is_plan(reading: Reading, time: Span) -> bool:
    """Whether words of a plan stand by a day: "is to travel on Saturday", but not "flew on Saturday to meet"."""
    return tells_a_plan(reading.article.text[max(0, time.start - 80) : time.end + 20])


def _nearest(value: str, day: str, status: str) -> str | None:
    """A day without its year, or without its week, told on `day`: after it where planned, else before it."""
    told = date.fromisoformat(day)
    month = re.fullmatch(r"XXXX-(\d\d)-(\d\d)", value)
    if month:
        return f"{told.year}-{month.group(1)}-{month.group(2)}"
    week = re.fullmatch(r"XXXX-WXX-(\d)", value)
    if not week:
        return None
    ahead = (int(week.group(1)) - told.isoweekday()) % 7
    return _plus(day, ahead or 7) if status != "held" else _plus(day, ahead - 7 if ahead else 0)


def _plus(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def day_before(reading: Reading, sentence: Span) -> tuple[str | None, str | None]:
    """The day of the sentence before in the same paragraph, where it is the news's own: "He flew to Lima on Monday.
    There he saw B"."""
    published = reading.article.published.day if reading.article.published else None
    before = [s.span for s in reading.sentences if s.span.end <= sentence.start]
    text = reading.article.text
    if (
        not published
        or not _DAY.fullmatch(published)
        or not before
        or "\n" in text[before[-1].end : sentence.start].strip(" ")
    ):
        return None, None
    last = before[-1]
    said = [s for q in reading.quotations if q.kind == "direct" for s in q.spans]
    days = {
        time.value[:10]
        for time in reading.times
        if time.kind in ("DATE", "TIME")
        and _DAY.match(time.value)
        and last.start <= time.span.start < last.end
        and _plus(published, -NEWS_DAYS) <= time.value[:10] <= published
        and not any(s.start <= time.span.start < s.end for s in said)
        and not _NAMED_SO.search(time.span.of(text))
        and not _in_dateline(reading, time.span)
    }
    return (days.pop(), BEFORE) if len(days) == 1 else (None, None)


def lead_day(reading: Reading, sentence: Span, cue: Span) -> tuple[str | None, str | None]:
    """The day of the news that a report begins with, for what it tells soon after without a day; none where its first
    sentence with a day tells two: "hinted Saturday at a plan, after meeting on Friday"."""
    published = reading.article.published.day if reading.article.published else None
    if not published or not _DAY.fullmatch(published):
        return None, None
    told = [s.span for s in reading.sentences if s.part == "paragraph"]
    before = reading.article.text[max(sentence.start, cue.start - 50) : cue.start]
    if MEASURED.search(before) or before.endswith("recent "):
        return None, None
    if sentence not in told[:_SOON] or not _TOLD_AS_NEWS.search(reading.article.text[max(0, cue.start - 50) : cue.end]):
        return None, None
    if _LOOKS_BACK.search(reading.article.text[cue.start : sentence.end]):
        return None, None
    first = _plus(published, -NEWS_DAYS)
    days = [
        (time.value[:10], bisect_right(reading.sentences, time.span.start, key=lambda s: s.span.start))
        for time in reading.times
        if time.kind in ("DATE", "TIME")
        and _DAY.match(time.value)
        and first <= time.value[:10] <= published
        and any(span.start <= time.span.start < span.end for span in told[:_LEAD] if span.start <= sentence.start)
        and not any(
            s.start <= time.span.start < s.end for q in reading.quotations for s in q.spans if q.kind == "direct"
        )
        and not _in_dateline(reading, time.span)
    ]
    here = {day for day, place in days if place == days[0][1]}
    return (days[0][0], OF_LEAD) if len(here) == 1 else (None, None)


_LOOKS_BACK = re.compile(  # "met several times during his first term"
    r"\b(?:(?:multiple|several|many|numerous|\w+) times|repeatedly|often|regularly|"
    r"(?:during|in|over) (?:his|her|their|the) (?:[\w-]+ ){0,3}(?:terms?|years|presidency|career|tenure|campaign))\b"
)


def _in_dateline(reading: Reading, span: Span) -> bool:
    line = reading.article.dateline
    return line is not None and line.span.start <= span.start < line.span.end


def is_of_arranging(reading: Reading, cue: Span, day: Span | None) -> bool:
    """ "Rang on Monday to arrange a meeting": the day is not that of the meeting."""
    text = reading.article.text
    return day is not None and day.end <= cue.start and _ARRANGING.search(text[day.end : cue.start]) is not None


def is_past(reading: Reading, day: str | None) -> bool:
    """Whether a day, week or month is over when the report is written."""
    days = days_of(day)
    published = days_of(reading.article.published.day if reading.article.published else None)
    return days is not None and published is not None and days[1] < published[0]


def of_next_year(ground: Ground, told: Told) -> Told:
    """ "Will meet in November", written in September, is no November past."""
    published = ground.reading.article.published
    month = told.stretch if told.status == "planned" and re.fullmatch(r"\d{4}-\d\d", told.stretch or "") else None
    words = told.evidence[0].span.of(ground.reading.article.text)
    if month is None or published is None or not published.day or month >= published.day[:7] or month[:4] in words:
        return told
    if not tells_a_plan(words) or _HAD_BEEN.search(words):
        return told
    return replace(told, stretch=f"{int(month[:4]) + 1}{month[4:]}")
