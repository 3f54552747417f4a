"""How sure it is that a trigger with its participants tells an event: by what stands beside it, 0 to 1.

A tree, a trigger and its sides go in. Two named sides are surest. One side is enough where the word needs no other
("resigned", "demonstrated"), where the other is a pronoun that nothing resolves, or where a passive tells whom it hit.
"""

from __future__ import annotations

import re

from sanudo.reading.participants import Sides, told_by
from sanudo.reading.stance_issues import is_matter
from sanudo.reading.subjects import is_known, patients
from sanudo.reading.tree import Tree
from sanudo.reading.triggers import Trigger
from sanudo.reading.types import Participant

_BOTH, _ENOUGH, _HALF, _LITTLE = 0.6, 0.5, 0.45, 0.25
_NAMED = {2: 0.15, 1: 0.1}  # for a name, of two sides and of one
_NOUN = 0.1  # less, for a noun
_BEFALLS = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE"})  # "40 people were killed": by whom need not be said
_PUBLIC = _BEFALLS - {"ACCUSE"} | {"PROTEST", "MOBILIZE"}  # whoever does it, it is an event
_ANYBODY = 0.3  # less, where nobody is named and nobody is of the field: what a shop did to its customer
_WITH_OTHERS = frozenset({"CONSULT", "COOPERATE"})  # not done alone
_ALONE = frozenset({"PROTEST", "MOBILIZE"})
_NEEDING = frozenset({"release", "access", "restrict"})  # modes that are done to somebody
_STATING = frozenset({"RETREAT", "REJECT", "COERCE"})
_BOUND = frozenset({"AGREE", "REQUEST", "THREATEN"})  # "agreed to", "called for": what to, must be said
_CALLING_OFF = frozenset({"cancel", "postpone", "delay", "scrap", "defer"})
_MEETS = re.compile(  # a body that meets, or people in office, several of them
    r"\b(?:council|cabinet|board|committee|commission|parliament|assembly|senate|congress|panel|jury|presidium|politburo|"
    r"ministers|leaders|donors|creditors|shareholders|heads of state|ambassadors|envoys|negotiators|governors|chiefs|"
    r"delegations|delegates|lawmakers|experts|presidents|officials|diplomats|generals|commanders|parties|sides)\b",
    re.IGNORECASE,
)
_NEVER = ("supporters", "members", "officials said")
_MEETING = frozenset({"meet", "confer", "negotiate"})
_GOING = frozenset({"visit", "tour", "travel", "fly", "arrive"})
_SOMEWHERE = frozenset(
    (
        *("area", "barracks", "base", "border", "bridge", "camp", "capital", "cemetery", "church", "city", "clinic"),
        *("country", "dam", "district", "embassy", "factory", "farm", "front", "headquarters", "hospital", "island"),
        *("laboratory", "market", "memorial", "mine", "mosque", "museum", "plant", "port", "prison", "province"),
        *("reactor", "refinery", "region", "scene", "school", "shipyard", "site", "station", "town", "university"),
        "village",
    )
)
_DEMANDING = frozenset({"demand", "pledge", "promise", "propose", "request", "seek", "threaten", "urge", "vow"})
_SAVING = frozenset({"rescue", "evacuate"})
_HAPPENING = frozenset(
    "open begin start take continue enter end resume erupt break follow spread halt paralyse paralyze disrupt cripple "  # noqa: SIM905
    "close stop last drag adjourn".split()
)
_HARMING = frozenset({"kill", "injure", "wound", "hurt", "maim", "massacre", "destroy", "slay"})
_DOING = frozenset({"i", "we", "he", "she", "they", "who"})
_PERSONAL = frozenset({"him", "her", "them", "us", "me", "you", "it"})
WORDS = frozenset(
    "address defence defense lecture message promise remark report result ruling speech statement verdict".split()  # noqa: SIM905
)
_GAMES = frozenset(
    "vote point percent % election primary poll race ballot run-off contest match game final cup league goal".split()  # noqa: SIM905
)
_SILENT = frozenset(
    "answer comment confirm detail disclose elaborate explain identify name reveal say specify".split()  # noqa: SIM905
)
_ASKING = frozenset({"if", "whether", "why", "how", "what", "who", "when", "where"})


def confidence_of(tree: Tree, trigger: Trigger, sides: Sides) -> float:
    """The confidence of an event by these alone; below 0 at the least."""
    actors, recipients = sides
    named = sum(any(p.entity is not None for p in side) for side in sides)
    if actors and recipients:
        base = _BOTH + _NAMED[2] * named
    elif recipients:
        base = _befallen(tree, trigger) + _NAMED[1] * named
    else:
        base = _alone(tree, trigger, actors) + _NAMED[1] * named
    if not named and trigger.kind.type not in _PUBLIC and not any(is_of_the_field(p) for p in (*actors, *recipients)):
        base -= _ANYBODY
    return round(base - (_NOUN if trigger.noun else 0.0), 3)


def is_of_the_field(participant: Participant) -> bool:
    """Whether it is told by a noun that this field speaks of: the army, but not a customer."""
    return _MEETS.search(participant.name) is not None or any(is_known(w) for w in participant.name.casefold().split())


def is_done_to_a_thing(tree: Tree, trigger: Trigger, sides: Sides) -> bool:
    """ "Met the deadline", "received treatment", "released an album": what is done to people, here to none."""
    if trigger.noun or trigger.seen or sides[1] or "obj" not in trigger.kind.argument:
        return False
    if all(i in trigger.tokens for i in tree.having(trigger.head, "obj")):
        return False
    return trigger.kind.mode == "release" or (trigger.kind.type == "CONSULT" and not _gone(tree, trigger))


def _befallen(tree: Tree, trigger: Trigger) -> float:
    """Of an event whose doer is not said."""
    if trigger.noun:
        if trigger.kind.type in _BEFALLS and _happens(tree, trigger.head):
            return _ENOUGH + _NOUN  # "the trial of A opened"
        return _ENOUGH if trigger.kind.type in _BEFALLS and told_by(tree, trigger.head) else _HALF - 0.05
    if "self" in trigger.kind.argument:
        return _ENOUGH
    if patients(tree, trigger.head):
        whole = (
            trigger.kind.type in _BEFALLS or trigger.kind.mode == "release" or tree.token(trigger.head).lemma in _SAVING
        )
        return _ENOUGH if whole else _HALF - 0.1
    if _struck_by_things(tree, trigger):
        return _ENOUGH
    subject = tree.having(trigger.head, "nsubj")
    somebody = bool(subject) and tree.lower[subject[0]] in _DOING and trigger.kind.type not in ("AID", "CONSULT")
    return _HALF - 0.05 if somebody else _LITTLE


def _happens(tree: Tree, noun: int) -> bool:
    """Whether a noun is the subject of a verb by which it begins, goes on, ends or has its effect."""
    above = tree.token(noun).head
    return tree.dep(noun) == "nsubj" and tree.token(above).pos == "VERB" and tree.token(above).lemma in _HAPPENING


def _struck_by_things(tree: Tree, trigger: Trigger) -> bool:
    """ "A bomb killed nine people", "the attacks that killed four": no doer, yet done."""
    if trigger.kind.type != "ASSAULT" or tree.token(trigger.head).lemma.lower() not in _HARMING:
        return False
    subjects = tree.having(trigger.head, "nsubj")
    if any(tree.lower[i] in ("that", "which") for i in subjects):
        subjects = [tree.token(trigger.head).head]
    return any(tree.token(i).pos == "NOUN" for i in subjects)


def _alone(tree: Tree, trigger: Trigger, actors: tuple[Participant, ...]) -> float:
    """Of an event with a doer only."""
    if trigger.noun:
        if trigger.kind.type == "PROTEST" and _happens(tree, trigger.head):
            return _ENOUGH + _NOUN  # "a strike by dockers entered its second week"
        if trigger.kind.type not in _WITH_OTHERS and _is_made(tree, trigger.head):
            return _ENOUGH + _NOUN  # "launched an attack" is told as "attacked" is
        if trigger.kind.type in _BOUND | _STATING and _is_told_whole(tree, trigger.head):
            return _ENOUGH + _NOUN
        if trigger.kind.mode == "visit" and _is_called_off(tree, trigger.head):
            return _ENOUGH
        if trigger.kind.type == "CONSULT" and trigger.kind.mode is None and _are_several(actors):
            return _ENOUGH + _NOUN  # "the council's meeting", "a summit of leaders"
        return (
            _HALF if trigger.kind.type in _ALONE | _STATING | _BOUND and trigger.kind.mode not in _NEEDING else _LITTLE
        )
    return _ENOUGH if _complete(tree, trigger, actors) else _LITTLE


def _complete(tree: Tree, trigger: Trigger, actors: tuple[Participant, ...]) -> bool:
    """Whether a verb with its doer says what was done, though not to whom."""
    kind, head = trigger.kind, trigger.head
    if kind.type in _ALONE:
        return not _shown(tree, trigger)
    if kind.type == "CONSULT":
        if any(i not in trigger.tokens for i in tree.having(head, "obj")):
            return _gone(tree, trigger)  # "met the deadline"
        meeting = len(trigger.tokens) > 1 or tree.token(head).lemma.lower() in _MEETING
        return (kind.mode is None and meeting and _can_meet_alone(tree, trigger, actors)) or _gone(tree, trigger)
    if kind.type not in _WITH_OTHERS and any(tree.token(i).pos == "NOUN" for i in trigger.tokens):
        return True  # "signed the treaty", "imposed a curfew"
    if _somebody(tree, trigger) or _to_a_thing(tree, trigger):
        return True
    if kind.mode in _NEEDING:
        return False
    if kind.type in _STATING:
        return kind.type != "COERCE" or bool(tree.having(head, "obj"))
    if kind.type not in _BOUND:
        return False
    clause = tree.having(head, "xcomp")
    if tree.token(head).lemma.lower() not in ("agree", "ask", "offer") or _that(tree, head):
        clause = clause or tree.having(head, "ccomp")
    if tree.token(head).lemma.lower() in _DEMANDING:
        clause = clause or tree.having(head, "obj")
    return (len(trigger.tokens) > 1 and "obj" not in kind.argument) or bool(clause)


def _is_told_whole(tree: Tree, head: int) -> bool:
    """ "The refusal by the authorities to admit them": a noun with its doer and what it is about."""
    doer = tree.having(head, "nmod:poss") + [
        i for i in tree.having(head, "nmod") if any(tree.lower[c] == "by" for c in tree.having(i, "case"))
    ]
    about = [i for i in tree.having(head, "acl") if any(tree.lower[m] == "to" for m in tree.having(i, "mark"))]
    return bool(doer and about)


def _is_called_off(tree: Tree, head: int) -> bool:
    """ "Put off his visit", "cancelled her trip": whose it was to be is said, and need not be where to."""
    verb = tree.token(head).head
    off = any(tree.lower[i] == "off" for i in tree.having(verb, "compound:prt"))
    return tree.dep(head) == "obj" and (off or tree.token(verb).lemma.lower() in _CALLING_OFF)


def _can_meet_alone(tree: Tree, trigger: Trigger, actors: tuple[Participant, ...]) -> bool:
    """ "The two leaders met", "the council meets"."""
    return _plural(tree, trigger.head) or _are_several(actors)


def _are_several(actors: tuple[Participant, ...]) -> bool:
    """Whether one name is of a body or group that meets by itself."""
    return any(_MEETS.search(p.name) and not p.name.casefold().endswith(_NEVER) for p in actors)


def _is_made(tree: Tree, head: int) -> bool:
    """Whether a noun is the object of a verb that does no more than do it, or the subject of its passive."""
    verb = tree.token(head).head
    made = verb in told_by(tree, head) and tree.token(verb).lemma != "have"
    return made and tree.token(head).dep in ("obj", "nsubj:pass")


def _to_a_thing(tree: Tree, trigger: Trigger) -> bool:
    """ "Bombed two trains", "recalled its envoy", "welcomed the accord": done, though to nobody."""
    if "thing" not in trigger.kind.argument:
        return False
    things = [i for i in tree.having(trigger.head, "obj") if tree.token(i).pos in ("NOUN", "PROPN")]
    return bool(things) and not (trigger.kind.type == "ASSAULT" and any(is_matter(tree, i) for i in things))


def _that(tree: Tree, head: int) -> bool:
    """ "Asked that he be given time"."""
    return any(tree.lower[i] == "that" for c in tree.having(head, "ccomp") for i in tree.having(c, "mark"))


def _gone(tree: Tree, trigger: Trigger) -> bool:
    """ "Toured the camp", "travelled to the front": where to is said, though no name says it."""
    if trigger.noun or tree.token(trigger.head).lemma.lower() not in _GOING:
        return False
    if "obj" in trigger.kind.argument:
        return any(is_somewhere(tree, i) for i in tree.having(trigger.head, "obj"))
    return any(
        is_somewhere(tree, child)
        for child in tree.having(trigger.head, "obl")
        if any(tree.lower[i] in trigger.kind.argument for i in tree.having(child, "case"))
    )


def is_somewhere(tree: Tree, index: int) -> bool:
    """Whether a token is a name, or a noun of a place that one goes to."""
    return tree.token(index).pos == "PROPN" or tree.token(index).lemma.lower() in _SOMEWHERE


def _as_said(tree: Tree, head: int) -> bool:
    """ "As called for by the law"."""
    marked = any(tree.lower[i] == "as" for i in tree.having(head, "mark"))
    return marked and tree.dep(head) == "advcl" and not tree.having(head, "nsubj", "aux")


def _shown(tree: Tree, trigger: Trigger) -> bool:
    """ "Demonstrated a new telephone", "a deal struck by both": no protest."""
    plain = len(trigger.tokens) == 1 and "obj" not in trigger.kind.argument
    if trigger.kind.type == "MOBILIZE":
        return False
    return plain and bool(tree.having(trigger.head, "obj") or patients(tree, trigger.head))


def _somebody(tree: Tree, trigger: Trigger) -> bool:
    """ "Accused them": to whom is said, though not who they are."""
    return "obj" in trigger.kind.argument and any(
        tree.lower[i] in _PERSONAL - {"it"} for i in tree.having(trigger.head, "obj", "iobj")
    )


def _plural(tree: Tree, head: int) -> bool:
    """ "The two leaders met"."""
    subject = tree.subject(head)
    return subject is not None and tree.features(subject).get("Number") == "Plur" and tree.token(subject).pos != "PRON"


def says_nothing(tree: Tree, trigger: Trigger) -> bool:
    """ "Declined to comment", "asked if he was sure", "asked a question": of reporters' work, no event."""
    lemma = tree.token(trigger.head).lemma.lower()
    if trigger.noun:
        return False
    if any(tree.lower[i].endswith(("self", "selves")) for i in tree.having(trigger.head, "obj")):
        return trigger.kind.mode == "resign"  # "resigned himself to serving"
    if (
        lemma == "pull"
        and trigger.kind.mode == "withdraw"
        and len(trigger.tokens) == 2
        and tree.having(trigger.head, "obj")
    ):
        return True  # "pulling out the stops"
    if lemma == "plead" and any(tree.lower[i] in ("guilty", "innocent") for i in tree.children[trigger.head]):
        return True
    if _as_said(tree, trigger.head):
        return True
    if lemma == "deliver" and any(tree.token(i).lemma.lower() in WORDS for i in tree.having(trigger.head, "obj")):
        return True
    if lemma in ("beat", "defeat", "thrash", "rout"):
        return _at_game(tree, trigger.head)
    if lemma in ("decline", "refuse"):
        if lemma == "decline" and not tree.having(trigger.head, "xcomp", "obj"):
            return True  # "declined from 77 to 65 percent"
        return any(tree.token(i).lemma.lower() in _SILENT for i in tree.having(trigger.head, "xcomp"))
    if lemma != "ask":
        return False
    clauses = tree.having(trigger.head, "ccomp", "advcl", "xcomp")
    asked = any(tree.lower[i] in _ASKING for c in clauses for i in tree.having(c, "mark", "advmod", "obj", "nsubj"))
    about = any(tree.lower[i] == "about" for c in tree.having(trigger.head, "obl") for i in tree.having(c, "case"))
    question = any(tree.token(i).lemma.lower() == "question" for i in tree.having(trigger.head, "obj"))
    quoted = any(tree.lower[i] == "?" for c in clauses for i in tree.having(c, "punct"))
    return asked or question or about or quoted


def _at_game(tree: Tree, head: int) -> bool:
    """ "Beat him by 21,000 votes", "beat Chile in the final"."""
    below = (tree.token(i).lemma.lower() for child in tree.having(head, "obl") for i in tree.subtree(child)[:20])
    return any(word in _GAMES for word in below)
