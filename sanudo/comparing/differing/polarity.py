"""Said and denied: sentences that tell one thing, of which one says that it is not so, or says the opposite word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from importlib.resources import files

from sanudo.article.types import Span
from sanudo.comparing.alignment import Pair
from sanudo.comparing.differing.building import of_pair
from sanudo.comparing.profiles import stem
from sanudo.comparing.types import Difference

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W_]+)*|n['’]t\b")
_NO = re.compile(r"\b(?:not|never|cannot|no longer|nor|neither|without)\b|n['’]t\b|\bno\b(?! one\b)", re.IGNORECASE)
_ALIKE = 0.62  # how alike the sentences are without their negations


def differing_polarity(pair: Pair) -> list[Difference]:
    """One side negates or denies what the other affirms."""
    ours, theirs = pair.a.of(pair.left.article.text), pair.b.of(pair.right.article.text)
    if _rest_alike(ours, theirs) < _ALIKE:
        return []
    opposed = _opposed(ours, theirs)
    no_a, no_b = list(_NO.finditer(ours)), list(_NO.finditer(theirs))
    if opposed and len(no_a) == len(no_b):
        a, b = opposed
        return [_difference(pair, a, b, "polarity")]
    if (len(no_a) == 0) != (len(no_b) == 0) and abs(len(no_a) - len(no_b)) == 1 and not opposed:
        a = (no_a[0].start(), no_a[0].end()) if no_a else (0, len(ours))
        b = (no_b[0].start(), no_b[0].end()) if no_b else (0, len(theirs))
        return [_difference(pair, a, b, "polarity")]
    return []


def _difference(pair: Pair, a: tuple[int, int], b: tuple[int, int], kind: str) -> Difference:
    span_a = Span(pair.a.start + a[0], pair.a.start + a[1])
    span_b = Span(pair.b.start + b[0], pair.b.start + b[1])
    texts = span_a.of(pair.left.article.text), span_b.of(pair.right.article.text)
    values = (
        (_value(texts[0], span_a == pair.a), (span_a, pair.a)),
        (_value(texts[1], span_b == pair.b), (span_b, pair.b)),
    )
    return of_pair(
        kind, pair, *values, "contradicts: one affirms what the other denies", min(0.95, 0.35 + pair.score / 2)
    )


def _value(words: str, whole: bool) -> str:
    return "affirmed" if whole else words


def _rest_alike(a: str, b: str) -> float:
    """Likeness of the two sentences' words in order, without negations and auxiliaries."""
    words = [[stem(w) for w in _WORD.findall(_NO.sub(" ", text)) if w.lower() not in _AUX] for text in (a, b)]
    return SequenceMatcher(None, words[0], words[1], autojunk=False).ratio()


_AUX = frozenset(
    {"do", "does", "did", "has", "have", "had", "is", "are", "was", "were", "be", "been", "the", "a", "an", "that"}
)


def _opposed(a: str, b: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """A word of one side whose opposite stands on the other side, and neither stands on both."""
    words_a = {stem(m.group()): m.span() for m in _WORD.finditer(a)}
    words_b = {stem(m.group()): m.span() for m in _WORD.finditer(b)}
    for one, other in _opposites():
        for x, y in ((one, other), (other, one)):
            if x in words_a and y in words_b and x not in words_b and y not in words_a:
                return words_a[x], words_b[y]
    return None


@lru_cache(maxsize=1)
def _opposites() -> tuple[tuple[str, str], ...]:
    lines = files("sanudo.comparing").joinpath("data/opposites.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple((stem(a), stem(b)) for a, b in rows)
