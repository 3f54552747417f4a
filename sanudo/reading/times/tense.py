"""Which way a time expression looks, back or ahead: from the words around it, or from the parse where there is one.

Knows tokens and the verbs of tense.tsv; nothing of dates.
"""

from __future__ import annotations

from functools import cache

from sanudo.reading.times.found import Found
from sanudo.reading.times.vocabulary import rows

REACH_BACK, REACH_AHEAD = 14, 10
STOP = frozenset(".!?;:\n")


@cache
def verbs() -> dict[str, str]:
    """Words that show a tense: "past", "future" or "present"."""
    return {row[0]: row[1] for row in rows("tense.tsv")}


def direction_by_words(found: Found) -> str | None:
    """ "past", "future" or None by the nearest verb in the sentence, those before the expression counting first."""
    tokens = found.tokens
    known = verbs()
    back = None
    for step in range(1, REACH_BACK + 1):
        index = found.first - step
        if index < 0 or tokens.word(index) in STOP or tokens.codes[index] == "\n":
            break
        way = way_of(tokens.word(index), known)
        if way:
            back = (step, way)
            break
    if back and back[0] <= 6 and back[1] != "present":
        return back[1]
    for step in range(REACH_AHEAD):
        index = found.last + step
        if index >= len(tokens.starts) or tokens.word(index) in STOP or tokens.codes[index] == "\n":
            break
        way = way_of(tokens.word(index), known)
        if way and way != "present":
            return back[1] if back and back[0] <= step + 3 and back[1] != "present" else way
    return back[1] if back and back[1] != "present" else None


def way_of(word: str, known: dict[str, str]) -> str | None:
    """The tense that a word shows by itself."""
    lower = word.lower()
    if lower in known:
        return known[lower]
    if word == lower and len(word) > 4 and word.endswith("ed") and not word.endswith("eed"):
        return "past"
    return None
