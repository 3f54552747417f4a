"""When each thing that a report tells was, and how each of its sentences can be told: what a network makes of both.

A `Reading` and its parse go in; `Moment`s, in order of the text, and the sentences with what they are worth come out. A
day is told by a time of the report, be it in another sentence ("He spoke on Monday. ... He told the crowd ..."); which
time it is, is learned (language/moments.py). A parse of another pipeline has nothing judged.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sanudo.article.types import Span
from sanudo.language.encoder import Array
from sanudo.language.moments import ERAS, WIDTH, Judged, days, eras, judged
from sanudo.language.types import Parsed
from sanudo.reading.moment_frames import Frame, frames_of
from sanudo.reading.sentence_frames import sentence_frames
from sanudo.reading.tree import tree_of
from sanudo.reading.types import Moment, Reading, Sentence

_LEAST = 0.3  # how probable a day must be to be kept


def with_moments(reading: Reading, parsed: Parsed) -> Reading:
    """The reading with its moments, and its sentences judged."""
    if parsed.moment is None or not parsed.tokens:
        return reading
    tree = tree_of(parsed)
    shares = parsed.moment[:, 4 * WIDTH :]
    frames = sentence_frames(tree, reading)
    means = [shares[one.first : one.last].mean(0) for one in frames]
    nothing = np.zeros(WIDTH, np.float32)
    told = {
        parsed.sentences[n]: judged(means[n], means[n - 1] if n else nothing, one.marks) for n, one in enumerate(frames)
    }
    moments = tuple(_moment(parsed, parsed.moment, means, frame) for frame in frames_of(tree, reading))
    return replace(
        reading, moments=moments, sentences=tuple(_with(one, told.get(one.span)) for one in reading.sentences)
    )


def _with(sentence: Sentence, found: Judged | None) -> Sentence:
    if found is None:
        return sentence
    alone, _, junk = found.alone
    return replace(
        sentence,
        alone=round(alone, 3),
        junk=round(junk, 3),
        opinion=round(found.opinion, 3),
        worth=round(sum(found.worth), 3),
    )


def _moment(parsed: Parsed, rows: Array, means: list[Array], frame: Frame) -> Moment:
    token = parsed.tokens[frame.token]
    cue, sentence = Span(token.start, token.end), parsed.sentences[token.sentence]
    era = eras(rows[frame.token], means[token.sentence], frame.marks)
    best = int(np.argmax(era))
    asked = frame.asked
    times, verbs = rows[[one.token for one in asked]], rows[[one.verb for one in asked]]
    chance = days(rows[frame.token], times, verbs, [one.marks for one in asked])
    of: dict[str, float] = {}
    for one, sure in zip(frame.asked, chance.tolist(), strict=True):
        if one.time is not None:
            of[one.time.value[:10]] = of.get(one.time.value[:10], 0.0) + sure
    day = max(of, key=lambda value: of[value], default=None)
    found = Moment(cue, sentence, ERAS[best], round(era[best], 3), published=round(float(chance[-2]), 3))
    if day is None or of[day] < _LEAST:
        return found
    likeliest = max(
        (n for n, one in enumerate(frame.asked) if one.time is not None and one.time.value[:10] == day),
        key=lambda n: (chance[n], -n),
    )
    time = frame.asked[likeliest].time
    return replace(found, day=day, day_span=time.span if time else None, sure=round(of[day], 3))
