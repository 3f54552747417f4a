"""Quotation marks: what stands in them, and the day on which it was said where the sentence tells it.

Knows text and days; nothing of rules. Single quotation marks are not read: they are apostrophes too often.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from sanudo.article.types import Span
from sanudo.reading.times.dates import day_of
from sanudo.reading.times.vocabulary import word_set

_MARK = re.compile(r"[“”\"]|``|''|\n[ \t\r]*\n")
_END = re.compile(r"[.!?][\"”’)]*\s|\n")
_WORD = re.compile(r"[a-z]+")
REACH = 300  # characters before and after a quotation in which its day is looked for
NEAR = 45  # characters between a verb of saying and its day
BACK = 60  # days: nobody is quoted from longer ago without a full date


def quoted(text: str) -> list[Span]:
    """The stretches in double quotation marks; one that is not closed ends with its paragraph."""
    spans: list[Span] = []
    opened: int | None = None
    for match in _MARK.finditer(text):
        mark = match.group()
        if mark[0] == "\n":
            if opened is not None:
                spans.append(Span(opened, match.start()))
            opened = None
        elif mark in ("“", "``") or (mark == '"' and opened is None):
            opened = match.end()
        elif opened is not None:
            spans.append(Span(opened, match.start()))
            opened = None
    return spans


def said_on(
    text: str, place: int, quotations: Sequence[Span], days: Sequence[tuple[int, int, str]], now: date
) -> date | None:
    """The day on which what stands at `place` was said: a day outside the quotation near its verb of saying.

    `days` are start, end and value of the expressions of the text, in order. None where `place` is not quoted or the
    day is not told.
    """
    index = bisect_right(quotations, (place, len(text))) - 1
    if index < 0 or not quotations[index].start <= place < quotations[index].end:
        return None
    quotation = quotations[index]
    before = Span(sentence_start(text, quotation.start - 1), quotation.start - 1)
    after = Span(quotation.end, sentence_end(text, quotation.end))
    for stretch in (after, before):
        first = bisect_left(days, (stretch.start, 0, ""))
        for start, end, value in days[first : bisect_left(days, (stretch.end, 0, ""))]:
            day = day_of(value)
            if day is None or day.date is None or not 0 <= (now - day.date).days <= BACK:
                continue
            if near_saying(text, stretch, start, end):
                return day.date
    return None


def sentence_start(text: str, place: int) -> int:
    """Where the sentence with `place` begins, at most REACH characters back."""
    low = max(place - REACH, 0)
    ends = [match.end() for match in _END.finditer(text, low, max(place, low))]
    return ends[-1] if ends else low


def sentence_end(text: str, place: int) -> int:
    """Where the sentence with `place` ends, at most REACH characters on; at once where the quotation closed it."""
    if text[max(place - 1, 0) : place] in (".", "!", "?") and text[place + 1 : place + 3].strip()[:1].isupper():
        return place
    match = _END.search(text, place, place + REACH)
    return match.start() if match else min(place + REACH, len(text))


def near_saying(text: str, stretch: Span, start: int, end: int) -> bool:
    """Whether a verb of saying stands near the expression, before it or, where it opens the sentence, after it."""
    saying = word_set("saying")
    for match in _WORD.finditer(text, stretch.start, stretch.end):
        if match.group() in saying:
            if match.end() <= start <= match.end() + NEAR:
                return True
            if start - stretch.start < 12 and end <= match.start():
                return True
    return False
