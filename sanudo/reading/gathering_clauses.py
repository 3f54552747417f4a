"""Clauses behind a meeting's noun: "the talks that A held with B", "a luncheon at which A and B agreed".

A `Ground` and the noun go in; the clause's verb and the sides that it tells come out. Knows the parse of one report.
"""

from __future__ import annotations

from sanudo.article.types import Span
from sanudo.reading.event_ground import Ground
from sanudo.reading.gathering_sides import Side, distinct, sides_of
from sanudo.reading.subjects import after
from sanudo.reading.tree import SUBJECTS, Tree

CLOSE = 9  # tokens behind a noun in which those are told with whom it was
GIVING = frozenset({"give", "host", "throw", "hold"})
LIGHT = frozenset(
    "have hold open begin start resume conduct conclude end attend lead enter join plan cancel postpone call break "  # noqa: SIM905
    "walk leave go emerge arrange give host grant convene chair continue renew restart reopen wrap finish complete "
    "close suspend adjourn secure share".split()
)


def in_its_clause(ground: Ground, head: int) -> tuple[int | None, list[Side]]:
    """The verb of "the talks (that) A held with B", "a dinner that A gave for B", and those it tells."""
    tree = ground.tree
    for clause in tree.having(head, "acl"):
        lemma = tree.token(clause).lemma.lower()
        if clause < head or not (lemma in LIGHT or lemma in GIVING):
            continue
        first = [i for i in tree.having(clause, *SUBJECTS) if tree.lower[i] not in ("that", "which", "who")]
        others = after(tree, clause, ("with", "for") if lemma in GIVING else ("with",))
        if not first or _is_of_several(ground, first[0]):
            continue
        sides = distinct(sides_of(ground, first) + sides_of(ground, others))
        if len(sides) > 1 and all(side.sort != "group" for side in sides):
            return clause, sides
    return None, []


def _is_of_several(ground: Ground, head: int) -> bool:
    """Whether a pronoun may be of more than one whom its sentence names: who held the talks is not plain."""
    tree = ground.tree
    if tree.token(head).pos != "PRON":
        return False
    start = tree.parsed.sentences[tree.token(head).sentence].start
    before = ground.index.within(Span(start, tree.token(head).start))
    return len({m.entity for m in before if m.kind == "PERSON"}) > 1


def is_plainly_past(tree: Tree, clause: int) -> bool:
    """Whether a verb stands in the past alone: "talks that he had", not "that he might have"."""
    features = tree.features(clause)
    helpers = {tree.token(i).lemma.lower() for i in tree.having(clause, "aux")}
    refused = any(tree.lower[i] in ("not", "never", "n't", "n’t") for i in tree.having(clause, "advmod"))
    return features.get("Tense") == "Past" and features.get("VerbForm") == "Fin" and not helpers and not refused


def at_which(tree: Tree, head: int) -> int | None:
    """The verb of "at which A and B agreed"."""
    for place in range(head + 1, min(head + CLOSE, len(tree.lower))):
        at = tree.lower[place] == "which" and tree.lower[place - 1] in ("at", "during", "over")
        if at or tree.lower[place] == "where":
            verb = tree.token(place).head
            return verb if verb > place and tree.token(verb).pos == "VERB" else None
    return None
