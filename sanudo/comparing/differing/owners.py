"""A proposal that one report lays to a state and another to who speaks for it: "a Norland proposal to share the river",
"a proposal by Prime Minister Ana Lima to set up a council".

Readings of one story go in. Told only where each report knows one proposal of that state: of several, which is which is
not said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from sanudo.article.types import Span
from sanudo.comparing.differing.lines import Actors
from sanudo.comparing.types import Difference, Side
from sanudo.reading.types import Mention, Reading

_NOUN = re.compile(r"\b(?:proposal|initiative|peace plan)\b")
_OWNED = re.compile(r"(?:['’]s)? ")  # between an owner and the noun
_BY = re.compile(r" (?:by|from) (?P<who>(?:[\w'’.-]+ ){0,6})")  # between the noun and its owner
_WHAT = re.compile(r" (?:to|for|that|under which) ")
_REACH = 70  # characters from the noun to an owner behind it


@dataclass(frozen=True, slots=True)
class _Owned:
    """A proposal as a report tells it: whose, in which words, and of which state."""

    article: str
    value: str
    evidence: tuple[Span, ...]
    country: str
    person: bool


def differing_owners(readings: tuple[Reading, ...], actor_of: Actors) -> list[Difference]:
    """Proposals laid to a state in one report, to who speaks for it in another."""
    by_country: dict[str, list[_Owned]] = defaultdict(list)
    for reading in readings:
        own = _owned(reading, actor_of)
        for country in sorted({one.country for one in own}):
            told = [one for one in own if one.country == country]
            if len({one.value for one in told}) == 1:
                by_country[country].append(told[0])
    found = []
    for told in by_country.values():
        levels = [next((one for one in told if one.person is person), None) for person in (False, True)]
        state, speaker = levels
        if state and speaker:
            sides = tuple(Side(one.article, one.value, one.evidence) for one in (state, speaker))
            judgement = "one says more: who spoke for the state"
            found.append(Difference("attribution", "who made the proposal", sides, judgement, None, 0.6))
    return found


def _owned(reading: Reading, actor_of: Actors) -> list[_Owned]:
    text = reading.article.text
    found = []
    for sentence in reading.sentences:
        for noun in _NOUN.finditer(text, sentence.span.start, sentence.span.end):
            for mention in reading.mentions:
                words = _owner_words(reading, mention, noun)
                country = _country(reading, mention, actor_of) if words else None
                if words and country:
                    value = " ".join(words.of(text).split())
                    person = mention.kind == "PERSON"
                    evidence = (words, sentence.span)
                    found.append(_Owned(reading.article.id, value, evidence, country, person))
    return found


def _owner_words(reading: Reading, mention: Mention, noun: re.Match[str]) -> Span | None:
    """The words that say whose the proposal is: a state before it, a person behind "by" with the office told."""
    text, span = reading.article.text, mention.span
    if mention.kind in ("LOC", "NORP") and _OWNED.fullmatch(text, span.end, noun.start()):
        return span if _WHAT.match(text, noun.end()) else None
    if mention.kind != "PERSON" or mention.form != "name" or not 0 < span.start - noun.end() < _REACH:
        return None
    by = _BY.fullmatch(text, noun.end(), span.start)
    return Span(by.start("who"), span.end) if by else None


def _country(reading: Reading, mention: Mention, actor_of: Actors) -> str | None:
    """The state that is meant, or that a person holds an office of."""
    if mention.entity is None:
        return None
    entity = reading.entities[mention.entity]
    actor = actor_of.get((reading.article.id, mention.entity))
    if mention.kind == "PERSON" and not (entity.roles or (actor and actor.offices)):
        return None
    return entity.country or (actor.country if actor else None)
