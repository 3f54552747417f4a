"""The events of reports, with those who take part as actors across reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sanudo.comparing.types import Actor
from sanudo.reading.types import Event, Participant, Reading

AHEAD = ("planned", "demanded", "possible")


@dataclass(frozen=True, slots=True)
class Told:
    """An event of a report with its participants as actors: `sides` are (actors, recipients) by actor id or name."""

    reading: Reading
    event: Event
    sides: tuple[frozenset[str], frozenset[str]]
    day: str | None


def told_events(readings: Iterable[Reading], actor_of: Mapping[tuple[str, int], Actor]) -> list[Told]:
    """The events of reports, in their order; `day` is the day that an event is told to have been on, None where it is
    a month or is not told."""
    return [
        Told(
            reading,
            event,
            (_keys(reading, event.actors, actor_of), _keys(reading, event.recipients, actor_of)),
            _day(event),
        )
        for reading in readings
        for event in reading.events
    ]


def _keys(
    reading: Reading, participants: Iterable[Participant], actor_of: Mapping[tuple[str, int], Actor]
) -> frozenset[str]:
    found = set()
    for one in participants:
        actor = actor_of.get((reading.article.id, one.entity)) if one.entity is not None else None
        found.add(actor.id if actor else one.name.casefold())
    return frozenset(found)


def _day(event: Event) -> str | None:
    value = event.date or ""
    return value[:10] if len(value) >= 10 and value[:4].isdigit() and value[8:10].isdigit() else None
