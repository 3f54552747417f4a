"""Who is whose opposite number in a report: "his Danish counterpart, Anna Berg", "her host, Paul Lund".

A `Reading` goes in, pairs of people come out, in order of the text. Those are who met where a report tells of talks
between their states, or of talks alone, and names them in another sentence.
"""

from __future__ import annotations

import re

from sanudo.reading.types import Mention, Participant, Reading

_OPPOSITE = re.compile(r"(?:\s+[\w’'-]+){0,3}?\s+(?:counterparts?|opposite number|host|hostess|guest|visitor)\b")
_NEAR = 70  # characters behind the word in which its name stands


def counterparts(reading: Reading) -> list[tuple[Participant, Participant]]:
    """The pairs, each once."""
    found: dict[frozenset[int], tuple[Participant, Participant]] = {}
    people = [m for m in reading.mentions if m.entity is not None and m.kind == "PERSON"]
    for mention in people:
        if mention.form != "pronoun":
            continue
        match = _OPPOSITE.match(reading.article.text, mention.span.end)
        other = _named(reading, people, mention, match.end()) if match else None
        if other is not None and other.entity != mention.entity:
            pair = frozenset((mention.entity or 0, other.entity or 0))
            found.setdefault(pair, (_participant(reading, mention), _participant(reading, other)))
    return list(found.values())


def _named(reading: Reading, people: list[Mention], owner: Mention, end: int) -> Mention | None:
    """Who is named right behind the word, or is called so: "her host, the mayor, Paul Lund"."""
    text = reading.article.text
    for mention in people:
        if mention.span.start == owner.span.start and mention.span.end >= end:
            return mention
        behind = end <= mention.span.start < end + _NEAR and mention.form == "name"
        if behind and re.fullmatch(r",?\s(?:[\w’' ,-]*?\s)?", text[end : mention.span.start]):
            return mention
    return None


def _participant(reading: Reading, mention: Mention) -> Participant:
    return Participant(reading.entities[mention.entity or 0].name, mention.span, mention.entity)
