"""What an account has told already, so that nothing is told twice.

Lines go in as they are told; `has` says whether a new one tells nothing that one of them did not tell. Words weigh by
how rare they are; figures and denials must be the same.
"""

from __future__ import annotations

import re

from sanudo.comparing.likeness import weighed

_AGAIN = 0.72  # of the words of a line: what a line of the same day has, for it to be told again
_ELSEWHERE = 0.82  # ... where it stands under another day
_FEWEST = 4  # words that say something


class Told:
    """The lines told so far, with their days."""

    def __init__(self) -> None:
        self._lines: list[tuple[str | None, str]] = []

    def add(self, text: str, day: str | None) -> None:
        self._lines.append((day, text))

    def has(self, text: str, day: str | None) -> bool:
        """Whether a line tells again what one before it told."""
        return any(
            held(text, before) >= (_AGAIN if day == other or day is None or other is None else _ELSEWHERE)
            for other, before in self._lines
        )


def held(text: str, other: str) -> float:
    """How much of what one text tells another has, 0 to 1; nothing where figures or denials differ."""
    if len(weighed(text)) < _FEWEST or _denials(text) != _denials(other) or _figures(text) - _figures(other):
        return 0.0
    return shared(text, other)


def shared(text: str, other: str) -> float:
    """How much of the words of one text, each as it weighs, another has."""
    ours, theirs = weighed(text), weighed(other)
    whole = sum(ours.values())
    return sum(weight for word, weight in ours.items() if word in theirs) / whole if whole else 0.0


def _figures(text: str) -> set[str]:
    return set(re.findall(r"\d[\d.,]*\d|\d", re.sub(r"\[[^\]]*\]", "", text)))


def _denials(text: str) -> bool:
    return bool(_DENYING.search(text))


_DENYING = re.compile(r"\b(?:not|never|no|nor|none|denie[sd]|deny|denying|without)\b|n['’]t\b", re.IGNORECASE)
