"""`sanudo actors`: who is in the record, and the corrections by hand: merge, split, rename, pin, undo."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from sanudo.cli.correcting import corrected, write_log
from sanudo.cli.output import AsJson, AsLines, emit, evidence_lines, refuse
from sanudo.cli.views import Asked, together
from sanudo.record.record import Record
from sanudo.record.searching import folded

app = typer.Typer(
    help="Who is in the record; merge, split, rename and pin by hand, with a log and an undo.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
RecordPath = Annotated[Path, typer.Argument(help="The record.", metavar="RECORD")]
Who = Annotated[str, typer.Argument(help="An actor: its id, or a name that only it has.", metavar="ACTOR")]


@app.command("list")
def list_(
    path: RecordPath,
    kind: Annotated[str | None, typer.Option(help="PERSON, ORG, LOC, NORP or MISC.")] = None,
    as_json: AsJson = False,
    as_lines: AsLines = False,
) -> None:
    """All actors, those of most articles first."""
    with Record(path) as record:
        emit("actors", together.actors(record, Asked(kind=kind)), together.actor_line, as_json, as_lines)


@app.command("show")
def show(path: RecordPath, actor: Who, as_json: AsJson = False, as_lines: AsLines = False) -> None:
    """One actor, with every place where a name of it stands."""
    with Record(path) as record:
        id = find(record, actor)
        rows = (row for row in together.actors(record, Asked()) if row["id"] == id)
        emit("actors", rows, lambda row: together.actor_line(row) + evidence_lines(row, most=1000), as_json, as_lines)


@app.command("merge")
def merge(path: RecordPath, into: Who, other: Who) -> None:
    """Two actors are one; it keeps the name of the first."""
    with corrected(path) as record, _told():
        record.merge_actors(find(record, into), find(record, other))


@app.command("split")
def split(
    path: RecordPath,
    actor: Who,
    name: Annotated[
        list[str] | None, typer.Option(help="The name that is somebody else's; may be given again.")
    ] = None,
    article: Annotated[list[str] | None, typer.Option(help="Only in this article; may be given again.")] = None,
) -> None:
    """What goes by that name, or stands in that article, is somebody else."""
    with corrected(path) as record, _told():
        articles = tuple(record.find_article(each) for each in article or ())
        record.split_actor(find(record, actor), tuple(name or ()), articles)


@app.command("rename")
def rename(path: RecordPath, actor: Who, name: Annotated[str, typer.Argument(help="The name to show.")]) -> None:
    """Show the actor under another name."""
    with corrected(path) as record, _told():
        record.rename_actor(find(record, actor), name)


@app.command("pin")
def pin(
    path: RecordPath,
    actor: Who,
    name: Annotated[str, typer.Argument(help="The name that always means this actor.")],
    article: Annotated[str | None, typer.Option(help="Only in this article.")] = None,
) -> None:
    """A name always means this actor, whoever else it was given to."""
    with corrected(path) as record, _told():
        record.pin_name(find(record, actor), name, None if article is None else record.find_article(article))


@app.command("log")
def log(path: RecordPath, as_json: AsJson = False, as_lines: AsLines = False) -> None:
    """All corrections by hand, oldest first."""
    write_log(path, as_json, as_lines)


@app.command("undo")
def undo(
    path: RecordPath,
    number: Annotated[int | None, typer.Argument(help="Of the log; the last in force by default.")] = None,
) -> None:
    """Undo a correction; undoing is a line of the log too."""
    with corrected(path) as record:
        record.undo(number)


def find(record: Record, given: str) -> str:
    """The id of the actor that `given` means; ends with usage error where it means none or several."""
    try:
        return record.actor(given).id
    except KeyError:
        pass
    wanted = folded(given)
    named = [a for a in record.compared("actors") if folded(a.name) == wanted]
    named = named or [a for a in record.compared("actors") if any(folded(alias.name) == wanted for alias in a.aliases)]
    if len(named) == 1:
        return str(named[0].id)
    if named:
        raise refuse(f"{given}: several actors go by it: {', '.join(f'{a.name} ({a.id})' for a in named)}; give the id")
    raise refuse(f"{given}: no actor of that name in this record; see `sanudo actors list {record.path}`")


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except KeyError as missing:
        raise refuse(f"{missing.args[0]}: not in this record") from None
