"""What the record holds compared anew, as far as articles, readings or corrections have changed since the last time.

Reports that came or went are taken up in batches: their copies, their clusters. Then stories are drafted and joined
into storylines, who is whom is told anew, and the storylines that any of this touches are compared and told, one at a
time. Every step leaves in the record what is still to do, so that it may be killed between any two statements; what
comes out is what comparing everything from nothing gives.
"""

from __future__ import annotations

from collections.abc import Callable

from sanudo.record.copying import recopy
from sanudo.record.drafting import draft, draft_anew, forget_draft, join
from sanudo.record.grouping import let_go, regroup, take_up
from sanudo.record.publishing import publish
from sanudo.record.record import Record
from sanudo.record.settling import is_settled, settle, unsettle
from sanudo.record.sheets import Profiles, store_sheet
from sanudo.record.version import comparing_version

BATCH = 200  # reports taken up in a transaction

KEPT = (  # what is made anew where the comparing code is another
    *("sheets", "heavy", "likely", "grouped", "copied", "house", "shingled", "sampled", "drafts", "draft_articles"),
    *("reprints", "stories", "story_articles", "actors", "actor_members", "statements", "meetings", "claims"),
    *("differences", "evidence", "bodies", "bodies_alike"),
)
Progress = Callable[[str, int, int | None], None]


def refresh(record: Record, progress: Progress = lambda step, done, of: None) -> bool:
    """Compare what has changed and keep what is found; False where nothing has changed and nothing was to do.

    Needs a record opened with `write=True`. One storyline's readings are in memory at a time, and all reports' names.
    """
    if is_compared(record):
        return False
    _begin(record)
    _take_up(record, progress)
    draft(record)
    join(record)
    if not is_settled(record):
        settle(record)
    publish(record, lambda done, of: progress("comparing", done, of))
    with record.writing() as db:
        db.execute("INSERT OR REPLACE INTO meta VALUES ('compared', ?)", (_state(record),))
    return True


def is_compared(record: Record) -> bool:
    """Whether all that is in the record is compared, by this comparing code."""
    kept = record.db.execute("SELECT value FROM meta WHERE key = 'compared'").fetchone()
    pending = record.db.execute("SELECT 1 FROM pending LIMIT 1").fetchone()
    return kept is not None and kept[0] == _state(record) and pending is None


def _state(record: Record) -> str:
    """The comparing code and the corrections, which only ever grow."""
    return f"{comparing_version()} {max((each.n for each in record.corrections()), default=0)}"


def _begin(record: Record) -> None:
    """Where the comparing code is another one, everything is to be compared again."""
    kept = record.db.execute("SELECT value FROM meta WHERE key = 'comparing'").fetchone()
    with record.writing() as db:
        if kept is None or kept[0] != comparing_version():
            for table in KEPT:
                db.execute(f"DELETE FROM {table}")
            db.execute("INSERT OR IGNORE INTO pending SELECT article FROM readings")
            db.execute("DELETE FROM meta WHERE key IN ('moves', 'joined', 'settled')")
            db.execute("INSERT OR REPLACE INTO meta VALUES ('comparing', ?)", (comparing_version(),))
        db.execute("DELETE FROM meta WHERE key = 'compared'")


def _take_up(record: Record, progress: Progress) -> None:
    """The reports that came and went since the last time, a batch a transaction, the oldest first."""
    db = record.db
    total = db.execute("SELECT count(*) FROM pending").fetchone()[0]
    profiles = Profiles(db)
    for begin in range(0, total, BATCH):
        rows = db.execute(
            "SELECT p.article, a.id, a.current AND r.article IS NOT NULL, s.article IS NOT NULL FROM pending p"
            " JOIN articles a ON a.key = p.article LEFT JOIN readings r ON r.article = p.article"
            " LEFT JOIN sheets s ON s.article = p.article"
            " ORDER BY a.published IS NOT NULL, substr(a.published, 1, 10), a.id LIMIT ?",
            (BATCH,),
        ).fetchall()
        with record.writing():
            _take_up_batch(record, rows, profiles)
            db.executemany("DELETE FROM pending WHERE article = ?", [(row[0],) for row in rows])
        progress("grouping", min(begin + BATCH, total), total)


def _take_up_batch(record: Record, rows: list[tuple[int, str, bool, bool]], profiles: Profiles) -> None:
    db = record.db
    left = {key for key, _, _, held in rows if held}
    came = {key for key, _, wanted, _ in rows if wanted}
    loose: set[int] = set()
    for key in sorted(left):
        forget_draft(db, key)
        loose |= let_go(db, key, profiles)
    changed = recopy(db, set(), left, profiles) if left else set()
    for key in sorted(left):
        db.execute("DELETE FROM sheets WHERE article = ?", (key,))
        db.execute("DELETE FROM actor_members WHERE article = ?", (key,))
    if left:
        profiles.of.cache_clear()
    for key, id, wanted, _ in rows:
        if wanted:
            store_sheet(db, key, record.reading(id))
            take_up(db, key, profiles)
    changed |= recopy(db, came, set(), profiles) if came else set()
    loose = (loose - left) | came
    regroup(db, loose)
    draft_anew(db, changed)
    if left or came:
        unsettle(db)
