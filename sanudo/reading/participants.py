"""Who does it and to whom: the actors and recipients of an event, from where they stand beside its trigger.

A tree, a trigger and the mentions of the report go in; participants come out, compound ones as lists. A named or
resolved entity takes part, or a common noun of people and bodies (ontology/groups.tsv); things do not.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from sanudo.article.types import Span
from sanudo.reading.speakers import MentionIndex, resolve
from sanudo.reading.tree import Tree
from sanudo.reading.triggers import Trigger, rows
from sanudo.reading.types import Mention, Participant

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_ACTING = ("PERSON", "ORG", "LOC", "NORP")
_SETTLED = frozenset(
    {"city", "town", "capital", "village", "province", "region", "republic", "port", "island", "state"}
)
_RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})

Sides = tuple[tuple[Participant, ...], tuple[Participant, ...]]


def participants_of(tree: Tree, trigger: Trigger, index: MentionIndex) -> Sides:
    """(actors, recipients) of a trigger. A reciprocal event with all in its subject has the first against the rest."""
    actors, recipients = _of_noun(tree, trigger, index) if trigger.noun else _of_verb(tree, trigger, index)
    if trigger.kind.type in _RECIPROCAL:
        actors, recipients = _listed(tree, actors, index), _listed(tree, recipients, index)
    names = {_key(p) for p in actors}
    recipients = tuple(p for p in recipients if _key(p) not in names)
    if trigger.kind.type in _RECIPROCAL and not recipients and len(actors) > 1:
        actors, recipients = actors[:1], actors[1:]
    return actors, recipients


def _of_verb(tree: Tree, trigger: Trigger, index: MentionIndex) -> Sides:
    head, argument = trigger.head, trigger.kind.argument
    passive = tree.having(head, "nsubj:pass")
    if passive:
        agents = _with_preposition(tree, head, ("by",))
        actors = _all(tree, agents, index)
        recipients = _all(tree, passive, index) if "obj" in argument or not argument else ()
        others = tuple(preposition for preposition in argument if preposition != "obj")
        if others and not recipients:
            recipients = _all(tree, _with_preposition(tree, head, others), index)
        return actors, recipients
    actors = _all(tree, _subjects(tree, head), index)
    recipients = ()
    if "obj" in argument:
        recipients = _all(tree, tree.having(head, "iobj") or tree.having(head, "obj"), index)
    others = tuple(preposition for preposition in argument if preposition != "obj")
    if others and not recipients:
        phrases = _with_preposition(tree, head, others)
        for token in trigger.tokens:
            if token != head:
                phrases += _with_preposition(tree, token, others)
        recipients = _all(tree, phrases, index)
    return actors, recipients


def _subjects(tree: Tree, head: int) -> list[int]:
    """The subject, climbing from infinitives, participles and coordinated verbs to the verb that has one."""
    for _ in range(6):
        subject = tree.subject(head)
        if subject is not None:
            if tree.lower[subject] in _RELATIVE:
                above = tree.token(head).head
                return [above] if tree.token(head).dep.startswith("acl") else []
            return [subject]
        dep, above = tree.dep(head), tree.token(head).head
        if above == head:
            return []
        if dep == "acl":
            return [above] if tree.token(above).pos in ("NOUN", "PROPN") and not _abstract(tree, above) else []
        if tree.having(above, "nsubj:pass") and dep in ("xcomp", "conj"):
            return tree.having(above, "nsubj:pass")
        if dep == "xcomp" and tree.having(above, "obj", "iobj"):
            return tree.having(above, "iobj", "obj")[:1]  # "urged X to withdraw"
        if dep not in ("xcomp", "conj", "advcl"):
            return []
        head = above
    return []


def _abstract(tree: Tree, index: int) -> bool:
    """ "The decision to attack": a noun that is no actor."""
    return tree.token(index).pos == "NOUN" and tree.token(index).lemma.lower() not in groups()


def _of_noun(tree: Tree, trigger: Trigger, index: MentionIndex) -> Sides:
    """ "A's talks with B", "the meeting between A and B", "the A-B meeting", "an attack on A by B"."""
    head = trigger.head
    owners = tree.having(head, "nmod:poss", "compound", "amod")
    owners = [i for i in owners if i not in trigger.tokens]
    actors = _all(tree, owners, index)
    between = _all(tree, _with_preposition(tree, head, ("between", "among")), index)
    if between:
        return between[:1], between[1:]
    by = _all(tree, _with_preposition(tree, head, ("by", "from")), index)
    to = _all(tree, _with_preposition(tree, head, ("with", "on", "against", "to", "for")), index)
    if trigger.kind.type == "CONSULT" and not to and all(_is_place(p, index) for p in actors):
        actors = ()  # "at a Kremlin meeting": where, not who
    if trigger.kind.type in _RECIPROCAL:
        to = to or _named_after_with(tree, head, index)
        actors = actors or _pair_before(tree, owners, index)
    if not actors and not by:
        above = tree.token(head).head
        if above != head and tree.dep(head) in ("obl", "obj") and tree.token(above).pos == "VERB":
            actors = _all(tree, _subjects(tree, above), index)
            if trigger.kind.type in _RECIPROCAL and not to and tree.dep(head) == "obl":
                to = _all(tree, tree.having(above, "iobj", "obj"), index)  # "told lawmakers at a meeting"
    return by or actors, to


def _is_place(participant: Participant, index: MentionIndex) -> bool:
    return participant.entity is not None and index.entities[participant.entity].kind == "LOC"


def _named_after_with(tree: Tree, head: int, index: MentionIndex) -> tuple[Participant, ...]:
    """The first person or body after "with" close behind a noun of meeting, where the parse has lost the phrase."""
    text, start = tree.parsed.text, tree.token(head).end
    end = tree.parsed.sentences[tree.token(head).sentence].end
    match = _WITH.match(text, start, min(end, start + 60))
    if not match:
        return ()
    named = [m for m in index.within(Span(match.end(), min(end, match.end() + 60))) if m.kind in ("PERSON", "ORG")]
    people = [m for m in named if m.kind == "PERSON" and m.form == "name" and m.entity is not None]
    return tuple(Participant(index.name(m) or "", m.span, m.entity) for m in people[:1])


def _pair_before(tree: Tree, owners: list[int], index: MentionIndex) -> tuple[Participant, ...]:
    """ "Their meeting": the two people who were named together last before it."""
    plural = [i for i in owners if tree.lower[i] == "their"]
    if not plural:
        return ()
    at = tree.token(plural[0]).start
    people = [m for m in index.within(Span(max(0, at - 500), at)) if m.kind == "PERSON" and m.form == "name"]
    for a, b in reversed(list(pairwise(people))):
        if a.entity is not None and b.entity not in (None, a.entity):
            gap = tree.parsed.text[a.span.end : b.span.start]
            if _JOINED.fullmatch(gap) and "and" in gap.split():
                return tuple(Participant(index.name(m) or "", m.span, m.entity) for m in (a, b))
    return ()


def _listed(tree: Tree, found: tuple[Participant, ...], index: MentionIndex) -> tuple[Participant, ...]:
    """With the people that a list goes on to name: "with A, Foreign Minister B and Secretary C"."""
    if not found or found[-1].entity is None or index.entities[found[-1].entity].kind != "PERSON":
        return found
    first = [m for m in index.within(found[-1].span) if m.entity == found[-1].entity and m.form == "name"]
    text, last = tree.parsed.text, (first[-1].span.end if first else found[-1].span.end)
    people = [m for m in index.within(Span(last, last + 200)) if m.kind == "PERSON" and m.form == "name"]
    chain: list[Mention] = []
    for mention in people:
        gap = text[last : mention.span.start]
        if mention.span.start < last or not _JOINED.fullmatch(gap):
            break
        chain.append(mention)
        last = mention.span.end
        if "and" in gap.split():
            more = tuple(Participant(index.name(m) or "", m.span, m.entity) for m in chain if m.entity is not None)
            known = {_key(p) for p in found}
            return found + tuple(p for p in more if _key(p) not in known)
    return found


_WITH = re.compile(r"(?:\s+(?!with\b)[\w'’-]+){0,4}\s+with\s")
_JOINED = re.compile(r"\s*(?:,|,?\s+and\b)\s+(?:(?:[A-Z][\w'’-]*\.?|of|the|'s|secretary|president)[\s,]+){0,8}")


def _with_preposition(tree: Tree, head: int, prepositions: tuple[str, ...]) -> list[int]:
    return [
        child
        for child in tree.having(head, "obl", "nmod", "obl:agent")
        if any(tree.lower[i] in prepositions for i in tree.having(child, "case"))
    ]


def _all(tree: Tree, heads: list[int], index: MentionIndex) -> tuple[Participant, ...]:
    """The participants that the phrases name, with those joined to them by "and"; each once."""
    found: dict[object, Participant] = {}
    for head in heads:
        for one in (head, *tree.having(head, "conj")):
            for participant in _participants(tree, one, index):
                found.setdefault(_key(participant), participant)
    return tuple(found.values())


def _participants(tree: Tree, head: int, index: MentionIndex) -> list[Participant]:
    speaker = resolve(tree, head, index)
    if speaker.name is None and not _is_group(tree, head):
        return []
    name = speaker.name or " ".join(speaker.span.of(tree.parsed.text).split())
    if speaker.entity is not None:
        kind = index.entities[speaker.entity].kind
        return [Participant(name, speaker.span, speaker.entity)] if kind in _ACTING else []
    compound = _named_inside(tree, head, index)
    if compound:
        return compound
    if tree.token(head).lemma.lower() in _SETTLED:
        return [Participant(m.span.of(tree.parsed.text), m.span, m.entity) for m in _places(tree, head, index)][:1]
    if _is_group(tree, head):
        return [Participant(name, speaker.span, None)]
    return []


def _is_group(tree: Tree, head: int) -> bool:
    lower = tree.lower[head]
    known = tree.token(head).lemma.lower() in groups() or lower in groups() or lower.removesuffix("s") in groups()
    return known and tree.token(head).pos in ("NOUN", "PROPN", "PRON")


def _places(tree: Tree, head: int, index: MentionIndex) -> list[Mention]:
    """ "The southern city of Volgograd": the name inside a phrase of a place."""
    span = tree.span(tree.subtree(head))
    return [m for m in index.within(span) if m.kind == "LOC" and m.entity is not None and m.form == "name"]


def _named_inside(tree: Tree, head: int, index: MentionIndex) -> list[Participant]:
    """Names in a hyphen compound ("Putin-Robertson") that the head token covers."""
    token = tree.token(head)
    inside = [m for m in index.within(Span(token.start, token.end)) if m.entity is not None and m.kind in _ACTING]
    return [Participant(index.name(m) or "", m.span, m.entity) for m in inside]


def _key(participant: Participant) -> object:
    return participant.entity if participant.entity is not None else participant.name.casefold()


@lru_cache(maxsize=1)
def groups() -> dict[str, str]:
    """Common nouns of people and bodies, with their sector."""
    return {row[0]: row[1] for row in rows("groups.tsv")}
