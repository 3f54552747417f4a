"""Whom a pronoun means: the halves of every word, that of a reference and that of a naming, and how well two fit.

What the encoder sees of the words of a window goes in, a row of halves a word comes out; later, a reference, namings
and the marks of each pair go in, scores come out. What a candidate is and which marks it has is for others
(sanudo/reading/pronoun_candidates.py). How it is taught stands in training/references.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from sanudo.language.encoder import MODEL, Array, open_graph

WIDTH = 48  # of a half


def halves(seen: Array) -> Array:
    """A row a word of a window: its half as a reference, then as a naming (n, 2 * WIDTH)."""
    found: Array = _session().run(None, {"seen": seen})[0]
    return found


def fits(reference: Array | None, namings: Sequence[Array | None], marks: Sequence[Sequence[str]]) -> Array:
    """How well each naming fits a reference: a score each, of which the highest is meant most probably.

    `reference` and `namings` are rows of `halves`; None is nobody, or a word that no encoder saw. `marks` are what
    stands between the two, as the training knows it.
    """
    nothing = np.zeros(2 * WIDTH, np.float32)
    own = (nothing if reference is None else reference)[:WIDTH]
    others = np.stack([nothing if naming is None else naming for naming in namings])[:, WIDTH:]
    table, rows = _matrices(), _rows()
    known = [[rows[mark] for mark in told if mark in rows] for told in marks]
    beside = np.stack([table["marks"][each].sum(0) for each in known])
    both = np.tanh(own) * np.tanh(others)
    inner = np.maximum(own + others + (both[:, None, :] * table["both"]).sum(2) + beside[:, :WIDTH], 0.0)
    found: Array = beside[:, WIDTH] + (inner * table["out"]).sum(1)
    return found


@cache
def _matrices() -> dict[str, Array]:
    with np.load(MODEL / "references.npz") as found:
        return {name: found[name].astype(np.float32) for name in ("marks", "both", "out")}


@cache
def _rows() -> dict[str, int]:
    rows: dict[str, int] = {m: n for n, m in enumerate(json.loads((MODEL / "references.json").read_text("utf-8")))}
    return rows


@cache
def _session() -> Any:
    return open_graph(MODEL / "references.onnx")
