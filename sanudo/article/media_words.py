"""The words by which a name is known for that of a paper, agency, broadcaster or public body: `media_words.tsv`."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def media_words(kind: str) -> frozenset[str]:
    """The words of one kind: `first` and `last` begin and end names of media, `maybe` ends them and headlines too,
    `ordinary` make no name, `body` name public bodies."""
    table = resources.files("sanudo.article").joinpath("media_words.tsv").read_text(encoding="utf-8")
    rows = [row.split("\t") for row in table.splitlines() if row and not row.startswith("#")]
    return frozenset(word for word, where in rows if where == kind)
