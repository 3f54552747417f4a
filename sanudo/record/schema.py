"""A path in, an open SQLite connection out, at the newest shape: numbered files in `migrations/`, each run once.

It knows the file and its shape, and nothing of what is in the tables.
"""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from pathlib import Path

BUSY_SECONDS = 30.0
MAGIC = 0x53414E55  # "SANU": tells a record from any other SQLite file


class RecordError(Exception):
    """The record cannot be opened or used; the message says what, where and what to do."""


def connect(path: Path, write: bool) -> sqlite3.Connection:
    """An open record at the newest shape. Reading asks for an existing file and never changes it."""
    if not write and not path.is_file():
        raise RecordError(f"{path}: there is no record here; make one with `sanudo build PATH... -o {path}`")
    if path.is_dir() or not path.parent.is_dir():
        raise RecordError(f"{path}: a record is a file in an existing folder; give another path")
    try:
        connection = _opened(path, write)
        _check(connection, path)
        if write:
            _prepare(connection)
        else:
            _refuse_old(connection, path)
    except sqlite3.OperationalError as error:
        raise RecordError(
            f"{path}: the record cannot be opened ({error}); is the file readable and writable?"
        ) from None
    except sqlite3.DatabaseError as error:
        raise RecordError(f"{path}: not a record ({error}); give the file that `sanudo build` wrote") from None
    return connection


def _opened(path: Path, write: bool) -> sqlite3.Connection:
    if write:
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    else:
        connection = _opened_to_read(path)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _opened_to_read(path: Path) -> sqlite3.Connection:
    """Read-only. In a folder that cannot be written, WAL's side files cannot be made: then as an unchanging file."""
    address = path.resolve().as_uri()
    for options in ("mode=ro", "mode=ro&immutable=1"):
        connection = sqlite3.connect(
            f"{address}?{options}", uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema")
            return connection
        except sqlite3.OperationalError:
            connection.close()
            if "immutable" in options:
                raise
    raise AssertionError("unreachable")


def _check(connection: sqlite3.Connection, path: Path) -> None:
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    if mark != MAGIC and not (mark == 0 and empty):
        connection.close()
        raise RecordError(f"{path}: a database, but not a record of Sanudo; give another path")


def _refuse_old(connection: sqlite3.Connection, path: Path) -> None:
    shape = connection.execute("PRAGMA user_version").fetchone()[0]
    newest = len(migrations())
    if shape == newest:
        return
    connection.close()
    if shape > newest:
        raise RecordError(f"{path}: written by a newer Sanudo (shape {shape}, this one knows {newest}); update Sanudo")
    raise RecordError(f"{path}: written by an older Sanudo; run `sanudo build -o {path}` once to bring it up to date")


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")  # safe in WAL against a killed process
    shape = connection.execute("PRAGMA user_version").fetchone()[0]
    steps = migrations()
    if shape > len(steps):
        raise sqlite3.OperationalError(f"written by a newer Sanudo, shape {shape}; update Sanudo")
    for number, script in enumerate(steps[shape:], start=shape + 1):
        # One transaction a step: a process killed in it leaves the shape before.
        connection.executescript(
            f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {number};\nPRAGMA application_id = {MAGIC};\nCOMMIT;"
        )


def migrations() -> list[str]:
    """The scripts in order; their names start with 0001_, 0002_, ... without a gap."""
    folder = files("sanudo.record") / "migrations"
    found = sorted((each for each in folder.iterdir() if each.name.endswith(".sql")), key=lambda each: each.name)
    for number, each in enumerate(found, start=1):
        if not each.name.startswith(f"{number:04d}_"):
            raise RecordError(f"sanudo/record/migrations/{each.name}: expected a name that starts with {number:04d}_")
    return [each.read_text(encoding="utf-8") for each in found]
