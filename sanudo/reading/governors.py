"""Words that govern what stands below them, and what they make of it: "plan" makes a plan (ontology/governors.tsv)."""

from __future__ import annotations

from functools import lru_cache

from sanudo.reading.triggers import rows


@lru_cache(maxsize=1)
def governors() -> dict[tuple[str, str], str]:
    """The status that a word, with its kind of link to what it governs, makes of that."""
    return {(row[0], row[1]): row[2] for row in rows("governors.tsv")}
