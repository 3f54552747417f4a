"""The status of an event that a noun tells: by the verb or noun that governs it, and by the clause it stands in."""

from __future__ import annotations

import re

from sanudo.reading.governors import governors
from sanudo.reading.status_clause import HAPPENS, own_status
from sanudo.reading.status_verbs import status_by_noun, status_of_verb, turned, with_particle
from sanudo.reading.tree import Tree

_INTO = frozenset({"take", "engage", "result", "participate", "culminate", "lead", "enter", "sit", "go", "meet", "end"})
_ENDING = frozenset({"end", "lift", "ease", "relax", "halt", "break", "join", "leave", "quit"})
_DATING = frozenset({"after", "during", "since", "following", "amid", "despite"})
_GOING = frozenset(
    {"travel", "fly", "go", "come", "arrive", "head", "leave", "return", "visit", "depart", "sail", "drive"}
)
_WITHIN = frozenset({"in", "at", "during", "after", "before"})
_ABOUT = frozenset({"on", "over", "about", "for"})
_GOING_ON = frozenset({"way", "progress", "force", "underway", "deadlock", "effect"})
_LENGTHS = frozenset({"hour", "day", "week", "month", "year", "round", "night"})
_NO_PART = ("nothing to do with", "no part in", "no role in", "no hand in", "not involved in")
_AWAITED = re.compile(
    r"(?:ahead of|eve of|run-up to|pending|(?:momentum|way|path|steps?) towards?|"
    r"(?:prepar(?:e|es|ed|ing|ations?)|arrangements?|agenda|date|logistics) (?:for|of))$"
)


def status_of_noun(tree: Tree, head: int) -> str:
    for child in tree.having(head, "amod", "compound", "det"):
        status = governors().get((tree.token(child).lemma.lower(), "adj")) or governors().get(
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
    if tree.having(head, "cop") and (own := own_status(tree, head)):
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
            if cases & _ABOUT and (status := governors().get((lemma, "about"))):
                return status
            status = status_by_noun(tree, above, True)
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
    own = own_status(tree, head)
    return "possible" if own == "would" else own or "occurred"


def _predicated(tree: Tree, predicate: int) -> str:
    """ "The trial is under way", "the strike is in its third week", "an invasion is conceivable"."""
    lemma = tree.token(predicate).lemma.lower()
    past = any(tree.lower[i] in ("was", "were") for i in tree.having(predicate, "cop"))
    status = governors().get((lemma, "adj"))
    if status:
        return turned(tree, predicate, status)
    cases = {tree.lower[i] for i in tree.having(predicate, "case")}
    if lemma in _GOING_ON or (lemma in _LENGTHS and "in" in cases):
        return "occurred" if past else "ongoing"
    if lemma == "off":
        return "denied"
    return _own_or(tree, predicate) if cases and own_status(tree, predicate) != "would" else "occurred"


def _of_noun_under(tree: Tree, index: int, above: int, lemma: str, dep: str) -> str:
    if dep == "nsubj" and tree.token(index).dep != "nsubj:pass":
        on = lemma in ("go", "drag", "wear", "grind", "rage") and any(
            tree.lower[i] == "on" for i in tree.children[above]
        )
        if on or lemma in ("continue", "remain", "persist", "rage"):
            own = status_of_verb(tree, above)
            return "ongoing" if own == "occurred" and tree.features(above).get("Tense") != "Past" else own
        return status_of_verb(tree, above) if lemma in HAPPENS else "occurred"
    if lemma == "set" and any(tree.lower[i] == "condition" for i in tree.having(above, "obl")):
        return "demanded"
    cases = [tree.lower[i] for i in tree.having(index, "case")]
    if lemma in _ENDING and dep == "obj":
        own = status_of_verb(tree, above)
        return "occurred" if own in ("occurred", "historical") else "ongoing"  # there is a strike to be ended
    if dep == "obl" and set(cases) & _DATING:
        return "occurred"  # "cancelled the visit after the bombing"
    if (
        dep == "obl"
        and lemma in _GOING
        and "for" in cases
        and (own := status_of_verb(tree, above)) in ("planned", "possible")
    ):
        return own  # "is to travel to Lomé for consultations"
    status = next((s for case in cases if (s := governors().get((f"{lemma} {case}", "verb")))), None)
    kind = "adj" if tree.token(above).pos == "ADJ" else "verb"
    status = status or governors().get((lemma, kind))
    status = with_particle(tree, above) or status
    if lemma == "call" and "off" in {tree.lower[i] for i in tree.having(above, "compound:prt")}:
        return "denied"
    if status and status != "same" and lemma not in ("begin", "start", "resume", "go", "keep"):
        if dep == "obl" and not _aimed(tree, index) and (status not in ("demanded", "denied") or set(cases) & _WITHIN):
            return "occurred"  # "asked in talks for", "refused at the meeting to"
        own = status_of_verb(tree, above)
        if own == "denied" and status != "denied":
            return "denied"
        return turned(tree, above, status) if status != "same" else own
    new = dep == "obj" and any(tree.lower[i] in ("a", "an") for i in tree.having(index, "det"))
    if new and (own := status_of_verb(tree, above)) in ("planned", "possible", "denied"):
        return own  # "will order an inquiry", against "will attend the inquiry"
    passive = tree.token(index).dep == "nsubj:pass"
    light = ((lemma, "light") in governors() and dep == "obj") or (lemma in _INTO and dep == "obl")
    return status_of_verb(tree, above) if passive or light else "occurred"


def _aimed(tree: Tree, index: int) -> bool:
    return any(tree.lower[i] in ("for", "on", "to", "against", "of") for i in tree.having(index, "case"))
