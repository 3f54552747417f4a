"""Paths in, a record that holds what is under them: read, analysed, compared. Run again, it adds what is new.

Every step commits in batches and finds by itself what is still to do, so that a build that was killed, run again, ends
in the same record as one that was not. It knows the steps; it knows nothing of how any of them works, nor of screens.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from sanudo.article.types import Article
from sanudo.reading.types import Reading
from sanudo.record import writing
from sanudo.record.analysing import Result, analysed
from sanudo.record.comparing import refresh
from sanudo.record.packing import column
from sanudo.record.record import Record
from sanudo.record.version import analysis_version, reader_version
from sanudo.sources.find import inputs
from sanudo.sources.input import Outcome
from sanudo.sources.limits import DEFAULT, Limits
from sanudo.sources.problem import Problem
from sanudo.sources.read import read_with_originals

T = TypeVar("T")
READ_BATCH = 64  # inputs a transaction
ANALYSE_BATCH = 32  # articles a transaction: what a killed build loses at most

Progress = Callable[[str, int, int | None], None]  # the step, how many are done, of how many (None: not known)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did. The outcomes count this run's inputs, those it knew already among them."""

    stored: int
    in_part: int
    rejected: int
    known: int
    analysed: int
    compared: bool

    @property
    def inputs(self) -> int:
        """Everything that was seen: the three outcomes together."""
        return self.stored + self.in_part + self.rejected


def build(
    record: Record,
    paths: Iterable[str | Path],
    processes: int = 1,
    limits: Limits = DEFAULT,
    progress: Progress = lambda step, done, of: None,
) -> Built:
    """Bring everything under `paths` into `record` (opened with `write=True`), analyse and compare it."""
    counts: Counter[str] = Counter()
    for path in paths:
        counts += take_in(record, Path(path), processes, limits, progress)
    done = analyse_new(record, processes, progress)
    changed = refresh(record, progress)
    return Built(counts["stored"], counts["in part"], counts["rejected"], counts["known"], done, changed)


def take_in(record: Record, path: Path, processes: int, limits: Limits, progress: Progress) -> Counter[str]:
    """Read what is under `path` into the record; how many inputs had which outcome, and how many were known."""
    root = path.resolve()
    folder = root if root.is_dir() else root.parent
    version = reader_version()
    total = sum(1 for _ in inputs(path, limits))

    def place(name: str) -> str:
        return column(f"{folder}/{name}")

    def known(name: str, digest: str) -> bool:
        row = record.db.execute("SELECT hash, reader FROM files WHERE place = ?", (place(name),)).fetchone()
        return row is not None and tuple(row) == (digest, version)

    counts: Counter[str] = Counter()
    done = 0
    for batch in _batches(read_with_originals(path, limits=limits, processes=processes, known=known), READ_BATCH):
        with record.writing():
            for outcome in batch:
                counts += _store(record, place(outcome.name), outcome, version)
        done += len(batch)
        progress("reading", done, total)
    return counts


def _store(record: Record, place: str, outcome: Outcome, version: str) -> Counter[str]:
    """Keep one input, all of it; what became of it."""
    db = record.db
    if outcome.known:
        rows = db.execute("SELECT outcome FROM inputs WHERE place = ?", (place,))
        return Counter(row[0] for row in rows) + Counter(known=1)
    writing.begin_file(db, place)
    if outcome.content:
        writing.store_original(db, outcome.sha256, outcome.content)
    counts: Counter[str] = Counter()
    for n, (name, kind, article) in enumerate(_outcomes(outcome)):
        if article is not None:
            writing.store_article(db, place, article)
        writing.store_input(db, place, n, name, kind, article.id if article else None)
        counts[kind] += 1
    for item in outcome.items:
        if isinstance(item, Problem):
            writing.store_problem(db, place, item)
    if not _passing(outcome):
        writing.end_file(db, place, outcome.sha256, version)
    return counts


def _passing(outcome: Outcome) -> bool:
    """Whether the trouble may be gone the next time: an unreadable file, a worker that took too long."""
    return any(
        isinstance(item, Problem) and item.kind in ("unreadable", "timeout", "crashed") for item in outcome.items
    )


def _outcomes(outcome: Outcome) -> Iterator[tuple[str, str, Article | None]]:
    """(name, outcome, article) of each report in the input; of the input itself where there is none in it."""
    doubtful = {item.name for item in outcome.items if isinstance(item, Problem) and item.partial}
    articles = [item for item in outcome.items if isinstance(item, Article)]
    for article in articles:
        yield article.name, "in part" if article.name in doubtful else "stored", article
    for item in outcome.items:
        if isinstance(item, Problem) and not item.partial:
            yield item.name, "rejected", None
    if not outcome.items:
        yield outcome.name, "rejected", None


def analyse_new(record: Record, processes: int, progress: Progress) -> int:
    """Analyse every article that this version of the analysis hasn't read yet; how many there were."""
    version = analysis_version()
    todo = record.db.execute(
        "SELECT a.key, a.id, a.place FROM articles a LEFT JOIN readings r ON r.article = a.key AND r.version = ?"
        " WHERE r.article IS NULL ORDER BY a.key",
        (version,),
    ).fetchall()
    if not todo:
        return 0
    progress("analysing", 0, len(todo))
    results = analysed((record.article(id) for _, id, _ in todo), processes)
    done = 0
    for batch in _batches(zip(todo, results, strict=True), ANALYSE_BATCH):
        with record.writing():
            for (key, id, place), result in batch:
                _store_result(record, key, id, place, result, version)
        done += len(batch)
        progress("analysing", done, len(todo))
    return done


def _store_result(record: Record, key: int, id: str, place: str, result: Result, version: str) -> None:
    if isinstance(result, Reading):
        writing.store_reading(record.db, key, result, version)
        writing.analysed_after_all(record.db, place, result.article)
        return
    article = record.article(id)
    message = f"stored, but not analysed: {result}. Please report this with the text."
    problem = Problem(article.name, "not_analysed", message, partial=True, original=article.original)
    writing.store_problem(record.db, place, problem)
    record.db.execute("UPDATE inputs SET outcome = 'in part' WHERE article = ?", (id,))
    writing.store_reading(record.db, key, Reading(article), version)


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
