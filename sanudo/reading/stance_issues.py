"""What a stance is on: the phrase, doing, infinitive or clause that a word's issue is, in its own sentence.

A tree and a word's tokens go in, the tokens of the issue come out, or whether a phrase can be one. Knows no holders.
"""

from __future__ import annotations

from sanudo.reading.stance_tables import issue_sorts, words_of
from sanudo.reading.tree import Tree

_BEFORE_ISSUES = ("to", "for", "in", "on", "of", "towards", "toward", "with", "against", "about", "over")
_RELATIVE = frozenset({"which", "that", "who", "whom"})


def relative_object(tree: Tree, head: int) -> int | None:
    """The noun that a relative clause without an object of its own is about: "the plan (which) Russia opposes"."""
    at = head
    while tree.dep(at) in ("conj", "xcomp") and tree.token(at).head != at:
        at = tree.token(at).head
    if tree.token(at).dep != "acl:relcl" or not tree.having(at, "nsubj"):
        return None
    objects = tree.having(head, "obj")
    if objects and tree.lower[objects[0]] not in _RELATIVE:
        return None
    subject = tree.having(at, "nsubj")[0]
    if any(tree.lower[i] == "whose" for i in tree.subtree(at)):
        return None
    return tree.token(at).head if tree.lower[subject] not in _RELATIVE else None


def complement(tree: Tree, head: int, issue: str, is_time: frozenset[int]) -> tuple[int, ...]:
    """The phrase, doing or infinitive after an adjective or noun, without its preposition."""
    for child in tree.having(head, "xcomp", "ccomp", "acl", "nmod", "obl", "advcl"):
        if child < head or child in is_time or tree.token(child).dep in ("nmod:poss", "acl:relcl"):
            continue
        before = tuple(i for i in tree.having(child, "case", "mark") if i < child)
        words = [tree.lower[i] for i in before]
        if words == ["to"] and is_infinitive(tree, child):
            if "i" in issue and is_deed(tree, child):
                return whole(tree, child, ())
            continue
        if not words or words[0] not in _BEFORE_ISSUES:
            continue
        if ("n" in issue and tree.token(child).pos != "VERB") or ("g" in issue and is_gerund(tree, child)):
            return whole(tree, child, before)
    return ()


def fits(tree: Tree, thing: int, issue: str) -> bool:
    """Whether a phrase can be the issue of a word: any thing, only what can be wanted or not, or a doing."""
    pos = tree.token(thing).pos
    if pos == "PRON" and tree.lower[thing] not in ("it", "this", "that", "them", "one", "both", "these"):
        return False
    if is_gerund(tree, thing):
        return "g" in issue
    if pos == "VERB":
        return False
    lemma = tree.token(thing).lemma.lower()
    if "n" in issue:
        return issue_sorts().get(lemma) != "fact"
    return "p" in issue and (pos == "PRON" or is_matter(tree, thing))


def is_matter(tree: Tree, thing: int) -> bool:
    """Whether a noun names what can be wanted or not."""
    return (
        issue_sorts().get(tree.token(thing).lemma.lower()) == "matter"
        or issue_sorts().get(tree.lower[thing]) == "matter"
    )


def is_wished(tree: Tree, head: int, clause: int) -> bool:
    """Whether a clause says what should be: "that it be paid", "that they should leave", "promised that it would"."""
    helpers = {tree.lower[i] for i in tree.having(clause, "aux", "cop")}
    lemma = tree.token(head).lemma.lower()
    if lemma in ("promise", "pledge", "vow"):
        return bool(helpers & {"should", "would", "will", "must"})
    if lemma == "agree":
        done = any(tree.token(i).dep == "aux:pass" for i in tree.having(clause, "aux:pass"))
        return "should" in helpers or (done and bool(helpers & {"would", "will", "must", "be"}))
    if not any(tree.lower[i] == "that" for i in tree.having(clause, "mark")) and "should" not in helpers:
        return lemma in words_of("demanding") and not helpers and _is_bare(tree, clause)  # "demands the mayor resign"
    return "should" in helpers or ("be" in helpers and len(helpers) == 1) or (not helpers and _is_bare(tree, clause))


def _is_bare(tree: Tree, clause: int) -> bool:
    subject = tree.having(clause, "nsubj")
    return bool(subject) and tree.token(clause).pos == "VERB" and tree.features(clause).get("VerbForm") == "Inf"


def is_gerund(tree: Tree, index: int) -> bool:
    doing = tree.token(index).pos == "VERB" or bool(tree.having(index, "obj"))  # whatever its tag
    return doing and tree.lower[index].endswith("ing") and not tree.having(index, "aux")


def is_deed(tree: Tree, index: int) -> bool:
    """Whether an infinitive is more than saying: "declined to comment" is no position."""
    things = {tree.token(i).lemma.lower() for i in tree.having(index, "obj")}
    return tree.token(index).lemma.lower() not in words_of("saying") and not things & {
        "detail",
        "comment",
        "question",
        "reason",
    }


def is_infinitive(tree: Tree, index: int) -> bool:
    """Whether it stands behind "to", and is not the doing of "opposed to selling"."""
    doing = tree.lower[index].endswith("ing") and tree.features(index).get("VerbForm") in ("Ger", "Part")
    return not doing and any(tree.lower[i] == "to" for i in tree.having(index, "mark"))


def infinitive_after(tree: Tree, head: int, thing: int) -> int | None:
    """What somebody is called on to do."""
    for child in (*tree.having(head, "xcomp", "advcl", "ccomp"), *tree.having(thing, "acl", "advcl", "xcomp")):
        if child > thing and is_infinitive(tree, child):
            return child
    return thing if is_infinitive(tree, thing) else None


def whole(tree: Tree, top: int, without: tuple[int, ...]) -> tuple[int, ...]:
    """A phrase in its own sentence, without words at its head ("for") and without what stands before it."""
    left_out = frozenset(without)
    sentence = tree.token(top).sentence
    found = [i for i in tree.subtree(top, left_out) if tree.token(i).sentence == sentence]
    return tuple(i for i in found if not left_out or i > min(left_out) or i == top)


def with_what_becomes(tree: Tree, head: int, thing: int) -> tuple[int, ...]:
    """An object with what is wanted of it: "wants the soldiers out", "wants the gates opened"."""
    found = set(whole(tree, thing, ()))
    if tree.token(head).lemma.lower() == "want":
        for more in tree.having(head, "xcomp", "advmod", "obl"):
            if more > thing:
                found |= set(whole(tree, more, ()))
    return tuple(sorted(found))


def without_relative(tree: Tree, noun: int, clause: int) -> tuple[int, ...]:
    """A noun phrase without the relative clause that `clause` stands in."""
    chain = {clause, *tree.above(clause)}
    without = tuple(i for i in tree.children[noun] if i in chain)
    left_out = frozenset((*without, *tree.having(noun, "nsubj", "cop", "aux", "mark")))
    below = set(tree.subtree(without[0])) if without else set()
    first = min(below) if below else None
    found = [i for i in tree.subtree(noun, left_out) if tree.token(i).sentence == tree.token(noun).sentence]
    kept = [i for i in found if first is None or i < first]
    while len(kept) > 1 and tree.token(kept[0]).pos in ("ADP", "PUNCT") and kept[0] != noun:
        kept = kept[1:]
    return tuple(kept)
