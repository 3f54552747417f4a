"""Whether reports give speakers' words as they were spoken, or each in a translation of its own.

The quotations of each speaker go in, as they stand in reports that did not copy each other; whether the reports agree
on the very words comes out. Where they do, two quotations in other words are two utterances, however alike they are;
where each translates, they may well be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import combinations

from sanudo.comparing.sameness import Content
from sanudo.comparing.word_forms import fold

_RUN = 5  # words in one piece that two translations seldom share
_LEAST, _TO_ONE = 2, 8  # pairs of the same words that are wanted, and how many for each pair of other words
_LIKE = 0.5  # the share of telling words from which on two quotations may be translations of one
_SHORT, _SHARE = 4, 0.3  # words that must be there in one piece, or all there are; of many, this share
_MARKED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’-][^\W_]+)*")

Quoted = tuple[str, Content]  # who reports it (copies count as one), and the words


def as_spoken(speakers: Iterable[Sequence[Quoted]]) -> bool:
    """Whether those who report the same of one speaker in quotation marks have the same words."""
    same = other = 0
    for quoted in speakers:
        direct = [(voice, content, _runs(content.folded)) for voice, content in quoted if content.direct]
        for (voice, a, runs), (another, b, others) in combinations([one for one in direct if one[2]], 2):
            if voice != another:
                if not runs.isdisjoint(others):
                    same += 1
                elif _dice(a, b) >= _LIKE:
                    other += 1
    return same >= max(_LEAST, _TO_ONE * other)


def other_words(a: Content, b: Content) -> bool:
    """Whether what both have in quotation marks is not the same, where at least one is all in marks."""
    if not (a.direct or b.direct):
        return False
    marked, whole = sorted((a, b), key=lambda one: (one.direct, -len(one.folded)))
    pieces = _in_marks(marked)
    there = [piece for piece in pieces if _share_run(piece, whole.folded, _wanted(min(len(piece), len(whole.folded))))]
    return bool(pieces) and 2 * sum(map(len, there)) < sum(map(len, pieces))


def _wanted(size: int) -> int:
    """How many words of a quotation of so many must be the other's in one piece."""
    return min(size, max(_SHORT, round(_SHARE * size)))


def _in_marks(content: Content) -> list[tuple[str, ...]]:
    if content.direct:
        return [content.folded]
    pieces = [tuple(fold(word) for word in _WORD.findall(piece)) for piece in _MARKED.findall(content.text)]
    return [piece for piece in pieces if piece]


def _runs(words: Sequence[str], size: int = _RUN) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words[at : at + size]) for at in range(len(words) - size + 1))


def _share_run(a: Sequence[str], b: Sequence[str], size: int) -> bool:
    return not _runs(a, size).isdisjoint(_runs(b, size))


def _dice(a: Content, b: Content) -> float:
    return 2 * len(a.weights.keys() & b.weights.keys()) / max(1, len(a.weights) + len(b.weights))
