"""Sentences with a known relation of two actors in, what their words can be taught out.

No word is marked in them. Where a word of the ontology tells the relation's type, it is taught that; where none does,
the nearest word that both actors hang from. Other verbs and nouns may tell events of their own and are taught nothing.
Sentences without a relation teach that their words tell none, but only where no word of the ontology stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sanudo.language.parse import parse
from sanudo.language.types import Parsed
from sanudo.reading.tree import Tree, tree_of
from sanudo.reading.triggers import find_triggers
from training.relations.rows import Row, plv, written

_OPEN = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "ADV"})


def related(corpora: Path) -> Iterator[tuple[Parsed, dict[int, tuple[str, ...] | None]]]:
    """Each sentence with what is taught of a token: types, () for none, None for nothing."""
    rows = written()
    if (corpora / "relations/plv_train.tsv").exists():
        rows += [row for row in plv(corpora) if not row.held_out]
    for row in rows:
        parsed = parse(row.sentence)
        yield parsed, _taught(row, tree_of(parsed))


def with_actors(corpora: Path) -> Iterator[tuple[Parsed, dict[int, tuple[set[int], set[int], set[int]]]]]:
    """Each sentence with a relation, and of the words that tell it who does it, to whom, and what is joined to these:
    of that nothing is known."""
    rows = written()
    if (corpora / "relations/plv_train.tsv").exists():
        rows += [row for row in plv(corpora) if not row.held_out]
    for row in rows:
        if row.allowed == ("NONE",) or row.origin.startswith("quad"):
            continue
        parsed = parse(row.sentence)
        tree = tree_of(parsed)
        source, target = top_of(parsed, *row.source), top_of(parsed, *row.target)
        if source is None or target is None:
            continue
        heads = [t.head for t in find_triggers(tree) if t.kind.type in row.allowed]
        if not heads:
            between = _between(row, tree)
            heads = [between] if between is not None else []
        near = {i for one in (source, target) for i in (*tree.having(one, "conj", "appos"), tree.token(one).head)}
        if len(heads) == 1:
            yield parsed, {heads[0]: ({source}, {target}, near - {source, target})}


def _taught(row: Row, tree: Tree) -> dict[int, tuple[str, ...] | None]:
    triggers = find_triggers(tree)
    tokens = tree.parsed.tokens
    if row.allowed == ("NONE",):
        doubted = {i for trigger in triggers for i in trigger.tokens}
        return {n: None if n in doubted else () for n in range(len(tokens))}
    told: dict[int, tuple[str, ...] | None] = {n: None if t.pos in _OPEN else () for n, t in enumerate(tokens)}
    heads = [trigger.head for trigger in triggers if trigger.kind.type in row.allowed]
    if not heads:
        between = _between(row, tree)
        heads = [between] if between is not None else []
    return told | dict.fromkeys(heads, row.allowed)


def _between(row: Row, tree: Tree) -> int | None:
    """The nearest verb or noun that both actors hang from, themselves left out."""
    ends = [top_of(tree.parsed, *actor) for actor in (row.source, row.target)]
    if None in ends:
        return None
    lines = [[end, *tree.above(end)] for end in ends if end is not None]
    inside = [n for n, t in enumerate(tree.parsed.tokens) for a in (row.source, row.target) if a[0] <= t.start < a[1]]
    shared = [n for n in lines[0] if n in lines[1] and n not in inside]
    return next((n for n in shared if tree.token(n).pos in ("VERB", "NOUN")), None)


def top_of(parsed: Parsed, start: int, end: int) -> int | None:
    """The token of a span that the others hang from."""
    inside = [n for n, t in enumerate(parsed.tokens) if t.start < end and start < t.end]
    return next((n for n in inside if parsed.tokens[n].head not in inside or parsed.tokens[n].head == n), None)
