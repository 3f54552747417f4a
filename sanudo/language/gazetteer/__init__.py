"""What is known of the world, one fact a row, in plain TSV files beside this one; and the small readers of them.

In: the name of a table. Out: its rows. Knows nothing of reports: which name stands for what in a text is for others.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def rows(table: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `table` ("states"), each as wide as the widest; lines that begin with # say where it comes from."""
    lines = (HERE / f"{table}.tsv").read_text(encoding="utf-8").split("\n")
    cells = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    width = max(map(len, cells), default=0)
    return tuple(tuple(cell.strip() for cell in row) + ("",) * (width - len(row)) for row in cells)


def listed(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several values divided by |."""
    return tuple(part for part in cell.split("|") if part)


@cache
def small_words(kind: str) -> frozenset[str]:
    """The small words of one kind, by `small_words.tsv`."""
    return frozenset(row[0] for row in rows("small_words") if row[1] == kind)
