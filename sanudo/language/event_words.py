"""Which words tell an event between actors or take a stance: a small head over what the encoder sees and the tree.

What the encoder sees of a window's words, their heads and relations go in; scores and `Telling`s come out. What a verb
tells hangs on what is beside it ("gave" a prize, a warning, way): each word is read with the words that hang from it.
How the head is taught stands in training/event_words.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import numpy as np

from sanudo.language.encoder import MODEL, Array, open_graph
from sanudo.language.types import Telling, Token

TOLD_BY = frozenset(("VERB", "NOUN", "ADJ"))  # parts of speech that are asked
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


def telling(seen: Array, tokens: list[Token], offset: int) -> list[Telling]:
    """The words of a window that may tell something, where `offset` tokens came before; to four digits."""
    asked = [n for n, token in enumerate(tokens) if token.pos in TOLD_BY]
    if not asked:
        return []
    heads, deps = [token.head - offset for token in tokens], [token.dep for token in tokens]
    scores = _session().run(None, {"seen": with_dependents(seen, heads, deps)[asked]})[0].astype(np.float64)
    cuts = np.cumsum([len(names()["types"]), len(names()["stances"])])
    parts = [np.round(_softmax(part), 4) for part in np.split(scores, cuts, 1)]
    told = np.flatnonzero((parts[0][:, 0] < NOTHING) | (parts[1][:, 0] < NOTHING))
    return [Telling(offset + asked[n], *(tuple(part[n].tolist()) for part in parts)) for n in told.tolist()]


def chances(seen: Array, tokens: list[Token], offset: int) -> Array:
    """How probable each type is of every word of a window, none first, whether it may tell something or not."""
    heads, deps = [token.head - offset for token in tokens], [token.dep for token in tokens]
    scores = _session().run(None, {"seen": with_dependents(seen, heads, deps)})[0].astype(np.float64)
    found: Array = _softmax(scores[:, : len(names()["types"])]).astype(np.float32)
    return found


def with_dependents(seen: Array, heads: list[int], deps: list[str]) -> Array:
    """A row a word: what is seen of it, of what it is done to or with (the mean), and the little words beside it.

    `heads` are places in the window; a root's is its own.
    """
    width = seen.shape[1]
    core = _mean_below(seen, heads, [dep in _CORE for dep in deps])
    little = _mean_below(seen[:, width // 2 :], heads, [dep in _LITTLE for dep in deps])
    return np.concatenate([seen, core, little], 1)


def _mean_below(seen: Array, heads: list[int], taken: list[bool]) -> Array:
    """Of each word the mean of those that hang from it and are taken."""
    below = [n for n, is_taken in enumerate(taken) if is_taken and heads[n] != n]
    above = [heads[n] for n in below]
    found = np.zeros_like(seen)
    np.add.at(found, above, seen[below])  # no product of matrices: its threads would wait more than they work
    counts: Array = np.maximum(np.bincount(above, minlength=len(seen)), 1).astype(seen.dtype)
    return found / counts[:, None]


def _softmax(scores: Array) -> Array:
    odds = np.exp(scores - scores.max(1, keepdims=True))
    found: Array = odds / odds.sum(1, keepdims=True)
    return found


@cache
def _session() -> Any:
    return open_graph(MODEL / "events.onnx")
