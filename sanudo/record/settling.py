"""Who is whom in the record: all entities resolved, and only what became otherwise written.

What the reports tell of their entities in, actors out, with the corrections by hand; the storylines whose actors are
others now are marked fresh. A new name may change who others are, so that this goes through every report's entities
(not their texts) each time; names are only held against those that share a seldom word.
"""

from __future__ import annotations

import sqlite3

from sanudo.comparing.actors import actors_of
from sanudo.comparing.resolving import Resolver
from sanudo.comparing.types import Actor, Story
from sanudo.comparing.within import Identity, identity_of
from sanudo.record.bodies import bodies_known
from sanudo.record.codec import from_json
from sanudo.record.corrections import correct_actors
from sanudo.record.packing import unpack
from sanudo.record.record import Record
from sanudo.record.sheets import all_entities, members_told
from sanudo.record.writing import drop_values, store_values

Members = frozenset[tuple[str, int]]


def settle(record: Record) -> None:
    """Tell anew who is whom, and write the actors that changed."""
    db = record.db
    with record.writing():
        told = (each for _, one in all_entities(db) for each in one.named)
        bodies = bodies_known(db, (each.name for each in told if each.kind == "ORG" and not each.key))
    resolver = Resolver(_lines(db), bodies)
    for article, one in all_entities(db):  # read again rather than held: what is not told of a Member is let go
        named = [(each.kind, each.name, each.key) for each in one.named if each.named]
        resolver.surroundings.take(article, one.day, named)
        for member in members_told(article, one):
            resolver.add_member(member)
    actors = correct_actors(actors_of(resolver), record.corrections(), record.entity_name)
    before = _told(db)
    changed: set[str] = set()
    with record.writing():
        for actor in actors:
            row, identity, sector, held = before.pop(actor.id, (None, None, None, frozenset()))
            now = frozenset(actor.members)
            same = identity == identity_of(actor)
            if same and held == now and sector == actor.sector:
                continue
            changed.update(article for article, _ in (held ^ now if same else held | now))
            _replace(db, row, actor)
        for row, _, _, held in before.values():
            changed.update(article for article, _ in held)
            _drop(db, row)
        for article in sorted(changed):
            db.execute(
                "UPDATE drafts SET fresh = 1 WHERE id = (SELECT d.draft FROM draft_articles d"
                " JOIN articles a ON a.key = d.article WHERE a.id = ?)",
                (article,),
            )
        db.execute("INSERT OR REPLACE INTO meta VALUES ('settled', ?)", (_log(record),))


def _lines(db: sqlite3.Connection) -> list[list[str]]:
    """The reports of each storyline."""
    found: dict[str, list[str]] = {}
    for line, value in db.execute("SELECT line, value FROM drafts ORDER BY rank"):
        found.setdefault(line, []).extend(from_json(Story, unpack(value)).articles)
    return list(found.values())


def is_settled(record: Record) -> bool:
    """Whether nothing has changed since `settle` that it builds on."""
    row = record.db.execute("SELECT value FROM meta WHERE key = 'settled'").fetchone()
    return row is not None and row[0] == _log(record)


def unsettle(db: sqlite3.Connection) -> None:
    """Entities came or went."""
    db.execute("DELETE FROM meta WHERE key = 'settled'")


def who_is_whom(db: sqlite3.Connection, article: str) -> dict[tuple[str, int], Identity]:
    """The actors of the entities of one report."""
    rows = db.execute(
        "SELECT m.entity, c.id, c.name, c.kind, c.key, c.country FROM actor_members m"
        " JOIN articles a ON a.key = m.article JOIN actors c ON c.n = m.actor WHERE a.id = ?",
        (article,),
    )
    return {(article, entity): Identity(*values) for entity, *values in rows}


def _log(record: Record) -> str:
    return str(max((each.n for each in record.corrections()), default=0))


def _told(db: sqlite3.Connection) -> dict[str, tuple[int, Identity, str | None, Members]]:
    """The actors as the record has them: their rows, who they are, and their entities."""
    members: dict[int, set[tuple[str, int]]] = {}
    for article, entity, row in db.execute(
        "SELECT a.id, m.entity, m.actor FROM actor_members m JOIN articles a ON a.key = m.article"
    ):
        members.setdefault(row, set()).add((article, entity))
    rows = db.execute("SELECT n, id, name, kind, key, country, sector FROM actors").fetchall()
    return {id: (n, Identity(id, *values), sector, frozenset(members.get(n, ()))) for n, id, *values, sector in rows}


def _replace(db: sqlite3.Connection, row: int | None, actor: Actor) -> None:
    if row is not None:
        _drop(db, row)
    store_values(db, "actors", [actor])


def _drop(db: sqlite3.Connection, row: int) -> None:
    db.execute("DELETE FROM actor_members WHERE actor = ?", (row,))
    drop_values(db, "actors", [row])
