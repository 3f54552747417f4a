"""Whether the words before a day tell of a plan for it: "is to travel on Saturday", "a strike for Monday".

An expression among its tokens goes in. The verb that tells a plan may look back: "announced plans to visit on Monday".
The words that a plan is told by are rows of words.tsv. Knows nothing of dates and parses.
"""

from __future__ import annotations

from itertools import pairwise

from sanudo.reading.times.found import Found
from sanudo.reading.times.tense import ends_sentence, verb_after, verbs, way_of
from sanudo.reading.times.vocabulary import word_set

_REACH = 14  # words
_NOW = frozenset({"is", "are", "'s", "’s"})
_MOVING = frozenset(
    {
        "visiting",
        "leaving",
        "arriving",
        "travelling",
        "traveling",
        "flying",
        "meeting",
        "returning",
        "hosting",
        "opening",
    }
)
_SMALL = frozenset({"the", "a", "an", "his", "her", "its", "their", "this", "that", "these", "those", "all", "each"})


def is_planned(found: Found) -> bool:
    """Whether something is to be, set or kept for the day."""
    if found.after() in ("'s", "’s"):
        return False  # "ways around Monday's ruling"
    return _is_for(found) or _is_then(found) or _is_between(found) or _is_to_be(found)


def _is_for(found: Found) -> bool:
    """ "Called a strike for Monday", "set for Friday", but not "late for Sunday mass", "had been set for Friday"."""
    if found.before() != "for" or found.after() in word_set("day of a thing"):
        return False
    before = [found.before(count) for count in range(2, 6)]
    return not any(one == "been" and two in ("had", "have", "has") for one, two in pairwise(before))


def _is_then(found: Found) -> bool:
    """ "The vote is on Monday", "is visiting Oslo on Monday": a present tense with a day beside it."""
    if found.before() != "on":
        return False
    words = [found.before(count) for count in range(2, 7)]
    near = next((n for n, word in enumerate(words) if word in _NOW), None)
    return near is not None and (near == 0 or words[near - 1] in _MOVING)


def _is_between(found: Found) -> bool:
    """ "Plans on Thursday to visit": between a plan told as now and its infinitive."""
    verb = found.before(2) if found.before() == "on" else found.before()
    return found.after() == "to" and verb in _PLANS_NOW


_PLANS_NOW = frozenset(
    {"plans", "plan", "intends", "intend", "hopes", "hope", "due", "set", "slated", "promises", "vows"}
)


def _is_to_be(found: Found) -> bool:
    """An infinitive before it, under "is", "due", "plans" and the like, with no telling of what was between them; or as
    headlines have it, "Envoy to visit Lima on Monday"."""
    tokens, known = found.tokens, verbs()
    bare = False
    for index in range(found.first - 1, max(-1, found.first - 1 - _REACH), -1):
        if ends_sentence(tokens, index):
            return bare and verb_after(found) is None
        word = tokens.word(index)
        if word == "to" and index and _is_verb(tokens.word(index + 1)):
            if _aims(found, index - 1):
                return not _is_of_a_telling(found, index - 1)
            bare = tokens.word(index - 1).lower() not in word_set("no plan")
            continue
        passive = index and tokens.word(index - 1) in ("be", "been", "being", "get")
        if way_of(word, known) == "past" and not passive and not _leads(found, index):
            return False
        bare = bare and way_of(word, known) is None
    return bare and found.first <= _REACH and verb_after(found) is None


def _is_of_a_telling(found: Found, index: int) -> bool:
    """ "After they unveiled plans to tax steel Tuesday, Norland hit back": the day of the unveiling."""
    tokens = found.tokens
    if found.after() != "," or index < 2 or way_of(tokens.word(index - 1), verbs()) != "past":
        return False
    first = index
    while first > 0 and not ends_sentence(tokens, first - 1):
        first -= 1
    return tokens.word(first).lower() in ("after", "since", "when", "once")


def _is_verb(word: str) -> bool:
    return word.isalpha() and word.islower() and word not in _SMALL and word != "have"


def _aims(found: Found, index: int) -> bool:
    """Whether the word before an infinitive makes a plan of it: "is (also) to", "is due to", "plans to", "set to"."""
    tokens = found.tokens
    while index > 0 and tokens.word(index).lower() in word_set("beside a plan"):
        index -= 1
    word = tokens.word(index).lower()
    if word not in word_set("plan"):
        return False
    return not (index > 1 and tokens.word(index - 1) == "been" and tokens.word(index - 2) in ("had", "have", "having"))


def _leads(found: Found, index: int) -> bool:
    """Whether a word of the past form is itself one of a plan, with its infinitive behind: "agreed to meet"."""
    tokens = found.tokens
    return index + 1 < len(tokens.starts) and tokens.word(index + 1) == "to" and _aims(found, index)
