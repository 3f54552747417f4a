"""The fresh drafts compared and told, a storyline at a time: its reports are read, and nothing of any other.

A draft stays fresh until its storyline is told, in one transaction with what it takes the place of: a build that is
killed goes on with those that are left.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from sanudo.comparing.compare import compare_storyline
from sanudo.comparing.order import order_of
from sanudo.comparing.within import Identity
from sanudo.record.compared import OF_A_LINE
from sanudo.record.drafting import copies_of, drafts_of
from sanudo.record.record import Record
from sanudo.record.settling import who_is_whom
from sanudo.record.writing import drop_values, store_values

Progress = Callable[[int, int], None]  # how many storylines are compared, of how many


def publish(record: Record, progress: Progress) -> int:
    """Compare and tell every storyline that has a fresh draft; how many there were."""
    _withdraw_gone(record)
    done = 0
    while lines := _fresh(record.db):
        for line in lines:
            _publish(record, line)
            done += 1
            progress(done, done - 1 + len(lines))
    return done


def _publish(record: Record, line: str) -> None:
    db = record.db
    stories = drafts_of(db, line)
    articles = [article for story in stories for article in story.articles]
    who: dict[tuple[str, int], Identity] = {}
    for article in articles:
        who.update(who_is_whom(db, article))
    found = compare_storyline(map(record.reading, articles), stories, who, copies_of(db, articles))
    with record.writing():
        _withdraw(db, _lines_told(db, articles))
        store_values(db, "stories", stories, line)
        store_values(db, "statements", found.statements, line)
        store_values(db, "meetings", found.meetings, line)
        store_values(db, "differences", found.differences, line)
        for story in stories:
            claims = [claim for claim in found.claims if claim.story == story.id]
            store_values(db, "claims", claims, line, (order_of(story),))
        db.execute("UPDATE drafts SET fresh = 0 WHERE line = ?", (line,))


def _fresh(db: sqlite3.Connection) -> list[str]:
    return [line for (line,) in db.execute("SELECT DISTINCT line FROM drafts WHERE fresh ORDER BY line")]


def _lines_told(db: sqlite3.Connection, articles: Iterable[str]) -> set[str]:
    """The storylines that the record tells these reports in."""
    found: set[str] = set()
    for article in articles:
        rows = db.execute(
            "SELECT s.line FROM story_articles a JOIN stories s ON s.id = a.story WHERE a.article = ?", (article,)
        )
        found.update(line for (line,) in rows)
    return found


def _withdraw(db: sqlite3.Connection, lines: Iterable[str]) -> None:
    """Take out what storylines told; drafts of the reports they had are fresh until they are told again."""
    for line in sorted(lines):
        db.execute(
            "UPDATE drafts SET fresh = 1 WHERE id IN (SELECT d.draft FROM stories s JOIN story_articles t"
            " ON t.story = s.id JOIN articles a ON a.id = t.article JOIN draft_articles d ON d.article = a.key"
            " WHERE s.line = ?)",
            (line,),
        )
        for table in OF_A_LINE:
            drop_values(
                db, table, [n for (n,) in db.execute(f"SELECT n FROM {table} WHERE line = ?", (line,)).fetchall()]
            )


def _withdraw_gone(record: Record) -> None:
    """Storylines with a story that is no more."""
    sql = "SELECT DISTINCT line FROM stories WHERE id NOT IN (SELECT id FROM drafts)"
    lines = [line for (line,) in record.db.execute(sql)]
    if lines:
        with record.writing() as db:
            _withdraw(db, lines)
