"""Whether a sentence tells of a time before its story: background, which under the day of a report would be its news.

A reading and the span of a sentence go in, with the day on which the story begins. Told by the words of its main clause
alone: a day, month or year long gone by, or "during the campaign" (rows `before` of leaning.tsv). What is told aside of
old things, or in quotation marks, makes nothing old.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta
from functools import cache

from sanudo.article.types import Span
from sanudo.reading.types import Reading
from sanudo.telling.inferred_days import moments_in
from sanudo.telling.leaning_words import leaning_words
from sanudo.telling.sentence_days import tells_what_was, times_of_main

_BACK = 3  # sentences of a paragraph that tell of one time
_SURE = 0.6  # probability from which a word was judged to tell of before
_LONG = 60  # days before the story begins from which what was done is background
_MARKED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_VALUE = re.compile(r"\d{4}(?:-(?:\d\d(?:-\d\d)?|W\d\d))?")


def is_background(reading: Reading, sentence: Span, begin: str | None) -> bool:
    """Whether the main clause of a sentence tells of long before the story."""
    if tells_of_before(sentence.of(reading.article.text)) or _is_judged_so(reading, sentence):
        return True
    return _is_of_long_ago(reading, sentence, begin) or _goes_on_with_it(reading, sentence, begin)


def _is_judged_so(reading: Reading, sentence: Span) -> bool:
    """Whether all that a sentence tells was judged to be of before when it was read."""
    moments = moments_in(reading, sentence)
    return bool(moments) and all(one.era == "before" and one.chance >= _SURE for one in moments)


def _goes_on_with_it(reading: Reading, sentence: Span, begin: str | None) -> bool:
    """Whether a sentence without a day goes on in its paragraph from one of long ago, and tells in the past of what
    was done then: "In 2013 rebels shelled Karsk. The attack killed ninety"."""
    text = reading.article.text
    spans = [one.span for one in reading.sentences]
    place = bisect_left(spans, sentence)
    if times_of_main(reading, sentence) or not tells_what_was(reading, sentence):
        return False
    for before in reversed(spans[max(0, place - _BACK) : place]):
        if "\n" in text[before.end : sentence.start].strip(" \t"):
            return False
        if times_of_main(reading, before):
            return _is_of_long_ago(reading, before, begin)
    return False


def _is_of_long_ago(reading: Reading, sentence: Span, begin: str | None) -> bool:
    """Whether the days of the main clause lie long before the story."""
    if begin is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", begin[:10]):
        return False
    last = (date.fromisoformat(begin[:10]) - timedelta(days=_LONG)).isoformat()
    values = [time.value[:10] for time in times_of_main(reading, sentence)]
    values = [value for value in values if _VALUE.fullmatch(value) and "W" not in value]
    return bool(values) and all(value < last[: len(value)] for value in values)


def tells_of_before(words: str) -> bool:
    """Whether words tell, outside of quotation marks, of a time gone by that has a name: "as a candidate"."""
    return _before().search(_MARKED.sub(" ", words).replace("’", "'")) is not None


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, leaning_words('before'))))})\b", re.IGNORECASE)
