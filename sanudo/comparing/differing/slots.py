"""What a sentence fills in that another report may fill in otherwise: numbers, days, lengths of time, places.

A line goes in, its `Slot`s come out, each with its value and the frames that it belongs to: the noun it stands with,
the verb over both, and the thing that is that verb's subject. Which slots are of one thing is for `judging.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from sanudo.article.types import Span
from sanudo.comparing.differing.concepts import keys_of
from sanudo.comparing.differing.day_values import days_apart, days_differ
from sanudo.comparing.differing.days import hours_of, role_of
from sanudo.comparing.differing.lines import Line, is_old, times_in
from sanudo.comparing.differing.numbers import quantities_in
from sanudo.comparing.frames import Frame, climb, frame_at, grammar, over, phrase_keys, top_of
from sanudo.comparing.quantities import Quantity, differ, is_currency
from sanudo.language.gazetteer.known import known

KINDS = ("number", "date", "duration", "place")
_NEAR = 45  # characters around a value that tell what it is of
_ROUGH = re.compile(r"\b(?:dozens?|scores|hundreds|thousands|several|many|few|millions|tens|couple)\b", re.I)
_FULL = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
_COUNTRY = re.compile(r"[A-Z]{3}")
_UNIT = re.compile(r"PT?(\d+)([HMDWYS])")
_DAY_TOLD = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight|jan|feb|mar|apr|may|june?|july?"
    r"|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december)\b",
    re.I,
)
_FAR_NUMBER, _FAR_LENGTH, _FAR_DAYS = 12.0, 6.0, 31
_ABOUT = ("APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS")
_ROUND = re.compile(r"^PT?[1-9]0{2,}[A-Z]")
_LABEL = re.compile(  # what bears a number is not counted by it
    r"(?:\b(?:no|nos|number|page|pages|kilometre|kilometer|article|section|chapter|route|highway|channel|room|flight|title"
    r"|group of|gang of|caption(?:\s+\d+\s+of)?)\.?|[#№])\s*$|\d[-–:]$",
    re.I,
)
_DEGREES = re.compile(r"[\s-]?(?:degrees?|°)\s*([CF])?", re.I)
_AGED = re.compile(r"[\s-](?:year|month|week|day)s?[\s-]old\b|[-–]\d", re.I)
_INITIALS = re.compile(r"(?:[A-Z]\.?){1,4}")
_AT = frozenset({"in", "at", "near", "outside", "around", "inside", "off"})


@dataclass(frozen=True, eq=False)
class Slot:
    """A value told. `sort` is what must be equal for two to be compared (a unit, a role); `head` the keys of what it
    counts or stands with; `number`, `day`, `hours`, `actor` hold the value, by kind."""

    kind: str
    line: Line
    span: Span
    said: str
    sort: str
    head: frozenset[str]
    noun: Frame | None
    verb: Frame | None
    subject: Frame | None
    number: Quantity | None = None
    day: str = ""
    hours: float = 0.0
    about: bool = False
    spare: float = 0.0
    actor: str = ""
    old: bool = False

    @cached_property
    def near(self) -> frozenset[str]:
        """The keys close to the value."""
        around = {
            key
            for span, key in self.line.named.items()
            if span.start < self.span.end + _NEAR
            and self.span.start - _NEAR < span.end
            and not span.overlaps(self.span)
        }
        return self.line.near(self.span, _NEAR) | frozenset(around)

    @cached_property
    def of(self) -> frozenset[str]:
        """The keys of what the value is of: what it counts or stands with, and what is done."""
        return self.head | (self.verb.own if self.verb else frozenset())

    @property
    def frames(self) -> tuple[Frame, ...]:
        return tuple(frame for frame in (self.noun, self.verb, self.subject) if frame is not None)


def differing(a: Slot, b: Slot) -> bool:
    """Whether two values cannot both hold, were they of one thing."""
    if a.kind != b.kind or (a.sort != b.sort and a.kind != "duration") or a.old != b.old:
        return False
    if a.number and b.number:
        low, high = sorted((max(a.number.low, 0.01), max(b.number.low, 0.01)))
        return differ(a.number, b.number) and high <= _FAR_NUMBER * low
    if a.kind == "date":
        return days_differ(a.said, a.day, b.said, b.day, _FAR_DAYS)
    if a.kind == "duration":
        return _lengths_differ(*sorted((a, b), key=lambda slot: slot.hours))
    if a.kind == "place":
        return a.actor != b.actor and not _names(b, a.actor) and not _names(a, b.actor)
    return a.actor != b.actor and a.actor not in b.line.actors and b.actor not in a.line.actors


def _lengths_differ(low: Slot, high: Slot) -> bool:
    """Whether two lengths are not one, each with room for what its unit leaves out."""
    if high.hours > _FAR_LENGTH * low.hours:
        return False
    loose = low.sort != high.sort or low.about or high.about
    return low.hours + loose * low.spare < high.hours - loose * high.spare


def _names(slot: Slot, actor: str) -> bool:
    """Whether the clause of a slot names an actor."""
    return any(actor in frame.clause for frame in (slot.verb,) if frame)


def equal(a: Slot, b: Slot) -> bool:
    """Whether two values are one."""
    if a.kind != b.kind or (a.sort != b.sort and a.kind != "duration"):
        return False
    if a.number and b.number:
        return not differ(a.number, b.number)
    if a.kind == "date":
        return a.day == b.day
    if a.kind == "duration":
        low, high = sorted((a.hours, b.hours))
        return high <= 1.01 * low
    return a.actor == b.actor


def gap(a: Slot, b: Slot) -> float:
    """How far two values lie apart, 0 to 1."""
    if a.number and b.number:
        low, high = sorted((max(a.number.low, 0.01), max(b.number.low, 0.01)))
        return 1 - low / high
    if a.kind == "date":
        return min(1.0, days_apart(a.day, b.day) / _FAR_DAYS)
    if a.kind == "duration":
        low, high = sorted((a.hours, b.hours))
        return 1 - low / high if high else 0.0
    return 0.0


def slots_of(line: Line) -> list[Slot]:
    """All slots of a sentence."""
    return [*_numbers(line), *_dates(line), *_lengths(line), *_places(line)]


def _slot(kind: str, line: Line, span: Span, sort: str, said: str | None = None, **value: object) -> Slot:
    noun_at, verb_at = over(line, span)
    top = top_of(line, span)
    found = grammar(line)
    tokens = found.parsed.tokens
    if kind == "number" and top is not None and tokens[top].pos in ("NOUN", "PROPN"):
        noun_at = top
    noun = frame_at(line, noun_at) if noun_at is not None and noun_at != verb_at else None
    head: frozenset[str] = frozenset()
    if noun_at is not None:
        head = phrase_keys(line, noun_at)
    if kind in ("number", "duration") and top is not None:  # "$5 billion in savings", "two days of talks"
        below = [n for n in found.below[top] if tokens[n].dep == "nmod" and tokens[n].pos in ("NOUN", "PROPN")]
        of = frozenset(key for n in below for key in phrase_keys(line, n))
        head = of if below and kind == "duration" else head | of
        noun = noun or (frame_at(line, below[0]) if below else None)
    verb = frame_at(line, verb_at) if verb_at is not None else None
    subject = None
    if verb_at is not None:
        below = [
            n for n in found.below[verb_at] if tokens[n].dep in ("nsubj", "nsubj:pass") and tokens[n].pos == "NOUN"
        ]
        below = [n for n in below if n != noun_at and n != top and not _is_person(line, n)]
        if not below and tokens[verb_at].dep in ("acl", "acl:relcl") and tokens[tokens[verb_at].head].pos == "NOUN":
            below = [tokens[verb_at].head]
        subject = frame_at(line, below[0]) if below else None
    money = frozenset(key for w in line.words if is_currency(w.word) for key in w.keys)
    own = frozenset(k for w in line.words if w.span.overlaps(span) for k in w.keys)
    return Slot(
        kind, line, span, said or " ".join(span.of(line.text).split()), sort, head - money - own, noun, verb, subject,
        old=line.old and _is_old(line, span, verb_at), **value,  # type: ignore[arg-type]
    )  # fmt: skip


def _is_old(line: Line, span: Span, verb: int | None) -> bool:
    """Whether the clause of a value tells of times long past: an old day stands in it, or opens the sentence."""
    found = grammar(line)
    for time in times_in(line):
        if time.kind == "DATE" and time.span != span and is_old(line, time):
            top = top_of(line, time.span)
            opens = time.span.start - line.sentence.start < 12
            if opens or top is None or verb is None or climb(found, top) == verb:
                return True
    return False


def _is_person(line: Line, at: int) -> bool:
    token = grammar(line).parsed.tokens[at]
    place = line.sentence.start + token.start
    return any(span.start <= place < span.end for span in line.named)


def _numbers(line: Line) -> list[Slot]:
    found = []
    for quantity in quantities_in(line.reading, line.sentence):
        span, text = quantity.span, line.text
        before = text[max(line.sentence.start, span.start - 16) : span.start]
        if _ROUGH.search(span.of(text)) or quantity.unit == "th" or _LABEL.search(before):
            continue
        if _AGED.match(text, span.end) or (span.start == line.sentence.start and text[span.end : span.end + 1] == "."):
            continue
        degrees = _DEGREES.match(text, span.end)
        unit = "°" + degrees[1].upper() if degrees and degrees[1] else quantity.unit
        found.append(_slot("number", line, span, unit, number=quantity))
    return found


def _dates(line: Line) -> list[Slot]:
    found = []
    for time in times_in(line):
        if time.kind in ("DATE", "TIME") and _FULL.match(time.value) and _DAY_TOLD.search(time.span.of(line.text)):
            role = role_of(line.reading, line.sentence, time)
            if role == "happened":
                found.append(_slot("date", line, time.span, role, day=time.value[:10]))
    return found


def _lengths(line: Line) -> list[Slot]:
    found = []
    for time in times_in(line):
        unit = _UNIT.fullmatch(time.value)
        if time.kind != "DURATION" or not unit or not hours_of(time) or _DAY_TOLD.search(time.span.of(line.text)):
            continue
        about = time.mod in _ABOUT or bool(_ROUND.search(time.value))
        each = hours_of(time) / int(unit[1])
        spare = each * max(0.25, 0.12 * int(unit[1]) if about else 0.0)
        found.append(_slot("duration", line, time.span, unit[2], hours=hours_of(time), about=about, spare=spare))
    return found


def _places(line: Line) -> list[Slot]:
    found = []
    for mention in line.reading.mentions:
        inside = line.sentence.start <= mention.span.start and mention.span.end <= line.sentence.end
        if not inside or mention.kind != "LOC" or mention.form != "name" or mention.entity is None:
            continue
        entity = line.reading.entities[mention.entity]
        if _COUNTRY.fullmatch(entity.key or "") or mention.span not in line.named:
            continue
        if _INITIALS.fullmatch(mention.span.of(line.text)):
            continue  # "D.C.": another name of a place that has one
        before = line.text[max(line.sentence.start, mention.span.start - 24) : mention.span.start].lower().split()
        if _stands_at(before):
            level = _level(line, mention.span, before)
            found.append(_slot("place", line, mention.span, level, actor=line.named[mention.span]))
    return found


def _level(line: Line, span: Span, before: list[str]) -> str:
    """Whether a place is a region: one that lies in another does not part from it."""
    what = known(span.of(line.text))
    after = line.text[span.end : span.end + 12].lower().split()
    region = what is not None and what.sort in ("region", "state")
    return (
        "region"
        if region or (after and after[0].strip(",.") in _REGIONS) or (before[-2:] and before[-1] == "of")
        else ""
    )


_REGIONS = frozenset({"region", "province", "district", "county", "state", "area", "department", "valley"})


def _stands_at(before: list[str]) -> bool:
    """Whether the words before a name make it a place where something is: "in", "at the", "in the province of"."""
    if before and before[-1] in ("the", "nearby", "downtown"):
        before = before[:-1]
    if len(before) > 1 and before[-1] == "of":
        return bool(keys_of(before[-2]) & {"~town", "~area"})
    return bool(before) and before[-1] in _AT
