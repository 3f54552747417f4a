"""A word as every newsroom would spell it: "centre" and "center" are one, a house's spelling is no difference.

The words stand in data/house_spellings.tsv; what is not there is left as it is, names of people above all.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


def one_spelling(word: str) -> str:
    """The American spelling of a word in small letters; any other word as it is."""
    return _spellings().get(word, word)


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    lines = files("sanudo.comparing").joinpath("data/house_spellings.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))
