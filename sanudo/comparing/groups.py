"""What reports tell of one actor, summed up; and what speaks for or against one more entity being the same.

Entities of reports go in one by one. Knows nothing of how they were found to be one.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sanudo.comparing.offices import Member, body_key
from sanudo.language.gazetteer.names import PersonName, called_by
from sanudo.language.gazetteer.sounds import likeness

_ERA = 30  # years after which one name without other evidence is taken for another person's

Office = tuple[str, str | None]


@dataclass(slots=True)
class Group:
    """The entities taken for one actor. `name` is the name it was taken up by, which new names are held against.

    What its members tell is kept summed up, so that taking up one more costs the same however many there are.
    """

    kind: str
    name: str
    key: str | None
    members: list[Member] = field(default_factory=list)
    parsed: PersonName | None = None
    fullest: PersonName | None = None
    countries: set[str] = field(default_factory=set)
    sexes: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    offices: set[Office] = field(default_factory=set)
    contexts: list[frozenset[str]] = field(default_factory=list)
    holding: int = 0

    def take(self, member: Member) -> None:
        """One more entity is this actor."""
        self.members.append(member)
        if member.country:
            self.countries.add(member.country)
        if member.gender:
            self.sexes.add(member.gender)
        if member.day:
            self.years.add(int(member.day[:4]))
        self.offices |= offices_told(member)
        if len(self.contexts) < 50 and member.context:
            self.contexts.append(member.context)
        self.holding += bool(member.country and in_office(member))

    def absorb(self, other: Group) -> None:
        """All of another group is this actor as well."""
        for member in other.members:
            self.take(member)
        if self.fullest and other.fullest and len(other.fullest.words) > len(self.fullest.words):
            self.fullest = other.fullest

    def copy(self) -> Group:
        """The same, to go on with apart."""
        return replace(
            self,
            members=list(self.members),
            countries=set(self.countries),
            sexes=set(self.sexes),
            years=set(self.years),
            offices=set(self.offices),
            contexts=list(self.contexts),
        )


def offices_told(member: Member) -> set[Office]:
    return {(role.title.casefold(), body_key(role.body)) for role in member.roles}


def conflict(group: Group, member: Member) -> bool:
    """Another sex, an office of another state at the time, an era of its own."""
    if member.gender and group.sexes and member.gender not in group.sexes:
        return True
    if member.country and group.countries and member.country not in group.countries and in_office(member):
        often = group.holding > len(group.members) / 4
        if often and not any(member.context & context for context in group.contexts):
            return True
    if member.day and group.years:
        year = int(member.day[:4])
        return year not in group.years and min(abs(year - other) for other in group.years) > _ERA
    return False


def in_office(member: Member) -> bool:
    return any(not role.former for role in member.roles)


def nearness(group: Group, member: Member) -> tuple[int, float]:
    """Agreement of offices and countries, then how much of what is spoken of is the same."""
    agrees = len(offices_told(member) & group.offices) + bool(member.country and member.country in group.countries)
    shared = [len(c & member.context) / (1 + len(c | member.context)) for c in group.contexts]
    return agrees, round(max(shared, default=0.0), 3)


def bears(group: Group, word: str) -> bool:
    names = [n for n in (group.parsed, group.fullest) if n]
    return any(likeness(part, word) >= 0.9 for name in names for part in called_by(name))
