"""`sanudo export`: the record in other people's formats."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sanudo.cli.output import AsJson, Quiet, emit_object, note, refuse, shown
from sanudo.record.record import Record
from sanudo.telling.exports import BY_NAME, EXPORTS

_FORMATS = "; ".join(f"{export.name}: {export.about}" for export in EXPORTS)


def command(
    path: Annotated[Path, typer.Argument(help="The record.", metavar="RECORD")],
    to: Annotated[str, typer.Option("--to", help=f"Formats, with commas between. {_FORMATS}.", metavar="FORMAT,...")],
    folder: Annotated[Path, typer.Option("--dir", "-d", help="Where the files go; made where it is not there.")] = Path(
        "."
    ),
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Write a record's tables as files; their paths go to stdout."""
    names = [name.strip() for name in to.split(",") if name.strip()]
    unknown = [name for name in names if name not in BY_NAME]
    if unknown or not names:
        raise refuse(f"{', '.join(unknown) or '--to'}: no such format; one or more of {', '.join(BY_NAME)}")
    with Record(path) as record:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            written = [file for name in names for file in BY_NAME[name].write(record, folder)]
        except OSError as error:
            raise refuse(f"{error.filename or folder}: cannot be written ({error.strerror}); give another -d") from None
    if as_json:
        emit_object({"record": str(path), "files": [str(file) for file in written]})
    else:
        for file in written:
            print(shown(str(file)))
    if not quiet:
        note(f"{len(written)} files in {folder}")
