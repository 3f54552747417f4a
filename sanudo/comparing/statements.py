"""One statement in many wordings. First cut: nothing found."""

from __future__ import annotations

from sanudo.comparing.types import Actor, Statement, Story
from sanudo.reading.types import Reading


def find_statements(
    readings: tuple[Reading, ...], stories: tuple[Story, ...], actors: tuple[Actor, ...]
) -> tuple[Statement, ...]:
    """What each speaker said, its wordings lined up."""
    return ()
