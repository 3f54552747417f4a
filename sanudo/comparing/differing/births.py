"""Where somebody was born, by the reports that say so beside the name: "Ana Lima, who was born in Lisbon".

An actor and the readings of a story go in, at most one `Difference` comes out. Nobody is born in two states or in two
cities; of a city and a region of one state nothing is known here, the one may lie in the other. A young state lay in
another, which is told as a birthplace too; and "Georgia" may be either.
"""

from __future__ import annotations

import re

from sanudo.article.types import Span
from sanudo.comparing.types import Actor, Difference, Side
from sanudo.language.gazetteer import rows
from sanudo.language.gazetteer.known import Known, known
from sanudo.language.gazetteer.states import states
from sanudo.reading.types import Mention, Reading

_NAME = r"\b(?!(?:The|An?)\b)[^\W\d_a-z][\w.'’-]+(?:\s+(?:of\s+)?[^\W\d_a-z][\w.'’-]+){0,3}"
_AFTER = re.compile(
    rf"(?:,\s+\d+)?,?\s+(?:who\s+)?(?:(?:was|were)\s+)?(?:born\s+in|(?:is|was|a)\s+(?:a\s+)?native\s+of)\s+(?P<place>{_NAME})"
)
_BEFORE = re.compile(
    rf"(?:(?:Born\s+in|A\s+native\s+of)\s+(?P<place>{_NAME})(?:,\s+{_NAME})?,\s+(?:Mrs?\.\s+|Ms\.\s+|Dr\.\s+)?|"
    rf"(?P<here>{_NAME})-born\s+(?:[a-z]+\s+){{0,2}})$"
)
_FAR = 80  # characters before a name in which it is told
_SETTLED = frozenset({"state", "region", "city"})
_JUDGEMENT = "contradicts: nobody is born in two places"
_SURE = 0.8
_YOUNG = 1910  # a year


def differing_births(actor: Actor, readings: dict[str, Reading]) -> list[Difference]:
    """The places where reports say that a person was born, where they cannot all be right."""
    if actor.kind != "PERSON":
        return []
    told = [
        (place, side)
        for article, entity in actor.members
        if article in readings
        for place, side in _births(readings[article], entity)
    ]
    apart = [(place, side) for place, side in told if any(_part(place, other) for other, _ in told)]
    sides = {side.article: side for _, side in reversed(apart)}  # each report's first
    if len(sides) < 2 or len({side.value for _, side in apart if side in sides.values()}) < 2 or _both(told):
        return []
    ordered = tuple(side for _, side in sorted(sides.items()))
    return [Difference("place", f"birthplace of {actor.name}", ordered, _JUDGEMENT, None, _SURE)]


def _part(one: Known, other: Known) -> bool:
    """Whether neither place can lie in the other."""
    if one.state != other.state:
        return all(_holds_alone(place.state) for place in (one, other)) and not _lay_in(one.state, other.state)
    return one.sort == other.sort and one.key != other.key


def _holds_alone(key: str) -> bool:
    """Whether no other state has held the ground of a state: England is of Britain, Czechoslovakia's is now of two.
    What is or was no member of the states' system has no Correlates of War number."""
    state = states().get(key)
    return state is not None and bool(state.cow) and state.end is None


def _lay_in(one: str, other: str) -> bool:
    """Whether one of two states of a region is younger than the oldest may be who was born there: it was of another."""
    here, there = states()[one], states()[other]
    return here.region == there.region and any(state.begin and state.begin >= _YOUNG for state in (here, there))


def _both(told: list[tuple[Known, Side]]) -> bool:
    """Whether one report gives two places itself."""
    return any(a is not b and a[1].article == b[1].article and _part(a[0], b[0]) for a in told for b in told)


def _births(reading: Reading, entity: int) -> list[tuple[Known, Side]]:
    """The places that a report says a person was born in, each with where it stands."""
    found = []
    for mention in reading.mentions:
        if mention.entity != entity or mention.form != "name":
            continue
        sentence = next((s.span for s in reading.sentences if s.span.start <= mention.span.start < s.span.end), None)
        told = _beside(reading.article.text, mention, sentence) if sentence else None
        place = known(" ".join(told.of(reading.article.text).split())) if told else None
        if sentence and told and place and place.sort in _SETTLED and place.name not in _of_two():
            value = " ".join(told.of(reading.article.text).split())
            found.append((place, Side(reading.article.id, value, (told, sentence))))
    return found


def _of_two() -> set[str]:
    """The names that a state shares with a part of another."""
    return {name for name, *_ in rows("shared_names")}


def _beside(text: str, mention: Mention, sentence: Span) -> Span | None:
    """The place beside a name that tells where its bearer was born."""
    after = _AFTER.match(text, mention.span.end, sentence.end)
    before = _BEFORE.search(text, max(sentence.start, mention.span.start - _FAR), mention.span.start)
    match = after or before
    if match is None:
        return None
    group = "place" if after or match["place"] else "here"
    return Span(*match.span(group))
