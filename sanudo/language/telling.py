"""Which words tell an event between actors or take a stance: a small head over what the encoder sees and the tree.

What the encoder sees of a window's words, their heads and relations go in; scores and `Telling`s come out. What a verb
tells hangs on what is beside it ("gave" a prize, a warning, way): each word is read with the words that hang from it.
How the head is taught stands in training/telling.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import numpy as np

from sanudo.language.encoder import MODEL, Array, open_graph
from sanudo.language.types import Telling

NOTHING = 0.9  # how probable it must be that a word tells nothing for nothing to be said of it
_CORE = frozenset(("obj", "iobj", "nsubj:pass", "xcomp", "ccomp", "obl", "nmod", "obl:agent"))
_LITTLE = frozenset(
    ("compound:prt", "case", "advmod", "aux", "aux:pass", "mark", "det", "cop", "compound", "amod"),
)


@cache
def names() -> dict[str, list[str]]:
    """The names of the scores in their order: types, stances (none first in both), statuses."""
    loaded: dict[str, list[str]] = json.loads((MODEL / "events.json").read_text(encoding="utf-8"))
    return loaded


def telling(seen: Array, heads: list[int], deps: list[str], offset: int) -> list[Telling]:
    """The words of a window that may tell something, where `offset` tokens came before; to four digits."""
    if not len(seen):
        return []
    scores = _session().run(None, {"seen": with_dependents(seen, heads, deps)})[0].astype(np.float64)
    cuts = np.cumsum([len(names()["types"]), len(names()["stances"])])
    parts = [np.round(_softmax(part), 4) for part in np.split(scores, cuts, 1)]
    told = np.flatnonzero((parts[0][:, 0] < NOTHING) | (parts[1][:, 0] < NOTHING))
    return [Telling(offset + n, *(tuple(part[n].tolist()) for part in parts)) for n in told.tolist()]


def with_dependents(seen: Array, heads: list[int], deps: list[str]) -> Array:
    """A row a word: what is seen of it, of what it is done to or with (the mean), and the little words beside it.

    `heads` are places in the window; a root's is its own.
    """
    width = seen.shape[1]
    core, little = np.zeros_like(seen), np.zeros((len(seen), width - width // 2), seen.dtype)
    counts = np.zeros((2, len(seen), 1), seen.dtype)
    for n, (head, dep) in enumerate(zip(heads, deps, strict=True)):
        if head == n:
            continue
        if dep in _CORE:
            core[head] += seen[n]
            counts[0, head] += 1
        elif dep in _LITTLE:
            little[head] += seen[n, width // 2 :]
            counts[1, head] += 1
    counts = np.maximum(counts, 1)
    return np.concatenate([seen, core / counts[0], little / counts[1]], 1)


def _softmax(scores: Array) -> Array:
    odds = np.exp(scores - scores.max(1, keepdims=True))
    found: Array = odds / odds.sum(1, keepdims=True)
    return found


@cache
def _session() -> Any:
    return open_graph(MODEL / "events.onnx")
