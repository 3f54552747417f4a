"""Whether a name is of somewhere that people can be: a place, a seat of power, a building that bodies are named after.

A mention with the text goes in, a yes or no comes out: "the White House" is a body where it says something, and a house
where somebody is received.
"""

from __future__ import annotations

import re

from sanudo.language.gazetteer.known import known
from sanudo.reading.types import Mention

_BUILT = re.compile(
    r"\b(?:Airport|Ballroom|Base|Building|Capitol|Castle|Cathedral|Center|Centre|Chancellery|Chapel|Club|Embassy|Estate|"
    r"Farm|Garden|Hall|Headquarters|Hotel|House|Inn|Lodge|Mansion|Mosque|Museum|Palace|Palazzo|Parliament|Plaza|Ranch|"
    r"Residence|Resort|Room|Stadium|Tower|Villa)$"
)
_HOUSES = frozenset({"the house", "house", "upper house", "lower house", "random house"})  # bodies alone


def is_somewhere_named(text: str, mention: Mention) -> bool:
    """Whether a mention names a place, or a body by a house of its name."""
    if mention.form == "pronoun":
        return False
    if mention.kind == "LOC":
        return True
    words = mention.span.of(text)
    if mention.kind not in ("ORG", "MISC") or words.casefold() in _HOUSES:
        return False
    found = known(words.removeprefix("the "))
    return (found is not None and found.sort == "seat") or _BUILT.search(words) is not None
