"""A story in; its days out, as `sanudo.telling.timeline` tells them, each entry with the address of its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from sanudo.comparing.types import Story
from sanudo.record.record import Record
from sanudo.telling import timeline as telling
from sanudo.web.holdings import Holdings

MOST = 12  # stretches that an address names


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that a day holds. `href` leads to the statement in all wordings, else to the sentences side by side,
    which `evidence` does for both; `sources` names who tells it."""

    kind: str
    text: str
    speaker: str | None
    who: tuple[str, ...]
    status: str | None
    certainty: str
    basis: str | None
    over: tuple[str, ...]
    voices: int
    sources: tuple[str, ...]
    href: str | None
    evidence: str | None
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month or year as precise as it was told, None for what has none; `gap` days before it hold nothing.
    `reported` is what was first reported on that day without a day of its own."""

    value: str | None
    gap: int
    entries: tuple[Entry, ...]
    reported: tuple[Entry, ...] = ()


def timeline(holdings: Holdings, story: Story) -> list[Day]:
    """The days of a story, first to last, what has no day at the end."""
    own: dict[str | None, list[Entry]] = {}
    reported: dict[str | None, list[Entry]] = {}
    for entry in telling.timeline(cast(Record, holdings.record), story):
        told = reported if entry.day is None and entry.reported else own
        told.setdefault(entry.day or entry.reported, []).append(_entry(holdings, entry))
    days = []
    last: date | None = None
    for value in sorted({*own, *reported}, key=lambda value: (value is None, telling.in_order(value))):
        here = _exact(value)
        gap = (here - last).days - 1 if here and last and (here - last).days > 1 else 0
        last = here or last
        days.append(Day(value, gap, tuple(own.get(value, ())), tuple(reported.get(value, ()))))
    return days


def _exact(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value and len(value) == 10 and "W" not in value else None
    except ValueError:
        return None


def _entry(holdings: Holdings, entry: telling.Entry) -> Entry:
    places = ",".join(f"{one.article}:{one.span.start}-{one.span.end}" for one in entry.evidence[:MOST])
    evidence = f"/evidence?e={places}" if places else None
    return Entry(
        kind=entry.kind,
        text=entry.text,
        speaker=entry.speaker,
        goes_on=entry.goes_on,
        who=entry.who,
        status=entry.status if entry.status not in ("occurred", "held") else None,
        certainty=entry.certainty,
        basis=entry.basis,
        over=entry.over,
        voices=len(entry.said_by),
        sources=tuple(dict.fromkeys(holdings.card(one.article).source for one in entry.evidence)),
        href=f"/statement/{entry.of}" if entry.kind == "statement" and entry.of else evidence,
        evidence=evidence,
    )
