"""Whether an event happened: occurred, ongoing, planned, possible, demanded, denied or historical.

A tree and the token that tells an event go in, a status comes out, by auxiliaries, negation, conditions and the words
that govern it (ontology/governors.tsv). Dates are compared by the caller; nothing here knows actors.
"""

from __future__ import annotations

from functools import lru_cache

from sanudo.reading.cues import is_negated
from sanudo.reading.tree import Tree
from sanudo.reading.triggers import rows

_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_MAY = frozenset({"may", "might", "could", "can", "would", "'d", "’d", "ca"})
_MUST = frozenset({"should", "must", "ought"})
_HAPPENS = frozenset({"happen", "occur", "begin", "start", "end", "open", "resume", "continue", "hold", "come"})
_IF = frozenset({"if", "unless", "whether", "lest"})


def status_of(tree: Tree, head: int, noun: bool) -> str:
    """The status of the event that token `head` tells."""
    return _of_noun(tree, head) if noun else _of_verb(tree, head)


def _of_verb(tree: Tree, head: int) -> str:
    if is_negated(tree, head):
        return "denied"
    for index in (head, *_joined(tree, head)):
        auxiliaries = {tree.lower[i] for i in tree.having(index, "aux")}
        if auxiliaries & _WILL:
            return "planned"
        if auxiliaries & _MUST:
            return "demanded"
        if auxiliaries & _MAY:
            return "possible"
        if any(tree.lower[i] in _IF for i in tree.having(index, "mark")):
            return "possible"
    governed = _governed(tree, head)
    if governed:
        return governed
    features = tree.features(head)
    if features.get("VerbForm") == "Ger" or features.get("Tense") == "Pres":
        be = {tree.token(i).lemma for i in tree.having(head, "aux")}
        if "be" in be and not tree.having(head, "aux:pass"):
            past = any(tree.lower[i] in ("was", "were") for i in tree.having(head, "aux"))
            return "occurred" if past else "ongoing"
    return "occurred"


def _joined(tree: Tree, head: int) -> list[int]:
    """The verb that a coordinated verb shares its auxiliaries with."""
    above = tree.token(head).head
    return [above] if tree.dep(head) == "conj" and above != head and not tree.having(head, "aux", "nsubj") else []


def _governed(tree: Tree, head: int) -> str | None:
    """By the verbs and nouns above: "agreed to meet", "the decision to attack", "denied that troops had entered"."""
    index = head
    for _ in range(4):
        dep, above = tree.dep(index), tree.token(index).head
        if above == index:
            return None
        lemma, pos = tree.token(above).lemma.lower(), tree.token(above).pos
        infinitive = any(tree.lower[i] == "to" for i in tree.having(index, "mark"))
        word = "noun" if pos in ("NOUN", "PROPN") else "adj" if pos == "ADJ" else "verb"
        status = _governors().get((lemma, word))
        if dep in ("xcomp", "acl", "advcl", "ccomp") and infinitive and status:
            if is_negated(tree, above) and status in ("planned", "possible"):
                return "denied"
            return status
        if dep == "ccomp" and status == "denied" and not is_negated(tree, above):
            return "denied"
        if dep == "xcomp" and infinitive and pos == "ADJ":
            return "planned"
        if dep == "advcl" and infinitive:
            return "planned"  # a purpose
        if dep not in ("xcomp", "conj", "ccomp"):
            return None
        index = above
    return None


def _of_noun(tree: Tree, head: int) -> str:
    for child in tree.having(head, "amod", "compound", "det"):
        status = _governors().get((tree.token(child).lemma.lower(), "adj"))
        if status:
            return status
        if tree.lower[child] == "no":
            return "denied"
    index = head
    for _ in range(3):
        above = tree.token(index).head
        if above == index:
            return "occurred"
        lemma, pos = tree.token(above).lemma.lower(), tree.token(above).pos
        if pos == "NOUN":
            status = _governors().get((lemma, "noun"))
            if status and tree.dep(index) in ("nmod", "acl"):
                return status
        elif pos in ("VERB", "ADJ"):
            status = _governors().get((lemma, "verb"))
            if status and tree.dep(index) in ("obj", "obl", "nsubj") and lemma not in ("begin", "start"):
                return "denied" if is_negated(tree, above) else status
            if tree.dep(index) == "nsubj" and lemma not in _HAPPENS:
                return "occurred"  # "the visit would help": what it would do says nothing of the visit
            return _of_verb(tree, above)
        index = above
    return "occurred"


@lru_cache(maxsize=1)
def _governors() -> dict[tuple[str, str], str]:
    return {(row[0], row[1]): row[2] for row in rows("governors.tsv")}
