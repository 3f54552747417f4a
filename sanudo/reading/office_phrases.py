"""What a phrase says of an office and of whose it is: "Togo's president", "the foreign ministers of Peru and Chile".

Words go in; an `OfficePhrase` comes out, or None where they name no office. `holds` says whether somebody of such a
title and state is meant. Knows the gazetteer's states and offices; nothing of who holds what in a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sanudo.language.gazetteer.known import known
from sanudo.language.gazetteer.offices import office, plain

_SMALL = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "for",
        "and",
        "two",
        "both",
        "three",
        "'s",
        "’s",
        "their",
        "his",
        "her",
        "its",
        "our",
        "my",
    }
    | {"visiting", "new", "affairs", "state"}
)
_PAST = frozenset({"former", "ex", "late", "then", "future", "next"})
_LOWER = frozenset({"deputy", "vice", "acting", "assistant", "junior", "shadow", "under", "interim", "first"})
_PLURALS = {"presidents": "president", "premiers": "premier", "ministers": "minister", "secretaries": "secretary"}
_BOTH = re.compile(r"\b(?:two|both|their)\b", re.IGNORECASE)
_LIKE = re.compile(r"\b(?:counterpart|colleague|opposite number)s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """The words of an office in one form, the keys of the states named, whether it is of several, and whether it is the
    same office as another's ("his Chilean counterpart")."""

    office: frozenset[str]
    states: tuple[str, ...]
    several: bool
    both: bool = False
    like: bool = False


@lru_cache(maxsize=4096)
def office_phrase(words: str) -> OfficePhrase | None:
    """The office that a phrase names, or None."""
    pieces = re.findall(r"[\w.-]+|['’]s?", words.split(",")[0])
    states: list[str] = []
    rest: list[str] = []
    place = 0
    while place < len(pieces):
        for end in range(min(len(pieces), place + 4), place, -1):
            found = known(" ".join(pieces[place:end])) if pieces[place][:1].isupper() else None
            if found and found.state and found.sort in ("state", "adjective", "seat"):
                states.append(found.state)
                place = end
                break
        else:
            rest.append(pieces[place].lower())
            place += 1
    if set(rest) & _PAST:
        return None
    keys = tuple(dict.fromkeys(states))
    if _LIKE.search(words):
        return OfficePhrase(frozenset(), keys, False, like=True) if len(keys) == 1 else None
    own = [word for word in rest if word not in _SMALL and word.strip("'’")]
    several = bool(own) and own[-1] in _PLURALS
    several = several or any(word in _PLURALS for word in own)
    title = " ".join(_PLURALS.get(word, word) for word in own)
    if not title or (office(title) is None and not title.endswith(" minister") and not title.startswith("minister ")):
        return None
    return OfficePhrase(title_words(title), keys, several, bool(_BOTH.search(words)))


@lru_cache(maxsize=4096)
def title_words(title: str) -> frozenset[str]:
    """The words of a title in one form: "Minister of Foreign Affairs" as "foreign minister"."""
    return frozenset(re.findall(r"[\w]+", plain(title))) - _SMALL


def holds(told: Iterable[str], wanted: frozenset[str]) -> bool:
    """Whether one of the titles is the office wanted, or a fuller name of it, and no lower one."""
    if not wanted or wanted == {"minister"}:
        return False
    for title in told:
        words = title_words(title)
        if words == wanted or (wanted < words and "minister" in wanted and not (words - wanted) & _LOWER):
            return True
    return False
