"""The words of things.tsv by sort: what can stand in the places of a frame without a name, and what governs it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def things(sort: str) -> frozenset[str]:
    """The words of one sort."""
    return frozenset(row[1] for row in table("things.tsv") if row[0] == sort)


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table beside this file, without its head."""
    lines = files("sanudo.telling").joinpath(name).read_text("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if "\t" in line and not line.startswith("#"))
