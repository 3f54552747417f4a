"""Stories that go on: follow-ups joined into one storyline, and the days of a story as its chapters.

Stories and the readings of their reports go in; the same stories come out with `storyline` and `chapters`. A story
follows another within DAYS when the people and the names of both are the same; stories that only look alike (another
quake, another trial) share words but not people, and stay apart. A report without a date is placed by what the others
tell: where it tells of a meeting in a place, and another report dates a meeting in that place, it is of that day,
marked as inferred.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from sanudo.article.types import Span
from sanudo.comparing.profiles import Vector, cosine, profile
from sanudo.comparing.types import Chapter, Evidence, Story
from sanudo.reading.types import Reading, Sentence

DAYS = 60  # a story that begins later after the end of another does not follow it
NAMES = 0.5  # likeness of the names of two stories of one storyline
PEOPLE = 2  # people that both stories are about
_OFTEN = 0.5  # the share of a story's reports that name whom it is about
_LEAD = 5  # sentences of a report that tell what it is about
_PROFILED = 12  # reports of a story whose names are looked at
_AT = re.compile(r"\b(?:in|at|near|to)\s+(?:the\s+)?$", re.IGNORECASE)
_OF = re.compile(r"['’s]*\s+(?:meetings?|talks|summit|conference|visit)\b", re.IGNORECASE)
_MEETING = re.compile(r"\b(?:met|meets?|meetings?|talks|summit|conference|visit(?:ed|s)?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class About:
    """Whom a story is about, its days, and `names`, which gives the names it is told with when they are asked for."""

    id: str
    begin: str | None
    end: str | None
    people: frozenset[str]
    names: Callable[[], Vector]


def join_storylines(stories: Sequence[Story], readings: Mapping[str, Reading]) -> tuple[Story, ...]:
    """The stories with their chapters, those that go on as one storyline with the id of its first story."""
    members = [[readings[a] for a in story.articles if a in readings] for story in stories]
    line = storylines([about(story, told) for story, told in zip(stories, members, strict=True)])
    return tuple(
        replace(story, storyline=line[story.id], chapters=chapters_of(told))
        for story, told in zip(stories, members, strict=True)
    )


def storylines(stories: Sequence[About]) -> dict[str, str | None]:
    """For each story the first story of its storyline, None where it stands alone. The order of `stories` counts."""
    order = sorted(
        (n for n, story in enumerate(stories) if story.begin), key=lambda n: (stories[n].begin or "", stories[n].id)
    )
    by_person: dict[str, list[int]] = {}
    line = list(range(len(stories)))
    for n in order:
        shared: Counter[int] = Counter(m for person in stories[n].people for m in by_person.get(person, ()))
        for m in sorted((m for m, count in shared.items() if count >= PEOPLE), reverse=True):
            if _follows(stories[m], stories[n]) and cosine(stories[m].names(), stories[n].names()) >= NAMES:
                line[n] = line[m]
                break
        for person in stories[n].people:
            by_person.setdefault(person, []).append(n)
    often = Counter(line)
    return {story.id: stories[line[n]].id if often[line[n]] > 1 else None for n, story in enumerate(stories)}


def about(story: Story, members: Sequence[Reading]) -> About:
    """Whom a story is about, by the readings of its reports."""
    counts = Counter(
        name
        for reading in members
        for name in {e.name.casefold() for e in reading.entities if _is_person(e.name, e.kind)}
    )
    least = max(1.0, _OFTEN * len(members))
    people = frozenset(name for name, count in counts.items() if count >= least)
    names = cache(lambda: _centre([profile(reading.article).names for reading in members[:_PROFILED]]))
    return About(story.id, story.begin, story.end, people, names)


def chapters_of(readings: Sequence[Reading]) -> tuple[Chapter, ...]:
    """The days of a story, oldest first, each with its reports; those that cannot be placed last, without a day."""
    days: dict[tuple[str | None, str], list[str]] = {}
    evidence: dict[tuple[str | None, str], list[Evidence]] = {}
    for reading in readings:
        day = reading.article.published.day if reading.article.published else None
        basis = "published"
        found: tuple[str, tuple[Evidence, ...]] | None = None
        if day is None:
            found = _placed(reading, readings)
            day, basis = (found[0], "inferred") if found else (None, "not said")
        days.setdefault((day, basis), []).append(reading.article.id)
        evidence.setdefault((day, basis), []).extend(found[1] if found else ())
    ordered = sorted(days, key=lambda key: (key[0] is None, key[0] or "", key[1]))
    return tuple(Chapter(day, tuple(days[day, basis]), basis, tuple(evidence[day, basis])) for day, basis in ordered)


def _is_person(name: str, kind: str) -> bool:
    return kind == "PERSON" and len(name.split()) > 1


def _centre(vectors: list[Vector]) -> Vector:
    total: dict[str, float] = {}
    for vector in vectors:
        for key, weight in vector.items():
            total[key] = total.get(key, 0.0) + weight
    norm = sum(total[key] ** 2 for key in sorted(total)) ** 0.5 or 1.0
    return {key: total[key] / norm for key in sorted(total)}


def _follows(first: About, later: About) -> bool:
    try:
        gap = (date.fromisoformat((later.begin or "")[:10]) - date.fromisoformat((first.end or "")[:10])).days
    except ValueError:
        return False
    return gap <= DAYS


def _placed(reading: Reading, others: Sequence[Reading]) -> tuple[str, tuple[Evidence, ...]] | None:
    """The day that another report gives the meeting which an undated one tells of, and both sentences."""
    own = [(s.span, place) for s in _lead(reading) if _meets(reading, s.span) for place in _places(reading, s.span)]
    found: list[tuple[str, str, Span, Span]] = []
    for other in others:
        if other is reading or other.article.published is None:
            continue
        for sentence in other.sentences:
            times = [t for t in other.times if sentence.span.start <= t.span.start < sentence.span.end]
            days = [t for t in times if re.fullmatch(r"\d{4}-\d\d-\d\d", t.value[:10]) and _names_a_date(other, t.span)]
            if len(days) == 1 and _meets(other, sentence.span):
                places = _places(other, sentence.span)
                found += [
                    (days[0].value[:10], other.article.id, sentence.span, span)
                    for span, place in own
                    if place in places
                ]
    if len({day for day, *_ in found}) != 1:
        return None
    day, article, told, span = min(found)
    return day, (Evidence(reading.article.id, span), Evidence(article, told))


def _lead(reading: Reading) -> list[Sentence]:
    return [s for s in reading.sentences if s.part in ("headline", "deck", "paragraph")][:_LEAD]


def _meets(reading: Reading, sentence: Span) -> bool:
    return bool(_MEETING.search(reading.article.text, sentence.start, sentence.end))


def _places(reading: Reading, sentence: Span) -> frozenset[str]:
    """The towns and the like at which a sentence sets something: not what only bears a place's name ("the Nara dam").
    A country is no place of a meeting, and a dateline is the report's."""
    line = reading.article.dateline.span if reading.article.dateline else Span(0, 0)
    return frozenset(
        m.span.of(reading.article.text).casefold()
        for m in reading.mentions
        if m.kind == "LOC" and m.form == "name" and sentence.start <= m.span.start < sentence.end
        if not line.start <= m.span.start < line.end and not _is_state(reading, m.entity)
        if _AT.search(reading.article.text, max(0, m.span.start - 12), m.span.start)
        or _OF.match(reading.article.text, m.span.end)
    )


def _is_state(reading: Reading, entity: int | None) -> bool:
    key = reading.entities[entity].key if entity is not None else None
    return bool(key and re.fullmatch(r"[A-Z]{3}", key))


def _names_a_date(reading: Reading, span: Span) -> bool:
    """Whether the words name a day of a month, not only a day of the week: that of another week is another day."""
    return bool(re.search(r"\d", span.of(reading.article.text)))
