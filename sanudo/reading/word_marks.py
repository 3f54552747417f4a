"""Marks of a word of a report, and of what stands between it and another: how both hang in their sentences.

A mark is a word or three, known by the training; networks weigh them: which words tell a meeting and who takes part in
it (language/meetings.py), when what a word tells was (language/moments.py).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from sanudo.reading.tree import Tree

_STEPS = 5  # of the tree, between a word and a name


@dataclass(frozen=True, slots=True)
class Around:
    """A report's tree, with the first token of each sentence (and the end), those on which names hang, those quoted."""

    tree: Tree
    first: tuple[int, ...]
    names: tuple[int, ...]
    quoted: frozenset[int]


def marks_of_word(around: Around, cue: int) -> tuple[str, ...]:
    """How a word stands: its form, what hangs on it and what it hangs on, its neighbours."""
    tree = around.tree
    token = tree.token(cue)
    own = token.lemma.lower()
    marks = [
        f"cue {own}",
        f"cue {own} {token.pos}",
        f"cue {tree.lower[cue]}",
        f"dep {tree.dep(cue)}",
        f"dep {own} {tree.dep(cue)}",
    ]
    features = tree.features(cue)
    marks += [f"form {features.get('Tense', '')}{features.get('VerbForm', '')}"]
    for child in tree.children[cue]:
        dep = tree.dep(child)
        if dep in ("aux", "advmod", "case", "mark", "det", "amod", "compound", "cop"):
            marks += [f"{dep} {tree.lower[child]}"]
        if dep in ("obl", "nmod", "obj", "nsubj"):
            case = _case(tree, child)
            marks += [f"has {dep} {case}", f"{own} has {dep} {case}"]
    above = cue
    for step in range(3):
        head = tree.token(above).head
        if head == above:
            break
        dep = tree.dep(above)
        marks += [f"up {step} {tree.token(head).lemma.lower()}", f"up {step} {dep} {tree.token(head).lemma.lower()}"]
        for child in tree.children[head]:
            if tree.dep(child) in ("aux", "mark", "advmod") and child != above:
                marks += [f"up {step} {tree.dep(child)} {tree.lower[child]}"]
        above = head
    marks += ["quoted"] if cue in around.quoted else []
    for step in (1, 2):
        if cue >= step:
            marks.append(f"left {step} {tree.lower[cue - step]}")
        if cue + step < len(tree.parsed.tokens):
            marks.append(f"right {step} {tree.lower[cue + step]}")
    return tuple(marks)


def marks_between(around: Around, cue: int, place: int) -> list[str]:
    """What stands between a word and another of its sentence or one near."""
    tree = around.tree
    own = tree.token(cue).lemma.lower()
    apart = tree.token(place).sentence - tree.token(cue).sentence
    side = "before" if place < cue else "behind"
    far = min(6, abs(place - cue).bit_length())
    case = _case(tree, place)
    marks = [f"apart {apart}", f"{side} {far} {apart}", f"as {tree.dep(place)} {apart}", f"case {case}"]
    marks += ["other voice"] if (cue in around.quoted) != (place in around.quoted) else []
    if apart:
        top = tree.dep(place) == "nsubj"
        marks += [f"subject {apart} {top}"]
        return marks
    marks += [f"{own} case {case}", f"case {case} {side}"]
    between = range(min(cue, place) + 1, max(cue, place))
    marks += [f"verbs {min(3, sum(tree.token(i).pos == 'VERB' for i in between))} {side}"]
    marks += [f"names {min(4, _names_between(around, cue, place))} {side}"]
    up, down = _way(tree, cue, place)
    if up is None:
        marks += ["no way"]
        return marks
    way = "/".join(up) + "|" + "/".join(down)
    marks += [f"way {way}", f"way {own} {way}", f"way {way} {case}", f"steps {len(up)} {len(down)}"]
    return marks


def _names_between(around: Around, a: int, b: int) -> int:
    first, last = min(a, b), max(a, b)
    return bisect_left(around.names, last) - bisect_right(around.names, first)


def _way(tree: Tree, a: int, b: int) -> tuple[list[str] | None, list[str]]:
    """The relations up from a word to the one above both, and down from there to the other."""
    ups = [a, *tree.above(a)][: _STEPS + 1]
    downs = [b, *tree.above(b)][: _STEPS + 1]
    common = next((one for one in ups if one in downs), None)
    if common is None:
        return None, []
    up = [tree.dep(i) for i in ups[: ups.index(common)]]
    down = [tree.dep(i) for i in downs[: downs.index(common)]]
    return up, down[::-1]


def _case(tree: Tree, place: int) -> str:
    """The preposition of a word, or of what it is joined to or describes."""
    for step in (place, *tree.above(place)):
        told = [tree.lower[child] for child in tree.children[step] if tree.dep(child) == "case" and child < step + 3]
        if told:
            return told[0]
        if tree.dep(step) not in ("conj", "appos", "flat", "compound"):
            break
    return "-"
