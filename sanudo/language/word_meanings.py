"""A word in, a vector of its meaning out: the encoder's own word vectors, before any context.

Words of like use lie near each other, whoever writes them. Knows nothing of texts.
"""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from sanudo.language import encoder
from sanudo.language.pieces import pieces_of

Vector = NDArray[np.float32]
_COMMON = 12_000  # pieces after the first thousand, most of them whole words, whose mean is taken off each word


@lru_cache(maxsize=1 << 12)
def meaning_of(word: str) -> Vector:
    """The vector of a word, of length 1: the mean of its pieces, less what all words have."""
    pieces = np.array(pieces_of(word), dtype=np.int64)
    vector = encoder.word_vectors(pieces)[0].mean(0) - _all()
    found: Vector = vector / (np.linalg.norm(vector) + 1e-9)
    return found


@cache
def _all() -> Vector:
    found: Vector = encoder.word_vectors(np.arange(1000, 1000 + _COMMON, dtype=np.int64))[0].mean(0)
    return found
