"""The tables of words that take a stance: data/stances.tsv, stance_words.tsv, issues.tsv, judgements.tsv."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

TURNED = "turned"


@lru_cache(maxsize=4)
def stance_rows(pos: str) -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """Rows by their first word, those of more words first."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for row in _table("stances.tsv"):
        if row[1] == pos:
            first, *rest = row[0].split()
            found.setdefault(first, []).append((tuple(rest), row))
    return {first: tuple(sorted(rows, key=lambda r: (-len(r[0]), r[0]))) for first, rows in found.items()}


@lru_cache(maxsize=1)
def turning() -> frozenset[str]:
    """The first words of what says that somebody stood otherwise before."""
    return frozenset(row[0].split()[0] for row in _table("stances.tsv") if row[4] == TURNED)


@lru_cache(maxsize=8)
def words_of(sort: str) -> frozenset[str]:
    """The words of one sort of data/stance_words.tsv."""
    return frozenset(row[1] for row in _table("stance_words.tsv") if row[0] == sort)


@lru_cache(maxsize=1)
def issue_sorts() -> dict[str, str]:
    return {row[0]: row[1] for row in _table("issues.tsv")}


@lru_cache(maxsize=1)
def judgements() -> dict[str, str]:
    return {row[0]: row[1] for row in _table("judgements.tsv")}


def _table(name: str) -> list[tuple[str, ...]]:
    lines = files("sanudo.reading").joinpath(f"data/{name}").read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if "\t" in line and not line.startswith("#")][1:]
