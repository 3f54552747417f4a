"""Whether an event happened: occurred, ongoing, planned, possible, demanded, denied or historical.

A tree and the token that tells an event go in, a status comes out, by auxiliaries, negation, conditions, the words that
govern it (ontology/governors.tsv) and, where the year of writing is given, by years long past. Knows no actors.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

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
_RANKS = frozenset({"first", "second", "third", "last", "latest", "only", "next", "oldest", "youngest"})
_SPEECH = frozenset(
    "say tell announce confirm add promise vow pledge declare state report write agree insist note disclose reveal "  # noqa: SIM905
    "repeat assure guarantee maintain predict".split()
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
_YEAR = re.compile(r"(1\d{3}|20\d\d)s?$")
_CENTURY = re.compile(r"\b(?!21st|twenty-first|this|next)\S*(?:th|st|nd|rd|first|second|third)[ -]century\b")
_AGO = re.compile(
    r"\b(?:(?:[3-9]|\d{2,}|three|four|five|six|seven|eight|nine|ten|\w+teen|twenty|\w+ty|many|several|hundred) years"
    r"|decades?|century|centuries|generations?) (?:ago|earlier|before)\b"
)
_OLD = 2  # years before the writing from which a deed is history


def status_of(tree: Tree, head: int, noun: bool, written: int | None = None) -> str:
    """The status of the event that token `head` tells. `written` is the year of writing; without it no year is old."""
    if not noun and tree.dep(head) in ("aux", "cop"):
        head = tree.token(head).head  # "will be available": the clause is that of the word it helps
    status = _of_noun(tree, head) if noun else _of_verb(tree, head)
    return "historical" if status == "occurred" and _is_old(tree, head, written) else status


def _of_verb(tree: Tree, head: int) -> str:
    """By its own clause, then by what governs it; a denial or a doubt above outweighs a plan below."""
    own = _own(tree, head)
    if own == "denied":
        return own
    above = _governed(tree, head)
    if own in ("planned", "would", None):
        if above == "said":
            return "planned" if own in ("planned", "would") else _tense(tree, head)
        if above and above != "same":
            return above if own is None or above != "ongoing" else own
    if own == "would":
        return "possible"
    return own or _tense(tree, head)


def _own(tree: Tree, head: int) -> str | None:
    """What the clause of a verb tells itself; "would" is for what governs it to tell."""
    if is_negated(tree, head) or _nobody(tree, head) or _no_longer(tree, head):
        return "denied"
    for index in (head, *_joined(tree, head)):
        auxiliaries = {tree.lower[i] for i in tree.having(index, "aux")}
        if any(tree.lower[i] in _IF for i in tree.having(index, "mark")) or _inverted(tree, index):
            return "possible"
        if auxiliaries & _WILL or _is_to(tree, index):
            return _adverb(tree, head, "possible") or ("possible" if _conditional(tree, index) else "planned")
        if auxiliaries & _MUST:
            return "demanded"
        if auxiliaries & _MAY:
            return "possible"
        if auxiliaries & _WOULD:
            return "would"
    return _adverb(tree, head, "possible")


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
        timed = tree.token(head).lemma.lower() in _HAPPENS | {"meet", "vote", "decide", "leave", "arrive", "visit"}
        if present and _soon(tree, head, _SOON | _DAYS if timed else _SOON):
            return "planned"
    if tree.dep(head) == "acl" and _remains(tree, tree.token(head).head):
        return "ongoing"
    return "occurred"


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
        if status and status not in ("same", "said"):
            return status
        if status == "said":
            said = "said"
        if dep in ("xcomp", "ccomp", "acl", "csubj") and status in ("same", "said", None):
            wider = _own(tree, above) if tree.token(above).pos in ("VERB", "AUX", "ADJ") and dep == "xcomp" else None
            if wider:
                return "possible" if wider == "would" else wider
            index = above
            continue
        return said
    return said


def _by(tree: Tree, index: int, above: int, dep: str) -> str | None:
    """What the word above a verb tells of it."""
    lemma, pos = tree.token(above).lemma.lower(), tree.token(above).pos
    infinitive = any(tree.lower[i] == "to" for i in tree.having(index, "mark"))
    clause = dep in ("ccomp", "acl") and not infinitive and bool(tree.having(index, "nsubj", "csubj", "expl"))
    if tree.token(index).dep.startswith("acl:relcl"):
        return "stop"
    if pos == "VERB" and clause:
        status = _governors().get((lemma, "that"))
        if status:
            return _turned(tree, above, status)
        return "said" if lemma in _SPEECH or dep == "ccomp" else None
    if (pos == "VERB" or lemma == "ought") and dep in ("xcomp", "ccomp", "advcl", "obl", "acl"):
        if dep == "advcl" and infinitive and not {(lemma, "verb"), (lemma, "inf")} & _governors().keys():
            return "planned"
        gerund = tree.lower[index].endswith("ing")
        if dep in ("advcl", "obl") and gerund:
            short = any(tree.lower[i] == "short" for i in tree.having(above, "advmod", "xcomp"))
            if short or any(tree.lower[i] in ("without", "instead") for i in tree.having(index, "mark", "case")):
                return "denied"
            if not any(tree.lower[i] in ("from", "against", "of") for i in tree.having(index, "mark", "case")):
                return "stop"
        if dep == "advcl" and not infinitive and not gerund:
            return "stop"
        status = _governors().get((lemma, "verb")) or _governors().get((lemma, "inf"))
        if lemma in ("want", "like", "expect") and tree.having(above, "obj", "iobj") and infinitive:
            status = "demanded" if lemma != "expect" else status
        if status:
            return _turned(tree, above, status)
        return "planned" if infinitive and dep == "xcomp" and lemma not in ("be", "have") else None
    if pos in ("NOUN", "PROPN") and dep in ("acl", "nmod", "ccomp", "xcomp"):
        status = _by_noun(tree, above, infinitive or clause or tree.lower[index].endswith("ing"))
        ranked = any(tree.lower[i] in _RANKS for i in tree.having(above, "amod", "advmod"))
        return "planned" if status is None and infinitive and dep == "acl" and not ranked else status
    if pos in ("ADJ", "ADV") and dep in ("xcomp", "ccomp", "advcl", "acl", "csubj"):
        status = _governors().get((lemma, "adj"))
        if status:
            return _turned(tree, above, status)
        return "planned" if infinitive and dep != "advcl" else None
    if pos == "AUX" and lemma == "be" and infinitive:
        return "planned"
    return None if dep in ("xcomp", "ccomp", "acl", "csubj") else "stop"


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
    if status in ("planned", "possible") and (tree.dep(above) == "obj" or tree.token(above).dep == "nsubj:pass"):
        wider = _governors().get((tree.token(predicate).lemma.lower(), "verb"))
        if wider == "denied" and not is_negated(tree, predicate):
            return "denied"  # "dropped plans to build"
        if wider == "possible" or _own(tree, predicate) in ("possible", "would"):
            return "possible"  # "is weighing a plan to build"
    return status


def _turned(tree: Tree, above: int, status: str) -> str:
    """A negation above turns a plan into a denial, and a denial into a deed; a doubt above a plan makes it possible."""
    if not is_negated(tree, above):
        doubted = status == "planned" and _own(tree, above) in ("possible", "would")
        later = status == "ongoing" and _own(tree, above) == "planned"
        return "possible" if doubted else "planned" if later else status
    return "same" if status == "denied" else "denied" if status in ("planned", "possible", "ongoing") else status


def _of_noun(tree: Tree, head: int) -> str:
    for child in tree.having(head, "amod", "compound", "det"):
        status = _governors().get((tree.token(child).lemma.lower(), "adj")) or _governors().get(
            (tree.lower[child], "adj")
        )
        if status:
            return status
        if tree.lower[child] in ("no", "neither"):
            return "denied"
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
            status = _by_noun(tree, above, True)
            if status:
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


def _of_predicate(tree: Tree, head: int) -> str:
    """A noun that is the predicate itself, or stands alone."""
    return _own_or(tree, head) if tree.having(head, "cop") else "occurred"


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
    status = next((s for case in cases if (s := _governors().get((f"{lemma} {case}", "verb")))), None)
    kind = "adj" if tree.token(above).pos == "ADJ" else "verb"
    status = status or _governors().get((lemma, kind))
    particles = {tree.lower[i] for i in tree.having(above, "compound:prt")}
    if lemma == "call" and "off" in particles:
        return "denied"
    if status and status != "same" and lemma not in ("begin", "start", "resume", "go", "keep"):
        if dep == "obl" and status not in ("demanded", "denied") and not _aimed(tree, index):
            return "occurred"
        own = _of_verb(tree, above)
        if own == "denied" and status != "denied":
            return "denied"
        return _turned(tree, above, status) if status != "same" else own
    passive = tree.token(index).dep == "nsubj:pass"
    light = ((lemma, "light") in _governors() and dep == "obj") or (lemma in _INTO and dep == "obl")
    return _of_verb(tree, above) if passive or light else "occurred"


def _aimed(tree: Tree, index: int) -> bool:
    return any(tree.lower[i] in ("for", "on", "to", "against", "of") for i in tree.having(index, "case"))


def _is_old(tree: Tree, head: int, written: int | None) -> bool:
    """Whether a year long before the writing, or a word for an age gone by, stands in the clause."""
    below = _nearby(tree, _clause(tree, head))
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


def _nearby(tree: Tree, top: int) -> list[int]:
    """What hangs on a token, not far from it, so that a sentence without end costs no more than another."""
    found: list[int] = []
    todo = [top]
    while todo and len(found) < 4 * _NEAR:
        index = todo.pop()
        found.append(index)
        todo += [child for child in tree.children[index] if abs(child - top) <= _NEAR]
    return sorted(found)


@lru_cache(maxsize=1)
def _governors() -> dict[tuple[str, str], str]:
    return {(row[0], row[1]): row[2] for row in rows("governors.tsv")}


@lru_cache(maxsize=1)
def _eras() -> re.Pattern[str]:
    """An age after a preposition, or a whole phrase; "a World War II memorial" is of today."""
    names = "|".join(re.escape(row[0]) for row in rows("eras.tsv") if row[1] == "age")
    whole = "|".join(re.escape(row[0]) for row in rows("eras.tsv") if row[1] == "phrase")
    return re.compile(
        rf"\b(?:(?:in|during|before|after|since|under|until|by|from|of) (?:the )?(?:\S+ )?(?:{names})|{whole})\b"
        r"(?! (?:\S+ )?(?:memorial|museum|monument|veterans?|anniversary|cemetery|graves?|film|book|hero|heroes))"
    )
