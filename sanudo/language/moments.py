"""When a word's deed was, and how its sentence can be told: what a network taught by reports makes of both.

What the encoder sees of the words of a window goes in, a row a word comes out; later the rows of a word, of its
sentence and of the times that the report tells go in with their marks, and how probable each answer is comes out. What
the marks are is for others (sanudo/reading/moment_frames.py, sanudo/reading/sentence_frames.py). How it is taught
stands in training/moments.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from sanudo.language.encoder import Array
from sanudo.language.small_networks import beside, matrices, rows_of_words, softmax

_NAME = "moments"
# A row has a word that tells, a time, the verb that a time is told with, a word's era, and its share of the sentence.
PARTS = 5
WIDTH = 32  # of each
ERAS = ("news", "before", "ahead", "general")
ALONE = ("yes", "no", "junk")  # whether a sentence can stand by itself
WORTHS = 3  # steps above that of background


class Judged(NamedTuple):
    """How probable it is that a sentence stands by itself, leans on others or is junk; that it is the writer's own
    judgement; and of each step of worth that it is reached."""

    alone: tuple[float, ...]
    opinion: float
    worth: tuple[float, ...]


def rows_of(seen: Array) -> Array:
    """A row a word of a window (n, PARTS * WIDTH)."""
    return rows_of_words(_NAME, seen)


def eras(word: Array, sentence: Array, marks: Sequence[str]) -> tuple[float, ...]:
    """How probable each of ERAS is of a word, by its row, that of its sentence and its marks."""
    table = matrices(_NAME)
    told = beside(_NAME, "word", marks)
    inner = np.maximum(word[3 * WIDTH : 4 * WIDTH] + table["of sentence"] @ sentence + told[:WIDTH], 0.0)
    return tuple(map(float, softmax(table["era"] @ inner + table["era bias"] + told[WIDTH:])))


def days(word: Array, times: Array, verbs: Array, marks: Sequence[Sequence[str]]) -> Array:
    """How probable each of some times is that of a word: by their rows, those of the verbs that they are told with, and
    their marks. They add up to one."""
    table = matrices(_NAME)
    told = np.stack([beside(_NAME, "pair", each) for each in marks])
    own, other = word[:WIDTH], times[:, WIDTH : 2 * WIDTH] + verbs[:, 2 * WIDTH : 3 * WIDTH]
    both = (np.tanh(own) * np.tanh(other)) @ table["both"].T
    inner = np.maximum(own + other + both + told[:, :WIDTH], 0.0)
    return softmax(inner @ table["day"] + told[:, WIDTH])


def judged(sentence: Array, before: Array, marks: Sequence[str]) -> Judged:
    """What a sentence is, by its row, that of the sentence before it and its marks."""
    table = matrices(_NAME)
    told = beside(_NAME, "sentence", marks)
    inner = np.maximum(sentence + table["after"] @ before + told[:WIDTH], 0.0)
    scores = table["sentence"] @ inner + table["sentence bias"] + told[WIDTH:]
    alone = softmax(scores[: len(ALONE)])
    rest = 1 / (1 + np.exp(-scores[len(ALONE) :]))
    return Judged(tuple(map(float, alone)), float(rest[0]), tuple(map(float, rest[1:])))
