"""The whole record as one JSON file: an object with one list a table."""

from __future__ import annotations

import json
from pathlib import Path

from sanudo.record.record import Record
from sanudo.telling.exports.tables import tables


def write(record: Record, folder: Path) -> list[Path]:
    """Write `record.json`, one row a line, so that it can also be read by eye and by line."""
    path = folder / "record.json"
    with path.open("w", encoding="utf-8") as file:
        file.write("{")
        for t, (name, rows) in enumerate(tables(record)):
            file.write(("," if t else "") + f"\n{json.dumps(name)}: [")
            for n, row in enumerate(rows):
                file.write((",\n" if n else "\n") + json.dumps(row))
            file.write("\n]")
        file.write("\n}\n")
    return [path]
