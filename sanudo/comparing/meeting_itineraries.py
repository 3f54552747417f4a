"""A journey to several places, each of which is a visit: "travelled to Lima, Quito and Santiago".

A visit that a report tells goes in, with its ground; the further places of its list come out, as visits of the same
people. Knows one report.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sanudo.comparing.meeting_told import Ground, Told
from sanudo.reading.types import Mention

_COMMA = re.compile(r",\s(?:the\s)?")
_AND = re.compile(r",?\s(?:and|as well as)(?: then)?\s(?:to\s|in\s)?(?:the\s)?")
_ENDS = re.compile(  # what may stand behind the last: no verb that the last name is the subject of
    r"\s*(?:[.,;:)”\"]|[–—-]{1,2}\s|\s(?:in|on|with|for|to|last|this|next|before|after|as|over|during|from|at|by|earlier|"
    r"later|today|yesterday|tomorrow|under|without|where|when|together|again|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"but|while|because|despite)\b|$)",
    re.I,
)


def on_the_same_journey(ground: Ground, told: Told) -> list[Told]:
    """The visits to the places that stand in one list with that of a visit."""
    if told.kind != "visit" or told.place is None:
        return []
    reading, span = ground.reading, told.evidence[0].span
    named = sorted(
        (m for m in reading.mentions if m.form == "name" and span.start <= m.span.start < span.end),
        key=lambda m: m.span,
    )
    for number, mention in enumerate(named):
        if mention.kind == "LOC" and _name(ground, mention) == told.place:
            return [
                replace(told, place=_name(ground, one), country=reading.entities[one.entity or 0].country)
                for one in _listed(reading.article.text, named[number:])
            ]
    return []


def _name(ground: Ground, mention: Mention) -> str | None:
    return ground.reading.entities[mention.entity].name if mention.entity is not None else None


def _listed(text: str, named: list[Mention]) -> list[Mention]:
    """Those behind the first that commas and a last "and" join to it; none where no "and" ends the list."""
    found: list[Mention] = []
    last = named[0]
    for one in named[1:]:
        between = text[last.span.end : one.span.start]
        if one.kind != "LOC" or one.entity is None:
            return []
        found.append(one)
        if _AND.fullmatch(between):
            return found if _ENDS.match(text, one.span.end) else []
        if not _COMMA.fullmatch(between):
            return []
        last = one
    return []
