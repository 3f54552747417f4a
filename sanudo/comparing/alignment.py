"""Sentences of two reports that tell the same thing, laid side by side.

The readings of a story go in, pairs of sentences come out, each sentence with at most one partner in each other report:
the one that shares most of its rare words and of which it is the best partner too. What the pair says differently is
for others to judge.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from sanudo.article.types import Span
from sanudo.comparing.likeness import likeness
from sanudo.reading.types import Reading

ALIGNED = 0.45  # likeness at which two sentences tell one thing
BETWEEN = 0.28  # likeness that is enough for sentences that stand between the same neighbours
_LEAST = 5  # words
_LONGEST = 2000  # characters; what is longer is no sentence
MOST = 40  # reports of a story that are laid side by side, all against all
_WORD = re.compile(r"\w+")


Sentences = list[tuple[Span, frozenset[str]]]  # where they stand, and their words


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of `left` and its partner in `right`."""

    left: Reading
    right: Reading
    a: Span
    b: Span
    score: float


def aligned(readings: tuple[Reading, ...]) -> list[Pair]:
    """The aligned sentences of every two reports, in the order of the reports."""
    pairs = []
    told = [(reading, _sentences(reading)) for reading in readings[:MOST]]
    for (left, ours), (right, theirs) in combinations(told, 2):
        pairs += _between(left, ours, right, theirs)
    return pairs


def _between(left: Reading, ours: Sentences, right: Reading, theirs: Sentences) -> list[Pair]:
    index: dict[str, list[int]] = {}
    for number, (_, words) in enumerate(theirs):
        for word in words:
            index.setdefault(word, []).append(number)
    scores: list[tuple[float, int, int]] = []
    for i, (a, words) in enumerate(ours):
        shared: dict[int, int] = {}
        for word in words:
            for j in index.get(word, ()):
                shared[j] = shared.get(j, 0) + 1
        for j, count in shared.items():
            if count >= 0.3 * min(len(words), len(theirs[j][1])):
                score = _likeness(a.of(left.article.text), theirs[j][0].of(right.article.text))
                if score >= BETWEEN:
                    scores.append((-score, i, j))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    found = []
    for score, i, j in sorted(scores):
        if i in partner or j in taken:
            continue
        if -score >= ALIGNED or _between_neighbours(i, j, partner):
            partner[i] = j
            taken.add(j)
            found.append(Pair(left, right, ours[i][0], theirs[j][0], -score))
    return sorted(found, key=lambda pair: pair.a)


def _between_neighbours(i: int, j: int, partner: dict[int, int]) -> bool:
    """Whether the sentences before, or after, are partners: two reports that go the same way."""
    return partner.get(i - 1) == j - 1 or partner.get(i + 1) == j + 1


def _sentences(reading: Reading) -> Sentences:
    found = []
    for sentence in reading.sentences:
        told = sentence.part in ("paragraph", "headline", "deck")
        if told and sentence.span.end - sentence.span.start <= _LONGEST:
            words = frozenset(
                word for word in _WORD.findall(sentence.span.of(reading.article.text).lower()) if len(word) > 3
            )
            if len(words) >= _LEAST - 1:
                found.append((sentence.span, words))
    return found


@lru_cache(maxsize=1 << 10)
def _likeness(a: str, b: str) -> float:
    return likeness(a, b)
