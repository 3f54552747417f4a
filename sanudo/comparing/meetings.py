"""Meetings and visits as a ledger: one row a meeting, with the evidence of every report.

Readings, stories and actors go in; `Meeting`s come out, by day. What verbs tell (events) and what nouns tell
(encounters) is gathered. Two reports tell one meeting when they name the same parties, by person or by the body or
state that a person stands for, on days that can be one. Held, planned, cancelled, postponed, denied and possible are
kept apart by status.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from sanudo.article.types import Span
from sanudo.comparing.meeting_days import (
    as_first_told,
)
from sanudo.comparing.meeting_encounters import departures
from sanudo.comparing.meeting_joining import joined
from sanudo.comparing.meeting_rows import meeting_of, rows_of
from sanudo.comparing.meeting_told import Ground, Told
from sanudo.comparing.meetings_within import told_by
from sanudo.comparing.order import order_of
from sanudo.comparing.types import Actor, Meeting, Story
from sanudo.reading.types import Reading


def find_meetings(
    readings: tuple[Reading, ...], stories: tuple[Story, ...], actors: tuple[Actor, ...]
) -> tuple[Meeting, ...]:
    """The meetings and visits that the reports tell, undated ones last."""
    actor_of = {member: actor for actor in actors for member in actor.members}
    story_of = {article: story.storyline or story.id for story in stories for article in story.articles}
    days_of = _days_of(stories)
    by_name = {
        alias.name.casefold(): actor.id for actor in actors if actor.kind in ("ORG", "LOC") for alias in actor.aliases
    }
    people = tuple(actor for actor in actors if actor.kind == "PERSON" and actor.offices)
    grounds = [
        Ground(reading, actor_of, by_name, story_of.get(r, ""), days_of.get(r, ()), people)
        for reading in readings
        for r in [reading.article.id]
    ]
    told = [one for ground in grounds for one in told_by(ground)]
    told = as_first_told(told, readings)
    told.sort(key=_order)
    own = {article: story.id for story in stories for article in story.articles}
    left = [d for ground in grounds for d in departures(ground)]
    written = {r.article.id: r.article.published.day if r.article.published else None for r in readings}
    meetings = [meeting_of(row, left) for row in joined(rows_of(told), written)]
    meetings = [replace(m, story=own.get(m.evidence[0].article)) for m in meetings]
    return _told_apart(tuple(sorted(meetings, key=order_of)))


def _told_apart(meetings: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
    """Rows that rest on the same sentences ("flew to Lima and met B") each with an id of its own."""
    seen: set[str] = set()
    found = []
    for one in meetings:
        if one.id in seen:
            words = "\n".join((one.id, one.kind, one.place or "", one.date or "", *one.who))
            one = replace(one, id="m" + sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12])
        seen.add(one.id)
        found.append(one)
    return tuple(found)


def _days_of(stories: tuple[Story, ...]) -> dict[str, tuple[str, ...]]:
    """For each report the days its own story is told on: its own day alone where that is known."""
    found: dict[str, tuple[str, ...]] = {}
    for story in stories:
        days = tuple(sorted({chapter.day for chapter in story.chapters if chapter.day}))
        for chapter in story.chapters:
            for article in chapter.articles:
                found[article] = (chapter.day,) if chapter.day else days
    return found


def _order(told: Told) -> tuple[bool, bool, str, int, str, Span]:
    return (not told.who, told.date is None, told.date or "", -len(told.who), told.article, told.evidence[0].span)
