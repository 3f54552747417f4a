"""Readings in, actors out: the same person, body or place under all names, and people of one name kept apart.

The work is done by `resolving`, report by report; here its results are told as records. Knows nothing of storage.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from sanudo.comparing.groups import Group
from sanudo.comparing.names import name_similarity
from sanudo.comparing.offices import Member, offices_of
from sanudo.comparing.order import order_of
from sanudo.comparing.resolving import Resolver
from sanudo.comparing.types import Actor, Alias, Evidence, Story
from sanudo.reading.types import Reading

__all__ = ["find_actors", "name_similarity"]


def find_actors(readings: Iterable[Reading], stories: Iterable[Story] = ()) -> tuple[Actor, ...]:
    """The actors of all reports, the most often reported first. The order of equal ones is that of their ids.

    Any iterable will do: each reading is taken up and let go. Names told in one story, or in stories that go on with
    each other, are rather one person's.
    """
    lines: dict[str, list[str]] = {}
    for story in stories:
        lines.setdefault(story.storyline or story.id, []).extend(story.articles)
    resolver = Resolver(lines.values())
    for reading in readings:
        resolver.add(reading)
    return actors_of(resolver)


def actors_of(resolver: Resolver) -> tuple[Actor, ...]:
    """What a resolver has gathered so far, as records; it may go on afterwards."""
    taken: set[str] = set()
    actors = [_actor(group, taken) for group in resolver.groups()]
    return tuple(sorted(actors, key=order_of))


def _actor(group: Group, taken: set[str]) -> Actor:
    name = _display_name(group)
    told = sorted(group.members, key=lambda m: (m.article, m.index))
    members = tuple((m.article, m.index) for m in told)
    return Actor(
        id=_id(group, name, members[0], taken),
        name=name,
        kind=_most(m.kind for m in group.members) or "MISC",
        aliases=aliases_of(told),
        offices=offices_of(told),
        members=members,
        key=group.key,
        country=_most(m.country for m in group.members if m.country),
        sector=_most(m.sector for m in group.members if m.sector),
    )


def _display_name(group: Group) -> str:
    """The name most often given of those with most words that are told more than once, else the fullest."""
    counts = Counter(name for m in group.members for name in m.names)
    if not counts:
        return group.members[0].name
    if group.kind != "PERSON":
        return _most(m.name for m in group.members) or group.members[0].name
    full = Counter(m.name for m in group.members if " " in m.name and not m.by_office)
    pool = full or counts
    return max(pool, key=lambda name: (pool[name], len(name), name))


def aliases_of(members: Iterable[Member]) -> tuple[Alias, ...]:
    """Every name that these entities go by and where it stands, the most frequent first."""
    where: dict[str, list[Evidence]] = {}
    for member in members:
        for name, span in member.namings:
            where.setdefault(name, []).append(Evidence(member.article, span))
    ranked = sorted(where.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Alias(name, tuple(sorted(evidence, key=lambda e: (e.article, e.span)))) for name, evidence in ranked)


def _most(values: Iterable[str]) -> str | None:
    """The most frequent; of equals the first in the alphabet."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _id(group: Group, name: str, first: tuple[str, int], taken: set[str]) -> str:
    """Twelve hexadecimal digits from kind and key or name; of two alike the later also from where it is first told."""
    stem = f"{group.kind}:{group.key or name.casefold()}"
    for more in ("", f"@{first[0]}:{first[1]}"):
        made = hashlib.sha256((stem + more).encode("utf-8", "surrogatepass")).hexdigest()[:12]
        if made not in taken:
            break
    taken.add(made)
    return made
