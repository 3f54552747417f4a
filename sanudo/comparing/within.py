"""Actors as the reports of one story tell them: who is whom is settled across all reports, the rest is the story's own.

Readings of a storyline and who is whom go in; an `Actor` each comes out, with the aliases, offices and members of these
reports alone. What a story says is then compared by what its own reports know, however many others there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sanudo.comparing.actors import aliases_of
from sanudo.comparing.offices import Member, offices_of
from sanudo.comparing.order import order_of
from sanudo.comparing.resolving import members_of
from sanudo.comparing.types import Actor
from sanudo.reading.types import Reading


@dataclass(frozen=True, slots=True)
class Identity:
    """Who an actor is across all reports, as far as stories are compared by it."""

    id: str
    name: str
    kind: str
    key: str | None = None
    country: str | None = None


def identity_of(actor: Actor) -> Identity:
    """What of an actor holds in every story."""
    return Identity(actor.id, actor.name, actor.kind, actor.key, actor.country)


def actors_within(readings: Iterable[Reading], who: Mapping[tuple[str, int], Identity]) -> tuple[Actor, ...]:
    """The actors of these reports, the most often reported first; equal ones in the order of their ids."""
    told: dict[str, tuple[Identity, list[Member]]] = {}
    for reading in readings:
        for member in members_of(reading):
            identity = who.get((member.article, member.index))
            if identity is not None:
                told.setdefault(identity.id, (identity, []))[1].append(member)
    actors = [actor_told(identity, members) for identity, members in told.values()]
    return tuple(sorted(actors, key=order_of))


def actor_told(identity: Identity, members: list[Member]) -> Actor:
    """An actor as these entities tell it, in whatever order they come."""
    ordered = sorted(members, key=lambda member: (member.article, member.index))
    return Actor(
        id=identity.id,
        name=identity.name,
        kind=identity.kind,
        aliases=aliases_of(ordered),
        offices=offices_of(ordered),
        members=tuple((member.article, member.index) for member in ordered),
        key=identity.key,
        country=identity.country,
    )
