"""The tables of a comparison: for each, the type of its rows and the columns to ask by, in one table.

In: a `Comparison`. Out: rows for SQLite, with the evidence of each. It knows no connection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from sanudo.article.types import Span
from sanudo.comparing.order import Order
from sanudo.comparing.types import (
    Actor,
    Claim,
    Difference,
    Evidence,
    Meeting,
    Reprint,
    Side,
    Statement,
    Story,
)
from sanudo.record.packing import column


@dataclass(frozen=True, slots=True)
class Table:
    """A table of compared things: `columns` are asked by, `row` gives their values."""

    name: str
    kind: type
    columns: tuple[str, ...]
    row: Callable[[Any], tuple[Any, ...]]


TABLES = (
    Table("reprints", Reprint, ("copy", "original", "containment"), lambda r: (r.copy, r.original, r.containment)),
    Table(
        "stories",
        Story,
        ("id", "title", "begin", "end", "articles"),
        lambda s: (s.id, s.title, s.begin, s.end, len(s.articles)),
    ),
    Table(
        "actors",
        Actor,
        ("id", "name", "kind", "key", "country", "sector", "articles"),
        lambda a: (a.id, a.name, a.kind, a.key, a.country, a.sector, len({article for article, _ in a.members})),
    ),
    Table(
        "statements",
        Statement,
        ("id", "speaker", "actor", "date"),
        lambda s: (s.id, s.speaker, s.actor, s.occasions[0] if s.occasions else None),
    ),
    Table(
        "meetings",
        Meeting,
        ("id", "date", "place", "status", "story"),
        lambda m: (m.id, m.date, m.place, m.status, m.story),
    ),
    Table("claims", Claim, ("id", "story", "kind", "date"), lambda c: (c.id, c.story, c.kind, c.date)),
    Table("differences", Difference, ("kind", "topic", "story"), lambda d: (d.kind, d.topic, d.story)),
)
BY_NAME = {table.name: table for table in TABLES}
OF_A_LINE = ("stories", "statements", "meetings", "claims", "differences")  # written storyline by storyline


def rank_of(*orders: Order) -> str:
    """What a row is sorted by, as one string that sorts as the tuples do."""
    return "\2".join("\1".join(map(_sortable, order)) for order in orders)


def _sortable(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return column(str(int(value)) if isinstance(value, bool) else str(value)).replace("\0", " ")
    return f"{value + 1e9:018.6f}"


def evidence_of(value: object) -> Iterator[tuple[str, Span]]:
    """(article, span) of every stretch that `value` rests on, wherever in it they stand, in order, each once."""
    seen: set[tuple[str, Span]] = set()
    for each in _evidence(value):
        if each not in seen:
            seen.add(each)
            yield each


def _evidence(value: object) -> Iterator[tuple[str, Span]]:
    if isinstance(value, Evidence):
        yield value.article, value.span
    elif isinstance(value, Side):
        yield from ((value.article, span) for span in value.evidence)
    elif isinstance(value, tuple) and not isinstance(value, Span):
        for item in value:
            yield from _evidence(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _evidence(getattr(value, field.name))
