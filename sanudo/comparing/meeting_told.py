"""What one report tells of one meeting, and who takes part: the types that the modules of meetings share."""

from __future__ import annotations

from dataclasses import dataclass

from sanudo.article.types import Span
from sanudo.comparing.types import Actor, Evidence
from sanudo.reading.types import Reading


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part. `key` is the actor's id, or the name where there is none; `stands_for` the bodies and states that
    a person stands for, or that a body or state is; `by_office` where nobody is named for an office."""

    key: str
    name: str
    person: bool
    stands_for: frozenset[str]
    by_office: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One place in a report that tells a meeting. `anew` is which of several talks it is ("second"), `stretch` the
    week, month or year where the day is not said; `cue` are the words that tell it."""

    article: str
    story: str
    kind: str
    who: tuple[Party, ...]
    date: str | None
    basis: str | None
    place: str | None
    country: str | None
    status: str
    duration: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    anew: str | None = None
    stretch: str | None = None
    cue: Span | None = None

    @property
    def people(self) -> frozenset[str]:
        return frozenset(party.key for party in self.who if party.person)


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known around a report: its actors, its story and the days of that."""

    reading: Reading
    actor_of: dict[tuple[str, int], Actor]
    by_name: dict[str, str]
    story: str
    days: tuple[str, ...]
    people: tuple[Actor, ...] = ()

    def actor(self, key: str) -> Actor | None:
        """The person of that id."""
        return next((actor for actor in self.people if actor.id == key), None)
