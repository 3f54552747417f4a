"""Words that reports of one story use for one thing: "killed" and "dead", "talks" and "negotiations" have one key.

A stretch of text goes in, its telling words come out with their keys: the classes of data/concepts.tsv that a word or
two words together belong to, else the word's root. It knows no reports.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from sanudo.article.types import Span
from sanudo.comparing.differing.context import function_words, root

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Keyed:
    """A word, or two that stand for one thing, with its keys and its place among the words of the stretch."""

    span: Span
    keys: frozenset[str]
    word: str
    place: int


def keyed(text: str, start: int, end: int) -> list[Keyed]:
    """The telling words of a stretch of text with their keys, in order."""
    words = [(m.group(), Span(m.start(), m.end())) for m in _WORD.finditer(text, start, end)]
    roots = [root(word) for word, _ in words]
    found: list[Keyed] = []
    place = 0
    while place < len(words):
        size, keys = _longest(roots, place)
        word, span = words[place]
        if size:
            span = Span(span.start, words[place + size - 1][1].end)
        elif word.lower() not in function_words() and len(word) > 1:
            keys = frozenset({roots[place]})
        if keys:
            found.append(Keyed(span, keys, word, place))
        place += max(1, size)
    return found


@lru_cache(maxsize=1 << 14)
def keys_of(word: str) -> frozenset[str]:
    """The keys of one word."""
    return _classes().get((root(word),), frozenset({root(word)}))


def _longest(roots: list[str], place: int) -> tuple[int, frozenset[str]]:
    """How many words from a place on stand for one thing, and its keys; a word may stand between two of them."""
    for size in (4, 3, 2):
        if tuple(roots[place : place + size]) in _classes() and place + size <= len(roots):
            return size, _classes()[tuple(roots[place : place + size])]
    apart = (roots[place], roots[place + 2]) if place + 2 < len(roots) else None
    if apart in _classes() and roots[place + 1] in _BETWEEN:
        return 3, _classes()[apart]
    keys = _classes().get((roots[place],), frozenset())
    return (1, keys) if keys else (0, frozenset())


_BETWEEN = frozenset(
    {"it", "him", "them", "rubber", "live", "her", "a", "the", "no", "any", "all", "wa", "wer", "was", "were"}
)


@lru_cache(maxsize=1)
def _classes() -> dict[tuple[str, ...], frozenset[str]]:
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    lines = files("sanudo.comparing").joinpath("data/concepts.tsv").read_text("utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            name, words = line.split("\t")
            for word in words.split(","):
                *first, last = re.findall(r"[\w'’]+", word)
                for ending in ("", "s", "es", "ed", "ing"):  # roots are made by rule: "witness", "witnesses"
                    found[(*map(root, first), root(last + ending))].add(f"~{name}")
    return {words: frozenset(names) for words, names in found.items()}
