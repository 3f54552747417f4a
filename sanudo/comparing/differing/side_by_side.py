"""Passages of two reports, read side by side: which of their words tell one point in two ways, which one happening.

The `Words` of two reports go in, a `Seen` of every two words that were read together comes out. What the encoder's
lower layers make of each report by itself is taken as it is; its upper layers, tuned for this (training/side_by_side),
read on with a passage of either report in view (as in PreTTR, MacAvaney et al. 2020).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from sanudo.comparing.differing.told_words import CLASSES, KINDS, Floats, Whole, Words
from sanudo.language.encoder import open_graph

PASSAGE = 80  # words of a report that are read at a time, whole sentences
LONGEST = 200  # words of a passage of one long sentence that are read
_BETWEEN = (
    3  # pieces from a word to the next, where no word is left out: two mark where a stretch ends and another begins
)
_ABOUT = slice(0, len(CLASSES))
_KIND = slice(len(CLASSES), len(CLASSES) + len(KINDS))


class InPieces(Protocol):
    """A report as what the lower layers make of its pieces, `first` and `last` each word's own among them."""

    @property
    def pieces(self) -> Floats: ...
    @property
    def first(self) -> Whole: ...
    @property
    def last(self) -> Whole: ...


@dataclass(frozen=True, eq=False)
class Seen:
    """Of words `ours` of the one report and `theirs` of the other how probable the CLASSES are of every two, and the
    KINDS, and that both tell one happening."""

    ours: Whole
    theirs: Whole
    classes: Floats
    kinds: Floats
    happening: Floats


def read_side_by_side(one: Words, ours: Whole, other: Words, theirs: Whole) -> Seen:
    """Two passages, rows of words of each report in order, read together; told of the words of content."""
    first, place = pieces_of_passage(one, ours)
    second, met = pieces_of_passage(other, theirs)
    kept, kept_there = one.content[ours], other.content[theirs]
    scores = _graph().run(
        None,
        {
            "states": np.concatenate([first, second])[None],
            "report": np.repeat(np.array([1, 2]), [len(first), len(second)])[None],
            "one": place[kept],
            "other": len(first) + met[kept_there],
        },
    )[0]
    return Seen(
        ours[kept],
        theirs[kept_there],
        softmax(scores[..., _ABOUT]),
        softmax(scores[..., _KIND]),
        1 / (1 + np.exp(-scores[..., -1])),
    )


def passages(words: Words) -> list[Whole]:
    """The words of a report in passages of about PASSAGE, as even as whole sentences allow."""
    if not len(words.tokens):
        return []
    sizes = np.bincount(words.line, minlength=len(words.lines))
    count = max(1, -(-len(words.tokens) // PASSAGE))
    even = len(words.tokens) / count
    number, used, place = 0, 0, np.zeros(len(sizes), np.int64)
    for n, size in enumerate(sizes.tolist()):
        if used and used + size / 2 > even and number + 1 < count:
            number, used = number + 1, 0
        place[n] = number
        used += size
    of_word = place[words.line]
    return [np.flatnonzero(of_word == n)[:LONGEST] for n in range(number + 1) if (of_word == n).any()]


def pieces_of_passage(own: InPieces, rows: Whole) -> tuple[Floats, Whole]:
    """What stands for a passage: the pieces of its words, with those right before and after; and where each word's
    first is among them."""
    kept = np.zeros(len(own.pieces), bool)
    left_out = own.first[rows[1:]] - own.last[rows[:-1]] > _BETWEEN
    for run in np.split(rows, np.flatnonzero(left_out) + 1):
        kept[own.first[run[0]] : own.last[run[-1]] + 1] = True
    kept[max(0, own.first[rows[0]] - 1)] = True
    kept[min(len(kept) - 1, own.last[rows[-1]] + 1)] = True
    return own.pieces[kept], (np.cumsum(kept) - 1)[own.first[rows]]


def softmax(scores: NDArray[Any]) -> NDArray[Any]:
    """Chances of scores, along the last axis."""
    odds = np.exp(scores - scores.max(-1, keepdims=True))
    found: NDArray[Any] = odds / odds.sum(-1, keepdims=True)
    return found


@cache
def _graph() -> Any:
    return open_graph(Path(str(files("sanudo.comparing").joinpath("data/side_by_side.onnx"))), keeps=False)
