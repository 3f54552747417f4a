"""The sentence that one leans on, told before it: "Robertson spoke of a plan. The plan would give Russia a voice."

A `Teller` and a sentence that is to be told go in; the sentence before it in its report comes out, where that can stand
alone, is told nowhere, and is of the same day as far as is said; else None.
"""

from __future__ import annotations

from bisect import bisect_left

from sanudo.comparing.types import Evidence
from sanudo.telling.account import Teller
from sanudo.telling.background import is_background
from sanudo.telling.judged_sentences import leans_much, stands_surely, worth
from sanudo.telling.leaning import leans
from sanudo.telling.sentence_days import day_of_sentence
from sanudo.telling.voice import happened

_APART = 3  # characters between two sentences of neighbouring paragraphs
_LONG = 60  # words of both
_WORTH = 1.1


def sentence_before(teller: Teller, one: Evidence, day: str | None) -> Evidence | None:
    """What `one` leans on, to be told before it under the heading of `day`."""
    if not leans_much(teller, one):
        return None
    reading = teller.reading(one.article)
    place = bisect_left(reading.sentences, one.span.start, key=lambda s: s.span.start)
    if place < 1 or reading.sentences[place].span != one.span:
        return None
    before = reading.sentences[place - 1]
    found = Evidence(one.article, before.span)
    if before.part != "paragraph" or found in teller.told or one.span.start - before.span.end > _APART:
        return None
    if not stands_surely(teller, found) or worth(teller, found) < _WORTH or leans(teller, found):
        return None
    if not happened(teller, found) or is_background(reading, before.span, teller.story.begin):
        return None
    own = day_of_sentence(reading, before.span)
    if own is not None and own != day:
        return None
    words = f"{teller.words(found)} {teller.words(one)}"
    return found if len(words.split()) <= _LONG and not teller.lines.has(teller.words(found), day) else None
