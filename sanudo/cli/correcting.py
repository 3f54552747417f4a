"""What commands that correct a record by hand share: write, compare anew, show the log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sanudo.cli.output import Row, aligned, emit, note
from sanudo.record.record import Record
from sanudo.record.schema import RecordError


@contextmanager
def corrected(path: Path) -> Iterator[Record]:
    """A record to correct; when the correction is made, what hangs on it is compared anew."""
    from sanudo.record.comparing import refresh

    if not path.is_file():
        raise RecordError(f"{path}: there is no record here; make one with `sanudo build PATH... -o {path}`")
    with Record(path, write=True) as record:
        before = len(record.corrections())
        yield record
        if len(record.corrections()) > before:
            refresh(record)
            note(f"correction {record.corrections()[-1].n} is in the log and done; it is done again after every build")


def write_log(path: Path, as_json: bool, as_lines: bool) -> None:
    """The log of corrections on stdout."""
    with Record(path) as record:
        rows = [{"n": c.n, "kind": c.kind, "undone": c.undone, **c.value} for c in record.corrections()]
    emit("corrections", rows, _line, as_json, as_lines)


def _line(row: Row) -> str:
    parts = [
        _named(row[key])
        for key in ("into", "other", "actor", "name", "names", "article", "articles", "story")
        if row.get(key)
    ]
    undone = f"undone by {row['undone']}" if row["undone"] else None
    number = f"of {row['undone_number']}" if "undone_number" in row else None
    return aligned(row["n"], row["kind"], *parts, number, undone)


def _named(value: object) -> str:
    if isinstance(value, dict):
        return str(value.get("name") or value.get("id"))
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
