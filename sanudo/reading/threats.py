"""Threats told by what will follow if: "drivers will block the road unless the tax is dropped, she warned".

A hostile deed that is still to come, on a condition, in the words of one whose deed it would be, is a threat of that
speaker. A trigger with its ground and sides goes in; the speaker comes out as a participant, or None.
"""

from __future__ import annotations

from sanudo.article.types import Span
from sanudo.reading.event_ground import Ground
from sanudo.reading.participants import Sides
from sanudo.reading.tree import Tree
from sanudo.reading.triggers import Trigger
from sanudo.reading.types import Participant

_HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "PROTEST", "MOBILIZE", "REJECT"})
_ON_CONDITION = frozenset({"if", "unless", "until", "should"})
_COMING = frozenset({"will", "would", "'ll", "’ll", "shall"})
_WARNING = frozenset({"warn", "threaten", "vow", "swear"})
_OWN = ("his ", "her ", "its ", "their ", "our ", "my ")


def threatened_by(ground: Ground, trigger: Trigger, sides: Sides, status: str, cue: Span) -> Participant | None:
    """Who threatens what the trigger tells; None where nobody does."""
    if trigger.kind.type not in _HOSTILE or trigger.noun or status not in ("planned", "possible"):
        return None
    helpers = {ground.tree.lower[i] for i in ground.tree.having(trigger.head, "aux")}
    if not helpers & _COMING or not _on_condition(ground.tree, trigger.head):
        return None
    said = [q for q in ground.quotations if any(s.start <= cue.start and cue.end <= s.end for s in q.spans)]
    for quotation in said:
        if quotation.speaker is None or quotation.speaker_name is None or quotation.polarity != "affirmed":
            continue
        cued = quotation.cue.of(ground.text).casefold() if quotation.cue else ""
        warned = any(cued.startswith(word) for word in _WARNING)
        if warned or _is_theirs(ground, quotation.speaker, sides):
            return Participant(quotation.speaker_name, quotation.speaker_span or cue, quotation.speaker)
    return None


def _on_condition(tree: Tree, head: int) -> bool:
    """Whether an "if" hangs on it, or its sentence begins with "should"."""
    above = [i for i in tree.above(head) if tree.token(i).sentence == tree.token(head).sentence]
    for clause in (c for place in (head, *above) for c in tree.having(place, "advcl")):
        if any(tree.lower[i] in _ON_CONDITION for i in (*tree.having(clause, "mark"), *tree.having(clause, "aux")[:1])):
            return True
    return False


def _is_theirs(ground: Ground, speaker: int, sides: Sides) -> bool:
    """Whether the deed would be the speaker's own, his state's, his body's or his people's."""
    who = ground.index.entities[speaker]
    bodies = {role.body.casefold() for role in who.roles if role.body}
    for actor in sides[0]:
        if actor.entity == speaker:
            return True
        if actor.entity is None:
            if actor.name.casefold().startswith(_OWN):
                return True
            continue
        other = ground.index.entities[actor.entity]
        if other.name.casefold() in bodies:
            return True
        if other.kind == "LOC" and other.country and other.country == who.country:
            return True
    return False
