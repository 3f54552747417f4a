"""How sure it is that a trigger with its participants tells an event: by what stands beside it, 0 to 1.

A tree, a trigger and its sides go in. Two named sides are surest. One side is enough where the word needs no other
("resigned", "demonstrated"), where the other is a pronoun that nothing resolves, or where a passive tells whom it hit.
"""

from __future__ import annotations

from sanudo.reading.participants import Sides, patients, told_by
from sanudo.reading.tree import Tree
from sanudo.reading.triggers import Trigger

_BOTH, _ENOUGH, _HALF, _LITTLE = 0.6, 0.5, 0.45, 0.25
_NAMED = {2: 0.15, 1: 0.1}  # for a name, of two sides and of one
_NOUN = 0.1  # less, for a noun
_BEFALLS = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE"})  # "40 people were killed": by whom need not be said
_ALONE = frozenset({"PROTEST", "MOBILIZE"})
_NEEDING = frozenset({"release", "access", "restrict"})  # modes that are done to somebody
_STATING = frozenset({"RETREAT", "REJECT", "COERCE"})
_BOUND = frozenset({"AGREE", "REQUEST", "THREATEN"})  # "agreed to", "called for": what to, must be said
_MEETING = frozenset({"meet", "confer", "negotiate"})
_GOING = frozenset({"visit", "tour", "travel", "fly", "arrive"})
_SOMEWHERE = frozenset(
    "area base border camp capital cemetery church city country embassy factory front headquarters hospital island "  # noqa: SIM905
    "memorial mosque plant prison province region scene school site town university village".split()
)
_DEMANDING = frozenset({"demand", "pledge", "promise", "propose", "request", "seek", "threaten", "urge", "vow"})
_HARMING = frozenset({"kill", "injure", "wound", "hurt", "maim", "massacre", "destroy", "slay"})
_DOING = frozenset({"i", "we", "he", "she", "they", "who"})
_PERSONAL = frozenset({"him", "her", "them", "us", "me", "you", "it"})
_WORDS = frozenset(
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
    """The confidence of an event; 0 where there is none."""
    actors, recipients = sides
    named = sum(any(p.entity is not None for p in side) for side in sides)
    if (not actors and not recipients) or _says_nothing(tree, trigger):
        return 0.0
    if actors and recipients:
        base = _BOTH + _NAMED[2] * named
    elif recipients:
        base = _befallen(tree, trigger) + _NAMED[1] * named
    else:
        base = _alone(tree, trigger) + _NAMED[1] * named
    return round(base - (_NOUN if trigger.noun else 0.0), 3)


def _befallen(tree: Tree, trigger: Trigger) -> float:
    """Of an event whose doer is not said."""
    if trigger.noun:
        return _ENOUGH if trigger.kind.type in _BEFALLS and told_by(tree, trigger.head) else _HALF - 0.05
    if patients(tree, trigger.head):
        return _ENOUGH if trigger.kind.type in _BEFALLS else _HALF - 0.1
    if _struck_by_things(tree, trigger):
        return _ENOUGH
    subject = tree.having(trigger.head, "nsubj")
    somebody = bool(subject) and tree.lower[subject[0]] in _DOING and trigger.kind.type not in ("AID", "CONSULT")
    return _HALF - 0.05 if somebody else _LITTLE


def _struck_by_things(tree: Tree, trigger: Trigger) -> bool:
    """ "A bomb killed nine people", "the attacks that killed four": no doer, yet done."""
    if trigger.kind.type != "ASSAULT" or tree.token(trigger.head).lemma.lower() not in _HARMING:
        return False
    subjects = tree.having(trigger.head, "nsubj")
    if any(tree.lower[i] in ("that", "which") for i in subjects):
        subjects = [tree.token(trigger.head).head]
    return any(tree.token(i).pos == "NOUN" for i in subjects)


def _alone(tree: Tree, trigger: Trigger) -> float:
    """Of an event with a doer only."""
    if trigger.noun:
        return (
            _HALF if trigger.kind.type in _ALONE | _STATING | _BOUND and trigger.kind.mode not in _NEEDING else _LITTLE
        )
    return _ENOUGH if _complete(tree, trigger) else _LITTLE


def _complete(tree: Tree, trigger: Trigger) -> bool:
    """Whether a verb with its doer says what was done, though not to whom."""
    kind, head = trigger.kind, trigger.head
    if kind.type in _ALONE:
        return not _shown(tree, trigger)
    if kind.type == "CONSULT":
        meeting = len(trigger.tokens) > 1 or tree.token(head).lemma.lower() in _MEETING
        return (kind.mode is None and meeting and _plural(tree, head)) or _gone(tree, trigger)
    if kind.type in ("SUPPORT", "ASSAULT") and len(trigger.tokens) > 1:
        return True  # "signed the treaty", "seized power"
    if _somebody(tree, trigger):
        return True
    if kind.mode in _NEEDING:
        return False
    if kind.type in _STATING:
        return kind.type != "COERCE" or bool(tree.having(head, "obj"))
    if kind.type not in _BOUND:
        return False
    clause = tree.having(head, "xcomp")
    if tree.token(head).lemma.lower() not in ("agree", "ask", "offer"):
        clause = clause or tree.having(head, "ccomp")
    if tree.token(head).lemma.lower() in _DEMANDING:
        clause = clause or tree.having(head, "obj")
    return len(trigger.tokens) > 1 or bool(clause)


def _gone(tree: Tree, trigger: Trigger) -> bool:
    """ "Toured the camp", "travelled to the front": where to is said, though no name says it."""
    if trigger.noun or tree.token(trigger.head).lemma.lower() not in _GOING:
        return False
    if "obj" in trigger.kind.argument:
        return any(_is_somewhere(tree, i) for i in tree.having(trigger.head, "obj"))
    return any(
        _is_somewhere(tree, child)
        for child in tree.having(trigger.head, "obl")
        if any(tree.lower[i] in trigger.kind.argument for i in tree.having(child, "case"))
    )


def _is_somewhere(tree: Tree, index: int) -> bool:
    return tree.token(index).pos == "PROPN" or tree.token(index).lemma.lower() in _SOMEWHERE


def _as_said(tree: Tree, head: int) -> bool:
    """ "As called for by the law"."""
    marked = any(tree.lower[i] == "as" for i in tree.having(head, "mark"))
    return marked and tree.dep(head) == "advcl" and not tree.having(head, "nsubj", "aux")


def _shown(tree: Tree, trigger: Trigger) -> bool:
    """ "Demonstrated a new telephone", "a deal struck by both": no protest."""
    plain = len(trigger.tokens) == 1 and "obj" not in trigger.kind.argument
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


def _says_nothing(tree: Tree, trigger: Trigger) -> bool:
    """ "Declined to comment", "asked if he was sure", "asked a question": of reporters' work, no event."""
    lemma = tree.token(trigger.head).lemma.lower()
    if trigger.noun:
        return False
    if lemma == "plead" and any(tree.lower[i] in ("guilty", "innocent") for i in tree.children[trigger.head]):
        return True
    if _as_said(tree, trigger.head):
        return True
    if lemma == "deliver" and any(tree.token(i).lemma.lower() in _WORDS for i in tree.having(trigger.head, "obj")):
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
