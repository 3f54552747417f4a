"""A word as every newsroom would spell it: "centre" and "center" are one, a house's spelling is no difference.

The words stand in data/house_spellings.tsv, without "un", "re" and the like before them; what is not there is left as
it is, names of people above all.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


def one_spelling(word: str) -> str:
    """The American spelling of a word in small letters; any other word as it is."""
    found = _spellings().get(word)
    if found is None:
        front = next((front for front in _FRONTS if word.startswith(front)), "")
        rest = _spellings().get(word[len(front) :]) if front else None
        found = f"{front}{rest}" if rest else word
    return found


_FRONTS = ("un", "re", "dis", "over", "de")


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    lines = files("sanudo.comparing").joinpath("data/house_spellings.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))
