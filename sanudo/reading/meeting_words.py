"""The words of a report that may tell a meeting, a visit or a call, each with how probable that is.

A `Reading` and its parse go in, `MeetingWord`s come out, in order of the text: of those that hardly tell one only the
chance. A network weighs what rules tell, what the encoder sees and how the words stand to each other
(language/meetings.py). A parse of another pipeline has no word judged.
"""

from __future__ import annotations

import re

import numpy as np

from sanudo.article.types import Span
from sanudo.language.encoder import Array
from sanudo.language.meetings import KINDS, STATUSES, belonging, likely
from sanudo.language.types import Parsed
from sanudo.reading.meeting_frames import Frame, Hint, frames_of
from sanudo.reading.tree import tree_of
from sanudo.reading.types import MeetingWord, Participant, Reading

Sure = tuple[Participant, float]
_LEAST = 0.2  # how probable it must be that a word tells a meeting for more to be asked of it
_LEAST_OF_ONE = 0.15  # and that somebody takes part in it
_MORE = re.compile(  # behind who is told by a noun: "world leaders as “sick”"
    r"\s*[;:(“”\"]|\s(?:as|that|when|while|after|before|since|because)\s"
)
_THEN, _THERE = 0.5, 0.5  # and that it was at a time, at a place
_THEN_ELSEWHERE = 0.8  # and at a time that another sentence tells


def meeting_words(reading: Reading, parsed: Parsed) -> tuple[MeetingWord, ...]:
    """The words of a report that may tell a meeting, in order."""
    if parsed.meeting is None or not parsed.tokens:
        return ()
    frames = frames_of(
        tree_of(parsed), reading.mentions, reading.entities, reading.times, reading.quotations, hints_of(reading)
    )
    return tuple(_judged(reading, parsed, parsed.meeting, frame) for frame in frames)


def hints_of(reading: Reading) -> list[Hint]:
    """What rules tell: events, and encounters that words between names tell."""
    found = []
    for event in reading.events:
        met = event.type == "CONSULT"
        source, kind = ("event", event.mode or "") if met else ("other event", event.type)
        who = (*event.actors, *event.recipients)
        found.append(Hint(source, event.cue, kind, event.status, who, event.date_span, event.place_span))
    for one in reading.encounters:
        place = one.place.span if one.place else None
        found.append(Hint("encounter", one.cue, one.kind, one.status, one.who, one.date_span, place))
    return found


def _judged(reading: Reading, parsed: Parsed, rows: Array, frame: Frame) -> MeetingWord:
    token = parsed.tokens[frame.token]
    cue, sentence = Span(token.start, token.end), parsed.sentences[token.sentence]
    kinds, statuses = likely(rows[frame.token], frame.marks)
    chance = round(1 - kinds[0], 3)
    if chance < _LEAST:
        return MeetingWord(cue, sentence, chance)
    kind = KINDS[1 + int(np.argmax(kinds[1:]))]
    status = int(np.argmax(statuses))
    tokens = [one.token for one in frame.candidates] + [one.token for one in frame.days]
    marks = [one.marks for one in frame.candidates] + [one.marks for one in frame.days]
    scores = belonging(rows[frame.token], rows[tokens], marks)
    taking, there = _of_each(reading, frame, scores)
    days = scores[len(frame.candidates) :, 2]
    days = np.exp(days - days.max()) / np.exp(days - days.max()).sum()
    best = int(np.argmax(days))
    near = parsed.tokens[frame.days[best].token].sentence == token.sentence
    time = frame.days[best].time if days[best] >= (_THEN if near else _THEN_ELSEWHERE) else None
    return MeetingWord(
        cue,
        sentence,
        chance,
        kind,
        STATUSES[status],
        round(float(statuses[status]), 3),
        tuple(one for one, _ in taking),
        tuple(round(float(sure), 3) for _, sure in taking),
        tuple(sorted({c.entity for c in frame.candidates if c.entity is not None} - {one.entity for one, _ in taking})),
        time.span if time else None,
        next((one for one, sure in there if sure >= _THERE), None),
    )


def _of_each(reading: Reading, frame: Frame, scores: Array) -> tuple[list[Sure], list[Sure]]:
    """Who takes part and where it is, each by the naming that fits best, the most probable first."""
    taking: dict[object, Sure] = {}
    there: dict[object, Sure] = {}
    for one, (part, place, _) in zip(frame.candidates, scores, strict=False):
        key = one.entity if one.entity is not None else one.span
        words = _MORE.split(one.span.of(reading.article.text))[0]
        span = one.span if one.entity is not None else Span(one.span.start, one.span.start + len(words))
        name = reading.entities[one.entity].name if one.entity is not None else " ".join(words.split())
        for found, score in ((taking, part), (there, place)):
            sure = round(float(1 / (1 + np.exp(-score))), 3)
            if sure >= _LEAST_OF_ONE and (key not in found or sure > found[key][1]):
                found[key] = Participant(name, span, one.entity), sure
    return tuple(sorted(each.values(), key=lambda told: -told[1]) for each in (taking, there))  # type: ignore[return-value]
