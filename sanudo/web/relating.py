"""Two actors' names in; their relation by period out, as `sanudo.telling.relation` counts it, with the rows behind it.

Countries' own names, members of the comparison and those who hold an office are matched there; here real events become
the rows that the pages show.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sanudo.article.types import Span
from sanudo.telling.real_events import RealEvent
from sanudo.telling.relation import Point as Counted
from sanudo.telling.relation import relation_of, side_of
from sanudo.web.holdings import EventRow, Holdings

_Rows = dict[tuple[str, Span, str], EventRow]


@dataclass(frozen=True, slots=True)
class Point:
    """One period: what was counted, the rows that tell the counted events, and the rows that were not counted."""

    counted: Counted
    events: tuple[EventRow, ...]
    not_counted: tuple[EventRow, ...]

    @property
    def period(self) -> str:
        """The period, as ISO 8601 has it."""
        return self.counted.period

    @property
    def cooperation(self) -> float:
        """The sum of scores of cooperative events."""
        return self.counted.cooperation

    @property
    def conflict(self) -> float:
        """The sum of scores of events of conflict, below zero."""
        return self.counted.conflict

    @property
    def balance(self) -> float:
        """Cooperation less conflict."""
        return self.counted.balance

    def summary(self) -> dict[str, object]:
        """The point without the rows behind it."""
        verbal, material = (
            self.counted.counts[0] + self.counted.counts[2],
            self.counted.counts[1] + self.counted.counts[3],
        )
        return {
            "period": self.period,
            "cooperation": round(self.cooperation, 2),
            "conflict": round(self.conflict, 2),
            "balance": round(self.balance, 2),
            "verbal": verbal,
            "material": material,
            "mean": self.counted.mean,
            "mean_interval": self.counted.mean_interval,
            "share_of_cooperation": self.counted.share,
            "share_interval": self.counted.share_interval,
            "events": len(self.events),
            "not_counted": len(self.not_counted),
        }


def relation_points(holdings: Holdings, a: str, b: str, step: str) -> tuple[list[Point], list[EventRow]]:
    """The periods in which the record has anything between the two, first to last, in both directions.

    Beside them the events whose day is not said precisely enough for the step: they are in no period.
    """
    actors = holdings.comparison().actors
    found = relation_of(holdings.real_events(), side_of(actors, a), side_of(actors, b), step)
    rows = {(row.article, row.event.cue, row.event.type): row for row in holdings.findings().events}
    points = [Point(one, _rows(one.events, rows), _rows(one.not_counted, rows)) for one in found.points]
    return points, list(_rows(found.undated, rows))


def _rows(events: Iterable[RealEvent], rows: _Rows) -> tuple[EventRow, ...]:
    """The rows of every telling of the events, each once."""
    keys = dict.fromkeys((t.reading.article.id, t.event.cue, t.event.type) for event in events for t in event.told)
    return tuple(rows[key] for key in keys if key in rows)
