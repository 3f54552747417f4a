"""Marked texts in, what the network learns from out: passages of two reports, and what is taught of every two words.

A `Side` is a report as it was parsed, with what the encoder's lower layers make of its pieces. Long reports are taught
by passages round their points, round sentences that look alike and, now and then, round any.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from sanudo.article.types import Span
from sanudo.comparing.differing.told_words import CLASSES, CONTENT, KINDS, PASSED, Floats, Whole
from sanudo.language.encoder import read_of
from sanudo.language.parse import parse
from sanudo.language.types import Parsed
from sanudo.language.windows import windows_of
from training.partings.__main__ import is_kept
from training.partings.examples import marked, reported, stories
from training.partings.marked import HARMLESS, Point, points_of

IGNORED = -1
WHOLE = 90  # words of a report up to which it is taught whole
LEAST, MOST, LONGEST = 40, 80, 110  # words of a passage of a longer one; of one sentence alone
LONG = 400  # words of two reports above which their points are taught in turn, not all in every pass
ALIKE = 25  # places where two long reports are most alike, some of which are taught in every pass


@dataclass(frozen=True, eq=False)
class Side:
    """A report: its parse, what the lower layers make of its pieces, and which of them are each word's own."""

    parsed: Parsed
    pieces: Floats
    first: Whole
    last: Whole

    @cached_property
    def line(self) -> Whole:
        return np.array([token.sentence for token in self.parsed.tokens], np.int64)

    @cached_property
    def rows(self) -> list[Whole]:
        """The words of each sentence."""
        return [np.flatnonzero(self.line == n) for n in range(len(self.parsed.sentences))]

    @cached_property
    def asked(self) -> NDArray[np.bool_]:
        return np.array([token.pos not in PASSED for token in self.parsed.tokens], bool)

    @cached_property
    def lemmas(self) -> NDArray[np.object_]:
        return np.array([token.lemma.lower() for token in self.parsed.tokens], object)

    @cached_property
    def told_of(self) -> list[frozenset[str]]:
        """The words of content of each sentence."""
        tokens = self.parsed.tokens
        return [frozenset(tokens[n].lemma.lower() for n in row if tokens[n].pos in CONTENT) for row in self.rows]


@dataclass(frozen=True)
class Taught:
    """A point as words: its kind, the words of both marks, and of each the one that says what parts."""

    kind: str
    ours: tuple[int, ...]
    theirs: tuple[int, ...]
    tops: tuple[int, int]


@dataclass(frozen=True, eq=False)
class Pair:
    """Two reports and their points; `exact` where the marks are of the very words that part."""

    name: str
    one: Side
    other: Side
    points: tuple[Taught, ...]
    exact: bool

    def turned(self) -> Pair:
        """The same with the reports the other way round."""
        points = tuple(Taught(p.kind, p.theirs, p.ours, p.tops[::-1]) for p in self.points)
        return replace(self, one=self.other, other=self.one, points=points)

    @cached_property
    def alike(self) -> Floats:
        """How alike every two sentences are."""
        meant = np.array(self.one.parsed.vectors) @ np.array(self.other.parsed.vectors).T
        shared = [[len(x & y) / (1 + min(len(x), len(y))) for y in self.other.told_of] for x in self.one.told_of]
        table: Floats = (meant + np.array(shared)).astype(np.float32)
        return table


@dataclass(frozen=True, eq=False)
class Passages:
    """Words of two reports, a passage each, that are read together; `pair` tells what is taught of them."""

    pair: Pair
    ours: Whole
    theirs: Whole


def all_pairs(kept: bool | None = None) -> Iterator[Pair]:
    """Every pair that teaches, or with `kept` those that are (not) kept from teaching."""
    for found, exact in ((marked(), True), (reported(), False)):
        for pair in found:
            if kept is None or is_kept(pair.name) == kept:
                yield _pair(pair.name, side(pair.texts[0]), side(pair.texts[1]), pair.points, exact)
    for name, reports in stories():
        if kept is None or is_kept(name) == kept:
            sides = [side(report.text) for report in reports]
            for i, j in combinations(range(len(reports)), 2):
                points = points_of(reports[i], reports[j])
                yield _pair(f"{name} {i + 1} {j + 1}", sides[i], sides[j], points, True)


def side(text: str) -> Side:
    """A text as it is parsed and read."""
    pieces, first, last, before = [], [], [], 0
    for window in windows_of(text, (Span(0, len(text)),)):
        _, read = read_of(window)
        pieces.append(read.astype(np.float16))
        most = len(read) - 1
        first += [before + min(n, most) for n in window.first]
        last += [before + min(n - 1, most) for n in (*window.first[1:], len(window.ids) - 1)]
        before += len(read)
    return Side(parse(text), np.concatenate(pieces), np.array(first, np.int64), np.array(last, np.int64))


def _pair(name: str, one: Side, other: Side, points: Iterable[Point], exact: bool) -> Pair:
    taught = []
    for point in points:
        ours, theirs = (words_within(own, *at) for own, at in zip((one, other), point.sides, strict=True))
        if ours and theirs:
            taught.append(Taught(point.kind, ours, theirs, _tops(one, ours, other, theirs)))
    return Pair(name, one, other, tuple(taught), exact)


def words_within(own: Side, start: int, end: int) -> tuple[int, ...]:
    """The words of a stretch of the text."""
    return tuple(n for n, token in enumerate(own.parsed.tokens) if token.start < end and start < token.end)


def _tops(one: Side, ours: Sequence[int], other: Side, theirs: Sequence[int]) -> tuple[int, int]:
    """Of two marks the words that say what parts: of those that the other mark lacks the one that others hang from."""
    lemmas = [{own.lemmas[n] for n in rows} for own, rows in ((one, ours), (other, theirs))]
    x, y = (
        top_of_words(own, [n for n in rows if own.lemmas[n] not in there and own.asked[n]] or list(rows))
        for own, rows, there in ((one, ours, lemmas[1]), (other, theirs, lemmas[0]))
    )
    return x, y


def top_of_words(own: Side, rows: Sequence[int]) -> int:
    """The word of a stretch that its others hang from."""
    inside, tokens = set(rows), own.parsed.tokens
    tops = [n for n in rows if (tokens[n].head == n or tokens[n].head not in inside) and own.asked[n]]
    return tops[0] if tops else rows[0]


def taught_now(pair: Pair, rng: random.Random) -> Iterator[Passages]:
    """The passages of a pair that are taught in one pass."""
    one, other = pair.one, pair.other
    sizes = len(one.line), len(other.line)
    if not all(sizes):
        return
    if max(sizes) <= WHOLE:
        yield Passages(pair, np.arange(sizes[0]), np.arange(sizes[1]))
        return
    places = []
    for point in pair.points:
        often = 0.6 if sum(sizes) <= LONG else 0.25 if point.kind in (*HARMLESS, "taste") else 0.5
        if rng.random() < often:
            places.append((int(one.line[point.tops[0]]), int(other.line[point.tops[1]])))
    wide = len(other.rows)
    likest = np.argsort(-pair.alike.ravel(), kind="stable")[:ALIKE].tolist()
    places += [divmod(n, wide) for n in rng.sample(likest, min(len(likest), 2 if sum(sizes) > LONG else 1))]
    if rng.random() < 0.3:
        places.append((rng.randrange(len(one.rows)), rng.randrange(wide)))
    for ours, theirs in places:
        yield Passages(
            pair, around(one, ours, rng.randint(LEAST, MOST)), around(other, theirs, rng.randint(LEAST, MOST))
        )


def around(own: Side, sentence: int, most: int) -> Whole:
    """The words of a sentence and of as many beside it as fit, those before it first."""
    first = last = sentence
    size = len(own.rows[sentence])
    grown = True
    while grown:
        grown = False
        for step in (-1, 1):
            n = first - 1 if step < 0 else last + 1
            if 0 <= n < len(own.rows) and size + len(own.rows[n]) <= most:
                size, grown = size + len(own.rows[n]), True
                first, last = min(first, n), max(last, n)
    return np.flatnonzero((own.line >= first) & (own.line <= last))[:LONGEST]


@dataclass(frozen=True, eq=False)
class Told:
    """What is taught of every two words of two passages: a class and a kind, IGNORED where nothing is; `within` are
    points of which only the stretches are known, any two words of which may be meant, with the kinds that will do."""

    classes: Whole
    kinds: Whole
    within: list[tuple[list[int], list[int], list[int]]]


def told_of(passages: Passages) -> Told:
    """A word and itself are not taught, nor words that only stand in a mark."""
    pair, one, other = passages.pair, passages.pair.one, passages.pair.other
    ours, theirs = ({int(n): i for i, n in enumerate(rows)} for rows in (passages.ours, passages.theirs))
    classes = np.zeros((len(ours), len(theirs)), np.int64)
    kinds = np.full(classes.shape, IGNORED)
    classes[one.lemmas[passages.ours][:, None] == other.lemmas[passages.theirs][None]] = IGNORED
    classes[~one.asked[passages.ours]], classes[:, ~other.asked[passages.theirs]] = IGNORED, IGNORED
    within = []
    for point in pair.points:
        here, there = [ours[n] for n in point.ours if n in ours], [theirs[n] for n in point.theirs if n in theirs]
        classes[np.ix_(here, there)] = IGNORED
    for point in pair.points:
        names = [KINDS.index(name) for name in point.kind.split("/") if name in KINDS]
        x, y = point.tops
        if pair.exact and point.kind != "taste" and x in ours and y in theirs:
            classes[ours[x], theirs[y]] = CLASSES.index(point.kind if point.kind in HARMLESS else "parts")
            kinds[ours[x], theirs[y]] = names[0] if names else IGNORED
        elif not pair.exact and names:
            here = [ours[n] for n in point.ours if n in ours and one.asked[n]]
            there = [theirs[n] for n in point.theirs if n in theirs and other.asked[n]]
            if here and there:
                within.append((here, there, names))
    return Told(classes, kinds, within)
