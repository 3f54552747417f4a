"""How far the words of two texts are alike: by words in common, each as rare as it is, whole and clause by clause."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from importlib.resources import files

from sanudo.comparing.profiles import is_common, rarity, stem

_LEAST_WORDS = 3  # a wording with fewer informative words is like nothing
_ROOT = 4  # letters that words of one root begin with at least
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CLAUSE = re.compile(r"[.;:!?—]|--|,|\bbut\b|\bwhile\b|\band that\b", re.IGNORECASE)

Weights = dict[str, float]


def likeness(a: str, b: str) -> float:
    """How far the words of two texts are alike, whole and clause by clause, 0 to 1."""
    return _likeness(_weigh(a), _clauses(a), _weigh(b), _clauses(b))


def weighed(text: str) -> dict[str, float]:
    """The words of a text that say something, each with its weight."""
    return _weigh(text)


@lru_cache(maxsize=1 << 12)
def _weigh_cached(text: str) -> tuple[tuple[str, float], ...]:
    keys = {stem(word) for word in _WORD.findall(text) if word.lower() not in _function_words()}
    return tuple(sorted((key, 0.5 if is_common(key) else rarity(key)) for key in keys))


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    lines = files("sanudo.comparing").joinpath("data/function_words.tsv").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _weigh(text: str) -> Weights:
    return dict(_weigh_cached(text))


def _clauses(text: str) -> tuple[Weights, ...]:
    pieces = [_weigh(piece) for piece in _CLAUSE.split(text)]
    return tuple(piece for piece in pieces if len(piece) >= _LEAST_WORDS)


def _likeness(a: Weights, a_clauses: tuple[Weights, ...], b: Weights, b_clauses: tuple[Weights, ...]) -> float:
    if len(a) < _LEAST_WORDS or len(b) < _LEAST_WORDS:
        return 1.0 if a and a == b else 0.0
    whole = _overlap(a, b)
    best = max((_overlap(x, y) for x in a_clauses or (a,) for y in b_clauses or (b,)), default=0.0)
    return max(whole, 0.5 * whole + 0.5 * best)


def _overlap(a: Weights, b: Weights) -> float:
    """Shared weight, against the geometric mean of both and against the smaller."""
    a, b = sorted((a, b), key=lambda weights: (len(weights), sorted(weights)))
    shared = sum(min(weight, b[key]) for key, weight in a.items() if key in b)
    begun: dict[str, list[str]] = {}
    for other in b:
        if other not in a:
            begun.setdefault(other[:_ROOT], []).append(other)
    for key, weight in a.items():
        if key not in b and len(key) > _ROOT:
            near = next((other for other in begun.get(key[:_ROOT], ()) if _akin(key, other)), None)
            if near:
                shared += 0.7 * min(weight, b[near])
    total_a, total_b = sum(a.values()), sum(b.values())
    if not total_a or not total_b:
        return 0.0
    return 0.6 * shared / math.sqrt(total_a * total_b) + 0.4 * shared / min(total_a, total_b)


def _akin(a: str, b: str) -> bool:
    """Words of one root: a common beginning of most of the shorter."""
    common = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        common += 1
    return common >= _ROOT and common >= 0.75 * min(len(a), len(b))
