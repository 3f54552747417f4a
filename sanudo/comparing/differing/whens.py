"""When one happening was, in sentences of two reports that share no wording: what happened, or is to happen, has one
word or another for it, and enough beside it is the same.

Only the sentence's one day is compared; the day something was said on is not when it happened. A report that gives the
other's day too settles it. Places are left out: one may lie in the other, or be another name of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from sanudo.article.types import Span
from sanudo.comparing.differing.day_values import days_differ
from sanudo.comparing.differing.days import role_of
from sanudo.comparing.differing.lines import Line, Lines, near_in_time, times_in
from sanudo.comparing.differing.predicates import predicate_over, same_said
from sanudo.comparing.types import Difference, Side
from sanudo.reading.types import TimeExpression

_NEAR = 75  # characters around a day or a place that tell of what it is
_DAY_ENOUGH = 7.0  # the weight of what is shared around two days
_START = 1.2  # the weight of what begins, is held or is signed on a day or at a place, and nothing else
_ALONE = 6.0  # the weight of one word that alone tells what a place is of
_APART = 9  # days between two dates of one happening
_LIGHT = frozenset(
    {
        "hold",
        "held",
        "~sign",
        "effect",
        "resum",
        "forc",
        "place",
        "tak",
        "took",
        "moved",
        "mov",
        "start",
        "~begin",
        "schedul",
        "plann",
        "set",
        "du",
        "~delay",
    }
    | {"convene", "conven", "op", "open", "happen", "occurr", "occur"}
)
_STARTS = re.compile(
    r"\b(?:begins?|began|begun|starts?|started|takes? effect|took effect|comes? into force|came into force|opens?"
    r"|opened|held|takes? place|took place|signed|resumes?|resumed|scheduled|set for|moved to|postponed)\b",
    re.I,
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|to be|is to|are to|due|set (?:to|for)|expected|planned|scheduled|moved to|postponed|plans?"
    r"|next)\b",
    re.I,
)
_FULL = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
_VAGUE = frozenset(
    {"~person", "said", "sai", "told", "report", "time", "year", "dai", "week", "month", "first", "last", "next", "new"}
    | {"monday", "mondai", "tuesdai", "wednesdai", "thursdai", "fridai", "saturdai", "sundai", "morn", "night", "even"}
    | {
        "afternoon",
        "earl",
        "late",
        "on",
        "announc",
        "~announce",
        "earli",
        "also",
        "more",
        "after",
        "befor",
        "sinc",
        "set",
    }
    | {
        "~town",
        "~area",
        "~border",
        "~soldier",
        "northern",
        "southern",
        "eastern",
        "western",
        "against",
        "government",
        "offici",
        "state",
        "countri",
        "nation",
        "statement",
        "accord",
        "~leader",
        "execut",
        "~minister",
        "presid",
        "spokesman",
    }
)


@dataclass(frozen=True, slots=True)
class _Set:
    """A day or place in a sentence, with the keys around it."""

    line: Line
    span: Span
    value: str
    told: str
    near: frozenset[str]
    heads: frozenset[str]
    starts: frozenset[str]
    ahead: bool
    values: frozenset[str]


def differing_whens(lines: Lines) -> list[Difference]:
    """The days that part."""
    days = [one for line in lines.lines if (one := _day(line))]
    return _apart(days, lines, "date", _DAY_ENOUGH)


def _apart(told: list[_Set], lines: Lines, kind: str, enough: float) -> list[Difference]:
    by: dict[str, list[_Set]] = {}
    for one in told:
        by.setdefault(one.line.article, []).append(one)
    found = []
    for left, right in combinations(by.values(), 2):
        if not near_in_time(left[0].line, right[0].line):
            continue
        scored = []
        for a in left:
            for b in right:
                weight = _one_thing(a, b, lines)
                if weight < enough or not _differ(a, b, kind) or _settled(a, b, left, right, lines, enough):
                    continue
                if _one_said(a, b):
                    scored.append((-weight, a.span, b.span, a, b))
        taken: set[tuple[str, Span]] = set()
        for weight, _, _, a, b in sorted(scored, key=lambda s: s[:3]):
            keys = {(a.line.article, a.span), (b.line.article, b.span)}
            if not keys & taken:
                taken |= keys
                found.append(_difference(a, b, kind, -weight))
    return found


def _one_said(a: _Set, b: _Set) -> bool:
    """Whether one thing is said to have been on the two days, or in the two places."""
    one, other = (predicate_over(x.line.reading, x.line.sentence, x.span) for x in (a, b))
    return same_said(one, other)


def _one_thing(a: _Set, b: _Set, lines: Lines) -> float:
    """How much two sentences share around their day or place; nothing where one is ahead and the other past."""
    if not lines.may_meet(a.line, b.line) or a.line.old != b.line.old or a.ahead != b.ahead:
        return 0.0
    own = a.values | b.values
    shared = (a.near & b.near) - _VAGUE - own
    words = frozenset(key for key in shared if not key.startswith("@"))
    if words and a.starts & b.starts - _VAGUE and lines.weight(a.starts & b.starts) >= _START:
        return _DAY_ENOUGH
    if not words or (len(shared) < 2 and lines.weight(words) < _ALONE) or not a.heads & b.heads - _VAGUE:
        return 0.0
    rest = (a.line.keys & b.line.keys) - shared - _VAGUE - own
    return lines.weight(shared) + 0.4 * lines.weight(rest)


def _settled(a: _Set, b: _Set, left: list[_Set], right: list[_Set], lines: Lines, enough: float) -> bool:
    """Whether one of the reports has the other's value too, of the same thing."""
    other = any(c.value == a.value and _one_thing(a, c, lines) >= enough * 0.7 for c in right)
    return other or any(c.value == b.value and _one_thing(c, b, lines) >= enough * 0.7 for c in left)


def _differ(a: _Set, b: _Set, kind: str) -> bool:
    if kind == "place":
        return not a.values & b.values and not a.values & b.line.keys and not b.values & a.line.keys
    return days_differ(a.told, a.value, b.told, b.value, _APART)


def _ahead(line: Line, span: Span) -> bool:
    """Whether the clause of a stretch tells what is to come."""
    text = line.text
    start = max(text.rfind(sign, line.sentence.start, span.start) + 1 for sign in ",;:") or line.sentence.start
    if span.start - start < 8:
        start = line.sentence.start
    return bool(_AHEAD.search(text, max(start, line.sentence.start), span.start + 1))


def _coming(line: Line, time: TimeExpression) -> bool:
    """Whether a day is to come: by the report's day, else by the words of its clause."""
    try:
        return date.fromisoformat(time.value[:10]) > line.day if line.day else _ahead(line, time.span)
    except ValueError:
        return _ahead(line, time.span)


_ONGOING = re.compile(r"\b(?:for an? \w+ day|continu\w+|pressed|still)\b", re.I)


def _starts(line: Line, span: Span) -> frozenset[str]:
    """What begins, takes place or is signed right before a stretch, where nothing else is told before it."""
    clause = max(line.text.rfind(sign, line.sentence.start, span.start) for sign in ",;:.")
    before = [w for w in line.words if clause < w.span.start and w.span.end <= span.start]
    telling = [w for w in before if not w.keys & _LIGHT and not w.keys & _VAGUE]
    if len(telling) <= 3 and _STARTS.search(line.text, max(clause, line.sentence.start), span.start):
        return frozenset(key for w in telling for key in w.keys)
    return frozenset()


def _heads(line: Line, span: Span) -> frozenset[str]:
    """The keys of the last telling words before a stretch: what is there or then. Of a word that only says that it
    takes place, those before it."""
    before = [w for w in line.words if w.span.end <= span.start]
    light = any(w.keys & _LIGHT for w in before[-2:])
    telling = [w for w in before if not w.keys & _LIGHT]
    return frozenset(key for w in telling[-6 if light else -3 :] for key in w.keys)


def _day(line: Line) -> _Set | None:
    """The one day that a sentence tells of what happened."""
    times = [
        t
        for t in times_in(line)
        if t.kind in ("DATE", "TIME") and role_of(line.reading, line.sentence, t) == "happened"
    ]
    values = {_FULL.match(t.value) for t in times}
    if _ONGOING.search(line.text, line.sentence.start, line.sentence.end):
        return None
    if len({m.group() if m else "" for m in values}) != 1 or None in values:
        return None
    time = times[0]
    around = line.near(time.span, _NEAR) | _actors_near(line, time.span)
    heads, ahead = _heads(line, time.span), _coming(line, time)
    starts = _starts(line, time.span)
    return _Set(line, time.span, time.value[:10], time.span.of(line.text), around, heads, starts, ahead, frozenset())


def _actors_near(line: Line, span: Span) -> frozenset[str]:
    return frozenset(
        key
        for mention in line.reading.mentions
        if mention.entity is not None
        and line.sentence.start <= mention.span.start < line.sentence.end
        and mention.span != span
        and mention.span.start < span.end + _NEAR
        and mention.span.end > span.start - _NEAR
        for key in _actors_at(line, mention.span)
    )


def _actors_at(line: Line, span: Span) -> Iterable[str]:
    key = line.named.get(span)
    return (key,) if key else ()


def _difference(a: _Set, b: _Set, kind: str, weight: float) -> Difference:
    shared = a.near & b.near - _VAGUE
    topic = " ".join(dict.fromkeys(w.word.lower() for w in a.line.words if w.keys & shared and not w.keys & _VAGUE))
    sides = tuple(Side(x.line.article, " ".join(x.told.split()), (x.span, x.line.sentence)) for x in (a, b))
    judgement = {
        "date": "contradicts, unless it was moved between the reports",
        "place": "compatible if the one place lies in the other, else contradicts",
    }[kind]
    return Difference(kind, topic, sides, judgement, None, round(min(0.8, 0.5 + weight / 60), 3))
