"""Whether an event happened: occurred, ongoing, planned, possible, demanded, denied or historical.

A tree and the token that tells an event go in, a status comes out, by auxiliaries, negation, conditions, the words that
govern it (ontology/governors.tsv) and, where the year of writing is given, by years long past. Knows no actors.
"""

from __future__ import annotations

from sanudo.reading.ages import is_old
from sanudo.reading.status_nouns import status_of_noun
from sanudo.reading.status_verbs import status_of_verb
from sanudo.reading.tree import Tree


def status_of(tree: Tree, head: int, noun: bool, written: int | None = None) -> str:
    """The status of the event that token `head` tells. `written` is the year of writing; without it no year is old."""
    if not noun and tree.dep(head) in ("aux", "cop"):
        head = tree.token(head).head  # "will be available": the clause is that of the word it helps
    status = status_of_noun(tree, head) if noun else status_of_verb(tree, head)
    status = "occurred" if status in ("same", "said", "done") else status
    return "historical" if status == "occurred" and is_old(tree, head, written) else status
