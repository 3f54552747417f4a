"""Reports in, one after another; who in them is whom across reports out.

A full name joins the actor whose own name it is a spelling of; conflicting given names, sexes, countries or eras keep
two apart. A name is held against the name an actor was first taken up by, never against what joined it later, so that
one wrong merge draws no other after it. Bare surnames and mere offices wait until all full names are known, and then
join the only one they fit. Memory grows with entities, not with texts. Knows nothing of storage.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sanudo.article.types import Article
from sanudo.comparing.bodies import Bodies
from sanudo.comparing.groups import Group, bears, conflict, nearness
from sanudo.comparing.holders import Holders
from sanudo.comparing.offices import Member
from sanudo.comparing.second_look import SecondLook
from sanudo.comparing.surroundings import Surroundings
from sanudo.language.gazetteer.body_names import looks_like_body
from sanudo.language.gazetteer.letters import fold
from sanudo.language.gazetteer.names import (
    SON_OF,
    PersonName,
    called_by,
    is_fathers,
    may_fit,
    person,
    person_similarity,
    plain_words,
)
from sanudo.language.gazetteer.people import given_names
from sanudo.language.gazetteer.sounds import coarse_key
from sanudo.reading.types import Entity, Reading

SAME_PERSON = 0.8
_SPELT_SO = 0.9  # ... where nothing else speaks for it
_SMALL = 16  # actors in a block that is looked through although the names in it may share their given name alone


class Resolver:
    """Takes up readings one by one and tells at any time who is whom; `stories` are ids of reports that tell one.

    `bodies` may know already which names of bodies are alike.
    """

    def __init__(self, stories: Iterable[Sequence[str]] = (), bodies: Bodies | None = None) -> None:
        self._bodies = bodies or Bodies()
        self._bodies_named: dict[str, list[int]] = defaultdict(list)
        self._all: list[Group] = []
        self._keyed: dict[str, Group] = {}
        self._named: dict[str, list[Group]] = defaultdict(list)
        self._blocks: dict[str, list[Group]] = defaultdict(list)
        self._surnames: dict[str, list[Group]] = defaultdict(list)
        self._waiting: list[Member] = []
        self.surroundings = Surroundings(stories)

    def add(self, reading: Reading) -> None:
        """Take up the entities of one report."""
        self.surroundings.add(reading)
        for member in members_of(reading):
            self.add_member(member)

    def add_member(self, member: Member) -> None:
        """Take up one entity."""
        if member.key:
            self._join_key(member)
        elif member.kind == "PERSON":
            if member.by_office or len(plain_words(person(member.name))) < 2:
                self._waiting.append(member)
            else:
                self._join_person(member)
        elif member.kind == "ORG":
            self._join_body(member)
        else:
            self._join_word(member)

    def groups(self) -> list[Group]:
        """Who is whom so far: what waits is placed, without changing what later reports are held against."""
        final = [group.copy() for group in self._all]
        copies = {id(old): new for old, new in zip(self._all, final, strict=True)}
        look = SecondLook([group for group in final if group.kind == "PERSON" and not group.key], self.surroundings)
        people = look.join()
        final = [group for group in final if group.kind != "PERSON" or group.key] + people
        final = _people_after_all(final, look)
        alone: dict[str, list[Group]] = defaultdict(list)
        bearers: dict[str, list[Group]] = {}
        for member in self._waiting:
            if not member.by_office:
                found = look.bearer(member)
                if found is None and (only := self._bearer(member, bearers)):
                    found = look.now(copies[id(only)])
                if found:
                    found.take(member)
                else:
                    _join_alone(alone, member, final)
        holders = Holders(group for group in final if group.kind == "PERSON")
        for member in self._waiting:
            if member.by_office:
                holder = holders.of(member)
                if holder:
                    holder.take(member)
                else:
                    _join_alone(alone, member, final)
        return final

    def _new(self, member: Member) -> Group:
        group = Group(member.kind, member.name, member.key)
        group.take(member)
        self._all.append(group)
        return group

    def _join_key(self, member: Member) -> None:
        key = f"{'PLACE' if member.kind in ('LOC', 'NORP') else member.kind}:{member.key}"
        group = self._keyed.get(key)
        if group:
            group.take(member)
        else:
            self._keyed[key] = self._new(member)

    def _join_word(self, member: Member) -> None:
        name = f"{member.kind}:{fold(member.name)}"
        if self._named[name]:
            self._named[name][0].take(member)
        else:
            self._named[name].append(self._new(member))

    def _join_person(self, member: Member) -> None:
        parsed = person(member.name)
        exact = "PERSON:" + " ".join(parsed.words) + ("", "/jr")[bool(parsed.generation)]
        fits = [(1.0, g) for g in self._named.get(exact, ()) if not conflict(g, member)]
        if not fits:
            seen: dict[int, Group] = {id(g): g for key in self._near(parsed) for g in self._blocks.get(key, ())}
            scored = ((_score(group, parsed), group) for group in seen.values())
            fits = [(s, g) for s, g in scored if s >= _wanted(g, parsed, member) and not conflict(g, member)]
            fits = [(s, g) for s, g in fits if _one_generation(g, parsed) or nearness(g, member)[0]]
        if fits:
            group = fits[0][1] if len(fits) == 1 else max(fits, key=lambda fit: _preference(fit[0], fit[1], member))[1]
            group.take(member)
            if group.fullest and len(parsed.words) > len(group.fullest.words):
                group.fullest = parsed
        else:
            group = self._new(member)
            group.parsed = group.fullest = parsed
            for key in dict.fromkeys(key for keys in _blocks_of(parsed) for key in keys):
                self._blocks[key].append(group)
            for word in called_by(parsed):
                self._surnames[coarse_key(word)].append(group)
        if group not in self._named[exact]:
            self._named[exact].append(group)

    def _near(self, parsed: PersonName) -> list[str]:
        """The blocks that a name is looked up in: all in its own order; in the other order those that are small, as
        whoever bears the name so written stands in a block of its own order too."""
        own, turned = _blocks_of(parsed)
        return own + [key for key in turned if len(self._blocks.get(key, ())) <= _SMALL]

    def _join_body(self, member: Member) -> None:
        exact = "ORG:" + fold(member.name)
        fits = [g for g in self._named.get(exact, ()) if not _other_state(g, member)]
        if not fits:
            alike = self._bodies.alike(member.name)
            ranked = sorted((-alike[name], place) for name in alike for place in self._bodies_named.get(name, ()))
            fits = [self._all[place] for _, place in ranked if not _other_state(self._all[place], member)]
        if fits:
            fits[0].take(member)
            group = fits[0]
        else:
            group = self._new(member)
            self._bodies_named[member.name].append(len(self._all) - 1)
        if group not in self._named[exact]:
            self._named[exact].append(group)

    def _bearer(self, member: Member, bearers: dict[str, list[Group]]) -> Group | None:
        """The only person who bears the bare surname; of several the one whose reports speak of the same most.

        `bearers` keeps who bears a word, so that a name told a thousand times is looked up once.
        """
        words = plain_words(person(member.name))
        if not words:
            return None
        word = words[-1]
        if word not in bearers:
            seen = {id(g): g for g in self._surnames.get(coarse_key(word), ())}
            bearers[word] = [g for g in seen.values() if bears(g, word)]
        fits = [g for g in bearers[word] if not conflict(g, member)]
        if SON_OF.isdisjoint(person(member.name).words):  # King Salman is not Mohammed bin Salman
            fits = [g for g in fits if not (g.parsed and is_fathers(g.parsed, word))]
        if len(fits) < 2:
            return fits[0] if fits else None
        ranked = sorted(fits, key=lambda g: nearness(g, member), reverse=True)
        best, second = nearness(ranked[0], member), nearness(ranked[1], member)
        return ranked[0] if best[0] > second[0] or (best[0] == second[0] and best[1] > 2 * second[1] + 0.2) else None


def _people_after_all(groups: list[Group], look: SecondLook) -> list[Group]:
    """Without the bodies and things that are a person's name or surname in all reports near."""
    left = []
    for group in groups:
        owner = None
        if group.key is None and group.kind in ("ORG", "MISC", "LOC") and not looks_like_body(group.name):
            single = len(plain_words(person(group.name))) == 1
            owners = (look.bearer(m, surname=len(group.members) > 1) if single else look.same(m) for m in group.members)
            owner = next(owners)
            owner = owner if owner and all(one is owner for one in owners) else None
        if owner:
            owner.absorb(group)
        else:
            left.append(group)
    return left


def members_of(reading: Reading) -> list[Member]:
    """The entities of one report, with what tells each from others."""
    context = frozenset(entity.key for entity in reading.entities if entity.key)
    return [_member(reading.article, index, entity, context) for index, entity in enumerate(reading.entities)]


def _member(article: Article, index: int, entity: Entity, context: frozenset[str]) -> Member:
    namings = []
    for mention in entity.mentions:
        if mention.form in ("name", "metonym"):
            namings.append((" ".join(mention.span.of(article.text).split()), mention.span))
    day = article.published.day if article.published else None
    by_office = entity.kind == "PERSON" and not namings
    if not namings:
        namings = [(entity.name, m.span) for m in entity.mentions[:1]]
    return Member(
        article=article.id,
        index=index,
        name=entity.name,
        kind=entity.kind,
        key=entity.key,
        country=entity.country,
        sector=entity.sector,
        gender=entity.gender,
        day=day,
        names=tuple(name for name, _span in namings),
        namings=tuple(namings),
        roles=entity.roles,
        by_office=by_office,
        context=context,
    )


def _blocks_of(name: PersonName) -> tuple[list[str], list[str]]:
    """The keys under which a name and its spellings are found: sound of a family name, with what the given may be.

    First those of the order in which it is written, then those of the family name written first.
    """
    words = plain_words(name)
    pairs = [(words[-1], words[0])] + ([(words[1], words[0])] if len(words) > 2 else [])
    whole = f"whole/{coarse_key(''.join(words))}"
    return [*_keys_of(pairs), whole], _keys_of([(words[0], words[-1])] if len(words) == 2 else [])


def _keys_of(pairs: list[tuple[str, str]]) -> list[str]:
    return [
        f"{coarse_key(family)}/{start}"
        for family, given in pairs
        for start in (*sorted(given_names().get(given, ())), coarse_key(given)[:1])
    ]


def _score(group: Group, parsed: PersonName) -> float:
    """How well a name fits an actor: the name it was taken up by, and no worse its fullest."""
    if group.parsed is None or not may_fit(group.parsed, parsed):
        return 0.0
    first = person_similarity(group.parsed, parsed)
    if group.fullest is None or group.fullest is group.parsed:
        return first
    return min(first, person_similarity(group.fullest, parsed) + 0.1)


def _wanted(group: Group, parsed: PersonName, member: Member) -> float:
    """How alike a name must be. Who share a given name to the letter and have surnames that only sound alike are two,
    unless offices or countries say otherwise, or reports of the same things tell of both (second_look.py)."""
    first, second = plain_words(group.parsed) if group.parsed else [], plain_words(parsed)
    alike = first[:1] == second[:1] and len(second[0]) > 1 and first[-1:] != second[-1:]
    return _SPELT_SO if alike and not nearness(group, member)[0] else SAME_PERSON


def _preference(score: float, group: Group, member: Member) -> tuple[float, tuple[int, float], int]:
    return round(score, 3), nearness(group, member), len(group.members)


def _one_generation(group: Group, parsed: PersonName) -> bool:
    """Father and son bear one name: "Jr." on one side alone asks for an office or a country in common."""
    return group.parsed is None or bool(group.parsed.generation) == bool(parsed.generation)


def _other_state(group: Group, member: Member) -> bool:
    """Two bodies of one general name and of two states."""
    return bool(member.country and group.countries and member.country not in group.countries)


def _join_alone(alone: dict[str, list[Group]], member: Member, final: list[Group]) -> None:
    """Bare surnames and offices that fit nobody: one actor a name, apart by country and sex."""
    for group in alone[fold(member.name)]:
        if not conflict(group, member) and not _other_state(group, member):
            group.take(member)
            return
    group = Group(member.kind, member.name, None)
    group.take(member)
    alone[fold(member.name)].append(group)
    final.append(group)
