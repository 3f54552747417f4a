"""All content of a record as canonical lines. Nothing in them depends on the order or the number of builds that made
it, nor on row numbers; where the files lay on this machine is left out."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from sanudo.record.compared import TABLES
from sanudo.record.packing import unpack

_BY_ARTICLE = ("parts", "sentences", "times", "entities", "mentions", "quotations", "events", "positions")
_ROWS = (
    ("inputs", "SELECT name, n, outcome, article FROM inputs ORDER BY name, n, outcome, article"),
    ("problems", "SELECT name, kind, message, partial, original FROM problems ORDER BY name, kind, message, original"),
    ("originals", "SELECT hash, size FROM originals ORDER BY hash"),
    ("corrections", "SELECT n, kind, value FROM corrections ORDER BY n"),
    ("story_articles", "SELECT story, n, article FROM story_articles ORDER BY story, n, article"),
    (
        "actor_members",
        "SELECT c.id, a.id, m.entity FROM actor_members m JOIN articles a ON a.key = m.article"
        " JOIN actors c ON c.n = m.actor ORDER BY 1, 2, 3",
    ),
)

_EVIDENCE = (
    "SELECT a.id, e.start, e.end FROM evidence e JOIN articles a ON a.key = e.article WHERE e.kind = ? AND e.n = ?"
    " ORDER BY 1, 2, 3"
)


def dump(db: sqlite3.Connection) -> Iterator[str]:
    """One JSON array a line: the table, then the row."""
    for table, sql in _ROWS:
        for row in db.execute(sql):
            yield _line(table, *row)
    for each in TABLES:
        for n, value in db.execute(f"SELECT n, value FROM {each.name} ORDER BY rank, n"):
            evidence = db.execute(_EVIDENCE, (each.name, n)).fetchall()
            yield _line(each.name, json.loads(unpack(value)), evidence)
    articles = db.execute("SELECT key, id, name, version, current, text, value FROM articles ORDER BY id")
    for key, id, name, version, current, text, value in articles:
        digest = hashlib.sha256(unpack(text).encode("utf-8", "surrogatepass")).hexdigest()
        yield _line("articles", id, name, version, current, digest, json.loads(unpack(value)))
        yield from _about(db, key, id)
    yield _line("sentences_text", db.execute("SELECT count(*) FROM sentences_text").fetchone()[0])


def _about(db: sqlite3.Connection, key: int, id: str) -> Iterator[str]:
    row = db.execute("SELECT version, value FROM readings WHERE article = ?", (key,)).fetchone()
    if row is not None:
        yield _line("readings", id, row[0], json.loads(unpack(row[1])))
    for table in _BY_ARTICLE:
        cursor = db.execute(f"SELECT * FROM {table} WHERE article = ? ORDER BY n", (key,))
        names = [each[0] for each in cursor.description]
        for row in cursor:
            kept = [value for name, value in zip(names, row, strict=True) if name not in ("id", "article")]
            yield _line(table, id, *kept)


def _line(*values: Any) -> str:
    return json.dumps(values, ensure_ascii=True, separators=(",", ":"))
