"""What a position is looked for in, and whether a phrase of it names the holder.

A sentence's tree with the reading that it is of and the position sought; nothing here decides what is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sanudo.article.types import Span
from sanudo.reading.tree import Tree
from sanudo.reading.types import Mention, Position, Reading
from sanudo.telling.sure_pronouns import is_sure
from sanudo.telling.things import table

_RELATIVE = frozenset({"who", "which", "that"})
_HOUSES = frozenset({"house", "hill", "street"})  # whose word is not that of the country
_ANYBODY = frozenset({"official", "officials", "source", "man", "woman", "leader", "chief", "expert", "author"})


@dataclass(frozen=True)
class Ground:
    """What a position is looked for in: its sentence's tree, whose offsets begin with the sentence."""

    reading: Reading
    position: Position
    sentence: Span
    tree: Tree

    def span(self, first: int, last: int) -> Span:
        start = self.sentence.start
        return Span(start + self.tree.token(first).start, start + self.tree.token(last).end)

    def at(self, token: int) -> int:
        return self.sentence.start + self.tree.token(token).start


def antecedent(tree: Tree, verb: int, subject: int) -> int | None:
    """Who a subject is; None for a "who" of which the parse does not tell."""
    if tree.lower[subject] not in _RELATIVE:
        return subject
    top = next((i for i in (verb, *tree.above(verb)) if tree.token(i).dep.startswith("acl")), None)
    return tree.token(top).head if top is not None else None


def is_holder(ground: Ground, subject: int) -> bool:
    """Whether a phrase names the holder: its head, what stands beside that, or one of several."""
    return bool(naming(ground, subject))


def naming(ground: Ground, subject: int) -> list[int]:
    """The words of a phrase that head a naming of the holder."""
    tree, entity = ground.tree, ground.position.entity
    places = [subject]
    for place in places:
        places += tree.having(place, "appos", "flat", "conj")
    all_ = (m for m in ground.reading.mentions if entity is not None and m.entity == entity)
    near = [m for m in all_ if m.span.start < ground.sentence.end and m.span.end > ground.sentence.start]
    near = [m for m in near if _is_clear(ground, m)]
    people = entity is not None and ground.reading.entities[entity].kind == "PERSON"
    return [
        i
        for i in places
        if any(m.span.start <= ground.at(i) < m.span.end and _is_top(ground, i, m.span) for m in near)
        and (people or _is_name(ground, i, near))
    ]


def _is_name(ground: Ground, token: int, near: list[Mention]) -> bool:
    """Whether a word is the name of a body or people: not the "members" that are Republican, nor one "Republican"."""
    tree, at = ground.tree, ground.at(token)
    word = tree.parsed.word(token)
    several = tree.features(token).get("Number") == "Plur" or word.endswith(("s", "sh", "ch", "se"))
    one_of_them = not several and any(m.kind == "NORP" for m in near if m.span.start <= at < m.span.end)
    return tree.token(token).pos == "PRON" or (word[:1].isupper() and not one_of_them)


def _is_clear(ground: Ground, one: Mention) -> bool:
    """Whether a naming can be told by the name: no "group" that is the nearest, no White House for the country."""
    text = one.span.of(ground.reading.article.text).lower()
    if one.form == "pronoun":
        return is_sure(ground.reading, one)
    if one.form == "role":
        return one.kind == "PERSON" and text.split()[-1] not in _ANYBODY
    return not (one.form == "metonym" and text.split()[-1] in _HOUSES)


def _is_top(ground: Ground, token: int, within: Span) -> bool:
    """Whether no other word of a naming stands above one: "Center" is not the "director of the Center"."""
    tree = ground.tree
    return tree.dep(token) == "flat" or not any(
        within.start <= ground.at(i) < within.end and i != token for i in tree.above(token)
    )


def is_finite(tree: Tree, verb: int) -> bool:
    verbs = (verb, *tree.having(verb, "aux", "cop"))
    return any("VerbForm=Fin" in tree.token(i).morph for i in verbs)


def is_past(tree: Tree, verb: int) -> bool:
    verbs = (verb, *tree.having(verb, "aux", "cop"))
    return any("Tense=Past" in tree.token(i).morph and "VerbForm=Fin" in tree.token(i).morph for i in verbs)


@cache
def words(sort: str) -> frozenset[str]:
    """The words of one sort of positions.tsv."""
    return frozenset(row[1] for row in table("positions.tsv") if row[0] == sort)
