"""The same person, body or place across reports. First cut: nothing joined."""

from __future__ import annotations

from sanudo.comparing.names import name_similarity
from sanudo.comparing.types import Actor
from sanudo.reading.types import Reading

__all__ = ["find_actors", "name_similarity"]


def find_actors(readings: tuple[Reading, ...]) -> tuple[Actor, ...]:
    """The actors of all reports."""
    return ()
