"""The words that tell an event as the encoder sees them: what the ontology lacks or types otherwise.

A tree whose parse holds `telling`, and the ontology's triggers, go in; more `Trigger`s come out. How the head was
taught stands in training/event_words. A parse of another pipeline tells nothing here, and the ontology stands alone.
"""

from __future__ import annotations

from sanudo.language.event_words import names
from sanudo.language.types import Parsed, Telling
from sanudo.reading.confidence import WORDS
from sanudo.reading.tree import Tree
from sanudo.reading.triggers import NONE, Kind, Trigger

_LEAST = 0.3  # how probable it must be that a word tells an event, of one type or another,
_LEAST_OWN = 0.15  # and of its type
_INSTEAD = 0.5  # and of another type than the ontology's
_PART = 0.5  # and that an object tells the same event as its verb
_PARTS = ("obj", "compound:prt", "obl", "xcomp", "nsubj:pass")
_SAYING = frozenset({"say", "tell", "add", "note", "state", "report"})
_ARGUMENTS = {
    "AGREE": ("with", "to"),
    "CONSULT": ("obj", "with", "to"),
    "SUPPORT": ("obj", "for", "behind", "thing"),
    "CONCEDE": ("to", "obj", "thing"),
    "COOPERATE": ("with",),
    "AID": ("obj", "to", "for", "thing"),
    "RETREAT": ("from", "thing"),
    "REQUEST": ("obj", "to", "on", "from"),
    "ACCUSE": ("obj", "against", "at", "thing"),
    "REJECT": ("obj", "to", "with", "thing"),
    "THREATEN": ("obj", "against"),
    "PROTEST": ("against", "at", "thing"),
    "SANCTION": ("obj", "with", "on", "against", "thing"),
    "MOBILIZE": ("against", "thing"),
    "COERCE": ("obj", "thing"),
    "ASSAULT": ("obj", "at", "on", "thing"),
}


def seen_triggers(tree: Tree, known: list[Trigger]) -> list[Trigger]:
    """The triggers that the ontology does not have, in order, and other types of those that it has; of a verb and its
    object that tell one event, the verb."""
    taken = {token: trigger.kind.type for trigger in known for token in trigger.tokens}
    seen = {told.token: _type_of(told) for told in tree.parsed.telling}
    found = []
    for token, (type, chance, own) in seen.items():
        if token in taken and (own < _INSTEAD or taken[token] in (type, NONE)):
            continue
        if chance < _LEAST or own < _LEAST_OWN:
            continue
        lemma = tree.token(token).lemma.lower()
        if lemma in _SAYING or (type == "CONSULT" and lemma in WORDS):
            continue  # who says it has not done it, and who speaks to people has not met them
        above = tree.token(token).head
        if tree.dep(token) in _PARTS and type in (seen.get(above, ("",))[0], taken.get(above)):
            continue
        parts = [i for i in tree.having(token, "compound:prt", "obj") if _is_part(tree, i, seen.get(i), type)]
        if any(taken.get(i) == type for i in parts):
            continue  # "began a visit": the ontology has the noun
        tokens = tuple(sorted((token, *parts)))
        found.append(
            Trigger(token, tokens, Kind(type, None, "", _ARGUMENTS[type]), tree.token(token).pos == "NOUN", seen=True)
        )
    return found


def seen_at(parsed: Parsed) -> dict[int, Telling] | None:
    """What the encoder says of the tokens that may tell something; None where it was not asked."""
    return {told.token: told for told in parsed.telling} if parsed.quotation else None


def _type_of(told: Telling) -> tuple[str, float, float]:
    """The likeliest type, how probable it is that the word tells any event, and one of that type."""
    best = max(range(1, len(told.types)), key=lambda n: told.types[n])
    return names()["types"][best], 1 - told.types[0], told.types[best]


def _is_part(tree: Tree, token: int, told: tuple[str, float, float] | None, type: str) -> bool:
    return tree.dep(token) == "compound:prt" or (told is not None and told[0] == type and told[1] >= _PART)
