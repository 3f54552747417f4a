"""Sentences of a story's reports as what they name: the keys of their words and the actors in them, with their weight.

What two reports tell of one thing may share no wording. It shares an event's word, or another for it, and who or where
it was. A key weighs by how rare it is in news at large, and less the more often the story's own sentences have it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import sqrt
from typing import Any

from sanudo.article.types import Span
from sanudo.comparing.alignment import Pair
from sanudo.comparing.differing.concepts import Keyed, keyed
from sanudo.comparing.grammar import Grammar, grammar_of
from sanudo.comparing.profiles import is_common, rarity, stem
from sanudo.comparing.types import Actor, Side
from sanudo.reading.types import Mention, Reading, TimeExpression

Actors = dict[tuple[str, int], Actor]

PARTS = ("paragraph", "headline", "deck")
_LONGEST = 1200  # characters; what is longer is no sentence
_RAREST = 7.0  # beyond this rarity words are equally rare
_OF_ACTOR = 3.5  # the rarity of an actor
_TWIN = 0.6  # the share of common words from which two sentences are one
_SINCE = re.compile(r"\b(?:since|than(?: (?:on|in))?)\s+(?:the\s+)?$", re.I)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_APART = 12  # days between reports or from a report to what it tells, beyond which they may tell of other things


@dataclass(frozen=True, eq=False)
class Line:
    """A sentence: its telling words, the keys of the actors that it names or means, `named` by where they stand; `day`
    the report's, or that of most reports of the story where it gives none; `old` where it tells of times long before.
    """

    reading: Reading
    number: int
    sentence: Span
    words: tuple[Keyed, ...]
    actors: frozenset[str]
    named: dict[Span, str]
    day: date | None
    old: bool

    @property
    def article(self) -> str:
        return self.reading.article.id

    @property
    def text(self) -> str:
        return self.reading.article.text

    @cached_property
    def keys(self) -> frozenset[str]:
        """All keys of the sentence, words and actors."""
        return frozenset(key for word in self.words for key in word.keys) | self.actors

    @cached_property
    def parties(self) -> frozenset[str]:
        """The people and bodies that it names."""
        return self._named_as("PERSON", "ORG")

    @cached_property
    def people(self) -> frozenset[str]:
        """The people that it names, or means by a pronoun or an office."""
        return self._named_as("PERSON")

    @cached_property
    def places(self) -> frozenset[str]:
        """The places that it names."""
        return self._named_as("LOC")

    def _named_as(self, *kinds: str) -> frozenset[str]:
        spans = {mention.span for mention in self.reading.mentions if mention.kind in kinds}
        return frozenset(key for span, key in self.named.items() if span in spans)

    @cached_property
    def days(self) -> frozenset[str]:
        """The days that it tells of, YYYY-MM-DD."""
        return frozenset(time.value[:10] for time in times_in(self) if _DAY.match(time.value))

    @cached_property
    def grammar(self) -> Grammar:
        """How the sentence is built."""
        return grammar_of(self.reading, self.sentence)

    @cached_property
    def frames(self) -> dict[int, Any]:
        """The frames of its words, as far as they were asked for (frames.py)."""
        return {}

    @cached_property
    def keys_at(self) -> tuple[frozenset[str], ...]:
        """The keys of each token: those of the word that it is of, of the actor in whose name it stands."""
        tokens, start = self.grammar.parsed.tokens, self.sentence.start
        starts, ends = [start + token.start for token in tokens], [start + token.end for token in tokens]
        found: list[frozenset[str]] = [frozenset()] * len(tokens)
        own = [(word.span, word.keys) for word in self.words]
        own += [(span, frozenset((key,))) for span, key in self.named.items()]
        for span, keys in own:
            for n in range(bisect_right(ends, span.start), bisect_left(starts, span.end)):
                found[n] |= keys
        return tuple(found)

    def near(self, span: Span, reach: int) -> frozenset[str]:
        """The keys of words at most `reach` characters from a stretch, the stretch itself left out."""
        return frozenset(
            key
            for word in self.words
            if not (word.span.start < span.end and span.start < word.span.end)
            and word.span.start < span.end + reach
            and word.span.end > span.start - reach
            for key in word.keys
        )


@dataclass(frozen=True)
class Lines:
    """The sentences of a story's reports and what each key weighs among them; `twins` are sentences, by report and end,
    that another report has too, nearly word for word."""

    lines: tuple[Line, ...]
    weights: dict[str, float]
    twins: frozenset[tuple[str, int, str]] = frozenset()

    def weight(self, keys: frozenset[str]) -> float:
        return sum([self.weights.get(key, 0.0) for key in keys])

    def around(self, line: Line) -> frozenset[str]:
        """The keys of the sentences before and after."""
        place = (line.article, line.number)
        found = self._around.get(place)
        if found is None:
            beside = (self.at.get((line.article, line.number + step)) for step in (-1, 1))
            found = self._around[place] = frozenset(key for other in beside if other for key in other.keys)
        return found

    @cached_property
    def _around(self) -> dict[tuple[str, int], frozenset[str]]:
        return {}

    @cached_property
    def at(self) -> dict[tuple[str, int], Line]:
        """Each sentence by report and number."""
        return {(line.article, line.number): line for line in self.lines}

    def told_by(self, side: Side) -> Line | None:
        """The sentence that a side of a difference rests on."""
        return next((line for span in side.evidence if (line := self._by_span.get((side.article, span)))), None)

    @cached_property
    def _by_span(self) -> dict[tuple[str, Span], Line]:
        return {(line.article, line.sentence): line for line in self.lines}

    def may_meet(self, a: Line, b: Line) -> bool:
        """Whether two sentences can tell of one thing otherwise: of reports close in time, neither of which has the
        other's sentence itself; what nearly the same sentences say is compared word by word elsewhere."""
        return near_in_time(a, b) and not self.has_twin(a, b.article) and not self.has_twin(b, a.article)

    def has_twin(self, line: Line, article: str) -> bool:
        """Whether a report has a sentence of another too, nearly word for word and as its own."""
        return (line.article, line.sentence.end, article) in self.twins


def lines_of(readings: tuple[Reading, ...], actor_of: Actors, pairs: list[Pair]) -> Lines:
    """The sentences of all reports, in order; `pairs` are those that are laid side by side already."""
    days = _days(readings)
    lines = tuple(
        _line(reading, number, sentence, actor_of, days[reading.article.id])
        for reading in readings
        for number, sentence in enumerate(_told(reading))
    )
    often = Counter(key for line in lines for key in line.keys)
    rare: dict[str, float] = {}
    for line in lines:
        for word in line.words:
            own = 0.5 if is_common(stem(word.word)) else min(_RAREST, rarity(stem(word.word)))
            for key in word.keys:
                rare[key] = max(own, rare.get(key, 0.0))
        rare.update(dict.fromkeys(line.actors, _OF_ACTOR))
    reports = max(2, len(readings))
    weights = {key: _exact(value * min(1.0, sqrt(reports / often[key]))) for key, value in rare.items()}
    return Lines(lines, weights, _twins(pairs))


def _exact(weight: float) -> float:
    """A weight whose sums are exact, so that they do not hang on the order of a set."""
    return round(weight * 1024) / 1024


def _twins(pairs: list[Pair]) -> frozenset[tuple[str, int, str]]:
    """Sentences that stand in two reports; not those that a report only quotes from the other."""
    found = set()
    for pair in pairs:
        ours, theirs = (_words(r, s) for r, s in ((pair.left, pair.a), (pair.right, pair.b)))
        if len(ours & theirs) >= _TWIN * len(ours | theirs):
            for (mine, own), (other, there) in (
                ((pair.left, pair.a), (pair.right, pair.b)),
                ((pair.right, pair.b), (pair.left, pair.a)),
            ):
                if not _in_quotes(other, there):
                    found.add((mine.article.id, own.end, other.article.id))
    return frozenset(found)


def _words(reading: Reading, sentence: Span) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", sentence.of(reading.article.text).lower()))


def _in_quotes(reading: Reading, sentence: Span) -> bool:
    """Whether a sentence stands within quotation marks that were opened before it, or opens them itself."""
    text = reading.article.text
    paragraph = text.rfind("\n", 0, sentence.start) + 1
    before = text[paragraph : sentence.start + 1]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _told(reading: Reading) -> list[Span]:
    """The sentences that tell the story."""
    spans = [sentence.span for sentence in reading.sentences if sentence.part in PARTS]
    return [span for span in spans if span.end - span.start <= _LONGEST]


def _line(reading: Reading, number: int, sentence: Span, actor_of: Actors, day: date | None) -> Line:
    text = reading.article.text
    dateline = reading.article.dateline
    start = sentence.start
    if dateline and sentence.start <= dateline.span.start and dateline.span.end < sentence.end:
        start = dateline.span.end
    inside = [m for m in reading.mentions if start <= m.span.start and m.span.end <= sentence.end]
    who = {m.span: key for m in inside if (key := _actor(reading, m, actor_of))}
    named = [m.span for m in inside if m.form in ("name", "metonym") and m.entity is not None]
    words = tuple(
        word
        for word in keyed(text, start, sentence.end)
        if not any(n.start <= word.span.start and word.span.end <= n.end for n in named)
    )
    return Line(
        reading,
        number,
        Span(start, sentence.end),
        words,
        frozenset(who.values()),
        who,
        day,
        _tells_old(reading, sentence, day),
    )


def actors_at(readings: tuple[Reading, ...], actor_of: Actors) -> dict[tuple[str, Span], str]:
    """Each naming of an actor, by report and place, to the actor's key."""
    found = {}
    for reading in readings:
        for mention in reading.mentions:
            key = _actor(reading, mention, actor_of)
            if key:
                found[(reading.article.id, mention.span)] = key
    return found


def _actor(reading: Reading, mention: Mention, actor_of: Actors) -> str | None:
    """The key of whom or what a mention means; a place that is nowhere known goes by its name."""
    if mention.entity is None:
        return None
    actor = actor_of.get((reading.article.id, mention.entity))
    entity = reading.entities[mention.entity]
    if actor is None or (actor.kind == "LOC" and not actor.key):
        return "@" + entity.name.casefold()
    return "@" + actor.id


def times_in(line: Line) -> list[TimeExpression]:
    """The time expressions of a sentence, its dateline's left out."""
    return [t for t in line.reading.times if line.sentence.start <= t.span.start < line.sentence.end]


def _days(readings: tuple[Reading, ...]) -> dict[str, date | None]:
    """Each report's day. One that gives none is taken to tell the news of the others: of the most of them that lie
    close together, the middle day."""
    told = {r.article.id: _day(r.article.published.value) if r.article.published else None for r in readings}
    known = sorted(day for day in told.values() if day)
    groups = [[other for other in known if abs((other - day).days) <= _APART] for day in known]
    most = max(groups, key=lambda group: (len(group), group[-1]), default=[])
    middle = most[len(most) // 2] if most else None
    return {article: day or middle for article, day in told.items()}


def _tells_old(reading: Reading, sentence: Span, day: date | None) -> bool:
    """Whether a sentence tells of another time than its report's news: a year, a day, a month long past."""
    return any(
        sentence.start <= time.span.start < sentence.end
        and time.kind == "DATE"
        and is_long_past(time, day)
        and not _counted_from(reading.article.text, time)
        for time in reading.times
    )


def is_old(line: Line, time: TimeExpression) -> bool:
    """Whether a day, month or year lies long before a sentence's report."""
    return is_long_past(time, line.day) and not _counted_from(line.text, time)


def _counted_from(text: str, time: TimeExpression) -> bool:
    """Whether a time is only where something begins that goes on: "since July", "lighter than on 19 January"."""
    return bool(_SINCE.search(text[max(0, time.span.start - 12) : time.span.start]))


def is_long_past(time: TimeExpression, day: date | None) -> bool:
    """Whether a time lies long before a day."""
    if day is None:
        return False
    told = _day(time.value)
    if told is not None and (day - told).days > _APART:
        return True
    size = len(time.value)
    return size in (4, 7) and time.value[:1].isdigit() and time.value < day.isoformat()[:size]


def near_in_time(a: Line, b: Line) -> bool:
    """Whether two reports can tell of the same days: one is undated, or they are few days apart."""
    return a.day is None or b.day is None or abs((a.day - b.day).days) <= _APART


def later(a: Line, b: Line) -> Line | None:
    """The sentence of the report that was published on a later day, where both say their day."""
    known = all(line.reading.article.published for line in (a, b))
    if not known or a.day is None or b.day is None or a.day == b.day:
        return None
    return a if a.day > b.day else b


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
