"""Features or words in, log-probabilities of the types out: the two models of relations. Knows their files.

The linear model is a table of eight-bit weights, found by the hash of a feature's name. The encoder reads the sentence
with its two actors marked; it is a graph of its own, tuned for nothing else.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sanudo.language.encoder import open_graph, word_vectors
from sanudo.language.tokens import tokenise
from sanudo.language.windows import window_of

DATA = Path(__file__).parent / "data"
MOST_PIECES = 320  # a relation is told in a sentence; of a longer text the part about the actors is read

Scores = NDArray[np.float64]


def hash_of(feature: str) -> int:
    """The number by which a feature is known."""
    return zlib.crc32(feature.encode("utf-8", "surrogatepass"))


@cache
def types() -> tuple[str, ...]:
    """The types in the order of the scores, NONE among them."""
    return tuple(str(name) for name in _linear()["types"])


def by_words(features: Sequence[str]) -> Scores:
    """Log-probabilities of `types` by the linear model."""
    model = _linear()
    asked = np.array([hash_of(feature) for feature in features] or [0], dtype=np.uint32)
    at = np.minimum(np.searchsorted(model["hashes"], asked), len(model["hashes"]) - 1)
    known = at[model["hashes"][at] == asked]
    raw = model["weights"][known].sum(0, dtype=np.int64) * model["scale"].astype(np.float64)
    return _normal(raw / max(1, len(features)) ** 0.5 + model["bias"])


def by_encoder(sentence: str, source: tuple[int, int], target: tuple[int, int]) -> Scores:
    """Log-probabilities of `types` by the encoder. An actor on no word is simply not marked."""
    tokens = _near(sentence, tokenise(sentence), source, target)
    window = window_of(sentence, tokens)
    roles = np.zeros(len(window.ids), dtype=np.int64)
    ends = (*window.first[1:], len(window.ids) - 1)
    for role, (start, end) in ((1, source), (2, target)):
        for (a, b), first, last in zip(tokens, window.first, ends, strict=True):
            if a < end and b > start:
                roles[first:last] = role
    roles = roles[:MOST_PIECES]
    pool = np.zeros((3, len(roles)), dtype=np.float32)
    pool[0, 0] = 1
    for role in (1, 2):
        pool[role] = (roles == role) / max(1, (roles == role).sum())
    asked = {
        "words": word_vectors(np.array(window.ids[:MOST_PIECES], dtype=np.int64)),
        "case": np.array(window.cases[:MOST_PIECES], dtype=np.int64)[None],
        "role": roles[None],
        "pool": pool,
    }
    return _normal(_session().run(None, asked)[0][0].astype(np.float64))


def _near(
    sentence: str, tokens: list[tuple[int, int]], source: tuple[int, int], target: tuple[int, int]
) -> list[tuple[int, int]]:
    """The tokens, or of very many those from a little before the first actor on."""
    if len(tokens) <= 120:
        return tokens
    places = [start for start, end in (source, target) if end > start]
    first = next((i for i, (_, end) in enumerate(tokens) if places and end > min(places)), 0)
    return tokens[max(0, first - 40) : first + 160]


def _normal(raw: Scores) -> Scores:
    raw = raw - raw.max()
    found: Scores = raw - np.log(np.exp(raw).sum())
    return found


@cache
def _linear() -> dict[str, NDArray[Any]]:
    with np.load(DATA / "relation_model.npz", allow_pickle=False) as file:
        return {name: file[name] for name in file.files}


@cache
def _session() -> Any:
    return open_graph(DATA / "relation_model.onnx")
