"""By which name a person is told after the first time, and whose surname alone would be another's too.

The people of a story and its readings go in. `short_names` gives the one word, or two, by which reports call somebody
alone, where a reader takes it for nobody else: nobody else here bears it, or hardly ever. `shared_names` gives who
bears a surname that the reports give to two: "Ivanov" alone then tells nobody who is meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from sanudo.comparing.types import Actor
from sanudo.language.gazetteer.letters import fold
from sanudo.language.gazetteer.names import name_similarity
from sanudo.reading.types import Reading
from sanudo.telling.titles import bare_name

_MANY = 8  # namings of the one for each of the other, from which the surname alone is the one's
_ONE_PERSON = 0.4  # similarity of two names with one surname at which they may be one person's


def short_names(actors: Sequence[Actor], readings: Mapping[str, Reading]) -> dict[str, str]:
    """The name by which reports call a person alone: "Peña Nieto"."""
    people = [actor for actor in actors if actor.kind == "PERSON"]
    bearers = _bearers(people)
    namings = _namings(people, readings)
    folded = [fold(reading.article.text) for reading in readings.values()]
    found = {}
    for actor in people:
        single = {alias for alias in _names(actor) if len(alias.split()) == 1 and alias in actor.name.split()}
        own = sorted(word for word in single if _is_own(actor, word, bearers, namings))
        if len(own) == 1:
            found[actor.name] = _as_called(actor.name, own[0], folded)
    return found


def shared_names(actors: Sequence[Actor], readings: Mapping[str, Reading]) -> frozenset[str]:
    """Who bears a surname of two people of the story, both of whom reports name more than in passing."""
    people = [actor for actor in actors if actor.kind == "PERSON" and len(bare_name(actor.name).split()) > 1]
    namings = _namings(people, readings)
    found = set()
    for actor in people:
        last = bare_name(actor.name).split()[-1]
        others = [o for o in people if bare_name(o.name).split()[-1] == last and not _may_be_one(o.name, actor.name)]
        here = namings[actor.id, last]
        if here and any(namings[o.id, last] * _MANY > here for o in others):
            found.add(actor.name)
    return frozenset(found)


def _is_own(
    actor: Actor, word: str, bearers: Mapping[str, list[Actor]], namings: Mapping[tuple[str, str], int]
) -> bool:
    """Whether a word is this person's alone, or nearly: the others who bear it are named in passing, or are somebody
    whom a report calls by that word only."""
    others = [other for other in bearers[word] if other is not actor and other.name != word]
    here = namings.get((actor.id, word), 0)
    return all(here >= _MANY * max(1, namings.get((other.id, word), 0)) for other in others)


def _bearers(people: Sequence[Actor]) -> dict[str, list[Actor]]:
    """Who bears each word as a name, or as a part of one."""
    found: dict[str, list[Actor]] = {}
    for actor in people:
        for word in sorted({word for alias in _names(actor) for word in alias.split()}):
            found.setdefault(word, []).append(actor)
    return found


def _namings(people: Sequence[Actor], readings: Mapping[str, Reading]) -> Counter[tuple[str, str]]:
    """How often the reports name each person with each last word of a name."""
    actor_of = {member: actor.id for actor in people for member in actor.members}
    found: Counter[tuple[str, str]] = Counter()
    for article, reading in readings.items():
        for mention in reading.mentions:
            if mention.form == "name" and mention.kind == "PERSON" and mention.entity is not None:
                words = bare_name(mention.span.of(reading.article.text)).split()
                actor = actor_of.get((article, mention.entity))
                if actor is not None and words:
                    found[actor, words[-1]] += 1
    return found


def _may_be_one(name: str, other: str) -> bool:
    """Whether two names with one surname may be one person's, spelt in two ways: "Jerry" and "Jerrold"."""
    ours, theirs = fold(name).split()[0], fold(other).split()[0]
    return ours[:3] == theirs[:3] or name_similarity(name, other) > _ONE_PERSON


def _as_called(name: str, single: str, folded: Sequence[str]) -> str:
    """The last two words of a name of three where reports have these together more often than the last alone."""
    if len(name.split()) < 3 or name.split()[-1] != single:
        return single
    *first, middle, last = fold(name).split()
    both = re.compile(rf"(?<!{re.escape(first[-1])} )\b{re.escape(middle)} {re.escape(last)}\b")
    together = sum(len(both.findall(text)) for text in folded)
    alone = sum(len(re.findall(rf"(?<!{re.escape(middle)} )\b{re.escape(last)}\b", text)) for text in folded)
    return " ".join(name.split()[-2:]) if together > alone else single


def _names(actor: Actor) -> set[str]:
    return {actor.name, *(alias.name for alias in actor.aliases)}
