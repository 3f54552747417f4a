"""Articles, problems, readings and a comparison in, rows out. Each function writes within the caller's transaction.

Everything may be written again: what is there already stays as it is, so that a killed build can be run again.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable
from typing import Any

from sanudo.article.types import Article, Span
from sanudo.comparing.order import Order, order_of
from sanudo.comparing.types import Actor, Comparison, Reprint, Story
from sanudo.reading.types import Entity, Quotation, Reading
from sanudo.record.codec import to_json
from sanudo.record.compared import BY_NAME, OF_A_LINE, TABLES, evidence_of, rank_of
from sanudo.record.packing import column, column_or_none, pack, unpack
from sanudo.sources.problem import Problem

READING_TABLES = ("sentences", "times", "entities", "mentions", "quotations", "events", "positions")


def begin_file(db: sqlite3.Connection, place: str) -> None:
    """Forget what an earlier look at the file at `place` gave as outcomes and problems; its articles stay."""
    for table in ("files", "inputs", "problems"):
        db.execute(f"DELETE FROM {table} WHERE place = ?", (place,))


def end_file(db: sqlite3.Connection, place: str, digest: str, reader: str) -> None:
    """All items of the file are in: it is passed over until its bytes or the reader change."""
    db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", (place, digest, reader))


def store_input(db: sqlite3.Connection, place: str, n: int, name: str, outcome: str, article: str | None) -> None:
    """The outcome of the `n`th item of the file at `place`."""
    db.execute("INSERT OR REPLACE INTO inputs VALUES (?, ?, ?, ?, ?)", (place, n, column(name), outcome, article))


def store_problem(db: sqlite3.Connection, place: str, problem: Problem) -> None:
    """A problem; the same one twice is one."""
    db.execute(
        "INSERT OR IGNORE INTO problems VALUES (?, ?, ?, ?, ?, ?)",
        (place, column(problem.name), problem.kind, column(problem.message), problem.partial, problem.original),
    )


def store_original(db: sqlite3.Connection, digest: str, content: bytes) -> None:
    """The bytes as they came, compressed; kept once however many articles rest on them."""
    if db.execute("SELECT 1 FROM originals WHERE hash = ?", (digest,)).fetchone() is None:
        db.execute("INSERT INTO originals VALUES (?, ?, ?)", (digest, len(content), zlib.compress(content, 6)))


def store_article(db: sqlite3.Connection, place: str, article: Article) -> bool:
    """Keep `article` as the current version of its input; True where it is new or reads otherwise than before."""
    value = pack(to_json(article, without=frozenset({"text"})))
    text = pack(article.text)
    found = db.execute("SELECT key, place, current, text, value FROM articles WHERE id = ?", (article.id,)).fetchone()
    if found is not None:
        key, first_place, current, old_text, old_value = found
        if not current:
            _set_current(db, first_place, article.name, key)
        if (old_text, old_value) == (text, value):
            return False
        forget_reading(db, key, article.id)
        db.execute("DELETE FROM parts WHERE article = ?", (key,))
        db.execute(
            "UPDATE articles SET outlet = ?, headline = ?, published = ?, original = ?, text = ?, value = ?"
            " WHERE key = ?",
            (*_shown(article), article.original, text, value, key),
        )
    else:
        name = column(article.name)
        last = db.execute("SELECT max(version) FROM articles WHERE place = ? AND name = ?", (place, name)).fetchone()[0]
        cursor = db.execute(
            "INSERT INTO articles (id, name, place, version, current, outlet, headline, published, original, text,"
            " value) VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?)",
            (article.id, name, place, (last or 0) + 1, *_shown(article), article.original, text, value),
        )
        key = cursor.lastrowid
        if last:
            _set_current(db, place, article.name, key)
    db.executemany(
        "INSERT INTO parts VALUES (?, ?, ?, ?, ?)",
        [(key, n, part.kind, part.span.start, part.span.end) for n, part in enumerate(article.parts)],
    )
    return True


def _shown(article: Article) -> tuple[str | None, str | None, str | None]:
    published = article.published.value if article.published else None
    return column_or_none(article.outlet), column_or_none(article.headline), published


def _set_current(db: sqlite3.Connection, place: str, name: str, key: int | None) -> None:
    named = (place, column(name))
    db.execute("INSERT OR IGNORE INTO pending SELECT key FROM articles WHERE place = ? AND name = ?", named)
    db.execute("UPDATE articles SET current = (key = ?) WHERE place = ? AND name = ?", (key, *named))


def store_reading(db: sqlite3.Connection, key: int, reading: Reading, version: str) -> None:
    """What the article with row `key` says, in place of what an earlier analysis found."""
    forget_reading(db, key, None)
    value = pack(to_json(reading, without=frozenset({"article"})))
    db.execute("INSERT INTO readings VALUES (?, ?, ?)", (key, version, value))
    db.execute("INSERT OR IGNORE INTO pending VALUES (?)", (key,))
    _store_sentences(db, key, reading)
    for table, rows in (
        ("times", [(t.kind, t.value, *t.span) for t in reading.times]),
        ("entities", [(column(e.name), e.kind, e.key, len(e.mentions)) for e in reading.entities]),
        ("mentions", [(m.entity, m.kind, m.form, *m.span) for m in reading.mentions]),
        ("quotations", [(q.kind, speaker_of(q, reading), q.date, *_extent(q.spans)) for q in reading.quotations]),
        ("events", [(e.type, e.mode, e.status, e.date, e.place, e.quad, *e.sentence) for e in reading.events]),
        ("positions", [(column(p.holder), column(p.issue), p.stance, p.date, *p.span) for p in reading.positions]),
    ):
        if rows:
            marks = ", ".join("?" * (len(rows[0]) + 2))
            db.executemany(
                f"INSERT INTO {table} VALUES ({marks})", [(key, n, *_plain(row)) for n, row in enumerate(rows)]
            )


def analysed_after_all(db: sqlite3.Connection, place: str, article: Article) -> None:
    """Take back the problem that an earlier analysis failed, where there was one."""
    problem = (place, column(article.name))
    taken = db.execute("DELETE FROM problems WHERE kind = 'not_analysed' AND place = ? AND name = ?", problem).rowcount
    if taken and db.execute("SELECT 1 FROM problems WHERE place = ? AND name = ?", problem).fetchone() is None:
        db.execute("UPDATE inputs SET outcome = 'stored' WHERE article = ?", (article.id,))


def speaker_of(quotation: Quotation, reading: Reading) -> str | None:
    """The name of who speaks: as the quotation has it, else of its entity; None where it is not said."""
    if quotation.speaker_name is None and quotation.speaker is not None:
        return _entity(reading, quotation.speaker).name
    return quotation.speaker_name


def _entity(reading: Reading, index: int) -> Entity:
    return reading.entities[index]


def _plain(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(column(each) if isinstance(each, str) else each for each in row)


def _extent(spans: tuple[Span, ...]) -> tuple[int, int]:
    return (min(span.start for span in spans), max(span.end for span in spans)) if spans else (0, 0)


def _store_sentences(db: sqlite3.Connection, key: int, reading: Reading) -> None:
    for n, sentence in enumerate(reading.sentences):
        cursor = db.execute(
            "INSERT INTO sentences (article, n, part, start, end) VALUES (?, ?, ?, ?, ?)",
            (key, n, sentence.part, *sentence.span),
        )
        text = column(sentence.span.of(reading.article.text))
        db.execute("INSERT INTO sentences_text (rowid, text) VALUES (?, ?)", (cursor.lastrowid, text))


def forget_reading(db: sqlite3.Connection, key: int, article_id: str | None) -> None:
    """Take out what an analysis of the article with row `key` found."""
    if db.execute("SELECT 1 FROM readings WHERE article = ?", (key,)).fetchone() is None:
        return
    # The index of words stores no text: to take a sentence out it must be told its words.
    text = _text_of(db, key)
    for rowid, start, end in db.execute("SELECT id, start, end FROM sentences WHERE article = ?", (key,)).fetchall():
        db.execute(
            "INSERT INTO sentences_text (sentences_text, rowid, text) VALUES ('delete', ?, ?)",
            (rowid, column(text[start:end])),
        )
    for table in (*READING_TABLES, "readings"):
        db.execute(f"DELETE FROM {table} WHERE article = ?", (key,))
    db.execute("INSERT OR IGNORE INTO pending VALUES (?)", (key,))


def _text_of(db: sqlite3.Connection, key: int) -> str:
    return unpack(db.execute("SELECT text FROM articles WHERE key = ?", (key,)).fetchone()[0])


def store_comparison(db: sqlite3.Connection, comparison: Comparison) -> None:
    """What the reports say together, in place of all that was told before."""
    for name in ("evidence", "story_articles", "actor_members", *(each.name for each in TABLES)):
        db.execute(f"DELETE FROM {name}")
    lines = {story.id: story.storyline or story.id for story in comparison.stories}
    ranks = {story.id: order_of(story) for story in comparison.stories}
    for table in TABLES:
        for value in getattr(comparison, table.name):
            story = value.id if table.name == "stories" else getattr(value, "story", None)
            before = (ranks[story],) if table.name == "claims" and story in ranks else ()
            store_values(db, table.name, [value], lines.get(story or ""), before)


def store_values(
    db: sqlite3.Connection, name: str, values: Iterable[Any], line: str | None = None, before: tuple[Order, ...] = ()
) -> None:
    """Rows of one table of the comparison, of one storyline where it is told by storylines, with what they rest on.

    `before` is what they are sorted by before their own order: claims by their story.
    """
    table = BY_NAME[name]
    columns = (*table.columns, "rank", *(("line",) if name in OF_A_LINE else ()), "value")
    marks = ", ".join("?" * len(columns))
    for value in values:
        rank = rank_of(_names(db, value)) if isinstance(value, Reprint) else rank_of(*before, order_of(value))
        row = (*_plain(table.row(value)), rank, *((line,) if name in OF_A_LINE else ()), pack(to_json(value)))
        n = db.execute(f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})", row).lastrowid
        if isinstance(value, Actor):
            store_members(db, n or 0, value.members)
            continue
        if isinstance(value, Story):
            db.executemany(
                "INSERT OR REPLACE INTO story_articles VALUES (?, ?, ?)",
                ((article, value.id, place) for place, article in enumerate(value.articles)),
            )
        db.executemany(
            "INSERT OR IGNORE INTO evidence SELECT key, ?, ?, ?, ? FROM articles WHERE id = ?",
            ((*span, name, n, article) for article, span in evidence_of(value)),
        )


def store_members(db: sqlite3.Connection, actor: int, members: Iterable[tuple[str, int]]) -> None:
    """The entities that are the actor in row `actor`."""
    db.executemany(
        "INSERT OR REPLACE INTO actor_members SELECT key, ?, ? FROM articles WHERE id = ?",
        ((entity, actor, article) for article, entity in members),
    )


def drop_values(db: sqlite3.Connection, name: str, rows: Iterable[int]) -> None:
    """Take out rows of one table of the comparison, with what they rest on."""
    for n in rows:
        if name == "stories":
            db.execute("DELETE FROM story_articles WHERE story = (SELECT id FROM stories WHERE n = ?)", (n,))
        db.execute("DELETE FROM evidence WHERE kind = ? AND n = ?", (name, n))
        db.execute(f"DELETE FROM {name} WHERE n = ?", (n,))


def _names(db: sqlite3.Connection, reprint: Reprint) -> Order:
    """Copies are sorted by the name of the copy, then of the original."""
    found = [
        db.execute("SELECT name FROM articles WHERE id = ?", (id,)).fetchone()
        for id in (reprint.copy, reprint.original)
    ]
    copy, original = (row[0] if row else "" for row in found)
    return copy, reprint.copy, original, reprint.original
