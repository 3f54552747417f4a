"""How two lengths of time stand to each other, in words: those of a prison term are no stay.

The sentences in which two reports give a length go in, a judgement comes out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_TERM = re.compile(
    r"\b(?:prison|jail(?:ed)?|behind bars|sentenc(?:e|ed|es|ing)|imprison\w*|guidelines|probation)\b", re.I
)
_STAY = re.compile(
    r"\b(?:visit|trip|tour|stopover|summit|meeting|(?:phone|telephone) call)s?\b|\b(?:visit|stay)(?:s|ed|ing)?\b"
    r"|\b(?:talks|met|spoke)\b",
    re.I,
)


def judged_lengths(sentences: Iterable[str]) -> str:
    """What two lengths may be of, if not of one thing."""
    told = list(sentences)
    if any(_TERM.search(sentence) for sentence in told):
        return "compatible if they are of different charges or counts, else contradicts"
    if any(_STAY.search(sentence) for sentence in told):
        return "compatible if they measure different things (a stay, the talks in it), else contradicts"
    return "compatible if they measure different things, else contradicts"
