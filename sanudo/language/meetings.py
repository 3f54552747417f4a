"""Which words tell a meeting, and who, where and when belongs to them: what a network taught by reports makes of it.

What the encoder sees of the words of a window goes in, a row of halves a word comes out; later the halves of a word and
of what may belong to it, with the marks of both, go in, and how probable each is comes out. What the marks are is for
others (sanudo/reading/meeting_frames.py). How it is taught stands in training/meetings.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from sanudo.language.encoder import Array
from sanudo.language.small_networks import beside, matrices, rows_of_words, softmax

_NAME = "meetings"
WIDTH = 32  # of each of the three parts of a row: a word as one that tells, as what belongs to it, and for its kind
KINDS = ("none", "meeting", "visit", "call")
STATUSES = ("held", "planned", "cancelled", "denied")


class Likely(NamedTuple):
    """How probable each of KINDS is, and of STATUSES if it is any but none."""

    kinds: tuple[float, ...]
    statuses: tuple[float, ...]


def halves(seen: Array) -> Array:
    """A row a word of a window (n, 3 * WIDTH)."""
    return rows_of_words(_NAME, seen)


def likely(word: Array, marks: Sequence[str]) -> Likely:
    """What a word tells, given its row of `halves`."""
    table = matrices(_NAME)
    told = beside(_NAME, "word", marks)
    inner = np.maximum(word[2 * WIDTH :] + told[:WIDTH], 0.0)
    scores = table["kind"] @ inner + table["kind bias"] + told[WIDTH:]
    kinds = softmax(scores[: len(KINDS)])
    statuses = softmax(np.concatenate([np.zeros(1, np.float32), scores[len(KINDS) :]]))
    return Likely(tuple(map(float, kinds)), tuple(map(float, statuses)))


def belonging(word: Array, others: Array, marks: Sequence[Sequence[str]]) -> Array:
    """Scores (n, 3) of words by their rows of `halves`: that they take part, that it is there, that it is then."""
    table = matrices(_NAME)
    told = np.stack([beside(_NAME, "pair", each) for each in marks])
    own, other = word[:WIDTH], others[:, WIDTH : 2 * WIDTH]
    both = (np.tanh(own) * np.tanh(other)) @ table["both"].T
    inner = np.maximum(own + other + both + told[:, :WIDTH], 0.0)
    found: Array = inner @ table["out"].T + table["out bias"] + told[:, WIDTH:]
    return found
