"""`sanudo check`: whether somebody said it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from sanudo.cli.output import AsJson, AsLines, Row, aligned, emit_object, evidence_lines, refuse, stretch
from sanudo.record.record import Record

NOT_FOUND = 1


def command(
    path: Annotated[Path, typer.Argument(help="The record.", metavar="RECORD")],
    quote: Annotated[str, typer.Option(help="The words to look for.")],
    speaker: Annotated[str | None, typer.Option(help="Who is to have said them; any name of theirs.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many places at most.")] = 20,
    as_json: AsJson = False,
    as_lines: AsLines = False,
) -> None:
    """Whether a quote stands in the record: exact, altered, another's, only paraphrased, or not found.

    Ends with 0 where the record has the words in some form, with 1 where it does not.
    """
    from sanudo.telling.check import check_quote

    if not quote.strip():
        raise refuse("--quote is empty; give the words to look for")
    with Record(path) as record:
        verdict = check_quote(record, quote, speaker, limit)
        rows = [_row(record, quote, hit) for hit in verdict.hits]
    if as_json:
        emit_object({"verdict": verdict.kind, "said": verdict.said, "quote": quote, "speaker": speaker, "rows": rows})
    elif as_lines:
        for row in rows:
            emit_object(row)
    else:
        print(f"{verdict.kind}: {verdict.said}")
        for row in rows:
            print(_line(row))
    raise typer.Exit(0 if rows else NOT_FOUND)


def _row(record: Record, quote: str, hit: object) -> Row:
    from sanudo.telling.check import Hit
    from sanudo.telling.wording_diff import word_diff

    assert isinstance(hit, Hit)
    article = record.article(hit.article)
    return {
        "kind": hit.kind,
        "score": round(hit.score, 3),
        "speaker": hit.speaker,
        "outlet": hit.outlet,
        "date": hit.date,
        "quoted_as": hit.quoted_as,
        "turned": hit.turned,
        "diff": [{"same": same, "words": words} for same, words in hit.diff],
        "missing": _changed((part.same, part.text) for part in word_diff(hit.words, quote)),
        "evidence": [stretch(article.name, article.id, span, article.text) for span in hit.spans],
    }


def _line(row: Row) -> str:
    quoted = f"({row['quoted_as']})" if row["quoted_as"] else None
    share = f"{row['score']:.0%} alike"
    head = aligned(row["kind"], row["speaker"] or "speaker not said", quoted, row["outlet"], row["date"], share)
    return head + _difference(row) + evidence_lines(row)


def _difference(row: Row) -> str:
    """The words that an altered quote has alone, and those that the record has alone."""
    if row["kind"] != "altered":
        return ""
    ours = _changed((part["same"], part["words"]) for part in row["diff"])
    told = (("in the quote alone", ours), ("in the record alone", row["missing"]))
    return "".join(f"\n    {where}: {', '.join(words)}" for where, words in told if words)


def _changed(parts: Iterable[tuple[bool, str]]) -> list[str]:
    """The stretches with words that one side has alone."""
    return [" ".join(words.split()) for same, words in parts if not same and re.search(r"\w", words)]
