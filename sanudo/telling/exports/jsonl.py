"""One file a table, one JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path

from sanudo.record.record import Record
from sanudo.telling.exports.tables import tables


def write(record: Record, folder: Path) -> list[Path]:
    """Write `articles.jsonl`, `events.jsonl`, ..."""
    paths = []
    for name, rows in tables(record):
        path = folder / f"{name}.jsonl"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
        paths.append(path)
    return paths
