"""The words that take a stance as the encoder sees them, where the tables have none: "balked at", "could live with it".

A tree whose parse holds `telling` goes in; `Stance`s come out, which the judge of stances weighs beside those of the
tables. The head reads a word with its helpers and negations, so that nothing is turned round here. How it was taught
stands in training/event_words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sanudo.language.event_words import names
from sanudo.reading.cues import is_negated
from sanudo.reading.issue_choice import chosen, persons_in
from sanudo.reading.stance_issues import is_infinitive, relative_object, whole
from sanudo.reading.stance_tables import judgements, words_of
from sanudo.reading.stances import Stance, not_to
from sanudo.reading.tree import Tree

_LEAST = 0.3  # how probable it must be that a word takes a stance, for the judge to be asked
_SURE = 0.3  # how probable an issue must be where no rule finds any
_CALLED = 12  # words behind a thing in which it is told what it is called
_OF_SIDE = 0.5  # the share that one side must have of it
_MEANT = frozenset({"it", "this", "that", "one", "them", "these"})
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
                if side == "against" and _is_willed(tree, told.token, issue):
                    by_rule = replace(by_rule, side="for")
                by_rule = replace(by_rule, side=_as_called(tree, told.token) or by_rule.side)
                if issue and (by_rule.issue or sure >= _SURE):
                    yield not_to(tree, replace(by_rule, issue=issue))


def _is_willed(tree: Tree, head: int, issue: tuple[int, ...]) -> bool:
    """ "Voted to end the contract": it is for the ending, whatever it thinks of the contract."""
    if tree.token(head).lemma.lower() not in words_of("willing") or is_negated(tree, head):
        return False
    return any(i in issue and is_infinitive(tree, i) for i in tree.having(head, "xcomp", "acl", "ccomp", "advcl"))


def _as_called(tree: Tree, head: int) -> str | None:
    """The side of "called the ruling a victory", by what something is called; None where that judges nothing."""
    if tree.token(head).lemma.lower() not in words_of("calling"):
        return None
    things = [i for i in tree.having(head, "obj") if i > head]
    thing = (
        set(tree.subtree(things[0])) - set(tree.having(things[0], "appos", "acl", "nmod", "amod")) if things else set()
    )
    behind = [i for i in tree.subtree(head) if i > head and i not in thing]
    return next((judgements()[tree.lower[i]] for i in behind[:_CALLED] if tree.lower[i] in judgements()), None)


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
    meant = [i for i in tree.having(head, "obj", "obl") if i > head and tree.lower[i] in _MEANT]
    if meant:
        return (meant[0],)  # "does not like it": what that is, is told before
    subject = tree.having(head, "nsubj", "nsubj:pass")
    if subject and tree.token(subject[0]).pos == "NOUN":
        return whole(tree, subject[0], ())
    return ()
