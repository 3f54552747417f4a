"""Meetings of which no report says the day: what an editor would ask, and nothing that a report answers elsewhere.

A story as it is told goes in; the names and the sources come out, those that most reports tell first. Only people who
are named are asked of, of whose meeting two reports tell where there are two, and not of what was long before.
"""

from __future__ import annotations

import re

from sanudo.comparing.types import Evidence, Meeting
from sanudo.reading.types import Reading
from sanudo.telling.account import Teller

MOST_ASKED = 3
_VERBS = {
    ("meeting", "held"): "met",
    ("meeting", "ongoing"): "met",
    ("meeting", "planned"): "were to meet",
    ("phone call", "held"): "spoke by telephone",
    ("phone call", "ongoing"): "spoke by telephone",
    ("phone call", "planned"): "were to speak by telephone",
}
_BACKGROUND = re.compile(
    r"\b(?:ago|years?|decades?|previous(?:ly)?|once|earlier|last (?:month|spring|summer|autumn|fall|winter)|campaign|"
    r"had (?:\w+ )?(?:met|talked|spoken|held)|in (?:1[89]|20)\d\d|at the time|used to)\b",
    re.IGNORECASE,
)
_DAYS = ("DATE", "TIME")


def undated_meetings(teller: Teller) -> tuple[tuple[Meeting, str], ...]:
    """Each meeting whose day is not said, with the verb that it is told by; at most three."""
    found = [one for one in teller.meetings if _is_asked(teller, one)]
    asked: dict[tuple[str, ...], Meeting] = {}
    for one in sorted(found, key=lambda m: (-_voices(teller, m), -len(m.evidence), m.id)):
        asked.setdefault(one.who, one)
    return tuple((one, _VERBS[one.kind, one.status]) for one in list(asked.values())[:MOST_ASKED])


def _is_asked(teller: Teller, meeting: Meeting) -> bool:
    people = {actor.name for actor in teller.actors if actor.kind == "PERSON"}
    enough = min(2, len(teller.story.voices or teller.story.articles))
    named = len(meeting.who) > 1 and all(name in people and teller.is_actor(name) for name in meeting.who)
    if meeting.date or not named or (meeting.kind, meeting.status) not in _VERBS or _voices(teller, meeting) < enough:
        return False
    if any(other.date and set(meeting.who) <= set(other.who) for other in teller.meetings):
        return False
    return not any(
        _BACKGROUND.search(teller.words(one)) or _day_is_near(teller, one) for one in meeting.evidence
    ) and not _is_said_elsewhere(teller, meeting)


def _voices(teller: Teller, meeting: Meeting) -> int:
    """How many voices tell it; reports that copy each other are one."""
    voice = {article: n for n, group in enumerate(teller.story.voices) for article in group}
    return len({voice.get(one.article, one.article) for one in meeting.evidence})


def _day_is_near(teller: Teller, one: Evidence) -> bool:
    """Whether a day stands in the sentence or the one before, which may be that of the meeting."""
    reading = teller.reading(one.article)
    before = [s.span for s in reading.sentences if s.span.end <= one.span.start][-1:]
    start = before[0].start if before else one.span.start
    return any(t.kind in _DAYS and start <= t.span.start < one.span.end for t in reading.times)


def _is_said_elsewhere(teller: Teller, meeting: Meeting) -> bool:
    """Whether a sentence of any report names two of them and a day."""
    return any(_names_both(teller, teller.reading(article), meeting) for article in teller.articles)


def _names_both(teller: Teller, reading: Reading, meeting: Meeting) -> bool:
    for time in reading.times:
        sentence = next((s.span for s in reading.sentences if s.span.start <= time.span.start < s.span.end), None)
        if sentence is None or time.kind not in _DAYS:
            continue
        there = {
            actor.name
            for m in reading.mentions
            if sentence.start <= m.span.start < sentence.end
            for actor in [teller.actor(reading.article.id, m.entity)]
            if actor is not None
        }
        if len(there & set(meeting.who)) > 1:
            return True
    return False
