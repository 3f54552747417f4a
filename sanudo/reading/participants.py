"""Who does it and to whom: the actors and recipients of an event, from where they stand beside its trigger.

A tree, a trigger and the mentions of the report go in; participants come out (taking_part.py), compound ones as lists.
What a verb is done to may be a thing of somebody's; whose it is takes part then.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sanudo.article.types import Span
from sanudo.reading.speakers import MentionIndex
from sanudo.reading.stance_issues import is_matter
from sanudo.reading.subjects import after, is_past_participle, patients, subjects_of
from sanudo.reading.taking_part import JOINED, joined_pair, key_of, own_words, taking_part, with_entity
from sanudo.reading.tree import SUBJECTS, Tree
from sanudo.reading.triggers import Trigger
from sanudo.reading.types import Mention, Participant

_MEASURES = frozenset({"hour", "day", "week", "round", "series", "session", "month", "minute", "night", "weekend"})
_OF_DEEDS = frozenset({"ACCUSE", "SUPPORT", "REJECT"})  # what one does is praised or blamed as oneself is
_TO_THINGS = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})
_TO_PEOPLE = frozenset({"ASSAULT", "arrest", "deport", "release"})  # types, and modes of others
_ONLY_TO_PEOPLE = frozenset(
    "abduct arrest assassinate behead deport detain imprison injure jail kidnap massacre murder rape wound".split()  # noqa: SIM905
)
_BEFALLING = frozenset(
    "abduction arrest assassination bombing conviction death detention disappearance execution expulsion "  # noqa: SIM905
    "imprisonment jailing kidnapping killing murder sentence shooting slaying torture treatment trial".split()
)
_OF_ONES_OWN = frozenset({"resignation", "departure", "withdrawal", "apology", "removal", "ouster", "dismissal"})
_RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})


Sides = tuple[tuple[Participant, ...], tuple[Participant, ...]]


def participants_of(tree: Tree, trigger: Trigger, index: MentionIndex) -> Sides:
    """(actors, recipients) of a trigger. A reciprocal event with all in its subject has the first against the rest."""
    actors, recipients = _of_noun(tree, trigger, index) if trigger.noun else _of_verb(tree, trigger, index)
    if not recipients and not trigger.noun:
        recipients = _counted(tree, trigger)
    if trigger.kind.type in _RECIPROCAL:
        actors, recipients = _listed(tree, actors, index), _listed(tree, recipients, index)
    names = {key_of(p) for p in actors}
    recipients = tuple(p for p in recipients if key_of(p) not in names)
    if trigger.kind.mode == "release" and "obj" in trigger.kind.argument:
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
    if "self" in argument:
        return (), taking_part(tree, subjects_of(tree, head) or passive, index)  # "went on trial"
    if passive:
        agents = after(tree, head, ("by",))
        actors = taking_part(tree, agents, index)
        recipients = taking_part(tree, passive, index) if "obj" in argument or not argument else ()
        others = tuple(preposition for preposition in argument if preposition != "obj")
        if others and not recipients:
            recipients = taking_part(tree, after(tree, head, others), index)
        if not actors and trigger.kind.type == "AID":  # "a Chilean hospital was set up"
            things = [i for i in passive if i in trigger.tokens]
            owners = [o for i in things for o in tree.having(i, "amod", "compound", "nmod:poss")]
            actors = with_entity(taking_part(tree, owners, index))[:1]
        thing = next((i for i in passive if i in trigger.tokens and tree.token(i).pos == "NOUN"), None)
        if not actors and not recipients and thing is not None:  # "a meeting of donors will be held"
            return _of_noun(tree, replace(trigger, head=thing, noun=True), index)
        return actors, recipients
    actors = taking_part(tree, subjects_of(tree, head), index)
    recipients = ()
    if "obj" in argument:
        objects = tree.having(head, "iobj") or tree.having(head, "obj")
        recipients = taking_part(tree, [i for i in objects if i not in trigger.tokens], index)
    if not recipients and ("obj" in argument or any(i in trigger.tokens for i in tree.having(head, "obj"))):
        done = {key_of(p) for p in actors}
        recipients = tuple(p for p in _whose(tree, trigger, index) if key_of(p) not in done)  # not "closed its border"
    others = tuple(preposition for preposition in argument if preposition != "obj")
    if others and not recipients:
        phrases = after(tree, head, others)
        for token in trigger.tokens:
            if token != head:
                phrases += after(tree, token, others)
        if not phrases:  # "charges of neglect against the captain"
            below = [i for token in trigger.tokens if token != head for i in tree.having(token, "nmod")]
            phrases = [one for i in below for one in after(tree, i, others)]
        recipients = taking_part(tree, phrases, index)
    if "obj" in argument and not recipients and len(trigger.tokens) > 1:  # "let them go"
        let = [i for token in trigger.tokens if token != head for i in tree.having(token, "nsubj")]
        recipients = taking_part(tree, let, index)
    if trigger.kind.type == "REQUEST" and not recipients:
        leaving = [i for i in tree.having(head, "obj") if tree.token(i).lemma.lower() in _OF_ONES_OWN]
        owners = [o for i in leaving for o in (*tree.having(i, "nmod:poss"), *after(tree, i, ("of",)))]
        recipients = taking_part(tree, owners, index)  # "demanded the resignation of A"
    if trigger.kind.type == "REQUEST" and not recipients:
        asked = [i for clause in tree.having(head, "xcomp", "ccomp") for i in tree.having(clause, "nsubj")]
        recipients = taking_part(tree, asked, index)  # "called on them to leave"
    if (
        trigger.kind.type == "REQUEST"
        and not recipients
        and " ".join(tree.lower[head + 1 : head + 2]) in ("on", "upon")
    ):
        named = next((i for i in range(head + 2, min(head + 6, len(tree.lower))) if tree.token(i).pos != "DET"), None)
        if named is not None and tree.token(named).pos in ("PROPN", "NOUN"):
            recipients = taking_part(tree, [named], index)  # wherever the parse hangs them
    if trigger.kind.type in ("REJECT", "THREATEN") and not recipients:
        recipients = _of_clause(tree, head, index)
    if not actors and recipients and _is_inverted(tree, head):
        actors, recipients = recipients, ()
    if not actors and trigger.kind.type in _TO_THINGS:
        owners = [
            i for subject in subjects_of(tree, head) for i in tree.having(subject, "amod", "nmod:poss", "compound")
        ]
        actors = with_entity(taking_part(tree, owners, index))[:1]  # "a Japanese patrol ship"
    return actors, recipients


def _of_clause(tree: Tree, head: int, index: MentionIndex) -> tuple[Participant, ...]:
    """ "Refused to admit the inspectors", "the threat to expel them": to whom it would be done."""
    clauses = [
        i for i in tree.having(head, "xcomp", "acl") if any(tree.lower[m] == "to" for m in tree.having(i, "mark"))
    ]
    objects = [i for clause in clauses for i in tree.having(clause, "obj") or after(tree, clause, ("with",))]
    return taking_part(tree, objects[:1], index)


def _is_inverted(tree: Tree, head: int) -> bool:
    """Whether who speaks stands behind: ", warned the minister"."""
    return head > 0 and not tree.having(head, *SUBJECTS) and tree.lower[head - 1] in (",", '"', "”", "'", "’", "''")


def _whose(tree: Tree, trigger: Trigger, index: MentionIndex) -> tuple[Participant, ...]:
    """Whose thing it is that the verb is done to: "criticised Israel's decision", "blocked the website of the party".

    Who is hit by a deed has not done it: "condemned the killing of the envoy" says nothing of the envoy.
    """
    if trigger.kind.type not in _OF_DEEDS | _TO_THINGS:
        return ()
    owners: list[int] = []
    for thing in tree.having(trigger.head, "obj"):
        if trigger.kind.type in _TO_THINGS:
            owners += tree.having(thing, "nmod:poss", "compound", "amod") + after(tree, thing, ("of",))
        elif tree.token(thing).lemma.lower() not in _BEFALLING:
            owners += tree.having(thing, "nmod:poss", "amod") + after(tree, thing, ("by",))
    return with_entity(taking_part(tree, owners, index))[:1]


def _counted(tree: Tree, trigger: Trigger) -> tuple[Participant, ...]:
    """Those to whom a deed is done that is done to people alone, or that counts so many of them: "arrested a cyclist",
    "freed nine hikers"."""
    if trigger.kind.type not in _TO_PEOPLE and trigger.kind.mode not in _TO_PEOPLE:
        return ()
    people = tree.token(trigger.head).lemma.lower() in _ONLY_TO_PEOPLE
    spans = [
        own_words(tree, i)
        for i in (tree.having(trigger.head, "obj") or patients(tree, trigger.head))
        if tree.token(i).pos == "NOUN"
        and not is_matter(tree, i)
        and (people or (tree.having(i, "nummod") and tree.features(i).get("Number") == "Plur"))
    ]
    return tuple(Participant(" ".join(s.of(tree.parsed.text).split()), s, None) for s in spans)


def _between(tree: Tree, trigger: Trigger, index: MentionIndex) -> Sides | None:
    """ "Step up cooperation between A and B": both sides of what is done together."""
    if trigger.kind.type not in _RECIPROCAL:
        return None
    places = {*trigger.tokens, *tree.having(trigger.head, "obj", "nsubj:pass")}
    phrases = [i for place in sorted(places) for i in after(tree, place, ("between", "among"))]
    both = taking_part(tree, phrases, index)
    return (both[:1], both[1:]) if len(both) > 1 else None


def _of_noun(tree: Tree, trigger: Trigger, index: MentionIndex) -> Sides:
    """ "A's talks with B", "the meeting between A and B", "the A-B meeting", "an attack on A by B"."""
    head = trigger.head
    whole = _whole(tree, head)
    owners = tree.having(head, "nmod:poss", "compound", "amod")
    owners = [i for i in owners if i not in trigger.tokens]
    if "of" in trigger.kind.argument:  # "the trial of A", "A's arrest": done to them
        of = taking_part(tree, after(tree, head, ("of",)), index) or taking_part(tree, owners, index)
        doers = after(tree, head, ("by",)) + [i for place in told_by(tree, head) for i in after(tree, place, ("by",))]
        return taking_part(tree, doers, index), of
    actors = taking_part(tree, owners, index)
    told = told_by(tree, head)
    both = [i for place in (head, *told) for i in after(tree, place, ("between", "among"))]
    between = taking_part(tree, both, index)
    if len(between) > 1:
        return between[:1], between[1:]
    if between:
        return between, ()
    by = taking_part(tree, after(tree, head, ("by", "from")), index)
    by = by or taking_part(tree, [i for place in told for i in after(tree, place, ("by",))], index)
    if trigger.kind.type == "CONSULT" and not actors and not by:
        actors = taking_part(tree, after(tree, head, ("of",)), index)  # "the visit of A to B", "a summit of leaders"
    to = taking_part(tree, after(tree, head, ("with", "on", "against", "to", "for")), index)
    if trigger.kind.mode == "visit" and not to:  # "the visit of A to B", with B hung on A
        to = taking_part(
            tree, [i for whose in after(tree, head, ("of", "by")) for i in after(tree, whose, ("to",))], index
        )
    to = to or taking_part(tree, [i for place in told for i in after(tree, place, ("with", "against"))], index)
    if not actors and not by and tree.having(head, "cop"):
        actors = taking_part(tree, tree.having(head, "nsubj"), index)  # "is in talks with"
    if trigger.kind.type == "CONSULT" and not to and all(_is_place(p, index) for p in actors):
        actors = ()  # "at a Kremlin meeting": where, not who
    if trigger.kind.type in _RECIPROCAL:
        to = to or _named_after_with(tree, head, index)
        actors = actors or (_pair_before(tree, owners, index) if tree.dep(head) != "obj" else ())
    if not actors and not by:
        above = tree.token(whole).head
        if trigger.kind.type == "CONSULT" and not to and _is_where(tree, whole):
            to = taking_part(tree, [above], index)  # "told lawmakers at a meeting", "leaders at the summit agreed"
            to = tuple(_up_to(tree, one, tree.token(min(tree.subtree(whole))).start) for one in to)
            verb = tree.token(above).head
            told_them = tree.dep(above) in ("obj", "iobj") and tree.token(verb).pos == "VERB"
            actors = taking_part(tree, subjects_of(tree, verb), index) if told_them else ()
            return (actors, to) if actors or not to else (to, ())
        if above != whole and tree.dep(whole) in ("obl", "obj") and tree.token(above).pos == "VERB":
            actors = taking_part(tree, subjects_of(tree, above), index)
            if trigger.kind.type in _RECIPROCAL and not to and tree.dep(whole) == "obj":
                to = taking_part(tree, after(tree, above, ("with", "to")), index)  # "granted an audience to A"
            if trigger.kind.type in _RECIPROCAL and not to and tree.dep(head) == "obl":
                to = taking_part(tree, tree.having(above, "iobj", "obj"), index)  # "told lawmakers at a meeting"
    if trigger.kind.type in ("REJECT", "THREATEN") and not to:
        to = _of_clause(tree, head, index)
    return by or actors, to


def _up_to(tree: Tree, one: Participant, end: int) -> Participant:
    """Somebody without a name in the words before the meeting where they are."""
    if one.entity is not None or not one.span.start < end < one.span.end:
        return one
    words = tree.parsed.text[one.span.start : end].rstrip()
    return Participant(" ".join(words.split()), Span(one.span.start, one.span.start + len(words)), None)


def _is_where(tree: Tree, head: int) -> bool:
    """Whether a meeting is where somebody is: "lawmakers at a meeting"."""
    return tree.dep(head) == "nmod" and any(
        tree.lower[i] in ("at", "during", "after") for i in tree.having(head, "case")
    )


def _whole(tree: Tree, head: int) -> int:
    """What a noun is measured by: the hours of "two hours of talks", the round of "a round of negotiations"."""
    above = tree.token(head).head
    measured = tree.dep(head) == "nmod" and tree.token(above).lemma.lower() in _MEASURES
    return above if measured and any(tree.lower[i] == "of" for i in tree.having(head, "case")) else head


def told_by(tree: Tree, head: int) -> list[int]:
    """The verb that does no more than tell a noun ("a suit was filed", "an agreement reached")."""
    above = tree.token(head).head
    found = [i for i in tree.having(head, "acl") if is_past_participle(tree, i)]
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
    return tuple(Participant(index.name(m) or "", m.span, m.entity) for m in joined_pair(tree, people))


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
        if mention.span.start < last or not JOINED.fullmatch(gap):
            break
        chain.append(mention)
        last = mention.span.end
        if "and" in gap.split():
            more = tuple(Participant(index.name(m) or "", m.span, m.entity) for m in chain if m.entity is not None)
            known = {key_of(p) for p in found}
            return found + tuple(p for p in more if key_of(p) not in known)
    return found


_WITH = re.compile(r"(?:\s+(?!with\b)[\w'’-]+){0,4}\s+with\s")
_LIGHT = frozenset(
    "bring build carry conduct do file give have hold issue launch lay lodge make mount open pass raise reach sign "  # noqa: SIM905
    "stage start strike suspend take resume break end".split()
)
