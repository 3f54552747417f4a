"""A phrase in, what the gazetteer knows by that name out: states, bodies, outlets, cities, regions, seats of power.

Knows no report: whether "Washington" is a person, a city or a government in a text is for others to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sanudo.article.types import Span
from sanudo.language.gazetteer import listed, rows
from sanudo.language.gazetteer.letters import fold
from sanudo.language.gazetteer.states import states


@dataclass(frozen=True, slots=True)
class Known:
    """What a phrase may stand for. `sort` is state, adjective, people, body, outlet, city, region or seat.

    `kind` is one of the entity kinds; `state` the key of the state it belongs to (a seat: the one it stands for).
    """

    key: str
    name: str
    kind: str
    sort: str
    sector: str = ""
    state: str = ""


@lru_cache(maxsize=8192)
def known(phrase: str) -> Known | None:
    """What `phrase` stands for, else None. Case counts, but all capitals are read as names are written."""
    plain = _plain(phrase)
    found = _index().get(plain)
    if found is None and plain.isupper() and len(plain) > 4:
        found = _folded().get(plain.lower())
    return found


def capital_of(phrase: str) -> str | None:
    """The key of the state whose capital this is."""
    return _capitals().get(_plain(phrase))


def find_known(text: str, tokens: Sequence[tuple[int, int]]) -> list[tuple[Span, Known]]:
    """The longest known phrases among `tokens` (start, end), first come first served, never overlapping."""
    first = _first_words()
    out: list[tuple[Span, Known]] = []
    place = 0
    while place < len(tokens):
        start = tokens[place][0]
        step = 1
        longest = first.get(_plain(text[start : tokens[place][1]]).casefold(), 0)
        for end in range(min(len(tokens), place + longest), place, -1) if longest else ():
            if tokens[end - 1][1] - start > 90:
                continue
            found = known(text[start : tokens[end - 1][1]])
            if found:
                out.append((Span(start, tokens[end - 1][1]), found))
                step = end - place
                break
        place += step
    return out


def _plain(phrase: str) -> str:
    return phrase if phrase.isalnum() else re.sub(r"\s+", " ", phrase.replace("’", "'")).strip()


@cache
def _index() -> dict[str, Known]:
    """Every name; where two are alike the one further down this list wins."""
    index: dict[str, Known] = {}

    def add(names: tuple[str, ...], what: Known) -> None:
        for name in names:
            if name:
                index[_plain(name).removeprefix("the ")] = what

    for name, _sort, state, aliases in rows("regions"):
        key = "region:" + name
        add((name, *listed(aliases)), Known(key, name, "LOC", "region", "", state))
    for name, state, _lat, _lon, aliases in rows("cities"):
        add((name, *listed(aliases)), Known("city:" + name, name, "LOC", "city", "", state))
    for key, name, aliases, state, _sort in rows("outlets"):
        add((name, *listed(aliases)), Known("media:" + key, name, "ORG", "outlet", "MED", state))
    for key, name, acronym, aliases, sector, state, _begin, _end in rows("bodies"):
        names = (name, acronym, *listed(aliases))
        add((*names, *_titled(acronym)), Known("body:" + key, name, "ORG", "body", sector, state))
    for seat, key, _body, aliases in rows("seats"):
        add((seat, *listed(aliases)), Known(key, seat, "LOC", "seat", "GOV", key))
    for one in reversed(states().values()):
        add(one.people, Known("people:" + one.key, one.name, "NORP", "people", "", one.key))
        add(one.adjectives, Known(one.key, one.name, "NORP", "adjective", "", one.key))
        add((one.name, *one.aliases), Known(one.key, one.name, "LOC", "state", "", one.key))
    return index


def _titled(acronym: str) -> tuple[str, ...]:
    """British papers write Nato and Unesco."""
    return (acronym.capitalize(),) if len(acronym) > 3 and acronym.isupper() and acronym not in ("ALBA", "SANA") else ()


@cache
def _folded() -> dict[str, Known]:
    return {name.lower(): what for name, what in _index().items()}


@cache
def _capitals() -> dict[str, str]:
    names = {name: row[0] for row in rows("cities") for name in (row[0], *listed(row[4]))}
    table: dict[str, str] = {}
    for state in reversed(states().values()):
        for city in state.capital:
            if fold(city) != fold(state.name):
                for name in [city, *(n for n, main in names.items() if main == names.get(city))]:
                    table[name] = state.key
    for state in states().values():
        if state.end is None and state.iso2:
            for city in state.capital:
                if fold(city) != fold(state.name):
                    table[city] = state.key
    return table


@cache
def _first_words() -> dict[str, int]:
    """The first word of every name, folded in case, and the most tokens a name with it may have."""
    longest: dict[str, int] = {}
    for name in _index():
        words = re.findall(r"[\w.]+|[^\w\s]", name)
        for head in {words[0], re.split(r"[\s]", name)[0], re.split(r"\W", name)[0] or words[0]}:
            longest[head.casefold()] = max(longest.get(head.casefold(), 0), 2 * len(words) + 2)
    return longest
