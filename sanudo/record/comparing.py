"""What the record holds compared anew, where articles, readings or corrections have changed since the last time."""

from __future__ import annotations

import hashlib

from sanudo.comparing.compare import compare
from sanudo.comparing.types import Actor, Comparison, Story
from sanudo.record.corrections import correct_actors, correct_stories
from sanudo.record.record import Record
from sanudo.record.version import comparing_version
from sanudo.record.writing import store_comparison


def refresh(record: Record) -> bool:
    """Compare all readings and keep what is found; False where nothing has changed and nothing was to do.

    Needs a record opened with `write=True`. All readings are in memory while they are compared.
    """
    state = state_of(record)
    kept = record.db.execute("SELECT value FROM meta WHERE key = 'compared'").fetchone()
    if kept is not None and kept[0] == state:
        return False
    comparison = compared_anew(record)
    with record.writing() as db:
        store_comparison(db, comparison)
        db.execute("INSERT OR REPLACE INTO meta VALUES ('compared', ?)", (state,))
    return True


def compared_anew(record: Record) -> Comparison:
    """The comparison of all readings, with the corrections by hand put in."""
    log = record.corrections()

    def stories(found: tuple[Story, ...]) -> tuple[Story, ...]:
        return correct_stories(found, log, record.article)

    def actors(found: tuple[Actor, ...]) -> tuple[Actor, ...]:
        return correct_actors(found, log, record.entity_name)

    return compare(record.readings(), stories, actors)


def state_of(record: Record) -> str:
    """A hash of what a comparison rests on: the comparing code, the articles, their readings and the corrections."""
    digest = hashlib.sha256(comparing_version().encode())
    for sql in (
        "SELECT a.id, a.name, r.version FROM articles a JOIN readings r ON r.article = a.key WHERE a.current"
        " ORDER BY a.id",
        "SELECT n, kind, value FROM corrections ORDER BY n",
    ):
        for row in record.db.execute(sql):
            digest.update("\0".join(map(str, row)).encode("utf-8", "replace") + b"\n")
    return digest.hexdigest()
