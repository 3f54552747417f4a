"""Whether an event happened: occurred, ongoing, planned, possible, demanded, denied or historical.

A tree and the token that tells an event go in, a status comes out, by auxiliaries, negation, conditions, the words that
govern it (ontology/governors.tsv) and, where the year of writing is given, by years long past. Knows no actors.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sanudo.reading.ages import is_old
from sanudo.reading.cues import is_negated
from sanudo.reading.tree import Tree
from sanudo.reading.triggers import rows

_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_WOULD = frozenset({"would", "'d", "’d"})
_MAY = frozenset({"may", "might", "could", "can", "ca"})
_MUST = frozenset({"should", "must", "ought"})
_HAPPENS = frozenset(
    "happen occur begin start end open resume continue hold come take follow go proceed last remain loom".split()  # noqa: SIM905
)
_INTO = frozenset({"take", "engage", "result", "participate", "culminate", "lead", "enter", "sit", "go", "meet", "end"})
_IF = frozenset({"if", "unless", "whether", "lest"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
_HARDLY = frozenset({"hardly", "barely", "scarcely", "no", "sooner"})
_ONLY = frozenset({"only", "just", "merely", "simply"})
_WHY = frozenset({"who", "whom", "why", "how", "when", "where", "what", "which"})
_WHILE = frozenset({"while", "when", "once", "until", "till", "before", "after", "as"})
_OFTEN = frozenset(
    {"every", "each", "daily", "weekly", "monthly", "annually", "yearly", "usually", "often", "regularly"}
)
_ENDING = frozenset({"end", "lift", "ease", "relax", "halt", "break", "join", "leave", "quit"})
_LETTING = frozenset({"allow", "permit", "enable", "entitle", "empower"})
_DATING = frozenset({"after", "during", "since", "following", "amid", "despite"})
_GOING = frozenset(
    {"travel", "fly", "go", "come", "arrive", "head", "leave", "return", "visit", "depart", "sail", "drive"}
)
_WITHIN = frozenset({"in", "at", "during", "after", "before"})
_ABOUT = frozenset({"on", "over", "about", "for"})
_RANKS = frozenset({"first", "second", "third", "last", "latest", "only", "next", "oldest", "youngest"})
_SPEECH = frozenset(
    "say tell announce confirm add promise vow pledge declare state report write agree insist note disclose reveal "  # noqa: SIM905
    "repeat assure guarantee maintain predict".split()
)
_HEARING = frozenset({"understand", "know", "say", "report", "find", "show", "see", "describe", "quote"})
_TIMED = frozenset(  # which in the present with a day to come are plans
    "meet vote decide leave arrive visit fly travel head return host receive address convene gather depart".split()  # noqa: SIM905
)
_GOING_ON = frozenset({"way", "progress", "force", "underway", "deadlock", "effect"})
_LENGTHS = frozenset({"hour", "day", "week", "month", "year", "round", "night"})
_NO_PART = ("nothing to do with", "no part in", "no role in", "no hand in", "not involved in")
_SOON = frozenset({"tomorrow", "tonight", "next"})
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "  # noqa: SIM905
    "september october november december later spring summer autumn winter".split()
)
_STEPS = 6
_NEAR = 60  # tokens


def status_of(tree: Tree, head: int, noun: bool, written: int | None = None) -> str:
    """The status of the event that token `head` tells. `written` is the year of writing; without it no year is old."""
    if not noun and tree.dep(head) in ("aux", "cop"):
        head = tree.token(head).head  # "will be available": the clause is that of the word it helps
    status = _of_noun(tree, head) if noun else _of_verb(tree, head)
    status = "occurred" if status in ("same", "said", "done") else status
    return "historical" if status == "occurred" and is_old(tree, head, written) else status


def _of_verb(tree: Tree, head: int) -> str:
    """By its own clause, then by what governs it; a denial or a doubt above outweighs a plan below."""
    own = _own(tree, head)
    if own == "denied":
        return own
    above = _governed(tree, head)
    if own in ("planned", "would", None):
        if above == "said":
            later = "possible" if _conditional(tree, head) else "planned"  # "said that he would, if"
            return later if own in ("planned", "would") else _tense(tree, head)
        if above == "done":
            return "occurred"
        if above and above != "same":
            return above if own is None or above != "ongoing" else own
    if own == "would":
        return "possible"
    return own or _with_main(tree, head) or _tense(tree, head)


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
    own = _own(tree, above)
    return own if own in ("planned", "possible") else None


def _own(tree: Tree, head: int) -> str | None:
    """What the clause of a verb tells itself; "would" is for what governs it to tell."""
    if any(tree.lower[i] in ("if", "unless") for i in tree.having(head, "mark")):
        return "possible"
    supposed = _had(tree, head)
    if supposed:
        return supposed
    if (is_negated(tree, head) or _nobody(tree, head) or _no_longer(tree, head)) and not _but_done(tree, head):
        if _conditional(tree, head):
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
            return _adverb(tree, head, "possible") or ("possible" if _conditional(tree, index) else "planned")
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


def _no_longer(tree: Tree, head: int) -> bool:
    """ "No longer wants", "hardly spoke"."""
    return any(
        tree.lower[i] in ("hardly", "barely", "scarcely") or "no" in {tree.lower[j] for j in tree.children[i]}
        for i in tree.having(head, "advmod")
    )


def _nobody(tree: Tree, head: int) -> bool:
    """ "Nobody was hurt", "no agreement was reached", "reached no agreement"."""
    subjects = tree.having(head, "nsubj")
    objects = tree.having(head, "obj") if (tree.token(head).lemma.lower(), "light") in _governors() else []
    return any(tree.lower[i] in _NOBODY for i in subjects) or any(
        tree.lower[i] in ("no", "neither") for child in (*subjects, *objects) for i in tree.having(child, "det")
    )


def _is_to(tree: Tree, head: int) -> bool:
    """ "Parliament is to vote", and as a headline "Parliament to vote"."""
    if any(tree.lower[i] in ("due", "about", "set") for i in tree.having(head, "case", "mark")):
        return True  # "is due to open", read as a preposition
    infinitive = any(tree.lower[i] == "to" for i in tree.having(head, "mark"))
    return infinitive and bool(tree.having(head, "nsubj")) and tree.dep(head) in ("root", "ccomp", "parataxis", "xcomp")


def _conditional(tree: Tree, head: int) -> bool:
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
            if _governors().get((tree.lower[one], "adv")) == status and tree.dep(one) in ("advmod", "discourse", "cc"):
                return status
    return None


def _joined(tree: Tree, head: int) -> list[int]:
    """The verb that a coordinated verb shares its auxiliaries with."""
    above = tree.token(head).head
    return [above] if tree.dep(head) == "conj" and above != head and not tree.having(head, "aux", "nsubj") else []


def _tense(tree: Tree, head: int) -> str:
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
        timed = tree.token(head).lemma.lower() in _HAPPENS | _TIMED
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
                untold = _own(tree, head) in ("planned", "would") and _of_verb(tree, above) == "denied"
                return "possible" if untold else said
        if dep in ("xcomp", "ccomp", "acl", "csubj") and status in ("same", "said", None):
            wider = _own(tree, above) if tree.token(above).pos in ("VERB", "AUX", "ADJ") and dep == "xcomp" else None
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
    return _governors().get((tree.token(above).lemma.lower(), "that")) == "denied"


def _by(tree: Tree, index: int, above: int, dep: str) -> str | None:
    """What the word above a verb tells of it."""
    lemma, pos = tree.token(above).lemma.lower(), tree.token(above).pos
    gerund = tree.lower[index].endswith("ing") and not tree.having(index, "aux")
    infinitive = not gerund and any(tree.lower[i] == "to" for i in tree.having(index, "mark"))
    clause = dep in ("ccomp", "acl") and not infinitive and bool(tree.having(index, "nsubj", "csubj", "expl"))
    if tree.token(index).dep.startswith("acl:relcl"):
        doubted = _governors().get((lemma, "noun")) == "possible" and index > above + 1
        return "possible" if doubted and tree.lower[above + 1] == "that" and tree.having(index, "nsubj") else "stop"
    if pos == "VERB" and clause:
        status = _governors().get((lemma, "that"))
        if lemma == "insist" and _indicative(tree, index):
            return "said"  # "insists that it will", not "insists that it do"
        if status:
            return _turned(tree, above, status)
        return "said" if lemma in _SPEECH or dep == "ccomp" else None
    if (pos == "VERB" or lemma == "ought") and dep in ("xcomp", "ccomp", "advcl", "obl", "acl"):
        if dep == "advcl" and infinitive and not {(lemma, "verb"), (lemma, "inf")} & _governors().keys():
            return "planned"
        if lemma == "go":
            return _turned(tree, above, "planned") if infinitive and tree.lower[above] == "going" else "same"
        joined = [tree.lower[i] for i in tree.having(index, "mark", "case")]
        if gerund:
            status = next((s for word in joined if (s := _governors().get((f"{lemma} {word}", "verb")))), None)
            if status:
                return _turned(tree, above, status)
        if dep in ("advcl", "obl") and gerund:
            short = any(tree.lower[i] == "short" for i in tree.having(above, "advmod", "xcomp"))
            if short or any(tree.lower[i] in ("without", "instead") for i in tree.having(index, "mark", "case")):
                return "denied"
            if not any(tree.lower[i] in ("from", "against", "of") for i in tree.having(index, "mark", "case")):
                return "stop"
        if dep == "advcl" and not infinitive and not gerund:
            return "stop"
        status = _governors().get((lemma, "verb")) or _governors().get((lemma, "inf"))
        if infinitive and any(tree.lower[i] == "have" for i in tree.having(index, "aux")) and lemma in _HEARING:
            return "said"  # "are understood to have discussed"
        passive = tree.features(index).get("VerbForm") == "Part" and not gerund
        other = tree.having(above, "obj", "iobj") or tree.having(index, "nsubj", "nsubj:pass")  # whom one wants to act
        if lemma in ("want", "like", "expect") and other and (infinitive or passive):
            status = "demanded" if lemma != "expect" else status
        if status == "same" and lemma in _LETTING and tree.features(above).get("Tense") == "Pres":
            return _turned(tree, above, "possible")  # what a law lets be done is not done by it
        if status:
            return _turned(tree, above, status)
        return "planned" if infinitive and dep == "xcomp" and lemma not in ("be", "have") else None
    if pos in ("NOUN", "PROPN") and dep in ("acl", "nmod", "ccomp", "xcomp"):
        status = _by_noun(tree, above, infinitive or clause or tree.lower[index].endswith("ing"))
        ranked = any(tree.lower[i] in _RANKS for i in tree.having(above, "amod", "advmod"))
        return "planned" if status is None and infinitive and dep == "acl" and not ranked else status
    if pos in ("ADJ", "ADV") and dep in ("xcomp", "ccomp", "advcl", "acl", "csubj"):
        if lemma in ("true", "certain", "clear", "right", "wrong") and (lemma != "certain" or not infinitive):
            return "denied" if lemma == "true" and is_negated(tree, above) else "same"
        status = _governors().get((lemma, "adj"))
        if status:
            return _turned(tree, above, status)
        return "planned" if infinitive and dep != "advcl" else None
    if pos == "AUX" and lemma == "be" and infinitive:
        return "planned"
    return None if dep in ("xcomp", "ccomp", "acl", "csubj") else "stop"


def _indicative(tree: Tree, head: int) -> bool:
    auxiliaries = {tree.lower[i] for i in tree.having(head, "aux", "cop")}
    return bool(
        auxiliaries & {"will", "would", "has", "have", "had", "is", "are", "was", "were", "did", "does", "do"}
    ) or (tree.features(head).get("Tense") == "Past" and "be" not in auxiliaries)


def _by_noun(tree: Tree, above: int, clause: bool) -> str | None:
    """ "No evidence that", "no intention of", "the claim that ... was false"; then by the noun itself."""
    if not clause:
        return "stop"
    if any(tree.lower[i] == "no" for i in tree.having(above, "det")):
        return "denied"
    predicate = tree.token(above).head
    if tree.dep(above) == "nsubj" and _governors().get((tree.token(predicate).lemma.lower(), "adj")) == "denied":
        return "denied"
    if (
        tree.dep(above) in ("obj", "nsubj")
        and _governors().get((tree.token(predicate).lemma.lower(), "that")) == "denied"
    ):
        return "denied"
    status = _governors().get((tree.token(above).lemma.lower(), "noun"))
    if tree.dep(above) == "nsubj" and any(
        _governors().get((tree.token(i).lemma.lower(), "adj")) == "denied" for i in tree.having(predicate, "xcomp")
    ):
        return "denied"  # "reports that he had fled proved false"
    if status in ("planned", "possible", "demanded") and (
        tree.dep(above) == "obj" or tree.token(above).dep == "nsubj:pass"
    ):
        wider = _with_particle(tree, predicate) or _governors().get((tree.token(predicate).lemma.lower(), "verb"))
        if wider == "denied" and not is_negated(tree, predicate):
            return "denied"  # "dropped plans to build"
        if wider == "possible" or _own(tree, predicate) in ("possible", "would"):
            return "possible"  # "is weighing a plan to build"
    return status


def _with_particle(tree: Tree, verb: int) -> str | None:
    """ "Turned down", "called off"."""
    lemma = tree.token(verb).lemma.lower()
    found = (_governors().get((f"{lemma} {tree.lower[i]}", "verb")) for i in tree.children[verb])
    return next((status for status in found if status), None)


def _turned(tree: Tree, above: int, status: str) -> str:
    """A negation above turns a plan into a denial, and a denial into a deed; a doubt above a plan makes it possible."""
    if status == "denied" and is_negated(tree, above) and tree.token(above).lemma.lower() in ("rule", "exclude"):
        return "possible"
    if not is_negated(tree, above) and not _no_longer(tree, above):
        doubted = status == "planned" and _own(tree, above) in ("possible", "would")
        later = status == "ongoing" and _own(tree, above) == "planned"
        return "possible" if doubted else "planned" if later else status
    return "done" if status == "denied" else "denied" if status in ("planned", "possible", "ongoing") else status


def _of_noun(tree: Tree, head: int) -> str:
    for child in tree.having(head, "amod", "compound", "det"):
        status = _governors().get((tree.token(child).lemma.lower(), "adj")) or _governors().get(
            (tree.lower[child], "adj")
        )
        if status in ("planned", "possible"):
            return "denied" if _by_clause(tree, head) == "denied" else status  # "cancelled a planned visit"
        if status:
            return status
        if tree.lower[child] in ("no", "neither"):
            return "denied"
        if tree.lower[child] == "any":
            return "possible"
    return _by_clause(tree, head)


def _by_clause(tree: Tree, head: int) -> str:
    """The status of a noun by what it stands under."""
    if (ahead := _ahead(tree, head)) is not None:
        return ahead
    if tree.having(head, "cop") and (own := _own(tree, head)):
        return "possible" if own == "would" else own
    if any(f" {words} " in " " + " ".join(tree.lower[max(0, head - 8) : head]) + " " for words in _NO_PART):
        return "denied"
    index = head
    for _ in range(4):
        above, dep = tree.token(index).head, tree.dep(index)
        if above == index:
            return _of_predicate(tree, head)
        lemma, pos = tree.token(above).lemma.lower(), tree.token(above).pos
        if dep == "conj":
            index = above
            continue
        if pos in ("NOUN", "PROPN") and dep in ("nmod", "acl", "compound"):
            cases = {tree.lower[i] for i in tree.having(index, "case")}
            if cases & _ABOUT and (status := _governors().get((lemma, "about"))):
                return status
            status = _by_noun(tree, above, True)
            if status and status != "stop":
                return status
            if dep == "nmod" and not any(tree.lower[i] == "of" for i in tree.having(index, "case")):
                return "occurred"  # "a response to the attack" tells nothing of the attack
            index = above
            continue
        if dep == "nsubj" and pos != "VERB" and tree.having(above, "cop"):
            return _predicated(tree, above)
        if pos in ("VERB", "ADJ"):
            return _of_noun_under(tree, index, above, lemma, dep)
        index = above
    return "occurred"


_AWAITED = re.compile(
    r"(?:ahead of|eve of|run-up to|pending|(?:momentum|way|path|steps?) towards?|"
    r"(?:prepar(?:e|es|ed|ing|ations?)|arrangements?|agenda|date|logistics) (?:for|of))$"
)


def _ahead(tree: Tree, head: int) -> str | None:
    """ "Ahead of the march", "on the eve of the strike", "in case of war"."""
    first = min([i for i in tree.children[head] if i < head] or [head])
    words = " ".join(tree.lower[max(0, first - 4) : head]) + " "
    if re.search(r"\b(?:ahead of|eve of|run-up to|in time for|pending) (?:\S+ ){0,3}$", words):
        return "planned"
    phrase = min(tree.subtree(head, frozenset(tree.having(head, "case"))))  # "toward" stands before all of it
    if _AWAITED.search(" ".join(tree.lower[max(0, min(phrase, head) - 3) : min(phrase, head)])):
        return "planned"
    return "possible" if re.search(r"\b(?:in case of|in the event of|risk of) (?:\S+ )?$", words) else None


def _of_predicate(tree: Tree, head: int) -> str:
    """A noun that is the predicate itself, or stands alone."""
    if not tree.having(head, "cop"):
        return "occurred"
    now = any(tree.lower[i] in ("is", "are") for i in tree.having(head, "cop"))
    if now and any(tree.lower[i] in ("in", "under", "on") for i in tree.having(head, "case")):
        return "ongoing"  # "is in talks"
    return _own_or(tree, head)


def _own_or(tree: Tree, head: int) -> str:
    own = _own(tree, head)
    return "possible" if own == "would" else own or "occurred"


def _predicated(tree: Tree, predicate: int) -> str:
    """ "The trial is under way", "the strike is in its third week", "an invasion is conceivable"."""
    lemma = tree.token(predicate).lemma.lower()
    past = any(tree.lower[i] in ("was", "were") for i in tree.having(predicate, "cop"))
    status = _governors().get((lemma, "adj"))
    if status:
        return _turned(tree, predicate, status)
    cases = {tree.lower[i] for i in tree.having(predicate, "case")}
    if lemma in _GOING_ON or (lemma in _LENGTHS and "in" in cases):
        return "occurred" if past else "ongoing"
    if lemma == "off":
        return "denied"
    return _own_or(tree, predicate) if cases and _own(tree, predicate) != "would" else "occurred"


def _of_noun_under(tree: Tree, index: int, above: int, lemma: str, dep: str) -> str:
    if dep == "nsubj" and tree.token(index).dep != "nsubj:pass":
        on = lemma in ("go", "drag", "wear", "grind", "rage") and any(
            tree.lower[i] == "on" for i in tree.children[above]
        )
        if on or lemma in ("continue", "remain", "persist", "rage"):
            own = _of_verb(tree, above)
            return "ongoing" if own == "occurred" and tree.features(above).get("Tense") != "Past" else own
        return _of_verb(tree, above) if lemma in _HAPPENS else "occurred"
    if lemma == "set" and any(tree.lower[i] == "condition" for i in tree.having(above, "obl")):
        return "demanded"
    cases = [tree.lower[i] for i in tree.having(index, "case")]
    if lemma in _ENDING and dep == "obj":
        own = _of_verb(tree, above)
        return "occurred" if own in ("occurred", "historical") else "ongoing"  # there is a strike to be ended
    if dep == "obl" and set(cases) & _DATING:
        return "occurred"  # "cancelled the visit after the bombing"
    if (
        dep == "obl"
        and lemma in _GOING
        and "for" in cases
        and (own := _of_verb(tree, above)) in ("planned", "possible")
    ):
        return own  # "is to travel to Lomé for consultations"
    status = next((s for case in cases if (s := _governors().get((f"{lemma} {case}", "verb")))), None)
    kind = "adj" if tree.token(above).pos == "ADJ" else "verb"
    status = status or _governors().get((lemma, kind))
    status = _with_particle(tree, above) or status
    if lemma == "call" and "off" in {tree.lower[i] for i in tree.having(above, "compound:prt")}:
        return "denied"
    if status and status != "same" and lemma not in ("begin", "start", "resume", "go", "keep"):
        if dep == "obl" and not _aimed(tree, index) and (status not in ("demanded", "denied") or set(cases) & _WITHIN):
            return "occurred"  # "asked in talks for", "refused at the meeting to"
        own = _of_verb(tree, above)
        if own == "denied" and status != "denied":
            return "denied"
        return _turned(tree, above, status) if status != "same" else own
    new = dep == "obj" and any(tree.lower[i] in ("a", "an") for i in tree.having(index, "det"))
    if new and (own := _of_verb(tree, above)) in ("planned", "possible", "denied"):
        return own  # "will order an inquiry", against "will attend the inquiry"
    passive = tree.token(index).dep == "nsubj:pass"
    light = ((lemma, "light") in _governors() and dep == "obj") or (lemma in _INTO and dep == "obl")
    return _of_verb(tree, above) if passive or light else "occurred"


def _aimed(tree: Tree, index: int) -> bool:
    return any(tree.lower[i] in ("for", "on", "to", "against", "of") for i in tree.having(index, "case"))


@lru_cache(maxsize=1)
def _governors() -> dict[tuple[str, str], str]:
    return {(row[0], row[1]): row[2] for row in rows("governors.tsv")}
