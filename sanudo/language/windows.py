"""Blocks of a text in, windows for the encoder out: a paragraph each, long ones cut where a sentence may begin.

Knows tokens and pieces. A window depends on its own block alone, never on what is read beside it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sanudo.article.types import Span
from sanudo.language.pieces import FIRST, LAST, case_of, pieces_of
from sanudo.language.tokens import tokenise

PREFERRED = 160  # pieces; what the encoder was trained on
LONGEST = 240  # pieces; a sentence longer than this is cut

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
ENDS = frozenset((".", "!", "?", "...", "…", "?!", "!?", "!!", "....", "??", "!!!"))
RANKS = frozenset(
    (
        *("Mr.", "Mrs.", "Ms.", "Dr.", "Gen.", "Lt.", "Col.", "Maj.", "Capt.", "Sgt.", "Adm."),
        *("Sen.", "Sens.", "Rep.", "Reps.", "Gov.", "Rev.", "Prof."),
    )
)
MONTHS = frozenset(("Jan.", "Feb.", "Mar.", "Apr.", "Aug.", "Sept.", "Sep.", "Oct.", "Nov.", "Dec."))
CLOSING = frozenset(("”", '"', "’", "'", "''", ")", "]", "»", "}"))


@dataclass(frozen=True, slots=True)
class Window:
    """The tokens of one reading of the encoder: offsets, piece ids, case ids, the place of each token's first piece."""

    tokens: tuple[tuple[int, int], ...]
    ids: tuple[int, ...]
    cases: tuple[int, ...]
    first: tuple[int, ...]

    def glued(self) -> list[bool]:
        """Of each token, whether no space comes before it."""
        return [False, *(a[1] == b[0] for a, b in itertools.pairwise(self.tokens))]


def windows_of(text: str, blocks: Iterable[Span]) -> Iterator[Window]:
    """The windows of each line of each block, in order. A newline always ends a window, and so a sentence."""
    for block in blocks:
        for line in _LINE.finditer(text, block.start, block.end):
            tokens = tokenise(text, line.start(), line.end())
            if tokens:
                yield from windows_over(text, tokens)


def window_of(text: str, tokens: list[tuple[int, int]]) -> Window:
    """One window of these tokens, whatever their number."""
    ids, cases, first = [FIRST], [0], []
    for start, end in tokens:
        word = text[start:end]
        pieces = pieces_of(word)
        first.append(len(ids))
        ids += pieces
        cases += [case_of(word, start == 0 or text[start - 1].isspace())] * len(pieces)
    return Window(tuple(tokens), (*ids, LAST), (*cases, 0), tuple(first))


def ends_sentence(words: list[str], i: int) -> bool:
    """Whether a sentence may end after word `i`: a full stop or the like, perhaps with a few closing marks after it."""
    first = max(0, i - 4)
    while i > first and words[i] in CLOSING:
        i -= 1
    word = words[i]
    if word in RANKS or (word in MONTHS and words[i + 1 : i + 2] and words[i + 1][0].isdigit()):
        return False
    return word in ENDS or (len(word) > 1 and word[-1] == "." and word[0].isalpha())


def windows_over(text: str, tokens: list[tuple[int, int]]) -> Iterator[Window]:
    """The windows of a line's tokens: one where they fit, else cut at the last likely end of a sentence before it is
    full."""
    words = [text[s:e] for s, e in tokens]
    start = good = used = since = 0
    for i, word in enumerate(words):
        if i > start and _opens(word) and ends_sentence(words, i - 1):
            good, since = i, 0
        size = len(pieces_of(word))
        if used + size > PREFERRED and good > start:
            yield window_of(text, tokens[start:good])
            start, used = good, since
        elif used + size > LONGEST and i > start:
            yield window_of(text, tokens[start:i])
            start = good = i
            used = since = 0
        used += size
        since += size
    yield window_of(text, tokens[start:])


def _opens(word: str) -> bool:
    return word not in CLOSING and not word[0].islower()
