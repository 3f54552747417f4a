"""One thing told more strongly here than there: "a right of veto", "an equal voice", "a say" (data/strengths.tsv).

Terms of influence are compared where the words around them are of one matter, whether or not their whole sentences are
alike: reports put a proposal's content into quite different sentences. Terms of the other scales are common words, and
are compared in sentences that tell one thing only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from sanudo.article.types import Span
from sanudo.comparing.alignment import Pair
from sanudo.comparing.profiles import is_common, rarity, stem
from sanudo.comparing.types import Difference, Side
from sanudo.reading.types import Reading

_LOOSE = ("influence",)  # scales whose terms are rare enough to be compared across unlike sentences
_ALIKE = 0.6  # likeness of sentences in which terms of the other scales are compared
_AROUND = 90  # characters on each side that tell what a term is about
_SHARED = 7.5  # the weight of shared words from which two terms are of one matter
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class _Use:
    """A term of a scale in a sentence."""

    reading: Reading
    sentence: Span
    span: Span
    step: int
    words: frozenset[str]


def strength_of_pair(pair: Pair) -> list[Difference]:
    """Terms of one scale at different steps in two sentences that tell one thing."""
    if pair.score < _ALIKE:
        return []
    ours, theirs = dict(_uses(pair.left, pair.a)), dict(_uses(pair.right, pair.b))
    found = []
    for scale in sorted(set(ours) & set(theirs)):
        a, b = ours[scale], theirs[scale]
        if a.step != b.step and _negations(a) == _negations(b):
            found.append(_difference([a, b]))
    return found


def _negations(use: _Use) -> bool:
    return bool(re.search(r"\b(?:not|never|no)\b|n['’]t\b", use.sentence.of(use.reading.article.text)))


def differing_strengths(readings: tuple[Reading, ...]) -> list[Difference]:
    """The terms of influence that different reports use of one matter at different steps."""
    uses: dict[str, list[_Use]] = defaultdict(list)
    for reading in readings:
        for sentence in reading.sentences:
            if sentence.part == "paragraph":
                for scale, use in _uses(reading, sentence.span):
                    uses[scale].append(use)
    found = []
    for scale in _LOOSE:
        found += _of_scale(uses[scale])
    return found


def _of_scale(uses: list[_Use]) -> list[Difference]:
    matters: list[list[_Use]] = []
    for use in uses:
        touching = [matter for matter in matters if any(_one_matter(use, other) for other in matter)]
        matters = [m for m in matters if m not in touching] + [[u for m in touching for u in m] + [use]]
    return [
        _difference(matter)
        for matter in matters
        if len({u.step for u in matter}) > 1 and len({u.reading.article.id for u in matter}) > 1
    ]


def _one_matter(a: _Use, b: _Use) -> bool:
    return sum(rarity(word) for word in a.words & b.words if not is_common(word)) >= _SHARED


def _difference(matter: list[_Use]) -> Difference:
    shared = frozenset.intersection(*(use.words for use in matter)) or frozenset.union(*(u.words for u in matter))
    topic = " ".join(sorted((w for w in shared if not is_common(w)), key=lambda w: (-rarity(w), w))[:5])
    sides = tuple(
        Side(u.reading.article.id, u.span.of(u.reading.article.text), (u.span, u.sentence))
        for u in sorted(matter, key=lambda u: (u.step, u.reading.article.id, u.span))
    )
    return Difference("strength", topic, sides, "one says more: the terms are steps of one scale", None, 0.7)


def _uses(reading: Reading, sentence: Span) -> list[tuple[str, _Use]]:
    text = reading.article.text
    found: dict[str, _Use] = {}
    taken: list[tuple[int, int]] = []
    for match in _pattern().finditer(text, sentence.start, sentence.end):
        scale, step = _terms()[" ".join(match.group().lower().split())]
        if any(match.start() < end and start < match.end() for start, end in taken):
            continue
        taken.append(match.span())
        low, high = max(sentence.start, match.start() - _AROUND), min(sentence.end, match.end() + _AROUND)
        around = text[low : match.start()] + " " + text[match.end() : high]
        words = frozenset(stem(word) for word in _WORD.findall(around))
        use = _Use(reading, sentence, Span(match.start(), match.end()), step, words)
        if scale not in found or step > found[scale].step:
            found[scale] = use
    return sorted(found.items())


@lru_cache(maxsize=1)
def _terms() -> dict[str, tuple[str, int]]:
    lines = files("sanudo.comparing").joinpath("data/strengths.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[2]: (row[0], int(row[1])) for row in rows}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    longest = sorted(_terms(), key=lambda term: (-len(term), term))
    return re.compile(r"\b(?:" + "|".join(re.escape(t).replace(r"\ ", r"\s+") for t in longest) + r")\b", re.IGNORECASE)
