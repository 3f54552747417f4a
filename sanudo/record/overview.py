"""A record at a glance, counted by SQLite."""

from __future__ import annotations

import sqlite3

from sanudo.record.compared import TABLES
from sanudo.record.types import Overview

COUNTED = (
    "articles",
    "sentences",
    "times",
    "mentions",
    "entities",
    "quotations",
    "events",
    "positions",
    *(table.name for table in TABLES),
    "problems",
    "corrections",
)


def table_counts(db: sqlite3.Connection) -> tuple[tuple[str, int], ...]:
    """Rows by table, in the order in which a report becomes a record."""
    return tuple((table, db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in COUNTED)


def overview(db: sqlite3.Connection) -> Overview:
    """The record in numbers; only current versions of articles are counted as articles."""
    outcomes = dict(db.execute("SELECT outcome, count(*) FROM inputs GROUP BY outcome").fetchall())
    current, begin, end, undated = db.execute(
        "SELECT count(*), min(substr(published, 1, 10)), max(substr(published, 1, 10)),"
        " coalesce(sum(published IS NULL), 0) FROM articles WHERE current"
    ).fetchone()
    outlets = db.execute(
        "SELECT outlet, count(*) AS n FROM articles WHERE current AND outlet IS NOT NULL"
        " GROUP BY outlet ORDER BY n DESC, 1"
    ).fetchall()
    versions = db.execute("SELECT DISTINCT version FROM readings ORDER BY 1 DESC").fetchall()
    return Overview(
        articles=current,
        inputs=sum(outcomes.values()),
        stored=outcomes.get("stored", 0),
        in_part=outcomes.get("in part", 0),
        rejected=outcomes.get("rejected", 0),
        begin=begin,
        end=end,
        undated=undated,
        outlets=tuple((name, n) for name, n in outlets),
        counts=table_counts(db),
        analysed=db.execute(
            "SELECT count(*) FROM readings r JOIN articles a ON a.key = r.article WHERE a.current"
        ).fetchone()[0],
        version=versions[0][0] if len(versions) == 1 else None,
        superseded=db.execute("SELECT count(*) FROM articles WHERE NOT current").fetchone()[0],
        compared=db.execute("SELECT 1 FROM meta WHERE key = 'compared'").fetchone() is not None,
    )
