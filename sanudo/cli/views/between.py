"""Days in order, with all that falls on them."""

from __future__ import annotations

from collections.abc import Iterator

from sanudo.cli.output import Row, aligned, evidence_lines
from sanudo.cli.views import said, together
from sanudo.cli.views.asked import Asked
from sanudo.record.record import Record


def timeline(record: Record, asked: Asked) -> Iterator[Row]:
    """Meetings, statements and events in the order of their days; what has no date comes last, and says so."""
    found: list[Row] = []
    for row in together.meetings(record, asked):
        found.append(
            {"date": row["date"], "what": "meeting", "text": together.meeting_line({**row, "evidence": []}), **_on(row)}
        )
    for row in said.quotes(record, asked):
        found.append(
            {"date": row["date"], "what": "quote", "text": said.quote_line({**row, "evidence": []}), **_on(row)}
        )
    for row in said.events(record, asked):
        found.append(
            {"date": row["date"], "what": "event", "text": said.event_line({**row, "evidence": []}), **_on(row)}
        )
    yield from sorted(found, key=lambda row: (row["date"] is None, row["date"] or ""))


def _on(row: Row) -> Row:
    return {"status": row.get("status"), "evidence": row["evidence"]}


def timeline_line(row: Row) -> str:
    """Day and kind; then the words."""
    text = row["text"].removeprefix(row["date"] or "undated").strip()
    return aligned(row["date"] or "undated", row["what"], text) + evidence_lines(row, most=2)
