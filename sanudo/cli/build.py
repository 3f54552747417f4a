"""`sanudo build`: reports into a record."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from sanudo.cli.output import AsJson, Quiet, emit_object, note, plural, refuse, shown
from sanudo.cli.progress import progress

MOST_PROBLEMS = 10
ALL_READ, SOME_FAILED, NEARLY_NOTHING = 0, 1, 126
NEARLY = 0.1  # less than this share of the inputs in the record is nearly nothing


def command(
    paths: Annotated[list[Path], typer.Argument(help="Files, folders, archives.", metavar="PATH")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The record; made where it is not there yet.")] = Path(
        "story.db"
    ),
    processes: Annotated[
        int | None, typer.Option("--processes", "-p", min=1, help="Worker processes; all processors by default.")
    ] = None,
    recall: Annotated[
        bool, typer.Option("--recall", help="Tell events that are less sure too; more of them are false.")
    ] = False,
    model: Annotated[
        str | None,
        typer.Option("--model", help="Parse with this spaCy pipeline instead (needs spaCy).", metavar="NAME"),
    ] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Read reports into a record, analyse and compare them. Run it again to add more, or to go on after a stop.

    Ends with 0: all was read; 1: some inputs failed, or came in part, the rest is in the record;
    126: nearly nothing could be read.
    """
    for path in paths:
        if not path.exists():
            raise refuse(f"{path}: no such file or folder; check the path")
    if recall:
        from sanudo.record.analysing import MORE_EVENTS

        os.environ[MORE_EVENTS] = "1"
    if model:
        from sanudo.language import pipeline

        try:
            pipeline.load(model)
        except RuntimeError as error:
            raise refuse(str(error)) from None
        os.environ[pipeline.CHOSEN] = model
    raise typer.Exit(build_and_tell(paths, output, processes, as_json, quiet))


def build_and_tell(paths: list[Path], output: Path, processes: int | None, as_json: bool, quiet: bool) -> int:
    """Build, say what came of it, and give the exit code."""
    from sanudo.record.analysing import usable_processors
    from sanudo.record.building import Built, build
    from sanudo.record.record import Record

    with Record(output, write=True) as record:
        with progress(quiet) as report:
            built: Built = build(record, paths, processes or usable_processors(), progress=report)
        overview, problems = record.overview(), record.problems()
    if as_json:
        emit_object({"record": str(output), "inputs": built.inputs, **asdict(built), "articles": overview.articles})
    else:
        print(told(built.inputs, built.stored, built.in_part, built.rejected, built.known))
        print(f"{shown(str(output))}: {plural(overview.articles, 'article')}; see it with `sanudo show {output}`")
    if problems and not quiet:
        for problem in problems[:MOST_PROBLEMS]:
            note(f"{problem.name}: {problem.kind}: {problem.message}")
        if len(problems) > MOST_PROBLEMS:
            note(f"and {plural(len(problems) - MOST_PROBLEMS, 'more problem')}: sanudo show {output} problems")
    return exit_code(built.inputs, built.stored, built.in_part)


def told(inputs: int, stored: int, in_part: int, rejected: int, known: int) -> str:
    """The outcome in a sentence; the numbers add up."""
    parts = [f"{stored:,} stored"]
    parts += [f"{in_part:,} stored in part"] if in_part else []
    parts += [f"{rejected:,} rejected"] if rejected else []
    already = f" ({known:,} known already)" if known else ""
    return f"{plural(inputs, 'input')}: {', '.join(parts)}{already}"


def exit_code(inputs: int, stored: int, in_part: int) -> int:
    """0, 1 or 126, as the command's help says."""
    if stored + in_part <= NEARLY * inputs:
        return NEARLY_NOTHING
    return ALL_READ if stored == inputs else SOME_FAILED
