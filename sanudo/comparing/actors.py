"""The same person, body or place across reports. First cut: nothing joined."""

from __future__ import annotations

from sanudo.comparing.types import Actor
from sanudo.reading.types import Reading


def name_similarity(a: str, b: str) -> float:
    """How likely `a` and `b` name one person or body, 0.0 to 1.0."""
    return float(a == b)


def find_actors(readings: tuple[Reading, ...]) -> tuple[Actor, ...]:
    """The actors of all reports."""
    return ()
