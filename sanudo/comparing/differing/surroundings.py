"""How alike what stands around two words of two reports is: whether their sentences, and what hangs by them there, tell
of one thing.

A table goes in of how alike every two words are, SURROUNDINGS of every two words come out, 0 to 1. The word itself is
left out: two values of one point are unlike, what they are values of is alike. Every word around a word is laid on the
likest of the other sentence, rarer words weighing more (the greedy matching of BERTScore, Zhang et al. 2020).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sanudo.comparing.profiles import rarity, stem

Floats = NDArray[np.float32]
Whole = NDArray[np.int64]

SURROUNDINGS = (
    *(
        f"{how} {what}, {least}"
        for what in ("the sentence", "near in the tree", "both near in the tree")
        for how in ("words of", "likeness of")
        for least in ("the less", "the more")
    ),
    *("best sentence, the less", "best sentence, the more"),
)
_NEAR = (1.0, 0.6, 0.35)  # what a word weighs that is one, two, three steps off in the tree
_UNLIKE = 0.3  # likeness at which two words have nothing in common
_RARE = 10.0


@dataclass(frozen=True, eq=False)
class Standing:
    """The words of a report: the sentence of each, the row that it hangs from, and what it weighs."""

    line: Whole
    head: Whole
    weight: Floats


def weights(lemmas: Sequence[str], content: Sequence[bool]) -> Floats:
    """What each word weighs: the rarer the more, function words nothing."""
    return np.array(
        [min(1.0, rarity(stem(lemma)) / _RARE) if own else 0.0 for lemma, own in zip(lemmas, content, strict=True)],
        np.float32,
    )


def surroundings(alike: Floats, one_thing: NDArray[np.bool_], one: Standing, other: Standing) -> Floats:
    """SURROUNDINGS of every word of `one` with every of `other`; `alike` is how alike two words are, -1 to 1,
    `one_thing` where both are one word, number, actor or time."""
    soft = np.clip((alike - _UNLIKE) / (1 - _UNLIKE), 0, 1)
    tables = [one_thing.astype(np.float32), np.where(one_thing, np.float32(1), soft)]
    near = [_near(side) for side in (one, other)]
    by_tree = [_shares(table * side.weight[None]) for table, side in zip(near, (one, other), strict=True)]
    by_line = [_shares(_one_line(side) * side.weight[None]) for side in (one, other)]
    found: list[Floats] = []
    best: list[Floats] = []
    for shares, there in ((by_line, False), (by_tree, False), (by_tree, True)):
        for table in tables:
            if there:
                ours = shares[0] @ _likest_near(table, near[1])
                theirs = (shares[1] @ _likest_near(table.T, near[0])).T
            else:
                lined = shares[0] @ _likest_in_line(table, other.line)
                back = shares[1] @ _likest_in_line(table.T, one.line)
                if shares is by_tree:
                    best = [lined - lined.max(1, keepdims=True), back - back.max(1, keepdims=True)]
                ours, theirs = lined[:, other.line], back[:, one.line].T
            found += [np.minimum(ours, theirs), np.maximum(ours, theirs)]
    ours, theirs = 1 + best[0][:, other.line], (1 + best[1][:, one.line]).T
    found += [np.minimum(ours, theirs), np.maximum(ours, theirs)]
    return np.stack(found, -1).astype(np.float32)


def _near(side: Standing) -> Floats:
    """How near every two words of a report are in the tree, 0 to 1; a word to itself 0."""
    n = len(side.head)
    found: Floats = np.zeros((n, n), np.float32)
    step = np.zeros((n, n), np.float32)
    step[np.arange(n), side.head] = step[side.head, np.arange(n)] = 1
    np.fill_diagonal(step, 0)
    reach = np.eye(n, dtype=np.float32)
    for weight in _NEAR:
        reach = reach @ step
        found = np.where((found == 0) & (reach > 0), np.float32(weight), found)
    np.fill_diagonal(found, 0)
    return found


def _one_line(side: Standing) -> Floats:
    found: Floats = (side.line[:, None] == side.line[None]).astype(np.float32)
    np.fill_diagonal(found, 0)
    return found


def _shares(table: Floats) -> Floats:
    shares: Floats = table / np.maximum(table.sum(1, keepdims=True), 1e-6)
    return shares


def _likest_in_line(table: Floats, line: Whole) -> Floats:
    """Of each word the most that it is like any of each sentence; the sentences stand in order."""
    starts = np.flatnonzero(np.diff(line, prepend=-1))
    found: Floats = np.maximum.reduceat(table, starts, axis=1)
    return found


def _likest_near(table: Floats, near: Floats) -> Floats:
    """Of each word the most that it is like any word that is near each word of the other report."""
    found = np.zeros((len(table), len(near)), np.float32)
    for n, row in enumerate(near):
        beside = np.flatnonzero(row)
        if len(beside):
            found[:, n] = (table[:, beside] * row[beside]).max(1)
    return found
