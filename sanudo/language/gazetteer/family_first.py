"""A person's name in, the family name out where it stands first: Kim of "Kim Jong Un", Xi of "Xi Jinping".

By the family name (`family_names.tsv`) and by what follows: syllables as Korean and Chinese names are written. "Kim
Davis" and "Sung Kim" are put the other way round.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sanudo.language.gazetteer import rows
from sanudo.language.gazetteer.letters import fold

_SYLLABLE = (
    r"(?:zh|wh|ch|sh|hs|ts|tz|ph|kh|th|kk|pp|tt|ss|gw|hw|kw|py|ky|ry|my|hy|gy|[bcdfghjklmnpqrstwxyz])?"
    r"(?:[iuyo]?[aeiou]{1,3}|y[aeo]{1,2}|w[aeio]{1,2})(?:ng|nn|n|k|l|m|p|t|h|b|r|w)?"
)
_ONE = re.compile(_SYLLABLE)
_TWO = re.compile(f"{_SYLLABLE}{_SYLLABLE}")
_NOT_PINYIN = re.compile(r"[rlmpbkt]$|[aeiou]h$|^(?:kk|pp|tt|ss|gw|kw|th|ph|kh)")


@lru_cache(maxsize=16384)
def family_first(name: str) -> str | None:
    """The folded family name of `name` where it stands first, else None."""
    first, *rest = fold(name).replace("‑", "-").split() or [""]
    where = _families().get(first, frozenset())
    given = [piece for word in rest for piece in word.split("-")]
    if not where or not 1 <= len(rest) <= 2 or not all(given):
        return None
    if len(given) == 2 and all(_ONE.fullmatch(piece) for piece in given):
        return first
    if "zh" in where and len(given) == 1 and (_ONE.fullmatch(given[0]) or _TWO.fullmatch(given[0])):
        return None if _NOT_PINYIN.search(given[0]) else first
    return None


@cache
def _families() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, where in rows("family_names"):
        found.setdefault(fold(name), set()).add(where)
    return {name: frozenset(places) for name, places in found.items()}
