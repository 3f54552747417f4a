"""A story by days: what was done, who met, who said what, each as certain, assumed or disputed.

A record and a story go in, `Entry`s come out, oldest first, those without a day last. Nothing is composed here beyond
the words of the reports; gaps between days are told so that silence is seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sanudo.comparing.types import Claim, Evidence, Story
from sanudo.record.record import Record


@dataclass(frozen=True, slots=True)
class Entry:
    """`day` is ISO 8601 or None; `kind` is meeting, event or statement; `certainty` certain, assumed or disputed."""

    day: str | None
    kind: str
    text: str
    certainty: str
    status: str | None
    speaker: str | None
    said_by: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    gap: int = 0


def timeline(record: Record, story: Story) -> list[Entry]:
    """The entries of a story; `gap` counts the days since the entry before where there are more than one."""
    claims = [claim for claim in record.compared("claims", story.id) if claim.status not in _NO_NEWS]
    entries = sorted(
        (_entry(claim) for claim in claims), key=lambda e: (e.day is None, e.day or "", _RANK[e.kind], e.text)
    )
    return _with_gaps(entries)


_NO_NEWS = ("possible", "demanded", "historical")
_RANK = {"meeting": 0, "event": 1, "statement": 2}


def _entry(claim: Claim) -> Entry:
    disputed = bool(claim.otherwise)
    certain = claim.date is not None and claim.status not in ("planned",) and claim.speaker is None
    return Entry(
        day=claim.date,
        kind=claim.kind,
        text=claim.text,
        certainty="disputed" if disputed else "certain" if certain or claim.kind == "statement" else "assumed",
        status=claim.status,
        speaker=claim.speaker,
        said_by=claim.said_by,
        evidence=claim.evidence,
    )


def _with_gaps(entries: list[Entry]) -> list[Entry]:
    found: list[Entry] = []
    last: date | None = None
    for entry in entries:
        gap = 0
        if entry.day:
            try:
                here = date.fromisoformat(entry.day[:10])
            except ValueError:
                here = None
            if here and last and (here - last).days > 1:
                gap = (here - last).days - 1
            last = here or last
        found.append(
            Entry(
                entry.day,
                entry.kind,
                entry.text,
                entry.certainty,
                entry.status,
                entry.speaker,
                entry.said_by,
                entry.evidence,
                gap,
            )
        )
    return found
