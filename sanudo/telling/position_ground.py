"""What a position is looked for in, and whether a phrase of it names the holder.

A sentence's tree with the reading that it is of and the position sought; nothing here decides what is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sanudo.article.types import Span
from sanudo.language.gazetteer.common_nouns import person_noun
from sanudo.reading.tree import Tree
from sanudo.reading.types import Mention, Position, Reading
from sanudo.telling.sure_pronouns import goes_on
from sanudo.telling.things import table

_RELATIVE = frozenset({"who", "which", "that"})
_HOUSES = frozenset({"house", "hill", "street"})  # whose word is not that of the country
_POINTING = frozenset({"this", "that", "these", "those", "such", "same", "other", "another", "latter", "former"})
_ANY = frozenset(
    {
        "new",
        "same",
        "whole",
        "entire",
        "local",
        "last",
        "other",
        "next",
        "several",
        "many",
        "most",
        "few",
        "some",
        "any",
        "certain",
        "various",
        "both",
        "two",
        "three",
    }
)
_LONGEST_PHRASE = 10  # tokens
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
    if _is_another(ground, near, places):
        return []
    return [
        i
        for i in places
        if any(m.span.start <= ground.at(i) < m.span.end and _is_top(ground, i, m.span) for m in near)
        and (people or _is_name(ground, i, near))
    ]


def _is_another(ground: Ground, near: list[Mention], places: list[int]) -> bool:
    """Whether a phrase has the name of another person beside what would be the holder's role: "the head of the team,
    Ana Weller"."""
    at = [ground.at(i) for i in places]
    own = [m for m in near if any(m.span.start <= place < m.span.end for place in at)]
    if not own or any(m.form != "role" for m in own):
        return False
    beside = [ground.at(i) for i in ground.tree.subtree(places[0]) if ground.tree.dep(i) == "appos"]
    return any(
        m.form == "name" and m.kind == "PERSON" and m.entity != ground.position.entity
        for m in ground.reading.mentions
        if any(m.span.start <= place < m.span.end for place in (*at, *beside))
    )


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
        return goes_on(ground.reading, one)
    if one.form == "role":
        return one.kind == "PERSON" and text.split()[-1] not in _ANYBODY and not _is_of_two(ground.reading, one, text)
    return not (one.form == "metonym" and text.split()[-1] in _HOUSES)


def _is_of_two(reading: Reading, one: Mention, text: str) -> bool:
    """Whether a report calls two people so: of "the president" it is not sure whose country's."""
    if not text.startswith("the ") or len(text.split()) > 2:
        return False
    found = (m for m in reading.mentions if m.form == "role" and m.kind == "PERSON" and m.entity != one.entity)
    return any(m.span.of(reading.article.text).lower() == text for m in found)


def _is_top(ground: Ground, token: int, within: Span) -> bool:
    """Whether no other word of a naming stands above one: "Center" is not the "director of the Center"."""
    tree = ground.tree
    return tree.dep(token) == "flat" or not any(
        within.start <= ground.at(i) < within.end and i != token for i in tree.above(token)
    )


def phrase_of(ground: Ground, subject: int) -> Span | None:
    """The words of a subject that can be told as they stand, where they say whose position it is without the name of
    the holder: "Selby officials", "opposition leaders"; None for "the group", "he", and what is no party."""
    tree, held = ground.tree, ground.position.holder_span
    if held is None or tree.token(subject).pos not in ("NOUN", "PROPN"):
        return None
    aside = frozenset(
        i for i in tree.having(subject, "acl", "appos", "parataxis", "conj", "cc", "punct") if i > subject
    )
    if aside:
        return None  # of whom no more is known than a part
    own = [i for i in tree.subtree(subject, aside) if tree.token(i).pos != "PUNCT" or tree.lower[i] == "-"]
    first, last = min(own), max(own)
    span = ground.span(first, last)
    if not (span.start <= held.start and held.end <= span.end) or last - first >= _LONGEST_PHRASE:
        return None
    if any(tree.token(i).pos == "PRON" or tree.lower[i] in _POINTING for i in range(first, last + 1)):
        return None
    if not _is_party(tree, subject) or not _is_told_which(tree, subject, range(first, last + 1)):
        return None
    return span


def all_of(ground: Ground, subject: int) -> Span | None:
    """The words of a subject that names several, whole: "Selby, Karsk and Lomas"; None where one is "he" or is told of
    beside the name."""
    tree = ground.tree
    own = tree.subtree(subject)
    first, last = min(own), max(own)
    if tree.lower[last] == "," or last - first >= _LONGEST_PHRASE or own != list(range(first, last + 1)):
        return None
    if any(tree.token(i).pos == "PRON" or tree.lower[i] in _POINTING or tree.dep(i) in _ASIDES for i in own):
        return None
    if not _is_told_which(tree, subject, range(first, last + 1)):
        return None
    return ground.span(first, last)


_ASIDES = frozenset({"acl", "acl:relcl", "appos", "parataxis"})


def _is_party(tree: Tree, subject: int) -> bool:
    """Whether a noun is one of people or of a body."""
    word, lemma = tree.lower[subject], tree.token(subject).lemma.lower()
    return bool({word, lemma} & words("party")) or person_noun(word) is not None


def _is_told_which(tree: Tree, subject: int, inside: range) -> bool:
    """Whether a phrase says which people or body: by a name, or by a word beside: "opposition leaders", "the liberal
    opposition"."""
    if any(tree.token(i).pos == "PROPN" for i in inside if i != subject or tree.having(subject, "conj")):
        return True
    several = tree.features(subject).get("Number") == "Plur"
    said = [i for i in tree.having(subject, "amod", "compound") if tree.lower[i] not in _ANY]
    which = several != ("the" in {tree.lower[i] for i in inside}) or len(said) > 1
    return which and bool(said) and tree.lower[inside[0]] not in _ANY


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
