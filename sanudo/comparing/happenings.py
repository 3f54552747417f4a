"""How probable it is that two frames, of two reports, tell of one happening.

Frames go in, a probability comes out. What was done has one word or another for it, or words of one meaning where they
stand; it is done by and to the same; the rest of the clauses, of the sentences and of what stands around them is alike.
How it is told (sure or not, denied or not, which day, how many) is left out: that is what reports may differ in. The
weights were learned (training/happenings.py) from ECB+.
"""

from __future__ import annotations

import math
from functools import lru_cache
from importlib.resources import files

import numpy as np

from sanudo.comparing.differing.lines import Lines
from sanudo.comparing.frames import Frame
from sanudo.comparing.grammar import Vector

FEATURES = (
    *("bias", "own same", "own weight", "meaning", "meaning and own", "light", "agent", "agent apart", "patient"),
    *("patient apart", "crossed", "arguments", "actors", "actors apart", "clause", "clause weight", "sentence"),
    *("sentence weight", "around", "both verbs", "kinds", "own in other", "numbers"),
)
_MEANING, _MEANT_OWN = FEATURES.index("meaning"), FEATURES.index("meaning and own")
_ROUNDING = 1e-6
_CAP = 8.0


def features(a: Frame, b: Frame, lines: Lines) -> tuple[float, ...]:
    """The FEATURES of a pair, the same whichever comes first."""
    return _features(a, b, lines, _cosine(a.vector, b.vector))


def _features(a: Frame, b: Frame, lines: Lines, meaning: float) -> tuple[float, ...]:
    shared = a.own & b.own
    own = lines.weight(shared)
    light = min(_most(a.own, lines), _most(b.own, lines))
    actors_a, actors_b = ({k for k in x.arguments if k[:1] == "@"} for x in (a, b))
    crossed = lines.weight((a.agent & b.patient) | (b.agent & a.patient))
    args = lines.weight(a.arguments & b.arguments)
    clause, whole = a.clause - a.own, a.line.keys
    clause_b, whole_b = b.clause - b.own, b.line.keys
    in_other = lines.weight((a.own & b.arguments) | (b.own & a.arguments))
    return (
        1.0,
        float(bool(shared)),
        min(own, _CAP) / _CAP,
        meaning,
        meaning if shared else 0.0,
        min(light, _CAP) / _CAP,
        min(lines.weight(a.agent & b.agent), _CAP) / _CAP,
        float(bool(a.agent and b.agent and not a.agent & b.agent)),
        min(lines.weight(a.patient & b.patient), _CAP) / _CAP,
        float(bool(a.patient and b.patient and not a.patient & b.patient)),
        min(crossed, _CAP) / _CAP,
        min(args, 2 * _CAP) / _CAP,
        min(len(actors_a & actors_b), 3) / 3,
        float(bool(actors_a and actors_b and not actors_a & actors_b)),
        dice(clause, clause_b, lines),
        min(lines.weight(clause & clause_b), 3 * _CAP) / _CAP,
        dice(whole, whole_b, lines),
        min(lines.weight(whole & whole_b), 4 * _CAP) / _CAP,
        dice(lines.around(a.line), lines.around(b.line), lines),
        float(a.verb and b.verb),
        float(a.verb != b.verb),
        min(in_other, _CAP) / _CAP,
        _numbers(a, b),
    )


def dice(a: frozenset[str], b: frozenset[str], lines: Lines) -> float:
    """The weight of what two have against the weight of all that they have."""
    total = lines.weight(a) + lines.weight(b)
    return 2 * lines.weight(a & b) / total if total else 0.0


def _most(keys: frozenset[str], lines: Lines) -> float:
    return max((lines.weights.get(key, 0.0) for key in keys), default=0.0)


def _cosine(a: Vector, b: Vector) -> float:
    size = float(np.linalg.norm(a) * np.linalg.norm(b))
    return float(np.dot(a, b)) / size if size else 0.0


def _numbers(a: Frame, b: Frame) -> float:
    return math.log1p(abs(a.line.number - b.line.number)) / 4


def log_odds(a: Frame, b: Frame, lines: Lines) -> float:
    """The log odds that both tell of one happening."""
    return sum(value * weight for value, weight in zip(features(a, b, lines), _weights(), strict=True))


def range_of_odds(a: Frame, b: Frame, lines: Lines) -> tuple[float, float]:
    """The least and the most that the log odds can be, whatever the words mean where they stand: told without asking
    the encoder."""
    weights = _weights()
    known = sum(value * weight for value, weight in zip(_features(a, b, lines, 0.0), weights, strict=True))
    by_meaning = abs(weights[_MEANING] + (weights[_MEANT_OWN] if a.own & b.own else 0.0)) + _ROUNDING
    return known - by_meaning, known + by_meaning


@lru_cache(maxsize=1)
def _weights() -> tuple[float, ...]:
    lines = files("sanudo.comparing").joinpath("data/happenings.tsv").read_text("utf-8").splitlines()
    rows = dict(line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple(float(rows[name]) for name in FEATURES)
