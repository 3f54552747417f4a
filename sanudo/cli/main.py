"""The command `sanudo`: its commands stand in one table, each in a module of its own.

To add one: a module with a function `command` (its docstring is the help, its arguments are typer's), or with `app`, a
typer app of subcommands; and one line in COMMANDS.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Annotated

import typer

import sanudo
from sanudo.cli.output import note
from sanudo.record.schema import RecordError

COMMANDS = (
    # name, module
    ("demo", "sanudo.cli.demo"),
    ("build", "sanudo.cli.build"),
    ("open", "sanudo.cli.open"),
    ("show", "sanudo.cli.show"),
    ("search", "sanudo.cli.search"),
    ("brief", "sanudo.cli.brief"),
    ("check", "sanudo.cli.check"),
    ("diff", "sanudo.cli.diff"),
    ("export", "sanudo.cli.export"),
    ("actors", "sanudo.cli.actors"),
    ("stories", "sanudo.cli.stories"),
)

TEN_LINES = """\
Sanudo reads what many newsrooms reported about one story and rebuilds what happened,
every line linked to the exact characters it rests on. It runs offline.

  sanudo demo                         build a bundled story and say what was found
  sanudo build PATH... -o story.db    read reports (text, HTML, mail, JSON, zip, folders) into a record
  sanudo show story.db [WHAT]         the record at a glance; articles, quotes, meetings, differences, ...
  sanudo search story.db WORDS        the sentences that hold these words
  sanudo brief story.db               the story as an account, a source for every sentence
  sanudo check story.db --quote "..." whether somebody said it, and in which words
  sanudo open story.db                the same in the browser, on this machine alone
  sanudo --help                       every command; `--json` and `--nl` give each answer as data"""

STOPPED = 130


def _version(value: bool) -> None:
    if value:
        typer.echo(f"sanudo {sanudo.__version__}")
        raise typer.Exit


def _start(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="The version, and nothing else.")
    ] = False,
) -> None:
    """Read many reports of one story; rebuild who did what to whom, who said what, and when."""
    if context.invoked_subcommand is None:
        typer.echo(TEN_LINES)


def make_app() -> typer.Typer:
    """The typer app with every command of the table."""
    app = typer.Typer(
        invoke_without_command=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_start)
    for name, place in COMMANDS:
        module = import_module(place)
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(module.command)
    return app


def main() -> None:
    """Run the command line; ends the process with 0, 1, 2, 126 or 130."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        make_app()(prog_name="sanudo")
    except RecordError as error:
        note(str(error))
        sys.exit(2)
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        note("stopped; what was done is in the record, and the same command goes on from there")
        sys.exit(STOPPED)
