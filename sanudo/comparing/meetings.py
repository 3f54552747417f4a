"""Meetings and visits as a ledger. First cut: nothing found."""

from __future__ import annotations

from sanudo.comparing.types import Actor, Meeting, Story
from sanudo.reading.types import Reading


def find_meetings(
    readings: tuple[Reading, ...], stories: tuple[Story, ...], actors: tuple[Actor, ...]
) -> tuple[Meeting, ...]:
    """One row a meeting, with the evidence of every report."""
    return ()
