"""A story in; its days out, as `sanudo.telling.timeline` tells them, each entry with the address of its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
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


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month or year as precise as it was told, None for what has none; `gap` days before it hold nothing."""

    value: str | None
    gap: int
    entries: tuple[Entry, ...]


def timeline(holdings: Holdings, story: Story) -> list[Day]:
    """The days of a story, first to last, what has no day at the end."""
    told = telling.timeline(cast(Record, holdings.record), story)
    days = [(value, list(entries)) for value, entries in groupby(told, key=lambda entry: entry.day)]
    return [Day(value, entries[0].gap, tuple(_entry(holdings, entry) for entry in entries)) for value, entries in days]


def _entry(holdings: Holdings, entry: telling.Entry) -> Entry:
    places = ",".join(f"{one.article}:{one.span.start}-{one.span.end}" for one in entry.evidence[:MOST])
    evidence = f"/evidence?e={places}" if places else None
    return Entry(
        kind=entry.kind,
        text=entry.text,
        speaker=entry.speaker,
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
