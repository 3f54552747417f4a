"""Two actors' names in; their relation by period out: cooperation and conflict from events that occurred, counted once.

An event told by several reports (same day, type and parties) counts once. Planned, possible, demanded and denied events
are kept beside, not counted. Countries' own names and members of the comparison are matched by `Holdings`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sanudo.web.holdings import EventRow, Holdings

COUNTED = ("occurred", "ongoing")


@dataclass(frozen=True, slots=True)
class Point:
    """One period. `cooperation` and `conflict` are sums of intensity (conflict below zero) over distinct events."""

    period: str
    cooperation: float
    conflict: float
    verbal: int
    material: int
    events: tuple[EventRow, ...]
    not_counted: tuple[EventRow, ...]

    @property
    def balance(self) -> float:
        """Cooperation less conflict."""
        return self.cooperation + self.conflict

    def summary(self) -> dict[str, object]:
        """The point without the rows behind it."""
        return {
            "period": self.period,
            "cooperation": round(self.cooperation, 2),
            "conflict": round(self.conflict, 2),
            "balance": round(self.balance, 2),
            "verbal": self.verbal,
            "material": self.material,
            "events": len(self.events),
            "not_counted": len(self.not_counted),
        }


def relation_points(holdings: Holdings, a: str, b: str, step: str) -> tuple[list[Point], list[EventRow]]:
    """The periods in which the record has anything between the two, first to last, in both directions.

    Beside them the events whose day is not said precisely enough for the step: they are in no period.
    """
    periods: dict[str, list[EventRow]] = defaultdict(list)
    undated: list[EventRow] = []
    for row in events_between(holdings, a, b):
        period = _period(row.event.date, step)
        (periods[period] if period else undated).append(row)
    return [_point(period, periods[period]) for period in sorted(periods)], undated


def events_between(holdings: Holdings, a: str, b: str) -> Iterator[EventRow]:
    """Events that one did to the other, or that both did together."""
    first, second = _ids(holdings, a), _ids(holdings, b)
    for row in holdings.findings().events:
        actors, recipients = _parties(row.actors), _parties(row.recipients)
        between = (actors & first and recipients & second) or (actors & second and recipients & first)
        if between or (actors & first and actors & second):
            yield row


def _point(period: str, rows: list[EventRow]) -> Point:
    distinct: dict[tuple[object, ...], EventRow] = {}
    counted = [row for row in rows if row.event.status in COUNTED]
    for row in counted:
        sides = [frozenset(name.casefold() for name, _ in side) for side in (row.actors, row.recipients)]
        distinct.setdefault((row.event.date, row.event.type, *sides), row)
    events = [row.event for row in distinct.values()]
    return Point(
        period=period,
        cooperation=sum(event.intensity for event in events if event.quad in (1, 2)),
        conflict=sum(event.intensity for event in events if event.quad in (3, 4)),
        verbal=sum(1 for event in events if event.quad in (1, 3)),
        material=sum(1 for event in events if event.quad in (2, 4)),
        events=tuple(counted),
        not_counted=tuple(row for row in rows if row.event.status not in COUNTED),
    )


def _ids(holdings: Holdings, name: str) -> set[str]:
    actor = holdings.actor_named(name)
    return {name.casefold(), *((actor.id, actor.name.casefold()) if actor else ())}


def _parties(side: tuple[tuple[str, str | None], ...]) -> set[str]:
    return {name.casefold() for name, _ in side} | {id for _, id in side if id}


def _period(day: str | None, step: str) -> str | None:
    """The period that a TIMEX3 day lies in; None where the day is not precise enough for the step."""
    if not day or not day[:4].isdigit():
        return None
    if step == "year":
        return day[:4]
    if step == "month":
        return day[:7] if len(day) >= 7 and day[5:7].isdigit() else None
    try:
        exact = date.fromisoformat(day[:10])
    except ValueError:
        return None
    return exact.isoformat() if step == "day" else (exact - timedelta(days=exact.weekday())).isoformat()
