"""Whom a report is about without saying so each time: its two sides, its one government, who holds an office.

The mentions and entities of one report go in; indices into its entities come out. Nothing is guessed where a third is
spoken of half as much, or where two could be meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from sanudo.reading.office_phrases import holds, office_phrase
from sanudo.reading.types import Entity, Mention

_Named = TypeVar("_Named", str, int)


def two_sides(mentions: Iterable[Mention], entities: Sequence[Entity]) -> tuple[int, ...]:
    """The two states that a report speaks of by far the most, by name or as "Kyrgyz", or its two bodies where it
    speaks more of them; else none."""
    states, bodies, named = _counted(mentions, entities)
    leading = [key for key in _far_most(states) if key in named]
    pair = _far_most(bodies)
    if len(leading) < 2 or (pair and bodies[pair[1]] > min(states[key] for key in leading)):
        return tuple(pair)
    return tuple(named[key] for key in leading)


def home_state(mentions: Iterable[Mention], entities: Sequence[Entity]) -> int | None:
    """The state whose government "the government" is: the only one named, or named twice as often as any other."""
    states, _bodies, named = _counted(mentions, entities)
    ranked = states.most_common(2)
    if not ranked or ranked[0][1] < 2 or ranked[0][0] not in named:
        return None
    return named[ranked[0][0]] if len(ranked) < 2 or ranked[0][1] >= 2 * ranked[1][1] else None


def holders(words: str, entities: Sequence[Entity], two: Sequence[int]) -> tuple[int, ...]:
    """Who holds the office that a phrase names, each state's where it is of several; nobody where two could."""
    phrase = office_phrase(words)
    if phrase is None or phrase.like:
        return ()
    people = [n for n, one in enumerate(entities) if one.kind == "PERSON" and not one.name.split()[-1].islower()]
    held = [n for n in people if holds((r.title for r in entities[n].roles if not r.former), phrase.office)]
    keys = phrase.states or tuple(country for n in two if (country := entities[n].country))
    if phrase.several:
        each = [[n for n in held if entities[n].country == key] for key in keys]
        if len(each) > 1 and all(len(one) == 1 for one in each):
            return tuple(one[0] for one in each)
        return tuple(held) if phrase.both and len(held) == 2 else ()
    if len(phrase.states) != 1:
        return ()
    there = [n for n in held if entities[n].country == phrase.states[0]]
    return tuple(there) if len(there) == 1 else ()


def _counted(
    mentions: Iterable[Mention], entities: Sequence[Entity]
) -> tuple[Counter[str], Counter[int], dict[str, int]]:
    """How often each state and each body is spoken of, and the entity that a state is named as."""
    states: Counter[str] = Counter()
    bodies: Counter[int] = Counter()
    named: dict[str, int] = {}
    for mention in mentions:
        if mention.entity is None:
            continue
        entity = entities[mention.entity]
        if entity.country and (is_state(entity) or entity.kind == "NORP"):
            states[entity.country] += 1
            if is_state(entity):
                named.setdefault(entity.country, mention.entity)
        elif entity.kind == "ORG" and mention.kind == "ORG":
            bodies[mention.entity] += 1
    return states, bodies, named


def is_state(entity: Entity) -> bool:
    """Whether an entity is a state itself, not a place in one."""
    return entity.country is not None and (entity.key or "") == entity.country


def _far_most(said: Counter[_Named]) -> list[_Named]:
    """The two that are named by far the most, each more than once; none where there are not two."""
    ranked = said.most_common(3)
    if len(ranked) < 2 or ranked[1][1] < 2 or (len(ranked) > 2 and 2 * ranked[2][1] > ranked[1][1]):
        return []
    return [key for key, _ in ranked[:2]]
