"""What a sentence of a report is worth in an account and whether it can stand there, as judged when it was read.

A `Teller` and a sentence go in. Where the pipeline judged nothing (reading/moments.py), every sentence can stand and
none is worth more than another.
"""

from __future__ import annotations

from sanudo.comparing.types import Evidence
from sanudo.telling.account import Teller

MAIN = 2.2  # worth of what a summary of a report would have
IMPORTANT = 1.9  # ... of what a good short account would have
DETAIL = 1.25  # ... below which it is a detail that few would miss
_UNJUDGED = 1.7
_ALONE = 0.4  # probability that it stands by itself, from which it does
_SURELY, _LEANS = 0.7, 0.5  # ... from which it surely does, and below which it leans on others
_OPINION = 0.45  # ... that it is its writer's own judgement, from which it is taken for that
_JUNK = 0.3  # ... that it is none of the report


def worth(teller: Teller, one: Evidence) -> float:
    """From 0, background, to 3, the main news."""
    sentence = teller.sentence(one)
    return _UNJUDGED if sentence is None or sentence.worth is None else sentence.worth


def stands_alone(teller: Teller, one: Evidence) -> bool:
    """Whether who reads nothing else would know who and what is meant."""
    sentence = teller.sentence(one)
    return sentence is None or sentence.alone is None or sentence.alone >= _ALONE


def stands_surely(teller: Teller, one: Evidence) -> bool:
    """Whether it surely stands alone, so that another may lean on it."""
    sentence = teller.sentence(one)
    return sentence is not None and (sentence.alone or 0.0) >= _SURELY


def leans_much(teller: Teller, one: Evidence) -> bool:
    """Whether it was judged to lean on others."""
    sentence = teller.sentence(one)
    return sentence is not None and sentence.alone is not None and sentence.alone < _LEANS


def is_own_judgement(teller: Teller, one: Evidence) -> bool:
    """Whether a sentence is its writer's own judgement, or is none of the report."""
    sentence = teller.sentence(one)
    if sentence is None or sentence.opinion is None:
        return False
    return sentence.opinion >= _OPINION or (sentence.junk or 0.0) >= _JUNK
