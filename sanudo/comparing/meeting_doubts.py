"""What speaks against a meeting as it stands in the words: a day to come, a picture of long ago, who was not at it.

A meeting or its event goes in, with the reading; a yes or no comes out, or the status that a headline has. Knows
nothing of other reports.
"""

from __future__ import annotations

import re

from sanudo.article.types import Span
from sanudo.comparing.meeting_told import Ground, Told
from sanudo.comparing.stretches import days_of
from sanudo.language.gazetteer.known import known
from sanudo.reading.masked import words_of
from sanudo.reading.types import Event, Participant, Reading

_SAYING = re.compile(r",\s(?:\w+\s){0,3}(?:said|says|replied|added|told|argued|insisted|warned|announced)\b")
_OF_ANOTHER_MEETING = re.compile(r"\b(?:summit|meeting|talks) (?:between|with)\s(?:[\w-]+\s){0,3}$")
_OF_LATE = 30  # days before a report of which a picture may still be news
_PRESENT = re.compile(r"(?:meet|visit|arrive|host|receive|hold|greet|see|confer|sit)s(?: with)?", re.IGNORECASE)
_SENT = re.compile(
    r"(?:,[^,]{0,40},)?\s(?:[\w'’]+\s){0,3}(?:sen[dt]s?|sending|dispatch\w*|instruct\w*|task\w*|order\w*)\s", re.I
)
_NEW_CLAUSE = re.compile(r",[^,;]*\bthat\b|\b(?:since|because|although|while|whose|unless)\b")


def is_to_come(ground: Ground, told: Told) -> bool:
    """Whether it is told as held on a day after that of its report: which of the two is wrong is not said."""
    published = ground.reading.article.published
    written = published.day if published and published.kind != "assumed" else None
    day = told.date if told.date and len(told.date) == 10 else None
    return told.status == "held" and bool(written and day and day > written)


def is_old_picture(ground: Ground, told: Told) -> bool:
    """Whether a caption tells it, of a day long before the report: pages show what was under what is new."""
    reading = ground.reading
    published = reading.article.published.day if reading.article.published else None
    told_on, written = days_of(told.date or told.stretch), days_of(published)
    if not told_on or not written or _part_of(reading, told.evidence[0].span) != "caption":
        return False
    return (written[0] - told_on[1]).days > _OF_LATE


def as_headed(reading: Reading, sentence: Span, cue: Span, status: str, day: str | None) -> str:
    """The status, where a headline or a caption tells in the present what has happened: "A meets B"."""
    published = reading.article.published.day if reading.article.published else None
    if status != "planned" or (day and published and day > published):
        return status
    part = _part_of(reading, sentence)
    present = _PRESENT.fullmatch(cue.of(reading.article.text)) is not None
    return "held" if part in ("headline", "deck", "caption") and present else status


def _part_of(reading: Reading, sentence: Span) -> str:
    return next((s.part for s in reading.sentences if s.span == sentence), "paragraph")


def is_told_after(reading: Reading, event: Event, one: Participant) -> bool:
    """Whether somebody stands in what is said behind a meeting: "A, in Lima for talks, replied that B had decided"."""
    behind = event.cue.end, max(event.cue.end, one.span.start)
    text = reading.article.text
    if _SAYING.search(text, *behind) or _NEW_CLAUSE.search(text, *behind):
        return True
    noun = words_of("meeting").fullmatch(event.cue.of(text)) is not None
    return noun and _OF_ANOTHER_MEETING.search(text, *behind) is not None


def sends(reading: Reading, event: Event, one: Participant, taking: tuple[Participant, ...]) -> bool:
    """Whether somebody only sends another to a meeting: "A dispatched B to meet C"."""
    sent = _SENT.match(reading.article.text, one.span.end, event.cue.start) if one.span.end < event.cue.start else None
    return sent is not None and any(sent.end() <= other.span.start < event.cue.start for other in taking)


def is_at_home(told: Told) -> bool:
    """Whether it is a visit to the state that all who come stand for: "Peru's president, when he visits Peru"."""
    place = known(told.place or "") if told.kind == "visit" else None
    if place is None or place.sort != "state" or not told.who:
        return False
    return all(f"state {place.state}" in party.stands_for for party in told.who)
