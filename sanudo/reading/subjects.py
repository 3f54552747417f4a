"""Who a verb's subject is, by the tree alone: through infinitives, participles, passives and nouns of intention.

A tree and a token go in, tokens come out. Knows no entities. Beside it the words that this field speaks of people and
bodies by (ontology/groups.tsv).
"""

from __future__ import annotations

from functools import lru_cache

from sanudo.reading.tree import PASSIVE, SUBJECTS, Tree
from sanudo.reading.triggers import rows

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_ASKING = frozenset({"call", "appeal", "plead", "prevail"})
_OWN = frozenset(
    "attempt bid decision effort intention plan pledge promise refusal resolve threat vow willingness readiness".split()  # noqa: SIM905
)
_OFFERED = frozenset({"invitation", "offer", "request", "call", "proposal", "demand", "chance"})
_TAKING = frozenset({"accept", "decline", "reject", "refuse", "spurn", "ignore"})
_PROMISING = frozenset({"promise", "threaten", "vow", "need", "have"})  # of which the subject does it, not the object


def subjects_of(tree: Tree, head: int) -> list[int]:
    """The subject, climbing from infinitives, participles and coordinated verbs to the verb that has one."""
    for _ in range(6):
        passive = patients(tree, head)
        own = [i for i in tree.having(head, *SUBJECTS) if tree.token(i).dep not in PASSIVE or not passive]
        if own:
            subject = own[-1] if own[-1] < head else own[0]
            if tree.lower[subject] in _RELATIVE:
                above = tree.token(head).head
                return [above] if tree.token(head).dep.startswith("acl") else []
            return [subject]
        dep, above = tree.dep(head), tree.token(head).head
        if above == head:
            return []
        if dep == "acl" and _abstract(tree, above):
            owner = tree.having(above, "nmod:poss")
            if owner or not any(tree.lower[i] == "to" for i in tree.having(head, "mark")):
                return owner  # "his decision to attack"
            if tree.dep(above) != "obj" or not _is_own(tree, above):
                return []
            head = tree.token(above).head  # "made plans to travel": who makes them
            continue
        if dep == "acl":
            return [above] if tree.token(above).pos in ("NOUN", "PROPN") and not _abstract(tree, above) else []
        if tree.having(above, "nsubj:pass") and dep in ("xcomp", "conj"):
            return tree.having(above, "nsubj:pass")
        if tree.having(above, "obj") and _blamed(tree, head):
            return tree.having(above, "obj")[:1]
        called = _called_on(tree, above, head)
        if called is not None:
            return [called]
        if dep in ("xcomp", "ccomp") and tree.having(above, "obj", "iobj"):
            if tree.token(above).lemma.lower() not in _PROMISING:
                return tree.having(above, "iobj", "obj")[:1]  # "urged X to withdraw"
        elif dep == "ccomp":
            return []
        if dep not in ("xcomp", "ccomp", "conj", "advcl"):
            return []
        head = above
    return []


def patients(tree: Tree, head: int) -> list[int]:
    """Those whom a passive befalls: its subject, or what a participle stands on ("the men arrested by police")."""
    found = tree.having(head, "nsubj:pass")
    if found:
        has = tree.having(head, "obj") and any(tree.lower[i] in ("'s", "’s") for i in tree.having(head, "aux"))
        return [] if has else found  # "he's berated allies" is no passive
    above = tree.token(head).head
    if above == head or not is_past_participle(tree, head) or tree.having(head, "aux", "nsubj", "obj"):
        return []
    if tree.dep(head) == "acl" and tree.token(head).dep == "acl":
        return [above]
    if tree.dep(head) == "conj":
        return tree.having(above, "nsubj:pass")
    if tree.dep(head) == "advcl" and not tree.having(head, "mark"):
        subject = tree.subject(above)
        return [subject] if subject is not None else tree.having(above, "nsubj:pass")
    return []


def is_past_participle(tree: Tree, head: int) -> bool:
    features = tree.features(head)
    return features.get("VerbForm") == "Part" and not tree.lower[head].endswith("ing")


def _blamed(tree: Tree, head: int) -> bool:
    """ "Slammed him for resisting", "accused her of copying"."""
    joined = {tree.lower[i] for i in tree.having(head, "mark", "case")}
    return tree.lower[head].endswith("ing") and bool(joined & {"for", "of", "from"})


def _called_on(tree: Tree, above: int, head: int) -> int | None:
    """ "Called on X to withdraw": X, wherever the parse hangs it."""
    if tree.token(above).lemma.lower() not in _ASKING or not above + 2 < head <= above + 20:
        return None
    to = next((i for i in range(head - 1, above + 2, -1) if tree.lower[i] == "to"), None)
    if to is None or tree.lower[above + 1] not in ("on", "upon", "to", "with"):
        return None
    index = to - 1
    while above + 1 < tree.token(index).head < to and tree.token(index).head != index:
        index = tree.token(index).head
    return index


def _is_own(tree: Tree, noun: int) -> bool:
    """Whether who has a plan or accepts an invitation is who will do it."""
    lemma, verb = tree.token(noun).lemma.lower(), tree.token(tree.token(noun).head).lemma.lower()
    return lemma in _OWN or (lemma in _OFFERED and verb in _TAKING)


def _abstract(tree: Tree, index: int) -> bool:
    """ "The decision to attack": a noun that is no actor."""
    return tree.token(index).pos == "NOUN" and tree.token(index).lemma.lower() not in groups()


def after(tree: Tree, head: int, prepositions: tuple[str, ...]) -> list[int]:
    """The phrases below a word that begin with one of some prepositions."""
    return [
        child
        for child in tree.having(head, "obl", "nmod", "obl:agent")
        if any(tree.lower[i] in prepositions for i in tree.having(child, "case"))
    ]


def is_known(word: str) -> bool:
    """Whether a noun is one of those that this field speaks of, rather than of any people."""
    return word in groups() or word.removesuffix("s") in groups() or word.removesuffix("men") + "man" in groups()


@lru_cache(maxsize=1)
def groups() -> dict[str, str]:
    """Common nouns of people and bodies, with their sector."""
    return {row[0]: row[1] for row in rows("groups.tsv")}
