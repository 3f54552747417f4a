"""`sanudo diff`: what changed from one record to another."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sanudo.cli.output import AsJson, AsLines, Row, emit, evidence_lines, note, plural, shown, stretch
from sanudo.comparing.types import Evidence
from sanudo.record.record import Record
from sanudo.telling.changes import Change, Edit, changes, edits_between


def command(
    old: Annotated[Path, typer.Argument(help="The earlier record.", metavar="OLD")],
    new: Annotated[Path, typer.Argument(help="The later record.", metavar="NEW")],
    as_json: AsJson = False,
    as_lines: AsLines = False,
) -> None:
    """What changed between two records: stories, articles and claims new, gone or reworded, and edited reports.

    Ends with 0 whether or not anything changed. A record against itself tells the edits that it knows of.
    """
    with Record(old) as before, Record(new) as after:
        rows = [_change(one, before, after) for one in changes(before, after)]
        rows += [_edit(one, before, after) for one in edits_between(before, after)]
    count = emit("changes", rows, _line, as_json, as_lines)
    if not as_json and not as_lines:
        note(plural(count, "change") if count else "nothing changed")


def _change(one: Change, before: Record, after: Record) -> Row:
    return {
        "what": one.what,
        "how": one.how,
        "text": one.text,
        "was": one.was,
        "before": [_stretch(before, before, each) for each in one.before],
        "evidence": [_stretch(after, before, each) for each in one.after],
    }


def _edit(one: Edit, before: Record, after: Record) -> Row:
    return {
        "what": "silent edit" if one.silent else "edit",
        "how": one.how,
        "name": one.name,
        "text": one.now,
        "was": one.was,
        "before": [_stretch(before, after, one.before)] if one.before else [],
        "evidence": [_stretch(after, before, one.after)] if one.after else [],
    }


def _stretch(record: Record, other: Record, evidence: Evidence) -> Row:
    """The evidence as data; an earlier version stands in the one record or in the other."""
    try:
        article = record.article(evidence.article)
    except KeyError:
        article = other.article(evidence.article)
    return stretch(article.name, article.id, evidence.span, article.text)


def _line(row: Row) -> str:
    head = f"{row['how']} {row['what']}: " + (f"{shown(row['name'])}: " if row.get("name") else "")
    if row["how"] == "reworded":
        return f"{head}\n  - {shown(row['was'])}\n  + {shown(row['text'])}"
    text = head + shown(row["text"] or row["was"])
    return text + (evidence_lines(row, most=2) if row["what"] == "claim" else "")
