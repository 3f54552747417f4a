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
from sanudo.reading.tree import PASSIVE, SUBJECTS, Tree
from sanudo.reading.triggers import Trigger, rows
from sanudo.reading.types import Mention, Participant

_ASIDE = ("acl", "parataxis", "case", "advcl", "punct", "appos")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_ACTING = ("PERSON", "ORG", "LOC", "NORP")
_ASKING = frozenset({"call", "appeal", "plead", "prevail"})
_PROMISING = frozenset({"promise", "threaten", "vow", "need", "have"})  # of which the subject does it, not the object
_SETTLED = frozenset(
    {"city", "town", "capital", "village", "province", "region", "republic", "port", "island", "state"}
)
_OF_DEEDS = frozenset({"ACCUSE", "SUPPORT", "REJECT"})  # what one does is praised or blamed as oneself is
_RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})

Sides = tuple[tuple[Participant, ...], tuple[Participant, ...]]


def participants_of(tree: Tree, trigger: Trigger, index: MentionIndex) -> Sides:
    """(actors, recipients) of a trigger. A reciprocal event with all in its subject has the first against the rest."""
    actors, recipients = _of_noun(tree, trigger, index) if trigger.noun else _of_verb(tree, trigger, index)
    if trigger.kind.type in _RECIPROCAL:
        actors, recipients = _listed(tree, actors, index), _listed(tree, recipients, index)
    names = {_key(p) for p in actors}
    recipients = tuple(p for p in recipients if _key(p) not in names)
    if trigger.kind.mode == "release":
        recipients = tuple(p for p in recipients if _is_someone(p, index))  # "released an album"
    if trigger.kind.type in _RECIPROCAL and trigger.kind.mode != "visit" and not recipients and len(actors) > 1:
        actors, recipients = actors[:1], actors[1:]
    return actors, recipients


def _of_verb(tree: Tree, trigger: Trigger, index: MentionIndex) -> Sides:
    head, argument = trigger.head, trigger.kind.argument
    between = _between(tree, trigger, index)
    if between:
        return between
    passive = patients(tree, head)
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
        if not recipients and trigger.kind.type in _OF_DEEDS:
            owners = [i for thing in tree.having(head, "obj") for i in tree.having(thing, "nmod:poss")]
            recipients = _named(_all(tree, owners, index))  # "criticised Israel's decision"
    others = tuple(preposition for preposition in argument if preposition != "obj")
    if others and not recipients:
        phrases = _with_preposition(tree, head, others)
        for token in trigger.tokens:
            if token != head:
                phrases += _with_preposition(tree, token, others)
        recipients = _all(tree, phrases, index)
    return actors, recipients


def patients(tree: Tree, head: int) -> list[int]:
    """Those whom a passive befalls: its subject, or what a participle stands on ("the men arrested by police")."""
    found = tree.having(head, "nsubj:pass")
    if found:
        has = tree.having(head, "obj") and any(tree.lower[i] in ("'s", "’s") for i in tree.having(head, "aux"))
        return [] if has else found  # "he's berated allies" is no passive
    above = tree.token(head).head
    if above == head or not _past_participle(tree, head) or tree.having(head, "aux", "nsubj", "obj"):
        return []
    if tree.dep(head) == "acl" and tree.token(head).dep == "acl":
        return [above]
    if tree.dep(head) == "conj":
        return tree.having(above, "nsubj:pass")
    if tree.dep(head) == "advcl" and not tree.having(head, "mark"):
        subject = tree.subject(above)
        return [subject] if subject is not None else tree.having(above, "nsubj:pass")
    return []


def _named(found: tuple[Participant, ...]) -> tuple[Participant, ...]:
    return tuple(participant for participant in found if participant.entity is not None)


def _past_participle(tree: Tree, head: int) -> bool:
    features = tree.features(head)
    return features.get("VerbForm") == "Part" and not tree.lower[head].endswith("ing")


def _between(tree: Tree, trigger: Trigger, index: MentionIndex) -> Sides | None:
    """ "Step up cooperation between A and B": both sides of what is done together."""
    if trigger.kind.type not in _RECIPROCAL:
        return None
    places = {*trigger.tokens, *tree.having(trigger.head, "obj", "nsubj:pass")}
    phrases = [i for place in sorted(places) for i in _with_preposition(tree, place, ("between", "among"))]
    both = _all(tree, phrases, index)
    return (both[:1], both[1:]) if len(both) > 1 else None


def _subjects(tree: Tree, head: int) -> list[int]:
    """The subject, climbing from infinitives, participles and coordinated verbs to the verb that has one."""
    for _ in range(6):
        passive = patients(tree, head)
        own = [i for i in tree.having(head, *SUBJECTS) if tree.token(i).dep not in PASSIVE or not passive]
        if own:
            subject = own[-1] if own[-1] < head else own[0]
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
        if tree.having(above, "obj") and _blamed(tree, head):
            return tree.having(above, "obj")[:1]
        called = _called_on(tree, above, head)
        if called is not None:
            return [called]
        if dep in ("xcomp", "ccomp") and tree.having(above, "obj", "iobj"):
            if tree.token(above).lemma.lower() not in _PROMISING:
                return tree.having(above, "iobj", "obj")[:1]  # "urged X to withdraw"
        elif dep == "ccomp":
            return []
        if dep not in ("xcomp", "ccomp", "conj", "advcl"):
            return []
        head = above
    return []


def _blamed(tree: Tree, head: int) -> bool:
    """ "Slammed him for resisting", "accused her of copying"."""
    joined = {tree.lower[i] for i in tree.having(head, "mark", "case")}
    return tree.lower[head].endswith("ing") and bool(joined & {"for", "of", "from"})


def _called_on(tree: Tree, above: int, head: int) -> int | None:
    """ "Called on X to withdraw": X, wherever the parse hangs it."""
    if tree.token(above).lemma.lower() not in _ASKING or not above + 2 < head <= above + 20:
        return None
    to = next((i for i in range(head - 1, above + 2, -1) if tree.lower[i] == "to"), None)
    if to is None or tree.lower[above + 1] not in ("on", "upon", "to", "with"):
        return None
    index = to - 1
    while above + 1 < tree.token(index).head < to and tree.token(index).head != index:
        index = tree.token(index).head
    return index


def _abstract(tree: Tree, index: int) -> bool:
    """ "The decision to attack": a noun that is no actor."""
    return tree.token(index).pos == "NOUN" and tree.token(index).lemma.lower() not in groups()


def _of_noun(tree: Tree, trigger: Trigger, index: MentionIndex) -> Sides:
    """ "A's talks with B", "the meeting between A and B", "the A-B meeting", "an attack on A by B"."""
    head = trigger.head
    owners = tree.having(head, "nmod:poss", "compound", "amod")
    owners = [i for i in owners if i not in trigger.tokens]
    actors = _all(tree, owners, index)
    told = told_by(tree, head)
    both = [i for place in (head, *told) for i in _with_preposition(tree, place, ("between", "among"))]
    between = _all(tree, both, index)
    if len(between) > 1:
        return between[:1], between[1:]
    if between:
        return between, ()
    by = _all(tree, _with_preposition(tree, head, ("by", "from")), index)
    by = by or _all(tree, [i for place in told for i in _with_preposition(tree, place, ("by",))], index)
    to = _all(tree, _with_preposition(tree, head, ("with", "on", "against", "to", "for")), index)
    to = to or _all(tree, [i for place in told for i in _with_preposition(tree, place, ("with", "against"))], index)
    if not actors and not by and tree.having(head, "cop"):
        actors = _all(tree, tree.having(head, "nsubj"), index)  # "is in talks with"
    if trigger.kind.type == "CONSULT" and not to and all(_is_place(p, index) for p in actors):
        actors = ()  # "at a Kremlin meeting": where, not who
    if trigger.kind.type in _RECIPROCAL:
        to = to or _named_after_with(tree, head, index)
        actors = actors or (_pair_before(tree, owners, index) if tree.dep(head) != "obj" else ())
    if not actors and not by:
        above = tree.token(head).head
        if above != head and tree.dep(head) in ("obl", "obj") and tree.token(above).pos == "VERB":
            actors = _all(tree, _subjects(tree, above), index)
            if trigger.kind.type in _RECIPROCAL and not to and tree.dep(head) == "obl":
                to = _all(tree, tree.having(above, "iobj", "obj"), index)  # "told lawmakers at a meeting"
    return by or actors, to


def told_by(tree: Tree, head: int) -> list[int]:
    """The verb that does no more than tell a noun ("a suit was filed", "an agreement reached")."""
    above = tree.token(head).head
    found = [i for i in tree.having(head, "acl") if _past_participle(tree, i)]
    if above != head and (tree.token(head).dep == "nsubj:pass" or tree.dep(head) == "obj"):
        found.append(above)
    return [i for i in found if tree.token(i).lemma.lower() in _LIGHT]


def _is_someone(participant: Participant, index: MentionIndex) -> bool:
    return participant.entity is None or index.entities[participant.entity].kind in ("PERSON", "NORP")


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
_LIGHT = frozenset(
    "bring build carry conduct do file give have hold issue launch lay lodge make mount open pass raise reach sign "  # noqa: SIM905
    "stage start strike suspend take resume break end".split()
)
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
    if tree.lower[head].endswith(("self", "selves")):
        return []  # who harms himself harms no other
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
        span = _own_words(tree, head)
        return [Participant(" ".join(span.of(tree.parsed.text).split()), span, None)]
    return []


def _own_words(tree: Tree, head: int) -> Span:
    """The phrase of a noun without what is joined to it or said of it, as far as it runs unbroken."""
    joined = frozenset(i for i in tree.children[head] if tree.dep(i) in (*_ASIDE, "conj", "cc"))
    kept = {i for i in tree.subtree(head, joined) if tree.token(i).sentence == tree.token(head).sentence}
    first = last = head
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    return tree.span(list(range(first, last + 1)))


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
