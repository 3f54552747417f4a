"""Windows in, the encoder's scores out. Knows the model files.

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

from sanudo.language.windows import Window

MODEL = Path(__file__).parent / "model"
MOST_PIECES = 510

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of one window of n words. `arcs` is (n, n + 1), the root first; so is `label_head`.

    `seen` is what the encoder sees of each word, and beside it the word's own vector."""

    sentence: Array
    upos: Array
    tag: Array
    name: Array
    quotation: Array
    arcs: Array
    label_dependent: Array
    label_head: Array
    words: Array
    seen: Array


@cache
def labels() -> dict[str, list[str]]:
    """The labels of each head in the order of its scores: upos, tag, relation, name, quotation."""
    loaded: dict[str, list[str]] = json.loads((MODEL / "labels.json").read_text(encoding="utf-8"))
    return loaded


def scores_of(window: Window) -> Scores:
    """The scores of every head for the words of `window`."""
    hidden = _hidden(window)
    given = {"hidden": hidden, "first": np.array(window.first, dtype=np.int64)}
    return Scores(*(*_session("heads.onnx").run(None, given), _seen(window, hidden)))


def seen_of(window: Window) -> Array:
    """What `Scores.seen` is of the words of `window`, without the scores."""
    return _seen(window, _hidden(window))


def _seen(window: Window, hidden: Array) -> Array:
    """What the encoder sees of each word where it stands, and beside it the word's own vector."""
    first = np.array(window.first)
    own = word_vectors(np.array(window.ids[:MOST_PIECES], dtype=np.int64))[0]
    sizes = np.diff(np.minimum([*window.first, len(window.ids) - 1], len(own)))
    sums = np.add.reduceat(own, first, axis=0)
    sums[-1] -= own[-1] if sizes[-1] < len(own) - first[-1] else 0.0
    found: Array = np.concatenate([hidden[0][first], sums / np.maximum(sizes, 1)[:, None]], 1).astype(np.float32)
    return found


def label_scores(dependent: Array, head: Array) -> Array:
    """Scores (n, relations) of the labels of n words with these halves, the word's own and its head's."""
    found: Array = _session("labels.onnx").run(None, {"dependent": dependent, "head": head})[0]
    return found


def meanings(words: Array, bounds: list[tuple[int, int]]) -> list[tuple[float, ...]]:
    """A vector of length 1 for each sentence, given the window's word vectors and the first and last word of each."""
    vectors = []
    for start, end in bounds:
        vector = words[start:end].mean(0)
        vectors.append(tuple(np.round(vector / (np.linalg.norm(vector) + 1e-9), 4).tolist()))
    return vectors


def word_vectors(ids: Array) -> Array:
    """The vectors (1, n, width) of n pieces, kept once for every graph that reads pieces."""
    table, scale = _words()
    found: Array = (table[ids].astype(np.float32) * scale[ids])[None]
    return found


def open_graph(path: Path, keeps: bool = True) -> Any:
    """A session of onnxruntime over the graph at `path`; whether it `keeps` the memory of a run for the next.

    Processors without VNNI (most before 2020) add eight-bit products in sixteen bits and cut off what does not fit:
    there the weights are read as unsigned, so that every processor finds the same.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = max(1, int(os.environ.get("SANUDO_THREADS", "1") or 1))
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = keeps
    options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _hidden(window: Window) -> Array:
    ids = np.array(window.ids[:MOST_PIECES], dtype=np.int64)
    cases = np.array(window.cases[:MOST_PIECES], dtype=np.int64)[None]
    found: Array = _session("encoder.onnx").run(None, {"words": word_vectors(ids), "case": cases})[0]
    return found


@cache
def _words() -> tuple[Array, Array]:
    with np.load(MODEL / "words.npz", allow_pickle=False) as file:
        return file["table"], file["scale"]


@cache
def _session(name: str) -> Any:
    return open_graph(MODEL / name)
