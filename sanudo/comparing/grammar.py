"""A sentence of a report in, its grammar out: the tree that the reading saw, and what hangs from each word.

What each word means where it stands is asked of the encoder only when somebody wants it, as that takes time. A reading
that keeps no parse has its sentence parsed by itself.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from numpy.typing import NDArray

from sanudo.article.types import Span
from sanudo.language.packed import columns_of, tokens_within
from sanudo.language.parse import parse, words_seen
from sanudo.language.types import Parsed
from sanudo.reading.types import Reading

Vector = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Grammar:
    """A sentence's parse, with offsets into the sentence, and what hangs from each of its tokens."""

    parsed: Parsed
    below: tuple[tuple[int, ...], ...]

    @cached_property
    def words(self) -> Vector:
        """A vector of what each word means where it stands, a row a token."""
        return words_seen(self.parsed.text, [(token.start, token.end) for token in self.parsed.tokens])


def grammar_of(reading: Reading, sentence: Span) -> Grammar:
    """The grammar of a sentence, or a part of one, of a report."""
    text = sentence.of(reading.article.text)
    parsed = _cut_out(reading, sentence, text) if reading.syntax else parse(text)
    below: list[list[int]] = [[] for _ in parsed.tokens]
    for n, token in enumerate(parsed.tokens):
        if token.head != n:
            below[token.head].append(n)
    return Grammar(parsed, tuple(map(tuple, below)))


def _cut_out(reading: Reading, sentence: Span, text: str) -> Parsed:
    columns = _columns(reading.article.text, reading.syntax)
    first, last = bisect_left(columns.starts, sentence.start), bisect_left(columns.starts, sentence.end)
    return Parsed(text, (Span(0, len(text)),), tokens_within(columns, first, last, sentence.start), ())


_columns = lru_cache(maxsize=4)(columns_of)
