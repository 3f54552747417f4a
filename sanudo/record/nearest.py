"""The reports that share most with given words: some of the words will do, where searching.py wants them all.

How often each word stands in this record says which of them must stand together to be worth looking at, so that the
answer comes as fast from hundreds of thousands of reports as from ten.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import prod

_ASKED = 8  # words that are counted
_FEW = 400  # sentences that words which must stand together are expected in
_TOGETHER = 4  # words that must stand together, at most
_BOUND = 4.0  # how much likelier words stand together than by chance
_SETS = 10  # sets of words asked for
_READ = 60_000  # sentences that are gone through for them
_LOOKED_AT = 4000  # sentences that are ranked


def articles_with_any(db: sqlite3.Connection, words: Sequence[str], limit: int = 40) -> list[str]:
    """The ids of current articles whose sentences hold most of `words`, the rarest counting most; those with the best
    sentences first."""
    counts = _counts(db, words[:_ASKED])
    query = _query(counts, db.execute("SELECT coalesce(max(id), 0) FROM sentences").fetchone()[0])
    if not query:
        return []
    rows = db.execute(
        "SELECT a.id FROM (SELECT rowid, rank FROM sentences_text WHERE sentences_text MATCH ? LIMIT ?) f"
        " JOIN sentences s ON s.id = f.rowid JOIN articles a ON a.key = s.article"
        " WHERE a.current ORDER BY f.rank, a.id LIMIT ?",
        (query, _LOOKED_AT, limit * 4),
    )
    return list(dict.fromkeys(row[0] for row in rows))[:limit]


def _counts(db: sqlite3.Connection, words: Sequence[str]) -> dict[str, int]:
    """In how many sentences each word stands, those that stand in none left out."""
    db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, sentences_text, row)")
    found = {}
    for word in dict.fromkeys(words):
        row = db.execute("SELECT doc FROM temp.vocabulary WHERE term = ?", (_term(word),)).fetchone()
        if row:
            found[word] = int(row[0])
    return found


def _term(word: str) -> str:
    """A word as the index holds it: without case and accents."""
    folded = unicodedata.normalize("NFD", word.lower())
    return "".join(sign for sign in folded if not unicodedata.combining(sign))


def _query(counts: Mapping[str, int], sentences: int) -> str:
    """Words that are rare enough alone, and of the others those that are so together; where none are, all together."""
    words = sorted(counts, key=lambda word: (counts[word], word))
    taken: list[frozenset[str]] = []
    for size in range(1, _TOGETHER + 1):
        for chosen in combinations(words, size):
            expected = sentences * prod(counts[word] / max(1, sentences) for word in chosen) * _BOUND ** (size - 1)
            if expected <= _FEW and not any(one <= set(chosen) for one in taken):
                taken.append(frozenset(chosen))
        taken = sorted(taken, key=lambda one: (min(counts[word] for word in one), len(one), sorted(one)))[:_SETS]
        if sum(min(counts[word] for word in one) for one in taken) > _READ or len(taken) == _SETS:
            break
    if not taken and words:
        taken = [frozenset(words[:_TOGETHER])]
    return " OR ".join("(" + " AND ".join(_quoted(w) for w in sorted(one)) + ")" for one in taken)


def _quoted(word: str) -> str:
    return '"' + word.replace('"', "") + '"'
