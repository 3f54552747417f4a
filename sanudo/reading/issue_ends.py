"""Where the words end that a stance is on: the next clause is not of them, what somebody is asked to do is.

A tree and a stance go in, the stance with its issue mended comes out. "Did not want to show his hand and would remain
flexible" is on showing it; "invited the rebels to meet" on more than the rebels; who is against "no intention of
leaving" is against leaving.
"""

from __future__ import annotations

from dataclasses import replace

from sanudo.reading.stances import Stance
from sanudo.reading.tree import Tree

_NO = frozenset({"no", "little", "zero"})
_WISHES = frozenset("intention interest desire wish appetite inclination intent".split())  # noqa: SIM905
_BEFORE_DEEDS = frozenset({"of", "in", "to", "for"})
_CLAUSES = frozenset({"advcl", "parataxis"})
_BOUND = frozenset({"to", "that", "whether", "if", "how", "for"})  # a clause behind these may be of the issue
_OBJECTS = ("obj", "obl", "iobj")
_DEED = ("xcomp", "advcl", "ccomp", "acl")


def with_its_ends(tree: Tree, stance: Stance) -> Stance:
    """The stance with an issue that ends where it should."""
    issue = _without_no(tree, stance)
    issue = _without_the_next_clause(tree, stance, issue)
    issue = _with_the_deed(tree, stance, issue)
    return replace(stance, issue=issue) if issue != stance.issue else stance


def _without_no(tree: Tree, stance: Stance) -> tuple[int, ...]:
    """ "No intention of leaving", of who is against it, is leaving."""
    issue = stance.issue
    if stance.side != "against" or len(issue) < 4 or tree.lower[issue[0]] not in _NO:
        return issue
    if tree.token(issue[1]).lemma.lower() in _WISHES and tree.lower[issue[2]] in _BEFORE_DEEDS:
        return issue[2:] if tree.lower[issue[2]] == "to" else issue[3:]
    return issue


def _without_the_next_clause(tree: Tree, stance: Stance, issue: tuple[int, ...]) -> tuple[int, ...]:
    """Up to where another clause begins: behind a comma with its own verb, joined to an infinitive with a verb in
    another form, or behind "because"; never within marks."""
    if len(issue) < 4 or issue[-1] - issue[0] + 1 != len(issue):
        return issue
    inside = set(issue)
    tops = [i for i in issue if tree.token(i).head not in inside or tree.token(i).head == i]
    for n, i in enumerate(issue[2:], 2):
        if not _begins_another(tree, i, issue[0], tops):
            continue
        cut = n
        while cut > 1 and (tree.token(issue[cut - 1]).pos in ("PUNCT", "CCONJ")):
            cut -= 1
        return issue[:cut] if cut > 1 and not _opens_marks(tree, issue[:cut]) else issue
    return issue


def _opens_marks(tree: Tree, issue: tuple[int, ...]) -> bool:
    opened = sum(tree.lower[i] == "“" for i in issue) - sum(tree.lower[i] == "”" for i in issue)
    return opened > 0 or sum(tree.lower[i] == '"' for i in issue) % 2 == 1


def _begins_another(tree: Tree, at: int, first: int, tops: list[int]) -> bool:
    """Whether a clause that is not of the issue begins with a word of it."""
    verb = next((v for v in (at, *tree.above(at)) if _leftmost(tree, v) == at and _is_clause(tree, v)), None)
    if verb is None or verb in tops:
        return False
    dep, before = tree.dep(verb), tree.lower[at - 1]
    if dep == "conj":
        above = tree.token(verb).head
        infinitive = tree.features(above).get("VerbForm") == "Inf" and above >= first
        finite = tree.features(verb).get("VerbForm") == "Fin" or bool(tree.having(verb, "nsubj"))
        helped = any(tree.features(i).get("VerbForm") == "Fin" for i in tree.having(verb, "aux", "cop", "aux:pass"))
        return infinitive and (finite or helped)
    if tree.lower[at] in ("because", "although", "though"):
        return tree.token(verb).head in tops
    return before == "," and dep in _CLAUSES and tree.lower[at] not in _BOUND


def _is_clause(tree: Tree, at: int) -> bool:
    return tree.token(at).pos in ("VERB", "AUX") or bool(tree.having(at, "cop", "nsubj"))


def _leftmost(tree: Tree, at: int) -> int:
    below = tree.subtree(at)
    while len(below) > 1 and tree.token(below[0]).pos in ("PUNCT", "CCONJ"):
        below = below[1:]
    return below[0]


def _with_the_deed(tree: Tree, stance: Stance, issue: tuple[int, ...]) -> tuple[int, ...]:
    """With what those whom the issue names are to do, where that stands right behind: "invited them to meet"."""
    if not issue or stance.head in issue or issue[0] < stance.head or issue[-1] + 1 >= len(tree.lower):
        return issue
    inside = set(issue)
    top = next((i for i in issue if tree.token(i).head not in inside), None)
    if (
        top is None
        or tree.dep(top) not in ("obj", "obl", "iobj")
        or tree.token(top).pos not in ("NOUN", "PROPN", "PRON")
    ):
        return issue
    behind = issue[-1] + 1
    for verb in (v for head in (stance.head, stance.through, top) for v in tree.having(head, *_DEED)):
        marked = tree.lower[behind] == "to" and behind in tree.having(verb, "mark")
        doing = (
            verb == behind
            and tree.features(verb).get("VerbForm") == "Ger"
            and tree.dep(verb) in ("acl", "ccomp", "xcomp")
        )
        if not (marked or doing) or _leftmost(tree, verb) != behind:
            continue
        sentence = tree.token(verb).sentence
        run = [i for i in tree.subtree(verb) if i >= behind and tree.token(i).sentence == sentence]
        kept = list(range(behind, behind + sum(1 for n, i in enumerate(run) if i == behind + n)))
        while kept and tree.token(kept[-1]).pos == "PUNCT" and tree.lower[kept[-1]] not in ('"', "”", ")"):
            kept.pop()
        return _without_the_next_clause(tree, stance, (*issue, *kept))
    return issue
