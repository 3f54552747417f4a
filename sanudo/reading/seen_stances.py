"""The words that take a stance as the encoder sees them, where the tables have none: "balked at", "could live with it".

A tree whose parse holds `telling` goes in; `Stance`s come out, which the judge of stances weighs beside those of the
tables. The head reads a word with its helpers and negations, so that nothing is turned round here. How it was taught
stands in training/event_words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sanudo.language.event_words import names
from sanudo.reading.issue_choice import chosen, persons_in
from sanudo.reading.stance_issues import relative_object, whole
from sanudo.reading.stances import Stance
from sanudo.reading.tree import Tree

_LEAST = 0.5  # how probable it must be that a word takes a stance
_SURE = 0.3  # how probable an issue must be where no rule finds any
_OF_SIDE = 0.5  # the share that one side must have of it
_COMPLEMENTS = ("ccomp", "xcomp", "obj", "obl", "nmod", "acl", "advcl")


def seen_stances(tree: Tree, is_time: frozenset[int]) -> Iterator[Stance]:
    """The stances that the words of a text may take, in order."""
    persons = persons_in(tree)
    for told in tree.parsed.telling:
        seen = 1 - told.stances[0]
        if seen < _LEAST:
            continue
        for side, chance in zip(names()["stances"][1:], told.stances[1:], strict=True):
            if chance > _OF_SIDE * seen:
                by_rule = Stance(told.token, side, issue_by_rule(tree, told.token, is_time), told.token)
                issue, sure = chosen(tree, by_rule, "seen", is_time, persons)
                if issue and (by_rule.issue or sure >= _SURE):
                    yield replace(by_rule, issue=issue)


def issue_by_rule(tree: Tree, head: int, is_time: frozenset[int]) -> tuple[int, ...]:
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
