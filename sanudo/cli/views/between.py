"""Days in order, with all that falls on them: each thing once, however many reports tell it."""

from __future__ import annotations

from collections.abc import Iterator

from sanudo.cli.output import Row, aligned, evidence_lines, plural
from sanudo.cli.views.asked import Asked, Names, Texts
from sanudo.record.record import Record
from sanudo.telling.timeline import Entry, compared, in_order
from sanudo.telling.timeline import timeline as entries_of


def timeline(record: Record, asked: Asked) -> Iterator[Row]:
    """Meetings, events and statements of every story by day; what has no day comes last, and says so."""
    texts = Texts(record)
    speaker = Names(record, asked.speaker) if asked.speaker else None
    known = compared(record)
    found = [
        (entry.day is None, in_order(entry.day or entry.reported or "9"), place, entry)
        for story in record.stories()
        if asked.story in (None, story.id)
        for place, entry in enumerate(entries_of(record, story, known))
        if _fits(entry, asked, speaker)
    ]
    for _, _, _, entry in sorted(found, key=lambda each: each[:3]):
        yield {
            "date": entry.day,
            "what": entry.kind,
            "text": entry.text,
            "speaker": entry.speaker,
            "goes_on": entry.goes_on,
            "status": entry.status,
            "who": entry.who,
            "certainty": entry.certainty,
            "basis": entry.basis,
            "reported": entry.reported,
            "over": entry.over,
            "voices": len(entry.said_by),
            "gap": entry.gap,
            "evidence": [texts.stretch(one.article, one.span) for one in entry.evidence],
        }


def _fits(entry: Entry, asked: Asked, speaker: Names | None) -> bool:
    if asked.on is not None and not (entry.day or "").startswith(asked.on):
        return False
    if asked.kind not in (None, entry.kind, entry.status, entry.certainty):
        return False
    return speaker is None or speaker.fit(entry.speaker)


def timeline_line(row: Row) -> str:
    """Day, kind and certainty; then the words; a line for days on which nothing is told."""
    gap = f"({plural(row['gap'], 'day')} without an entry)\n" if row["gap"] else ""
    spoken = row["what"] == "statement"
    by = row["speaker"] if spoken else f"({', '.join(row['who'])})" if row["who"] else None
    said = f"{by}{' ' if row['goes_on'] else ': '}{row['text']}" if by else row["text"]
    certainty = None if row["certainty"] == "certain" else row["certainty"]
    if row["over"]:
        certainty = f"disputed ({', '.join(row['over'])})"
    elif row["basis"]:
        certainty = f"assumed ({row['basis'].removeprefix('inferred: ')})"
    told = plural(row["voices"], "voice") if row["voices"] > 1 else None
    according = f"according to {row['speaker']}" if row["speaker"] and not spoken else None
    day = row["date"] or (f"undated, reported {row['reported']}" if row["reported"] else "undated")
    head = aligned(day, row["what"], row["status"], certainty, according, told)
    return f"{gap}{head}\n    {said}{evidence_lines(row, most=2)}"
