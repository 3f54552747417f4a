"""What an account has told already, so that nothing is told twice.

Lines go in as they are told; `has` says whether a new one tells nothing that one of them did not tell. Words weigh by
how rare they are; figures and denials must be the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sanudo.comparing.likeness import weighed

_AGAIN = 0.72  # of the words of a line: what a line of the same day has, for it to be told again
_ELSEWHERE = 0.82  # ... where it stands under another day
_WHOLE = 0.92  # ... for it to be told whole
_FEWEST = 4  # words that say something


class Told:
    """The lines told so far, with their days."""

    def __init__(self) -> None:
        self._lines: list[tuple[str | None, _Words]] = []

    def add(self, text: str, day: str | None) -> None:
        self._lines.append((day, _words(text)))

    def has(self, text: str, day: str | None) -> bool:
        """Whether a line tells again what one before it told."""
        ours = _words(text)
        return any(
            _held(ours, theirs) >= (_AGAIN if day == other or day is None or other is None else _ELSEWHERE)
            for other, theirs in self._lines
        )

    def has_whole(self, text: str) -> bool:
        """Whether a line has nearly every word of a text."""
        ours = _words(text)
        return any(_held(ours, theirs) >= _WHOLE for _, theirs in self._lines)


@dataclass(frozen=True, slots=True)
class _Words:
    """What a line says: its words with their weights, its figures, and whether it denies."""

    weights: dict[str, float]
    figures: frozenset[str]
    denies: bool


def folded(text: str) -> str:
    """In small letters, without marks: what two wordings are held against each other by."""
    return " ".join(re.findall(r"\w+", text.lower()))


def held(text: str, other: str) -> float:
    """How much of what one text tells another has, 0 to 1; nothing where figures or denials differ."""
    return _held(_words(text), _words(other))


def in_full(text: str) -> str:
    """With "have" for "'ve" and "will not" for "won't"."""
    text = text.replace("’", "'")
    for short, whole in _SHORTENED:
        text = re.sub(short, whole, text, flags=re.IGNORECASE)
    return text


_SHORTENED = (
    (r"\bwon't\b", "will not"),
    (r"\bcan't\b", "can not"),
    (r"\bcannot\b", "can not"),
    (r"n't\b", " not"),
    (r"'ve\b", " have"),
    (r"'re\b", " are"),
    (r"'ll\b", " will"),
    (r"'m\b", " am"),
)


def _held(ours: _Words, theirs: _Words) -> float:
    if len(ours.weights) < _FEWEST or ours.denies != theirs.denies or ours.figures - theirs.figures:
        return 0.0
    return _share(ours.weights, theirs.weights)


def _words(text: str) -> _Words:
    figures = re.findall(r"\d[\d.,]*\d|\d", re.sub(r"\[[^\]]*\]", "", text))
    return _Words(weighed(text), frozenset(figures), denies(text))


def denies(text: str) -> bool:
    """Whether a text has a word that denies."""
    return _DENYING.search(text) is not None


def shared(text: str, other: str) -> float:
    """How much of the words of one text, each as it weighs, another has."""
    return _share(weighed(text), weighed(other))


def _share(ours: dict[str, float], theirs: dict[str, float]) -> float:
    whole = sum(ours.values())
    return sum(weight for word, weight in ours.items() if word in theirs) / whole if whole else 0.0


_DENYING = re.compile(r"\b(?:not|never|no|nor|none|denie[sd]|deny|denying|without)\b|n['’]t\b", re.IGNORECASE)
