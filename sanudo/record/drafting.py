"""Clusters of reports into stories, with the articles that people moved, and stories into storylines.

What changed since the last time in, drafts out: the stories as they are to be told, those that are new or changed
marked fresh. Only these are read; of the others it knows whom they are about.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Any

from sanudo.comparing.order import order_of
from sanudo.comparing.profiles import Vector
from sanudo.comparing.stories import Item, sort_key, story_of
from sanudo.comparing.storylines import About, about, chapters_of, storylines
from sanudo.comparing.types import Reprint, Story
from sanudo.reading.types import Reading
from sanudo.record.codec import from_json, to_json
from sanudo.record.compared import rank_of
from sanudo.record.corrections import correct_stories, in_force
from sanudo.record.packing import pack, unpack
from sanudo.record.record import Record
from sanudo.record.types import Correction

BATCH = 200  # clusters a transaction


def draft_anew(db: sqlite3.Connection, keys: Iterable[int]) -> None:
    """The clusters of these reports must be drafted again."""
    for key in sorted(keys):
        db.execute(
            "UPDATE grouped SET drafted = 0 WHERE cluster = (SELECT cluster FROM grouped WHERE article = ?)", (key,)
        )


def forget_draft(db: sqlite3.Connection, key: int) -> None:
    """A report is gone: the draft it was in must be made again without it."""
    row = db.execute("SELECT draft FROM draft_articles WHERE article = ?", (key,)).fetchone()
    if row is not None:
        draft_anew(db, [other for (other,) in db.execute("SELECT article FROM draft_articles WHERE draft = ?", row)])
        _drop(db, row[0])


def draft(record: Record) -> None:
    """Draft the clusters that changed, with the moves in force; a batch a transaction."""
    db = record.db
    moves = [each for each in in_force(record.corrections()) if each.kind == "move"]
    _ready_for_moves(record, moves)
    handled = _moved_articles(db, moves)
    while True:
        rows = db.execute("SELECT DISTINCT cluster FROM grouped WHERE NOT drafted ORDER BY 1").fetchall()
        unmoved = (cluster for (cluster,) in rows if not handled.intersection(_articles(db, cluster)))
        plain = list(islice(unmoved, BATCH))
        if not plain:
            break
        with record.writing():
            for cluster in plain:
                members = _members(record, cluster)
                _store(record, story_of(members, copies_of(db, _ids(members))), members, moved=False)
    if rows:
        with record.writing():
            _draft_moved(record, [cluster for (cluster,) in rows], moves)


def _ready_for_moves(record: Record, moves: Sequence[Correction]) -> None:
    """Where moves were made or undone, or a story that they name has changed, all that they touch is drafted anew."""
    db = record.db
    state = json.dumps([[each.n, each.value] for each in moves])
    kept = db.execute("SELECT value FROM meta WHERE key = 'moves'").fetchone()
    handled = _moved_articles(db, moves)
    waiting = any(
        db.execute("SELECT 1 FROM grouped WHERE article = ? AND NOT drafted", (key,)).fetchone() for key in handled
    )
    if (kept[0] if kept else "[]") == state and not waiting:
        return
    with record.writing():
        moved = [
            key
            for (key,) in db.execute(
                "SELECT a.article FROM drafts d JOIN draft_articles a ON a.draft = d.id WHERE d.moved"
            )
        ]
        draft_anew(db, {*handled, *moved})
        db.execute("INSERT OR REPLACE INTO meta VALUES ('moves', ?)", (state,))


def _moved_articles(db: sqlite3.Connection, moves: Iterable[Correction]) -> set[int]:
    """The reports that moves name: those moved and those that tell where to."""
    named: set[str] = set()
    for move in moves:
        value: dict[str, Any] = move.value
        named.add(value["article"])
        named.update((value.get("story") or {}).get("articles", ()))
    rows = (db.execute("SELECT key FROM articles WHERE id = ?", (id,)).fetchone() for id in sorted(named))
    return {row[0] for row in rows if row}


def _draft_moved(record: Record, clusters: Sequence[int], moves: Sequence[Correction]) -> None:
    """The stories of these clusters, with the moves done."""
    members = {cluster: _members(record, cluster) for cluster in clusters}
    stories = [story_of(told, copies_of(record.db, _ids(told))) for told in members.values()]
    by_id = {reading.article.id: reading for told in members.values() for reading in told}
    corrected = correct_stories(tuple(sorted(stories, key=order_of)), moves, lambda id: by_id[id].article)
    for story in corrected:
        _store(record, story, [by_id[article] for article in story.articles], moved=True)


def _store(record: Record, story: Story, members: Sequence[Reading], moved: bool) -> None:
    db = record.db
    keys = [_key(db, reading) for reading in members]
    for key in keys:
        row = db.execute("SELECT draft FROM draft_articles WHERE article = ?", (key,)).fetchone()
        if row is not None:
            _drop(db, row[0])
    _drop(db, story.id)
    told = replace(story, chapters=chapters_of(members))
    who = about(story, members)
    db.execute(
        "INSERT INTO drafts VALUES (?, ?, NULL, ?, ?, 1, ?, ?, ?, ?)",
        (
            story.id,
            rank_of(order_of(story)),
            story.begin,
            story.end,
            moved,
            json.dumps(sorted(who.people)),
            pack(json.dumps(who.names())),
            pack(to_json(told)),
        ),
    )
    db.executemany("INSERT OR REPLACE INTO draft_articles VALUES (?, ?)", [(key, story.id) for key in keys])
    db.executemany("UPDATE grouped SET drafted = 1 WHERE article = ?", [(key,) for key in keys])
    db.execute("INSERT OR REPLACE INTO meta VALUES ('joined', 'no')")


def _drop(db: sqlite3.Connection, id: str) -> None:
    db.execute("DELETE FROM drafts WHERE id = ?", (id,))
    db.execute("DELETE FROM draft_articles WHERE draft = ?", (id,))
    db.execute("INSERT OR REPLACE INTO meta VALUES ('joined', 'no')")


def join(record: Record) -> None:
    """Which drafts go on as one storyline; where a storyline changed, all of it is fresh."""
    db = record.db
    row = db.execute("SELECT value FROM meta WHERE key = 'joined'").fetchone()
    if row is None or row[0] == "yes":
        return

    @cache
    def names(id: str) -> Vector:
        found: Vector = json.loads(unpack(db.execute("SELECT names FROM drafts WHERE id = ?", (id,)).fetchone()[0]))
        return found

    with record.writing():
        rows = db.execute("SELECT id, line, begin, end, people FROM drafts ORDER BY rank").fetchall()
        known = [
            About(id, begin, end, frozenset(json.loads(people)), lambda id=id: names(id))  # type: ignore[misc]
            for id, _, begin, end, people in rows
        ]
        line = storylines(known)
        before: dict[str, set[str]] = defaultdict(set)
        after: dict[str, set[str]] = defaultdict(set)
        for id, old, *_ in rows:
            before[old or ""].add(id)
            after[line[id] or id].add(id)
        changed = {name for name, ids in after.items() if before.get(name) != ids}
        for id, old, *_ in rows:
            if (line[id] or id) in changed or old != (line[id] or id):
                db.execute("UPDATE drafts SET line = ?, fresh = 1 WHERE id = ?", (line[id] or id, id))
        db.execute("INSERT OR REPLACE INTO meta VALUES ('joined', 'yes')")


def drafts_of(db: sqlite3.Connection, line: str) -> list[Story]:
    """The stories of a storyline, in their order."""
    values = db.execute("SELECT value FROM drafts WHERE line = ? ORDER BY rank", (line,)).fetchall()
    stories = [from_json(Story, unpack(value)) for (value,) in values]
    return [replace(story, storyline=line if len(stories) > 1 else None) for story in stories]


def _articles(db: sqlite3.Connection, cluster: int) -> list[int]:
    return [key for (key,) in db.execute("SELECT article FROM grouped WHERE cluster = ?", (cluster,))]


def _members(record: Record, cluster: int) -> list[Reading]:
    """The readings of a cluster, the oldest first."""
    rows = record.db.execute(
        "SELECT a.id, s.day FROM grouped g JOIN articles a ON a.key = g.article JOIN sheets s ON s.article = g.article"
        " WHERE g.cluster = ?",
        (cluster,),
    ).fetchall()
    return [record.reading(id) for id, _ in sorted(rows, key=lambda row: sort_key(Item(*row)))]


def _ids(members: Iterable[Reading]) -> list[str]:
    return [reading.article.id for reading in members]


def copies_of(db: sqlite3.Connection, articles: Iterable[str]) -> list[Reprint]:
    """What these reports copied."""
    found: list[Reprint] = []
    for article in articles:
        rows = db.execute("SELECT value FROM reprints WHERE copy = ? ORDER BY rank", (article,))
        found += [from_json(Reprint, unpack(value)) for (value,) in rows]
    return found


def _key(db: sqlite3.Connection, reading: Reading) -> int:
    return int(db.execute("SELECT key FROM articles WHERE id = ?", (reading.article.id,)).fetchone()[0])
