"""The day that stands right beside the words of a meeting, where nothing else of the sentence comes between.

A reading, the sentence and the words that tell the meeting go in; a time expression comes out, or none: behind the
words in their own clause ("will gather for their next summit June 28 and 29"), or before them where the sentence opens
with it ("During the 2012 campaign, A hosted B"). Knows one sentence.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sanudo.article.types import Span
from sanudo.reading.types import Reading, TimeExpression

_FAR = 100  # characters behind the words in which their day stands
_NEAR = 60  # characters between a day that opens the sentence and the words
_DATE = re.compile(r"(?:\d{4}(?:-|$)|XXXX-)")
_ANOTHER = re.compile(  # what begins something else of which the day may be
    r"[;:“”\"]|\s[–—-]{1,2}\s|\b(?:that|who|whom|which|whose|where|when|while|after|before|since|until|till|"
    r"because|as|but|although|though|than|said|says|saying|told|ahead of|following|despite|over|by|from|if|unless|"
    r"due|later|about|regarding|amid|not|never|"
    r"and (?:\w+ly )?(?:\w+ed|has|have|had|is|are|was|were|will|then|later|told|said|went|left)|"
    r"to (?!the\b|a\b|an\b|his\b|her\b|their\b|its\b)[a-z]+)\b"
)
_STARTS = re.compile(
    r"[^;:“”\".]{0,70}?, (?:which|that) (?:(?:officially|formally) )?(?:starts?|begins?|opens?|kicks? off|"
    r"(?:is|are) (?:due|set|"
    r"scheduled) (?:to (?:start|begin|open) )?(?:for )?)(?: with [a-z ]{3,30})?\b"
)
_OVER = re.compile(r"\b(?:ending|concluding|completing|finishing)\s(?:[\w-]+\s){0,4}$", re.IGNORECASE)
_OPENS = re.compile(r"[“\"]?(?:(?:On|In|Late|Early|Earlier|During|At|Back in|By|Just)\b[^,;:“”\"]{0,20})?\Z")
_COMMA = re.compile(r"[^,;:“”\"]{0,45}?,\s")
_RANGE_FROM = re.compile(r"\bfrom\s(?:the\s)?\Z")


def day_beside(reading: Reading, sentence: Span, cue: Span) -> TimeExpression | None:
    """The day right behind or before the words, None where there is none or more than one in reach."""
    text = reading.article.text
    if was_over(reading, sentence, cue):
        return None
    line = reading.article.dateline
    times = [
        _begun(time)
        for time in reading.times
        if (time.kind in ("DATE", "TIME") or time.begin)
        and sentence.start <= time.span.start < sentence.end
        and _DATE.match(time.begin or time.value)
        and not (line and line.span.start <= time.span.start < line.span.end)
        and text[time.span.end : time.span.end + 1] != "-"  # "Mar-a-Lago"
    ]
    behind = [time for time in times if cue.end <= time.span.start < cue.end + _FAR]
    if behind and not _ANOTHER.search(_RANGE_FROM.sub("", text[cue.end : behind[0].span.start])):
        return behind[0]
    before = [time for time in times if time.span.end <= cue.start]
    if len(before) != 1 or not _OPENS.fullmatch(text[sentence.start : before[0].span.start].lstrip("* ")):
        return None
    between = _COMMA.sub(" ", text[before[0].span.end : cue.start], count=1)
    if len(between) > _NEAR:
        return None
    return before[0] if not _ANOTHER.search(between) and "," not in between else None


def was_over(reading: Reading, sentence: Span, cue: Span) -> bool:
    """Whether the day that stands beside is that on which it was over: "ending a visit to C, she left on Friday"."""
    return _OVER.search(reading.article.text[sentence.start : cue.start]) is not None


def day_it_starts(reading: Reading, sentence: Span, cue: Span) -> TimeExpression | None:
    """The day of "the visit to C, which starts on Sunday", "the talks with B, which open Friday"."""
    text = reading.article.text
    starts = _STARTS.match(text, cue.end, sentence.end)
    if starts is None:
        return None
    return next(
        (t for t in reading.times if t.kind in ("DATE", "TIME") and 0 <= t.span.start - starts.end() < 20), None
    )


def _begun(time: TimeExpression) -> TimeExpression:
    """A stretch of days as its first: "February 12-17"."""
    return replace(time, value=time.begin) if time.begin else time
