"""On which day a thing was whose sentence names none: the day that its report tells elsewhere, where that is sure.

A reading and the characters of a word or sentence go in; the day, and the sentence of the report that tells it, come
out. Which day it is was judged when the report was read (reading/moments.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sanudo.article.types import Span
from sanudo.reading.types import Moment, Quotation, Reading
from sanudo.telling.sentence_days import written

SURE = 0.85  # how probable the day must be
_SURE_OF_ITS_OWN = 0.9  # ... where it is that of the report, on which it is reported anyway
_RIVAL = 0.5  # ... and how probable another, for neither to be
_NEAR = 300  # characters between what somebody is told to have said and what goes on with it
BASIS = "inferred: told elsewhere in its report"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ERAS = ("news", "before")
_HAS = re.compile(r"\b(?:has|have|had|['’]ve)\s+(?:\w+\s+){0,3}$")


def inferred_day(reading: Reading, at: Span) -> tuple[str, Span] | None:
    """The day of what the word or the sentence at `at` tells, and the sentence that tells that day; None where it is
    not sure, where something else in it is of another day, where it "has" been, or where it is after the report."""
    last = written(reading)
    moments = moments_in(reading, at)
    best = max(moments, key=lambda one: (one.sure, -one.cue.start), default=None)
    if last is None or best is None or best.era not in _ERAS or not _DAY.fullmatch(best.day or ""):
        return None
    day = best.day or ""
    if day > last or best.sure < (SURE if day < last else _SURE_OF_ITS_OWN):
        return None
    if any(one.sure >= _RIVAL and one.day != day for one in moments) or _has_been(reading, best):
        return None
    sentence = sentence_at(reading, best.day_span.start) if best.day_span else None
    return (day, sentence) if sentence else None


def _has_been(reading: Reading, moment: Moment) -> bool:
    """ "Has long called for it", of no one day."""
    return _HAS.search(reading.article.text[moment.sentence.start : moment.cue.start]) is not None


def inferred_day_of_saying(reading: Reading, quotation: Quotation) -> tuple[str, Span] | None:
    """The day on which something was said, by the word that reports it; of words without one by that of what the same
    speaker is told to have said right before."""
    cue = quotation.cue
    if quotation.part != "paragraph":
        return None
    if cue is None:
        start = quotation.spans[0].start
        before = [one for one in reading.quotations if one.cue and 0 < start - one.cue.start < _NEAR]
        last = max(before, key=lambda one: one.spans[0].start, default=None)
        cue = last.cue if last is not None and last.speaker == quotation.speaker is not None else None
    return inferred_day(reading, cue) if cue is not None else None


def moments_in(reading: Reading, at: Span) -> Sequence[Moment]:
    """The moments whose word stands in a stretch, or is it."""
    first = bisect_left(reading.moments, at.start, key=lambda one: one.cue.start)
    last = bisect_left(reading.moments, max(at.end, at.start + 1), key=lambda one: one.cue.start)
    return reading.moments[first:last]


def sentence_at(reading: Reading, character: int) -> Span | None:
    """The sentence in which a character stands."""
    place = bisect_right(reading.sentences, character, key=lambda s: s.span.start) - 1
    return reading.sentences[place].span if place >= 0 and character < reading.sentences[place].span.end else None
