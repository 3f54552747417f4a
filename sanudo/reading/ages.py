"""Whether an event is of an age gone by: a year long before the writing, "decades ago", "in the Cold War".

A tree and the token that tells the event go in. The names of ages stand in ontology/eras.tsv.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from sanudo.reading.tree import Tree
from sanudo.reading.triggers import rows

_STEPS = 6
_NEAR = 60  # tokens
_OLD = 2  # years before the writing from which a deed is history
_YEAR = re.compile(r"(1\d{3}|20\d\d)s?$")
_CENTURY = re.compile(r"\b(?!21st|twenty-first|this|next)\S*(?:th|st|nd|rd|first|second|third)[ -]century\b")
_AGO = re.compile(
    r"\b(?:(?:[3-9]|\d{2,}|three|four|five|six|seven|eight|nine|ten|\w+teen|twenty|\w+ty|many|several|hundred) years"
    r"|decades?|century|centuries|generations?) (?:ago|earlier|before)\b"
)
_FRESH = frozenset({"yesterday", "today", "tonight"}) | {
    f"{day}day" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
}


def is_old(tree: Tree, head: int, written: int | None) -> bool:
    """Whether a year long before the writing or a word for an age gone by stands in the clause, and no day of news."""
    top = _clause(tree, head)
    below = _nearby(tree, top, head)
    if tree.dep(top) == "conj" and not tree.having(top, "nsubj", "nsubj:pass"):
        below = sorted({*below, *_nearby(tree, tree.token(top).head, head)})  # "was stormed in 1521 and retaken"
    if top == head and any(tree.lower[i] in _FRESH or tree.lower[i] in ("have", "has") for i in tree.children[top]):
        return False
    if written is not None:
        years = [int(found[1]) for i in below if (found := _YEAR.match(tree.lower[i]))]
        if years and max(years) + _OLD <= written:
            return True
    words = " ".join(tree.lower[i] for i in below)
    if _CENTURY.search(words) or _AGO.search(words):
        return True
    return _eras().search(words) is not None


def _clause(tree: Tree, head: int) -> int:
    """The verb that an event is told by: itself, or for a noun the verb above it."""
    for index in (head, *islice(tree.above(head), _STEPS)):
        if tree.token(index).pos in ("VERB", "AUX") or tree.token(index).head == index:
            return index
    return head


def _nearby(tree: Tree, top: int, head: int) -> list[int]:
    """What hangs on a token, not far from it, so that a sentence without end costs no more than another.

    Of a verb's subject and object only themselves ("survivors of the siege of 1994 met" is of today), and nothing that
    "since" counts from.
    """
    found: list[int] = []
    todo = [top]
    while todo and len(found) < 4 * _NEAR:
        index = todo.pop()
        found.append(index)
        todo += [
            child for child in tree.children[index] if abs(child - top) <= _NEAR and not _aside(tree, child, top, head)
        ]
    return sorted(found)


def _aside(tree: Tree, child: int, top: int, head: int) -> bool:
    if any(tree.lower[i] == "since" for i in tree.having(child, "case")):
        return True
    if top != head or tree.token(child).head == top:
        return False
    above = tree.token(child).head
    return tree.dep(child) in ("nmod", "acl") and tree.token(above).head == top and tree.dep(above) in ("nsubj", "obj")


@lru_cache(maxsize=1)
def _eras() -> re.Pattern[str]:
    """An age after a preposition, or a whole phrase; "a World War II memorial" is of today."""
    names = "|".join(re.escape(row[0]) for row in rows("eras.tsv") if row[1] == "age")
    whole = "|".join(re.escape(row[0]) for row in rows("eras.tsv") if row[1] == "phrase")
    return re.compile(
        rf"\b(?:(?:in|during|before|after|since|under|until|by|from|of) (?:the )?(?:\S+ )?(?:{names})|{whole})\b"
        r"(?! (?:\S+ )?(?:memorial|museum|monument|veterans?|anniversary|cemetery|graves?|film|book|hero|heroes))"
    )
