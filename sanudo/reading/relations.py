"""The relation of two given actors in one sentence: a PLOVER type, its quad class, and how probable each type is.

A sentence and the offsets of two actors go in. Two models are asked, an encoder with the actors marked and a linear
one over the words around them; their odds are multiplied. Knows nothing of reports or of events already found.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from sanudo.reading.relation_weights import by_encoder, by_words, types
from sanudo.reading.relation_words import features_of

NONE = "NONE"
# As CAMEO's quad classes and those who label by them have it, yielding is material cooperation, in word or deed.
QUADS = {
    1: ("AGREE", "CONSULT", "SUPPORT"),
    2: ("CONCEDE", "COOPERATE", "AID", "RETREAT"),
    3: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    4: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
_ENCODER, _WORDS = 0.75, 0.5  # powers of the odds of the two models
_SURE = 0.6  # how probable it must be that nothing holds, to say so
_LONGEST = 4000  # characters; of a longer text the part about the actors is read


@dataclass(frozen=True, slots=True)
class Relation:
    """`type` is a PLOVER type or None (no event), `quad` 1-4 or None, `scores` how probable each type is.

    `scores` holds NONE too, and sums to 1 (rounded to four places).
    """

    type: str | None
    quad: int | None
    scores: dict[str, float] = field(default_factory=dict)


def classify_relation(sentence: str, source: tuple[int, int], target: tuple[int, int]) -> Relation:
    """What `source` does to `target` (character offsets into `sentence`).

    An actor whom the sentence does not name is (0, 0): the rest is then read without a mark for it.
    """
    scores = _scores(*_short(sentence, source, target))
    if not scores or scores[NONE] >= _SURE:
        return Relation(None, None, scores)
    # The class that holds most, then the type in it: five types that share a class say more together than one alone.
    quad = max(QUADS, key=lambda number: sum(scores[kind] for kind in QUADS[number]))
    # Types that one label takes together compete as one.
    kind = max(QUADS[quad], key=lambda name: (_together(name, scores), scores[name]))
    return Relation(kind, quad, scores)


def _together(kind: str, scores: dict[str, float]) -> float:
    if kind in ("CONCEDE", "RETREAT"):
        return scores["CONCEDE"] + scores["RETREAT"]
    return scores[kind]


def _scores(sentence: str, source: tuple[int, int], target: tuple[int, int]) -> dict[str, float]:
    if not any(c.isalnum() for c in sentence):
        return {}
    features = features_of(sentence, source, target)
    logs = _ENCODER * by_encoder(sentence, source, target) + _WORDS * by_words(features)
    odds = np.exp(logs - logs.max())
    return {kind: round(float(p), 4) for kind, p in zip(types(), odds / odds.sum(), strict=True)}


def _short(
    sentence: str, source: tuple[int, int], target: tuple[int, int]
) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """The sentence, or of a very long text the part that begins a little before the first actor; offsets set right."""
    size = len(sentence)
    spans = [(min(max(a, 0), size), min(max(b, 0), size)) for a, b in (source, target)]
    if size <= _LONGEST:
        return sentence, spans[0], spans[1]
    begin = max(0, min((a for a, b in spans if b > a), default=0) - 500)
    part = sentence[begin : begin + _LONGEST]
    moved = [(min(max(a - begin, 0), len(part)), min(max(b - begin, 0), len(part))) for a, b in spans]
    return part, moved[0], moved[1]
