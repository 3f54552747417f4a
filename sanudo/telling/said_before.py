"""The quotations that an account has told, sentence by sentence, so that none is told twice.

The words of lines go in as they are told. `rest` gives what a quotation says beyond them, `holds` tells whether
everything that a sentence has in quotation marks was told in full before. Both give the place of what was told, whose
line then has one source more.
"""

from __future__ import annotations

import re

from sanudo.comparing.types import Evidence
from sanudo.telling.leaning_words import leaning_words
from sanudo.telling.quoting import quoted_stretches
from sanudo.telling.told import folded

_FEWEST = 5  # words of a sentence that are somebody's own
_SHORT = 3  # ... of a piece in marks
_SURE = 8  # ... by which they are known whoever is told to say them
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-Z“‘\"'])")


class SaidBefore:
    """The sentences between quotation marks, and where each was told."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, str | None], Evidence] = {}

    def add(self, words: str, speaker: str | None, one: Evidence) -> None:
        """The quotations of a line that is told, of somebody or of whoever its sentence tells."""
        for piece in _pieces(words):
            for sentence in _SENTENCE.split(piece):
                self._told.setdefault((folded(sentence), speaker), one)

    def rest(self, words: str, speaker: str) -> tuple[str, Evidence | None]:
        """A quotation, in marks, without the sentences at its begin or end that were told; "" where all of it was. As
        it came where none was, or where what is left would hang in the air."""
        sentences = _SENTENCE.split(words.strip("“”"))
        before = [self._place(sentence, speaker, _FEWEST) for sentence in sentences]
        first = next((one for one in before if one is not None), None)
        if first is None:
            return words, None
        left = [n for n, one in enumerate(before) if one is None]
        if not left:
            return "", first
        kept = sentences[left[0] : left[-1] + 1]
        if len(kept) > len(left) or len(kept) == len(sentences) or (_hangs(kept[0]) and left[0] > 0):
            return words, None
        if len(folded(" ".join(kept)).split()) < _FEWEST:
            return "", first
        return f"“{' '.join(kept)}”", first

    def holds(self, words: str, speaker: str) -> Evidence | None:
        """Where everything that a sentence has in quotation marks was told before; None where not, or it has none."""
        pieces = _pieces(words)
        if not pieces or max(len(folded(piece).split()) for piece in pieces) < _SHORT:
            return None
        found = [self._place(piece, speaker, 1) for piece in pieces]
        return None if None in found else found[0]

    def _place(self, piece: str, speaker: str, fewest: int) -> Evidence | None:
        """Where some words of somebody's were told, be it in a sentence that tells whose they are in its own way."""
        said = folded(piece)
        size = len(said.split())
        if size < fewest:
            return None
        for (told, by), one in self._told.items():
            known = by is not None and by.split()[-1:] == speaker.split()[-1:]
            if _is_in(said, told) and (known or size >= _SURE):
                return one
        return None


def _pieces(words: str) -> list[str]:
    return [mark.of(words).strip('“”"') for mark in quoted_stretches(words)]


def _is_in(words: str, told: str) -> bool:
    """Whether some words stand in others one behind the other."""
    return f" {words} " in f" {told} "


def _hangs(sentence: str) -> bool:
    """Whether a sentence goes on from the one before it."""
    first = re.match(r"[A-Za-z]+", sentence)
    return first is None or first[0].lower() in _GOING_ON or first[0].lower() in leaning_words("opening")


_GOING_ON = frozenset(
    ("he", "she", "it", "they", "this", "that", "these", "those", "and", "but", "so", "then", "also", "his", "her")
) | {"their", "its", "there", "because", "or", "nor", "which", "who"}
