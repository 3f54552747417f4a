"""A word or a name in, the state it stands for out: by name, old name, adjective, people or code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from sanudo.language.gazetteer import listed, rows
from sanudo.language.gazetteer.letters import fold


@dataclass(frozen=True, slots=True)
class State:
    """A state, a former one or a territory. `begin` and `end` are years, None where not known or still standing."""

    key: str
    iso2: str
    cow: str
    cameo: str
    name: str
    begin: int | None
    end: int | None
    capital: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    aliases: tuple[str, ...]
    region: str

    def stood(self, year: int) -> bool:
        """Whether it stood in `year`."""
        return (self.begin is None or self.begin <= year) and (self.end is None or year <= self.end)


@cache
def states() -> dict[str, State]:
    """All of them, by key."""
    return {
        row[0]: State(
            key=row[0],
            iso2=row[1],
            cow=row[2],
            cameo=row[3],
            name=row[4],
            begin=int(row[5]) if row[5] else None,
            end=int(row[6]) if row[6] else None,
            capital=listed(row[7]),
            adjectives=listed(row[8]),
            people=listed(row[9]),
            aliases=listed(row[10]),
            region=row[11],
        )
        for row in rows("states")
    }


@lru_cache(maxsize=16384)
def key_of_state(name: str) -> str | None:
    """The key of the state whose name, alias or code `name` is, else None."""
    bare = re.sub(r"^the ", "", fold(name).strip())
    return _names().get(bare) or (name if name in states() and name.isupper() else None)


@lru_cache(maxsize=16384)
def key_of_adjective(word: str) -> str | None:
    """The key of the state that "Russian" or "Russians" tells of, else None."""
    return _adjectives().get(fold(word).strip())


@lru_cache(maxsize=16384)
def state_words(folded: str) -> str:
    """A folded name in which what tells a state (noun, adjective, people) is replaced by its key in capitals."""
    return _pattern().sub(lambda found: _all_words()[found.group(0)], folded)


@cache
def _names() -> dict[str, str]:
    table: dict[str, str] = {}
    for state in reversed(states().values()):
        for name in (state.name, *state.aliases):
            table[re.sub(r"^the ", "", fold(name))] = state.key
    for state in states().values():
        table[fold(state.name)] = state.key
    return table


@cache
def _adjectives() -> dict[str, str]:
    table: dict[str, str] = {}
    for state in reversed(states().values()):
        for word in (*state.adjectives, *state.people):
            table[fold(word)] = state.key
    return table


@cache
def _all_words() -> dict[str, str]:
    words = {**_adjectives(), **_names()}
    return {word: key for word, key in words.items() if word not in ("us", "car", "roc", "prc")}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_all_words(), key=lambda word: (-len(word), word))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")
