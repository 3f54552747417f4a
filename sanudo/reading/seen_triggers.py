"""The words that tell an event as the encoder sees them: what the ontology lacks, and what it doubts of the rest.

A tree whose parse holds `telling`, and the ontology's triggers, go in; more `Trigger`s come out. How the head was
taught stands in training/telling. A parse of another pipeline tells nothing here, and the ontology stands alone.
"""

from __future__ import annotations

from functools import cache

from sanudo.language.telling import names
from sanudo.language.types import Telling
from sanudo.reading.confidence import WORDS, is_of_the_field
from sanudo.reading.participants import Sides
from sanudo.reading.tree import Tree
from sanudo.reading.triggers import Kind, Trigger

LEAST = 0.5  # how probable it must be that a word tells an event, of one type or another
_OF_TYPE = 0.35  # the share that one type must have of it
UNSEEN, DOUBT = (
    0.1,
    0.1,
)  # of a trigger of the ontology: how improbable its type must be for it to be doubted; by how much
LEAST_OWN, BACKED = 0.3, 0.15  # how probable for it to be surer, and by how much,
WHOLE = 0.4  # where what stands beside it makes it an event, nearly
FIRST, WEIGHT = (
    0.15,
    0.5,
)  # of a trigger that the encoder alone sees: its confidence, and that for each part of certainty
NOBODY = 0.15  # less, where nobody is named and nobody is of the field
_TOLD_BY = frozenset({"VERB", "NOUN", "ADJ"})
_PARTS = ("obj", "compound:prt", "obl", "xcomp", "nsubj:pass")
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
    """The triggers that the ontology does not have, in order; of a verb and its object that tell one event, the
    verb."""
    taken = {token for trigger in known for token in trigger.tokens}
    seen = {told.token: _type_of(told) for told in tree.parsed.telling if told.token not in taken}
    found = []
    for token, (type, chance) in seen.items():
        if chance < LEAST or not type or tree.token(token).pos not in _TOLD_BY:
            continue
        if type == "CONSULT" and tree.token(token).lemma.lower() in WORDS:
            continue  # who speaks to people has not met them
        above = tree.token(token).head
        if tree.dep(token) in _PARTS and (seen.get(above, ("", 0.0))[0] == type or _tells(known, above, type)):
            continue
        parts = [i for i in tree.having(token, "compound:prt", "obj") if _is_part(tree, i, seen.get(i), type)]
        tokens = tuple(sorted((token, *parts)))
        found.append(
            Trigger(token, tokens, Kind(type, None, "", _ARGUMENTS[type]), tree.token(token).pos == "NOUN", seen=True)
        )
    return found


def confidence_seen(tree: Tree, trigger: Trigger, sides: Sides, confidence: float) -> float:
    """The confidence of an event, given that by what stands beside its trigger; 0 where there is none."""
    chance = chance_of(tree, trigger)
    if chance is None or confidence <= 0:
        return confidence
    if not trigger.seen:
        own = types_seen(tree, trigger)[trigger.kind.type]
        if own < UNSEEN:
            return round(confidence - DOUBT, 3)
        backed = own >= LEAST_OWN and confidence >= WHOLE
        return round(min(0.9, confidence + BACKED * backed), 3)
    chance = types_seen(tree, trigger)[trigger.kind.type]
    of_field = any(p.entity is not None or is_of_the_field(p) for side in sides for p in side)
    return round(min(0.9, FIRST + WEIGHT * chance - (0.0 if of_field else NOBODY)), 3)


def chance_of(tree: Tree, trigger: Trigger) -> float | None:
    """How probable the encoder holds it that one of a trigger's words tells an event; None where it was not asked."""
    by_token = _by_token(tree)
    if not tree.parsed.quotation:
        return None
    return max((1 - by_token[i].types[0] for i in trigger.tokens if i in by_token), default=0.0)


def types_seen(tree: Tree, trigger: Trigger) -> dict[str, float]:
    """How probable each type is at a trigger's words, at that where it is likeliest."""
    by_token = _by_token(tree)
    rows = [by_token[i].types for i in trigger.tokens if i in by_token]
    return {name: max((row[n] for row in rows), default=0.0) for n, name in enumerate(_names()) if name}


def _type_of(told: Telling) -> tuple[str, float]:
    """The likeliest type and how probable it is that the word tells an event at all; no type where none is likely."""
    best = max(range(1, len(told.types)), key=lambda n: told.types[n])
    chance = 1 - told.types[0]
    return (_names()[best] if told.types[best] >= _OF_TYPE * chance else "", chance)


def _tells(known: list[Trigger], token: int, type: str) -> bool:
    return any(token in trigger.tokens and trigger.kind.type == type for trigger in known)


def _is_part(tree: Tree, token: int, told: tuple[str, float] | None, type: str) -> bool:
    return tree.dep(token) == "compound:prt" or (told is not None and told[0] == type and told[1] >= LEAST)


def _by_token(tree: Tree) -> dict[int, Telling]:
    return {told.token: told for told in tree.parsed.telling}


@cache
def _names() -> list[str]:
    return names()["types"]
