"""`sanudo stories`: put an article into another story by hand; the move survives every rebuild."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sanudo.cli.asking import story_id
from sanudo.cli.correcting import corrected, write_log
from sanudo.cli.output import AsJson, AsLines, refuse

app = typer.Typer(
    help="Stories by hand: move an article, see the log, undo.", no_args_is_help=True, rich_markup_mode=None
)
RecordPath = Annotated[Path, typer.Argument(help="The record.", metavar="RECORD")]


@app.command("move")
def move(
    path: RecordPath,
    article: Annotated[str, typer.Argument(help="The article: its id or name.")],
    story: Annotated[
        str | None, typer.Argument(help="The story's number or id; left out, the article is a story of its own.")
    ] = None,
) -> None:
    """The article belongs to that story."""
    with corrected(path) as record:
        try:
            record.move_article(record.find_article(article), story_id(record, story))
        except KeyError as missing:
            raise refuse(f"{missing.args[0]}: not in this record; see `show {path} articles` and `stories`") from None


@app.command("log")
def log(path: RecordPath, as_json: AsJson = False, as_lines: AsLines = False) -> None:
    """All corrections by hand, oldest first."""
    write_log(path, as_json, as_lines)


@app.command("undo")
def undo(
    path: RecordPath, number: Annotated[int | None, typer.Argument(help="Of the log; the last by default.")] = None
) -> None:
    """Undo a correction; undoing is a line of the log too."""
    with corrected(path) as record:
        record.undo(number)
