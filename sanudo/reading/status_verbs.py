"""The status of an event that a verb tells: by its own clause, then by the words that govern it."""

from __future__ import annotations

from sanudo.reading.cues import is_negated
from sanudo.reading.governors import governors
from sanudo.reading.status_clause import is_conditional, is_no_longer, own_status, status_by_tense
from sanudo.reading.tree import Tree

_WHILE = frozenset({"while", "when", "once", "until", "till", "before", "after", "as"})
_LETTING = frozenset({"allow", "permit", "enable", "entitle", "empower"})
_RANKS = frozenset({"first", "second", "third", "last", "latest", "only", "next", "oldest", "youngest"})
_SPEECH = frozenset(
    "say tell announce confirm add promise vow pledge declare state report write agree insist note disclose reveal "  # noqa: SIM905
    "repeat assure guarantee maintain predict".split()
)
_HEARING = frozenset({"understand", "know", "say", "report", "find", "show", "see", "describe", "quote"})
_STEPS = 6


def status_of_verb(tree: Tree, head: int) -> str:
    """By its own clause, then by what governs it; a denial or a doubt above outweighs a plan below."""
    own = own_status(tree, head)
    if own == "denied":
        return own
    above = _governed(tree, head)
    if own in ("planned", "would", None):
        if above == "said":
            later = "possible" if is_conditional(tree, head) else "planned"  # "said that he would, if"
            return later if own in ("planned", "would") else status_by_tense(tree, head)
        if above == "done":
            return "occurred"
        if above and above != "same":
            return above if own is None or above != "ongoing" else own
    if own == "would":
        return "possible"
    return own or _with_main(tree, head) or status_by_tense(tree, head)


def _with_main(tree: Tree, head: int) -> str | None:
    """ "Will resign as soon as a successor is found": a present in a clause of time is as far off as what it dates."""
    above = tree.token(head).head
    if tree.dep(head) != "advcl" or above == head:
        return None
    if not any(tree.lower[i] in _WHILE for i in (*tree.having(head, "mark"), *tree.having(head, "advmod"))):
        return None
    auxiliaries = {tree.lower[i] for i in tree.having(head, "aux")}
    if tree.features(head).get("Tense") == "Past" and not auxiliaries & {"is", "are", "has", "have"}:
        return None
    own = own_status(tree, above)
    return own if own in ("planned", "possible") else None


def _governed(tree: Tree, head: int) -> str | None:
    """By the verbs and nouns above: "agreed to meet", "the decision to attack", "denied that troops had entered".

    "said" where only reporting verbs govern it, "same" where what governs it tells nothing.
    """
    index, said = head, None
    for _ in range(_STEPS):
        dep, above = tree.dep(index), tree.token(index).head
        if above == index:
            return said
        if dep == "conj":
            if tree.subject(index) is not None and tree.having(index, "nsubj", "nsubj:pass"):
                return said
            index = above
            continue
        status = _by(tree, index, above, dep)
        if status == "stop":
            return said
        if status in ("planned", "possible") and _denied_above(tree, above):
            return "denied"
        if status and status not in ("same", "said"):
            return status
        if status == "done":
            return status
        if status == "said":
            said = "said"
            if dep == "ccomp" and tree.having(index, "nsubj", "nsubj:pass") and tree.dep(above) in ("xcomp", "advcl"):
                # "Declined to say what it had lost": declined was the saying; a plan not told of is no plan told.
                untold = own_status(tree, head) in ("planned", "would") and status_of_verb(tree, above) == "denied"
                return "possible" if untold else said
        if dep in ("xcomp", "ccomp", "acl", "csubj") and status in ("same", "said", None):
            wider = (
                own_status(tree, above) if tree.token(above).pos in ("VERB", "AUX", "ADJ") and dep == "xcomp" else None
            )
            if wider:
                return "possible" if wider == "would" else wider
            index = above
            continue
        return said
    return said


def _denied_above(tree: Tree, verb: int) -> bool:
    """ "Denied that he had promised to come": neither is so."""
    above = tree.token(verb).head
    told = tree.dep(verb) == "ccomp" and tree.token(above).pos == "VERB" and above != verb
    if not told or is_negated(tree, above) or not any(tree.lower[i] == "that" for i in tree.having(verb, "mark")):
        return False
    return governors().get((tree.token(above).lemma.lower(), "that")) == "denied"


def _by(tree: Tree, index: int, above: int, dep: str) -> str | None:
    """What the word above a verb tells of it."""
    lemma, pos = tree.token(above).lemma.lower(), tree.token(above).pos
    gerund = tree.lower[index].endswith("ing") and not tree.having(index, "aux")
    infinitive = not gerund and any(tree.lower[i] == "to" for i in tree.having(index, "mark"))
    clause = dep in ("ccomp", "acl") and not infinitive and bool(tree.having(index, "nsubj", "csubj", "expl"))
    if tree.token(index).dep.startswith("acl:relcl"):
        doubted = governors().get((lemma, "noun")) == "possible" and index > above + 1
        return "possible" if doubted and tree.lower[above + 1] == "that" and tree.having(index, "nsubj") else "stop"
    if pos == "VERB" and clause:
        status = governors().get((lemma, "that"))
        if lemma == "insist" and _indicative(tree, index):
            return "said"  # "insists that it will", not "insists that it do"
        if status:
            return turned(tree, above, status)
        return "said" if lemma in _SPEECH or dep == "ccomp" else None
    if (pos == "VERB" or lemma == "ought") and dep in ("xcomp", "ccomp", "advcl", "obl", "acl"):
        if dep == "advcl" and infinitive and not {(lemma, "verb"), (lemma, "inf")} & governors().keys():
            return "planned"
        if lemma == "go":
            return turned(tree, above, "planned") if infinitive and tree.lower[above] == "going" else "same"
        joined = [tree.lower[i] for i in tree.having(index, "mark", "case")]
        if gerund:
            status = next((s for word in joined if (s := governors().get((f"{lemma} {word}", "verb")))), None)
            if status:
                return turned(tree, above, status)
        if dep in ("advcl", "obl") and gerund:
            short = any(tree.lower[i] == "short" for i in tree.having(above, "advmod", "xcomp"))
            if short or any(tree.lower[i] in ("without", "instead") for i in tree.having(index, "mark", "case")):
                return "denied"
            if not any(tree.lower[i] in ("from", "against", "of") for i in tree.having(index, "mark", "case")):
                return "stop"
        if dep == "advcl" and not infinitive and not gerund:
            return "stop"
        status = governors().get((lemma, "verb")) or governors().get((lemma, "inf"))
        if infinitive and any(tree.lower[i] == "have" for i in tree.having(index, "aux")) and lemma in _HEARING:
            return "said"  # "are understood to have discussed"
        passive = tree.features(index).get("VerbForm") == "Part" and not gerund
        other = tree.having(above, "obj", "iobj") or tree.having(index, "nsubj", "nsubj:pass")  # whom one wants to act
        if lemma in ("want", "like", "expect") and other and (infinitive or passive):
            status = "demanded" if lemma != "expect" else status
        if status == "same" and lemma in _LETTING and tree.features(above).get("Tense") == "Pres":
            return turned(tree, above, "possible")  # what a law lets be done is not done by it
        if status:
            return turned(tree, above, status)
        return "planned" if infinitive and dep == "xcomp" and lemma not in ("be", "have") else None
    if pos in ("NOUN", "PROPN") and dep in ("acl", "nmod", "ccomp", "xcomp"):
        status = status_by_noun(tree, above, infinitive or clause or tree.lower[index].endswith("ing"))
        ranked = any(tree.lower[i] in _RANKS for i in tree.having(above, "amod", "advmod"))
        return "planned" if status is None and infinitive and dep == "acl" and not ranked else status
    if pos in ("ADJ", "ADV") and dep in ("xcomp", "ccomp", "advcl", "acl", "csubj"):
        if lemma in ("true", "certain", "clear", "right", "wrong") and (lemma != "certain" or not infinitive):
            return "denied" if lemma == "true" and is_negated(tree, above) else "same"
        status = governors().get((lemma, "adj"))
        if status:
            return turned(tree, above, status)
        return "planned" if infinitive and dep != "advcl" else None
    if pos == "AUX" and lemma == "be" and infinitive:
        return "planned"
    return None if dep in ("xcomp", "ccomp", "acl", "csubj") else "stop"


def _indicative(tree: Tree, head: int) -> bool:
    auxiliaries = {tree.lower[i] for i in tree.having(head, "aux", "cop")}
    return bool(
        auxiliaries & {"will", "would", "has", "have", "had", "is", "are", "was", "were", "did", "does", "do"}
    ) or (tree.features(head).get("Tense") == "Past" and "be" not in auxiliaries)


def status_by_noun(tree: Tree, above: int, clause: bool) -> str | None:
    """ "No evidence that", "no intention of", "the claim that ... was false"; then by the noun itself."""
    if not clause:
        return "stop"
    if any(tree.lower[i] == "no" for i in tree.having(above, "det")):
        return "denied"
    predicate = tree.token(above).head
    if tree.dep(above) == "nsubj" and governors().get((tree.token(predicate).lemma.lower(), "adj")) == "denied":
        return "denied"
    if (
        tree.dep(above) in ("obj", "nsubj")
        and governors().get((tree.token(predicate).lemma.lower(), "that")) == "denied"
    ):
        return "denied"
    status = governors().get((tree.token(above).lemma.lower(), "noun"))
    if tree.dep(above) == "nsubj" and any(
        governors().get((tree.token(i).lemma.lower(), "adj")) == "denied" for i in tree.having(predicate, "xcomp")
    ):
        return "denied"  # "reports that he had fled proved false"
    if status in ("planned", "possible", "demanded") and (
        tree.dep(above) == "obj" or tree.token(above).dep == "nsubj:pass"
    ):
        wider = with_particle(tree, predicate) or governors().get((tree.token(predicate).lemma.lower(), "verb"))
        if wider == "denied" and not is_negated(tree, predicate):
            return "denied"  # "dropped plans to build"
        if wider == "possible" or own_status(tree, predicate) in ("possible", "would"):
            return "possible"  # "is weighing a plan to build"
    return status


def with_particle(tree: Tree, verb: int) -> str | None:
    """ "Turned down", "called off"."""
    lemma = tree.token(verb).lemma.lower()
    found = (governors().get((f"{lemma} {tree.lower[i]}", "verb")) for i in tree.children[verb])
    return next((status for status in found if status), None)


def turned(tree: Tree, above: int, status: str) -> str:
    """A negation above turns a plan into a denial, and a denial into a deed; a doubt above a plan makes it possible."""
    if status == "denied" and is_negated(tree, above) and tree.token(above).lemma.lower() in ("rule", "exclude"):
        return "possible"
    if not is_negated(tree, above) and not is_no_longer(tree, above):
        doubted = status == "planned" and own_status(tree, above) in ("possible", "would")
        later = status == "ongoing" and own_status(tree, above) == "planned"
        return "possible" if doubted else "planned" if later else status
    return "done" if status == "denied" else "denied" if status in ("planned", "possible", "ongoing") else status
