"""How two parties stand over time: cooperation and conflict by day, week or month, from events that happened.

Real events and two names go in, a `Relation` comes out. An event counts once, however many reports tell it; what is
planned, possible, demanded or denied is shown beside and not counted. A person counts for the state or body in which
the reports give him an office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from sanudo.comparing.types import Actor
from sanudo.language.gazetteer.letters import fold
from sanudo.language.gazetteer.states import key_of_state, states
from sanudo.record.record import Record
from sanudo.telling.real_events import Party, RealEvent, real_events

COUNTED = ("occurred", "ongoing")
STEPS = ("day", "week", "month", "year")
_OF_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})
_Z = 1.959964  # of a two-sided interval of 95 %
# Student's t for 95 %, by degrees of freedom; beyond the last the normal value
_T = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEEK = re.compile(r"\d{4}-W\d{2}$")

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: `names` folded, `ids` of actors, `state` the key where it is a state."""

    names: frozenset[str]
    ids: frozenset[str]
    state: str | None


@dataclass(frozen=True, slots=True)
class Point:
    """One period. `cooperation` and `conflict` are sums of PLOVER scores over counted events (conflict below zero).

    `mean` is the mean score with the 95 % interval of Student's t, None where the scores do not differ; `share` is the
    share of cooperative events with Wilson's 95 % interval. `counts` are by quad class, 1 to 4.
    """

    period: str
    counts: tuple[int, int, int, int]
    cooperation: float
    conflict: float
    mean: float | None
    mean_interval: Interval | None
    share: float | None
    share_interval: Interval | None
    events: tuple[RealEvent, ...]
    not_counted: tuple[RealEvent, ...]

    @property
    def balance(self) -> float:
        """Cooperation less conflict."""
        return self.cooperation + self.conflict


@dataclass(frozen=True, slots=True)
class Relation:
    """Periods that have an event, in order; `undated` are events whose day is not told precisely enough."""

    points: tuple[Point, ...]
    undated: tuple[RealEvent, ...]


def relation(record: Record, a: str, b: str, step: str = "month", story: str | None = None) -> Relation:
    """The relation of the parties called `a` and `b` in a record, both ways."""
    actors = record.actors()
    return relation_of(real_events(record, story), side_of(actors, a), side_of(actors, b), step)


def relation_of(events: Iterable[RealEvent], a: Side, b: Side, step: str = "month") -> Relation:
    """The relation of two sides from events. Raises ValueError for a step that is not one of STEPS."""
    if step not in STEPS:
        raise ValueError(f"{step}: no such step; one of {', '.join(STEPS)}")
    periods: dict[str, list[RealEvent]] = {}
    undated: list[RealEvent] = []
    for event in events:
        if between(event, a, b):
            period = period_of(event.day or event.event.date, step)
            (periods.setdefault(period, []) if period else undated).append(event)
    return Relation(tuple(_point(period, periods[period]) for period in sorted(periods)), tuple(undated))


def side_of(actors: Iterable[Actor], name: str) -> Side:
    """Who is meant by a name: the actor that goes by it, else those whose name holds all its words; a state too."""
    wanted = fold(name).strip()
    known = [(actor, {fold(n) for n in (actor.name, *(alias.name for alias in actor.aliases))}) for actor in actors]
    found = [one for one in known if wanted in one[1]]
    words = frozenset(wanted.split())
    found = found or [one for one in known if words and any(words <= frozenset(n.split()) for n in one[1])]
    state = key_of_state(name) or next((a.key for a, _ in found if a.key in states() and a.kind != "PERSON"), None)
    names = {wanted}.union(*(names for _, names in found))
    return Side(frozenset(names), frozenset(actor.id for actor, _ in found), state)


def acts_for(party: Party, side: Side) -> bool:
    """Whether a party is the side, or acts for it by office."""
    if party.actor in side.ids or fold(party.name) in side.names:
        return True
    if side.state and party.key == side.state:
        return True
    of_state = party.sector in _OF_STATE and party.kind in ("PERSON", "ORG", "NORP")
    if side.state and of_state and party.state and party.state.key == side.state:
        return True
    return any(fold(body) in side.names for body in party.bodies)


def between(event: RealEvent, a: Side, b: Side) -> bool:
    """Whether one side did it to the other, or both did it together."""

    def has(side: Side, parties: tuple[Party, ...]) -> bool:
        return any(acts_for(party, side) for party in parties)

    if (has(a, event.actors) and has(b, event.recipients)) or (has(b, event.actors) and has(a, event.recipients)):
        return True
    together = event.actors if not event.recipients else ()
    return has(a, together) and has(b, together)


def period_of(day: str | None, step: str) -> str | None:
    """The period of a TIMEX3 day: itself, the Monday of its week, its month or year; None where it is too vague."""
    if not day or len(day) < 4 or not day[:4].isdigit():
        return None
    if step == "year":
        return day[:4]
    if step == "month":
        return day[:7] if len(day) >= 7 and day[4] == "-" and day[5:7].isdigit() else None
    if not (_DAY.match(day) or (step == "week" and _WEEK.match(day))):
        return None
    try:
        exact = date.fromisoformat(day[:10])
    except ValueError:
        return None
    return exact.isoformat() if step == "day" else (exact - timedelta(days=exact.weekday())).isoformat()


def mean_interval(scores: list[float]) -> Interval | None:
    """The 95 % interval of a mean by Student's t; None for fewer than two scores, and where all are the same, because
    then they tell nothing of how much such scores differ."""
    n = len(scores)
    if len(set(scores)) < 2:
        return None
    mean = sum(scores) / n
    deviation = sqrt(sum((score - mean) ** 2 for score in scores) / (n - 1))
    half = (_T[n - 2] if n - 2 < len(_T) else _Z) * deviation / sqrt(n)
    return round(mean - half, 4), round(mean + half, 4)


def wilson(successes: int, n: int) -> Interval | None:
    """Wilson's 95 % interval of a share; None where nothing was counted."""
    if not n:
        return None
    share = successes / n
    middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n * n)) / (1 + _Z**2 / n)
    return round(max(0.0, middle - half), 4), round(min(1.0, middle + half), 4)


def _point(period: str, events: list[RealEvent]) -> Point:
    counted = [event for event in events if event.status in COUNTED]
    scores = [event.event.intensity for event in counted]
    quads = [sum(event.event.quad == quad for event in counted) for quad in (1, 2, 3, 4)]
    good = quads[0] + quads[1]
    return Point(
        period=period,
        counts=(quads[0], quads[1], quads[2], quads[3]),
        cooperation=sum(e.event.intensity for e in counted if e.event.quad in (1, 2)),
        conflict=sum(e.event.intensity for e in counted if e.event.quad in (3, 4)),
        mean=round(sum(scores) / len(scores), 4) if scores else None,
        mean_interval=mean_interval(scores),
        share=round(good / len(counted), 4) if counted else None,
        share_interval=wilson(good, len(counted)),
        events=tuple(counted),
        not_counted=tuple(event for event in events if event.status not in COUNTED),
    )
