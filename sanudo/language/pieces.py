"""Words in, the encoder's wordpiece ids and letter-case ids out. Knows the vocabulary file; nothing of sentences.

The encoder's vocabulary is uncased; what the letters' case said goes in beside the pieces as one small number a word.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path

VOCABULARY = Path(__file__).parent / "model" / "vocabulary.txt"
PAD, UNKNOWN, FIRST, LAST, MASK = 0, 100, 101, 102, 103
MOST_PIECES = 10  # of one word; a longer one (an address) keeps its first pieces and its last
CASES = 12
_REMEMBERED = 20_000
_LONG_WORD = 100

_known: dict[str, tuple[int, ...]] = {}


def pieces_of(word: str) -> tuple[int, ...]:
    """The ids of a word's pieces, at least one, at most MOST_PIECES. Remembered."""
    found = _known.get(word)
    if found is None:
        found = _pieces(word) or (UNKNOWN,)
        if len(found) > MOST_PIECES:
            found = (*found[: MOST_PIECES - 1], found[-1])
        if len(_known) >= _REMEMBERED:
            _known.clear()
        _known[word] = found
    return found


def case_of(word: str, space_before: bool) -> int:
    """0 small, 1 Capital, 2 CAPITALS, 3 MiXed, 4 one capital, 5 no letters; +6 where no space comes before."""
    return _case(word) if space_before else _case(word) + 6


@lru_cache(maxsize=_REMEMBERED)
def _case(word: str) -> int:
    if word.islower():
        return 0
    if word.isupper():
        return 4 if sum(c.isalpha() for c in word[:3]) == 1 else 2
    if word[0].isupper() and word[1:].islower():
        return 1
    return 3 if any(c.isalpha() for c in word) else 5


def _pieces(word: str) -> tuple[int, ...]:
    vocabulary = vocabulary_ids()
    found: list[int] = []
    for part in _parts(word[:_LONG_WORD]):
        start = 0
        mine: list[int] = []
        while start < len(part):
            prefix = "##" if start else ""
            end = len(part)
            while end > start and prefix + part[start:end] not in vocabulary:
                end -= 1
            if end == start:
                mine = [UNKNOWN]
                break
            mine.append(vocabulary[prefix + part[start:end]])
            start = end
        found += mine
    return tuple(found)


def _parts(word: str) -> list[str]:
    """The word in small letters without accents, cut at every mark, as BERT's uncased vocabulary wants it."""
    if word.isascii() and word.isalnum():
        return [word.lower()]
    parts: list[str] = []
    inside = False
    for c in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(c)
        if category == "Mn" or category[0] == "C":
            continue
        if category[0] in "PSZ" or _is_han(c):
            if category[0] != "Z":
                parts.append({"’": "'", "‘": "'", "“": '"', "”": '"'}.get(c, c))
            inside = False
        elif inside:
            parts[-1] += c
        else:
            parts.append(c)
            inside = True
    return parts


def _is_han(c: str) -> bool:
    return "\u4e00" <= c <= "\u9fff" or "\u3400" <= c <= "\u4dbf"


@cache
def vocabulary_ids() -> dict[str, int]:
    """Each piece of the vocabulary and its id: its line in the file, from 0."""
    return {piece: i for i, piece in enumerate(VOCABULARY.read_text(encoding="utf-8").split("\n"))}
