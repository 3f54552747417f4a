"""A meeting, call or visit of an account as a line: composed of its parts where these are plain, else in the words of a
report that tells it."""

from __future__ import annotations

import re

from sanudo.comparing.types import Evidence, Meeting
from sanudo.reading.event_days import ASIDE
from sanudo.telling.account import Line, Teller, listed, quoted
from sanudo.telling.entry_marks import marked
from sanudo.telling.entry_sentences import best_sentence, is_old
from sanudo.telling.sentence_days import day_of_sentence
from sanudo.telling.standing import standing
from sanudo.telling.timeline import Entry

_BUILDINGS = re.compile(
    r"\b(?:House|Palace|Hotel|Tower|Castle|Airport|Embassy|Building|Chancellery|Club|Office|Room|Hall|Chamber|Center|Centre|Cathedral|Ministry|Garden)$"
)
_MEETINGS = {
    "held": ("met", ""),
    "ongoing": ("met", ""),
    "planned": ("were to meet", ""),
    "possible": ("might meet", ""),
    "denied": ("did not meet", ""),
    "cancelled": ("were to meet", ", and it was called off"),
    "postponed": ("were to meet", ", and it was put off"),
}
_CALLS = {
    "held": ("spoke by telephone", ""),
    "ongoing": ("spoke by telephone", ""),
    "planned": ("were to speak by telephone", ""),
}
_VISITS = {"held": ("came to", ""), "ongoing": ("came to", "")}
_TELLINGS = {"meeting": _MEETINGS, "phone call": _CALLS, "visit": _VISITS}


def meeting_line(teller: Teller, entry: Entry, day: str | None) -> Line | None:
    """Who met, put together where several reports tell it or its parties are all known; else in the sentence."""
    meeting = next((m for m in teller.meetings if m.id == entry.of), None)
    sentences = [s for one in entry.evidence if (s := best_sentence(teller, (one,)))]
    sentences.sort(key=lambda s: entry.day is not None and not _says(teller, s, entry.day))
    if meeting is not None and _is_plain(teller, meeting, entry):
        teller.told |= set(sentences)
        return Line(
            _composed(teller, meeting) + marked(teller, entry, day, meeting.evidence), teller.cite(meeting.evidence, 6)
        )
    sentences = [s for s in sentences if day is not None or not is_old(teller, entry, s)]
    asides = [s for s in sentences if entry.day is not None and _is_aside(teller, s, entry.day)]
    # where only asides tell the day, what others tell of it is of another
    sentences = [s for s in sentences if s not in asides and not (asides and not _says(teller, s, entry.day or ""))]
    if sentences and sentences[0] not in teller.told:
        teller.told |= set(sentences)
        return Line(
            standing(teller, sentences[0], day) + marked(teller, entry, day, sentences[:1]),
            teller.cite(entry.evidence, 6),
        )
    if asides and meeting is not None and _is_plain_visit(teller, meeting):
        return Line(_composed(teller, meeting) + marked(teller, entry, day, asides), teller.cite(asides, 6))
    return None


def _says(teller: Teller, one: Evidence, day: str) -> bool:
    """Whether a sentence tells a day."""
    times = teller.reading(one.article).times
    return any(one.span.start <= t.span.start < one.span.end and t.value.startswith(day) for t in times)


def _is_aside(teller: Teller, one: Evidence, day: str) -> bool:
    """Whether a sentence tells a day only of a thing told aside in it, as "was pressed to explain what he did when he
    was there on Monday" does: under that day it would be read of the pressing."""
    reading = teller.reading(one.article)
    bases = {e.date_basis for e in reading.events if e.sentence == one.span and (e.date or "").startswith(day)}
    own = day_of_sentence(reading, one.span)
    return not (own or "").startswith(day) and (bases == {ASIDE} or (own is not None and bool(bases)))


def _is_plain(teller: Teller, meeting: Meeting, entry: Entry) -> bool:
    """Whether a meeting can be told from its parts: two or more known parties, and several voices that tell it."""
    known = len(meeting.who) > 1 and all(teller.is_actor(name) for name in meeting.who)
    return known and len(entry.said_by) > 1 and meeting.status in _TELLINGS.get(meeting.kind, ())


def _is_plain_visit(teller: Teller, meeting: Meeting) -> bool:
    """Whether a visit can be told from its parts: known visitors, and where they went."""
    known = all(teller.is_actor(name) for name in meeting.who)
    return known and meeting.place is not None and meeting.status in _TELLINGS.get(meeting.kind, ())


def _composed(teller: Teller, meeting: Meeting) -> str:
    who = listed([teller.name(name) for name in meeting.who])
    if meeting.kind == "visit":
        return f"{who} {_TELLINGS['visit'][meeting.status][0]} {meeting.place}."
    words = " ".join(teller.words(one) for one in meeting.evidence if one.article in teller.texts)
    place = where_met(meeting.place, words) if meeting.place and meeting.kind == "meeting" else ""
    length = f", for {quoted(meeting.duration[0])}" if len(meeting.duration) == 1 else ""
    told, after = _TELLINGS[meeting.kind][meeting.status]
    return f"{who} {told}{place}{length}{after}."


def where_met(place: str, words: str) -> str:
    """ "In Karsk", "at the Winter Palace": with the article and preposition of the reports' `words`, where they have
    them."""
    told = re.search(rf"\b(?:(at|in)\s)?the\s{re.escape(place)}\b", words, re.IGNORECASE)
    building = _BUILDINGS.search(place) is not None
    if place.startswith("the ") or not (building or told):
        return f" in {place}"
    return f" {(told and told.group(1)) or ('at' if building else 'in')} the {place}"
