"""Pages in, pages put together from them out: the story of one in the frame of another, its empty lines otherwise.

What stands over a story and under it has nothing to do with the story itself: a model that has seen each frame around
one story only learns the pair by heart. Seeded by the pages' names.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from training.layout.examples import Example, Row, example

_MANNERS = ("as is", "as is", "tight", "apart")


def mixtures(pages: Sequence[tuple[str, list[Row]]], origin: str, times: int) -> list[Example]:
    """Each page's story in `times` frames of other pages; a page is its name and its rows."""
    framed = [(name, rows, ends) for name, rows in pages if (ends := _story(rows))]
    found = []
    for at, (name, rows, (start, end)) in enumerate(framed):
        chance = random.Random(f"mixture {name}")
        for _ in range(times):
            other, frame, (low, high) = framed[(at + chance.randrange(1, len(framed))) % len(framed)]
            mixed = [*frame[:low], *rows[start:end], *frame[high:]]
            found.append(example(f"{name} in {other}", _spaced(mixed, chance.choice(_MANNERS)), origin))
    return found


def _story(rows: list[Row]) -> tuple[int, int] | None:
    """The lines from the headline (or the story's first) to the story's last."""
    told = [at for at, (_, _, labels) in enumerate(rows) if labels == ("paragraph",)]
    heads = [at for at, (_, _, labels) in enumerate(rows) if labels == ("headline",)]
    if not told:
        return None
    return (heads[0] if heads and heads[0] < told[0] else told[0]), told[-1] + 1


def _spaced(rows: list[Row], manner: str) -> list[Row]:
    if manner == "as is":
        return rows
    return [(words, 0 if manner == "tight" else 1, labels) for words, _, labels in rows]
