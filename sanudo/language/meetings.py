"""Which words tell a meeting, and who, where and when belongs to them: what a network taught by reports makes of it.

What the encoder sees of the words of a window goes in, a row of halves a word comes out; later the halves of a word and
of what may belong to it, with the marks of both, go in, and how probable each is comes out. What the marks are is for
others (sanudo/reading/meeting_frames.py). How it is taught stands in training/meetings.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from sanudo.language.encoder import MODEL, Array, open_graph

WIDTH = 32  # of each of the three parts of a row: a word as one that tells, as what belongs to it, and for its kind
KINDS = ("none", "meeting", "visit", "call")
STATUSES = ("held", "planned", "cancelled", "denied")


class Likely(NamedTuple):
    """How probable each of KINDS is, and of STATUSES if it is any but none."""

    kinds: tuple[float, ...]
    statuses: tuple[float, ...]


def halves(seen: Array) -> Array:
    """A row a word of a window (n, 3 * WIDTH)."""
    found: Array = _session().run(None, {"seen": seen})[0]
    return found


def likely(word: Array, marks: Sequence[str]) -> Likely:
    """What a word tells, given its row of `halves`."""
    table = _matrices()
    beside = table["word marks"][_known(marks, "word")].sum(0)
    inner = np.maximum(word[2 * WIDTH :] + beside[:WIDTH], 0.0)
    scores = table["kind"] @ inner + table["kind bias"] + beside[WIDTH:]
    kinds = _softmax(scores[: len(KINDS)])
    statuses = _softmax(np.concatenate([np.zeros(1, np.float32), scores[len(KINDS) :]]))
    return Likely(tuple(map(float, kinds)), tuple(map(float, statuses)))


def belonging(word: Array, others: Array, marks: Sequence[Sequence[str]]) -> Array:
    """Scores (n, 3) of words by their rows of `halves`: that they take part, that it is there, that it is then."""
    table = _matrices()
    beside = np.stack([table["pair marks"][_known(each, "pair")].sum(0) for each in marks])
    own, other = word[:WIDTH], others[:, WIDTH : 2 * WIDTH]
    both = (np.tanh(own) * np.tanh(other)) @ table["both"].T
    inner = np.maximum(own + other + both + beside[:, :WIDTH], 0.0)
    found: Array = inner @ table["out"].T + table["out bias"] + beside[:, WIDTH:]
    return found


def _softmax(scores: Array) -> Array:
    raised: Array = np.exp(scores - scores.max())
    found: Array = raised / raised.sum()
    return found


def _known(marks: Sequence[str], table: str) -> list[int]:
    rows = _rows()[table]
    return [rows[mark] for mark in marks if mark in rows]


@cache
def _matrices() -> dict[str, Array]:
    with np.load(MODEL / "meetings.npz") as found:
        return {name: found[name].astype(np.float32) for name in found.files}


@cache
def _rows() -> dict[str, dict[str, int]]:
    told: dict[str, list[str]] = json.loads((MODEL / "meetings.json").read_text("utf-8"))
    return {table: {mark: n for n, mark in enumerate(marks)} for table, marks in told.items()}


@cache
def _session() -> Any:
    return open_graph(MODEL / "meetings.onnx")
