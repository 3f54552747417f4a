"""How outright a word takes a side, and which words that take one tell of no position: an errand, a vote, a greeting.

A ground (position_ground.py) and the word that takes the side go in, a weight or yes or no comes out.
"""

from __future__ import annotations

from sanudo.language.gazetteer.common_nouns import person_noun
from sanudo.reading.stance_tables import judgements, words_of
from sanudo.reading.tree import Tree
from sanudo.telling.position_ground import Ground, is_past, words

OUTRIGHT, STANDING, QUOTED, WEIGHING = 3.0, 2.5, 2.0, 1.0  # weights
_PARTICLES = frozenset({"out", "back", "issue"})
_NOT = frozenset({"not", "n't", "n’t", "never"})
_MARKS = frozenset({'"', "“", "``", "‘"})
_OVER = frozenset({"for", "over"})
_NAMED = frozenset({"PERSON", "LOC", "ORG", "NORP"})


def weight_of(tree: Tree, head: int) -> float:
    """How outright a word takes a side: who "opposes" more than who is "wary", and he more than who "praised"."""
    lemma = tree.token(head).lemma.lower()
    if lemma in words("weighing") and not (lemma == "call" and _calls_for(tree, head)):
        return WEIGHING
    if lemma == "agree" and is_past(tree, head):
        return QUOTED
    known = with_particle(tree, head) in words("taking") or lemma == "want" or will_not(tree, head)
    return OUTRIGHT if known and tree.token(head).pos != "NOUN" else STANDING


def with_particle(tree: Tree, token: int) -> str:
    """The lemma of a word with the particle that makes another word of it: "rule out", "take issue"."""
    particles = [tree.lower[i] for i in tree.having(token, "compound:prt")]
    particles += [word for word in tree.lower[token + 1 : token + 2] if word in _PARTICLES]
    return " ".join((tree.token(token).lemma.lower(), *particles[:1]))


def will_not(tree: Tree, token: int) -> bool:
    """ "Will not share the recorders": who could and says no."""
    helpers = {tree.lower[i] for i in tree.having(token, "aux")}
    denied = any(tree.lower[i] in _NOT for i in tree.having(token, "advmod"))
    known = tree.token(token).lemma.lower() in words_of("refused")
    return known and denied and bool(helpers & {"will", "wo", "would"}) and "have" not in helpers


def calls(tree: Tree, head: int, last: int) -> bool:
    """Whether somebody calls for a thing, or calls it what judges it."""
    if _calls_for(tree, head):
        return True
    things = [i for i in tree.having(head, "obj") if tree.token(i).pos == "NOUN"]
    if not things or not tree.having(things[0], "det", "amod", "nmod:poss", "compound", "nmod"):
        return False
    return any(tree.lower[i] in judgements() or tree.lower[i] in _MARKS for i in range(things[0] + 1, last + 1))


def _calls_for(tree: Tree, head: int) -> bool:
    return any(tree.lower[i] in ("for", "on", "upon") for i in range(head + 1, min(head + 8, len(tree.lower))))


def is_errand(ground: Ground, head: int) -> bool:
    """What one person agrees to do in person is no position: "agreed to surrender", "agreed not to leave Karsk"."""
    tree, entity = ground.tree, ground.position.entity
    person = entity is not None and ground.reading.entities[entity].kind == "PERSON"
    to = tree.having(head, "xcomp") if tree.token(head).lemma.lower() == "agree" and person else []
    return any(tree.token(i).lemma.lower() in words("travelling") | words("yielding") for i in to)


def is_vote(ground: Ground, head: int, subject: int) -> bool:
    """What a house has voted is done: "the House backed a bill"."""
    tree = ground.tree
    lemma = tree.token(head).lemma.lower()
    house = {tree.lower[subject], tree.token(subject).lemma.lower()} & words("voting")
    return is_past(tree, head) and (lemma == "vote" or (bool(house) and lemma in words("passing")))


def is_of_a_matter(ground: Ground, head: int) -> bool:
    """Whether a thing is praised or condemned, or somebody for a thing: whom somebody hails or asks is no matter."""
    tree = ground.tree
    if tree.token(head).lemma.lower() == "warn":
        return any(tree.lower[i] in ("if", "unless", "against") for i in tree.subtree(head) if i > head)
    things = tree.having(head, "obj")
    if tree.token(head).lemma.lower() == "ask":  # of somebody who is named, or of several
        return any(tree.token(i).pos == "PROPN" or tree.features(i).get("Number") == "Plur" for i in things)
    over = [
        i for i in tree.having(head, "obl", "advcl") if {tree.lower[c] for c in tree.having(i, "case", "mark")} & _OVER
    ]
    if any(i > head for i in over):
        return True
    return any(
        tree.token(i).pos == "NOUN" and person_noun(tree.lower[i]) is None and not _is_named(ground, i) for i in things
    )


def _is_named(ground: Ground, token: int) -> bool:
    at = ground.at(token)
    return any(m.span.start <= at < m.span.end and m.kind in _NAMED for m in ground.reading.mentions)
