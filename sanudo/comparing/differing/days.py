"""Days, months, years and durations that part, in sentences that tell one thing."""

from __future__ import annotations

import re

from sanudo.article.types import Span
from sanudo.comparing.alignment import Pair
from sanudo.comparing.differing.building import of_pair, topic_of
from sanudo.comparing.differing.context import one_place, rest_alike
from sanudo.comparing.differing.predicates import predicate_over, same_said
from sanudo.comparing.types import Difference
from sanudo.reading.types import Reading, TimeExpression

_LEAST_SHARED = 3  # rare words in common, without which two sentences may tell of two things on two days
_REST = 0.5  # how alike the rest of sentences is whose days are compared
_SURE_REST = 0.72  # ... wherever in the sentences the days stand
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=T|$)")
_LENGTH = re.compile(r"P(T?)(\d+)([HMDWYS])")
_HOURS = {"TH": 1, "D": 24, "W": 168, "M": 730, "Y": 8760, "TM": 1 / 60, "TS": 1 / 3600}
_DAY_NAME = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_TOLD = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight|jan|feb|mar|apr|may|june?|july?"
    r"|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december|\d{4})\b",
    re.I,
)
_SAID_BEFORE = re.compile(
    r"\b(?:said|says|told|telling|saying|adding|speaking|announced|added|tweeted|wrote)\b(?:\s+[\w.]+){0,2}?(?:\s+(?:on|late|early))?\s*$",
    re.I,
)
_SAID_AFTER = re.compile(r"\s*(?:[\w.'’-]+\s+){0,6}?(?:said|told|announced|tweeted|wrote)\b", re.I)


def differing_days(pair: Pair) -> list[Difference]:
    """The one date left on each side when those that can be one are paired off, and not the same; the dateline's day is
    the report's, and left out, and the day it was said on is not the day it happened."""
    if len(topic_of(pair).split()) < _LEAST_SHARED:
        return []
    found = []
    for role in ("happened", "said", "quoted"):
        ours = [t for t in dates_in(pair.left, pair.a) if role_of(pair.left, pair.a, t) == role]
        theirs = [t for t in dates_in(pair.right, pair.b) if role_of(pair.right, pair.b, t) == role]
        rest_a = [t for t in ours if not any(_can_be_one(t, u) for u in theirs)]
        rest_b = [t for t in theirs if not any(_can_be_one(t, u) for u in ours)]
        if len({value_of(t) for t in rest_a}) != 1 or len({value_of(t) for t in rest_b}) != 1:
            continue
        a, b = rest_a[0], rest_b[0]
        rest = rest_alike(pair, (a.span,), (b.span,))
        if len(value_of(a)) != len(value_of(b)) or rest < _REST or _one_wording(pair, a, b):
            continue
        if rest < _SURE_REST and role == "happened" and not one_place(pair, a.span, b.span):
            continue
        if rest < _SURE_REST and not same_said(
            predicate_over(pair.left, pair.a, a.span), predicate_over(pair.right, pair.b, b.span)
        ):
            continue
        given = a.basis == "given" and b.basis == "given"
        judgement = (
            "contradicts: the days are not the same" if given else "differs: the days, as resolved, are not the same"
        )
        found.append(_difference("date", pair, a, b, value_of(a), value_of(b), judgement, 0.35 + rest / 2))
    return found


def differing_durations(pair: Pair) -> list[Difference]:
    """The one duration left on each side when the equal ones are paired off."""
    ours, theirs = _durations(pair.left, pair.a), _durations(pair.right, pair.b)
    rest_a = [t for t in ours if all(abs(hours_of(t) - hours_of(u)) > 0.01 for u in theirs)]
    rest_b = [t for t in theirs if all(abs(hours_of(t) - hours_of(u)) > 0.01 for u in ours)]
    if len(rest_a) != 1 or len(rest_b) != 1 or rest_a[0].mod != rest_b[0].mod:
        return []
    a, b = rest_a[0], rest_b[0]
    rest = rest_alike(pair, (a.span,), (b.span,))
    said = (predicate_over(pair.left, pair.a, a.span), predicate_over(pair.right, pair.b, b.span))
    if rest < _REST or (rest < _SURE_REST and not same_said(*said)):
        return []
    texts = a.span.of(pair.left.article.text), b.span.of(pair.right.article.text)
    judgement = "compatible if they measure different things, else contradicts"
    return [_difference("duration", pair, a, b, *texts, judgement, 0.35 + rest / 2)]


def _difference(
    kind: str, pair: Pair, a: TimeExpression, b: TimeExpression, value_a: str, value_b: str, judgement: str, sure: float
) -> Difference:
    return of_pair(kind, pair, (value_a, (a.span, pair.a)), (value_b, (b.span, pair.b)), judgement, min(0.95, sure))


def _one_wording(pair: Pair, a: TimeExpression, b: TimeExpression) -> bool:
    """Whether both give the day in the same words, and only what they are counted from is not the same."""
    texts = a.span.of(pair.left.article.text).lower(), b.span.of(pair.right.article.text).lower()
    days = [set(_DAY_NAME.findall(text)) for text in texts]
    return texts[0] == texts[1] or bool(days[0] & days[1])


def role_of(reading: Reading, sentence: Span, time: TimeExpression) -> str:
    """What a day tells of: when something happened, when it was said, or what somebody is quoted with."""
    if is_of_saying(reading, sentence, time):
        return "said"
    quoted = any(q.kind == "direct" and any(_within(time.span, s) for s in q.spans) for q in reading.quotations)
    return "quoted" if quoted else "happened"


def _within(span: Span, outer: Span) -> bool:
    return outer.start <= span.start and span.end <= outer.end


def is_of_saying(reading: Reading, sentence: Span, time: TimeExpression) -> bool:
    """Whether a date is the day that something was said on: it stands beside a verb of saying."""
    text = reading.article.text
    if _SAID_BEFORE.search(text, max(sentence.start, time.span.start - 60), time.span.start):
        return True
    line = reading.article.dateline.span.end if reading.article.dateline else 0
    begin = line if sentence.start < line <= time.span.start else sentence.start
    opens = not re.search(r"\w{4,}", text[begin : time.span.start])
    near = text[time.span.end : min(sentence.end, time.span.end + (60 if opens else 12))]
    return bool(_SAID_AFTER.match(near))


def _can_be_one(a: TimeExpression, b: TimeExpression) -> bool:
    one, other = value_of(a), value_of(b)
    return one.startswith(other) or other.startswith(one)


def value_of(time: TimeExpression) -> str:
    match = _DATE.match(time.value)
    return match.group() if match else ""


def hours_of(time: TimeExpression) -> float:
    match = _LENGTH.fullmatch(time.value)
    return int(match[2]) * _HOURS.get(match[1] + match[3], 0.0) if match else 0.0


def dates_in(reading: Reading, sentence: Span) -> list[TimeExpression]:
    line = reading.article.dateline.span if reading.article.dateline else Span(0, 0)
    times = [t for t in _times(reading, sentence) if not line.start <= t.span.start < line.end]
    text = reading.article.text
    return [t for t in times if t.kind in ("DATE", "TIME") and value_of(t) and _TOLD.search(t.span.of(text))]


def _durations(reading: Reading, sentence: Span) -> list[TimeExpression]:
    return [t for t in _times(reading, sentence) if t.kind == "DURATION" and hours_of(t)]


def _times(reading: Reading, sentence: Span) -> list[TimeExpression]:
    return [t for t in reading.times if sentence.start <= t.span.start < sentence.end]
