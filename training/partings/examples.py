"""Pairs of texts with points in, what the network learns from out: both reports' words and what is told of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import torch

import sanudo
from bench.passage_gold import passages_in
from sanudo.comparing.actors import find_actors
from sanudo.comparing.alignment import aligned
from sanudo.comparing.differing.lines import lines_of
from sanudo.comparing.differing.partings import CLASSES, KINDS, is_one, numbered, standing
from sanudo.comparing.differing.surroundings import Standing
from sanudo.comparing.differing.told_words import Words, marks, relations, words_of
from sanudo.reading.types import Reading
from training.partings.marked import HARMLESS, MarkedPair, MarkedReport, Point, pairs_in, points_of, stories_in

IGNORED = -1
DATA = Path(__file__).parent.parent / "data"


@dataclass(eq=False)
class Example:
    """Two reports as the network takes them. `told` is a class for every two words, `kinds` a kind, `alone` whether a
    word parts from any, IGNORED where nothing is taught; `within` are points of which only the stretches are known, any
    two words of which may be meant, with the kinds that will do. `around` is kept when it was first asked for."""

    name: str
    ours: int
    seen: torch.Tensor
    marks: torch.Tensor
    pos: torch.Tensor
    dep: torch.Tensor
    head: torch.Tensor
    relations: torch.Tensor
    asked: torch.Tensor
    standing: tuple[Standing, Standing]
    told: torch.Tensor
    kinds: torch.Tensor
    alone: torch.Tensor
    within: list[tuple[list[int], list[int], list[int]]]
    points: list[tuple[str, list[int], list[int]]]
    around: torch.Tensor | None = None


@dataclass(frozen=True, eq=False)
class Read:
    """A pair of texts as it was read, with the words of each point on both sides; `short` where the marks are of the
    very words that part."""

    name: str
    words: tuple[Words, Words]
    points: tuple[tuple[str, list[int], list[int]], ...]
    short: bool


def marked() -> Iterator[MarkedPair]:
    """All short pairs."""
    for path in sorted((DATA / "differing").glob("*.txt")):
        yield from pairs_in(path)


def stories() -> Iterator[tuple[str, list[MarkedReport]]]:
    """All marked stories."""
    for path in sorted((DATA / "differing_stories").glob("*.txt")):
        yield from stories_in(path)


def reported() -> Iterator[MarkedPair]:
    """All pairs of whole short reports, whose points are told by longer stretches."""
    for path in sorted((DATA / "pairs").glob("*.txt")):
        yield from of_passages(path)


def of_passages(path: Path) -> Iterator[MarkedPair]:
    """The pairs of a file of passages (bench/written/passages/README.md)."""
    for passage in passages_in(path):
        if len(passage.reports) != 2:
            continue
        texts = passage.reports[0].text, passage.reports[1].text
        points = []
        for row in passage.rows:
            if row.kind in ("differs", "same"):
                kind = "same" if row.kind == "same" else "taste" if row.optional else row.fields[0]
                starts = [text.index(words) for text, words in zip(texts, row.sides, strict=True)]
                ends = [start + len(words) for start, words in zip(starts, row.sides, strict=True)]
                points.append(Point(kind, ((starts[0], ends[0]), (starts[1], ends[1]))))
        days = passage.reports[0].published, passage.reports[1].published
        yield MarkedPair(f"{path.parent.name}/{path.stem}:{passage.number}", days, texts, tuple(points))


def read(pair: MarkedPair, short: bool) -> Read:
    """A pair as it would be pasted and read."""
    one, other = _read(pair.name, list(zip(pair.texts, pair.days, strict=True)))
    return Read(pair.name, (one, other), _words_of_points(pair.points, one, other), short)


def read_story(name: str, reports: Sequence[MarkedReport]) -> Iterator[Read]:
    """Every two reports of a story."""
    words = _read(name, [(report.text, report.day) for report in reports])
    for i, j in combinations(range(len(reports)), 2):
        points = _words_of_points(points_of(reports[i], reports[j]), words[i], words[j])
        yield Read(f"{name} {i + 1} {j + 1}", (words[i], words[j]), points, True)


def _read(name: str, reports: Sequence[tuple[str, str]]) -> list[Words]:
    """The words of reports, each a text and its day, as they would be pasted."""
    readings = tuple(
        sanudo.analyse(sanudo.read_text(text, f"{name} {at}", day)) for at, (text, day) in enumerate(reports, 1)
    )
    return words_of_readings(readings)


def words_of_readings(readings: Sequence[Reading]) -> list[Words]:
    """The words of each report of one story."""
    actor_of = {member: actor for actor in find_actors(readings) for member in actor.members}
    lines = lines_of(tuple(readings), actor_of, aligned(tuple(readings))).lines
    return [words_of([line for line in lines if line.article == reading.article.id]) for reading in readings]


def _words_of_points(points: Iterable[Point], one: Words, other: Words) -> tuple[tuple[str, list[int], list[int]], ...]:
    found = []
    for point in points:
        ours, theirs = (_within(words, *side) for words, side in zip((one, other), point.sides, strict=True))
        if ours and theirs:
            found.append((point.kind, ours, theirs))
    return tuple(found)


def _within(words: Words, start: int, end: int) -> list[int]:
    return [n for n, span in enumerate(words.at) if span.start < end and start < span.end]


def example(read: Read) -> Example:
    """What is taught of a pair; of a short mark the word that the others hang from is taught, of the rest nothing."""
    one, other = read.words
    a, b = len(one.tokens), len(other.tokens)
    found = relations(one, other)
    asked = np.concatenate([one.asked, other.asked])
    told, kinds = np.zeros((a, b), np.int64), np.full((a, b), IGNORED)
    alone = np.zeros(a + b, np.float32)
    told[~asked[:a]], told[:, ~asked[a:]] = IGNORED, IGNORED
    told[is_one(found)[:a, a:]] = IGNORED
    for kind, ours, theirs in read.points:
        told[np.ix_(ours, theirs)] = IGNORED
        if kind not in HARMLESS:
            alone[ours] = alone[[a + n for n in theirs]] = IGNORED
    within = []
    for kind, ours, theirs in read.points:
        names = [KINDS.index(name) for name in kind.split("/") if name in KINDS]
        if kind == "taste":
            continue
        if read.short:
            x, y = _tops(one, ours, other, theirs)
            told[x, y] = CLASSES.index(kind) if kind in HARMLESS else CLASSES.index("parts")
            if names:
                kinds[x, y] = names[0]
                alone[x] = alone[a + y] = 1
        elif names:
            x_asked, y_asked = [n for n in ours if one.asked[n]], [n for n in theirs if other.asked[n]]
            if x_asked and y_asked:
                within.append((x_asked, y_asked, names))
    pos, dep = (np.concatenate(parts) for parts in zip(numbered(one), numbered(other), strict=True))
    return Example(
        read.name,
        a,
        torch.tensor(np.concatenate([one.seen, other.seen]).astype(np.float16)),
        torch.tensor(marks(one, other, found)),
        torch.tensor(pos),
        torch.tensor(dep),
        torch.tensor(np.concatenate([one.head, other.head + a])),
        torch.tensor(found),
        torch.tensor(asked),
        (standing(one), standing(other)),
        torch.tensor(told),
        torch.tensor(kinds),
        torch.tensor(alone),
        within,
        list(read.points),
    )


def _tops(one: Words, ours: Sequence[int], other: Words, theirs: Sequence[int]) -> tuple[int, int]:
    """Of two marks the words that say what parts: of those that the other mark lacks the one that others hang from."""
    lemmas = [{words.tokens[n].lemma.lower() for n in own} for words, own in ((one, ours), (other, theirs))]
    x, y = (
        _top(words, [n for n in own if words.tokens[n].lemma.lower() not in there and words.asked[n]] or own)
        for words, own, there in ((one, ours, lemmas[1]), (other, theirs, lemmas[0]))
    )
    return x, y


def _top(words: Words, own: Sequence[int]) -> int:
    """The word of a stretch that its others hang from."""
    inside = set(own)
    tops = [n for n in own if (int(words.head[n]) == n or int(words.head[n]) not in inside) and words.asked[n]]
    return tops[0] if tops else own[0]


def turned(one: Example) -> Example:
    """The same with the reports the other way round."""
    a, n = one.ours, len(one.seen)
    order = torch.cat([torch.arange(a, n), torch.arange(a)])
    place = torch.argsort(order)
    return Example(
        one.name,
        n - a,
        one.seen[order],
        one.marks[order],
        one.pos[order],
        one.dep[order],
        place[one.head[order]],
        one.relations[order][:, order].contiguous(),
        one.asked[order],
        one.standing[::-1],
        one.told.T,
        one.kinds.T,
        one.alone[order],
        [(theirs, ours, kinds) for ours, theirs, kinds in one.within],
        [(kind, theirs, ours) for kind, ours, theirs in one.points],
        None if one.around is None else one.around.transpose(0, 1),
    )
