"""The small networks beside the encoder (meetings.py, moments.py): their files, and the rows of the marks they know.

A network has three files in the model's folder: `NAME.onnx` (a row a word), `NAME.npz` (its matrices) and `NAME.json`
(the marks of each of its tables, in the order of their rows).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from sanudo.language.encoder import MODEL, Array, open_graph


def rows_of_words(name: str, seen: Array) -> Array:
    """A row a word of a window, from what the encoder sees of it."""
    found: Array = _graph(name).run(None, {"seen": seen})[0]
    return found


@cache
def matrices(name: str) -> dict[str, Array]:
    """The matrices of a network by their names."""
    with np.load(MODEL / f"{name}.npz") as found:
        return {one: found[one].astype(np.float32) for one in found.files}


def beside(name: str, table: str, marks: Sequence[str]) -> Array:
    """What the marks that a network knows say together."""
    rows = _rows(name)[table]
    found: Array = matrices(name)[f"{table} marks"][[rows[mark] for mark in marks if mark in rows]].sum(0)
    return found


def softmax(scores: Array) -> Array:
    """Scores as probabilities that add up to one."""
    raised: Array = np.exp(scores - scores.max())
    found: Array = raised / raised.sum()
    return found


@cache
def _rows(name: str) -> dict[str, dict[str, int]]:
    told: dict[str, list[str]] = json.loads((MODEL / f"{name}.json").read_text("utf-8"))
    return {table: {mark: n for n, mark in enumerate(marks)} for table, marks in told.items()}


@cache
def _graph(name: str) -> Any:
    return open_graph(MODEL / f"{name}.onnx")
