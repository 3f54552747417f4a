"""`sanudo show`: one view of a record. The views stand in one table; see `sanudo.cli.views`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from sanudo.cli.asking import story_id
from sanudo.cli.output import AsJson, AsLines, Quiet, Row, emit, note, refuse
from sanudo.cli.views import VIEWS, Asked

DEFAULT_LIMIT = 100
_NAMES = ", ".join(view.name for view in VIEWS)


def command(
    path: Annotated[Path, typer.Argument(help="The record.", metavar="RECORD")],
    what: Annotated[str, typer.Argument(help=f"One of: {_NAMES}.", metavar="WHAT")] = "overview",
    story: Annotated[str | None, typer.Option(help="Of this story alone: its id, or its number in `stories`.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Said, held or done by this name.")] = None,
    of: Annotated[list[str] | None, typer.Option(help="With this party; twice for two. `--of A B` works too.")] = None,
    others: Annotated[list[str] | None, typer.Argument(help="The second party of --of.", metavar="NAME")] = None,
    on: Annotated[str | None, typer.Option(help="On this date: 2001, 2001-11 or 2001-11-23.")] = None,
    kind: Annotated[str | None, typer.Option(help="Of this kind, type or status.")] = None,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=0, help="How many rows at most; 0 for all.")
    ] = DEFAULT_LIMIT,
    as_json: AsJson = False,
    as_lines: AsLines = False,
    quiet: Quiet = False,
) -> None:
    """Show what a record holds: at a glance, or one kind of thing in rows, each with the words it rests on."""
    from sanudo.record.record import Record

    view = next((each for each in VIEWS if each.name == what), None)
    if view is None:
        raise refuse(f"{what}: nothing of that name to show; one of {_NAMES}")
    if others and not of:
        raise refuse(f"{' '.join(others)}: what is it? Names follow --of: sanudo show {path} {what} --of A B")
    with Record(path) as record:
        asked = Asked(story_id(record, story), speaker, (*(of or ()), *(others or ())), on, kind)
        rows: Iterator[Row] = iter(view.rows(record, asked))
        shown = list(islice(rows, limit)) if limit else rows
        count = emit(view.name, shown, view.line, as_json, as_lines)
        more = bool(limit) and next(rows, None) is not None
    if not quiet and more:
        note(f"the first {count:,} shown; --limit 0 for all")
    if not quiet and not count:
        note(f"no {view.name} in this record" + (" that fit" if asked != Asked() else ""))
