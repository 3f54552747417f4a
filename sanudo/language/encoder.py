"""Windows in, the encoder's scores out; and the scores of relations between two marked actors. Knows the model files.

Loaded when first needed. Each window is read alone, so that nothing it is given depends on what is read beside it
(its numbers are rounded to eight bits over the window). One thread, unless SANUDO_THREADS says more.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sanudo.language.tokens import tokenise
from sanudo.language.windows import Window, window_of

MODEL = Path(__file__).parent / "model"
_MOST_PIECES = 510

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of one window of n words. `arcs` is (n, n + 1), the root first; so is `label_head`."""

    sentence: Array
    upos: Array
    tag: Array
    name: Array
    quotation: Array
    arcs: Array
    label_dependent: Array
    label_head: Array
    words: Array


@cache
def labels() -> dict[str, list[str]]:
    """The labels of each head in the order of its scores: upos, tag, relation, name, quotation, event."""
    loaded: dict[str, list[str]] = json.loads((MODEL / "labels.json").read_text(encoding="utf-8"))
    return loaded


def scores_of(window: Window) -> Scores:
    """The scores of every head for the words of `window`."""
    hidden = _hidden(window, np.zeros(len(window.ids), dtype=np.int64))
    found = _session("heads.onnx").run(None, {"hidden": hidden, "first": np.array(window.first, dtype=np.int64)})
    return Scores(*found)


def label_scores(dependent: Array, head: Array) -> Array:
    """Scores (n, relations) of the labels of n words with these halves, the word's own and its head's."""
    found: Array = _session("labels.onnx").run(None, {"dependent": dependent, "head": head})[0]
    return found


def meanings(words: Array, bounds: list[tuple[int, int]]) -> list[tuple[float, ...]]:
    """A vector of length 1 for each sentence, given the window's word vectors and the first and last word of each."""
    vectors = []
    for start, end in bounds:
        vector = words[start:end].mean(0)
        vectors.append(tuple(float(x) for x in np.round(vector / (np.linalg.norm(vector) + 1e-9), 4)))
    return vectors


def relation_scores(sentence: str, source: tuple[int, int], target: tuple[int, int]) -> dict[str, float]:
    """How probable each PLOVER type is of what `source` does to `target`, NONE among them; they sum to 1.

    `source` and `target` are character offsets into `sentence`. Only the first 510 pieces are read; where an actor lies
    beyond them, or on no word, NONE is 1.
    """
    tokens = tokenise(sentence)
    window = window_of(sentence, tokens)
    roles = np.zeros(len(window.ids), dtype=np.int64)
    ends = (*window.first[1:], len(window.ids) - 1)
    for role, (start, end) in ((1, source), (2, target)):
        for (a, b), first, last in zip(tokens, window.first, ends, strict=False):
            if a < end and b > start:
                roles[first:last] = role
    roles = roles[:_MOST_PIECES]
    events = labels()["event"]
    if not (roles == 1).any() or not (roles == 2).any():
        return {event: float(event == "NONE") for event in events}
    hidden = _hidden(window, roles)[0]
    parts = np.concatenate((hidden[0], hidden[roles == 1].mean(0), hidden[roles == 2].mean(0)))[None].astype(np.float32)
    raw = _session("relation.onnx").run(None, {"parts": parts})[0][0].astype(np.float64)
    odds = np.exp(raw - raw.max())
    return {event: round(float(p), 6) for event, p in zip(events, odds / odds.sum(), strict=True)}


def _hidden(window: Window, roles: Array) -> Array:
    ids = np.array(window.ids[:_MOST_PIECES], dtype=np.int64)[None]
    cases = np.array(window.cases[:_MOST_PIECES], dtype=np.int64)[None]
    found: Array = _session("encoder.onnx").run(None, {"ids": ids, "case": cases, "role": roles[None, : ids.shape[1]]})[
        0
    ]
    return found


@cache
def _session(name: str) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = max(1, int(os.environ.get("SANUDO_THREADS", "1") or 1))
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(MODEL / name), options, providers=["CPUExecutionProvider"])
