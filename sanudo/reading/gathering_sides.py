"""Who may take part in a meeting: people, holders of offices, groups of them, bodies, states; by name or by a noun.

The heads of phrases go in, `Side`s come out, each once. Crowds, reporters and things are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sanudo.article.types import Span
from sanudo.language.gazetteer.common_nouns import body_noun, person_noun
from sanudo.language.gazetteer.offices import office
from sanudo.reading.event_ground import Ground
from sanudo.reading.masked import classes
from sanudo.reading.subjects import after
from sanudo.reading.taking_part import own_words, taking_part
from sanudo.reading.tree import Tree
from sanudo.reading.two_sides import is_state
from sanudo.reading.types import Participant

_NAMED = frozenset({"known", "named", "called", "identified"})
_MEANT = {"he": "role", "him": "role", "she": "role", "her": "role", "they": "group", "them": "group"}


@dataclass(frozen=True, slots=True)
class Side:
    """One who may take part, and what they are: person, role, group, body or state."""

    one: Participant
    sort: str


def sides_of(ground: Ground, heads: list[int]) -> list[Side]:
    found = []
    for head in heads:
        for place in (head, *_joined(ground.tree, head)):
            told = _called(ground, place) or taking_part(ground.tree, [place], ground.index)
            told = _titled(ground, place, told) or told or unnamed(ground, place) or _for_pronoun(ground, place)
            for one in told:
                sort = _sort(ground, one, place)
                found += [Side(trimmed(one), sort)] if sort else []
    return distinct(found)


def distinct(sides: list[Side]) -> list[Side]:
    return list({side.one.entity if side.one.entity is not None else side.one.name: side for side in sides}.values())


def is_of_governing(name: str) -> bool:
    """ "The foreign ministers of the six": of whom a decision is told as taken together."""
    return _ends_in(name, "governing")


def unnamed(ground: Ground, head: int) -> tuple[Participant, ...]:
    """Who is told by a noun that is no name: "the president-designate", "the bureau"."""
    if ground.tree.token(head).pos not in ("NOUN", "PROPN"):
        return ()
    span = own_words(ground.tree, head)
    return (Participant(" ".join(span.of(ground.text).split()), span, None),)


def trimmed(one: Participant) -> Participant:
    """A phrase without where or about what: "the service chiefs at the barracks"."""
    if one.entity is not None:
        return one
    name = re.split(r" (?:in|at|on|near|over|about|who|whom|which|known) ", one.name)[0]
    return Participant(name, Span(one.span.start, one.span.start + len(name)), None) if name != one.name else one


def _joined(tree: Tree, head: int) -> list[int]:
    """What "and" joins to a phrase, or to the name in it: "a commander known as A and the delegate B"."""
    named = [
        i for clause in tree.having(head, "acl") if tree.lower[clause] in _NAMED for i in tree.having(clause, "obl")
    ]
    return [joined for one in (head, *named) for joined in tree.having(one, "conj")]


def _called(ground: Ground, head: int) -> tuple[Participant, ...]:
    """ "A rebel commander known as A"."""
    tree = ground.tree
    clauses = [i for i in tree.having(head, "acl") if tree.lower[i] in _NAMED]
    named = [m for clause in clauses for m in ground.index.within(tree.span(tree.subtree(clause)))]
    people = [m for m in named if m.kind == "PERSON" and m.entity is not None and m.form == "name"][:1]
    return tuple(Participant(ground.index.name(m) or "", m.span, m.entity) for m in people)


def _titled(ground: Ground, head: int, told: Sequence[Participant]) -> tuple[Participant, ...]:
    """Whoever is named right behind a title that the parse has apart from the name: "State Councillor A"."""
    tree = ground.tree
    if any(one.entity is not None for one in told) or tree.token(head).pos not in ("NOUN", "PROPN"):
        return ()
    end = tree.token(head).end
    behind = [m for m in ground.index.within(Span(end, end + 40)) if m.kind == "PERSON" and m.form == "name"]
    named = [m for m in behind if m.entity is not None and ground.text[end : m.span.start] == " "]
    return tuple(Participant(ground.index.name(m) or "", m.span, m.entity) for m in named[:1])


def _for_pronoun(ground: Ground, head: int) -> tuple[Participant, ...]:
    """The holder of an office, or those, whom a pronoun of the same sentence means where it means nobody named."""
    tree, sort = ground.tree, _MEANT.get(ground.tree.lower[head])
    if sort is None or tree.token(head).pos != "PRON":
        return ()
    for place in range(head - 1, -1, -1):
        if tree.token(place).sentence != tree.token(head).sentence:
            break
        if tree.token(place).pos == "NOUN" and tree.dep(place) in ("nsubj", "obj", "obl"):
            for one in taking_part(tree, [place], ground.index) or unnamed(ground, place):
                if one.entity is None and _sort(ground, one, place) == sort:
                    return (trimmed(one),)
    return ()


def _sort(ground: Ground, one: Participant, head: int) -> str | None:
    """What somebody is who could meet; None for crowds, reporters and things."""
    if one.entity is not None:
        entity = ground.index.entities[one.entity]
        if entity.kind == "LOC":
            return "state" if is_state(entity) else None
        return {"PERSON": "person", "ORG": "body"}.get(entity.kind)
    word, lemma = ground.tree.lower[head], ground.tree.token(head).lemma.lower()
    if ground.tree.token(head).pos == "PRON":
        return _MEANT.get(word)
    if word in ("member", "members") and after(ground.tree, head, ("of",)):
        return "role" if word == "member" else "group"
    if re.fullmatch(classes()["nobody"], word, re.I):
        return None
    if re.fullmatch(classes()["both sides"], one.name, re.I) or is_of_office(one.name):
        return "group"
    if re.search(rf"\b(?:{classes()['sent']}|{classes()['sitting']})$", word):
        return "group"
    if word in ("designate", "elect") or (word == "number" and ground.tree.lower[head - 1] == "opposite"):
        return "role"
    held = office(word) or office(lemma)
    if held and held.sort != "trade":
        plural = ground.tree.features(head).get("Number") == "Plur"
        return "group" if plural else "role"
    if word in ("counterpart", "colleague", "host", "rival") and ground.tree.having(head, "nmod:poss"):
        return "role"
    body = body_noun(lemma)
    if body is not None and body.kind == "ORG" and body.sort in ("body", "said"):
        return "body"
    noun = person_noun(word)
    return "group" if noun and noun.plural and (office(noun.noun) is not None) else None


def is_of_office(name: str) -> bool:
    """ "NATO defence ministers", "the heads of government of the six"."""
    return _ends_in(name, "governing") or _ends_in(name, "party")


def _ends_in(name: str, sort: str) -> bool:
    """Whether what comes before "of the six", "in Rome" ends in a word of a class."""
    head = re.split(r" (?:of(?! state| government| staff)|from|in|at|for|to|who|that) ", name)[0].lower()
    return re.search(rf"\b(?:{classes()[sort]})$", head) is not None
