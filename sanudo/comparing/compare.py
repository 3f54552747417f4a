"""Readings of many reports in, one `Comparison` out: each stage takes what the stages before it found.

Who copied whom, which reports tell one story and who is whom are asked of all reports; what is said, where people met,
what is claimed and where reports part is asked of one storyline at a time, by what its own reports know. So a record
that grows need compare only the storylines that its new reports touch, and holds one of them in memory at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sanudo.comparing.actors import find_actors
from sanudo.comparing.claims import find_claims
from sanudo.comparing.differences import find_differences
from sanudo.comparing.meetings import find_meetings
from sanudo.comparing.order import order_of
from sanudo.comparing.reprints import find_reprints
from sanudo.comparing.statements import find_statements
from sanudo.comparing.stories import find_stories
from sanudo.comparing.storylines import join_storylines
from sanudo.comparing.types import Actor, Claim, Comparison, Difference, Meeting, Reprint, Statement, Story
from sanudo.comparing.within import Identity, actors_within, identity_of
from sanudo.reading.types import Reading


@dataclass(frozen=True, slots=True)
class Together:
    """What the reports of one storyline say together."""

    statements: tuple[Statement, ...]
    meetings: tuple[Meeting, ...]
    claims: tuple[Claim, ...]
    differences: tuple[Difference, ...]


def compare(
    readings: Iterable[Reading],
    correct_stories: Callable[[tuple[Story, ...]], tuple[Story, ...]] = tuple,
    correct_actors: Callable[[tuple[Actor, ...]], tuple[Actor, ...]] = tuple,
) -> Comparison:
    """What the reports say together. The order of `readings` does not change the result.

    `correct_stories` and `correct_actors` put in what people know better, before the later stages build on it.
    """
    ordered = in_order(readings)
    by_id = {reading.article.id: reading for reading in ordered}
    reprints = find_reprints(ordered)
    stories = join_storylines(in_story_order(correct_stories(find_stories(ordered, reprints))), by_id)
    actors = correct_actors(find_actors(ordered, stories))
    who = {member: identity for actor in actors for identity in [identity_of(actor)] for member in actor.members}
    found = []
    for line in storylines_of(stories):
        articles = dict.fromkeys(article for story in line for article in story.articles)
        copies = [reprint for reprint in reprints if reprint.copy in articles]
        found.append(compare_storyline([by_id[article] for article in articles], line, who, copies))
    place = {story.id: number for number, story in enumerate(stories)}
    return Comparison(
        reprints,
        stories,
        actors,
        tuple(sorted((each for one in found for each in one.statements), key=order_of)),
        tuple(sorted((each for one in found for each in one.meetings), key=order_of)),
        tuple(sorted((each for one in found for each in one.claims), key=lambda c: (place[c.story], order_of(c)))),
        tuple(sorted((each for one in found for each in one.differences), key=order_of)),
    )


def compare_storyline(
    readings: Iterable[Reading],
    stories: Sequence[Story],
    who: Mapping[tuple[str, int], Identity],
    reprints: Sequence[Reprint],
) -> Together:
    """What the reports of the stories of one storyline say together; `who` is whom across all reports."""
    ordered, line, copies = in_order(readings), tuple(stories), tuple(reprints)
    actors = actors_within(ordered, who)
    statements = find_statements(ordered, line, actors)
    meetings = find_meetings(ordered, line, actors)
    claims = find_claims(ordered, line, actors, statements, meetings, copies)
    differences = find_differences(ordered, line, actors, statements, meetings, claims, copies)
    return Together(statements, meetings, claims, differences)


def in_order(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings in the order in which every stage takes them, however they came."""
    return tuple(sorted(readings, key=lambda reading: (reading.article.name, reading.article.id)))


def in_story_order(stories: Iterable[Story]) -> tuple[Story, ...]:
    """The stories as they are shown, those of most reports first."""
    return tuple(sorted(stories, key=order_of))


def storylines_of(stories: Iterable[Story]) -> list[list[Story]]:
    """The stories of each storyline, in their order; a story that nothing goes on with is one of its own."""
    lines: dict[str, list[Story]] = {}
    for story in stories:
        lines.setdefault(story.storyline or story.id, []).append(story)
    return list(lines.values())
