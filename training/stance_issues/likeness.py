"""How alike the words are that two say a stance is on."""

from __future__ import annotations

import re
from collections import Counter

ENOUGH = 0.7  # how alike a reader's words a choice must be
_LEADING = frozenset({"to", "that", "the", "a", "an"})


def alike(one: str, other: str) -> float:
    """The F1 of the words of two phrases, without "to", "that" or an article before them."""
    ours, theirs = (_words(text) for text in (one, other))
    common = sum((Counter(ours) & Counter(theirs)).values())
    return 2 * common / max(1, len(ours) + len(theirs))


def _words(text: str) -> list[str]:
    words = re.findall(r"\w+", text.lower())
    while words and words[0] in _LEADING:
        words = words[1:]
    return words
