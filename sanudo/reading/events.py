"""Who did what to whom in one report, in PLOVER terms.

The parse, entities, quotations and times go in; `Event`s come out, in order of the text, each with its cue, its status,
who alone asserts it, and the date and place its sentence gives. What holds no event gives none: the words of the
ontology (triggers.py) with actors beside them (participants.py) make an event, nothing else.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from sanudo.article.types import Article, Span
from sanudo.language.types import Parsed
from sanudo.reading.confidence import confidence_of
from sanudo.reading.participants import Sides, participants_of
from sanudo.reading.quotations.ground import overlap
from sanudo.reading.relation_weights import by_words
from sanudo.reading.relation_weights import types as relation_types
from sanudo.reading.relation_words import features_of
from sanudo.reading.relations import classify_relation
from sanudo.reading.speakers import MentionIndex
from sanudo.reading.status import status_of
from sanudo.reading.tree import Tree, tree_of
from sanudo.reading.triggers import Kind, Trigger, find_triggers, grade, rows, types
from sanudo.reading.types import Entity, Event, Mention, Participant, Quotation, Sentence, TimeExpression

STRICT = 0.5  # events of less confidence are left out
RECALL = 0.35  # events of less confidence are left out where more are wanted and some may be false
AGREED = 0.4  # how probable the type must be by the words alone for the encoder not to be asked, which takes its time
DOUBTED = 0.6  # how probable "nothing" must be for an event between two actors to be doubted
RETYPED = 0.85  # how probable another type must be to take the place of the ontology's
NEWS_DAYS = 3
BEFORE = "said in the sentence before"
SEVERAL_DAYS = "its sentence names several days"
_ATTACKING = frozenset({"attack", "assail", "hit", "slam", "target", "blast"})
_DISAPPROVAL = Kind("ACCUSE", "disapprove", "111", ("obj",))
_THREAT = Kind("THREATEN", None, "130", ())
_REFUSAL = Kind("REJECT", None, "120", ("obj",))
_NO_MEETING = Kind("REJECT", "meet", "125", ("obj", "with"))
_OWED = frozenset({"AGREE", "CONCEDE", "RETREAT", "AID", "COOPERATE", "SUPPORT"})
_VOWING = frozenset({"vow", "pledge", "promise", "swear"})
_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MEETINGS = frozenset({"meeting", "summit", "talk", "talks", "negotiation", "consultation"})
_PLACING = frozenset({"in", "at", "near", "outside", "inside"})
_HARM = {"kill": "killed", "injure": "injured", "wound": "injured", "arrest": "arrested", "detain": "arrested"}


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the steps below share about one report."""

    text: str
    written: str | None
    tree: Tree
    index: MentionIndex
    quotations: tuple[Quotation, ...]
    times: tuple[TimeExpression, ...]
    starts: tuple[int, ...]
    triggers: dict[int, str]


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
    tree = tree_of(parsed)
    triggers = find_triggers(tree)
    ground = _Ground(
        article.text,
        article.published.day if article.published else None,
        tree,
        MentionIndex(mentions, entities),
        quotations,
        times,
        tuple(sentence.span.start for sentence in sentences),
        {trigger.head: trigger.kind.type for trigger in triggers},
    )
    found = []
    for trigger in triggers:
        sentence = sentences[max(0, bisect_right(ground.starts, tree.token(trigger.head).start) - 1)]
        event = _event(ground, trigger, sentence.span)
        if event and event.confidence >= least:
            found.append(event)
    return tuple(found)


def _event(ground: _Ground, trigger: Trigger, sentence: Span) -> Event | None:
    if _in_words(ground.tree, trigger):
        trigger = replace(trigger, kind=_DISAPPROVAL)
    elif _brings(ground.tree, trigger):
        return None
    elif _with_a_threat(ground, trigger):
        trigger = replace(trigger, kind=_THREAT)
    sides = participants_of(ground.tree, trigger, ground.index)
    if (
        trigger.kind.mode in ("riot", "strike")
        and not trigger.noun
        and len(trigger.tokens) == 1
        and any(_is_person(ground, p) for side in sides for p in side)
    ):
        return None  # ministers "clash" in words
    confidence = confidence_of(ground.tree, trigger, sides)
    if confidence <= 0:
        return None
    cue = ground.tree.span(list(trigger.tokens)) if _compact(trigger) else _token_span(ground.tree, trigger.head)
    written = ground.written or ""
    status = status_of(ground.tree, trigger.head, trigger.noun, int(written[:4]) if written[:4].isdigit() else None)
    certain = status in ("occurred", "ongoing", "historical")
    if (certain or ground.tree.token(trigger.head).lemma.lower() == "see") and _only_seen(ground, trigger):
        return None
    if status in ("occurred", "ongoing"):  # of what is planned or denied it reads the planning and the denial
        trigger, confidence = _second_opinion(ground, trigger, sides, sentence, confidence)
    time, basis = _time(ground, sentence, cue, trigger)
    if time and status == "denied" and _called_off_then(ground, trigger, time):
        time, basis = None, None
    if time and basis == "said in its sentence":
        if status == "occurred" and _lies_ahead(ground, trigger, time):
            status = "planned"  # "flies to Malta on Sunday"
        time = _of_that_week(ground, trigger, time, status)
    if status == "occurred" and time and _is_past_era(time.value, ground.written):
        status = "historical"
    told_before = basis == BEFORE and time and (status == "historical" or time.value[:10] > (ground.written or "9"))
    if told_before and status in ("occurred", "ongoing", "historical"):
        time, basis = None, None
    if status == "denied" and trigger.kind.type in _OWED and _will_not(ground.tree, trigger):
        trigger, status = replace(trigger, kind=_REFUSAL), "occurred"  # "will not free them" is said, and refuses it
    elif (
        status == "denied"
        and trigger.kind.type == "CONSULT"
        and trigger.kind.mode is None
        and sides[1]
        and _will_not(ground.tree, trigger)
    ):
        trigger, status = replace(trigger, kind=_NO_MEETING), "occurred"
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


def _is_person(ground: _Ground, participant: Participant) -> bool:
    return participant.entity is not None and ground.index.entities[participant.entity].kind == "PERSON"


def _in_words(tree: Tree, trigger: Trigger) -> bool:
    """ "Attacked him as a coward", "attacked the plan over its cost": with words, not with arms."""
    if trigger.noun or trigger.kind.type != "ASSAULT" or tree.token(trigger.head).lemma.lower() not in _ATTACKING:
        return False
    beside = tree.having(trigger.head, "obl", "advcl")
    beside += [below for child in tree.having(trigger.head, "obj") for below in tree.having(child, "nmod")]
    return any(tree.lower[i] in ("as", "over") for child in beside for i in tree.having(child, "case", "mark"))


def _only_seen(ground: _Ground, trigger: Trigger) -> bool:
    """ "Saw him leave", "came to America as a child": who sees somebody meets them where a day says when, and who comes
    somewhere is there for something or on a day."""
    lemma = ground.tree.token(trigger.head).lemma.lower()
    if trigger.noun or lemma not in ("see", "come", "return", "go"):
        return False
    if len(trigger.tokens) > 1 and lemma == "see":
        return False  # "saw each other"
    if lemma == "see" and ground.tree.having(trigger.head, "xcomp", "ccomp", "advcl"):
        return True
    extent = _extent(ground.tree, trigger)
    dated = any(extent.start <= t.span.start < extent.end and t.kind in ("DATE", "TIME") for t in ground.times)
    aimed = lemma != "see" and any(
        ground.tree.lower[m] == "to"
        for c in ground.tree.having(trigger.head, "advcl", "xcomp")
        for m in ground.tree.having(c, "mark")
    )
    return not dated and not aimed and (lemma == "see" or not ground.tree.having(trigger.head, "aux"))


def _brings(tree: Tree, trigger: Trigger) -> bool:
    """ "Flew the wounded to Lima", "flies home": no visit."""
    if trigger.noun or trigger.kind.mode != "visit" or "obj" in trigger.kind.argument:
        return False
    home = any(tree.lower[i] == "home" for i in tree.children[trigger.head])
    return home or any(i not in trigger.tokens for i in tree.having(trigger.head, "obj"))


def _with_a_threat(ground: _Ground, trigger: Trigger) -> bool:
    """ "Vowed to strike back", "promised to expel him": an undertaking that is none."""
    if trigger.noun or ground.tree.token(trigger.head).lemma.lower() not in _VOWING:
        return False
    told = {ground.triggers.get(i) for i in ground.tree.having(trigger.head, "xcomp")}
    return bool(told & _HOSTILE)


def _will_not(tree: Tree, trigger: Trigger) -> bool:
    """ "Will not", "would never": whose own deed it is says no."""
    helpers = {tree.lower[i] for i in tree.having(trigger.head, "aux")}
    return not trigger.noun and bool(helpers & {"will", "would", "wo", "shall"}) and "have" not in helpers


def _compact(trigger: Trigger) -> bool:
    return trigger.tokens[-1] - trigger.tokens[0] <= 4


def _token_span(tree: Tree, index: int) -> Span:
    return Span(tree.token(index).start, tree.token(index).end)


def _second_opinion(
    ground: _Ground, trigger: Trigger, sides: Sides, sentence: Span, confidence: float
) -> tuple[Trigger, float]:
    """What the classifier of relations says of the first actor and recipient: it may doubt the event, or its type."""
    meets = not trigger.noun or ground.tree.token(trigger.head).lemma.lower() in _MEETINGS
    sure = trigger.kind is _DISAPPROVAL or (trigger.kind.type == "CONSULT" and meets)
    if not sides[0] or not sides[1] or sure:
        return trigger, confidence  # "met" says what it says
    spans = [side[0].span for side in sides]
    if any(s.start < sentence.start or s.end > sentence.end for s in spans) or overlap(spans[0], spans[1]):
        return trigger, confidence
    source, target = ((s.start - sentence.start, s.end - sentence.start) for s in spans)
    words = features_of(sentence.of(ground.text), source, target)
    if math.exp(by_words(words)[relation_types().index(trigger.kind.type)]) >= AGREED:
        return trigger, confidence
    scores = dict(classify_relation(sentence.of(ground.text), source, target).scores)
    if scores.get("NONE", 0.0) >= DOUBTED:
        return trigger, round(confidence - 0.3, 3)
    nouns = [i for i in trigger.tokens if i != trigger.head and ground.tree.token(i).pos == "NOUN"]
    if trigger.kind.type == "CONSULT" or nouns:
        return trigger, confidence  # talks remain talks, and "broke off the talks" says which event it is
    own = scores.get(trigger.kind.type, 0.0)
    best = max(sorted(scores), key=lambda type: scores[type], default=trigger.kind.type)
    if best in {ground.triggers.get(i) for i in _tokens_of(ground.tree, sentence) if i != trigger.head}:
        return trigger, confidence  # another word of the sentence tells that
    if own < 0.1 and best != "NONE" and scores[best] >= RETYPED and {best, trigger.kind.type} != {"CONCEDE", "RETREAT"}:
        return replace(trigger, kind=Kind(best, None, types()[best][2], trigger.kind.argument)), confidence
    return trigger, confidence


def _asserted_by(ground: _Ground, cue: Span) -> int | None:
    """The speaker in whose words the event stands, None where the report itself tells it."""
    for quotation in ground.quotations:
        if any(span.start <= cue.start and cue.end <= span.end for span in quotation.spans):
            return quotation.speaker
    return None


def _time(ground: _Ground, sentence: Span, cue: Span, trigger: Trigger) -> tuple[TimeExpression | None, str | None]:
    """The date below the trigger, else the nearest of the sentence, else the one of the sentence before.

    A date in other quoted words than the event's own is what those words speak of.
    """
    holder = _holder(ground, cue)
    dated = [t for t in ground.times if t.kind in ("DATE", "TIME") and re.match(r"\d{4}", t.value)]
    here = [t for t in dated if sentence.start <= t.span.start < sentence.end and _holder(ground, t.span) == holder]
    here = [t for t in here if not _of_another(ground, t.span, trigger) and not _outside(ground, t.span, trigger)]
    if here:
        own = _extent(ground.tree, trigger)
        below = [t for t in here if own.start <= t.span.start < own.end]
        nearest = min(below or here, key=lambda t: (abs(t.span.start - cue.start), t.span))
        if any(_one_of(ground.text, nearest, other) for other in here):
            return None, SEVERAL_DAYS
        return nearest, "said in its sentence"
    number = bisect_right(ground.starts, sentence.start) - 1
    if number > 0:
        before = Span(ground.starts[number - 1], sentence.start)
        if "\n\n\n" not in before.of(ground.text):
            last = [t for t in dated if before.start <= t.span.start < before.end and _holder(ground, t.span) == -1]
            last = [t for t in last if _is_news(t.value, ground.written)]
            last = [t for t in last if ground.tree.relative_clause(ground.tree.at(t.span.start)) is None]
            if last:
                return last[-1], BEFORE
    return None, None


def _called_off_then(ground: _Ground, trigger: Trigger, time: TimeExpression) -> bool:
    """ "Called off her trip on Monday": the day of the calling off, where it stands by the verb and not by the noun."""
    own = _extent(ground.tree, trigger)
    at = ground.tree.at(time.span.start)
    verb = ground.tree.token(trigger.head).head
    return trigger.noun and not own.start <= time.span.start < own.end and verb in list(ground.tree.above(at))[:2]


def _lies_ahead(ground: _Ground, trigger: Trigger, time: TimeExpression) -> bool:
    """A present with a day to come."""
    features = ground.tree.features(trigger.head)
    present = features.get("Tense") == "Pres" and features.get("VerbForm") == "Fin"
    return (
        present
        and not trigger.noun
        and not ground.tree.having(trigger.head, "aux")
        and bool(ground.written)
        and time.value[:10] > (ground.written or "")
    )


def _of_that_week(ground: _Ground, trigger: Trigger, time: TimeExpression, status: str) -> TimeExpression:
    """The weekday of what happened lies behind the report and that of a plan before it, where the day is its own."""
    if time.span.of(ground.text).casefold() not in _WEEKDAYS or not ground.written or len(ground.written) < 10:
        return time
    try:
        told, day = date.fromisoformat(ground.written[:10]), date.fromisoformat(time.value)
    except ValueError:
        return time
    if status == "occurred" and day > told:
        return replace(time, value=(day - timedelta(7)).isoformat())
    if status == "planned" and day < told and _is_its_own(ground, trigger, time):
        return replace(time, value=(day + timedelta(7)).isoformat())
    return time


def _is_its_own(ground: _Ground, trigger: Trigger, time: TimeExpression) -> bool:
    """ "Is to visit on Friday", "talks will open on Friday", but not "flew in on Friday to visit"."""
    own = _extent(ground.tree, trigger)
    if own.start <= time.span.start < own.end:
        return True
    return trigger.noun and ground.tree.token(trigger.head).head in ground.tree.above(ground.tree.at(time.span.start))


def _of_another(ground: _Ground, span: Span, trigger: Trigger) -> bool:
    """ "Relations have grown since we met in May": a day of another event, of a clause aside, or counted from."""
    tree, line = ground.tree, {trigger.head, *ground.tree.above(trigger.head)}
    index = tree.at(span.start)
    for step, here in enumerate((index, *tree.above(index))):
        if here in line:
            return False
        if tree.token(here).dep == "acl:relcl":
            return tree.token(here).head != trigger.head  # "talks, which had been set for Monday, were put off"
        if here in ground.triggers or (step < 5 and any(tree.lower[i] == "since" for i in tree.having(here, "case"))):
            return True
    return False


def _outside(ground: _Ground, span: Span, trigger: Trigger) -> bool:
    """ "They, who had not met for years, shook hands on Monday": a relative clause has its own days."""
    tree = ground.tree
    clause = next((i for i in (trigger.head, *tree.above(trigger.head)) if tree.token(i).dep == "acl:relcl"), None)
    return clause is not None and clause not in (tree.at(span.start), *tree.above(tree.at(span.start)))


def _one_of(text: str, a: TimeExpression, b: TimeExpression) -> bool:
    """ "On Thursday and Friday": which of the days it was is not said."""
    first, second = sorted((a.span, b.span))
    return a.value != b.value and text[first.end : second.start].strip(" ,\n") in ("and", "or", "")


def _is_news(value: str, written: str | None) -> bool:
    """A day within NEWS_DAYS of the report: what a scene is told of, not what it looks back at."""
    try:
        return abs((date.fromisoformat(value[:10]) - date.fromisoformat(written or "")).days) <= NEWS_DAYS
    except ValueError:
        return False


def _extent(tree: Tree, trigger: Trigger) -> Span:
    """The stretch of the text that hangs on the trigger."""
    indices = tree.subtree(trigger.head)
    return Span(tree.token(indices[0]).start, tree.token(indices[-1]).end)


def _holder(ground: _Ground, span: Span) -> int:
    for number, quotation in enumerate(ground.quotations):
        if any(s.start <= span.start < s.end for s in quotation.spans):
            return number
    return -1


def _is_past_era(value: str, written: str | None) -> bool:
    """A date a year or more before the report is history, not news."""
    return bool(written) and value[:4].isdigit() and int(value[:4]) + 1 < int((written or "0")[:4])


def _place(ground: _Ground, sentence: Span, cue: Span, trigger: Trigger, sides: Sides) -> tuple[str, Span] | None:
    """The place after "in" or "at" that hangs on the trigger or on the verbs above it; the nearest, where several."""
    tree = ground.tree
    taking_part = {p.span for side in sides for p in side}
    line = {trigger.head: 0} | {index: 1 + step for step, index in enumerate(tree.above(trigger.head))}
    found = []
    for mention in ground.index.within(sentence):
        if mention.kind != "LOC" or mention.form == "pronoun" or mention.span in taking_part:
            continue
        top = _top(tree, mention.span)
        if top is None or not any(tree.lower[i] in _PLACING for i in tree.having(top, "case")):
            continue
        above = tree.token(top).head
        if above in line and (tree.dep(top) == "obl" or above == trigger.head):
            found.append((line[above], abs(mention.span.start - cue.start), mention.span))
    if not found:
        return None
    span = min(found)[2]
    return span.of(ground.text), span


def _top(tree: Tree, span: Span) -> int | None:
    """The token of a span that the others hang on."""
    first = bisect_right(tree.starts, span.start - 1)
    inside = range(first, bisect_right(tree.starts, span.end - 1))
    return next((i for i in inside if tree.token(i).head not in inside), None)


def _contexts(tree: Tree, sentence: Span) -> tuple[str, ...]:
    found = {
        context
        for token in _tokens_of(tree, sentence)
        for context in _context_words().get(tree.token(token).lemma.lower(), ())
    }
    return tuple(sorted(found))


def _tokens_of(tree: Tree, sentence: Span) -> range:
    return range(bisect_right(tree.starts, sentence.start - 1), bisect_right(tree.starts, sentence.end - 1))


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
