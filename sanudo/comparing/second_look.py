"""Actors by full names in, those of them out that are one person where their reports tell of the same things.

Names that may be one person's, but need not, are one where reports that name the same people, bodies and places bear
them: a longer and a shorter form, spellings far apart, a bare surname or first name. Two whom one report names in full
and keeps apart are never joined. Knows nothing of how reports are read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sanudo.comparing.groups import Group, Office, conflict, nearness
from sanudo.comparing.offices import Member
from sanudo.comparing.surroundings import Surroundings, word_keys
from sanudo.language.gazetteer.names import (
    PARTICLES,
    SON_OF,
    PersonName,
    is_fathers,
    may_fit,
    person,
    person_similarity,
    plain_words,
)
from sanudo.language.gazetteer.people import given_names
from sanudo.language.gazetteer.sounds import coarse_key, likeness

ALIKE = 0.66  # names at least so alike are one person's, where the reports are near
_IN_OFFICE = 0.45  # the same where both hold one office of one body
_SAME_WORD = 0.9  # the likeness of a bare name to a word of a full one

Mark = str | int


class SecondLook:
    """The persons with full names, for as long as it takes to see who of them is whom."""

    def __init__(self, people: Sequence[Group], surroundings: Surroundings) -> None:
        self._surroundings = surroundings
        self._near: dict[str, frozenset[str]] = {}
        self._words = [frozenset(key for m in group.members for key in word_keys(m.name)) for group in people]
        self._groups = list(people)
        self._above = list(range(len(people)))
        self._places = {id(group): place for place, group in enumerate(people)}
        self._reports = [{member.article for member in group.members} for group in people]
        self._named: dict[str, list[int]] = defaultdict(list)
        self._marked: dict[Mark, list[int]] = defaultdict(list)
        self._worn: dict[str, dict[int, int]] = defaultdict(dict)
        for place, group in enumerate(people):
            for report in dict.fromkeys(member.article for member in group.members):
                self._named[report].append(place)
            for mark in _marks(group.parsed) | _marks(group.fullest):
                self._marked[mark].append(place)

    def join(self) -> list[Group]:
        """Join those who are one, the most alike first; those who are left, in their order."""
        reports = [set(told) for told in self._reports]
        for _unlike, first, second in sorted(self._pairs()):
            one, other = sorted((self._top(first), self._top(second)))
            if one == other or reports[one] & reports[other] or _alike(self._groups[one], self._groups[other]) < ALIKE:
                continue
            if len(self._groups[other].members) > len(self._groups[one].members):
                one, other = other, one
            self._groups[one].absorb(self._groups[other])
            reports[one] |= reports[other]
            self._above[other] = one
        return [group for place, group in enumerate(self._groups) if self._above[place] == place]

    def now(self, group: Group) -> Group:
        """The group that one of those taken up is part of by now."""
        return self._groups[self._top(self._places[id(group)])]

    def bearer(self, member: Member, surname: bool = False) -> Group | None:
        """Whose surname or first name (or `surname` only) a bare name is, of those whom near reports name."""
        name = person(member.name)
        word = (plain_words(name) or [""])[-1]
        of_father = not SON_OF.isdisjoint(name.words)
        own = word_keys(member.name)
        found: dict[int, tuple[int, int, float]] = {}
        here = {self._top(place) for place in self._named.get(member.article, ())}
        for report in self._near_to(member.article):
            for place in self._named.get(report, ()):
                top = self._top(place)
                group = self._groups[top]
                worn = 0 if top in here or (_is_fathers(group, word) and not of_father) else self._as_worn(top, word)
                if (worn == 3 or (worn and not surname)) and not conflict(group, member):
                    close = self._surroundings.closeness(report, member.article, own | self._words[place])
                    fit = (worn, min(1, nearness(group, member)[0]), round(close, 6))
                    found[top] = max(found.get(top, fit), fit)
        if not any(fit[2] for fit in found.values()) and not surname:  # "Mr Lee", who is named in full only further on
            bearers = [top for top in sorted(here) if self._as_worn(top, word) == 3]
            bearers = [top for top in bearers if of_father or not _is_fathers(self._groups[top], word)]
            bearers = [top for top in bearers if not conflict(self._groups[top], member)]
            return self._groups[bearers[0]] if len(bearers) == 1 else None
        ranked = sorted(((fit, -top) for top, fit in found.items() if fit[2]), reverse=True)
        if len(ranked) > 1 and ranked[0][0][:2] == ranked[1][0][:2] and ranked[0][0][2] < 1.5 * ranked[1][0][2]:
            return None
        return self._groups[-ranked[0][1]] if ranked else None

    def same(self, member: Member) -> Group | None:
        """The only person of near reports whose name is that of what was taken for something else."""
        name = person(member.name)
        near = self._near_to(member.article)
        likely = {place for mark in _marks(name) for place in self._marked.get(mark, ())}
        tops = {self._top(place) for place in likely if not self._reports[place].isdisjoint(near)}
        fits = [top for top in sorted(tops) if _spelt_so(self._groups[top], name)]
        return self._groups[fits[0]] if len(fits) == 1 else None

    def _top(self, place: int) -> int:
        while self._above[place] != place:
            place = self._above[place]
        return place

    def _near_to(self, report: str) -> frozenset[str]:
        if report not in self._near:
            self._near[report] = frozenset(self._surroundings.near(report))
        return self._near[report]

    def _as_worn(self, top: int, word: str) -> int:
        """`_worn`, asked once of each: what a person's fullest name is no longer changes."""
        worn = self._worn[word]
        if top not in worn:
            worn[top] = _worn(self._groups[top], word)
        return worn[top]

    def _pairs(self) -> Iterable[tuple[float, int, int]]:
        """Those who may be one, by their places, with how unlike their names are."""
        for first, group in enumerate(self._groups):
            marked = [self._marked[mark] for mark in _marks(group.fullest)]
            likely = {place for places in marked for place in places[bisect_right(places, first) :]}
            if not likely:
                continue
            near = frozenset().union(*map(self._near_to, self._reports[first]))
            for second in sorted(likely):
                if near.isdisjoint(self._reports[second]):
                    continue
                alike = _alike(group, self._groups[second])
                if alike >= ALIKE and self._told_together(first, second):
                    yield -alike, first, second

    def _told_together(self, first: int, second: int) -> bool:
        """Whether reports of both are near by what else they name."""
        without = self._words[first] | self._words[second]
        return any(
            self._surroundings.closeness(report, other, without)
            for report in self._reports[first]
            for other in self._near_to(report) & self._reports[second]
        )


def _marks(name: PersonName | None) -> frozenset[Mark]:
    """What one of the words of two names must have in common: a like sound, or a given name in any of its forms."""
    words = plain_words(name) if name else []
    return frozenset(mark for word in words for mark in (coarse_key(word), *given_names().get(word, ())))


def _alike(one: Group, other: Group) -> float:
    """How alike the fullest names are, another sex against it; who hold one office need be less alike."""
    if one.fullest is None or other.fullest is None:
        return 0.0
    alike = person_similarity(one.fullest, other.fullest)
    if alike < 1.0 and one.sexes and other.sexes and not one.sexes & other.sexes:
        return 0.0
    return max(alike, ALIKE) if alike >= _IN_OFFICE and _of_bodies(one) & _of_bodies(other) else alike


def _spelt_so(group: Group, name: PersonName) -> bool:
    names = (group.parsed,) if group.parsed is group.fullest else (group.parsed, group.fullest)
    return any(one is not None and _may_be_spelt(one, name) and person_similarity(one, name) >= 0.9 for one in names)


def _may_be_spelt(one: PersonName, other: PersonName) -> bool:
    """Whether it is worth asking how alike two names are."""
    return may_fit(one, other) or not PARTICLES.isdisjoint((*one.words, *other.words))


def _of_bodies(group: Group) -> set[Office]:
    return {office for office in group.offices if office[1]}


def _is_fathers(group: Group, word: str) -> bool:
    """King Salman is not Mohammed bin Salman."""
    return group.fullest is not None and is_fathers(group.fullest, word)


def _worn(group: Group, word: str) -> int:
    """How a bare name is part of a full one: 3 the surname, 2 the first name, 1 another, 0 none."""
    words = plain_words(group.fullest) if group.fullest else []
    like = [place for place, part in enumerate(words) if likeness(part, word) >= _SAME_WORD]
    if not like:
        return 0
    turned = words[-1] in given_names() and words[0] not in given_names()
    turned = turned or (group.fullest is not None and words[0] == group.fullest.family)
    return 3 if (0 if turned else len(words) - 1) in like else 2 if {0, len(words) - 1} & set(like) else 1
