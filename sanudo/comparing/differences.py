"""Where the reports of a story part: numbers, days, durations, speakers, denials, strength, names, titles, wordings.

Readings, stories and what was lined up before go in; `Difference`s come out, the surest first, each with its sides,
their values, the characters they rest on, and a judgement in words. A false contradiction costs trust: what could be
told of two different things is not told as a difference.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from sanudo.comparing.alignment import MOST, aligned
from sanudo.comparing.differing.ages import differing_ages
from sanudo.comparing.differing.births import differing_births
from sanudo.comparing.differing.building import merged
from sanudo.comparing.differing.claims import differing_claims
from sanudo.comparing.differing.comings import differing_comings
from sanudo.comparing.differing.days import differing_days, differing_durations
from sanudo.comparing.differing.denials import differing_denials
from sanudo.comparing.differing.doubts import undoubted
from sanudo.comparing.differing.figures import differing_figures
from sanudo.comparing.differing.first_names import differing_first_names
from sanudo.comparing.differing.ideas import differing_ideas
from sanudo.comparing.differing.lines import actors_at, lines_of
from sanudo.comparing.differing.meetings import differing_meetings
from sanudo.comparing.differing.misspelt import differing_spellings, spelt_once
from sanudo.comparing.differing.naming import differing_apart, differing_names, differing_titles
from sanudo.comparing.differing.numbers import differing_numbers
from sanudo.comparing.differing.orders import differing_orders
from sanudo.comparing.differing.owners import differing_owners
from sanudo.comparing.differing.parted import differing_parted
from sanudo.comparing.differing.polarity import differing_polarity
from sanudo.comparing.differing.proposers import differing_mouths, differing_proposers
from sanudo.comparing.differing.quoted import differing_quoted
from sanudo.comparing.differing.ranks import differing_ranks
from sanudo.comparing.differing.speakers import differing_people, differing_speakers
from sanudo.comparing.differing.stages import differing_stages
from sanudo.comparing.differing.stays import differing_stays
from sanudo.comparing.differing.strengths import differing_strengths, strength_of_pair
from sanudo.comparing.differing.topics import named
from sanudo.comparing.differing.values import differing_values
from sanudo.comparing.differing.wordings import differing_occasions, differing_wordings
from sanudo.comparing.order import order_of
from sanudo.comparing.types import Actor, Claim, Difference, Meeting, Reprint, Side, Statement, Story
from sanudo.reading.types import Reading

FEWER = 20  # reports of a story whose values are all compared with one another
SURE = 0.5  # differences of less confidence are not told


def find_differences(
    readings: tuple[Reading, ...],
    stories: tuple[Story, ...],
    actors: tuple[Actor, ...],
    statements: tuple[Statement, ...],
    meetings: tuple[Meeting, ...],
    claims: tuple[Claim, ...],
    reprints: tuple[Reprint, ...],
) -> tuple[Difference, ...]:
    """The differences between the reports of each story, the surest first."""
    by_id = {reading.article.id: reading for reading in readings}
    actor_of = {member: actor for actor in actors for member in actor.members}
    in_article: dict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        for article in sorted({member[0] for member in actor.members}):
            in_article[article].append(actor)
    found: list[Difference] = []
    for story in stories:
        if len(story.articles) > 1:
            members = tuple(by_id[article] for article in story.articles if article in by_id)
            here = {actor.id: actor for article in story.articles for actor in in_article[article]}
            for one in _of_story(members, list(here.values()), statements, meetings, actor_of):
                found.append(replace(one, story=story.id))
    return tuple(_once(sorted((d for d in found if d.confidence >= SURE), key=order_of)))


def _once(found: list[Difference]) -> list[Difference]:
    """Without those of which another tells all values of the same reports, of one topic or on the scale of strength."""
    kept: list[Difference] = []
    for one in sorted(found, key=lambda d: -len(d.sides)):
        told = {(side.article, side.value.casefold()) for side in one.sides}
        if not any(
            other.kind == one.kind
            and other.story == one.story
            and (other.topic == one.topic or one.kind == "strength")
            and told <= {(side.article, side.value.casefold()) for side in other.sides}
            for other in kept
        ):
            kept.append(one)
    return [one for one in found if any(one is other for other in kept)]


def _of_story(
    members: tuple[Reading, ...],
    actors: list[Actor],
    statements: tuple[Statement, ...],
    meetings: tuple[Meeting, ...],
    actor_of: dict[tuple[str, int], Actor],
) -> list[Difference]:
    by_article = {reading.article.id: reading for reading in members}
    articles = frozenset(by_article)
    found: list[Difference] = []
    pairs = aligned(members)
    for pair in pairs:
        found += differing_numbers(pair)
        found += differing_days(pair)
        found += differing_durations(pair)
        found += differing_speakers(pair, actor_of) or differing_people(pair, actor_of)
        found += differing_polarity(pair)
        found += strength_of_pair(pair)
    lines = lines_of(members[:MOST], actor_of, pairs)
    few = lines if len(members) <= FEWER else lines_of(members[:FEWER], actor_of, pairs)
    across = (
        differing_figures(lines),
        differing_denials(lines, actors_at(members[:MOST], actor_of)),
        differing_stages(lines),
        differing_orders(lines),
        differing_ideas(lines),
        differing_proposers(lines),
        differing_mouths(members[:MOST], actor_of),
        differing_owners(members[:MOST], actor_of),
        differing_values(few),
        differing_claims(few),
        differing_comings(few),
    )
    for of_kind in across:
        found += [one for one in of_kind if not _told_by(one, found)]
    found = named(merged(undoubted(found, lines)), lines) + merged(differing_strengths(members))
    for actor in actors:
        found += differing_names(actor, articles)
        found += [one for one in differing_ages(actor, by_article) if not _told_by(one, found)]
        found += [one for one in differing_births(actor, by_article) if not _told_by(one, found)]
        found += differing_titles(actor, articles) or differing_ranks(actor, by_article)
        stays = differing_stays(actor, by_article)
        found = [one for one in found if not _told_by(one, stays)] + stays
    found += differing_apart(actors, articles) + differing_first_names(actors, by_article)
    found += [one for one in merged(differing_spellings(lines)) if not _told_by(one, found)]
    found = spelt_once(found)
    for meeting in meetings:
        found += [one for one in differing_meetings(meeting, by_article) if not _told_by(one, found)]
    quoted = [one for one in differing_quoted(members, actor_of) if not _told_by(one, found, whatever=True)]
    found += quoted
    for statement in statements:
        worded = differing_wordings(statement, articles)
        found += [one for one in worded if not _retold(one, quoted) and not _told_by(one, found)]
        found += _not_told(differing_occasions(statement, by_article), found)
    seen = [one for one in differing_parted(few) if not _told_by(one, found, whatever=True)]
    return found + named(merged(undoubted(seen, few)), few)


def _told_by(one: Difference, others: list[Difference], whatever: bool = False) -> bool:
    """Whether another of the kind, or of any kind, tells of the same words in two reports already."""
    alike = (other for other in others if whatever or other.kind == one.kind)
    return any(sum(any(_touch(side, told) for told in other.sides) for side in one.sides) > 1 for other in alike)


def _retold(one: Difference, quoted: list[Difference]) -> bool:
    """Whether a difference of a statement's wordings is one of sentences that are told already."""
    return any(
        all(any(_has(side, own) for side in one.sides) for own in other.sides)
        or all(any(_has(side, own) for own in other.sides) for side in one.sides)
        for other in quoted
    )


def _has(side: Side, own: Side) -> bool:
    """Whether a wording of a statement has a sentence, where it stands or once more in its report."""
    first = side.evidence[0]
    return side.article == own.article and (
        any(first.start < span.end and span.start < first.end for span in own.evidence)
        or _bare(own.value) in _bare(side.value)
    )


def _bare(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _touch(a: Side, b: Side) -> bool:
    one, other = a.evidence[0], b.evidence[0]
    return a.article == b.article and one.start < other.end and other.start < one.end


def _not_told(occasions: list[Difference], found: list[Difference]) -> list[Difference]:
    """Occasions whose days no difference of dates has told yet."""
    told = {(side.article, side.evidence[0]) for one in found if one.kind == "date" for side in one.sides}
    return [one for one in occasions if sum((s.article, s.evidence[0]) in told for s in one.sides) < 2]
