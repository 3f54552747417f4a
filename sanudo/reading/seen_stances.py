"""The words that take a stance as the encoder sees them, where the tables have none: "balked at", "could live with it".

A tree whose parse holds `telling` goes in, with the places of the stances that are known; `Stance`s come out. The head
reads a word with its helpers and negations, so that nothing is turned round here. How it was taught stands in
training/event_words.
"""

from __future__ import annotations

from collections.abc import Iterator

from sanudo.language.event_words import names
from sanudo.reading.stance_issues import relative_object, whole
from sanudo.reading.stances import Stance
from sanudo.reading.tree import Tree

_LEAST = 0.75  # how probable it must be that a word takes a stance
_OF_SIDE = 0.55  # the share that one side must have of it
_COMPLEMENTS = ("ccomp", "xcomp", "obj", "obl", "nmod", "acl", "advcl")


def seen_stances(tree: Tree, known: frozenset[int], is_time: frozenset[int]) -> Iterator[Stance]:
    """The stances of a text in order; none at or right above or below a token of `known`."""
    for told in tree.parsed.telling:
        head = told.token
        around = {head, tree.token(head).head, *tree.children[head]}
        if 1 - told.stances[0] < _LEAST or around & known:
            continue
        best = max(range(1, len(told.stances)), key=lambda n: told.stances[n])
        if told.stances[best] < _OF_SIDE * (1 - told.stances[0]):
            continue
        issue = _issue(tree, head, is_time)
        if issue:
            yield Stance(head, names()["stances"][best], issue, head)


def _issue(tree: Tree, head: int, is_time: frozenset[int]) -> tuple[int, ...]:
    """What it is about: what is said or wanted, else the object, else the thing that the relative clause is of, else
    the subject, where that is a thing."""
    for dep in _COMPLEMENTS:
        for child in tree.having(head, dep):
            if child in is_time or child < head or tree.token(child).pos in ("ADV", "PRON", "INTJ"):
                continue
            before = tuple(i for i in tree.having(child, "case", "mark") if i < child)
            return whole(tree, child, before)
    thing = relative_object(tree, head)
    if thing is not None:
        return (thing,)
    subject = tree.having(head, "nsubj", "nsubj:pass")
    if subject and tree.token(subject[0]).pos == "NOUN":
        return whole(tree, subject[0], ())
    return ()
