"""The words about the names of outlets, by what each does: `outlet_words.tsv`."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def outlet_words(*kinds: str) -> frozenset[str]:
    """The words of some kinds, in small letters."""
    return frozenset(word for word, kind in _rows() if kind in kinds)


def class_before(word: str) -> str | None:
    """What a word before a name says of it, where it says something."""
    return _classes(_BEFORE).get(word)


def class_after(word: str) -> str | None:
    """What a word after a name says of it, where it says something."""
    return _classes(_AFTER).get(word)


_BEFORE = ("house", "call", "issued", "owner", "staffer", "told", "source", "rights", "credit", "other")
_AFTER = ("by-staff", "offer", "company", "verb", "all-rights")


@cache
def _classes(kinds: tuple[str, ...]) -> dict[str, str]:
    return {word: kind for word, kind in reversed(_rows()) if kind in kinds}


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    table = resources.files("sanudo.article").joinpath("outlet_words.tsv").read_text(encoding="utf-8")
    rows = (row.split("\t") for row in table.splitlines() if row and not row.startswith("#"))
    return tuple((word, kind) for word, kind in rows)
