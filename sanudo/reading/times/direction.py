"""Which way a time expression looks, back or ahead: from the words around it, or from the parse where there is one.

What comes in is an expression among its tokens; "past", "future", "present" or None comes out. A limit ("until") and a
plan ("is to travel on Saturday") look ahead whatever the verb that tells them; else it is the tense of the verb.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from sanudo.language.types import Parsed
from sanudo.reading.times.found import Found
from sanudo.reading.times.plans import is_planned
from sanudo.reading.times.tense import verb_after, verb_before, way_of_governor
from sanudo.reading.times.vocabulary import word_set

NEAR = 6  # words


def direction_by_words(found: Found) -> str | None:
    """ "past", "future", "present" or None by the nearest verb of the sentence, those before the expression first."""
    if is_when_said(found):
        return "past"
    if is_limit(found) or is_planned(found):
        return "future"
    back = verb_before(found)
    if back is not None and back[0] <= NEAR and back[1] != "present":
        return back[1]
    ahead = verb_after(found)
    if back is not None and back[1] != "present" and (ahead is None or back[0] <= ahead[0] + 3):
        return back[1]
    return ahead[1] if ahead else back[1] if back else None


def is_when_said(found: Found) -> bool:
    """Whether the day stands right behind a verb of saying in the past: "vowed Thursday to fight on" """
    verb = found.before(2) if found.before() == "on" else found.before()
    return verb in word_set("said")


def is_limit(found: Found) -> bool:
    """Whether the words just before say that something holds or comes no later: "until", "by", "as soon as"."""
    if found.first == 0:
        return False
    before = found.tokens.word(found.first - 1)
    if before == "by" and any(found.before(count) in ("had", "was", "were") for count in range(2, 8)):
        return False  # "had left by Thursday night"
    return before in ("until", "till", "by") or (before == "as" and found.before(2) == "soon")


def direction_by_parse(parsed: Parsed) -> Callable[[Found], str | None]:
    """The same by the verb that governs the expression; by the words around where the parse does not say."""
    starts = [token.start for token in parsed.tokens]
    if all(token.pos in ("X", "") for token in parsed.tokens[:50]):
        return direction_by_words

    def direction(found: Found) -> str | None:
        index = bisect_right(starts, found.start) - 1
        way = "past" if is_when_said(found) else "future" if is_limit(found) or is_planned(found) else None
        if way is None and index >= 0 and parsed.tokens[index].end > found.start:
            way = way_of_governor(parsed, index)
        return way or direction_by_words(found)

    return direction
