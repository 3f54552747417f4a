"""`sanudo demo`: the bundled reports, built into a record; what was found, and where it is."""

from __future__ import annotations

import os
import sys
import webbrowser
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from sanudo.cli.build import exit_code
from sanudo.cli.output import AsJson, Quiet, Row, emit_object, note, plural, shown
from sanudo.cli.progress import progress
from sanudo.cli.views import VIEWS, Asked, View
from sanudo.record.record import Record

SHOWN = (
    # view, its heading, how many rows of it
    ("stories", "Two look-alike stories, kept apart", 4),
    ("reprints", "Who copied whom", 2),
    ("meetings", "Meetings", 4),
    ("quotes", "Who said what", 3),
    ("positions", "Who wants what", 3),
    ("differences", "Where the reports part", 4),
)


def command(
    output: Annotated[Path, typer.Option("--output", "-o", help="The record.")] = Path("sanudo-demo.db"),
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open it in the browser, where this is a terminal with one.")
    ] = True,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Build the bundled reports: eleven, of six invented outlets, on two rounds of talks five weeks apart."""
    from sanudo.record.analysing import usable_processors
    from sanudo.record.building import build

    with as_file(files("sanudo.demo") / "reports") as reports, Record(output, write=True) as record:
        with progress(quiet) as report:
            built = build(record, [reports], usable_processors(), progress=report)
        if as_json:
            emit_object({"record": str(output), **_glance(record)})
        else:
            _tell(record)
    if not as_json:
        _say_where(output)
    if browser and not as_json and has_browser():
        from sanudo.cli.open import serve

        serve(output, 0, browser, quiet)
    raise typer.Exit(exit_code(built.inputs, built.stored, built.in_part))


def _tell(record: Record) -> None:
    print(_view("overview").line(_glance(record)))
    for name, heading, most in SHOWN:
        view = _view(name)
        rows = list(view.rows(record, Asked()))
        if rows:
            print(f"\n{heading}" + (f" ({most} of {plural(len(rows), 'row')})" if len(rows) > most else ""))
            for row in rows[:most]:
                print("  " + view.line(row).replace("\n", "\n  "))


def _say_where(output: Path) -> None:
    where = shown(str(output))
    print(f"\nThe record is {where}. Go on with:")
    for words in (f"show {where} timeline", f"show {where} differences", f"search {where} commission", f"open {where}"):
        print(f"  sanudo {words}")


def _glance(record: Record) -> Row:
    return next(iter(_view("overview").rows(record, Asked())))


def _view(name: str) -> View:
    return next(view for view in VIEWS if view.name == name)


def has_browser() -> bool:
    """Whether somebody sits at a terminal on which a browser can be opened."""
    if not (sys.stdout.isatty() and sys.stdin.isatty()):
        return False
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    try:
        webbrowser.get()
    except webbrowser.Error:
        note("no browser on this machine; see the record with `sanudo show`")
        return False
    return True
