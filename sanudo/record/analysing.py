"""Articles in, readings out, in their order, in as many processes as are asked for.

An article whose analysis fails gives the error in words instead; it never stops the others. A worker ends when the
process that started it is gone, however that one ended.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.connection import wait

from sanudo.article.types import Article
from sanudo.reading.analyse import analyse
from sanudo.reading.events import RECALL
from sanudo.reading.types import Reading

CHUNK = 8  # articles sent to a worker at once
MORE_EVENTS = "SANUDO_RECALL"  # set: events of less confidence too; workers have it from the process that started them
FEW = 12  # so few that starting workers would take longer than the work

Result = Reading | str


def usable_processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def analysed(articles: Iterable[Article], processes: int = 1) -> Iterator[Result]:
    """A reading for each article, or in words why there is none, in the order of `articles`."""
    todo = iter(articles)
    first = list(islice(todo, FEW))
    if processes <= 1 or len(first) < FEW:
        yield from map(_analysed, first)
        yield from map(_analysed, todo)
        return
    yield from _in_workers(_chunks(first, todo), processes)


def _chunks(first: list[Article], todo: Iterator[Article]) -> Iterator[list[Article]]:
    for begin in range(0, len(first), CHUNK):
        yield first[begin : begin + CHUNK]
    while chunk := list(islice(todo, CHUNK)):
        yield chunk


def _in_workers(chunks: Iterator[list[Article]], processes: int) -> Iterator[Result]:
    pool = _pool(processes)
    waiting: deque[tuple[list[Article], Future[list[Result]]]] = deque()
    try:
        for chunk in chunks:
            waiting.append((chunk, pool.submit(_analysed_all, chunk)))
            if len(waiting) > 2 * processes:
                yield from _next(waiting)
        while waiting:
            yield from _next(waiting)
    except BrokenProcessPool:
        # One article took its worker down, and with it the pool: from here each in a process of its own.
        pool.shutdown(wait=False, cancel_futures=True)
        for chunk in (*(chunk for chunk, _ in waiting), *chunks):
            yield from map(_alone, chunk)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _next(waiting: deque[tuple[list[Article], Future[list[Result]]]]) -> list[Result]:
    results = waiting[0][1].result()
    waiting.popleft()
    return results


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), initializer=_end_with_parent)


def _alone(article: Article) -> Result:
    with _pool(1) as pool:
        try:
            return pool.submit(_analysed, article).result()
        except BrokenProcessPool:
            return "the process that read it ended without an answer"


def _analysed_all(articles: list[Article]) -> list[Result]:
    return [_analysed(article) for article in articles]


def _analysed(article: Article) -> Result:
    if article.language not in (None, "en"):
        return Reading(article)  # another language: kept, not read; its problem says so
    try:
        return analyse(article, RECALL) if os.environ.get(MORE_EVENTS) else analyse(article)
    except Exception as error:  # one article must not stop the others; what went wrong is kept with it
        return f"{type(error).__name__}: {error}"


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def _watch(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
