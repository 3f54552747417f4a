"""`sanudo check`: whether the record has a quote, whose it is, and in which words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sanudo.cli.output import AsJson, AsLines, Quiet, Row, aligned, emit, emit_object, note, shown


def command(
    path: Annotated[Path, typer.Argument(help="The record.", metavar="RECORD")],
    quote: Annotated[str, typer.Option("--quote", help="The words, as somebody gives them.")],
    speaker: Annotated[str | None, typer.Option("--speaker", help="Who is said to have said them.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many places at most.")] = 20,
    as_json: AsJson = False,
    as_lines: AsLines = False,
    quiet: Quiet = False,
) -> None:
    """Exact, altered, said by another, only in paraphrase, or not found; each with the words and where they stand."""
    from sanudo.record.record import Record
    from sanudo.telling.check import Hit, check_quote

    def row(hit: Hit) -> Row:
        return {
            "verdict": hit.kind,
            "words": hit.words,
            "speaker": hit.speaker,
            "kind": hit.quoted_as,
            "outlet": hit.outlet,
            "date": hit.date,
            "score": hit.score,
            "article": hit.article,
            "name": record.article(hit.article).name,
            "spans": [list(span) for span in hit.spans],
            "diff": [{"same": same, "words": words} for same, words in hit.diff],
        }

    with Record(path) as record:
        verdict = check_quote(record, quote, speaker, limit)
        rows = [row(hit) for hit in verdict.hits]
    if as_json:
        emit_object({"what": "check", "verdict": verdict.kind, "said": verdict.said, "rows": rows})
        return
    if not as_lines:
        print(f"{verdict.kind}: {verdict.said}")
    emit("check", rows, _line, False, as_lines)
    if not quiet and not rows:
        note("nothing in the record is like these words")


def _line(row: Row) -> str:
    place = f"{row['name']}:{row['spans'][0][0]}-{row['spans'][-1][1]}"
    speaker = row["speaker"] or "speaker not said"
    said = f"  {row['verdict']}  {shown(speaker)}: “{shown(row['words'])}”"
    return f"{said}\n    {aligned(place, row['outlet'], row['date'])}"
