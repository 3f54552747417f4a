"""The words of leaning.tsv by sort: what a sentence opens with or speaks of that needs what stood before it."""

from __future__ import annotations

from functools import cache

from sanudo.telling.things import table


@cache
def leaning_words(sort: str) -> frozenset[str]:
    """The words of one sort."""
    return frozenset(row[1] for row in table("leaning.tsv") if row[0] == sort)
