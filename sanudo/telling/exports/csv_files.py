"""One CSV file a table: a row a line, lists and objects as JSON in their cell, the first evidence in own columns.

A cell that a spreadsheet would take for a formula (=, +, -, @ before a word) gets a ' before it, as spreadsheets do.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sanudo.record.record import Record
from sanudo.telling.exports.tables import Row, tables

EVIDENCE = ("evidence_article", "evidence_start", "evidence_end", "evidence_text")


def write(record: Record, folder: Path) -> list[Path]:
    """Write `articles.csv`, `events.csv`, ...; a table without rows has no file."""
    paths = []
    for name, rows in tables(record):
        path = folder / f"{name}.csv"
        if _write(path, rows):
            paths.append(path)
    return paths


def _write(path: Path, rows: Iterable[Row]) -> bool:
    flat = [_flat(row) for row in rows]
    if not flat:
        path.unlink(missing_ok=True)
        return False
    columns = list(dict.fromkeys(column for row in flat for column in row))
    with path.open("w", encoding="utf-8", newline="", errors="backslashreplace") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(flat)
    return True


def _flat(row: Row) -> dict[str, Any]:
    flat = {key: _cell(value) for key, value in row.items() if key != "evidence"}
    if "evidence" in row:
        first = row["evidence"][0] if row["evidence"] else {}
        here = (first.get("article", row.get("article")), first.get("start"), first.get("end"), first.get("text"))
        flat |= {column: _cell(value) for column, value in zip(EVIDENCE, here, strict=True)}
        flat["evidence_pieces"] = len(row["evidence"])
    return flat


def _cell(value: Any) -> Any:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value
