"""The events of a record, one for each that happened, with all who tell it.

A record goes in, `RealEvent`s come out by day, those without a day last. Reports of one story that tell one event are
one `RealEvent` (sanudo.comparing.claims); its parties carry what the comparison knows of them. No format is known here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256

from sanudo.article.types import Span
from sanudo.comparing.one_event import one_event_each
from sanudo.comparing.told_events import AHEAD, Told, told_events
from sanudo.comparing.types import Actor, Story
from sanudo.language.gazetteer import listed, rows
from sanudo.language.gazetteer.states import State, states
from sanudo.reading.types import Entity, Event, Participant, Reading
from sanudo.record.record import Record

HAPPENED = ("occurred", "ongoing", "historical")


@dataclass(frozen=True, slots=True)
class Party:
    """One who takes part: `name` across reports, `raw` the words of the report, `span` where they stand in it.

    `actor` is the id in the comparison; `state` the state the party belongs to, `sector` its CAMEO/PLOVER sector and
    `title` an office it holds, `bodies` the states and bodies in which it holds one; None or empty where neither the
    reports nor the gazetteer tell.
    """

    name: str
    raw: str
    span: Span
    actor: str | None = None
    kind: str | None = None
    key: str | None = None
    state: State | None = None
    sector: str | None = None
    title: str | None = None
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where it was: `raw` in the report's words; the rest as the gazetteer has it, None where it is not sure."""

    raw: str
    city: str | None = None
    state: State | None = None
    latitude: str | None = None
    longitude: str | None = None


@dataclass(frozen=True, slots=True)
class RealEvent:
    """One event. `told` are its tellings, the surest first: type, mode and the rest are those of `first`.

    `day` is an ISO day or None; `status` one of STATUSES; `voices` how many independent voices tell it.
    """

    id: str
    story: str | None
    told: tuple[Told, ...]
    status: str
    day: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Place | None

    @property
    def first(self) -> Told:
        """The telling that speaks for the others."""
        return self.told[0]

    @property
    def event(self) -> Event:
        """The event as `first` tells it."""
        return self.told[0].event

    @property
    def denied_by(self) -> tuple[Told, ...]:
        """The tellings that deny it, where others do not."""
        return () if self.status == "denied" else tuple(t for t in self.told if t.event.status == "denied")


def real_events(record: Record, story: str | None = None) -> list[RealEvent]:
    """The events of a record (of one story where its id is given), one each, by day."""
    actors = record.actors()
    stories = [one for one in record.stories() if story in (None, one.id)]
    found: list[RealEvent] = []
    for one in stories:
        found += events_of({reading.article.id: reading for reading in record.readings(one.id)}, [one], actors)
    if story is None:
        held = {article for one in stories for article in one.articles}
        for listed in record.articles():
            if listed.id not in held:
                found += events_of({listed.id: record.reading(listed.id)}, [], actors)
    return sorted(found, key=_by_day)


def events_of(readings: Mapping[str, Reading], stories: Iterable[Story], actors: Iterable[Actor]) -> list[RealEvent]:
    """The events of readings (by article), one each, by day; what is of no story stands alone."""
    actor_of = {member: actor for actor in actors for member in actor.members}
    left = dict(readings)
    found: list[RealEvent] = []
    for story in stories:
        mine = [left.pop(article) for article in story.articles if article in left]
        found += _of_story(story.id, mine, actor_of)
    for reading in left.values():
        found += _of_story(None, [reading], actor_of)
    return sorted(found, key=_by_day)


def _by_day(event: RealEvent) -> tuple[object, ...]:
    return (event.day is None, event.day or "", event.event.type, event.id)


def _of_story(
    story: str | None, readings: list[Reading], actor_of: dict[tuple[str, int], Actor]
) -> Iterator[RealEvent]:
    light = {reading.article.id: _light(reading) for reading in readings}
    where = {
        reading.article.id: {m.span: reading.entities[m.entity] for m in reading.mentions if m.entity is not None}
        for reading in readings
    }
    for group in one_event_each(told_events(readings, actor_of)):
        told = sorted(group, key=_sureness)
        first = told[0]
        keys = sorted(f"{t.reading.article.id}:{t.event.cue.start}-{t.event.cue.end}" for t in told)
        yield RealEvent(
            id="e" + sha256("\n".join(keys).encode("utf-8", "surrogatepass")).hexdigest()[:12],
            story=story,
            told=tuple(replace(t, reading=light[t.reading.article.id]) for t in told),
            status=_status(told),
            day=next((t.day for t in told if t.day), None),
            actors=tuple(party_of(first.reading, p, actor_of) for p in first.event.actors),
            recipients=tuple(party_of(first.reading, p, actor_of) for p in first.event.recipients),
            place=next((p for t in told if (p := place_of(t.event, where[t.reading.article.id]))), None),
        )


def _light(reading: Reading) -> Reading:
    """The reading without what no event needs, so that those of a large record fit into memory."""
    entities = tuple(replace(entity, mentions=(), roles=()) for entity in reading.entities)
    return Reading(reading.article, reading.sentences, entities=entities)


def _sureness(told: Told) -> tuple[object, ...]:
    """Not denied, both sides known, asserted by the report itself, surest, then by article for a fixed order."""
    event = told.event
    return (
        event.status == "denied",
        not (event.actors and event.recipients),
        event.speaker is not None,
        -event.confidence,
        told.reading.article.id,
        event.cue,
    )


def _status(told: list[Told]) -> str:
    """What most tellings say that do not deny it; denied where all do. Where as many tell it as done as tell it as to
    come, what the last report says."""
    telling = [t for t in told if t.event.status != "denied"]
    ahead = [t for t in telling if t.event.status in AHEAD]
    if 2 * len(ahead) == len(telling) and telling:
        ahead_last = max(telling, key=lambda t: (_written(t), t.event.status in AHEAD)).event.status in AHEAD
    else:
        ahead_last = 2 * len(ahead) > len(telling)
    count = Counter(t.event.status for t in telling if (t.event.status in AHEAD) == ahead_last)
    return min(count, key=lambda status: (-count[status], status)) if count else "denied"


def _written(told: Told) -> str:
    published = told.reading.article.published
    return (published.day if published else None) or ""


def party_of(reading: Reading, who: Participant, actor_of: dict[tuple[str, int], Actor]) -> Party:
    """A participant with what the comparison, else its own report, knows of it."""
    raw = who.span.of(reading.article.text)
    if who.entity is None or who.entity >= len(reading.entities):
        return Party(who.name, raw, who.span)
    entity = reading.entities[who.entity]
    actor = actor_of.get((reading.article.id, who.entity))
    country = (actor.country if actor else None) or entity.country
    return Party(
        name=actor.name if actor else entity.name,
        raw=raw,
        span=who.span,
        actor=actor.id if actor else None,
        kind=entity.kind,
        key=(actor.key if actor else None) or entity.key,
        state=states().get(country or ""),
        sector=(actor.sector if actor else None) or entity.sector,
        title=next((role.title for role in entity.roles if not role.former), None),
        bodies=_bodies(entity, actor),
    )


def _bodies(entity: Entity, actor: Actor | None) -> tuple[str, ...]:
    held = [role.body for role in entity.roles if role.body and not role.former]
    held += [office.body for office in (actor.offices if actor else ()) if office.body and not office.former]
    return tuple(dict.fromkeys(held))


def place_of(event: Event, entities: Mapping[Span, Entity]) -> Place | None:
    """Where an event was, with its state and, for a city that one place alone is called, its coordinates.

    `entities` are those of its report by the spans that name them.
    """
    if not event.place:
        return None
    entity = entities.get(event.place_span) if event.place_span else None
    key = entity.key if entity else None
    if key in states():
        return Place(event.place, state=states()[key or ""])
    state = states().get((entity.country if entity else None) or "")
    if key and key.startswith("city:"):
        found = _cities().get(key.removeprefix("city:"), ())
        if len(found) == 1:
            name, lies_in, latitude, longitude = found[0]
            return Place(event.place, name, states().get(lies_in) or state, latitude or None, longitude or None)
        return Place(event.place, key.removeprefix("city:"), state)
    return Place(event.place, state=state)


@cache
def _cities() -> dict[str, tuple[tuple[str, str, str, str], ...]]:
    """Cities by every name they go by; a name of two cities has two."""
    found: dict[str, list[tuple[str, str, str, str]]] = {}
    for name, state, latitude, longitude, aliases in rows("cities"):
        for each in dict.fromkeys((name, *listed(aliases))):
            found.setdefault(each, []).append((name, state, latitude, longitude))
    return {name: tuple(places) for name, places in found.items()}
