"""A word of a person's name in, what is known of it out: given name or not, gender, the forms it takes, honorifics."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sanudo.language.gazetteer import listed, rows
from sanudo.language.gazetteer.letters import fold


@cache
def given_names() -> dict[str, frozenset[int]]:
    """Each folded given name and the groups of forms it belongs to."""
    groups: dict[str, set[int]] = {}
    for number, (name, _gender, _language, forms) in enumerate(rows("given_names")):
        for form in (name, *listed(forms)):
            for spelling in _spellings(form):
                groups.setdefault(spelling, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


@cache
def genders() -> dict[str, str]:
    """Each folded given name and m or f; a name that either bears is n."""
    known: dict[str, str] = {row[0]: row[1] for row in rows("given_genders")}
    for name, gender, _language, forms in rows("given_names"):
        for form in (name, *listed(forms)):
            for spelling in _spellings(form):
                known[spelling] = gender if known.get(spelling, gender) == gender else "n"
    for name, gender, *_ in rows("given_names"):
        known[fold(name)] = gender
    return known


def same_given_name(a: str, b: str) -> bool | None:
    """Whether two folded given names may be one person's; None where one of them is not known."""
    groups = given_names()
    first, second = groups.get(a), groups.get(b)
    if first is None or second is None:
        return None
    return bool(first & second)


@cache
def honorifics() -> dict[str, str]:
    """Folded words around names that are no part of them, with the gender they tell, if any."""
    return {row[0]: row[1] for row in rows("honorifics")}


def honorific_at(words: Sequence[str], place: int) -> tuple[int, str]:
    """The place after the honorific of one to three folded words at `place`, and its gender; `place` where none is."""
    table = honorifics()
    for size in (3, 2, 1):
        word = " ".join(words[place : place + size]).replace(".", "").replace("'", "")
        if word in table and len(words) - place >= size:
            return place + size, table[word]
    return place, ""


@cache
def honorifics_after() -> frozenset[str]:
    """Those that stand after the name."""
    return frozenset(row[0] for row in rows("honorifics") if row[2] == "after")


def _spellings(form: str) -> set[str]:
    return {fold(form), fold(form).replace("-", " "), fold(form).replace("-", "")}
