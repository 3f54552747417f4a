"""Words of the ontology that tell something else where they stand: ministers who clash in words, who flies home.

A trigger with its ground goes in, a yes or no comes out. Knows the parse; nothing of dates.
"""

from __future__ import annotations

from sanudo.article.types import Span
from sanudo.reading.event_ground import Ground, extent, token_span, tokens_of
from sanudo.reading.participants import Sides, participants_of
from sanudo.reading.tree import SUBJECTS, Tree
from sanudo.reading.triggers import Trigger
from sanudo.reading.types import Participant

_ATTACKING = frozenset({"attack", "assail", "hit", "slam", "target", "blast"})
_VOWING = frozenset({"vow", "pledge", "promise", "swear"})
_STRIKING = frozenset(
    {"air", "missile", "drone", "military", "nuclear", "preemptive", "pre-emptive", "rocket", "artillery", "precision"}
    | {"retaliatory", "lightning", "first", "lucky", "limited", "punitive", "naval", "aerial", "surgical"}
)
_THINKING = frozenset({"agree", "offer", "concede", "admit", "promise"})
_COMMENTING = frozenset({"comment", "say", "elaborate", "discuss", "speculate", "specify", "name", "identify", "talk"})
_DETAILS = frozenset({"detail", "comment", "information", "reason", "explanation", "question", "name", "figure"})
_ENTERING = frozenset({"enter", "return", "leave", "inspect", "visit", "land", "dock", "cross", "pass", "go", "see"})
_THREATENED = frozenset(
    {"retaliation", "war", "sanction", "consequence", "reprisal", "action", "strike", "revenge", "force", "boycott"}
)
_FORESEEING = frozenset(
    {"expert", "analyst", "economist", "doctor", "scientist", "forecaster", "meteorologist", "critic", "observer"}
    | {"researcher", "specialist", "adviser", "advisor", "report", "study", "survey"}
)
_ARMED = frozenset(
    {"knife", "gun", "rifle", "pistol", "bomb", "fist", "weapon", "machete", "axe", "stone", "blood", "wound", "injure"}
    | {"kill", "troop", "soldier", "army", "force", "rebel", "missile", "hospital", "gunman", "police", "shoot", "stab"}
)
_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})


def is_none(ground: Ground, trigger: Trigger, sides: Sides) -> bool:
    """Whether the words tell no event of their type where they stand, whoever takes part."""
    if trigger.noun:
        return _is_press(ground.tree, trigger) or _is_blow(ground, trigger)
    alone = (_is_opinion, _is_silence, _is_letting, _is_courtesy, _is_wish)
    beside = (_is_advice, _is_scuffle)
    return any(test(ground, trigger) for test in alone) or any(test(ground, trigger, sides) for test in beside)


def _is_press(tree: Tree, trigger: Trigger) -> bool:
    """ "A press release" frees nobody, and a press conference is no talks, if it is not a joint one."""
    named = {tree.lower[i] for i in tree.having(trigger.head, "compound", "amod")}
    conference = tree.token(trigger.head).lemma.lower() == "conference" and "joint" not in named
    if trigger.kind.mode != "release" and not conference:
        return False
    return bool(named & {"press", "news", "media", "album", "video", "data"})


def _is_blow(ground: Ground, trigger: Trigger) -> bool:
    """ "A missile strike", "the strike on the camp": no stopping of work."""
    tree, head = ground.tree, trigger.head
    if trigger.kind.mode != "strike" or tree.token(head).lemma.lower() != "strike" or len(trigger.tokens) > 1:
        return False
    beside = tree.having(head, "compound", "amod", "nmod:poss")
    people = any(m.kind in ("NORP", "LOC") for i in beside for m in ground.index.within(token_span(tree, i)))
    on = any(tree.lower[c] in ("on", "against") for i in tree.having(head, "nmod") for c in tree.having(i, "case"))
    return on or people or any(tree.token(i).lemma.lower() in _STRIKING for i in beside)


def _is_wish(ground: Ground, trigger: Trigger) -> bool:
    """ "Wants to leave", "wants him to know": only what one wants done is asked for ("wants the votes counted")."""
    tree, head = ground.tree, trigger.head
    if tree.token(head).lemma.lower() != "want" or len(trigger.tokens) > 1:
        return False
    done = [i for i in tree.having(head, "xcomp", "ccomp") if tree.features(i).get("VerbForm") == "Part"]
    return not any(not tree.lower[i].endswith("ing") and not tree.having(i, "mark") for i in done)


def _is_opinion(ground: Ground, trigger: Trigger) -> bool:
    """ "Experts agree that it is so", "she offered that he was wrong": what is thought, not what is agreed on."""
    tree, head = ground.tree, trigger.head
    if tree.token(head).lemma.lower() not in _THINKING or len(trigger.tokens) > 1:
        return False
    told = [i for i in tree.having(head, "ccomp", "parataxis") if tree.having(i, *SUBJECTS)]
    ahead = {"will", "would", "should", "shall", "must", "be"}
    return bool(told) and not any(tree.lower[i] in ahead for clause in told for i in tree.having(clause, "aux"))


def _is_silence(ground: Ground, trigger: Trigger) -> bool:
    """ "Declined to comment", "refused to give details": news of a report, not of what it reports."""
    tree, head = ground.tree, trigger.head
    if tree.token(head).lemma.lower() not in ("decline", "refuse"):
        return False
    below = tree.having(head, "xcomp", "obj")
    words = {tree.token(i).lemma.lower() for i in below}
    things = {tree.token(i).lemma.lower() for one in below for i in tree.having(one, "obj", "obl")}
    return bool(words & _COMMENTING) or bool(
        words & {"give", "offer", "provide", "answer", "make"} and things & _DETAILS
    )


def _is_letting(ground: Ground, trigger: Trigger) -> bool:
    """ "Allowing him to pocket the money", "helped them grow": a cause of what another does, not access or aid."""
    tree, head = ground.tree, trigger.head
    lemma = tree.token(head).lemma.lower()
    if len(trigger.tokens) > 1 or lemma not in ("allow", "help", "permit"):
        return False
    below = tree.having(head, "xcomp", "ccomp")
    entering = any(tree.token(i).lemma.lower() in _ENTERING for i in below)
    return (bool(below) and not entering) or (lemma == "allow" and not tree.having(head, "obj", "nsubj:pass"))


def _is_courtesy(ground: Ground, trigger: Trigger) -> bool:
    """ "Thank you for your letter"."""
    tree, head = ground.tree, trigger.head
    thanked = any(tree.lower[i] == "you" for i in tree.having(head, "obj"))
    return tree.token(head).lemma.lower() == "thank" and thanked and not tree.having(head, "nsubj")


def _is_advice(ground: Ground, trigger: Trigger, sides: Sides) -> bool:
    """ "Experts warn that prices may rise", "warned doctors of a rash": who foresees something threatens nobody.

    A threat is one party's to another, tells what the speaker will do, or names what is threatened."""
    tree, head = ground.tree, trigger.head
    if tree.token(head).lemma.lower() not in ("warn", "caution") or trigger.kind.type != "THREATEN":
        return False
    subjects = {tree.token(i).lemma.lower() for i in tree.having(head, *SUBJECTS)}
    if subjects & _FORESEEING:
        return True
    things = {tree.token(i).lemma.lower() for i in tree.having(head, "obl", "nmod", "obj")}
    against = any(tree.lower[c] == "against" for i in tree.having(head, "obl", "advcl") for c in tree.children[i])
    if against or things & _THREATENED or any(p.entity is not None for p in sides[1]):
        return False
    clauses = tree.having(head, "ccomp", "xcomp", "parataxis")
    return not any(_is_own_deed(tree, clause) for clause in clauses)


def _is_own_deed(tree: Tree, clause: int) -> bool:
    """ "(Warned that) he would strike back", "not to come near"."""
    helpers = {tree.lower[i] for i in tree.having(clause, "aux")}
    subject = tree.having(clause, "nsubj")
    own = bool(subject) and tree.lower[subject[0]] in ("he", "she", "they", "it", "we", "i")
    told = any(tree.lower[i] == "to" for i in tree.having(clause, "mark"))
    return told or (own and bool(helpers & {"will", "would"}))


def _is_scuffle(ground: Ground, trigger: Trigger, sides: Sides) -> bool:
    """ "Blasted his way in", "deployed a reform"."""
    tree = ground.tree
    lemma = tree.token(trigger.head).lemma.lower()
    if lemma in ("deploy", "mobilise", "mobilize") and len(trigger.tokens) == 1:
        return bool(tree.having(trigger.head, "obj"))  # troops are a row of their own
    if lemma == "encourage" and tree.having(trigger.head, "xcomp", "ccomp"):
        return True  # what another is to do
    return any(tree.lower[i] in ("way", "ways") for i in tree.having(trigger.head, "obj")) and not sides[1]


def is_person(ground: Ground, participant: Participant) -> bool:
    return participant.entity is not None and ground.index.entities[participant.entity].kind == "PERSON"


def in_words(ground: Ground, trigger: Trigger, sentence: Span) -> bool:
    """ "Attacked him as a coward", "attacked the plan over its cost": with words, not with arms."""
    tree = ground.tree
    if trigger.kind.type != "ASSAULT" or tree.token(trigger.head).lemma.lower() not in _ATTACKING:
        return False
    sides = participants_of(tree, trigger, ground.index)
    named = [p for side in sides for p in side[:1] if is_person(ground, p)]
    if len(named) == 2 and not any(tree.token(i).lemma.lower() in _ARMED for i in tokens_of(tree, sentence)):
        return True  # one politician another
    if trigger.noun:
        return False
    beside = tree.having(trigger.head, "obl", "advcl")
    beside += [below for child in tree.having(trigger.head, "obj") for below in tree.having(child, "nmod")]
    return any(tree.lower[i] in ("as", "over") for child in beside for i in tree.having(child, "case", "mark"))


def only_seen(ground: Ground, trigger: Trigger) -> bool:
    """ "Saw him leave", "came to America as a child": who sees somebody meets them where a day says when, and who comes
    somewhere is there for something or on a day."""
    lemma = ground.tree.token(trigger.head).lemma.lower()
    if trigger.noun or lemma not in ("see", "come", "return", "go"):
        return False
    if len(trigger.tokens) > 1 and lemma == "see":
        return False  # "saw each other"
    if lemma == "see" and ground.tree.having(trigger.head, "xcomp", "ccomp", "advcl"):
        return True
    own = extent(ground.tree, trigger)
    dated = any(own.start <= t.span.start < own.end and t.kind in ("DATE", "TIME") for t in ground.times)
    aimed = lemma != "see" and any(
        ground.tree.lower[m] == "to"
        for c in ground.tree.having(trigger.head, "advcl", "xcomp")
        for m in ground.tree.having(c, "mark")
    )
    return not dated and not aimed and (lemma == "see" or not ground.tree.having(trigger.head, "aux"))


def brings(tree: Tree, trigger: Trigger) -> bool:
    """ "Flew the wounded to Lima", "flies home": no visit."""
    if trigger.noun or trigger.kind.mode != "visit" or "obj" in trigger.kind.argument:
        return False
    home = any(tree.lower[i] == "home" for i in tree.children[trigger.head])
    return home or any(i not in trigger.tokens for i in tree.having(trigger.head, "obj"))


def with_a_threat(ground: Ground, trigger: Trigger) -> bool:
    """ "Vowed to strike back", "promised to expel him": an undertaking that is none."""
    if trigger.noun or ground.tree.token(trigger.head).lemma.lower() not in _VOWING:
        return False
    told = {ground.triggers.get(i) for i in ground.tree.having(trigger.head, "xcomp")}
    return bool(told & _HOSTILE)


def will_not(tree: Tree, trigger: Trigger) -> bool:
    """ "Will not", "would never": whose own deed it is says no."""
    helpers = {tree.lower[i] for i in tree.having(trigger.head, "aux")}
    return not trigger.noun and bool(helpers & {"will", "would", "wo", "shall"}) and "have" not in helpers
