"""How long a visit or talks last: durations that reports give of one person's stay, wherever they stand in it."""

from __future__ import annotations

import re

from sanudo.article.types import Span
from sanudo.comparing.types import Actor, Difference, Side
from sanudo.reading.types import Reading, TimeExpression

_STAY = re.compile(
    r"(?:[\s-]+(?:of|for|long|official|state|working|private))*[\s-]+(?:visit|trip|tour|stay|talks|stopover)\b", re.I
)


def differing_stays(actor: Actor, readings: dict[str, Reading]) -> list[Difference]:
    """Durations of an actor's visits that are not the same length, each report's first one."""
    if actor.kind != "PERSON":
        return []
    sides: list[tuple[TimeExpression, Side]] = []
    for article, entity in actor.members:
        reading = readings.get(article)
        found = _stay(reading, entity) if reading else None
        if reading and found and all(side.article != article for _, side in sides):
            time, sentence = found
            value = " ".join(_told(reading, time).split())
            sides.append((time, Side(article, value, (time.span, sentence))))
    if len({time.value for time, _ in sides}) < 2 or len({time.value[-1] for time, _ in sides}) > 1:
        return []
    judgement = "compatible if they measure different things (a stay, the talks in it), else contradicts"
    ordered = tuple(side for _, side in sorted(sides, key=lambda pair: pair[1].article))
    return [Difference("duration", f"{actor.name}: length of the visit", ordered, judgement, None, 0.8)]


def _stay(reading: Reading, entity: int) -> tuple[TimeExpression, Span] | None:
    """A duration of days or weeks that measures a visit, in a sentence that names the actor."""
    spans = [mention.span for mention in reading.mentions if mention.entity == entity]
    for time in reading.times:
        if time.kind != "DURATION" or not re.fullmatch(r"P\d+[DW]", time.value):
            continue
        if not _STAY.match(reading.article.text, time.span.end):
            continue
        sentence = next((s.span for s in reading.sentences if s.span.start <= time.span.start < s.span.end), None)
        if sentence and any(sentence.start <= span.start < sentence.end for span in spans):
            return time, sentence
    return None


def _told(reading: Reading, time: TimeExpression) -> str:
    match = _STAY.match(reading.article.text, time.span.end)
    return reading.article.text[time.span.start : match.end() if match else time.span.end]
