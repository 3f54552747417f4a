"""How probable it is that a word with those beside it tells an event of its type: trees of training/event_judge.

What the encoder sees of the word and of who takes part, what the rules make of it, and where it stands go in as
numbers (FEATURES); a probability comes out. Where the encoder was not asked, the confidence by rule stands.
"""

from __future__ import annotations

from itertools import islice

from sanudo.language.event_words import names
from sanudo.language.types import Telling
from sanudo.reading.confidence import is_of_the_field
from sanudo.reading.cues import is_negated
from sanudo.reading.event_ground import Ground
from sanudo.reading.participants import told_by
from sanudo.reading.seen_sides import Sides, chance_of, parts_of
from sanudo.reading.subjects import patients
from sanudo.reading.tree import PASSIVE, SUBJECTS, Tree
from sanudo.reading.trees import trees
from sanudo.reading.triggers import Trigger
from sanudo.reading.types import Participant

_TYPES = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
_STATUSES = ("occurred", "ongoing", "historical", "planned", "possible", "demanded", "denied")
_KINDS = ("PERSON", "ORG", "LOC", "NORP")
_CASES = ("of", "for", "to", "in", "on", "after", "over", "with", "from", "by")
_DEPS = ("root", "conj", "ccomp", "xcomp", "advcl", "acl", "parataxis", "obj", "obl", "nsubj", "nmod", "compound")
FEATURES = (
    *("own", "event", "rival", "stance", "seen", "noun", "words", "mode", "beside"),
    *("actors", "recipients", "actors named", "recipients named", "of the field"),
    *("does", "other", "actor", "recipient"),
    *(f"status {status}" for status in _STATUSES),
    *(f"dep {dep}" for dep in _DEPS),
    *(f"type {type}" for type in _TYPES),
    *("its subject", "its object", "aside", "elsewhere", "actor plain", "recipient plain"),
    *(f"{side} {kind}" for side in ("actor", "recipient") for kind in _KINDS),
    *("befalls", "light", "negated", "infinitive", "conditional", "depth", "length", "others", "said", "dated"),
    *(f"case {case}" for case in _CASES),
)


def judged(values: tuple[float, ...]) -> float:
    """The probability for the values of FEATURES."""
    return round(trees("event_judge", "sanudo.reading").probability(values), 3)


def values_of(
    ground: Ground, trigger: Trigger, sides: Sides, told: dict[int, Telling], beside: float, status: str
) -> tuple[float, ...]:
    """The values of FEATURES, given `told` by token, and the confidence of the rules."""
    tree = ground.tree
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
        *_places(tree, trigger, sides),
        *(_is_of(ground, side, kind) for side in sides for kind in _KINDS),
        *_clause(ground, trigger),
        *(case in {tree.lower[i] for i in tree.having(trigger.head, "case")} for case in _CASES),
    )


def _places(tree: Tree, trigger: Trigger, sides: Sides) -> tuple[float, ...]:
    """Where the parties stand: whether as subject and object of the trigger, how many outside of what hangs from it and
    outside of its sentence; and whether none of them has a name."""
    below = set(tree.subtree(trigger.head))
    tokens = [[max(0, tree.at(p.span.end - 1)) for p in side] for side in sides]
    subjects = {i for one in tree.having(trigger.head, *SUBJECTS, "nmod:poss") for i in tree.subtree(one)}
    objects = {i for one in tree.having(trigger.head, "obj", "iobj", *PASSIVE) for i in tree.subtree(one)}
    both = [i for side in tokens for i in side]
    sentence = tree.token(trigger.head).sentence
    return (
        any(i in subjects for i in tokens[0]),
        any(i in objects for i in tokens[1]),
        sum(i not in below for i in both),
        sum(tree.token(i).sentence != sentence for i in both),
        bool(sides[0]) and not _named(sides[0]),
        bool(sides[1]) and not _named(sides[1]),
    )


def _is_of(ground: Ground, side: tuple[Participant, ...], kind: str) -> bool:
    return any(p.entity is not None and ground.index.entities[p.entity].kind == kind for p in side)


def _clause(ground: Ground, trigger: Trigger) -> tuple[float, ...]:
    """What the clause is like: passive, a noun with a verb that only tells it, negated, of a purpose or condition; how
    deep it stands, in how long a sentence, with how many others that may tell something, whether in somebody's words
    and with a time."""
    tree, head = ground.tree, trigger.head
    above = [head, *islice(tree.above(head), 4)]
    sentence = tree.parsed.sentences[tree.token(head).sentence]
    start, end = tree.token(head).start, tree.token(head).end
    return (
        bool(patients(tree, head)),
        trigger.noun and bool(told_by(tree, head)),
        any(is_negated(tree, i) for i in above),
        any(tree.lower[i] == "to" for one in above[:2] for i in tree.having(one, "mark")),
        any(tree.lower[i] in ("if", "unless", "whether") for one in above for i in tree.having(one, "mark")),
        sum(1 for _ in islice(tree.above(head), 12)),
        min(80, len(sentence.of(tree.parsed.text).split())),
        min(8, sum(sentence.start <= tree.token(i).start < sentence.end for i in ground.triggers)),
        any(span.start <= start and end <= span.end for one in ground.quotations for span in one.spans),
        any(sentence.start <= time.span.start < sentence.end for time in ground.times),
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
