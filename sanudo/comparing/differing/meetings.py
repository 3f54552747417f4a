"""Days and places that reports give of one meeting, wherever they tell of it."""

from __future__ import annotations

import re
from itertools import pairwise

from sanudo.article.types import Span
from sanudo.comparing.types import Difference, Meeting, Side
from sanudo.language.gazetteer.known import capital_of, known
from sanudo.reading.types import Reading, TimeExpression

_DAY = re.compile(r"\d{4}-\d\d-\d\d")

_Told = tuple[frozenset[str], Side]


def differing_meetings(meeting: Meeting, readings: dict[str, Reading]) -> list[Difference]:
    """Where two reports give a meeting other days, or another place."""
    topic = f"{', '.join(meeting.who)}: {meeting.kind}"
    days = [told for article in _articles(meeting, readings) if (told := _days(meeting, readings[article]))]
    places = [told for article in _articles(meeting, readings) if (told := _place(meeting, readings[article]))]
    found = []
    if len({values for values, _ in days}) > 1:
        shared = frozenset.intersection(*(values for values, _ in days))
        judgement = (
            "one says more: the days of one are among those of the other" if shared else "contradicts: no day fits"
        )
        found.append(Difference("date", topic, tuple(side for _, side in days), judgement, None, 0.7))
    places = [told for told in places if not _ROOM.search(told[1].value)]  # "the Oval Office" lies in the White House
    if len({values for values, _ in places}) > 1 and not _are_told_together([side for _, side in places], readings):
        judgement, sure = "compatible if the one place lies in the other, else contradicts", 0.65
        if _are_one_city({side.value for _, side in places}):
            judgement, sure = "one says more: the one place lies in the other", 0.55
        found.append(Difference("place", topic, tuple(side for _, side in places), judgement, None, sure))
    return found


_ROOM = re.compile(r"\b(?:Office|Room|Garden|Lawn)$")  # of a building that others name


def _are_one_city(places: set[str]) -> bool:
    """Whether all are one capital or seats of power in it: "Moscow", "the Kremlin"."""
    states = set()
    for place in places:
        what = known(place)
        states.add(what.state or what.key if what and what.sort == "seat" else capital_of(place))
    return len(states) == 1 and None not in states


def _are_told_together(sides: list[Side], readings: dict[str, Reading]) -> bool:
    """Whether a report names two of the places in one sentence: "at the Itamaraty Palace in Brasilia"."""
    names = {side.value for side in sides}
    return any(sum(n in side.evidence[-1].of(readings[side.article].article.text) for n in names) > 1 for side in sides)


def _articles(meeting: Meeting, readings: dict[str, Reading]) -> list[str]:
    return [a for a in dict.fromkeys(e.article for e in meeting.evidence) if a in readings]


def _sentences(meeting: Meeting, reading: Reading) -> list[Span]:
    return [e.span for e in meeting.evidence if e.article == reading.article.id]


def _days(meeting: Meeting, reading: Reading) -> _Told | None:
    """The days in the one sentence that tells the meeting with a day; None where several sentences do."""
    line = reading.article.dateline.span if reading.article.dateline else Span(0, 0)
    told: list[tuple[Span, list[TimeExpression]]] = []
    for sentence in _sentences(meeting, reading):
        times = [
            t
            for t in reading.times
            if sentence.start <= t.span.start < sentence.end and not line.start <= t.span.start < line.end
            if t.kind in ("DATE", "TIME") and _DAY.match(t.value)
        ]
        if times and any(t.value[:10] == meeting.date for t in times):
            told.append((sentence, times))
    if len(told) != 1:
        return None
    sentence, times = told[0]
    if not _together(reading, times):
        times = [t for t in times if t.value[:10] == meeting.date]
    words = " ".join(reading.article.text[times[0].span.start : times[-1].span.end].split())
    return frozenset(t.value[:10] for t in times), Side(reading.article.id, words, (*(t.span for t in times), sentence))


def _together(reading: Reading, times: list[TimeExpression]) -> bool:
    """Whether the days stand in one list: "on Thursday and Friday"."""
    gaps = [reading.article.text[a.span.end : b.span.start] for a, b in pairwise(times)]
    return all(re.fullmatch(r"\s*(?:,|and|,\s*and|to|until)\s*(?:on\s+)?", gap) for gap in gaps)


def _place(meeting: Meeting, reading: Reading) -> _Told | None:
    """The place that the report gives the meeting, where it gives one, and not a whole country."""
    sentences = _sentences(meeting, reading)
    meetings = [event for event in reading.events if event.type == "CONSULT"]
    for event in meetings:
        here = [other for other in meetings if other.sentence == event.sentence]
        if len(here) > 1:  # the place may be another's
            here = [other for other in here if other.place and _are_one_place(other.place, meeting.place)]
        if here[:1] == [event] and event.sentence in sentences and event.place and event.place_span:
            mention = next((m for m in reading.mentions if m.span == event.place_span), None)
            key = reading.entities[mention.entity].key if mention and mention.entity is not None else None
            what = known(event.place)
            if not (key and re.fullmatch(r"[A-Z]{3}", key)) or (what is not None and what.sort == "seat"):
                side = Side(reading.article.id, event.place, (event.place_span, event.sentence))
                return frozenset({event.place.casefold()}), side
    return None


def _are_one_place(place: str, other: str | None) -> bool:
    return other is not None and (place == other or _are_one_city({place, other}))
