"""Where reports part. First cut: nothing found."""

from __future__ import annotations

from sanudo.comparing.types import Actor, Claim, Difference, Meeting, Reprint, Statement, Story
from sanudo.reading.types import Reading


def find_differences(
    readings: tuple[Reading, ...],
    stories: tuple[Story, ...],
    actors: tuple[Actor, ...],
    statements: tuple[Statement, ...],
    meetings: tuple[Meeting, ...],
    claims: tuple[Claim, ...],
    reprints: tuple[Reprint, ...],
) -> tuple[Difference, ...]:
    """The differences between the reports of each story."""
    return ()
