"""What stands around the words in which two sentences part: whether the rest of the sentences is one, and whether the
words stand in one place of it. Shared by the kinds of differences; it judges none itself."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from sanudo.article.types import Span
from sanudo.comparing.alignment import Pair
from sanudo.comparing.profiles import is_common, rarity, stem
from sanudo.reading.types import Reading

_NEAR = 7  # words to each side that tell where in a sentence a word stands
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@lru_cache(maxsize=1 << 14)
def root(word: str) -> str:
    """A word without endings of any form of it: "urge", "urged" and "urging" are one. Made for matching."""
    found = stem(word)
    for ending in ("ed", "ing"):
        if found.endswith(ending) and len(found) - len(ending) >= 3:
            found = found[: -len(ending)]
    if found.endswith("iz"):
        found = found[:-1] + "s"
    if len(found) > 3 and found[-1] == "e":
        found = found[:-1]
        if found.endswith("iz"):
            found = found[:-1] + "s"
    if len(found) > 4 and found[-1] == found[-2] and found[-1] not in "aeiouls":
        found = found[:-1]
    return found[:-1] + "i" if len(found) > 2 and found[-1] == "y" else found


def rest_alike(pair: Pair, a: tuple[Span, ...], b: tuple[Span, ...]) -> float:
    """How far the two sentences tell one thing, 0 to 1, without the words in which they part: the weight of the words
    that both have, against the weight of all (Dice), so that a sentence that tells much more is not the same."""
    ours, theirs = _weights(pair.left, pair.a, a), _weights(pair.right, pair.b, b)
    total = sum(ours.values()) + sum(theirs.values())
    shared = sum(ours[word] for word in ours if word in theirs)
    rest_b = [word for word in theirs if word not in ours]
    for word in ours:
        if word not in theirs:
            near = next((other for other in rest_b if _akin(word, other)), None)
            if near:
                rest_b.remove(near)
                shared += 0.8 * min(ours[word], theirs[near])
    return 2 * shared / total if total else 0.0


def _akin(a: str, b: str) -> bool:
    """Words of one root: a common beginning of most of the shorter."""
    size = max(4, -(-3 * min(len(a), len(b)) // 4))
    return a[:size] == b[:size] and min(len(a), len(b)) >= 4


def one_place(pair: Pair, a: Span, b: Span, least: int = 1) -> bool:
    """Whether at least `least` telling words stand near both `a` and `b`."""
    return len(near(pair.left, pair.a, a) & near(pair.right, pair.b, b)) >= least


def near(reading: Reading, sentence: Span, at: Span) -> frozenset[str]:
    """The roots of the telling words around a stretch of a sentence."""
    text = reading.article.text
    before = _WORD.findall(text, sentence.start, at.start)[-_NEAR:]
    after = _WORD.findall(text, at.end, sentence.end)[:_NEAR]
    return frozenset(root(word) for word in before + after if word.lower() not in function_words())


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Words that tell nothing."""
    lines = files("sanudo.comparing").joinpath("data/function_words.tsv").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _weights(reading: Reading, sentence: Span, out: tuple[Span, ...]) -> dict[str, float]:
    """The roots of a sentence with their rarity, without the spans `out` and without its dateline."""
    line = reading.article.dateline.span if reading.article.dateline else Span(0, 0)
    cut = (*out, line)
    found: dict[str, float] = {}
    for match in _WORD.finditer(reading.article.text, sentence.start, sentence.end):
        word = match.group()
        if word.lower() in function_words() or any(s.start <= match.start() < s.end for s in cut):
            continue
        key = stem(word)
        found[root(word)] = 0.5 if is_common(key) else rarity(key)
    return found
