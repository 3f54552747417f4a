"""Meetings that the parse tells: whoever sees, receives or rings another, whose talks with whom a noun names.

A `Reading` with its parse goes in, `Encounter`s come out. Both sides must be people, hold offices or be bodies, by name
or by a common noun ("the German chancellor", "the group chairmen"); data/meeting_verbs.tsv has the verbs. What the
words between names tell is read in encounters.py.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from sanudo.article.types import Span
from sanudo.language.gazetteer.common_nouns import person_noun
from sanudo.language.gazetteer.offices import office
from sanudo.language.packed import tokens_of as unpacked
from sanudo.language.types import Parsed
from sanudo.reading.event_days import BEFORE, of_that_week, time_of_event
from sanudo.reading.event_ground import Ground, token_span, tokens_of
from sanudo.reading.masked import TOLD_IN, Encounter, classes, words_of
from sanudo.reading.speakers import MentionIndex
from sanudo.reading.status import status_of
from sanudo.reading.subjects import after, patients, subjects_of
from sanudo.reading.taking_part import own_words, taking_part
from sanudo.reading.tree import Tree, tree_of
from sanudo.reading.triggers import Kind, Trigger
from sanudo.reading.two_sides import is_state
from sanudo.reading.types import Participant, Reading

_TIMES = frozenset("minute hour evening afternoon morning day night".split())  # noqa: SIM905
_TALKS = frozenset(
    "talk talks negotiation meeting session audience luncheon lunch dinner breakfast supper banquet parley conversation "  # noqa: SIM905
    "dialogue consultation encounter conference summit discussion".split()
)
_BARRED = frozenset({"news", "press", "video", "joint", "closing", "opening", "training", "court", "emergency"})
_LIGHT = frozenset(
    "have hold open begin start resume conduct conclude end attend lead enter join plan cancel postpone call break "  # noqa: SIM905
    "walk leave go emerge arrange".split()
)
_THERE = frozenset({"after", "at", "during", "following", "in", "into", "from", "of", "for", "before", "on"})
_HELD = frozenset({"occurred", "ongoing", "historical"})
_GOVERNING = re.compile(
    r"(?:(?:foreign|finance|defen[cs]e|interior|justice|trade|farm|agriculture|environment|energy|prime|deputy|"
    r"transport|health|economy|oil) )?ministers|heads? of (?:state|government)|heads of (?:state|government)|"
    r"councillors|envoys|ambassadors|negotiators|delegates|chiefs of staff|governors|central bankers"
)
_DECIDING = frozenset(
    "agree decide settle split quarrel approve adopt endorse discuss consider debate wrangle argue haggle vote".split()  # noqa: SIM905
)
_CASES = ("in", "at")


@dataclass(frozen=True, slots=True)
class Verb:
    """A row of data/meeting_verbs.tsv."""

    beside: str
    others: tuple[str, ...]
    kind: str
    limits: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Side:
    """One who may take part, and what they are: person, role, group, body or state."""

    one: Participant
    sort: str


def gatherings(reading: Reading) -> list[Encounter]:
    """The meetings of a report that its parse tells, in order of the text."""
    if not reading.syntax:
        return []
    ground = _ground_of(reading)
    found = []
    for sentence in reading.sentences:
        if sentence.part in TOLD_IN:
            for head in tokens_of(ground.tree, sentence.span):
                one = _told_at(ground, sentence.span, head)
                found += [one] if one else []
    return found


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


def _told_at(ground: Ground, sentence: Span, head: int) -> Encounter | None:
    token = ground.tree.token(head)
    if token.pos in ("VERB", "AUX"):
        return _by_verb(ground, sentence, head)
    if token.pos == "NOUN":
        return _by_noun(ground, sentence, head)
    return None


def _by_verb(ground: Ground, sentence: Span, head: int) -> Encounter | None:
    tree = ground.tree
    verb = next((one for one in _verbs().get(tree.token(head).lemma.lower(), ()) if _beside(tree, head, one)), None)
    if verb is None:
        return None
    status = _status(ground, head, noun=False)
    if status is None or ("ahead" in verb.limits and status != "planned"):
        return None
    first, others = _around(ground, head, verb)
    if "people" in verb.limits and not all(side.sort in ("person", "role", "group") for side in others):
        return None
    if others and not first:
        return None
    if not others and ("alone" not in verb.limits or _has_other_object(tree, head)):
        return None
    sides = _distinct(first + others)
    if len(sides) < 2 and not (not others and _gathers(sides)):
        return None
    return _encounter(ground, sentence, head, sides, status, verb.kind, noun=False)


def _beside(tree: Tree, head: int, verb: Verb) -> bool:
    if verb.beside == "-":
        return not tree.having(head, "compound:prt")
    if verb.beside == "<time>":
        return any(tree.token(i).lemma.lower() in _TIMES for i in tree.having(head, "obj"))
    if verb.beside == "<hands>":
        return any(tree.lower[i] == "hands" for i in tree.having(head, "obj"))
    return verb.beside in tree.lower[head + 1 : head + 3]


def _around(ground: Ground, head: int, verb: Verb) -> tuple[list[_Side], list[_Side]]:
    """The subject's side, and the others'."""
    tree = ground.tree
    passive = patients(tree, head)
    if passive and "obj" in verb.others:
        return _sides(ground, passive), _sides(ground, after(tree, head, ("by",)))
    first = _sides(ground, subjects_of(tree, head) or passive)
    objects = []
    if "obj" in verb.others and not tree.having(head, "xcomp", "ccomp"):
        objects = [i for i in tree.having(head, "obj") if not tree.having(i, "acl")]
    places = [head, *(i for i in tree.having(head, "obj") if verb.beside in ("<time>", "<hands>"))]
    phrases = [i for place in places for i in after(tree, place, tuple(p for p in verb.others if p != "obj"))]
    return first, _sides(ground, objects) or _sides(ground, phrases)


def _has_other_object(tree: Tree, head: int) -> bool:
    return bool(tree.having(head, "obj", "ccomp", "xcomp")) or bool(after(tree, head, ("with", "to", "about")))


def _gathers(sides: list[_Side]) -> bool:
    return len(sides) == 1 and (
        sides[0].sort == "body" or (sides[0].sort == "group" and _is_of_office(sides[0].one.name))
    )


def _by_noun(ground: Ground, sentence: Span, head: int) -> Encounter | None:
    tree = ground.tree
    lemma = tree.token(head).lemma.lower()
    calls = lemma == "call" and any(tree.lower[i] in ("phone", "telephone") for i in tree.having(head, "compound"))
    timed = lemma in _TIMES and after(tree, head, ("with",))
    if not (lemma in _TALKS or calls or timed) or any(
        tree.lower[i] in _BARRED for i in tree.having(head, "compound")
    ):
        return None
    status = _status(ground, head, noun=True)
    if status is None:
        return None
    both = _sides(ground, after(tree, head, ("between", "among")))
    if len(both) < 2:
        others = _sides(ground, after(tree, head, ("with",)) or _with_above(tree, head))
        both = _distinct(_hosts(ground, head) + others) if others else []
    if len(both) < 2 or (timed and not all(side.sort in ("person", "role", "group") for side in both)):
        return None
    return _encounter(ground, sentence, head, both, status, "phone call" if calls else "meeting", noun=True)


def _with_above(tree: Tree, head: int) -> list[int]:
    above = tree.token(head).head
    if above != head and tree.dep(head) == "obj" and tree.token(above).lemma.lower() in _LIGHT:
        return after(tree, above, ("with",))
    return []


def _hosts(ground: Ground, head: int) -> list[_Side]:
    """Whose talks they are: the owner, else who does what is done with or at them."""
    tree = ground.tree
    owner = _sides(ground, tree.having(head, "nmod:poss"))
    if owner:
        return owner
    here = head
    for _ in range(4):
        above = tree.token(here).head
        if above == here:
            return []
        if tree.dep(here) == "obj":
            return _sides(ground, subjects_of(tree, above)) if tree.token(above).lemma.lower() in _LIGHT else []
        if tree.dep(here) not in ("nmod", "obl"):
            return []
        if not any(tree.lower[i] in _THERE for i in tree.having(here, "case")):
            return []
        if tree.token(above).pos in ("VERB", "AUX"):
            return _sides(ground, subjects_of(tree, above))
        here = above
    return []


def _sides(ground: Ground, heads: list[int]) -> list[_Side]:
    found = []
    for head in heads:
        for place in (head, *ground.tree.having(head, "conj")):
            for one in taking_part(ground.tree, [place], ground.index):
                sort = _sort(ground, one, place)
                found += [_Side(one, sort)] if sort else []
    return _distinct(found)


def _distinct(sides: list[_Side]) -> list[_Side]:
    return list({side.one.entity if side.one.entity is not None else side.one.name: side for side in sides}.values())


def _sort(ground: Ground, one: Participant, head: int) -> str | None:
    """What somebody is who could meet; None for crowds, reporters and things."""
    if one.entity is not None:
        entity = ground.index.entities[one.entity]
        if entity.kind == "LOC":
            return "state" if is_state(entity) else None
        return {"PERSON": "person", "ORG": "body"}.get(entity.kind)
    word, lemma = ground.tree.lower[head], ground.tree.token(head).lemma.lower()
    if re.fullmatch(classes()["nobody"], word, re.I):
        return None
    if re.fullmatch(classes()["both sides"], one.name, re.I) or _is_of_office(one.name):
        return "group"
    if re.search(rf"\b(?:{classes()['sent']}|{classes()['sitting']})$", word):
        return "group"
    held = office(word) or office(lemma)
    if held and held.sort != "trade":
        plural = ground.tree.features(head).get("Number") == "Plur"
        return "group" if plural else "role"
    if word in ("counterpart", "colleague", "host", "rival") and ground.tree.having(head, "nmod:poss"):
        return "role"
    noun = person_noun(word)
    return "group" if noun and noun.plural and (office(noun.noun) is not None) else None


def _is_of_office(name: str) -> bool:
    """ "NATO defence ministers", "the heads of government of the six"."""
    head = re.split(r" (?:of(?! state| government| staff)|from|in|at|for|to|who|that) ", name)[0].lower()
    return re.search(rf"\b(?:{_GOVERNING.pattern}|{classes()['party']})$", head) is not None


def _status(ground: Ground, head: int, noun: bool) -> str | None:
    year = (ground.written or "")[:4]
    status = status_of(ground.tree, head, noun, int(year) if year.isdigit() else None)
    if status in _HELD:
        return "held"
    return status if status in ("planned", "denied") else None


def _encounter(
    ground: Ground, sentence: Span, head: int, sides: list[_Side], status: str, kind: str, noun: bool
) -> Encounter:
    cue = token_span(ground.tree, head)
    trigger = Trigger(head, (head,), Kind("CONSULT", None, "040", ()), noun)
    time, basis = time_of_event(ground, sentence, cue, trigger)
    if time and basis == BEFORE:
        time, basis = None, None
    if time:
        time = of_that_week(ground, trigger, time, "occurred" if status == "held" else status)
    return Encounter(
        kind,
        cue,
        sentence,
        tuple(side.one for side in sides),
        (),
        status,
        time.value if time else None,
        basis,
        time.span if time else None,
        _place(ground, head, {side.one.entity for side in sides}),
        parsed=True,
        sure=_is_sure(sides),
    )


def _is_sure(sides: list[_Side]) -> bool:
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
    return found
