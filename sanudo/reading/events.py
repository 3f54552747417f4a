"""Who did what to whom in one report, in PLOVER terms.

The parse, entities, quotations and times go in; `Event`s come out, in order of the text, each with its cue, its status,
who alone asserts it, and the date and place its sentence gives. A word of the ontology (triggers.py), or one that the
encoder sees an event in (seen_triggers.py), with somebody who takes part (participants.py, seen_sides.py) may be one;
how probable it is, and so whether it is told, a judge says (event_judge.py).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from sanudo.article.types import Article, Span
from sanudo.language.types import Parsed, Telling
from sanudo.reading.bearing import with_bearers
from sanudo.reading.confidence import confidence_of, is_done_to_a_thing, says_nothing
from sanudo.reading.event_days import (
    ASIDE,
    BEFORE,
    SAID,
    called_off_then,
    is_past_era,
    lies_ahead,
    of_that_week,
    time_of_event,
)
from sanudo.reading.event_ground import Ground, token_span, tokens_of
from sanudo.reading.event_judge import judged, values_of
from sanudo.reading.event_setting import setting_of
from sanudo.reading.lookalikes import brings, in_words, is_none, is_person, only_seen, will_not, with_a_threat
from sanudo.reading.participants import Sides, participants_of
from sanudo.reading.seen_sides import sides_seen
from sanudo.reading.seen_triggers import seen_at, seen_triggers
from sanudo.reading.speakers import MentionIndex
from sanudo.reading.status import status_of
from sanudo.reading.threats import threatened_by
from sanudo.reading.tree import Tree, tree_of
from sanudo.reading.triggers import NONE, Kind, Trigger, all_triggers, grade, rows
from sanudo.reading.types import Entity, Event, Mention, Quotation, Sentence, TimeExpression
from sanudo.reading.untold import departs, is_untold, typed_where_it_stands
from sanudo.reading.whereabouts import is_somewhere_named

STRICT = 0.45  # events of less confidence are left out
RECALL = 0.3  # events of less confidence are left out where more are wanted and some may be false
_TIED = 3  # steps of the tree within which two words may tell one event
_JOINED = frozenset({"conj", "parataxis", "acl"})
_DISAPPROVAL = Kind("ACCUSE", "disapprove", "111", ("obj",))
_THREAT = Kind("THREATEN", None, "130", ())
_REFUSAL = Kind("REJECT", None, "120", ("obj",))
_NO_MEETING = Kind("REJECT", "meet", "125", ("obj", "with"))
_OWED = frozenset({"AGREE", "CONCEDE", "RETREAT", "AID", "COOPERATE", "SUPPORT"})
_MEETINGS = frozenset({"meeting", "summit", "talk", "talks", "negotiation", "consultation"})
_PLACING = frozenset({"in", "at", "near", "outside", "inside"})
_HARM = {"kill": "killed", "injure": "injured", "wound": "injured", "arrest": "arrested", "detain": "arrested"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger with who takes part and its status; the confidence by rule, and what the judge reads of it."""

    trigger: Trigger
    sides: Sides
    status: str
    beside: float
    values: tuple[float, ...] | None


def find_events(
    article: Article,
    parsed: Parsed,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    quotations: tuple[Quotation, ...],
    times: tuple[TimeExpression, ...],
    least: float = STRICT,
) -> tuple[Event, ...]:
    """The events of an article, in order of the text. `least` is the confidence from which one is told."""
    ground, triggers = ground_of(article, parsed, sentences, mentions, entities, quotations, times)
    found: dict[int, Event] = {}
    for candidate, sentence in candidates_of(ground, triggers, sentences):
        event = _event(ground, candidate, sentence)
        if event and event.confidence >= least:
            trigger = candidate.trigger
            other = found.get(trigger.head)
            if other is None or (event.type != other.type and event.confidence > other.confidence):
                found[trigger.head] = event
    return tuple(event for head, event in found.items() if not _is_told_again(ground.tree, head, found))


def _is_told_again(tree: Tree, head: int, found: dict[int, Event]) -> bool:
    """Whether a word that this one hangs from, or one that hangs from it, tells the same with all who take part: "spoke
    after talks with the visiting envoy"."""
    one = found[head]
    for other, event in found.items():
        if other == head or event.sentence != one.sentence or (event.type, event.status) != (one.type, one.status):
            continue
        if not (_hangs_from(tree, head, other) or _hangs_from(tree, other, head)):
            continue
        mine, theirs = _parties(one), _parties(event)
        if mine < theirs and not (one.mode and not event.mode):
            return True
        if mine == theirs and _weight(event, other) > _weight(one, head):
            return True
    return False


def _weight(event: Event, head: int) -> tuple[bool, float, int]:
    return event.mode is not None, event.confidence, -head


def _hangs_from(tree: Tree, below: int, above: int) -> bool:
    line = [below, *tree.above(below)][: _TIED + 1]
    return above in line and not any(tree.dep(i) in _JOINED for i in line[: line.index(above)])


def _parties(event: Event) -> set[object]:
    return {p.entity if p.entity is not None else p.name.casefold() for p in (*event.actors, *event.recipients)}


def ground_of(
    article: Article,
    parsed: Parsed,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    quotations: tuple[Quotation, ...],
    times: tuple[TimeExpression, ...],
) -> tuple[Ground, list[Trigger]]:
    """What events are found in, and the words that may tell one, in order of the text."""
    tree = tree_of(parsed)
    known = all_triggers(tree)
    triggers = [trigger for trigger in known if trigger.kind.type != NONE] + seen_triggers(tree, known)
    triggers.sort(key=lambda trigger: (trigger.head, trigger.seen, trigger.tokens))
    ground = Ground(
        article.text,
        article.published.day if article.published else None,
        tree,
        MentionIndex(mentions, entities),
        quotations,
        times,
        tuple(sentence.span.start for sentence in sentences),
        {trigger.head: trigger.kind.type for trigger in reversed(triggers)},
    )
    return ground, triggers


def candidates_of(
    ground: Ground, triggers: list[Trigger], sentences: tuple[Sentence, ...]
) -> Iterator[tuple[Candidate, Span]]:
    """What may be an event, with its sentence; a word may be two, of different types."""
    seen = seen_at(ground.tree.parsed)
    for trigger in triggers:
        sentence = sentences[max(0, bisect_right(ground.starts, ground.tree.token(trigger.head).start) - 1)]
        if sentence.part == "caption":
            continue  # of a picture, often of another day, and what it shows the story tells
        candidate = _candidate(ground, trigger, sentence, seen)
        if candidate:
            yield candidate, sentence.span


def _candidate(
    ground: Ground, trigger: Trigger, sentence: Sentence, seen: dict[int, Telling] | None
) -> Candidate | None:
    """A trigger with who takes part; None where a rule knows that it tells no event, or where nobody takes part."""
    tree = ground.tree
    if in_words(ground, trigger, sentence.span):
        trigger = replace(trigger, kind=_DISAPPROVAL)
    elif brings(tree, trigger):
        return None
    elif with_a_threat(ground, trigger):
        trigger = replace(trigger, kind=_THREAT)
    if is_untold(tree, trigger):
        return None
    trigger = typed_where_it_stands(tree, trigger)
    sides = sides_seen(tree, trigger, ground.index, seen, participants_of(tree, trigger, ground.index))
    sides = with_bearers(tree, trigger, ground.index, sides)
    if not any(sides) or says_nothing(tree, trigger) or is_done_to_a_thing(tree, trigger, sides):
        return None
    if (
        trigger.kind.mode in ("riot", "strike")
        and not trigger.noun
        and len(trigger.tokens) == 1
        and any(is_person(ground, p) for side in sides for p in side)
    ):
        return None  # ministers "clash" in words
    if departs(tree, trigger) and sides[0] and all(is_person(ground, p) for p in sides[0]):
        return None  # "the chief left Moscow": his visit is told, and nothing is withdrawn
    if is_none(ground, trigger, sides):
        return None
    written = ground.written or ""
    status = status_of(tree, trigger.head, trigger.noun, int(written[:4]) if written[:4].isdigit() else None)
    if trigger.seen and not all(sides) and status == "possible":
        return None  # "wants to leave": of one alone, what may come is too little
    certain = status in ("occurred", "ongoing", "historical")
    if (certain or tree.token(trigger.head).lemma.lower() == "see") and only_seen(ground, trigger):
        return None
    beside = confidence_of(tree, trigger, sides)
    values = None
    if seen is not None:
        values = values_of(tree, trigger, sides, seen, beside, status)
        values += setting_of(ground, trigger, sides, sentence.span, sentence.part == "headline")
    return Candidate(trigger, sides, status, beside, values)


def _event(ground: Ground, candidate: Candidate, sentence: Span) -> Event | None:
    trigger, sides, status = candidate.trigger, candidate.sides, candidate.status
    confidence = judged(candidate.values) if candidate.values is not None else candidate.beside
    if trigger.kind in (_DISAPPROVAL, _THREAT):
        confidence = max(confidence, candidate.beside)  # a rule has read it
    if confidence <= 0:
        return None
    cue = ground.tree.span(list(trigger.tokens)) if _compact(trigger) else token_span(ground.tree, trigger.head)
    time, basis = time_of_event(ground, sentence, cue, trigger)
    if time and status == "denied" and called_off_then(ground, trigger, time):
        time, basis = None, None
    if time and basis in (SAID, ASIDE):
        if status == "occurred" and lies_ahead(ground, trigger, time):
            status = "planned"  # "flies to Malta on Sunday"
        time = of_that_week(ground, trigger, time, status)
        basis = basis if time else None
    if status == "occurred" and time and is_past_era(time.value, ground.written):
        status = "historical"
    told_before = basis == BEFORE and time and (status == "historical" or time.value[:10] > (ground.written or "9"))
    if told_before and status in ("occurred", "ongoing", "historical"):
        time, basis = None, None
    if status == "denied" and trigger.kind.type in _OWED and will_not(ground.tree, trigger):
        trigger, status = replace(trigger, kind=_REFUSAL), "occurred"  # "will not free them" is said, and refuses it
        confidence = max(confidence, candidate.beside)
    elif (
        status == "denied"
        and trigger.kind.type == "CONSULT"
        and trigger.kind.mode is None
        and sides[1]
        and will_not(ground.tree, trigger)
    ):
        trigger, status = replace(trigger, kind=_NO_MEETING), "occurred"
        confidence = max(confidence, candidate.beside)
    threat = threatened_by(ground, trigger, sides, status, cue)
    if threat:
        others = tuple(p for p in sides[0] if p.entity is None or p.entity != threat.entity)
        trigger, status, sides = replace(trigger, kind=_THREAT), "occurred", ((threat, *others), sides[1])
        confidence = max(confidence, candidate.beside)
    weight = grade(trigger.kind)
    place = _place(ground, sentence, cue, trigger, sides)
    return Event(
        type=trigger.kind.type,
        mode=trigger.kind.mode,
        context=_contexts(ground.tree, sentence),
        actors=sides[0],
        recipients=sides[1],
        cue=cue,
        sentence=sentence,
        date=time.value if time else None,
        place=place[0] if place else None,
        status=status,
        quad=weight.quad,
        intensity=weight.intensity,
        confidence=confidence,
        cameo=weight.cameo,
        date_basis=basis,
        date_span=time.span if time else None,
        place_span=place[1] if place else None,
        speaker=_asserted_by(ground, cue),
        magnitude=_magnitude(ground.tree, trigger),
    )


def _compact(trigger: Trigger) -> bool:
    return trigger.tokens[-1] - trigger.tokens[0] <= 4


def _asserted_by(ground: Ground, cue: Span) -> int | None:
    """The speaker in whose words the event stands, None where the report itself tells it, as it does what somebody has
    decided or means to do."""
    for quotation in ground.quotations:
        if quotation.manner != "intention" and any(
            span.start <= cue.start and cue.end <= span.end for span in quotation.spans
        ):
            return quotation.speaker
    return None


def _place(ground: Ground, sentence: Span, cue: Span, trigger: Trigger, sides: Sides) -> tuple[str, Span] | None:
    """The place after "in" or "at" that hangs on the trigger, on the meeting it is of or on the verbs above it; the
    nearest, where several."""
    tree = ground.tree
    taking_part = {p.span for side in sides for p in side}
    line = {trigger.head: 0} | {index: 1 + step for step, index in enumerate(tree.above(trigger.head))}
    beside = _beside(tree, trigger, taking_part) if trigger.kind.type == "CONSULT" else {}
    found = []
    for mention in ground.index.within(sentence):
        if not is_somewhere_named(ground.text, mention) or mention.span in taking_part:
            continue
        top = _placed(tree, _top(tree, mention.span))
        if top is None or not any(tree.lower[i] in _PLACING for i in tree.having(top, "case")):
            continue
        above = tree.token(top).head
        if above in beside:
            found.append((beside[above], abs(mention.span.start - cue.start), mention.span))
        elif above in line and (tree.dep(top) == "obl" or above == trigger.head):
            found.append((line[above], abs(mention.span.start - cue.start), mention.span))
    if not found:
        return None
    span = min(found)[2]
    return span.of(ground.text), span


def _beside(tree: Tree, trigger: Trigger, taking_part: set[Span]) -> dict[int, int]:
    """The words of a meeting that a place may hang on besides: the meeting that it is of ("gathered for a summit in
    Brussels"), and who is met, as the parse often has it ("met officials in Moscow")."""
    below = set(tree.subtree(trigger.head))
    who = {
        i for span in taking_part for i in range(max(0, tree.at(span.start)), tree.at(span.end - 1) + 1) if i in below
    }
    meetings = {i for i in below if tree.token(i).lemma in _MEETINGS and not tree.having(i, "nsubj")}
    return dict.fromkeys(who, 2) | dict.fromkeys(meetings, 1)


def _placed(tree: Tree, top: int | None) -> int | None:
    """The noun that a place stands in front of: "at NATO's Brussels headquarters"."""
    if top is None or tree.dep(top) != "compound" or tree.token(tree.token(top).head).pos != "NOUN":
        return top
    return tree.token(top).head


def _top(tree: Tree, span: Span) -> int | None:
    """The token of a span that the others hang on."""
    first = bisect_right(tree.starts, span.start - 1)
    inside = range(first, bisect_right(tree.starts, span.end - 1))
    return next((i for i in inside if tree.token(i).head not in inside), None)


def _contexts(tree: Tree, sentence: Span) -> tuple[str, ...]:
    found = {
        context
        for token in tokens_of(tree, sentence)
        for context in _context_words().get(tree.token(token).lemma.lower(), ())
    }
    return tuple(sorted(found))


def _magnitude(tree: Tree, trigger: Trigger) -> tuple[tuple[str, str], ...]:
    """What the text counts of an event: how many were killed, injured or arrested, in its own words."""
    what = _HARM.get(tree.token(trigger.head).lemma.lower())
    if not what:
        return ()
    for thing in tree.having(trigger.head, "obj", "nsubj:pass"):
        for number in tree.having(thing, "nummod"):
            span = tree.span(tree.subtree(number))
            return ((what, span.of(tree.parsed.text)),)
    return ()


@lru_cache(maxsize=1)
def _context_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in rows("contexts.tsv"):
        found.setdefault(row[0], []).append(row[1])
    return {word: tuple(contexts) for word, contexts in found.items()}
