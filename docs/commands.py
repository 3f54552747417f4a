"""Writes docs/commands.md from the commands' own --help, so that it cannot go stale: `make docs`."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

PAGE = Path(__file__).with_name("commands.md")

HEAD = """\
# The command line

Made by `make docs` from `--help`; do not edit by hand. Data goes to stdout, progress and notes to stderr.
`--json` gives one object, `--nl` one object a line, `--quiet` no notes. Exit codes: 0, all was read; 1, some inputs
failed or came in part and the rest is in the record (of `check`: not found); 2, wrong usage; 126, nearly nothing could
be read; 130, stopped with Ctrl-C.

What `sanudo` says without arguments:

"""


def page() -> str:
    """The whole page."""
    os.environ |= {"COLUMNS": "110", "NO_COLOR": "1", "TERM": "dumb"}  # one width and no colours everywhere
    from sanudo.cli.main import COMMANDS, TEN_LINES

    parts = [HEAD + _block(TEN_LINES)]
    for name, place in COMMANDS:
        parts.append(f"\n## sanudo {name}\n\n{_block(_help(name))}")
        app = getattr(import_module(place), "app", None)
        for command in app.registered_commands if app else ():
            parts.append(f"\n### sanudo {name} {command.name}\n\n{_block(_help(name, command.name))}")
    return "".join(parts)


def _help(*words: str) -> str:
    from typer.testing import CliRunner

    from sanudo.cli.main import make_app

    result = CliRunner().invoke(make_app(), [*words, "--help"], prog_name="sanudo")
    return "\n".join(line.rstrip() for line in result.stdout.strip().splitlines())


def _block(text: str) -> str:
    return f"```\n{text}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE} written")
