"""The words that tell an event as the encoder sees them: what the ontology lacks, and what it doubts of the rest.

A tree whose parse holds `telling`, and the ontology's triggers, go in; more `Trigger`s come out. How the head was
taught stands in training/event_words. A parse of another pipeline tells nothing here, and the ontology stands alone.
"""

from __future__ import annotations

from sanudo.language.event_words import names
from sanudo.language.types import Parsed, Telling
from sanudo.reading.confidence import WORDS, is_of_the_field
from sanudo.reading.participants import Sides
from sanudo.reading.tree import Tree
from sanudo.reading.triggers import Kind, Trigger

_LEAST = 0.5  # how probable it must be that a word tells an event, of one type or another
_OF_TYPE = 0.35  # the share that one type must have of it
_UNSEEN = 0.1  # how improbable the type of a word of the ontology must be for it to be doubted,
_DOUBT = 0.1  # and by how much it is
_LEAST_OWN = 0.3  # how probable its type must be for it to be surer,
_BACKED = 0.15  # and by how much it is,
_WHOLE = 0.4  # where what stands beside it makes it an event, nearly
_FIRST = 0.15  # the least confidence of what the encoder alone sees,
_WEIGHT = 0.5  # and what certainty of its type adds
_NOBODY = 0.15  # less, where nobody is named and nobody is of the field
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
    known_types = {token: trigger.kind.type for trigger in known for token in trigger.tokens}
    found = []
    for token, (type, chance) in seen.items():
        if chance < _LEAST or not type:
            continue
        if type == "CONSULT" and tree.token(token).lemma.lower() in WORDS:
            continue  # who speaks to people has not met them
        above = tree.token(token).head
        if tree.dep(token) in _PARTS and type in (seen.get(above, ("", 0.0))[0], known_types.get(above)):
            continue
        parts = [i for i in tree.having(token, "compound:prt", "obj") if _is_part(tree, i, seen.get(i), type)]
        tokens = tuple(sorted((token, *parts)))
        found.append(
            Trigger(token, tokens, Kind(type, None, "", _ARGUMENTS[type]), tree.token(token).pos == "NOUN", seen=True)
        )
    return found


def seen_at(parsed: Parsed) -> dict[int, Telling] | None:
    """What the encoder says of the tokens that may tell something; None where it was not asked."""
    return {told.token: told for told in parsed.telling} if parsed.quotation else None


def confidence_seen(seen: dict[int, Telling] | None, trigger: Trigger, sides: Sides, confidence: float) -> float:
    """The confidence of an event, given `seen_at` and the confidence by what stands beside its trigger; 0 for none."""
    if seen is None or confidence <= 0:
        return confidence
    place = names()["types"].index(trigger.kind.type)
    own = max((seen[i].types[place] for i in trigger.tokens if i in seen), default=0.0)
    if trigger.seen:
        of_field = any(p.entity is not None or is_of_the_field(p) for side in sides for p in side)
        return round(min(0.9, _FIRST + _WEIGHT * own - (0.0 if of_field else _NOBODY)), 3)
    if own < _UNSEEN:
        return round(confidence - _DOUBT, 3)
    return round(min(0.9, confidence + _BACKED * (own >= _LEAST_OWN and confidence >= _WHOLE)), 3)


def _type_of(told: Telling) -> tuple[str, float]:
    """The likeliest type and how probable it is that the word tells an event at all; no type where none is likely."""
    best = max(range(1, len(told.types)), key=lambda n: told.types[n])
    chance = 1 - told.types[0]
    return (names()["types"][best] if told.types[best] >= _OF_TYPE * chance else "", chance)


def _is_part(tree: Tree, token: int, told: tuple[str, float] | None, type: str) -> bool:
    return tree.dep(token) == "compound:prt" or (told is not None and told[0] == type and told[1] >= _LEAST)
