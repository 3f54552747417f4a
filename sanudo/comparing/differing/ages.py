"""How old somebody is, by the reports that say so beside the name.

An actor and the readings of a story go in, at most one `Difference` comes out. Only what stands beside the name itself
is taken: "Ana Lima, 48,", "Ana Lima (48)", "the 48-year-old Ana Lima", "Ana Lima, a 48-year-old teacher".
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

from sanudo.article.types import Span
from sanudo.comparing.types import Actor, Difference, Side
from sanudo.reading.types import Mention, Reading

_AFTER = re.compile(
    r"(?:,\s+(?:who\s+(?:is|was)\s+|aged?\s+|an?\s+)?|\s+\(\s?(?:aged?\s+)?|\s+aged\s+)"
    r"(?P<age>\d{1,3})(?P<old>[\s-]years?[\s-]old\b)?(?!,?\s+and\s+\d)(?=(?P<end>\s?[,.;:)]|\s+(?:and|of|from|was|were|is)\b|\s))"
)
_BEFORE = re.compile(r"\b(?P<age>\d{1,3})[\s-]years?[\s-]old\s+(?:[\w'’-]+\s+){0,3}$")
_OLDEST = 115
_YEARS = 3  # that may lie between two reports of a story of which one has no date
_JUDGEMENT = "contradicts: nobody is of two ages"
_SURE = 0.85


def differing_ages(actor: Actor, readings: dict[str, Reading]) -> list[Difference]:
    """The ages that reports give a person, where they cannot both be right at the time of each."""
    if actor.kind != "PERSON":
        return []
    told: dict[str, dict[int, Side]] = defaultdict(dict)
    for article, entity in actor.members:
        reading = readings.get(article)
        if reading:
            for age, side in ages_told(reading, entity):
                told[article].setdefault(age, side)
    sides = [
        next(iter(ages.values()))
        for article, ages in told.items()
        if any(not _both(ages, readings[article], other, readings[there]) for there, other in told.items())
    ]
    if len({side.value for side in sides}) < 2:
        return []
    ordered = tuple(sorted(sides, key=lambda side: (side.article, side.evidence)))
    return [Difference("number", f"age of {actor.name}", ordered, _JUDGEMENT, None, _SURE)]


def _both(ages: dict[int, Side], one: Reading, others: dict[int, Side], other: Reading) -> bool:
    """Whether two reports' ages can be one person's: one is told by both, or years went by between them, as they may
    have where a report has no date."""
    if set(ages) & set(others):
        return True
    apart = min(abs(a - b) for a in ages for b in others)
    days = [_day(reading) for reading in (one, other)]
    if not days[0] or not days[1]:
        return apart <= _YEARS
    years = abs((days[0] - days[1]).days) / 365.25
    return years > 0.5 and abs(apart - years) <= 1


def ages_told(reading: Reading, entity: int) -> list[tuple[int, Side]]:
    """The ages that a report gives a person, in order, each with where it stands."""
    found = []
    for mention in reading.mentions:
        if mention.entity == entity and mention.form == "name":
            span = _beside(reading.article.text, mention)
            sentence = next(
                (s.span for s in reading.sentences if s.span.start <= mention.span.start < s.span.end), None
            )
            if span and sentence and sentence.start <= span.start and span.end <= sentence.end:
                value = span.of(reading.article.text)
                if 0 < int(value) <= _OLDEST:
                    found.append((int(value), Side(reading.article.id, value, (span, sentence))))
    return found


def _beside(text: str, mention: Mention) -> Span | None:
    """The number beside a name that tells how old its bearer is."""
    after = _AFTER.match(text, mention.span.end)
    if after and (after["old"] or after["end"].strip()):
        return Span(after.start("age"), after.end("age"))
    before = _BEFORE.search(text, max(0, mention.span.start - 60), mention.span.start)
    return Span(before.start("age"), before.end("age")) if before else None


def _day(reading: Reading) -> date | None:
    published = reading.article.published
    try:
        return date.fromisoformat(published.day) if published and published.day else None
    except ValueError:
        return None
