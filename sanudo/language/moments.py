"""When a word's deed was, and how its sentence can be told: what a network taught by reports makes of both.

What the encoder sees of the words of a window goes in, a row a word comes out; later the rows of a word, of its
sentence and of the times that the report tells go in with their marks, and how probable each answer is comes out. What
the marks are is for others (sanudo/reading/moment_frames.py, sanudo/reading/sentence_frames.py). How it is taught
stands in training/moments.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from sanudo.language.encoder import MODEL, Array, open_graph

WIDTH = (
    32  # of each of the PARTS of a row: a word that tells, a time, the verb a time is told with, a word's era, and its
)
# share of the sentence
PARTS = 5
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
    found: Array = _session().run(None, {"seen": seen})[0]
    return found


def eras(word: Array, sentence: Array, marks: Sequence[str]) -> tuple[float, ...]:
    """How probable each of ERAS is of a word, by its row, that of its sentence and its marks."""
    table = _matrices()
    beside = table["word marks"][_known(marks, "word")].sum(0)
    inner = np.maximum(word[3 * WIDTH : 4 * WIDTH] + table["of sentence"] @ sentence + beside[:WIDTH], 0.0)
    return tuple(map(float, _softmax(table["era"] @ inner + table["era bias"] + beside[WIDTH:])))


def days(word: Array, times: Array, verbs: Array, marks: Sequence[Sequence[str]]) -> Array:
    """How probable each of some times is that of a word: by their rows, those of the verbs that they are told with, and
    their marks. They add up to one."""
    table = _matrices()
    beside = np.stack([table["pair marks"][_known(each, "pair")].sum(0) for each in marks])
    own, other = word[:WIDTH], times[:, WIDTH : 2 * WIDTH] + verbs[:, 2 * WIDTH : 3 * WIDTH]
    both = (np.tanh(own) * np.tanh(other)) @ table["both"].T
    inner = np.maximum(own + other + both + beside[:, :WIDTH], 0.0)
    return _softmax(inner @ table["day"] + beside[:, WIDTH])


def judged(sentence: Array, before: Array, marks: Sequence[str]) -> Judged:
    """What a sentence is, by its row, that of the sentence before it and its marks."""
    table = _matrices()
    beside = table["sentence marks"][_known(marks, "sentence")].sum(0)
    inner = np.maximum(sentence + table["after"] @ before + beside[:WIDTH], 0.0)
    scores = table["sentence"] @ inner + table["sentence bias"] + beside[WIDTH:]
    alone = _softmax(scores[: len(ALONE)])
    rest = 1 / (1 + np.exp(-scores[len(ALONE) :]))
    return Judged(tuple(map(float, alone)), float(rest[0]), tuple(map(float, rest[1:])))


def _softmax(scores: Array) -> Array:
    raised: Array = np.exp(scores - scores.max())
    found: Array = raised / raised.sum()
    return found


def _known(marks: Sequence[str], table: str) -> list[int]:
    rows = _rows()[table]
    return [rows[mark] for mark in marks if mark in rows]


@cache
def _matrices() -> dict[str, Array]:
    with np.load(MODEL / "moments.npz") as found:
        return {name: found[name].astype(np.float32) for name in found.files}


@cache
def _rows() -> dict[str, dict[str, int]]:
    told: dict[str, list[str]] = json.loads((MODEL / "moments.json").read_text("utf-8"))
    return {table: {mark: n for n, mark in enumerate(marks)} for table, marks in told.items()}


@cache
def _session() -> Any:
    return open_graph(MODEL / "moments.onnx")
