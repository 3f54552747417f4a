"""How an event stands (occurred, planned, denied ...): what a network taught by readers makes of its word.

What the encoder sees of the words of a window goes in, a row a word comes out; later the rows of a word, of the one
that it hangs on and of its sentence go in with their marks, and how probable each status is comes out. What the marks
are is for others (sanudo/reading/status_frames.py). How it is taught stands in training/statuses.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sanudo.language.encoder import Array
from sanudo.language.small_networks import beside, matrices, rows_of_words, softmax

_NAME = "statuses"
PARTS = 3  # a row has a word that tells an event, one that another hangs on, and its share of the sentence
WIDTH = 32  # of each
STATUSES = ("occurred", "ongoing", "planned", "possible", "demanded", "denied", "historical")


def rows_of(seen: Array) -> Array:
    """A row a word of a window (n, PARTS * WIDTH)."""
    return rows_of_words(_NAME, seen)


def statuses(word: Array, above: Array, sentence: Array, marks: Sequence[str]) -> tuple[float, ...]:
    """How probable each of STATUSES is of a word, by its row, those of the word above and of its sentence, and its
    marks."""
    table = matrices(_NAME)
    told = beside(_NAME, "word", marks)
    inner = word[:WIDTH] + above[WIDTH : 2 * WIDTH] + sentence[2 * WIDTH :] + told[:WIDTH]
    inner = np.maximum(inner, 0.0)
    return tuple(map(float, softmax(table["status"] @ inner + table["status bias"] + told[WIDTH:])))
