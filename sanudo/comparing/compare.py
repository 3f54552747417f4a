"""Readings of many reports in, one `Comparison` out: each stage takes what the stages before it found."""

from __future__ import annotations

from collections.abc import Iterable

from sanudo.comparing.actors import find_actors
from sanudo.comparing.claims import find_claims
from sanudo.comparing.differences import find_differences
from sanudo.comparing.meetings import find_meetings
from sanudo.comparing.reprints import find_reprints
from sanudo.comparing.statements import find_statements
from sanudo.comparing.stories import find_stories
from sanudo.comparing.types import Comparison
from sanudo.reading.types import Reading


def compare(readings: Iterable[Reading]) -> Comparison:
    """What the reports say together. The order of `readings` does not change the result."""
    ordered = tuple(sorted(readings, key=lambda reading: (reading.article.name, reading.article.id)))
    reprints = find_reprints(ordered)
    stories = find_stories(ordered, reprints)
    actors = find_actors(ordered)
    statements = find_statements(ordered, stories, actors)
    meetings = find_meetings(ordered, stories, actors)
    claims = find_claims(ordered, stories, actors, statements, meetings, reprints)
    differences = find_differences(ordered, stories, actors, statements, meetings, claims, reprints)
    return Comparison(reprints, stories, actors, statements, meetings, claims, differences)
