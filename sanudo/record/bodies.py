"""Names of bodies in, how alike two of them are out, each pair likened once in the life of a record.

A name that is new is held against all known names that share a key with it; those alike enough to be one body's are
kept.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from sanudo.comparing.resolving import SAME_BODY, body_blocks
from sanudo.language.gazetteer.body_names import body_similarity
from sanudo.record.packing import column


class Bodies:
    """What a record knows of the names of bodies."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known = {name for (name,) in db.execute("SELECT name FROM bodies")}
        rows = db.execute("SELECT name, other, likeness FROM bodies_alike")
        self._alike: dict[tuple[str, str], float] = {(name, other): likeness for name, other, likeness in rows}

    def learn(self, names: Iterable[str]) -> None:
        """Hold names that are not known yet against all that are, within the caller's transaction."""
        new = sorted({name for name in names if name == column(name)} - self._known)
        if not new:
            return
        sharing: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._known):
            for key in dict.fromkeys(body_blocks(name)):
                sharing[key].append(name)
        for name in new:
            keys = dict.fromkeys(body_blocks(name))
            for other in {other for key in keys for other in sharing[key]}:
                pair = (min(name, other), max(name, other))
                likeness = body_similarity(*pair)
                if likeness >= SAME_BODY:
                    self._alike[pair] = likeness
                    self._db.execute("INSERT OR REPLACE INTO bodies_alike VALUES (?, ?, ?)", (*pair, likeness))
            for key in keys:
                sharing[key].append(name)
            self._known.add(name)
            self._db.execute("INSERT OR IGNORE INTO bodies VALUES (?)", (name,))

    def likeness(self, name: str, other: str) -> float:
        """How alike two names that share a key are, given in the order of the alphabet; 0 where it is too little."""
        if name != other and name in self._known and other in self._known:
            return self._alike.get((name, other), 0.0)
        return body_similarity(name, other)
