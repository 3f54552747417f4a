"""Estimates: "the agency puts the number of homeless at 20,000". The head, trained on politics, does not know them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from sanudo.reading.cues import Cue, Use
from sanudo.reading.quotations.clauses import quotation_of
from sanudo.reading.quotations.ground import Found, Ground, overlap
from sanudo.reading.speakers import speaker_of

VERBS = frozenset({"put", "estimate", "set"})


def estimates(ground: Ground, found: Sequence[Found]) -> list[Found]:
    """The estimates that no other quotation holds: a verb with its subject, an object, and "at" with a number."""
    tree = ground.tree
    told = []
    for head, token in enumerate(tree.parsed.tokens):
        if token.pos != "VERB" or token.lemma not in VERBS or tree.subject(head) is None:
            continue
        things = [i for i in tree.having(head, "obj") if i > head and tree.token(i).lemma.lower() in quantities()]
        amounts = [i for i in tree.children[head] if i > head and _is_amount(ground, i)]
        if not things or not amounts:
            continue
        tokens = sorted({*tree.subtree(things[0]), *tree.subtree(amounts[0])})
        spans = (tree.span(list(range(tokens[0], tokens[-1] + 1))),)
        cue = Cue(head, "verb", token.lemma, Use("speech", "affirmed"), "n", ())
        speaker = speaker_of(tree, cue, ground.index)
        if speaker and not any(overlap(spans[0], span) for one in found for span in one.quotation.spans):
            told.append(Found(quotation_of(ground, cue, spans, speaker), "clause", head, speaker, "n"))
    return told


@lru_cache(maxsize=1)
def quantities() -> frozenset[str]:
    """What is put at a number."""
    lines = files("sanudo.reading").joinpath("data", "quantities.tsv").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _is_amount(ground: Ground, index: int) -> bool:
    tree = ground.tree
    at = any(tree.lower[i] == "at" for i in tree.having(index, "case"))
    return at and any(tree.token(i).pos == "NUM" for i in (index, *tree.children[index]))
