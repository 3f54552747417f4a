"""What a clause tells of its own event: planned, possible, denied, demanded, ongoing or done; by words and by tense.

A tree and the token of the verb go in; "would" comes out where what governs the clause is to tell.
"""

from __future__ import annotations

from sanudo.reading.cues import is_negated
from sanudo.reading.governors import governors
from sanudo.reading.tree import Tree

_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_WOULD = frozenset({"would", "'d", "’d"})
_MAY = frozenset({"may", "might", "could", "can", "ca"})
_MUST = frozenset({"should", "must", "ought"})
HAPPENS = frozenset(
    "happen occur begin start end open resume continue hold come take follow go proceed last remain loom".split()  # noqa: SIM905
)
_IF = frozenset({"if", "unless", "whether", "lest"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
_HARDLY = frozenset({"hardly", "barely", "scarcely", "no", "sooner"})
_ONLY = frozenset({"only", "just", "merely", "simply"})
_WHY = frozenset({"who", "whom", "why", "how", "when", "where", "what", "which"})
_OFTEN = frozenset(
    {"every", "each", "daily", "weekly", "monthly", "annually", "yearly", "usually", "often", "regularly"}
)
_TIMED = frozenset(  # which in the present with a day to come are plans
    "meet vote decide leave arrive visit fly travel head return host receive address convene gather depart".split()  # noqa: SIM905
)
_SOON = frozenset({"tomorrow", "tonight", "next"})
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "  # noqa: SIM905
    "september october november december later spring summer autumn winter".split()
)
_NEAR = 60  # tokens


def own_status(tree: Tree, head: int) -> str | None:
    """What the clause of a verb tells itself; "would" is for what governs it to tell."""
    if any(tree.lower[i] in ("if", "unless") for i in tree.having(head, "mark")):
        return "possible"
    supposed = _had(tree, head)
    if supposed:
        return supposed
    if (is_negated(tree, head) or _nobody(tree, head) or is_no_longer(tree, head)) and not _but_done(tree, head):
        if is_conditional(tree, head):
            return "possible"  # "will not meet him unless"
        return "possible" if "might" in {tree.lower[i] for i in tree.having(head, "aux")} else "denied"
    if _yet_to(tree, head) or _far_from(tree, head):
        return "denied"
    if _asks(tree, head):
        return "possible"
    for index in (head, *_joined(tree, head)):
        auxiliaries = {tree.lower[i] for i in tree.having(index, "aux")}
        if any(tree.lower[i] in _IF for i in _marks(tree, index)) or _inverted(tree, index):
            return "possible"
        if auxiliaries & _WILL or _is_to(tree, index):
            return _adverb(tree, head, "possible") or ("possible" if is_conditional(tree, index) else "planned")
        if auxiliaries & _MUST:
            return "demanded"
        if auxiliaries & _MAY:
            return "possible"
        if auxiliaries & _WOULD:
            return "denied" if "have" in auxiliaries and _counterfactual(tree, index) else "would"
    return _adverb(tree, head, "possible")


def _had(tree: Tree, head: int) -> str | None:
    """ "Had the valve not failed, ...": it did; "had he come, ...": he did not."""
    had = [i for i in tree.having(head, "aux") if tree.lower[i] == "had"]
    subject = tree.having(head, "nsubj", "expl")
    if not had or not subject or tree.dep(head) != "advcl" or tree.having(head, "mark") or had[0] > subject[0]:
        return None
    if any(tree.lower[i] in _HARDLY for i in range(max(0, had[0] - 2), had[0])):
        return "done"
    return "done" if is_negated(tree, head) else "denied"


def _counterfactual(tree: Tree, head: int) -> bool:
    """ "Would have drowned": what is told is that they did not, unless somebody says that they would."""
    return tree.dep(head) not in ("ccomp", "parataxis")


def _but_done(tree: Tree, head: int) -> bool:
    """ "Did not leave until noon", "not only apologised": it was done."""
    until = any(
        tree.lower[i] == "until"
        for child in tree.having(head, "advcl", "obl")
        for i in tree.having(child, "mark", "case")
    )
    future = any(tree.lower[i] in _WILL | _WOULD | _MAY | _MUST for i in tree.having(head, "aux"))
    only = any(tree.lower[i + 1] in _ONLY for i in range(max(0, head - 4), head) if tree.lower[i] in ("not", "n't"))
    return only or (until and not future)


def _yet_to(tree: Tree, head: int) -> bool:
    """ "Has yet to fly"."""
    to = [i for i in tree.having(head, "mark") if tree.lower[i] == "to"]
    return bool(to) and to[0] > 0 and tree.lower[to[0] - 1] == "yet"


def _far_from(tree: Tree, head: int) -> bool:
    """ "Far from apologising, ..."."""
    return (
        head > 1
        and tree.lower[head].endswith("ing")
        and (tree.lower[head - 2], tree.lower[head - 1]) == ("far", "from")
    )


def _asks(tree: Tree, head: int) -> bool:
    """ "Will it withdraw?": a question with its helping verb in front and no word such as "why"."""
    subject, helpers = tree.having(head, "nsubj"), tree.having(head, "aux")
    if tree.dep(head) != "root" or not subject or not helpers or helpers[0] > subject[0]:
        return False
    return (helpers[0] == 0 or tree.lower[helpers[0] - 1] not in _WHY) and any(
        tree.lower[i] == "?" for i in tree.having(head, "punct")
    )


def _marks(tree: Tree, head: int) -> list[int]:
    """The conjunctions of a clause; of a joined one without a subject of its own those of the first ("whether")."""
    found = tree.having(head, "mark")
    above = tree.token(head).head
    if not found and tree.dep(head) == "conj" and above != head and not tree.having(head, "nsubj"):
        return tree.having(above, "mark")
    return found


def is_no_longer(tree: Tree, head: int) -> bool:
    """ "No longer wants", "hardly spoke"."""
    return any(
        tree.lower[i] in ("hardly", "barely", "scarcely") or "no" in {tree.lower[j] for j in tree.children[i]}
        for i in tree.having(head, "advmod")
    )


def _nobody(tree: Tree, head: int) -> bool:
    """ "Nobody was hurt", "no agreement was reached", "reached no agreement"."""
    subjects = tree.having(head, "nsubj")
    objects = tree.having(head, "obj") if (tree.token(head).lemma.lower(), "light") in governors() else []
    return any(tree.lower[i] in _NOBODY for i in subjects) or any(
        tree.lower[i] in ("no", "neither") for child in (*subjects, *objects) for i in tree.having(child, "det")
    )


def _is_to(tree: Tree, head: int) -> bool:
    """ "Parliament is to vote", and as a headline "Parliament to vote"."""
    if any(tree.lower[i] in ("due", "about", "set") for i in tree.having(head, "case", "mark")):
        return True  # "is due to open", read as a preposition
    infinitive = any(tree.lower[i] == "to" for i in tree.having(head, "mark"))
    return infinitive and bool(tree.having(head, "nsubj")) and tree.dep(head) in ("root", "ccomp", "parataxis", "xcomp")


def is_conditional(tree: Tree, head: int) -> bool:
    """ "Will strike if ..."."""
    return any(
        tree.lower[i] in ("if", "unless") for child in tree.having(head, "advcl") for i in tree.having(child, "mark")
    )


def _inverted(tree: Tree, head: int) -> bool:
    """ "Were the dam to break, ..."."""
    if not any(tree.lower[i] == "to" for i in tree.having(head, "mark")):
        return False
    for index in range(head, max(-1, head - _NEAR), -1):
        if tree.lower[index] == ",":
            return False
        if index == 0 or tree.token(index - 1).sentence != tree.token(head).sentence:
            return tree.lower[index] == "were"
    return False


def _adverb(tree: Tree, head: int, status: str) -> str | None:
    """Whether an adverb of that status stands on the verb, or on what stands beside it ("perhaps 300 died")."""
    for child in tree.children[head]:
        for one in (
            child,
            *tree.having(child, "advmod"),
            *(g for c in tree.having(child, "nummod") for g in tree.children[c]),
        ):
            if governors().get((tree.lower[one], "adv")) == status and tree.dep(one) in ("advmod", "discourse", "cc"):
                return status
    return None


def _joined(tree: Tree, head: int) -> list[int]:
    """The verb that a coordinated verb shares its auxiliaries with."""
    above = tree.token(head).head
    return [above] if tree.dep(head) == "conj" and above != head and not tree.having(head, "aux", "nsubj") else []


def status_by_tense(tree: Tree, head: int) -> str:
    """Ongoing by a present progressive, "still" or "keeps"; planned by a present with a day to come; else occurred."""
    features = tree.features(head)
    auxiliaries = [(tree.token(i).lemma.lower(), tree.lower[i]) for i in tree.having(head, "aux")]
    lemmas = {lemma for lemma, _ in auxiliaries}
    present = features.get("Tense") == "Pres" and features.get("VerbForm") in ("Fin", None)
    if "keep" in lemmas:
        return "ongoing"
    if tree.lower[head].endswith("ing") and "be" in lemmas and not any(w in ("was", "were") for _, w in auxiliaries):
        return "planned" if "have" not in lemmas and _soon(tree, head, _SOON | _DAYS) else "ongoing"
    passive = {tree.lower[i] for i in tree.having(head, "aux:pass")}
    if "being" in passive and any(word in ("is", "are") for _, word in auxiliaries):
        return "ongoing"
    if (present or {"have"} & lemmas) and not any(w == "had" for _, w in auxiliaries):
        if any(tree.lower[i] in ("still", "now", "currently") for i in _advs(tree, head)):
            return "ongoing"
        timed = tree.token(head).lemma.lower() in HAPPENS | _TIMED
        if present and _soon(tree, head, _SOON | _DAYS if timed else _SOON):
            return "planned"
    if present and _often(tree, head):
        return "ongoing"
    if features.get("Mood") == "Imp" and not tree.having(head, "nsubj") and tree.lower[head] != "please":
        return "demanded"
    if tree.dep(head) == "acl" and _remains(tree, tree.token(head).head):
        return "ongoing"
    return "occurred"


def _often(tree: Tree, head: int) -> bool:
    """ "Each week", "twice a day": a habit."""
    near = [i for child in tree.having(head, "obl", "advmod") for i in (child, *tree.children[child])]
    if any(tree.lower[i] in _OFTEN for i in near):
        return True
    return any(
        tree.lower[i] in ("twice", "times") and tree.lower[i + 1] == "a" for i in near if i + 1 < len(tree.lower)
    )


def _advs(tree: Tree, head: int) -> list[int]:
    found = tree.having(head, "advmod")
    return found + [i for child in tree.having(head, "obl") for i in tree.having(child, "advmod")]


def _soon(tree: Tree, head: int, words: frozenset[str]) -> bool:
    return any(
        tree.lower[i] in words
        for child in tree.having(head, "obl", "advmod", "nmod")
        for i in (child, *tree.having(child, "amod", "advmod"))
    )


def _remains(tree: Tree, noun: int) -> bool:
    above = tree.token(noun).head
    return tree.dep(noun) == "nsubj" and tree.token(above).lemma.lower() in ("remain", "continue", "persist")
