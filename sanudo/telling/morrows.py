"""The report that tells of the day after its own: "closed the border on Saturday" in one that is dated Friday.

Datelines lag behind: a report is dated where its day began, and goes on being written. A weekday that is that of its
morrow may then be the morrow or lie six days back, and the report alone does not tell which. A story can: it begins
after the one and goes on to the other. A reading and its story go in; the reading comes out with such days told where
the report was for sure written on its morrow: its lead, or somebody whom it quotes, tells what was done then.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sanudo.article.types import Span
from sanudo.comparing.types import Story
from sanudo.reading.types import Reading, TimeExpression
from sanudo.telling.sentence_days import MORROW, heads_its_sentence, lead_of, tells_what_was, times_of_main

_UNKNOWN = "XXXX-WXX-"  # how a weekday is written of which it is not known in which week it lies
_WEEK = 7


def with_morrow(reading: Reading, story: Story) -> Reading:
    """A reading in which the weekdays of its morrow are that day, where it was written then."""
    told = [time for time in reading.times if time.value.startswith(_UNKNOWN) and time.anchor is not None]
    morrow = _morrow(reading, story)
    if not told or morrow is None or not reading.syntax:
        return reading
    past = {time.span: one for time in told if (one := _sentence(reading, time)) and tells_what_was(reading, one)}
    lead = lead_of(reading)
    if not any(_is_news(reading, one, span, lead) for span, one in past.items()):
        return reading
    times = [
        replace(t, value=morrow + t.value[len(_UNKNOWN) + 1 :], rule=MORROW) if t in told and t.span in past else t
        for t in reading.times
    ]
    return replace(reading, times=tuple(times))


def _morrow(reading: Reading, story: Story) -> str | None:
    """The day after a report's own, where its story goes on to it and began after the same weekday of a week before."""
    published = reading.article.published
    own = published.day if published else None
    if own is None or len(story.begin or "") < len(own) or len(story.end or "") < len(own):
        return None
    morrow = date.fromisoformat(own) + timedelta(1)
    begin, end = (date.fromisoformat((day or "")[: len(own)]) for day in (story.begin, story.end))
    return morrow.isoformat() if end >= morrow and begin > morrow - timedelta(_WEEK) else None


def _is_news(reading: Reading, sentence: Span, time: Span, lead: list[Span]) -> bool:
    """Whether a sentence is told of a day: in the lead, or what somebody said then. Far down, what was done on a
    "Wednesday" may be of a week before."""
    leads = sentence in lead
    if not any(one.span == time for one in times_of_main(reading, sentence, said=leads)):
        return False
    return leads or any(
        quotation.cue is not None and heads_its_sentence(reading, sentence, quotation.cue)
        for quotation in reading.quotations
        if any(sentence.start <= span.start < sentence.end for span in quotation.spans)
    )


def _sentence(reading: Reading, time: TimeExpression) -> Span | None:
    return next((s.span for s in reading.sentences if s.span.start <= time.span.start < s.span.end), None)
