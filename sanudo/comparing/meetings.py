"""Meetings and visits as a ledger: one row a meeting, with the evidence of every report.

Readings, stories and actors go in; `Meeting`s come out, by day. Two reports tell one meeting when they name the same
people on the same day, or one of them gives no day and the story has one such meeting only. Held, planned and denied
are kept apart by status.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from hashlib import sha256

from sanudo.comparing.types import Actor, Evidence, Meeting, Story
from sanudo.reading.events import SEVERAL_DAYS
from sanudo.reading.types import Event, Reading

_STATUS = {"occurred": "held", "ongoing": "held", "historical": "held", "planned": "planned", "denied": "denied"}


@dataclass(frozen=True, slots=True)
class _Told:
    """One event that tells a meeting: `who` are actor ids (names where none), `people` those that are persons."""

    article: str
    story: str
    kind: str
    who: frozenset[str]
    people: frozenset[str]
    date: str | None
    basis: str | None
    place: str | None
    country: str | None
    status: str
    duration: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def find_meetings(
    readings: tuple[Reading, ...], stories: tuple[Story, ...], actors: tuple[Actor, ...]
) -> tuple[Meeting, ...]:
    """The meetings and visits that the reports tell, undated ones last."""
    actor_of = {member: actor for actor in actors for member in actor.members}
    story_of = {article: story.storyline or story.id for story in stories for article in story.articles}
    names = {actor.id: actor.name for actor in actors}
    told = [
        one
        for reading in readings
        for whole in reading.events
        for event in _each(whole)
        if (one := _told(reading, event, actor_of, story_of.get(reading.article.id, "")))
    ]
    told.sort(key=lambda t: (t.date is None, t.date or "", -len(t.who), t.article, t.evidence[0].span))
    rows: list[list[_Told]] = []
    for one in told:
        home = _home(one, rows)
        if home is None:
            rows.append([one])
        else:
            home.append(one)
    own = {article: story.id for story in stories for article in story.articles}
    meetings = [_meeting(row, names) for row in rows]
    meetings = [replace(m, story=own.get(m.evidence[0].article)) for m in meetings]
    return tuple(sorted(meetings, key=lambda m: (m.date is None, m.date or "", m.who, m.id)))


def _each(event: Event) -> list[Event]:
    """Several people met on several days are several meetings, the day of each not said."""
    if event.date_basis != SEVERAL_DAYS or len(event.recipients) < 2:
        return [event]
    return [replace(event, recipients=(one,)) for one in event.recipients]


def _told(reading: Reading, event: Event, actor_of: dict[tuple[str, int], Actor], story: str) -> _Told | None:
    if event.type != "CONSULT" or event.status in ("possible", "demanded"):
        return None
    article = reading.article.id
    who: dict[str, str] = {}
    for participant in (*event.actors, *event.recipients):
        if participant.entity is None:
            who[participant.name] = "GROUP"
            continue
        actor = actor_of.get((article, participant.entity))
        kind = actor.kind if actor else reading.entities[participant.entity].kind
        who[actor.id if actor else participant.name] = kind
    people = frozenset(name for name, kind in who.items() if kind == "PERSON")
    bodies = frozenset(name for name, kind in who.items() if kind in ("ORG", "GROUP"))
    visit = event.mode == "visit"
    if not people or (len(people) + len(bodies) < 2 and not visit):
        return None
    place = event.place or next(
        (
            n.name
            for n in event.recipients
            if visit and n.entity is not None and reading.entities[n.entity].kind == "LOC"
        ),
        None,
    )
    if visit and len(people) < 2 and place is None:
        return None
    return _Told(
        article=article,
        story=story,
        kind="visit" if visit and len(people) < 2 else "phone call" if event.mode == "phone" else "meeting",
        who=people | bodies,
        people=people,
        date=event.date[:10] if event.date and len(event.date) >= 10 and event.date[:4].isdigit() else None,
        basis=event.date_basis,
        place=place,
        country=_country(reading, event),
        status=_STATUS.get(event.status, event.status),
        duration=_durations(reading, event),
        evidence=(Evidence(article, event.sentence),),
    )


def _durations(reading: Reading, event: Event) -> tuple[str, ...]:
    """How long it lasts as the report puts it: durations in its sentence that a visit or talks are measured by."""
    return tuple(
        time.span.of(reading.article.text)
        for time in reading.times
        if time.kind == "DURATION"
        and time.value.startswith(("P", "PT"))
        and event.sentence.start <= time.span.start < event.sentence.end
        and abs(time.span.start - event.cue.start) < 60
    )


def _home(one: _Told, rows: list[list[_Told]]) -> list[_Told] | None:
    """The row that `one` belongs to: same story and kind of thing, shared people, and days that can be one."""
    fitting = []
    for row in rows:
        first = row[0]
        if first.story != one.story or first.status != one.status or (first.kind == "visit") != (one.kind == "visit"):
            continue
        people = frozenset().union(*(t.people for t in row))
        shared = len(people & one.people)
        alike = shared >= 2 or (shared >= 1 and (one.kind == "visit" or _same_bodies(row, one)))
        day = next((t.date for t in row if t.date), None)
        if alike and (one.date is None or day is None or day == one.date):
            if not _same_place(row, one):
                continue
            fitting.append((shared, day, row))
    if not fitting:
        return None
    fitting.sort(key=lambda f: (-f[0], f[1] or "9999"))
    if one.date is None and len(fitting) > 1:
        same_report = [f for f in fitting if any(t.article == one.article for t in f[2])]
        return (same_report or fitting)[-1][2]
    return fitting[0][2]


def _same_bodies(row: list[_Told], one: _Told) -> bool:
    bodies = frozenset().union(*(t.who - t.people for t in row))
    return bool(bodies & (one.who - one.people)) and len(one.people) == 1


def _same_place(row: list[_Told], one: _Told) -> bool:
    """Places are one when they have one name or lie in one country; a visit's places must have one name."""
    for told in row:
        if told.place is None or one.place is None or told.place == one.place:
            continue
        if one.kind == "visit" or (told.country and one.country and told.country != one.country):
            return False
    return True


def _country(reading: Reading, event: Event) -> str | None:
    """The country of the event's place, where the gazetteer has it."""
    for mention in reading.mentions:
        if event.place_span and mention.span == event.place_span and mention.entity is not None:
            return reading.entities[mention.entity].country
    return None


def _meeting(row: list[_Told], names: dict[str, str]) -> Meeting:
    count = Counter(name for told in row for name in told.who)
    who = sorted({names.get(name, name) for name in count})
    places = Counter(told.place for told in row if told.place)
    dated = next((told for told in row if told.date), None)
    evidence = tuple(dict.fromkeys(e for told in row for e in told.evidence))
    key = "\n".join(f"{e.article}:{e.span.start}" for e in evidence)
    return Meeting(
        id="m" + sha256(key.encode()).hexdigest()[:12],
        who=tuple(who),
        date=dated.date if dated else None,
        place=min(places, key=lambda p: (-places[p], p)) if places else None,
        status=row[0].status,
        evidence=evidence,
        kind=row[0].kind,
        duration=tuple(dict.fromkeys(d for told in row for d in told.duration)),
        date_basis=dated.basis if dated else None,
        story=row[0].story or None,
    )
