"""How probable it is that a word with those beside it tells an event of its type: trees of training/event_judge.

What the encoder sees of the word and of who takes part, what the rules make of it, and where it stands go in as
numbers (FEATURES); a probability comes out. Where the encoder was not asked, the confidence by rule stands.
"""

from __future__ import annotations

from sanudo.language.event_words import names
from sanudo.language.types import Telling
from sanudo.reading.confidence import is_of_the_field
from sanudo.reading.event_setting import SETTING
from sanudo.reading.seen_sides import Sides, chance_of, parts_of
from sanudo.reading.tree import Tree
from sanudo.reading.trees import trees
from sanudo.reading.triggers import Trigger
from sanudo.reading.types import Participant

_TYPES = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
_STATUSES = ("occurred", "ongoing", "historical", "planned", "possible", "demanded", "denied")
_DEPS = ("root", "conj", "ccomp", "xcomp", "advcl", "acl", "parataxis", "obj", "obl", "nsubj", "nmod", "compound")
READ = (
    *("own", "event", "rival", "stance", "seen", "noun", "words", "mode", "beside"),
    *("actors", "recipients", "actors named", "recipients named", "of the field"),
    *("does", "other", "actor", "recipient"),
    *(f"status {status}" for status in _STATUSES),
    *(f"dep {dep}" for dep in _DEPS),
    *(f"type {type}" for type in _TYPES),
)
FEATURES = (*READ, *SETTING)


def judged(values: tuple[float, ...]) -> float:
    """The probability for the values of FEATURES."""
    return round(trees("event_judge", "sanudo.reading").probability(values), 3)


def values_of(
    tree: Tree, trigger: Trigger, sides: Sides, told: dict[int, Telling], beside: float, status: str
) -> tuple[float, ...]:
    """The values of READ, given `told` by token, and the confidence of the rules."""
    own, event, rival = _seen(trigger, told)
    stance = max((1 - told[i].stances[0] for i in trigger.tokens if i in told), default=0.0)
    parts = parts_of(told, trigger) or ()
    actors, recipients = sides
    return (
        *(own, event, rival, stance, trigger.seen, trigger.noun, len(trigger.tokens), trigger.kind.mode is not None),
        beside,
        *(min(3, len(actors)), min(3, len(recipients)), _named(actors), _named(recipients)),
        any(is_of_the_field(p) for side in sides for p in side),
        max((part.does for part in parts), default=0.0),
        max((part.other for part in parts), default=0.0),
        max((chance_of(tree, p, parts) for p in actors), default=-1.0),
        max((chance_of(tree, p, parts) for p in recipients), default=-1.0),
        *(status == one for one in _STATUSES),
        *(tree.dep(trigger.head) == one for one in _DEPS),
        *(trigger.kind.type == one for one in _TYPES),
    )


def _seen(trigger: Trigger, told: dict[int, Telling]) -> tuple[float, float, float]:
    """How probable the trigger's own type is, any event, and the likeliest other type."""
    place = names()["types"].index(trigger.kind.type)
    seen = [told[i].types for i in trigger.tokens if i in told]
    own = max((types[place] for types in seen), default=0.0)
    event = max((1 - types[0] for types in seen), default=0.0)
    rival = max((p for types in seen for n, p in enumerate(types) if n not in (0, place)), default=0.0)
    return own, event, rival


def _named(side: tuple[Participant, ...]) -> bool:
    return any(p.entity is not None for p in side)
