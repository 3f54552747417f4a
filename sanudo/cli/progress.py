"""What a long command is doing, on stderr: a bar on a terminal, else a plain line when a step begins and ends."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sanudo.cli.output import note

Report = Callable[[str, int, int | None], None]


@contextmanager
def progress(quiet: bool) -> Iterator[Report]:
    """A function to tell (step, done, of how many) to; silent where `quiet`."""
    if quiet:
        yield lambda step, done, of: None
    elif sys.stderr.isatty():
        with _bars() as report:
            yield report
    else:
        yield _plain()


@contextmanager
def _bars() -> Iterator[Report]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def report(step: str, done: int, of: int | None) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=of)
            bars.update(tasks[step], completed=done, total=of)

        yield report


def _plain() -> Report:
    begun: set[str] = set()

    def report(step: str, done: int, of: int | None) -> None:
        if step not in begun:
            begun.add(step)
            note(step if of is None else f"{step} {of:,}")
        elif of is not None and done >= of:
            begun.discard(step)

    return report
