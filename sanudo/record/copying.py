"""Who copied whom in the record, kept up to date as reports come and go.

A report that came or went in, the reports whose copies changed out. Sentences are found again by number, and a sample
of their runs of words by its reports; a sentence that becomes an outlet's own boilerplate, or ceases to be, is taken
out of, or put back into, all reports that have it. The copies are those of looking at all reports at once.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import replace
from functools import cache

from sanudo.comparing.reprints import (
    HOUSE,
    POSTINGS,
    SAMPLED,
    Sheet,
    is_house,
    may_copy,
    reprint_of,
    sample_of,
)
from sanudo.comparing.types import Reprint
from sanudo.record.sheets import Profiles, copy_sheet, number_of, sentences_of
from sanudo.record.writing import drop_values, store_values

_ROWS = "SELECT r.copy, r.original, r.containment, r.n FROM reprints r JOIN articles a ON"


def recopy(db: sqlite3.Connection, came: Set[int], left: Set[int], profiles: Profiles) -> set[int]:
    """Find the copies of the reports that `came` (their sheets are stored) and of all that change with them and with
    those that `left` (their sheets are still there); the reports of which copies changed."""
    numbers: set[int] = set()
    for key in left:
        numbers.update(sentences_of(db, key))
        db.executemany(
            "DELETE FROM copied WHERE sentence = ? AND article = ?", ((n, key) for n in sentences_of(db, key))
        )
    for key in came:
        numbers.update(sentences_of(db, key))
        db.executemany("INSERT OR IGNORE INTO copied VALUES (?, ?)", ((n, key) for n in sentences_of(db, key)))
    again = set(came)
    resampled = came | _rehoused(db, numbers, came | left, again, profiles)
    kept = cache(lambda key: _kept(db, key))
    samples = {key: sample_of(kept(key).sentences) for key in sorted(resampled)}
    again |= _resample(db, {**samples, **{key: set() for key in left}})
    again |= resampled
    again -= left
    before = _told(db, again | left)
    drop_values(db, "reprints", before.values())
    pairs = {(min(key, other), max(key, other)) for key in again for other in _candidates(db, key)}
    found = [reprint for key, other in sorted(pairs) if (reprint := _compared(db, kept(key), kept(other)))]
    store_values(db, "reprints", found)
    after = {(reprint.copy, reprint.original, reprint.containment) for reprint in found}
    ids = {id for copy, original, _ in before.keys() ^ after for id in (copy, original)}
    return {key for id in ids for key in _keys(db, id)}


def _rehoused(
    db: sqlite3.Connection, numbers: Set[int], moved: Set[int], again: set[int], profiles: Profiles
) -> set[int]:
    """Tell anew which of the sentences are house sentences; the reports that have one that changed.

    Reports with a sentence that many have now, or no longer, are added to `again`.
    """
    changed: set[int] = set()
    for number in sorted(numbers):
        holders = [key for (key,) in db.execute("SELECT article FROM copied WHERE sentence = ?", (number,))]
        was = db.execute("SELECT 1 FROM house WHERE sentence = ?", (number,)).fetchone() is not None
        now = len(holders) >= HOUSE and _is_house(db, number, profiles)
        if was != now:
            changed.update(holders)
            db.execute("INSERT INTO house VALUES (?)" if now else "DELETE FROM house WHERE sentence = ?", (number,))
        if len(holders) < HOUSE + len(moved):
            again.update(holders)
    return changed


def _is_house(db: sqlite3.Connection, number: int, profiles: Profiles) -> bool:
    rows = db.execute(
        "SELECT DISTINCT a.outlet FROM copied c JOIN articles a ON a.key = c.article WHERE c.sentence = ?", (number,)
    )
    outlets = {outlet for (outlet,) in rows}
    days = db.execute(
        "SELECT min(s.came), max(s.came) FROM copied c JOIN sheets s ON s.article = c.article WHERE c.sentence = ?",
        (number,),
    ).fetchone()
    first = db.execute(
        "SELECT a.key FROM copied c JOIN articles a ON a.key = c.article WHERE c.sentence = ?"
        " ORDER BY a.name, a.id LIMIT ?",
        (number, SAMPLED),
    ).fetchall()
    return is_house(outlets, [day for day in days if day is not None], [profiles.of(key)[0].all for (key,) in first])


def _kept(db: sqlite3.Connection, key: int) -> Sheet:
    """The report without house sentences."""
    own = copy_sheet(db, key)
    return replace(
        own,
        sentences=tuple(
            sentence
            for sentence in own.sentences
            if db.execute("SELECT 1 FROM house WHERE sentence = ?", (number_of(sentence.key),)).fetchone() is None
        ),
    )


def _resample(db: sqlite3.Connection, samples: dict[int, set[int]]) -> set[int]:
    """Keep these reports' samples; the reports that share a shingle which now stands in too many, or no longer."""
    again: set[int] = set()
    for key, sample in sorted(samples.items()):
        row = db.execute("SELECT shingles FROM sampled WHERE article = ?", (key,)).fetchone()
        before = set(json.loads(row[0])) if row else set()
        for shingle in sorted(before - sample):
            held = _holders(db, shingle)
            if len(held) == POSTINGS + 1:
                again.update(held)
            db.execute("DELETE FROM shingled WHERE shingle = ? AND article = ?", (shingle, key))
        for shingle in sorted(sample - before):
            held = _holders(db, shingle)
            if len(held) == POSTINGS:
                again.update(held)
            db.execute("INSERT OR IGNORE INTO shingled VALUES (?, ?)", (shingle, key))
        if sample:
            db.execute("INSERT OR REPLACE INTO sampled VALUES (?, ?)", (key, json.dumps(sorted(sample))))
        else:
            db.execute("DELETE FROM sampled WHERE article = ?", (key,))
    return again


def _holders(db: sqlite3.Connection, shingle: int) -> list[int]:
    rows = db.execute("SELECT article FROM shingled WHERE shingle = ? LIMIT ?", (shingle, POSTINGS + 2))
    return [key for (key,) in rows]


def _candidates(db: sqlite3.Connection, key: int) -> list[int]:
    """The reports that share so many sampled runs of words with this one that one may be a copy."""
    sample = _sample(db, key)
    shared: Counter[int] = Counter()
    for shingle in sample:
        held = _holders(db, shingle)
        if 2 <= len(held) <= POSTINGS:
            shared.update(held)
    del shared[key]
    return sorted(other for other, count in shared.items() if may_copy(count, len(sample), len(_sample(db, other))))


def _sample(db: sqlite3.Connection, key: int) -> list[int]:
    row = db.execute("SELECT shingles FROM sampled WHERE article = ?", (key,)).fetchone()
    return json.loads(row[0]) if row else []


def _compared(db: sqlite3.Connection, own: Sheet, other: Sheet) -> Reprint | None:
    one, two = sorted((own, other), key=lambda each: (each.article.name, each.article.id))
    often = {
        sentence.key
        for sentence in (*one.sentences, *two.sentences)
        if db.execute("SELECT count(*) FROM copied WHERE sentence = ?", (number_of(sentence.key),)).fetchone()[0]
        >= HOUSE
    }
    return reprint_of(one, two, frozenset(often))


def _told(db: sqlite3.Connection, keys: Iterable[int]) -> dict[tuple[str, str, float], int]:
    """The rows of the copies that any of these reports is in."""
    found: dict[tuple[str, str, float], int] = {}
    for key in keys:
        rows = db.execute(
            f"{_ROWS} a.id = r.copy WHERE a.key = ?1 UNION {_ROWS} a.id = r.original WHERE a.key = ?1",
            (key,),
        )
        found.update({(copy, original, containment): n for copy, original, containment, n in rows})
    return found


def _keys(db: sqlite3.Connection, id: str) -> list[int]:
    return [key for (key,) in db.execute("SELECT key FROM articles WHERE id = ?", (id,))]
