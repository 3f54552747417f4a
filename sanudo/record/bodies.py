"""Names of bodies in, which of them are alike enough to be one body's out, each pair likened once in the life of a
record: what was found is kept in it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from sanudo.comparing.bodies import Bodies
from sanudo.record.packing import column


def bodies_known(db: sqlite3.Connection, names: Iterable[str]) -> Bodies:
    """What a record knows of the names of bodies, after it has learnt these too, within the caller's transaction."""
    known = [name for (name,) in db.execute("SELECT name FROM bodies ORDER BY name")]
    bodies = Bodies(known, db.execute("SELECT name, other, likeness FROM bodies_alike").fetchall())
    for name in sorted({name for name in names if name == column(name) and name not in bodies}):
        pairs = [(*sorted((name, other)), likeness) for other, likeness in bodies.alike(name).items()]
        db.executemany("INSERT OR REPLACE INTO bodies_alike VALUES (?, ?, ?)", pairs)
        db.execute("INSERT OR IGNORE INTO bodies VALUES (?)", (name,))
    return bodies
