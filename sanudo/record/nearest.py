"""The reports that share most with given words: any of the words will do, where searching.py wants them all."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence


def articles_with_any(db: sqlite3.Connection, words: Sequence[str], limit: int = 40) -> list[str]:
    """The ids of current articles whose sentences hold any of `words`, those with the best sentences first.

    The full-text index weighs words by how rare they are in this record (BM25).
    """
    terms = ['"' + word.replace('"', "") + '"' for word in words if word.strip('"')]
    if not terms:
        return []
    rows = db.execute(
        "SELECT a.id FROM sentences_text f JOIN sentences s ON s.id = f.rowid JOIN articles a ON a.key = s.article"
        " WHERE sentences_text MATCH ? AND a.current ORDER BY f.rank, a.id LIMIT ?",
        (" OR ".join(terms), limit * 4),
    )
    return list(dict.fromkeys(row[0] for row in rows))[:limit]
