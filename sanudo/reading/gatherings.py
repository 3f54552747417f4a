"""Meetings that the parse tells: whoever sees, receives or rings another, whose talks with whom a noun names.

A `Reading` with its parse goes in, `Encounter`s come out. Both sides must be people, hold offices or be bodies, by name
or by a common noun ("the German chancellor", "the group chairmen"); data/meeting_verbs.tsv has the verbs. What the
words between names tell is read in encounters.py.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files

from sanudo.article.types import Span
from sanudo.language.packed import tokens_of as unpacked
from sanudo.language.types import Parsed
from sanudo.reading.event_days import BEFORE, lies_ahead, of_that_week, time_of_event
from sanudo.reading.event_ground import Ground, token_span, tokens_of
from sanudo.reading.gathering_clauses import CLOSE, GIVING, LIGHT, at_which, in_its_clause, is_plainly_past
from sanudo.reading.gathering_sides import Side, distinct, is_of_governing, is_of_office, sides_of, trimmed, unnamed
from sanudo.reading.masked import IN_SENTENCE, TOLD_IN, classes, words_of
from sanudo.reading.speakers import MentionIndex
from sanudo.reading.status import status_of
from sanudo.reading.subjects import after, patients, subjects_of
from sanudo.reading.taking_part import own_words
from sanudo.reading.tree import SUBJECTS, Tree, tree_of
from sanudo.reading.triggers import Kind, Trigger
from sanudo.reading.types import Encounter, Participant, Reading, TimeExpression

_TIMES = frozenset("minute hour evening afternoon morning day night".split())  # noqa: SIM905
_TALKS = frozenset(
    {"talk", "talks", "negotiation", "meeting", "session", "audience", "luncheon", "lunch", "dinner", "breakfast"}
    | {"supper", "banquet", "parley", "conversation", "consultation", "encounter", "conference", "summit"}
    | {"haggling", "bargaining", "ceremony", "rendezvous", "powwow", "huddle", "sit-down", "tête-à-tête", "handshake"}
    | {"reception", "get-together", "roundtable", "retreat", "brunch", "tea", "signing"}
)
_BARRED = frozenset({"news", "press", "video", "joint", "closing", "opening", "training", "court", "emergency"})
_MEALS = frozenset({"luncheon", "lunch", "dinner", "breakfast", "supper", "banquet", "reception"})
_THERE = frozenset({"after", "at", "during", "following", "in", "into", "from", "of", "for", "before", "on"})
_HELD = frozenset({"occurred", "ongoing", "historical"})
_DECIDING = frozenset(
    "agree decide settle split quarrel approve adopt endorse discuss consider debate wrangle argue haggle vote".split()  # noqa: SIM905
)
_AWAY = frozenset("pull withdraw boycott stay shun skip reject refuse oppose avoid miss exclude bar".split())  # noqa: SIM905
_APART = frozenset("work live get put bring hold stick piece come belong fight grow act".split())  # noqa: SIM905
_SINCE = re.compile(r"\b(?:since|ever|never|yet)\b", re.I)
_SEAT = re.compile(r"\b(?:ministry|palace|presidency|chancellery|residence|office|department)$", re.I)
_BEEN_TO = re.compile(r"\b(?:has|have|had) been to $")
_CASES = ("in", "at")
_COMING = frozenset(("arrive", "come", "fly", "travel", "land", "return"))
_CLOSETED = re.compile(
    r"\s(?:round the table|around the table|behind closed doors|of (?:talks|negotiations|bargaining))\b"
)
_FAILED = re.compile(r"\b(?:could|did|can)(?: not|n['’]t) $|\b(?:could|can)not $|\bfailed to $")
_ON_THE = re.compile(
    r"\bon the (\d{1,2})(?:st|nd|rd|th)\b(?! (?:floor|century|anniversary|day|round|storey|hole|minute))"
)
_TODAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", re.I)
_REPORTS = frozenset({"report", "rumour", "rumor", "claim", "suggestion", "speculation", "talk"})
_UNTRUE = re.compile(
    r"\b(?:no truth|den(?:y|ies|ied)|untrue|false|dismiss\w*|reject\w*|no such|invent\w*|baseless|unfounded)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A row of data/meeting_verbs.tsv."""

    beside: str
    others: tuple[str, ...]
    kind: str
    limits: frozenset[str]


def gatherings(reading: Reading) -> list[Encounter]:
    """The meetings of a report that its parse tells, in order of the text."""
    if not reading.syntax:
        return []
    ground = _ground_of(reading)
    found: list[Encounter] = []
    for sentence in reading.sentences:
        if sentence.part in TOLD_IN:
            for head in tokens_of(ground.tree, sentence.span):
                two = _two_told(ground, found, sentence.span)
                one = _told_at(ground, sentence.span, head, two)
                found += [one] if one and not any(_is_one(one, other) for other in found) else []
    return found


def _is_one(a: Encounter, b: Encounter) -> bool:
    """Whether two words of a sentence tell one meeting: "had a conversation", "held talks"."""
    return a.sentence == b.sentence and {p.name for p in a.who} <= {p.name for p in b.who} and a.status == b.status


def _two_told(ground: Ground, found: list[Encounter], sentence: Span) -> tuple[Participant, ...]:
    """The two of the meeting told last, here or in the two sentences before: "the two", "both ministers"."""
    if not found or len(found[-1].who) != 2:
        return ()
    first = bisect_right(ground.starts, sentence.start) - 1
    last = bisect_right(ground.starts, found[-1].sentence.start) - 1
    return found[-1].who if first - last <= 2 else ()


def _ground_of(reading: Reading) -> Ground:
    spans = tuple(sentence.span for sentence in reading.sentences)
    text = reading.article.text
    tree = tree_of(Parsed(text, spans, unpacked(text, reading.syntax), ()))
    return Ground(
        text,
        reading.article.published.day if reading.article.published else None,
        tree,
        MentionIndex(reading.mentions, reading.entities),
        reading.quotations,
        reading.times,
        tuple(span.start for span in spans),
        {},
    )


def _told_at(ground: Ground, sentence: Span, head: int, two: tuple[Participant, ...]) -> Encounter | None:
    token = ground.tree.token(head)
    if token.pos in ("VERB", "AUX"):
        return _by_verb(ground, sentence, head, two) or _by_deed(ground, sentence, head)
    if token.pos == "NOUN":
        return _by_noun(ground, sentence, head)
    return _due(ground, sentence, head) if token.pos in ("ADJ", "ADP") else None


def _by_verb(ground: Ground, sentence: Span, head: int, two: tuple[Participant, ...]) -> Encounter | None:
    """ "Received the envoy", "the two are to confer", "NATO leaders gather"."""
    tree = ground.tree
    verb = next((one for one in _verbs().get(tree.token(head).lemma.lower(), ()) if _beside(tree, head, one)), None)
    if verb is None or _is_aim(tree, head):
        return None
    status = _status(ground, head, noun=False)
    if status is None or ("ahead" in verb.limits and status != "planned"):
        return None
    first, others = _around(ground, head, verb)
    if not first and two and any(_is_of_two(tree, i) for i in subjects_of(tree, head) or patients(tree, head)):
        first = [Side(one, "person") for one in two]
    passive_to = _seat(ground, head) if "seat" in verb.limits and patients(tree, head) else []
    if "people" in verb.limits and not all(side.sort in ("person", "role", "group") for side in others):
        return None
    if others and not first:
        return None
    if not others and passive_to and first:
        others = passive_to
    table = verb.beside.endswith("table")  # "went back to the table": no other whom they went to
    if not others and (not verb.limits & {"alone", "two"} or (_has_other_object(tree, head) and not table)):
        return None
    sides = distinct(first + others)
    if len(sides) < 2 and ("two" in verb.limits or others or not _gathers(ground, sides, subjects_of(tree, head))):
        return None
    return _encounter(ground, sentence, head, sides, status, verb.kind, noun=False)


def _seat(ground: Ground, head: int) -> list[Side]:
    """ "Was called in to the foreign ministry": the house that somebody is called to."""
    for phrase in _phrases(ground.tree, head, ("to", "by", "at")):
        if _SEAT.search(own_words(ground.tree, phrase).of(ground.text)):
            return [Side(trimmed(one), "body") for one in unnamed(ground, phrase)]
    return []


def _is_of_two(tree: Tree, head: int) -> bool:
    """ "The two", "both men", "they"."""
    return tree.lower[head] in ("two", "both", "pair", "they", "duo") or any(
        tree.lower[i] in ("two", "both") for i in tree.children[head]
    )


def _is_aim(tree: Tree, head: int) -> bool:
    """ "Flew in to see the generals": whether they did is not said."""
    return tree.dep(head) == "advcl" and any(tree.lower[i] == "to" for i in tree.having(head, "mark"))


def _by_deed(ground: Ground, sentence: Span, head: int) -> Encounter | None:
    """ "NATO defence ministers are to consider it in Brussels", "A and B toured the camp together"."""
    tree = ground.tree
    together = any(tree.lower[i] == "together" for i in tree.having(head, "advmod"))
    lemma = tree.token(head).lemma.lower()
    if not (lemma in _DECIDING or (together and lemma not in _APART)):
        return None
    status = _status(ground, head, noun=False)
    subjects = subjects_of(tree, head)
    if together and status in ("held", "planned"):
        sides = sides_of(ground, subjects)
        if len(sides) > 1 and all(side.sort in ("person", "role") for side in sides):
            return _encounter(ground, sentence, head, sides, status, "meeting", noun=False)
    if lemma == "agree" and tree.having(head, "advmod") and _FAILED.search(ground.text, *_before(tree, head)):
        status = "held"  # "could not agree": they were at it
    if lemma not in _DECIDING or len(subjects) != 1 or status not in ("held", "planned"):
        return None
    sides = [Side(one, "group") for one in unnamed(ground, subjects[0]) if is_of_governing(one.name)]
    one = _encounter(ground, sentence, head, sides, status, "meeting", noun=False) if sides else None
    return one if one and one.date else None


def _before(tree: Tree, head: int) -> tuple[int, int]:
    """The stretch of a few words before a token."""
    return tree.token(max(0, head - 3)).start, tree.token(head).start


def _beside(tree: Tree, head: int, verb: Verb) -> bool:
    if verb.beside == "-":
        return not tree.having(head, "compound:prt")
    if verb.beside == "<time>":
        return any(tree.token(i).lemma.lower() in _TIMES for i in tree.having(head, "obj"))
    if verb.beside == "<hands>":
        return any(tree.lower[i] == "hands" for i in tree.having(head, "obj"))
    behind = tree.parsed.text[tree.token(head).end : tree.token(head).end + 60]
    return re.match(rf"\s(?:{verb.beside})\b", behind, re.I) is not None


def _around(ground: Ground, head: int, verb: Verb) -> tuple[list[Side], list[Side]]:
    """The subject's side, and the others'."""
    tree = ground.tree
    passive = patients(tree, head)
    if passive and "obj" in verb.others:
        return sides_of(ground, passive), sides_of(ground, after(tree, head, ("by",)))
    first = sides_of(ground, subjects_of(tree, head) or passive)
    objects = []
    if "obj" in verb.others and not tree.having(head, "xcomp", "ccomp") and not after(tree, head, ("as",)):
        objects = [i for i in tree.having(head, "obj") if not tree.having(i, "acl")]
    places = [head, *(i for i in tree.having(head, "obj") if verb.beside in ("<time>", "<hands>"))]
    prepositions = tuple(p for p in verb.others if p != "obj")
    phrases = [
        i for place in places for i in after(tree, place, prepositions) or _behind(tree, place, prepositions, verb=True)
    ]
    return first, sides_of(ground, objects) or sides_of(ground, phrases)


def _behind(tree: Tree, head: int, prepositions: tuple[str, ...], verb: bool = False) -> list[int]:
    """The phrase that begins with one of some prepositions close behind a word, wherever the parse hangs it."""
    for place in range(head + 1, min(head + CLOSE, len(tree.lower))):
        token = tree.token(place)
        if token.pos in ("VERB", "PUNCT", "SCONJ", "CCONJ") or token.sentence != tree.token(head).sentence:
            return []
        if verb and tree.lower[place] in ("about", "of", "over", "for"):
            return []  # "talked about his ties with"
        if tree.lower[place] in prepositions and tree.dep(place) == "case" and token.head > place:
            return [token.head]
    return []


def _has_other_object(tree: Tree, head: int) -> bool:
    return bool(tree.having(head, "obj", "ccomp", "xcomp")) or bool(after(tree, head, ("with", "to", "about")))


def _gathers(ground: Ground, sides: list[Side], subjects: list[int]) -> bool:
    """Whether one side is of several who meet by themselves: a council, NATO leaders, the two associations."""
    if len(sides) != 1 or sides[0].sort not in ("body", "group"):
        return False
    sits = re.search(rf"\b(?:{classes()['sitting']})$", sides[0].one.name, re.I) is not None
    several = any(_is_of_two(ground.tree, i) for i in subjects)
    return sits or several or is_of_office(sides[0].one.name)


def _by_noun(ground: Ground, sentence: Span, head: int) -> Encounter | None:
    """ "Talks between A and B", "after an hour with B", "a luncheon at which A and B agreed"."""
    tree = ground.tree
    lemma = tree.token(head).lemma.lower()
    phone = any(tree.lower[i] in ("phone", "telephone") for i in tree.having(head, "compound", "amod"))
    calls = phone and lemma in ("call", "conversation", "talk", "talks", "discussion", "chat")
    timed = _is_length(tree, head) and bool(_behind(tree, head, ("with",)) or _CLOSETED.match(_text_behind(tree, head)))
    if not (lemma in _TALKS or calls or timed) or any(tree.lower[i] in _BARRED for i in tree.having(head, "compound")):
        return None
    clause, of_clause = in_its_clause(ground, head)
    if clause is None:
        status = _status(ground, head, noun=True)
    else:
        status = _status(ground, clause, noun=False) or ("held" if is_plainly_past(tree, clause) else None)
    sides = [] if status is None else of_clause if len(of_clause) > 1 else _those_at(ground, head)
    if timed and not _behind(tree, head, ("with",)):
        sides = _of_clause(ground, head) if status else []
    hours = lemma in ("hour", "minute")
    if len(sides) < 2 or (timed and not hours and not _hold_office(ground, sides)):
        return None
    if timed and any(side.sort == "state" for side in sides):
        return None
    return _encounter(ground, sentence, head, sides, str(status), "phone call" if calls else "meeting", noun=True)


def _due(ground: Ground, sentence: Span, head: int) -> Encounter | None:
    """ "A trade mission due in Lima on the 16th": a visit to come."""
    tree = ground.tree
    if tree.lower[head] != "due" or tree.lower[head + 1 : head + 2] not in (("in",), ("at",), ("back",)):
        return None
    above = tree.token(head).head
    goers = tree.having(head, *SUBJECTS) or ([above] if above < head and tree.token(above).pos == "NOUN" else [])
    sides = [side for side in sides_of(ground, goers) if side.sort in ("person", "role", "group", "body")]
    one = _encounter(ground, sentence, head, sides[:1], "planned", "visit", noun=False) if sides else None
    return one if one and one.place else None


def _is_length(tree: Tree, head: int) -> bool:
    """ "An hour", "two evenings"."""
    return tree.token(head).lemma.lower() in _TIMES


def _hold_office(ground: Ground, sides: list[Side]) -> bool:
    """Whether all hold offices or are groups of those who do: who spends a night with a friend has not met."""
    return all(
        side.sort in ("role", "group")
        or (side.sort == "person" and side.one.entity is not None and ground.index.entities[side.one.entity].roles)
        for side in sides
    )


def _of_clause(ground: Ground, head: int) -> list[Side]:
    """Who does what the verb before tells: "A and B settled after eleven hours round the table"."""
    tree = ground.tree
    for place in range(head - 1, max(-1, head - 2 * CLOSE), -1):
        if tree.token(place).sentence != tree.token(head).sentence or tree.token(place).pos == "SCONJ":
            break
        if tree.token(place).pos == "VERB" and tree.having(place, *SUBJECTS):
            coming = tree.token(place).lemma.lower() in _COMING  # "arrived on Tuesday for three days of talks"
            return [] if coming else sides_of(ground, subjects_of(tree, place))
    return []


def _those_at(ground: Ground, head: int) -> list[Side]:
    tree = ground.tree
    signing = tree.token(head).lemma.lower() == "signing"  # "the signing of the treaty by A and B"
    both = sides_of(ground, _phrases(tree, head, ("by",) if signing else ("between", "among")))
    if len(both) > 1:
        return both
    others = sides_of(ground, _phrases(tree, head, _with(tree, head)) or _with_above(tree, head))
    if others:
        return distinct(_hosts(ground, head) + others)
    clause = at_which(tree, head)
    if clause is None:
        return _given_there(ground, head)
    first = sides_of(ground, patients(tree, clause) or tree.having(clause, *SUBJECTS))
    return distinct(first + sides_of(ground, after(tree, clause, ("by", "with"))))


def _with(tree: Tree, head: int) -> tuple[str, ...]:
    """By which words those are told with whom it is: "an audience of the Pope", "a lunch for the premier"."""
    lemma = tree.token(head).lemma.lower()
    if lemma == "audience":
        return ("with", "of")
    given = [i for i in (tree.token(head).head, *tree.having(head, "acl")) if tree.token(i).lemma.lower() in GIVING]
    return ("with", "for") if lemma in _MEALS and given else ("with",)


def _given_there(ground: Ground, head: int) -> list[Side]:
    """ "Put the offer to the king at an audience": who spoke or gave, and to whom."""
    tree = ground.tree
    verb = tree.token(head).head
    there = any(tree.lower[i] in ("at", "during", "over") for i in tree.having(head, "case"))
    if not there or tree.dep(head) != "obl" or tree.token(verb).pos != "VERB":
        return []
    first = sides_of(ground, subjects_of(tree, verb))
    to = after(tree, verb, ("to",)) or [i for thing in tree.having(verb, "obj") for i in after(tree, thing, ("to",))]
    others = sides_of(ground, tree.having(verb, "iobj") or to)
    sides = distinct(first + others)
    return sides if others and all(side.sort in ("person", "role", "group") for side in sides) else []


def _phrases(tree: Tree, head: int, prepositions: tuple[str, ...]) -> list[int]:
    return after(tree, head, prepositions) or _behind(tree, head, prepositions)


def _text_behind(tree: Tree, head: int) -> str:
    return tree.parsed.text[tree.token(head).end : tree.token(head).end + 60]


def _with_above(tree: Tree, head: int) -> list[int]:
    above = tree.token(head).head
    if above != head and tree.dep(head) == "obj" and tree.token(above).lemma.lower() in LIGHT:
        return after(tree, above, _with(tree, head))
    given = [i for i in tree.having(head, "acl") if tree.token(i).lemma.lower() in GIVING]
    return [one for i in given for one in after(tree, i, ("for",))]


def _hosts(ground: Ground, head: int) -> list[Side]:
    """Whose talks they are: the owner, else who does what is done with or at them."""
    tree = ground.tree
    owner = sides_of(ground, tree.having(head, "nmod:poss"))
    if owner:
        return owner
    here = head
    for _ in range(4):
        above = tree.token(here).head
        if above == here:
            return []
        if tree.dep(here) == "obj":
            return sides_of(ground, subjects_of(tree, above)) if tree.token(above).lemma.lower() in LIGHT else []
        if tree.dep(here) not in ("nmod", "obl"):
            return []
        if not any(tree.lower[i] in _THERE for i in tree.having(here, "case")):
            return []
        if tree.token(above).lemma.lower() in _AWAY:
            return []
        if tree.token(above).pos in ("VERB", "AUX") or tree.having(above, "cop"):
            return sides_of(ground, subjects_of(tree, above))
        here = above
    return []


def _status(ground: Ground, head: int, noun: bool) -> str | None:
    year = (ground.written or "")[:4]
    tree = ground.tree
    above = tree.token(head).head
    if noun and tree.dep(head) == "nmod" and tree.token(above).lemma.lower() in _REPORTS:
        words = tree.parsed.sentences[tree.token(head).sentence].of(ground.text)
        return "denied" if _UNTRUE.search(words) else None
    if not noun and any(tree.lower[i] == "have" for i in tree.having(head, "aux")) and _were_to(tree, head):
        return _what_became(ground, head)
    if not noun and any(tree.lower[i] == "without" for i in tree.having(head, "mark", "case")):
        return None
    if not noun and _BEEN_TO.search(ground.text, max(0, tree.token(head).start - 20), tree.token(head).start):
        return "held"  # "has been to see the governor"
    status = status_of(tree, head, noun, int(year) if year.isdigit() else None)
    if status in _HELD:
        return "held"
    if status == "denied" and (noun or _SINCE.search(tree.parsed.sentences[tree.token(head).sentence].of(ground.text))):
        return None  # "had not met since": of no meeting that might have been
    if status == "denied" and any(tree.lower[i] in ("do", "does") for i in tree.having(head, "aux")):
        return None  # "does not see her as a friend"
    return status if status in ("planned", "denied") else None


def _were_to(tree: Tree, head: int) -> bool:
    """ "Were to have met"."""
    return any(tree.lower[i] == "to" for i in tree.having(head, "mark")) and any(
        tree.lower[i] in ("was", "were") for i in range(max(0, head - 5), head)
    )


def _what_became(ground: Ground, head: int) -> str | None:
    """Cancelled or postponed, as the rest of the sentence and the next say; else nothing."""
    end = ground.tree.parsed.sentences[ground.tree.token(head).sentence].end
    rest = ground.text[ground.tree.token(head).end : end + 120]
    return next((one for one in ("cancelled", "postponed") if words_of(one).search(rest)), None)


def _encounter(
    ground: Ground, sentence: Span, head: int, sides: list[Side], status: str, kind: str, noun: bool
) -> Encounter:
    cue = token_span(ground.tree, head)
    trigger = Trigger(head, (head,), Kind("CONSULT", None, "040", ()), noun)
    time, basis = time_of_event(ground, sentence, cue, trigger)
    if time and basis == BEFORE:
        time, basis = None, None
    if time and status == "held" and (lies_ahead(ground, trigger, time) or _is_for_today(ground, trigger, time)):
        status = "planned"  # "meets again on 10 August"
    if time:
        placed = of_that_week(ground, trigger, time, "occurred" if status == "held" else status)
        time = placed or (time if time.value.startswith("XXXX-") else None)
    day, basis, span = (time.value, basis, time.span) if time else _on_the(ground, sentence, status)
    place = _place(ground, head, {side.one.entity for side in sides})
    return Encounter(
        kind,
        cue,
        sentence,
        tuple(side.one for side in sides),
        (),
        status,
        day,
        basis,
        span,
        place,
        parsed=True,
        sure=_is_sure(sides),
    )


def _is_for_today(ground: Ground, trigger: Trigger, time: TimeExpression) -> bool:
    """ "The parties go before a mediator this morning"."""
    features = ground.tree.features(trigger.head)
    present = features.get("Tense") == "Pres" and features.get("VerbForm") == "Fin"
    alone = present and not trigger.noun and not ground.tree.having(trigger.head, "aux")
    return alone and time.value[:10] == ground.written and _TODAY.search(time.span.of(ground.text)) is not None


def _on_the(ground: Ground, sentence: Span, status: str) -> tuple[str | None, str | None, Span | None]:
    """ "On the 11th": the next of that number where it is planned, else the last."""
    found = list(_ON_THE.finditer(ground.text, sentence.start, sentence.end))
    if len(found) != 1 or not re.fullmatch(r"\d{4}-\d\d-\d\d", ground.written or ""):
        return None, None, None
    day, step = date.fromisoformat(ground.written or ""), timedelta(1 if status != "held" else -1)
    for _ in range(62):
        if day.day == int(found[0].group(1)):
            return day.isoformat(), IN_SENTENCE, Span(*found[0].span())
        day += step
    return None, None, None


def _is_sure(sides: list[Side]) -> bool:
    """Whether people or holders of offices are among them, so that no day is needed."""
    return len(sides) > 1 and any(side.sort in ("person", "role") for side in sides)


def _place(ground: Ground, head: int, taking: set[int | None]) -> Participant | None:
    """The place named after "in" or "at" below the word or beside it in its clause."""
    tree = ground.tree
    above = tree.token(head).head
    for under in (head, *((above,) if above != head else ())):
        for child in after(tree, under, _CASES):
            span = tree.span(tree.subtree(child))
            for mention in ground.index.within(span):
                if mention.kind == "LOC" and mention.form == "name" and mention.entity not in (None, *taking):
                    return Participant(ground.index.name(mention) or "", mention.span, mention.entity)
    return None


@lru_cache(maxsize=1)
def _verbs() -> dict[str, tuple[Verb, ...]]:
    lines = files("sanudo.reading").joinpath("data/meeting_verbs.tsv").read_text("utf-8").splitlines()
    found: dict[str, tuple[Verb, ...]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            lemma, beside, others, kind, limits = line.split("\t")
            where = tuple(one for one in others.split("+") if one != "-")
            one = Verb(beside, where, kind, frozenset(limits.split("+")) - {"-"})
            found[lemma] = (*found.get(lemma, ()), one)
    return {lemma: tuple(sorted(rows, key=lambda row: row.beside == "-")) for lemma, rows in found.items()}
