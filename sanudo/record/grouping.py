"""The record's reports grouped into stories as they come: each is held against those it shares heavy words with.

A report that came or went in, the clusters that changed out. The pairs that may be of one story are kept; what is
linked to a change is clustered again and nothing else, and the clusters are those of grouping all reports at once.
Where a word stands in more than POSTINGS reports of one window, it finds the nearest of those that are there when the
report comes: only there may the order of coming tell.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Set

from sanudo.comparing.clusters import Dots, Pair, regrouped
from sanudo.comparing.stories import (
    POSTINGS,
    SHARED,
    WINDOW_DAYS,
    Item,
    are_likely,
    clustered,
    dots_of,
    heavy_words,
    sort_key,
)
from sanudo.record.sheets import Profiles

_UNDATED_BEFORE = "SELECT article, weight FROM heavy WHERE word = ? AND day = -1 AND id < ? ORDER BY id DESC LIMIT ?"
_UNDATED_AFTER = "SELECT article, weight FROM heavy WHERE word = ? AND day = -1 AND id > ? ORDER BY id LIMIT ?"
_UNDATED = "SELECT article, weight FROM heavy WHERE word = ? AND day = -1 ORDER BY id DESC LIMIT ?"
_DATED = "SELECT article, weight FROM heavy WHERE word = ? AND day >= 0"
_DATED_BEFORE = (
    "SELECT article, weight FROM heavy WHERE word = ? AND (day, id) < (?, ?) AND day >= ?"
    " ORDER BY day DESC, id DESC LIMIT ?"
)
_DATED_AFTER = (
    "SELECT article, weight FROM heavy WHERE word = ? AND (day, id) > (?, ?) AND day <= ? ORDER BY day, id LIMIT ?"
)


def take_up(db: sqlite3.Connection, key: int, profiles: Profiles) -> None:
    """Hold a report, whose sheet is stored, against those that are there."""
    id, day = _item(db, key)
    words = heavy_words(profiles.of(key)[0])
    shared: dict[int, float] = defaultdict(float)
    for word, weight in words:
        for other, theirs in _sharing(db, word, id, day):
            shared[other] += weight * theirs
    own = sort_key(Item(id, day))
    for other, score in shared.items():
        if score >= SHARED:
            earlier, later = (other, key) if sort_key(Item(*_item(db, other))) < own else (key, other)
            (a, own_a), (b, own_b) = profiles.of(earlier), profiles.of(later)
            dots = dots_of(a, b)
            if are_likely(dots, own_a, own_b):
                db.executemany(
                    "INSERT OR REPLACE INTO likely VALUES (?, ?, ?)",
                    [(one, two, json.dumps(dots)) for one, two in ((key, other), (other, key))],
                )
    db.executemany(
        "INSERT OR REPLACE INTO heavy VALUES (?, ?, ?, ?, ?)",
        [(word, -1 if day is None else day, id, key, weight) for word, weight in words],
    )


def let_go(db: sqlite3.Connection, key: int, profiles: Profiles) -> set[int]:
    """Forget a report, whose sheet is still there; the others of its cluster, which are loose now."""
    id, day = _item(db, key)
    db.executemany(
        "DELETE FROM heavy WHERE word = ? AND day = ? AND id = ?",
        [(word, -1 if day is None else day, id) for word, _ in heavy_words(profiles.of(key)[0])],
    )
    db.execute(
        "DELETE FROM likely WHERE other = ? AND article IN (SELECT other FROM likely WHERE article = ?)", (key,) * 2
    )
    db.execute("DELETE FROM likely WHERE article = ?", (key,))
    others = set(_cluster_of(db, key)) - {key}
    db.execute("DELETE FROM grouped WHERE article = ?", (key,))
    return others


def regroup(db: sqlite3.Connection, loose: Set[int]) -> int:
    """Find the clusters of the reports that are loose, and of those that they draw along; how many were looked at."""
    if not loose:
        return 0
    looked_at: set[int] = set()

    def cluster(keys: Set[int]) -> list[frozenset[int]]:
        looked_at.update(keys)
        return _clusters(db, keys)

    def linked(key: int) -> Iterable[int]:
        return (other for (other,) in db.execute("SELECT other FROM likely WHERE article = ?", (key,)))

    _, fresh = regrouped(loose, lambda key: _cluster_of(db, key), linked, cluster)
    for members in fresh:
        db.executemany(
            "INSERT OR REPLACE INTO grouped VALUES (?, ?, 0)", [(key, min(members)) for key in sorted(members)]
        )
    return len(looked_at)


def _sharing(db: sqlite3.Connection, word: str, id: str, day: int | None) -> Iterable[tuple[int, float]]:
    if day is None:
        yield from db.execute(_UNDATED_BEFORE, (word, id, POSTINGS))
        yield from db.execute(_UNDATED_AFTER, (word, id, POSTINGS))
        yield from db.execute(_DATED, (word,))
    else:
        yield from db.execute(_UNDATED, (word, POSTINGS))
        yield from db.execute(_DATED_BEFORE, (word, day, id, max(0, day - WINDOW_DAYS), POSTINGS))
        yield from db.execute(_DATED_AFTER, (word, day, id, day + WINDOW_DAYS, POSTINGS))


def _item(db: sqlite3.Connection, key: int) -> tuple[str, int | None]:
    id, day = db.execute(
        "SELECT a.id, s.day FROM sheets s JOIN articles a ON a.key = s.article WHERE s.article = ?", (key,)
    ).fetchone()
    return id, day


def _cluster_of(db: sqlite3.Connection, key: int) -> frozenset[int]:
    rows = db.execute(
        "SELECT article FROM grouped WHERE cluster = (SELECT cluster FROM grouped WHERE article = ?)", (key,)
    )
    return frozenset(article for (article,) in rows)


def _clusters(db: sqlite3.Connection, keys: Set[int]) -> list[frozenset[int]]:
    """The clusters of these reports as if there were no others."""
    held = []
    for key in sorted(keys):
        id, day, own = db.execute(
            "SELECT a.id, s.day, s.own FROM sheets s JOIN articles a ON a.key = s.article WHERE s.article = ?", (key,)
        ).fetchone()
        held.append((Item(id, day), key, tuple(json.loads(own))))
    held.sort(key=lambda each: sort_key(each[0]))
    place = {key: number for number, (_, key, _) in enumerate(held)}
    pairs: dict[Pair, Dots] = {}
    for _, key, _ in held:
        for other, dots in db.execute("SELECT other, dots FROM likely WHERE article = ? ORDER BY other", (key,)):
            if place.get(other, -1) > place[key]:
                pairs[place[key], place[other]] = tuple(json.loads(dots))
    found = clustered([item for item, _, _ in held], [own for _, _, own in held], pairs)
    return [frozenset(held[number][1] for number in members) for members in found]
