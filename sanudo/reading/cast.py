"""The somebodies and somethings of one report while they are gathered: by key, by words and by sound.

Names are joined to them by others (`entities`, `bearers`, `named_bodies`), references too. Knows no words of a report.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from sanudo.article.types import Span
from sanudo.language.gazetteer.body_names import acronym, body_words
from sanudo.language.gazetteer.letters import fold
from sanudo.language.gazetteer.names import PARTICLES, PersonName, person
from sanudo.language.gazetteer.people import given_names
from sanudo.language.gazetteer.sounds import coarse_key, likeness
from sanudo.reading.namings import Naming
from sanudo.reading.types import Role


@dataclass(slots=True)
class Linked:
    """A mention as it is linked: where it stands, and to whom, how that is known and how probable it is."""

    place: int
    span: Span
    kind: str
    form: str
    how: str
    sentence: int
    subject: bool = False
    quoted: bool = False
    sure: float = 1.0


@dataclass(slots=True)
class Somebody:
    """An entity while it is gathered."""

    kind: str
    name: str
    key: str | None = None
    state: str | None = None
    sector: str = ""
    sort: str = ""
    gender: str = ""
    by_pronoun: int = 0
    parsed: PersonName | None = None
    also: list[PersonName] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    role_states: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    said_states: list[str] = field(default_factory=list)
    mentions: list[Linked] = field(default_factory=list)

    def bearing(self) -> list[PersonName]:
        """All full names of a person."""
        return ([self.parsed] if self.parsed else []) + self.also

    def last_before(self, place: int) -> Linked | None:
        """The nearest mention before token `place`."""
        found = bisect_left(self.mentions, place, key=lambda mention: mention.place)
        return self.mentions[found - 1] if found else None


class Cast:
    """All entities of one report, in the making."""

    def __init__(self) -> None:
        self.members: list[Somebody] = []
        self.loose: list[Linked] = []
        self._by_key: dict[str, Somebody] = {}
        self._by_word: dict[str, list[Somebody]] = {}
        self._people: list[Somebody] = []
        self._bodies: list[Somebody] = []
        self._by_sound: dict[str, list[Somebody]] = {}

    def add(self, one: Somebody) -> Somebody:
        """Take up a new entity."""
        self.members.append(one)
        if one.key:
            self._by_key.setdefault(one.key, one)
        self._by_word.setdefault(f"{one.kind}:{fold(one.name)}", []).append(one)
        for key in _sounds_of(one.kind, one.name):
            self._by_sound.setdefault(key, []).append(one)
        if one.kind == "PERSON":
            self._people.append(one)
        elif one.kind == "ORG":
            self._bodies.append(one)
        return one

    def by_key(self, key: str) -> Somebody | None:
        """The entity of that gazetteer key."""
        return self._by_key.get(key)

    def by_word(self, kind: str, name: str) -> Somebody | None:
        """The entity of that kind and name."""
        return next(iter(self._by_word.get(f"{kind}:{fold(name)}", ())), None)

    def called(self, word: str) -> list[Somebody]:
        """The persons whose own first name `word` is or sounds like, in the order of taking up."""
        fits = {id(one): one for one in self._by_sound.get(f"G:{coarse_key(word)}", ())}
        return [o for o in fits.values() if any(likeness(n.words[0], word) >= 0.93 for n in o.bearing() if n.words)]

    def like(self, kind: str, name: str) -> list[Somebody]:
        """Those of a kind of whom one word at least sounds like one of the name, in the order of taking up."""
        keys = [key for key in _sounds_of(kind, name) if key[0] != "G"]
        found = {id(one): one for key in keys for one in self._by_sound.get(key, ())}
        return list(found.values())

    def absorb(self, one: Somebody, other: Somebody) -> None:
        """All that was told of one person was told of another, who is found by both names from now on."""
        one.mentions += other.mentions
        one.names += other.names
        one.titles += other.titles
        one.roles += other.roles
        one.gender = one.gender or other.gender
        one.also += other.bearing()
        other.mentions, other.names, other.parsed = [], [], None
        for table in (self._by_word, self._by_sound):
            for key in [key for key, held in table.items() if any(each is other for each in held)]:
                table[key] = [one if each is other else each for each in table[key]]

    @property
    def people(self) -> list[Somebody]:
        """The persons, in the order in which they were taken up."""
        return self._people

    @property
    def bodies(self) -> list[Somebody]:
        """The organisations."""
        return self._bodies


def _sounds_of(kind: str, name: str) -> list[str]:
    """The keys under which spellings of a name are found."""
    if kind == "PERSON":
        words = [word for word in person(name).words if word not in PARTICLES][:6]
        turned = words[:1] == [person(name).family]
        family = words[1:] if len(words) > 1 and words[0] in given_names() and not turned else words
        keys = [f"P:{coarse_key(word)}" for word in (*family, "".join(words[1:]))]
        keys += [f"G:{coarse_key(word)}" for word in words[:1]]
    elif kind == "ORG":
        letters = acronym(name) or "".join(word[0] for word in name.split() if word[:1].isupper())
        keys = [f"O:{coarse_key(fold(word))}" for word in body_words(name)[:6]] + [f"A:{letters.casefold()}"]
    else:
        keys = [f"M:{fold(name).split()[-1]}"] if kind == "MISC" and name.split() else []
    return list(dict.fromkeys(keys))


def linked(naming: Naming, form: str, how: str) -> Linked:
    """A name's mention."""
    return Linked(naming.first, naming.span, naming.kind, form, how, naming.sentence)
