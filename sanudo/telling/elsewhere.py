"""Whether another report has what a sentence tells, in other words or with another number.

A `Teller` goes in. `share` says how much of a sentence the two nearest sentences of another report have, a word for one
of like meaning; `counted` whether another report counts the same thing: what one has as 3,800 soldiers and another as
4,000 is where they differ, and no report's alone. Knows nothing of what is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sanudo.comparing.types import Evidence
from sanudo.comparing.word_forms import weigh
from sanudo.language.word_meanings import meaning_of
from sanudo.telling.account import Teller
from sanudo.telling.told import in_full

_UNLIKE, _ALIKE = 0.2, 0.6  # between which two words go from nothing to all that a word of like meaning is worth
_MEANT = 0.8  # what that is, against the same word
_ONE = 0.05  # what one sentence that has it is worth more than two together
_NEARLY = 0.4  # the less of two counts of one thing, of the more, at least
_COUNT = re.compile(r"(?<![\w.,$€£])(\d{1,3}(?:,\d{3})+|\d{2,})(?![\d:/%.-])((?: [a-z-]+){1,3})")
_NO_THING = frozenset(
    {"years", "days", "hours", "minutes", "percent", "months", "weeks", "other", "others", "more", "additional"}
)

Vectors = NDArray[np.float32]


class Elsewhere:
    """The sentences of all reports as words with their meanings."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        self._sentences = [
            (article, _words(s.span.of(teller.texts[article])))
            for article in teller.story.articles
            for s in teller.reading(article).sentences
            if s.part in ("paragraph", "headline", "deck")
        ]
        self._counts = {article: list(_counts(text)) for article, text in teller.texts.items()}

    def share(self, one: Evidence) -> float:
        """How much of a sentence another report has in one sentence, or in two that follow one another, 0 to 1."""
        words = _words(self._teller.words(one))
        best, before, last = 0.0, None, ""
        for article, theirs in self._sentences:
            if article == one.article or not theirs:
                before, last = None, ""
                continue
            here = _found(words, theirs)
            best = max(best, _weight(words, here) + _ONE)
            if before is not None and article == last:
                best = max(best, _weight(words, np.maximum(here, before)))
            before, last = here, article
        return best

    def counted(self, one: Evidence) -> bool:
        """Whether another report counts what a sentence counts, be it with another number."""
        return any(
            thing == other and min(number, count) / max(number, count) >= _NEARLY
            for number, thing in _counts(self._teller.words(one))
            for article, theirs in self._counts.items()
            if article != one.article
            for count, other in theirs
        )


def share_of(words: str, other: str) -> float:
    """How much of some words others have, 0 to 1."""
    ours, theirs = _words(words), _words(other)
    return _weight(ours, _found(ours, theirs)) if ours and theirs else 0.0


def _words(text: str) -> tuple[tuple[str, float], ...]:
    """The base forms of a text but for its numbers, each with its weight."""
    return tuple((word, weight) for word, weight in weigh(in_full(text)).items() if not word[:1].isdigit())


def _weight(words: tuple[tuple[str, float], ...], found: NDArray[np.float64]) -> float:
    weights = np.array([weight for _, weight in words])
    return float(found @ weights / max(float(weights.sum()), 1e-9)) if words else 0.0


def _found(words: tuple[tuple[str, float], ...], theirs: tuple[tuple[str, float], ...]) -> NDArray[np.float64]:
    """How far each of some words is among others."""
    if not words:
        return np.zeros(0)
    ours, others = tuple(word for word, _ in words), tuple(word for word, _ in theirs)
    alike = (_shape(ours) @ _shape(others).T - _UNLIKE) / (_ALIKE - _UNLIKE)
    best = (np.minimum(np.maximum(alike, 0.0), 1.0) * _MEANT).max(1).astype(np.float64)
    known = set(others)
    best[[place for place, word in enumerate(ours) if word in known]] = 1.0
    rounded: NDArray[np.float64] = np.round(best, 4)
    return rounded


@lru_cache(maxsize=1 << 10)
def _shape(words: tuple[str, ...]) -> Vectors:
    return np.stack([meaning_of(word.split("_")[0]) for word in words])


def _counts(text: str) -> Iterator[tuple[int, str]]:
    """The counts of a text, each with what it counts: "troops" of "additional wounded troops"."""
    for found in _COUNT.finditer(text):
        things = [word for word in found[2].split() if word.endswith("s") and word not in _NO_THING]
        if things:
            yield int(found[1].replace(",", "")), things[0]
