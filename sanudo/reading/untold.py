"""Where the words of an event tell none: what something is capable of, what is ended or kept from happening, what a
condition or a bare heading names.

A trigger with its tree goes in, a yes or no, or the trigger with the type it has there, comes out. Knows no actors.
"""

from __future__ import annotations

from dataclasses import replace

from sanudo.reading.cues import is_negated
from sanudo.reading.subjects import after
from sanudo.reading.tree import Tree
from sanudo.reading.triggers import Kind, Trigger, is_time

_CAPABLE = frozenset({"capable", "incapable", "able", "unable"})
_ENDING = frozenset(
    "lift ease relax remove drop end waive halt stop cease terminate repeal scrap prevent deter avert avoid".split()  # noqa: SIM905
)
_ENDED = frozenset({"end", "lifting", "easing", "relief", "removal", "halt", "cessation", "repeal", "prevention"})
_UNDER = frozenset({"SANCTION", "COERCE", "ASSAULT", "PROTEST"})
_LITTLE = frozenset({"evidence", "chance", "reason", "need", "progress", "time"})
_MISSILES = frozenset({"missile", "rocket", "satellite", "warhead", "projectile", "icbm", "torpedo"})
_TESTING = frozenset({"test", "test-fire", "test-launch", "testfire"})
_FIRING = frozenset({"fire", "launch", "shoot", *_TESTING})
_AIMED = ("at", "on", "into", "against", "toward", "towards", "across", "over")
_LEAVING = frozenset({"leave", "depart", "quit"})
_HOSTILE_NO = frozenset({"denial", "refusal", "rejection", "no"})
_ACCORDS = frozenset({"accord", "pact", "treaty", "convention", "protocol", "agreement", "deal"})
_FORCES = frozenset(
    "troop force soldier army military garrison tank unit marine peacekeeper brigade fighter rebel militia occupation "  # noqa: SIM905
    "invasion front base".split()
)
_HEADING = 3  # words
_STEPS = 5

_TEST = Kind("MOBILIZE", "weapons", "155", ())
_LIFTED = Kind("CONCEDE", None, "080", ("on", "against", "thing"))
_LEFT = Kind("SANCTION", "withdraw", "161", ("with",))
_EXPELLED = Kind("SANCTION", "expel", "166", ("obj",))


def typed_where_it_stands(tree: Tree, trigger: Trigger) -> Trigger:
    """The trigger as what it tells with what it is done to: a missile that is tested hits nobody, sanctions that are
    lifted punish nobody, who leaves a treaty leads no troops away, and who is ordered to leave is expelled."""
    kind = trigger.kind
    if kind.type == "ASSAULT" and _is_test(tree, trigger):
        return replace(trigger, kind=_TEST)
    if kind.type == "SANCTION" and not trigger.noun and _lifts(tree, trigger.head):
        return replace(trigger, kind=_LIFTED)
    if kind.type == "RETREAT" and kind.mode == "withdraw" and _leaves_an_accord(tree, trigger.head):
        return replace(trigger, kind=_LEFT)
    if kind.type == "REQUEST" and not trigger.noun and _sends_away(tree, trigger.head):
        return replace(trigger, kind=_EXPELLED)
    return trigger


def is_untold(tree: Tree, trigger: Trigger) -> bool:
    """Whether nothing happened by these words, nor will, or is refused."""
    return (
        _is_ability(tree, trigger.head)
        or _is_condition(tree, trigger.head)
        or _is_ended(tree, trigger)
        or _is_lacking(tree, trigger)
        or _is_left_to_others(tree, trigger)
        or _is_heading(tree, trigger)
        or _is_answer(tree, trigger)
        or _is_of_what_is_not_said(tree, trigger)
    )


def departs(tree: Tree, trigger: Trigger) -> bool:
    """Whether it is the verb of a departure: "left Moscow on Friday", and not "left the alliance", "left for Oslo"."""
    if trigger.noun or trigger.kind.mode == "visit" or tree.token(trigger.head).lemma.lower() not in _LEAVING:
        return False
    things = tree.having(trigger.head, "obj")
    return all(tree.token(i).pos == "PROPN" for i in things) and not after(tree, trigger.head, ("for", "from"))


def _is_ability(tree: Tree, head: int) -> bool:
    """ "Missiles capable of striking both capitals"."""
    for index in (head, *_joined(tree, head)):
        above = tree.token(index).head
        joined = {tree.lower[i] for i in tree.having(index, "mark", "case")}
        if above != index and tree.token(above).lemma.lower() in _CAPABLE and "of" in joined:
            return True
    return False


def _joined(tree: Tree, head: int) -> list[int]:
    above = tree.token(head).head
    return [above] if tree.dep(head) == "conj" and above != head else []


def _is_condition(tree: Tree, head: int) -> bool:
    """ "As long as they honour the truce", "provided that they pay"."""
    marks = tree.having(head, "mark")
    if any(tree.lower[i] in ("provided", "providing") for i in marks):
        return True
    return any(
        tree.lower[i] == "as" and i >= 2 and tree.lower[i - 1] == "long" and tree.lower[i - 2] in ("as", "so")
        for i in marks
    ) or any(tree.lower[i : i + 2] == ("long", "as") and i < head for i in tree.having(head, "advmod"))


def _is_ended(tree: Tree, trigger: Trigger) -> bool:
    """ "An end to the attacks", "in return for the lifting of sanctions", "would deter an attack"."""
    if not trigger.noun or trigger.kind.type not in _UNDER:
        return False
    if tree.token(trigger.head).lemma.lower() in _ENDED:
        return True
    index = trigger.head
    for _ in range(_STEPS):
        above = tree.token(index).head
        if above == index:
            return False
        lemma, dep = tree.token(above).lemma.lower(), tree.token(index).dep
        if dep in ("obj", "nsubj:pass") and tree.token(above).pos == "VERB":
            return lemma in _ENDING and not is_negated(tree, above)
        if dep == "nmod" and lemma in _ENDED:
            return any(tree.lower[i] in ("of", "to", "from", "in") for i in tree.having(index, "case"))
        if tree.dep(index) not in ("conj", "compound"):
            return False
        index = above
    return False


def _lifts(tree: Tree, head: int) -> bool:
    return tree.token(head).lemma.lower() in ("lift", "ease", "relax", "waive", "repeal")


def _is_lacking(tree: Tree, trigger: Trigger) -> bool:
    """ "No evidence to support it", "not enough progress to hold a summit", "cannot afford to", "not from talks"."""
    head = trigger.head
    for index in (head, tree.token(head).head) if trigger.noun else (head,):
        above = tree.token(index).head
        infinitive = any(tree.lower[i] == "to" for i in tree.having(index, "mark"))
        if above == index or not infinitive:
            continue
        lemma = tree.token(above).lemma.lower()
        if lemma == "afford":
            return True
        bare = {tree.lower[i] for i in tree.having(above, "det", "amod", "advmod")}
        if lemma in _LITTLE and (bare & {"no", "not", "enough", "little", "insufficient"}):
            return "enough" not in bare or _no_near(tree, above)
    return trigger.noun and _no_phrase(tree, head)


def _no_near(tree: Tree, noun: int) -> bool:
    return any(tree.lower[i] in ("not", "n't", "no") for i in range(max(0, noun - 5), noun))


def _no_phrase(tree: Tree, head: int) -> bool:
    """ "Not from a conversation": the phrase is denied, not the verb."""
    cases = tree.having(head, "case")
    return bool(cases) and cases[0] > 0 and tree.lower[cases[0] - 1] == "not"


def _is_left_to_others(tree: Tree, trigger: Trigger) -> bool:
    """ "Ordered the envoys to leave": they do not withdraw, they are expelled."""
    if (
        trigger.noun
        or trigger.kind.type not in ("RETREAT", "CONSULT")
        or tree.dep(trigger.head) not in ("xcomp", "ccomp")
    ):
        return False
    above = tree.token(trigger.head).head
    return tree.token(above).lemma.lower() == "order" and trigger.kind.mode != "visit"


def _sends_away(tree: Tree, head: int) -> bool:
    """ "Ordered the envoys to leave", "ordered ten envoys out of the country"."""
    if tree.token(head).lemma.lower() != "order":
        return False
    leaves = any(tree.token(i).lemma.lower() in _LEAVING for i in tree.having(head, "xcomp", "ccomp"))
    beside = [head, *tree.having(head, "obj")]
    out = any(after(tree, one, ("out",)) for one in beside) or any(
        tree.lower[i] == "out" for i in tree.having(head, "advmod", "compound:prt")
    )
    return bool(tree.having(head, "obj", "nsubj:pass", "iobj")) and (leaves or out)


def _is_test(tree: Tree, trigger: Trigger) -> bool:
    """ "Test-fired a missile", "launched a rocket from the coast": at nobody."""
    head = trigger.head
    if trigger.noun:
        return False
    lemma = tree.token(head).lemma.lower()
    things = [*tree.having(head, "obj"), *tree.having(head, "nsubj:pass")]
    missiles = any(tree.token(i).lemma.lower() in _MISSILES for i in things)
    if lemma not in _FIRING or not (missiles or lemma in _TESTING):
        return False
    beside = [below for i in (head, *things) for below in tree.children[i]]
    tested = lemma in _TESTING or any(tree.lower[i] in _TESTING for i in beside)
    aimed = [i for one in (head, *things) for i in after(tree, one, _AIMED) if not is_time(tree.lower[i])]
    return tested or not aimed


def _is_heading(tree: Tree, trigger: Trigger) -> bool:
    """ "Troop withdrawal" over a paragraph."""
    if not trigger.noun:
        return False
    sentence = tree.token(trigger.head).sentence
    words = [i for i in tree.subtree(trigger.head) if tree.token(i).sentence == sentence]
    alone = tree.token(trigger.head).head == trigger.head
    return alone and len(words) <= _HEADING and not any(tree.token(i).pos in ("VERB", "AUX") for i in words)


def _is_answer(tree: Tree, trigger: Trigger) -> bool:
    """ "Offered a flat denial": nothing is agreed to."""
    if trigger.noun or trigger.kind.type not in ("AGREE", "AID"):
        return False
    return any(tree.token(i).lemma.lower() in _HOSTILE_NO for i in tree.having(trigger.head, "obj"))


def _leaves_an_accord(tree: Tree, head: int) -> bool:
    """ "Withdrew from the treaty", "its withdrawal from the climate accord"."""
    phrases = after(tree, head, ("from", "of"))
    return any(tree.token(i).lemma.lower() in _ACCORDS for one in phrases for i in (one, *tree.having(one, "flat")))


def _is_of_what_is_not_said(tree: Tree, trigger: Trigger) -> bool:
    """ "The withdrawal takes effect in May": from where, and whether of troops, is not said in the sentence."""
    if not trigger.noun or trigger.kind.type != "RETREAT" or trigger.kind.mode != "withdraw":
        return False
    if after(tree, trigger.head, ("from", "of")):
        return False
    sentence = tree.token(trigger.head).sentence
    last = first = trigger.head
    while first > 0 and tree.token(first - 1).sentence == sentence:
        first -= 1
    while last + 1 < len(tree.lower) and tree.token(last + 1).sentence == sentence:
        last += 1
    return not any(tree.token(i).lemma.lower() in _FORCES for i in range(first, last + 1))
