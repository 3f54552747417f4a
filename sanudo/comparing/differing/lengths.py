"""How long one thing lasts, wherever two reports tell it: "two days of talks" and "the three-day talks", "lasted 40
seconds" and "went on for more than a minute", "sentenced to ten years" and "a 12-year term".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations

from sanudo.comparing.differing.days import hours_of
from sanudo.comparing.differing.lines import Line, Lines, times_in
from sanudo.comparing.types import Difference, Side
from sanudo.reading.types import TimeExpression

_LASTED = re.compile(
    r"\b(?:last(?:ed|s|ing)?|went on|goes on|going on|continued|took)\s+(?:for\s+)?(?:\w+\s+){0,2}$", re.I
)
_GIVEN = re.compile(r"\b(\w+)\s+(?:him\s+|her\s+|them\s+)?(?:to|for|by|of|lasting)\s+(?:\w+\s+){0,2}$", re.I)
_OF = re.compile(r"(?:[\s-]+(?:of|long|in))*[\s-]+([A-Za-z]+)")
_FAR = 6.0  # durations further apart than this many times are of two things
_LEAST = 1.2  # the weight of the word for what lasts
_LASTING = "#lasted"
_VAGUE = frozenset(
    {"ago", "earli", "later", "old", "befor", "after", "and", "or", "in", "on", "at", "the", "of", "from"}
)
_TIMES = frozenset({"period", "time", "span", "stretch", "window", "~period"})  # of these any two things have one
_BOUND = re.compile(r"\b(?:maximum|minimum|up to|as (?:long|much|many) as)\b", re.I)  # what may be is not what is
_ROUND = re.compile(r"^PT?[1-9]0{2,}[A-Z]")  # "300 years of union"
_ABOUT = ("APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS")


@dataclass(frozen=True, slots=True)
class _Length:
    line: Line
    time: TimeExpression
    hours: float
    of: frozenset[str]
    subject: frozenset[str]


def differing_lengths(lines: Lines) -> list[Difference]:
    """Durations of one thing that two reports give differently, neither of which gives the other's too."""
    lengths = [one for line in lines.lines if not line.old for one in _lengths(line)]
    found = []
    for a, b in combinations(lengths, 2):
        if a.line.article == b.line.article or not lines.may_meet(a.line, b.line):
            continue
        if not _one_thing(a, b, lines) or not _differ(a, b):
            continue
        own = [x for x in lengths if x.line.article in (a.line.article, b.line.article)]
        if any(_one_thing(a, x, lines) and not _differ(a, x) for x in own if x.line.article == b.line.article):
            continue
        if any(_one_thing(b, x, lines) and not _differ(b, x) for x in own if x.line.article == a.line.article):
            continue
        sides = tuple(Side(x.line.article, _told(x), (x.time.span, x.line.sentence)) for x in (a, b))
        judgement = "compatible if they measure different things (a stay, the talks in it), else contradicts"
        words = [w.word.lower() for w in a.line.words if w.keys & (a.of | a.subject) & (b.of | b.subject)]
        topic = "how long: " + (" ".join(dict.fromkeys(words)) or "it lasted")
        found.append(Difference("duration", topic, sides, judgement, None, 0.65))
    return found


def _one_thing(a: _Length, b: _Length, lines: Lines) -> bool:
    shared = a.of & b.of
    if _LASTING in shared:
        around = lines.weight(a.line.keys & b.line.keys)
        return bool(a.subject & b.subject) or not a.subject or not b.subject or around >= 2 * _LEAST
    return any(key.startswith("~") or lines.weights.get(key, 0.0) >= _LEAST for key in shared)


def _differ(a: _Length, b: _Length) -> bool:
    low, high = sorted((a.hours, b.hours))
    if high > _FAR * low:
        return False
    about = any(x.time.mod in _ABOUT or _ROUND.search(x.time.value) for x in (a, b))
    spare = 1.25 if about else 1.01
    return high > spare * low


def _told(length: _Length) -> str:
    text = length.line.text
    match = _OF.match(text, length.time.span.end)
    end = match.end() if match and length.of - {_LASTING} else length.time.span.end
    return " ".join(text[length.time.span.start : end].split())


def _lengths(line: Line) -> list[_Length]:
    found = []
    for time in times_in(line):
        if time.kind != "DURATION" or not hours_of(time):
            continue
        if _BOUND.search(line.text, line.sentence.start, line.sentence.end):
            continue
        of, subject = _of(line, time)
        if of:
            found.append(_Length(line, time, hours_of(time), of, subject))
    return found


def _of(line: Line, time: TimeExpression) -> tuple[frozenset[str], frozenset[str]]:
    """What a duration measures: the noun after it, or the verb before it, with that verb's subject."""
    text = line.text
    before = text[max(line.sentence.start, time.span.start - 60) : time.span.start]
    if _LASTED.search(before):
        words = [w for w in line.words if w.span.end <= time.span.start - 5]
        subject = frozenset(k for w in words[-4:] for k in w.keys) - _VAGUE - {"last", "went", "~continue", "took"}
        bare = re.search(
            r"\b(?:it|they|this|which|that)\s+(?:\w+\s+)?\w+(?:\s+on)?(?:\s+for)?(?:\s+\w+){0,2}\s*$", before, re.I
        )
        return frozenset({_LASTING}) | (frozenset() if bare else subject), frozenset() if bare else subject
    keys: frozenset[str] = frozenset()
    after = _OF.match(text, time.span.end)
    if after:
        keys |= _keys_at(line, after.start(1))
    given = _GIVEN.search(before)
    if given:
        keys |= _keys_at(line, max(line.sentence.start, time.span.start - 60) + given.start(1))
    return keys - _VAGUE - _TIMES, frozenset()


def _keys_at(line: Line, place: int) -> frozenset[str]:
    return frozenset(key for word in line.words if word.span.start <= place < word.span.end for key in word.keys)
