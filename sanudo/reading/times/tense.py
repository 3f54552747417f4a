"""The tense of the verbs around a time expression: the nearest by the words, or the one that governs it by the parse.

Knows tokens and the verbs of tense.tsv; nothing of dates.
"""

from __future__ import annotations

from functools import cache

from sanudo.language.types import Parsed, Token
from sanudo.reading.times.found import Found
from sanudo.reading.times.tokens import Tokens
from sanudo.reading.times.vocabulary import BREAK, rows

REACH_BACK, REACH_AHEAD = 14, 10  # words
STOP = frozenset(".!?;:")
ABBREVIATIONS = frozenset(
    ["Mr", "Mrs", "Ms", "Dr", "Gen", "Sen", "Rep", "Gov", "Lt", "Col", "St", "Jr", "Inc", "Corp", "Co"]
)


@cache
def verbs() -> dict[str, str]:
    """Words that show a tense: "past", "future" or "present"."""
    return {row[0]: row[1] for row in rows("tense.tsv")}


def verb_before(found: Found) -> tuple[int, str] | None:
    """How many words before the expression the nearest verb of its sentence stands, and which way it looks."""
    tokens, known = found.tokens, verbs()
    for step in range(1, REACH_BACK + 1):
        index = found.first - step
        if index < 0 or ends_sentence(tokens, index):
            return None
        word = tokens.word(index)
        way = "future" if word == "set" and tokens.word(index + 1) == "to" else way_of(word, known)
        if way is None and word[0].isupper() and (index == 0 or ends_sentence(tokens, index - 1)):
            way = way_of(word.lower(), known)
        if way == "future" and index > 1 and tokens.word(index - 1) == "been" and tokens.word(index - 2) == "had":
            way = "past"
        if way == "past" and index and tokens.word(index - 1) in ("be", "is", "are", "being"):
            continue
        if way is not None:
            return step, way
    return None


def verb_after(found: Found) -> tuple[int, str] | None:
    """The same after the expression; forms that show no time are passed over."""
    tokens, known = found.tokens, verbs()
    for step in range(REACH_AHEAD):
        index = found.last + step
        if index >= len(tokens.starts) or ends_sentence(tokens, index):
            return None
        way = way_of(tokens.word(index), known)
        if way is not None and way != "present" and not _describes(tokens, index):
            return step, way
    return None


def _describes(tokens: Tokens, index: int) -> bool:
    """ "A planned search": a participle before its noun, which shows nothing of when."""
    return tokens.word(index).endswith("ed") and index > 0 and tokens.word(index - 1) in ("a", "the", "its", "their")


def ends_sentence(tokens: Tokens, index: int) -> bool:
    """Whether the token closes a sentence; the full stop of an abbreviation does not."""
    if tokens.codes[index] == BREAK:
        return True
    mark = tokens.word(index)
    if mark == "." and index and tokens.ends[index - 1] == tokens.starts[index]:
        return len(tokens.word(index - 1)) > 1 and tokens.word(index - 1) not in ABBREVIATIONS
    return mark in STOP


def way_of(word: str, known: dict[str, str]) -> str | None:
    """The tense that a word shows by itself."""
    lower = word.lower()
    if lower in known:
        return known[lower]
    if word == lower and len(word) > 4 and word.endswith("ed") and not word.endswith("eed"):
        return "past"
    return None


def way_of_governor(parsed: Parsed, index: int) -> str | None:
    """ "past" or "future" from the first verb above the token that shows it; None where none does."""
    for _ in range(8):
        token = parsed.tokens[index]
        if token.pos in ("VERB", "AUX"):
            way = way_of_verb(parsed, index, token)
            if way is not None:
                return way
        if token.head == index or not 0 <= token.head < len(parsed.tokens):
            return None
        index = token.head
    return None


_WILL = frozenset(("will", "'ll", "’ll", "shall", "wo"))


def way_of_verb(parsed: Parsed, index: int, token: Token) -> str | None:
    """The tense of a verb with its auxiliaries, which stand before it."""
    auxiliaries = []
    for other in range(max(index - 8, 0), index):
        helper = parsed.tokens[other]
        if helper.head == index and helper.dep.startswith("aux"):
            auxiliaries.append(helper)
    known = verbs()
    helpers = [parsed.text[helper.start : helper.end].lower() for helper in auxiliaries]
    ways = [known.get(helper) for helper in helpers]
    done = "have" in helpers and _WILL.isdisjoint(helpers)  # "may have led to it on Friday"
    if "future" in ways and not done:
        return "future"
    word = parsed.text[token.start : token.end].lower()
    if known.get(word) == "future":
        return "future"
    if "Tense=Past" in token.morph and ("VerbForm=Fin" in token.morph or not auxiliaries):
        return "past"
    if any("Tense=Past" in helper.morph or helper.lemma == "have" for helper in auxiliaries):
        return "past"
    return "future" if known.get(token.lemma) == "future" else None
