"""What reports assert, and which say so. First cut: nothing found."""

from __future__ import annotations

from sanudo.comparing.types import Actor, Claim, Meeting, Reprint, Statement, Story
from sanudo.reading.types import Reading


def find_claims(
    readings: tuple[Reading, ...],
    stories: tuple[Story, ...],
    actors: tuple[Actor, ...],
    statements: tuple[Statement, ...],
    meetings: tuple[Meeting, ...],
    reprints: tuple[Reprint, ...],
) -> tuple[Claim, ...]:
    """The claims of each story, lined up across its reports."""
    return ()
