"""How long a meeting or a visit lasts, in the words of a report: "a three-day visit", "met for an hour".

A reading, a sentence and the words that tell the meeting go in; the lengths that measure it come out.
"""

from __future__ import annotations

import re

from sanudo.article.types import Span
from sanudo.reading.types import Reading

_BEFORE_IT = re.compile(r"(?:['’]s?|-long)?\s?(?:of\s)?(?:[\w'’-]+\s){0,3}")
_ABOUT = r"(?:about|some|almost|nearly|over|around|the|a|an|his|her|their|at least|more than|up to)"
_LASTING = re.compile(rf"\b(?:for|on|last(?:s|ed|ing)?|took|over|during|of|by)\s(?:{_ABOUT}\s){{0,2}}$")
_LIGHT = re.compile(
    r"ha[sd]|have|having|h[eo]lds?|holding|pa(?:id|ys?|ying)|ma(?:de|kes?|king)|beg[aiu]ns?", re.IGNORECASE
)
_OBJECT = re.compile(r"\s(?:(?:an?|the|his|her|their)\s)?(?:\w+\s){0,2}")
_ELSEWHERE = re.compile(r"\b(?:said|says|told|after|before|following|since|ago)\b|[;:]")
_TOO_LONG = re.compile(r"[XY]")  # years, and "for days": no length of a meeting
_HALF = re.compile(r"\sand\s(?:a\s)?half\b")
_OF_MORE = re.compile(r"\sof\s(?:\w+\s)?(?:talks|meetings|negotiations|consultations)\b")


def lengths_told(reading: Reading, sentence: Span, cue: Span) -> tuple[str, ...]:
    """How long it lasts as the report puts it: durations in its sentence that measure it."""
    text = reading.article.text
    return tuple(
        time.span.of(text) + _and_half(text, time.span)
        for time in reading.times
        if time.kind == "DURATION"
        and time.value.startswith(("P", "PT"))
        and not _TOO_LONG.search(time.value)
        and sentence.start <= time.span.start < sentence.end
        and abs(time.span.start - cue.start) < 60
        and _measured_by(text, cue, time.span)
    )


def _and_half(text: str, length: Span) -> str:
    """ "A day" of "a day and a half"."""
    half = _HALF.match(text, length.end)
    return half.group() if half else ""


def _measured_by(text: str, cue: Span, length: Span) -> bool:
    """Whether a length is that of the thing named: "a three-day visit", "they met for an hour"; in "here for two days
    of talks, he said after the meeting" it is not the meeting's."""
    if cue.start <= length.start < cue.end:
        return True
    between = words_between(text, cue, length)
    if length.start < cue.start:
        return bool(_BEFORE_IT.fullmatch(between))
    if _LIGHT.fullmatch(cue.of(text)) and _OBJECT.fullmatch(between):
        return True
    return not _ELSEWHERE.search(between) and bool(_LASTING.search(between)) and not _OF_MORE.match(text[length.end :])


def words_between(text: str, a: Span, b: Span) -> str:
    """The words between two stretches, whichever comes first."""
    return text[min(a.end, b.end) : max(a.start, b.start)]
