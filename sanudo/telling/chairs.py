"""Whom a report means by "The chairman of the Senate Harbour Committee": the member of a parliament named just before.

A reading and a stretch go in, where the words end and the entity meant come out; None where nobody or two may be meant.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from sanudo.article.types import Span
from sanudo.reading.types import Reading

_TITLED = re.compile(r"\b(?:Sens?|Reps?|Govs?|Senators?|Representative|Governor|Congress(?:man|woman)|MP)\.?\s$")
_BACK = 3  # sentences


def chair_meant(reading: Reading, span: Span) -> tuple[int, int] | None:
    """Where "The chairman of the Senate Harbour Committee" ends that opens a sentence without a name, and the entity of
    the senator whom the sentences before name."""
    found = _CHAIR.match(span.of(reading.article.text))
    entity = _member_meant(reading, span.start) if found else None
    return (span.start + found.end(), entity) if found and entity is not None else None


def _member_meant(reading: Reading, place: int) -> int | None:
    """The one whom the nearest sentence before a place names of those whom the report calls Sen. or Rep."""
    starts = [sentence.span.start for sentence in reading.sentences]
    here = bisect_right(starts, place) - 1
    for n in range(here - 1, max(-1, here - _BACK - 1), -1):
        span = reading.sentences[n].span
        named = {
            m.entity
            for m in reading.mentions
            if m.form == "name"
            and m.kind == "PERSON"
            and m.entity is not None
            and span.start <= m.span.start < span.end
        }
        members = {entity for entity in named if _is_member(reading, entity)}
        if members:
            return members.pop() if len(members) == 1 else None
    return None


_CHAIR = re.compile(
    r"The (?:chair(?:man|woman)?|head|leader|(?:top|ranking) \w+) (?:of|on) the (?:Senate|House|Parliament)"
    r"(?:['’]s)?(?: (?:[A-Z][a-z]+|and|on))*(?= [a-z])"
)


def _is_member(reading: Reading, entity: int) -> bool:
    text = reading.article.text
    places = [m.span.start for m in reading.entities[entity].mentions if m.form == "name"]
    return any(_TITLED.search(text[max(0, place - 16) : place]) for place in places)
