"""Who takes part in an event as the encoder sees it: what the tree's rules miss, and whom they name wrongly.

A tree whose parse holds `telling`, a trigger, and the sides by rule go in; the sides come out. How it is taught stands
in training/event_roles. Where the encoder was not asked, the rules stand alone.
"""

from __future__ import annotations

from sanudo.language.gazetteer.known import known
from sanudo.language.types import Part, Telling
from sanudo.reading.confidence import is_somewhere
from sanudo.reading.speakers import MentionIndex
from sanudo.reading.taking_part import key_of, own_words, taking_part
from sanudo.reading.tree import Tree
from sanudo.reading.triggers import Trigger
from sanudo.reading.types import Participant

_TAKES = 0.5  # how probable it must be that somebody takes part, on one side or the other, to be added,
_PLAIN = 0.65  # if a common noun that the field does not know names them,
_ASIDE = 0.75  # of a noun, if they stand outside its phrase: "has helped since the attacks"
_OWN = 0.8  # or if they are of the words that tell it ("police were massed"),
_SIDE = 0.3  # and on one side
_ABSENT = 0.1  # how improbable for somebody whom a rule found to be left out
_WITHIN = frozenset({"nmod", "conj", "appos", "amod", "compound", "flat", "det", "nummod"})
_RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})

Sides = tuple[tuple[Participant, ...], tuple[Participant, ...]]


def parts_of(told: dict[int, Telling] | None, trigger: Trigger) -> tuple[Part, ...] | None:
    """Who may take part in what a trigger tells, by any of its words; None where the encoder was not asked."""
    if told is None:
        return None
    asked = [told[i] for i in trigger.tokens if i in told and told[i].parts]
    if len(asked) < 2:
        return asked[0].parts if asked else None
    likely: dict[int, Part] = {}
    for part in (part for one in asked for part in one.parts):
        other = likely.get(part.token)
        if other is None or part.does + part.other > other.does + other.other:
            likely[part.token] = part
    return tuple(likely[token] for token in sorted(likely))


def doers_of(tree: Tree, token: int) -> list[int]:
    """Who does what a token tells, or takes its stance, as the encoder sees it."""
    told = next((told for told in tree.parsed.telling if told.token == token), None)
    return [part.token for part in (told.parts if told else ()) if part.does >= max(_TAKES, part.other)]


def sides_seen(
    tree: Tree, trigger: Trigger, index: MentionIndex, told: dict[int, Telling] | None, sides: Sides
) -> Sides:
    """(actors, recipients), given those that the rules found."""
    parts = parts_of(told, trigger)
    if parts is None:
        return sides
    own = set(tree.subtree(trigger.head)) if trigger.noun and trigger.kind.type != "CONSULT" else set()
    kept = [tuple(p for p in side if not _is_absent(tree, trigger, p, parts, own)) for side in sides]
    if trigger.noun and trigger.kind.type == "CONSULT" and all(sides):
        kept = [side or found for side, found in zip(kept, sides, strict=True)]  # nobody meets alone
    actors, recipients = list(kept[0]), list(kept[1])
    agreed = _agreed_on(tree, trigger) if all(sides) else frozenset()
    for part in parts:
        does = part.does >= part.other
        aside = bool(own) and part.token not in own
        least = _OWN if part.token in trigger.tokens else _ASIDE if aside else _TAKES
        if max(part.does, part.other) < _SIDE or part.does + part.other < least or part.token == trigger.head:
            continue
        if _is_named(tree, part.token, (*actors, *recipients)) or _is_its_seat(tree, trigger, part.token):
            continue
        if part.token in agreed:
            continue
        known = {key_of(p) for p in (*actors, *recipients)}
        (actors if does else recipients).extend(
            p for p in _who(tree, part, index) if key_of(p) not in known and not _overlaps(p, (*actors, *recipients))
        )
    if trigger.kind.type in _RECIPROCAL and trigger.kind.mode != "visit":
        if not recipients and len(actors) > 1:
            actors, recipients = actors[:1], actors[1:]
        elif not actors and len(recipients) > 1:
            actors, recipients = recipients[:1], recipients[1:]
    return tuple(actors), tuple(recipients)


def _agreed_on(tree: Tree, trigger: Trigger) -> frozenset[int]:
    """The words of what two agree to do: "agreed to step up ties between A and B" is not agreed with A."""
    if trigger.noun or trigger.kind.type != "AGREE":
        return frozenset()
    return frozenset(i for one in tree.having(trigger.head, "xcomp", "ccomp") for i in tree.subtree(one))


def _is_its_seat(tree: Tree, trigger: Trigger, token: int) -> bool:
    """ "A Kremlin meeting": where it is, and nobody."""
    if tree.dep(token) != "compound" or tree.token(token).head != trigger.head:
        return False
    found = known(tree.parsed.text[tree.token(token).start : tree.token(token).end])
    return found is not None and found.sort in ("seat", "city")


def _who(tree: Tree, part: Part, index: MentionIndex) -> tuple[Participant, ...]:
    found = taking_part(tree, [part.token], index)
    pos = tree.token(part.token).pos
    if found or part.does + part.other < _PLAIN or pos not in ("NOUN", "PROPN"):
        return found
    if pos == "NOUN" and part.other > part.does and is_somewhere(tree, part.token):
        return ()  # "toured the villages"
    span = own_words(tree, part.token)
    return (Participant(" ".join(span.of(tree.parsed.text).split()), span, None),)


def chance_of(tree: Tree, one: Participant, parts: tuple[Part, ...]) -> float:
    """How probable it is that somebody takes part, by name or by the phrase that the name stands in ("envoys of Chad",
    "the Israeli decision"); -1 where nothing is said of them."""
    likely = {part.token: part.does + part.other for part in parts}
    first, last = max(0, tree.at(one.span.start)), tree.at(one.span.end - 1)
    return max((likely.get(i, -1.0) for at in range(first, last + 1) for i in _phrase(tree, at)), default=-1.0)


def _phrase(tree: Tree, token: int) -> list[int]:
    """A token and what it hangs on within its phrase."""
    found = [token]
    while tree.dep(found[-1]) in _WITHIN and len(found) < 5:
        found.append(tree.token(found[-1]).head)
    return found


def _is_absent(tree: Tree, trigger: Trigger, one: Participant, parts: tuple[Part, ...], own: set[int]) -> bool:
    """Whether whom a rule found in the trigger's own sentence hardly takes part; `own` are a noun's phrase,
    outside of which more is asked."""
    at = max(0, tree.at(one.span.start))
    if tree.token(at).sentence != tree.token(trigger.head).sentence:
        return False
    return chance_of(tree, one, parts) < (_ASIDE if own and at not in own else _ABSENT)


def _is_named(tree: Tree, token: int, sides: tuple[Participant, ...]) -> bool:
    start, end = tree.token(token).start, tree.token(token).end
    return any(p.span.start < end and start < p.span.end for p in sides)


def _overlaps(one: Participant, sides: tuple[Participant, ...]) -> bool:
    return any(p.span.start < one.span.end and one.span.start < p.span.end for p in sides)
