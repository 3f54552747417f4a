"""Whether a report's sentence has a slip of its writer, which an account does not print after it.

A reading and the span of a sentence go in. A word told twice ("political U.S. political groups") and an "-ing" where
"to" wants the plain verb ("permits planes to using") or a plain verb without its "to" are slips; another report's
sentence of the same fact is told then.
"""

from __future__ import annotations

import re

from sanudo.article.types import Span
from sanudo.comparing.grammar import grammar_of
from sanudo.reading.tree import tree_of
from sanudo.reading.types import Reading

_TWICE = re.compile(r"\b(?!that\b|had\b)(?P<word>[a-z]{5,}) (?:[A-Z][\w.]* )?(?P=word)\b")
_WANTING = frozenset(
    ("permit", "allow", "enable", "urge", "ask", "order", "force", "tell", "want", "try", "seek", "agree", "refuse")
) | {"decide", "hope", "expect", "encourage", "persuade", "push", "plan", "intend", "attempt"}
_TO_ING = re.compile(r"\bto [a-z]+ing\b")


def has_a_slip(reading: Reading, span: Span) -> bool:
    """Whether a sentence has a word twice in a row, or "permits them to using"."""
    words = span.of(reading.article.text)
    if _TWICE.search(words) is not None or _lacks_its_to(reading, span):
        return True
    return _TO_ING.search(words) is not None and _wants_the_plain_verb(reading, span)


def _lacks_its_to(reading: Reading, span: Span) -> bool:
    """Whether a verb that wants "to" stands before the plain verb without it: "has pushed create a guard"."""
    tree = tree_of(grammar_of(reading, span).parsed)
    for i in range(len(tree.lower)):
        above = tree.token(i).head
        if tree.dep(i) != "xcomp" or tree.features(i).get("VerbForm") != "Inf" or not above < i:
            continue
        if tree.token(above).lemma.lower() in _WANTING and "to" not in tree.lower[above:i]:
            return "and" not in tree.lower[above:i]
    return False


def _wants_the_plain_verb(reading: Reading, span: Span) -> bool:
    """Whether an "-ing" behind "to" hangs, directly or by what is done meanwhile, on a verb that wants the plain verb:
    not "committed to using", nor "permitted to go on using"."""
    tree = tree_of(grammar_of(reading, span).parsed)
    for i in range(len(tree.lower) - 1):
        verb = tree.token(i).head
        if (
            tree.lower[i] != "to"
            or tree.token(i).pos != "PART"
            or verb != i + 1
            or not tree.lower[verb].endswith("ing")
        ):
            continue
        above = [tree.token(n).lemma.lower() for n in (*tree.above(verb),) if tree.token(n).pos == "VERB"]
        if (
            tree.token(verb).pos == "VERB"
            and tree.token(verb).lemma.lower() != tree.lower[verb]
            and _WANTING & {*above[:2]}
        ):
            return True
    return False
