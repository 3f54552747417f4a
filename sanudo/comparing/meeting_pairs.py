"""Of whom "the two leaders" is said: the two people whom the sentence names before, or else the one before it.

A meeting as a report tells it goes in and comes out with them; None where it is told with a person beside "the two",
and who the two are is not said.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sanudo.article.types import Span
from sanudo.comparing.meeting_parties import parties_of
from sanudo.comparing.meeting_told import Ground, Party, Told
from sanudo.reading.types import Participant

_TWO = re.compile(
    r"(?:[Tt]he|[Tt]hese|[Tt]hose) (?:two|pair|duo)"
    r"(?: (?:[a-z-]+ )?(?:men|women|leaders|officials|politicians|rivals))?|"
    r"[Bb]oth (?:men|women|leaders)"
)


def with_the_two(ground: Ground, told: Told) -> Told | None:
    """The meeting with the two by name, where a party is "the two leaders"."""
    phrases = [party for party in told.who if _is_two(party)]
    if not phrases:
        return told
    others = tuple(party for party in told.who if party not in phrases)
    two = _two_before(ground, told.evidence[0].span, phrases[0].name)
    if two:
        return replace(told, who=two)
    people = sum(party.person for party in others)
    return told if not people else replace(told, who=others) if people > 1 else None


def _is_two(party: Party) -> bool:
    return not party.person and _TWO.fullmatch(party.name) is not None


def _two_before(ground: Ground, sentence: Span, phrase: str) -> tuple[Party, ...]:
    """The two people told of before the phrase in its sentence, or where there are none in the sentence before."""
    text = ground.reading.article.text
    at = text.find(phrase, sentence.start, sentence.end)
    before = [s.span for s in ground.reading.sentences if s.span.end <= sentence.start][-1:]
    for stretch in (Span(sentence.start, max(sentence.start, at)), *before):
        people = _people_in(ground, stretch)
        if people:
            found = parties_of(ground, people) if len(people) == 2 else ()
            return found if len(found) == 2 else ()
    return ()


def _people_in(ground: Ground, stretch: Span) -> tuple[Participant, ...]:
    entities = ground.reading.entities
    told = {
        m.entity: Participant(entities[m.entity].name, m.span, m.entity)
        for m in ground.reading.mentions
        if m.entity is not None
        and entities[m.entity].kind == "PERSON"
        and stretch.start <= m.span.start
        and m.span.end <= stretch.end
    }
    return tuple(told.values())
