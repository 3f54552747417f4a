"""Readings of many reports in, one `Comparison` out: each stage takes what the stages before it found."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sanudo.comparing.actors import find_actors
from sanudo.comparing.claims import find_claims
from sanudo.comparing.differences import find_differences
from sanudo.comparing.meetings import find_meetings
from sanudo.comparing.reprints import find_reprints
from sanudo.comparing.statements import find_statements
from sanudo.comparing.stories import find_stories
from sanudo.comparing.types import Actor, Comparison, Story
from sanudo.reading.types import Reading


def compare(
    readings: Iterable[Reading],
    correct_stories: Callable[[tuple[Story, ...]], tuple[Story, ...]] = tuple,
    correct_actors: Callable[[tuple[Actor, ...]], tuple[Actor, ...]] = tuple,
) -> Comparison:
    """What the reports say together. The order of `readings` does not change the result.

    `correct_stories` and `correct_actors` put in what people know better, before the later stages build on it.
    """
    ordered = tuple(sorted(readings, key=lambda reading: (reading.article.name, reading.article.id)))
    reprints = find_reprints(ordered)
    stories = correct_stories(find_stories(ordered, reprints))
    actors = correct_actors(find_actors(ordered, stories))
    statements = find_statements(ordered, stories, actors)
    meetings = find_meetings(ordered, stories, actors)
    claims = find_claims(ordered, stories, actors, statements, meetings, reprints)
    differences = find_differences(ordered, stories, actors, statements, meetings, claims, reprints)
    return Comparison(reprints, stories, actors, statements, meetings, claims, differences)
