"""What words lean on that say little by themselves: "the idea", "doing so", "it", by the words that stood before.

A tree and the tokens of a phrase go in; the span of the earlier words comes out, None where the phrase stands alone or
nothing before fits. Nearest first, never across more than a few sentences.
"""

from __future__ import annotations

from sanudo.article.types import Span
from sanudo.reading.stance_issues import is_matter
from sanudo.reading.stance_tables import words_of
from sanudo.reading.tree import Tree

_BACK = 6  # sentences
_LONGEST = 24  # tokens
_WITHOUT = frozenset({"nmod", "acl", "acl:relcl", "amod", "compound", "appos", "nummod"})
_MARKS = frozenset({'"', "'", "“", "‘", "``"})
_DOING = frozenset({"doing", "do"})


def leans_on(tree: Tree, phrase: tuple[int, ...]) -> Span | None:
    """The earlier words that say what the phrase is."""
    for _ in range(3):  # "it" is "the idea", and that a commission
        found = _once(tree, phrase)
        if not found or not _once(tree, found):
            break
        phrase = found
    return tree.span(list(found)) if found else None


def _once(tree: Tree, phrase: tuple[int, ...]) -> tuple[int, ...] | None:
    words = [tree.lower[i] for i in phrase if tree.token(i).pos != "PUNCT"]
    if words[-1:] == ["so"] and len(words) <= 3 and set(words) & _DOING:
        return _doing(tree, phrase[0])
    if words in (["it"], ["one"]):
        return _idea(tree, phrase[0], None)
    if len(words) == 2 and words[0] in ("the", "this", "that", "any"):
        head = phrase[-1] if tree.token(phrase[-1]).pos in ("NOUN", "PROPN") else None
        return _idea(tree, phrase[0], head) if head is not None else None
    return None


def _idea(tree: Tree, before: int, head: int | None) -> tuple[int, ...] | None:
    """The nearest noun phrase of the same word that says more, or for "the idea" what somebody proposed."""
    lemma = tree.token(head).lemma.lower() if head is not None else None
    kind, makers = (
        (words_of("deal"), words_of("dealing"))
        if lemma in words_of("deal")
        else (words_of("idea"), words_of("proposing"))
    )
    sentence = tree.token(before).sentence
    for i in range(before - 1, -1, -1):
        token = tree.token(i)
        if token.sentence < sentence - _BACK:
            break
        if token.pos == "NOUN" and not _is_quoted(tree, i):
            if lemma is None and is_matter(tree, i):
                return _whole(tree, i)
            same = token.lemma.lower() == lemma and head is not None and _may_be_one(tree, i, head)
            alike = token.lemma.lower() in kind and lemma in kind
            if (same or alike) and any(tree.token(c).dep in _WITHOUT for c in tree.children[i] if c > i or same):
                return _whole(tree, i)
        if token.pos == "VERB" and token.lemma.lower() in makers and lemma in kind:
            for thing in tree.having(i, "obj", "xcomp", "ccomp"):
                if i < thing < before:
                    return _whole(tree, thing)
    return None


def _may_be_one(tree: Tree, index: int, head: int) -> bool:
    """Whether "the attack" can be a phrase of its word: not "attacks", nor "another attack"."""
    number = [next((f for f in tree.token(i).morph.split("|") if f.startswith("Number=")), "") for i in (index, head)]
    return number[0] == number[1] and not any(tree.lower[c] in _OTHERS for c in tree.children[index])


_OTHERS = frozenset(
    (
        "other",
        "another",
        "earlier",
        "previous",
        "past",
        "last",
        "similar",
        "first",
        "second",
        "third",
        "new",
        "more",
        "further",
        "future",
    )
)


def _is_quoted(tree: Tree, index: int) -> bool:
    """Whether a phrase begins with quotation marks: these are somebody's words for something else."""
    first = min(tree.subtree(index))
    return tree.lower[first] in _MARKS or (first > 0 and tree.lower[first - 1] in _MARKS)


def _doing(tree: Tree, before: int) -> tuple[int, ...] | None:
    """The nearest doing of the sentence before, or of this one: "joining the club"."""
    sentence = tree.token(before).sentence
    for i in range(before - 1, -1, -1):
        token = tree.token(i)
        if token.sentence < sentence - 1:
            break
        infinitive = any(tree.lower[m] == "to" for m in tree.having(i, "mark"))
        if token.pos == "VERB" and (infinitive or tree.lower[i].endswith("ing")) and tree.having(i, "obj", "obl"):
            return tuple([c for c in tree.subtree(i) if i <= c < before][:_LONGEST])
    return None


def _whole(tree: Tree, top: int) -> tuple[int, ...]:
    below = [i for i in tree.subtree(top) if tree.token(i).sentence == tree.token(top).sentence]
    return tuple(below if len(below) <= _LONGEST else [i for i in below if i <= top + _LONGEST])
