"""Which tellings are of one event: each that happened counts once, however many reports tell it, and however often.

Told events go in, groups of them come out. How probable it is that two are one is learned (training/one_event.py) from
pairs of real news that readers judged: by the words that tell them, their sentences and what stands around these, who
takes part, the days, and how they stand. What cannot be one (two types, two days, other people) is kept apart by rule.
They are joined the surest first, as long as all of a group go together on the whole.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

from sanudo.article.types import Span
from sanudo.comparing.likeness import likeness, weighed
from sanudo.comparing.told_events import AHEAD, Told
from sanudo.comparing.word_forms import akin, base_form, function_words
from sanudo.language.word_meanings import meaning_of

FEATURES = (
    *("bias", "akin", "meaning", "sentences", "whole sentences", "around", "doers", "other doers", "others"),
    *("other others", "one open", "same mode", "same day", "one dated", "same time", "other time"),
    *(
        "reports apart",
        "one ahead",
        "one denied",
        "one historical",
        "near",
        "far",
        "both in words",
        "one in words",
        "words",
    ),
    *("parties", "speech", "both first"),
)
_AKIN, _SENTENCES = FEATURES.index("akin"), FEATURES.index("sentences")
_UNLIKE = 0.15  # how alike sentences must be that tell it with other words
_NEVER = -12.0  # log odds
SAME = 0.65  # how probable it must be on the whole that two groups are one event
_STRANGERS = -4.0  # log odds of two that share no rare word where there are many
_ALL_PAIRS, _RARE, _NEAR = 80, 5, 20  # events of one type that are likened all to all; of more, by rare words
_SURE = 0.6  # how probable the day, month or year that a report tells elsewhere must be
_WEEK = 10  # days between reports that are as good as any more
_FIRST, _CLOSE, _FAR = 3, 2, 8  # sentences
_SPEECH = frozenset(("ACCUSE", "REQUEST", "SUPPORT", "REJECT", "THREATEN", "AGREE", "CONSULT"))
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, eq=False)
class _Seen:
    """A telling as it is held against others: the words of its cue, its sentence without and with the names of who
    takes part, what stands around it, the number of its sentence, the day, month or year as far as its report tells
    it anywhere."""

    told: Told
    cue: tuple[str, ...]
    names: frozenset[str]
    sentence: str
    around: str
    number: int
    time: str
    written: date | None


def one_event_each(told: Sequence[Told]) -> list[list[Told]]:
    """One group for each event, the dated before the undated; in each the dated first."""
    order = sorted(told, key=lambda t: (t.day is None, t.day or "", t.reading.article.id, t.event.cue))
    by_type: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(order):
        by_type[one.event.type].append(number)
    found = [group for numbers in by_type.values() for group in _joined(order, numbers)]
    return [[order[n] for n in group] for group in sorted(found)]


def probability(a: Told, b: Told) -> float:
    """How probable it is that two tellings are of one event."""
    if not may_be_one(a, b):
        return 0.0
    return 1 / (1 + math.exp(-_log_odds(_seen(a), _seen(b))))


def may_be_one(a: Told, b: Told) -> bool:
    """Whether no rule keeps them apart: one type, no two modes, no two days, somebody in both; who denies a thing in
    another's words does not deny the other's."""
    x, y = a.event, b.event
    if x.type != y.type or (x.mode and y.mode and x.mode != y.mode):
        return False
    if (a.day and b.day and a.day != b.day) or not _parties(a) & _parties(b):
        return False
    denied = (x.status == "denied") != (y.status == "denied")
    return not denied or any(akin(one, other) for one in _cue(a) for other in _cue(b))


def features(a: Told, b: Told) -> tuple[float, ...]:
    """The FEATURES of a pair, the same whichever comes first."""
    return _features(_seen(a), _seen(b))


def _features(a: _Seen, b: _Seen) -> tuple[float, ...]:
    first, second = sorted(
        (a, b), key=lambda one: (one.told.reading.article.id, one.told.event.cue, one.told.day or "")
    )
    x, y = first.told, second.told
    (doers, others), (their_doers, their_others) = x.sides, y.sides
    one, other = _bare(first, second), _bare(second, first)
    ours, theirs = weighed(one), weighed(other)
    shared = sum(min(weight, theirs[key]) for key, weight in ours.items() if key in theirs)
    within = x.reading.article.id == y.reading.article.id
    apart = abs(first.number - second.number)
    days = abs((first.written - second.written).days) if first.written and second.written else 0
    statuses = {x.event.status, y.event.status}
    spoken = [x.event.speaker is not None, y.event.speaker is not None]
    return tuple(
        map(
            float,
            (
                1.0,
                any(akin(p, q) for p in first.cue for q in second.cue),
                max((_meaning(p, q) for p in first.cue for q in second.cue), default=0.0),
                likeness(one, other),
                likeness(first.sentence, second.sentence),
                likeness(first.around, second.around),
                bool(doers & their_doers),
                bool(doers and their_doers and not doers & their_doers),
                bool(others & their_others),
                bool(others and their_others and not others & their_others),
                bool(others) != bool(their_others),
                x.event.mode is not None and x.event.mode == y.event.mode,
                x.day is not None and x.day == y.day,
                (x.day is None) != (y.day is None),
                bool(first.time and second.time) and _agree(first.time, second.time),
                bool(first.time and second.time) and not _agree(first.time, second.time),
                min(days, _WEEK) / _WEEK,
                (x.event.status in AHEAD) != (y.event.status in AHEAD),
                "denied" in statuses and len(statuses) > 1,
                "historical" in statuses and len(statuses) > 1,
                within and apart <= _CLOSE,
                within and apart > _FAR,
                all(spoken),
                spoken[0] != spoken[1],
                min(shared, 40.0) / 40,
                min(3, len(_parties(x) & _parties(y))),
                x.event.type in _SPEECH,
                first.number < _FIRST and second.number < _FIRST,
            ),
        )
    )


def _log_odds(a: _Seen, b: _Seen) -> float:
    found = _features(a, b)
    if not found[_AKIN] and found[_SENTENCES] < _UNLIKE:
        return _NEVER  # told with other words, in sentences that have nothing in common
    return sum(value * weight for value, weight in zip(found, weights(), strict=True))


def _joined(order: Sequence[Told], numbers: Sequence[int]) -> list[list[int]]:
    """The events of one type in groups, the surest pairs joined first."""
    seen = {number: _seen(order[number]) for number in numbers}
    odds = {
        (i, j): _log_odds(seen[i], seen[j]) for i, j in _pairs(order, numbers, seen) if may_be_one(order[i], order[j])
    }
    least = math.log(SAME / (1 - SAME))
    home = {number: number for number in numbers}
    members = {number: [number] for number in numbers}
    for value, i, j in sorted((-value, i, j) for (i, j), value in odds.items()):
        if -value < least:
            break
        a, b = sorted((home[i], home[j]))
        if a == b:
            continue
        pairs = [(min(x, y), max(x, y)) for x in members[a] for y in members[b]]
        if any(pair not in odds and not may_be_one(order[pair[0]], order[pair[1]]) for pair in pairs):
            continue
        if sum(odds.get(pair, _STRANGERS) for pair in pairs) / len(pairs) >= least:
            for number in members[b]:
                home[number] = a
            members[a] += members.pop(b)
    return [sorted(group) for group in members.values()]


def _pairs(order: Sequence[Told], numbers: Sequence[int], seen: dict[int, _Seen]) -> list[tuple[int, int]]:
    """The pairs that are likened: all, or where there are many, those that share a rare word."""
    if len(numbers) <= _ALL_PAIRS:
        return [(i, j) for n, j in enumerate(numbers) for i in numbers[:n]]
    index: dict[str, list[int]] = defaultdict(list)
    found: set[tuple[int, int]] = set()
    for number in numbers:
        weights = weighed(seen[number].sentence)
        for key in sorted(weights, key=lambda key: (-weights[key], key))[:_RARE]:
            found.update((other, number) for other in index[key][-_NEAR:])
            index[key].append(number)
    return sorted(found)


def _seen(told: Told) -> _Seen:
    reading, event = told.reading, told.event
    text, sentences = reading.article.text, reading.sentences
    number = max(0, bisect_left(sentences, event.sentence.end, key=lambda one: one.span.end))
    near = [one.span for one in sentences[max(0, number - 1) : number + 2]]
    published = reading.article.published
    return _Seen(
        told,
        _cue(told),
        frozenset(word.casefold() for one in (*event.actors, *event.recipients) for word in _WORD.findall(one.name)),
        event.sentence.of(text),
        Span(near[0].start, near[-1].end).of(text) if near else event.sentence.of(text),
        number,
        _time_told(told),
        _as_date(published.day if published else None),
    )


def _time_told(told: Told) -> str:
    """The day, month or year of the event as far as its report tells it, in whichever sentence, where that is sure."""
    cue = told.event.cue
    here = [one for one in told.reading.moments if cue.start <= one.cue.start < cue.end and one.sure >= _SURE]
    best = max(here, key=lambda one: one.sure, default=None)
    found = told.day or (best.day if best is not None else None) or told.event.date or ""
    return found[:10] if found[:4].isdigit() else ""


def _agree(a: str, b: str) -> bool:
    """Whether two times may be one: "2004-05" and "2004-05-03"."""
    return a.startswith(b) or b.startswith(a)


def _as_date(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _cue(told: Told) -> tuple[str, ...]:
    words = _WORD.findall(told.event.cue.of(told.reading.article.text).lower())
    return tuple(base_form(word) for word in words if word not in function_words())


def _bare(one: _Seen, other: _Seen) -> str:
    """The sentence without the names of those who take part, which both tell in any case."""
    without = one.names | other.names
    return _WORD.sub(lambda match: "" if match[0].casefold() in without else match[0], one.sentence)


def _parties(told: Told) -> frozenset[str]:
    return told.sides[0] | told.sides[1]


@lru_cache(maxsize=1 << 14)
def _meaning(a: str, b: str) -> float:
    return round(float(meaning_of(a) @ meaning_of(b)), 5)


@lru_cache(maxsize=1)
def weights() -> tuple[float, ...]:
    lines = files("sanudo.comparing").joinpath("data/one_event.tsv").read_text("utf-8").splitlines()
    rows = dict(line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple(float(rows[name]) for name in FEATURES)
