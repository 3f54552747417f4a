"""Who reports name in full and in office in, whom a mere office stands for out: "the NATO chief".

It stands for the only person who is told to hold that office of that body at about that time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sanudo.comparing.groups import Group
from sanudo.comparing.offices import Member, body_key
from sanudo.language.gazetteer.offices import may_be_same
from sanudo.language.gazetteer.sounds import coarse_key, likeness

_TERM = 2  # years within which "the NATO chief" is the one who holds the office

Held = tuple[str, str]  # the title of an office and the key of its body
Asked = tuple[frozenset[Held], int | None]


class Holders:
    """Persons and the offices that those entities tell which name them; an office is asked for once a year."""

    def __init__(self, people: Iterable[Group]) -> None:
        self._people = list(people)
        self._held = [_held_by(group) for group in self._people]
        self._of_body: dict[str, list[int]] = defaultdict(list)
        for place, held in enumerate(self._held):
            for body in sorted({_sound(body) for _, body in held}):
                self._of_body[body].append(place)
        self._found: dict[Asked, Group | None] = {}

    def of(self, member: Member) -> Group | None:
        """The only holder of an office that an entity tells."""
        asked = (frozenset(_held(member)), _year(member))
        if asked not in self._found:
            self._found[asked] = self._only(*asked)
        return self._found[asked]

    def _only(self, offices: frozenset[Held], year: int | None) -> Group | None:
        near = {place for _, body in offices for place in self._of_body.get(_sound(body), ())}
        fits = [place for place in near if any(_may_be(one, year, self._held[place]) for one in offices)]
        return self._people[fits[0]] if len(fits) == 1 else None


def _held_by(group: Group) -> dict[Held, set[int | None]]:
    """The offices that a person is told to hold, and the years of the reports."""
    found: dict[Held, set[int | None]] = defaultdict(set)
    for member in group.members:
        if not member.by_office:
            for office in _held(member):
                found[office].add(_year(member))
    return found


def _held(member: Member) -> list[Held]:
    return [(role.title, body_key(role.body) or "") for role in member.roles if role.body and not role.former]


def _year(member: Member) -> int | None:
    return int(member.day[:4]) if member.day else None


def _may_be(office: Held, year: int | None, held: dict[Held, set[int | None]]) -> bool:
    title, body = office
    return any(
        _one_body(body, theirs) and _one_time(year, years) and may_be_same(title, called)
        for (called, theirs), years in held.items()
    )


def _one_time(year: int | None, years: set[int | None]) -> bool:
    return year is None or any(other is None or abs(year - other) <= _TERM for other in years)


def _sound(body: str) -> str:
    """What spellings of one body's key have in common."""
    return coarse_key(body) if body.islower() else body


def _one_body(one: str, other: str) -> bool:
    """Whether two keys are one body's; of what the gazetteer lacks, spellings of one long word are."""
    if one == other:
        return True
    return one.islower() and other.islower() and min(len(one), len(other)) > 5 and likeness(one, other) >= 0.95
