"""`sanudo search`: the sentences that hold given words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sanudo.cli.output import AsJson, AsLines, Quiet, Row, aligned, emit, note, plural, shown
from sanudo.record.types import Hit


def command(
    path: Annotated[Path, typer.Argument(help="The record.", metavar="RECORD")],
    words: Annotated[list[str], typer.Argument(help='Words; "..." for words in a row, WORD* for a beginning.')],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many sentences at most.")] = 20,
    as_json: AsJson = False,
    as_lines: AsLines = False,
    quiet: Quiet = False,
) -> None:
    """The sentences that hold all these words, best first, with the report and the place they stand in."""
    from sanudo.record.record import Record

    query = " ".join(f'"{word}"' if " " in word else word for word in words)
    with Record(path) as record:
        count = emit("search", map(_row, record.search(query, limit)), _line, as_json, as_lines)
        whole = record.count_hits(query)
    if not quiet and count < whole:
        note(f"{count:,} of {plural(whole, 'sentence')} shown; --limit {whole} for all")
    if not quiet and not whole:
        note("no sentence holds all these words")


def _row(hit: Hit) -> Row:
    return {
        "article": hit.article,
        "name": hit.name,
        "outlet": hit.outlet,
        "published": hit.published,
        "part": hit.part,
        "start": hit.span.start,
        "end": hit.span.end,
        "text": hit.text,
        "marks": [list(mark) for mark in hit.marks],
    }


def _line(row: Row) -> str:
    place = f"{row['name']}:{row['start']}-{row['end']}"
    part = "" if row["part"] == "paragraph" else row["part"]
    return f"“{shown(row['text'])}”\n  {aligned(place, part, row['outlet'], row['published'])}"
