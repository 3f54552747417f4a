"""Who and what else each report names in; which reports speak of the same in part, and how much, out.

Two reports are near where they tell one story, or where a good part of what they name is the same, weighed by how
seldom it is named. It knows nothing of who is whom: people count by the sound of the words of their names.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from datetime import date

from sanudo.language.gazetteer.letters import fold
from sanudo.language.gazetteer.names import PARTICLES, person
from sanudo.language.gazetteer.sounds import sound_key
from sanudo.language.gazetteer.states import states
from sanudo.reading.types import Entity, Reading

NEAR = 0.15  # the cosine from which two reports are near
_MASS = 4.0  # and the weight of what they share: one seldom name, or two states
_STORY = 0.2  # the cosine that two reports of one story have at least
_SHOWN = 60  # a name finds no more of the newest reports than this
_FAR = 400  # days between two reports that tell of one thing
# How many of _NEWS reports at large name such a thing, so that few reports at hand say little of how seldom it is.
_NEWS = 200
_LARGE = "USA"
_USUAL = {"USA": 80.0, "state": 10.0, "known": 2.0, "person": 0.6, "other": 0.4}


def word_keys(name: str) -> frozenset[str]:
    """The words of a person's name by their sound, as they count among what a report names."""
    return frozenset(f"p:{sound_key(w)}" for w in person(name).words if len(w) > 2 and w not in PARTICLES)


def is_named(entity: Entity) -> bool:
    """Whether the report names it, and doesn't only tell of it by an office or a pronoun."""
    return any(mention.form in ("name", "metonym") for mention in entity.mentions)


class Surroundings:
    """What each report names; a report is added once. `stories` are the ids of reports that tell one."""

    def __init__(self, stories: Iterable[Sequence[str]] = ()) -> None:
        self._stories = [tuple(story) for story in stories]
        self._story = {report: number for number, story in enumerate(self._stories) for report in story}
        self._keys: dict[str, dict[str, None]] = {}  # of each report, in the order of the alphabet
        self._days: dict[str, int | None] = {}
        self._shown: dict[str, list[str]] = defaultdict(list)
        self._usual: dict[str, float] = {}
        self._norms: dict[str, float] = {}
        self._weights: dict[str, float] = {}

    def add(self, reading: Reading) -> None:
        """Take up what a report names."""
        published = reading.article.published
        named = [(entity.kind, entity.name, entity.key) for entity in reading.entities if is_named(entity)]
        self.take(reading.article.id, published.day if published else None, named)

    def take(self, report: str, day: str | None, named: Iterable[tuple[str, str, str | None]]) -> None:
        """Take up the kind, name and key of each entity that a report of that day names."""
        keys: set[str] = set()
        for kind, name, known in named:
            if known:
                usual = "USA" if known == _LARGE else "state" if known in states() else "known"
                found = frozenset((f"k:{known}",))
            elif kind == "PERSON":
                usual, found = "person", word_keys(name)
            else:
                usual, found = "other", frozenset((f"o:{fold(name)}",))
            keys |= found
            self._usual.update(dict.fromkeys(found, _USUAL[usual]))
        if report not in self._keys:
            self._keys[report] = dict.fromkeys(sorted(keys))
            self._days[report] = date.fromisoformat(day).toordinal() if day else None
            self._norms.clear()
            self._weights.clear()
            for key in self._keys[report]:
                self._shown[key].append(report)

    def near(self, report: str) -> list[str]:
        """The reports near one, in the order of their ids."""
        mass: dict[str, float] = defaultdict(float)
        for key in self._keys.get(report, ()):
            weight = self._weight(key)
            for other in self._shown[key][-_SHOWN:]:
                mass[other] += weight
        told = self._stories[self._story[report]][:_SHOWN] if report in self._story else ()
        likely = sorted({*told, *(other for other, shared in mass.items() if shared >= _MASS)} - {report})
        return [other for other in likely if self.closeness(report, other)]

    def closeness(self, one: str, other: str, without: Set[str] = frozenset()) -> float:
        """How near two reports are by what they name, `without` some of it; 0 where they are not."""
        at_least = _STORY if one in self._story and self._story[one] == self._story.get(other) else 0.0
        if self._apart(one, other):
            return at_least
        mine, theirs = self._keys.get(one, {}), self._keys.get(other, {})
        if len(mine) > len(theirs):
            mine, theirs = theirs, mine
        shared = self._mass([key for key in mine if key in theirs and key not in without])
        if shared < _MASS:
            return at_least
        cosine = shared / math.sqrt(self._norm(one) * self._norm(other))
        return max(cosine, at_least) if cosine >= NEAR else at_least

    def _apart(self, one: str, other: str) -> bool:
        first, second = self._days.get(one), self._days.get(other)
        return first is not None and second is not None and abs(first - second) > _FAR

    def _norm(self, report: str) -> float:
        if report not in self._norms:
            self._norms[report] = self._mass(self._keys[report])
        return self._norms[report]

    def _mass(self, keys: Iterable[str]) -> float:
        """What keys weigh together, added up in their order."""
        return sum(map(self._weight, keys))

    def _weight(self, key: str) -> float:
        weight = self._weights.get(key)
        if weight is None:
            usual = len(self._shown[key]) + self._usual[key]
            weight = self._weights[key] = -math.log(usual / (len(self._keys) + _NEWS))
        return weight
