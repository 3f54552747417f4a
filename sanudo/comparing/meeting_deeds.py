"""Deeds by which people are told to have met, or not to: who signs something with another, walks out of talks with them
or will not sit down with them.

An event that is no meeting goes in, with its ground; the meeting that it tells comes out as an event, or nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sanudo.comparing.meeting_parties import parties_of
from sanudo.comparing.meeting_told import Ground
from sanudo.reading.event_days import BEFORE
from sanudo.reading.types import Event

_REFUSED = "125"  # CAMEO: reject a proposal to meet
_TO_MEET = re.compile(r"\s+to\s+(?:see|meet|receive|sit down)\b")
_NO_VERB = re.compile(r"(?:boycott|snub)", re.IGNORECASE)
_HALTED = "164"  # CAMEO: halt negotiations
_WALKED_OUT = re.compile(r"(?:walk(?:s|ed|ing)? out|br(?:eak|eaks|oke|eaking) off)\b", re.IGNORECASE)
_SIGNED = re.compile(r"(?:sign(?:s|ed|ing)?|initial(?:s|led|ed)|put|puts)\b", re.IGNORECASE)
_DONE = frozenset({"occurred", "ongoing", "historical", "planned"})


def meeting_by_deed(ground: Ground, event: Event) -> Event | None:
    """The meeting that a deed tells of, as an event of meeting."""
    return _from_signing(ground, event) or _from_walkout(ground, event) or _from_refusal(ground, event)


def _from_signing(ground: Ground, event: Event) -> Event | None:
    """Two who sign something together on a day have met."""
    text = ground.reading.article.text
    if event.type not in ("SUPPORT", "AGREE") or not _SIGNED.match(event.cue.of(text)):
        return None
    people = tuple(p for p in parties_of(ground, (*event.actors, *event.recipients)) if p.person)
    if len(people) < 2 or event.status not in _DONE:
        return None
    if event.date_basis == BEFORE:
        event = replace(event, date=None, date_span=None)
    return replace(event, type="CONSULT", mode=None)


def _from_walkout(ground: Ground, event: Event) -> Event | None:
    """Who walked out of talks with somebody, or broke them off, had talks."""
    text = ground.reading.article.text
    if event.cameo != _HALTED or event.status != "occurred" or not _WALKED_OUT.match(event.cue.of(text)):
        return None
    return replace(event, type="CONSULT", mode=None)


def _from_refusal(ground: Ground, event: Event) -> Event | None:
    """ "Would not sit down with him": that there will be no meeting is told."""
    text = ground.reading.article.text
    refusing = event.type == "REJECT" and _TO_MEET.match(text[event.cue.end : event.sentence.end])
    if not (event.cameo == _REFUSED or refusing) or event.status != "occurred" or _NO_VERB.match(event.cue.of(text)):
        return None
    return replace(event, type="CONSULT", mode=None, status="denied")
