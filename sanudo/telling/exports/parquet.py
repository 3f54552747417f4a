"""One Parquet file a table, for those who have polars: numbers as numbers, lists and objects as JSON in their cell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sanudo.record.record import Record
from sanudo.record.schema import RecordError
from sanudo.telling.exports.tables import Row, tables


def write(record: Record, folder: Path) -> list[Path]:
    """Write `articles.parquet`, ...; a table without rows has no file. Raises RecordError where polars is missing."""
    try:
        import polars
    except ImportError:
        raise RecordError("parquet: needs polars; install it with `pip install 'sanudo[parquet]'`") from None
    paths = []
    for name, rows in tables(record):
        flat = [_flat(row) for row in rows]
        path = folder / f"{name}.parquet"
        if flat:
            polars.DataFrame(flat, infer_schema_length=None, strict=False).write_parquet(path)
            paths.append(path)
        else:
            path.unlink(missing_ok=True)
    return paths


def _flat(row: Row) -> dict[str, Any]:
    return {key: _cell(value) for key, value in row.items()}


def _cell(value: Any) -> Any:
    if isinstance(value, list | dict):
        return json.dumps(value)
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
