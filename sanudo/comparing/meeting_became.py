"""What became of a meeting that an event tells: held, planned, called off or put off, as the words around it say.

An event or a meeting goes in, with its ground; the status comes out. What nouns tell is read in
sanudo/reading/meeting_status.py.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sanudo.article.types import Span
from sanudo.comparing.meeting_told import Ground, Told
from sanudo.reading.masked import words_of
from sanudo.reading.types import Event

_STATUS = {"occurred": "held", "ongoing": "held", "historical": "held", "planned": "planned", "denied": "denied"}
_HAD_BEEN_TO = re.compile(
    r"\b(?:had been (?:due|expected|scheduled|set|planned|meant) to|w(?:as|ere) to have)\s+(?:\w+\s+)?$"
)
_WILL_BY = re.compile(  # "will reach out by speaking to A and meeting with B"
    r"\b(?:will|would|plans to|(?:is|are) to)\s[^.;“”\"]{0,60}?\bby\s\w+ing\b[^.;“”\"]*$(?<=ing|ith)"
)
_WILL_AFTER = re.compile(  # "will go to Lima after a visit to Quito"
    r"\b(?:will|plans to|(?:is|are) (?:due |set |expected |scheduled )?to)\s[^;“”\"]*"
    r"\b(?:after|before|following|during|on)\s(?:an?|his|her|their)\s(?:[\w-]+\s){0,3}$"
)
_WAS_TO = re.compile(r"\b(?:where|when|which|whom)\s(?:[\w.’'-]+\s){1,4}(?:was|were)\s(?:\w+\s)?to\s$")
_GOING_TO_BE = re.compile(r"[^.;“”\"]{0,60}?\b(?:was|were)\s(?:\w+\s)?going to\b")
_EVER_TO = re.compile(  # "the first president ever to make a trip"
    r"\b(?:first|only|last|(?:high|old|young|fin|late)\w*est(?:-\w+)?|most [\w-]+)\b[^;,]{0,50}?(?:\bever)? to "
    r"(?:(?:make|pay|take|undertake)\s(?:[\w-]+\s){0,3})?$",
    re.IGNORECASE,
)
_IT = re.compile(
    r"\s*(?:The|That|Their|His|Her) (?:meeting|talks|session|visit|trip|encounter|call|lunch|dinner|summit|conference) "
    r"((?:did not|never) (?:take place|took place|happen(?:ed)?)|(?:was|were|has been|have been) "
    r"(?:later |then |since )?(?:cancell?ed|called off|scrapped|dropped|put off|postponed)|fell through)\b"
)


def status_of(ground: Ground, event: Event) -> str:
    """What became of it; of what did not come about whether it was called off or put off, where the words say so."""
    status = _STATUS.get(event.status, event.status)
    text = ground.reading.article.text
    if status == "held" and _WILL_BY.search(text[event.sentence.start : event.cue.end]):
        return "planned"
    before = text[event.sentence.start : event.cue.start]
    noun = event.mode == "visit" and words_of("visit").fullmatch(event.cue.of(text)) is not None
    if status == "held" and noun and _WILL_AFTER.search(before):
        return "planned"
    if status in ("held", "planned") and _WAS_TO.search(before):  # "cancelled a trip on which he was to"
        return next((one for one in ("cancelled", "postponed") if words_of(one).search(before)), "planned")
    if status == "held" and _GOING_TO_BE.match(text[event.cue.end : event.sentence.end]):
        return "possible"  # whether it was is not said
    if status == "planned" and _EVER_TO.search(before):
        return "held"
    if status == "planned" and _HAD_BEEN_TO.search(before):
        around = text[max(0, event.sentence.start - 160) : event.sentence.end + 160]
        return next((one for one in ("cancelled", "postponed") if words_of(one).search(around)), "possible")
    if status != "denied":
        return (told_after(ground, event.sentence) or status) if status == "planned" else status
    near = text[max(event.sentence.start, event.cue.start - 80) : min(event.sentence.end, event.cue.end + 120)]
    return next((one for one in ("cancelled", "postponed") if words_of(one).search(near)), status)


def as_it_became(ground: Ground, told: Told) -> Told:
    """A plan of which the next sentence says that it came to nothing: "The meeting did not take place"."""
    became = told_after(ground, told.evidence[0].span) if told.status == "planned" else None
    return replace(told, status=became) if became else told


def told_after(ground: Ground, sentence: Span) -> str | None:
    """What the next sentence says became of what a sentence plans."""
    after = _IT.match(ground.reading.article.text[sentence.end : sentence.end + 120])
    if after is None:
        return None
    return "postponed" if words_of("postponed").search(after.group(1)) else "cancelled"
