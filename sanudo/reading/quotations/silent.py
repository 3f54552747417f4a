"""Words of saying that say nothing of their subject: questions put to somebody, questions whether, nobody."""

from __future__ import annotations

from sanudo.reading.quotations.field import Field
from sanudo.reading.quotations.proposals import Anchor


def says_nothing(own: Field, anchor: Anchor) -> bool:
    """ "Asked about the plan, she ...": the question is not hers. "Asked not to be named" says nothing."""
    tree, cue = own.ground.tree, anchor.cue
    if cue is None:
        return False
    if _is_question(own, cue.head):
        return True
    if cue.lemma != "ask":
        return False
    after = tree.lower[cue.head + 1 : cue.head + 5]
    if after[:3] == ("not", "to", "be"):
        return after[3:] in (("named",), ("identified",), ("quoted",))
    if tree.lower[cue.head] == "asked" and own.sentence[cue.head][0] == cue.head:
        return True
    alone = tree.dep(cue.head) in ("advcl", "acl") and not tree.having(cue.head, "aux", "nsubj")
    return alone and tree.features(cue.head).get("VerbForm") == "Part" and not tree.lower[cue.head].endswith("ing")


def _is_question(own: Field, head: int) -> bool:
    """ "Did she say that ...?" says nothing of what she said; nor does "nobody said"."""
    tree = own.ground.tree
    head = tree.token(head).head if tree.dep(head) == "aux" else head
    subject = tree.subject(head)
    if subject is None:
        return False
    if tree.lower[subject] in ("nobody", "none"):
        return True
    asks = tree.lower[own.sentence[head][1]] == "?" and own.marked[head + 1] == own.marked[head]
    return asks and any(i < subject < head for i in tree.having(head, "aux"))
