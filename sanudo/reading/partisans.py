"""A politician told by the party in a report's words: which tokens are such a noun, and where its phrase begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sanudo.language.gazetteer import small_words

if TYPE_CHECKING:
    from sanudo.reading.namings import Words

_DETERMINERS = frozenset(("the", "a", "an", "this", "that", "another", "one", "fellow"))
_BETWEEN = 4  # words between "the" and the noun: "the six-term New York Democrat"


def is_partisan(place: int, words: Words) -> bool:
    """Whether a word is a noun for one politician of a party, and not "the Democrat senator" or "Democrat Ana Lima"."""
    token = words.tokens[place]
    if words.low[place] not in small_words("partisan") or not words.slice(place, place + 1)[:1].isupper():
        return False
    if token.dep in ("amod", "compound", "flat") and token.head > place:
        return False
    if place + 1 < len(words.tokens) and words.tokens[place + 1].pos == "PROPN":
        return False  # the name follows
    return determiner_of(place, words) is not None


def determiner_of(place: int, words: Words) -> int | None:
    """The "the" or "a" that the noun's phrase begins with."""
    for at in range(place - 1, max(-1, place - 2 - _BETWEEN), -1):
        token = words.tokens[at]
        if token.sentence != words.tokens[place].sentence:
            return None
        if words.low[at] in _DETERMINERS:
            return at
        if token.pos not in ("PROPN", "ADJ", "NOUN", "NUM", "PUNCT") or words.low[at] in (",", ";", ":"):
            return None
    return None
