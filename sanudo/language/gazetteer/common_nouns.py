"""A common noun in, what it may speak of out: a person (with gender), a body, a place. Knows no report."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sanudo.language.gazetteer import listed, rows
from sanudo.language.gazetteer.offices import office

_PERSON_ENDINGS = ("ist", "man", "woman", "eer", "ess", "ian")
_MAKER_ENDINGS = ("maker", "builder", "manufacturer", "operator", "producer", "retailer", "provider", "distributor")
_PLACES = frozenset(
    (
        *("country", "nation", "state", "republic", "kingdom", "island", "province", "region", "territory", "district"),
        *("city", "town", "village", "capital", "port", "airport", "suburb", "resort", "municipality", "settlement"),
    )
)


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """`plural` where the word as it stands names several."""

    noun: str
    gender: str
    plural: bool


def person_noun(word: str) -> PersonNoun | None:
    """The noun for a person that a word, in small letters, is a form of."""
    found = _people().get(word)
    if found:
        return found
    what = office(word)
    if what and what.sort != "rank":
        return PersonNoun(word, what.gender, False)
    if word.endswith("s") and (what := office(word[:-1])) and what.sort != "rank":
        return PersonNoun(word[:-1], what.gender, True)
    return None


def may_be_person(word: str) -> bool:
    """Whether a noun beside a person's name speaks of a person, by the table or by its ending."""
    return person_noun(word) is not None or word.endswith(_PERSON_ENDINGS)


@dataclass(frozen=True, slots=True)
class BodyNoun:
    """The kind and sectors of what the noun may refer to (* any); `sort` is body, outlet or state; `own` where a body
    so called has the word in its name."""

    kind: str
    sectors: frozenset[str]
    sort: str
    own: bool = False


def body_noun(words: str) -> BodyNoun | None:
    """What "company", "news agency" or "country" refers to; a "carmaker" or "shipbuilder" is a company."""
    found = _bodies().get(words)
    if found is None and words.endswith(_MAKER_ENDINGS) and person_noun(words) is None:
        found = _bodies()["maker"]
    return found


def may_be_body(word: str) -> bool:
    """Whether a noun beside a body's name speaks of a body."""
    found = body_noun(word)
    return found is not None and found.kind == "ORG"


def may_be_place(word: str) -> bool:
    """Whether a noun beside a place's name speaks of a place."""
    return word in _PLACES


@cache
def _people() -> dict[str, PersonNoun]:
    table: dict[str, PersonNoun] = {}
    for noun, gender, plural in rows("person_nouns"):
        many = plural or f"{noun}s"
        table[many] = PersonNoun(noun, gender, True)
        table.setdefault(noun, PersonNoun(noun, gender, False))
    return table


@cache
def _bodies() -> dict[str, BodyNoun]:
    return {row[0]: BodyNoun(row[1], frozenset(listed(row[2])), row[3], row[4] == "own") for row in rows("nominals")}
