"""Which words of two reports tell one point in two ways, as two networks see it that were taught with marked reports.

The words of two reports go in, `Parting`s come out: a word of each, how probable it is that they part, and in what. One
network looks at both reports at once, led by what relates their words (training/partings); the other reads them side by
side, passage by passage (side_by_side.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sanudo.comparing.differing.side_by_side import Seen, passages, read_side_by_side, softmax
from sanudo.comparing.differing.surroundings import Standing, surroundings, weights
from sanudo.comparing.differing.told_words import (
    CLASSES,
    CONTENT,
    DEPS,
    KINDS,
    MARKS,
    POS,
    RELATIONS,
    Floats,
    Whole,
    Words,
    marks,
    relations,
)
from sanudo.language.encoder import open_graph

LEAST = 0.02  # how probable it must be that two words part for it to be said
_ALONE = 0.02  # how probable it must be of a word by itself for it to be asked
_ONE_THING = ("one word of content", "numbers fit", "one actor", "one time")
_THERE = ("word there", "number there", "actor there", "time there")
MOST_READ = 12  # passages of one report that are read beside one of another, the likest first
_PARTS = CLASSES.index("parts")
_BESIDE = 4  # words beside a word that are told with it


class Parting(NamedTuple):
    """Word `ours` of the one report and `theirs` of the other; how probable the CLASSES are of them, and the KINDS, to
    the one network and to the other; to the first, how probable it is of each alone that it parts from any word; to the
    second, that both tell one happening; to each, how probable the likeliest other parting of either is; how alike the
    words are, alone and where they stand, and those that they hang from; their SURROUNDINGS; how many of both the other
    report has too."""

    ours: int
    theirs: int
    classes: tuple[float, ...]
    kinds: tuple[float, ...]
    beside: tuple[float, ...]
    kinds_beside: tuple[float, ...]
    alone: tuple[float, float]
    happening: float
    rivals: tuple[float, float]
    alike: tuple[float, ...]
    around: tuple[float, ...]
    there: tuple[float, ...]


class Looked(NamedTuple):
    """What a network makes of every two words of two reports: how probable the CLASSES and the KINDS are."""

    classes: Floats
    kinds: Floats


def partings(one: Words, other: Words) -> list[Parting]:
    """The likeliest partings of two reports, the likeliest first."""
    if not len(one.tokens) or not len(other.tokens):
        return []
    a = len(one.tokens)
    found = relations(one, other)
    marked = marks(one, other, found)
    whole, alone, alike, around = _looked_at_whole(one, other, found, marked)
    seen = [read_side_by_side(one, ours, other, theirs) for ours, theirs in _near(one, other, alike[:a, a:, 1])]
    beside, happening = _laid_together(seen, whole.classes.shape[:2])
    never = is_one(found)[:a, a:]
    chances = [np.where(never, np.float32(0), looked.classes[..., _PARTS]) for looked in (whole, beside)]
    told = peaks(((chances[0] + chances[1]) / 2).astype(np.float32))
    if not told:
        return []
    head = np.concatenate([one.head, other.head + a])
    has = marked[:, [MARKS.index(name) for name in _THERE]]
    return [
        Parting(
            i,
            j,
            _rounded(whole.classes[i, j]),
            _rounded(whole.kinds[i, j]),
            _rounded(beside.classes[i, j]),
            _rounded(beside.kinds[i, j]),
            (round(float(alone[i]), 4), round(float(alone[a + j]), 4)),
            round(float(happening[i, j]), 4),
            (round(_rival(chances[0], i, j), 4), round(_rival(chances[1], i, j), 4)),
            tuple(np.round(np.concatenate([alike[i, a + j], alike[head[i], head[a + j]]]), 3).tolist()),
            _rounded(around[i, j]),
            tuple((has[i] + has[a + j]).tolist()),
        )
        for _, i, j in told
    ]


def _looked_at_whole(
    one: Words, other: Words, found: NDArray[np.uint8], marked: Floats
) -> tuple[Looked, Floats, Floats, Floats]:
    """What the network makes of both reports at once, led by what relates the words; how probable it is of each word
    alone that it parts from any; how alike every two words are, and their SURROUNDINGS."""
    a, b = len(one.tokens), len(other.tokens)
    pos, dep = (np.concatenate(parts) for parts in zip(numbered(one), numbered(other), strict=True))
    given = {
        "seen": np.concatenate([one.seen, other.seen]),
        "marks": marked,
        "pos": pos,
        "dep": dep,
        "relations": found.astype(np.float32),
    }
    words, alone, alike = _words_graph().run(None, given)
    chance = 1 / (1 + np.exp(-alone))
    asked = np.concatenate([one.asked, other.asked]) & (chance >= _ALONE)
    ours, theirs = np.flatnonzero(asked[:a]), a + np.flatnonzero(asked[a:])
    around = around_of(alike, found, standing(one), standing(other))
    looked = Looked(np.zeros((a, b, len(CLASSES)), np.float32), np.zeros((a, b, len(KINDS)), np.float32))
    if len(ours) and len(theirs):
        head = np.concatenate([one.head, other.head + a])
        related = np.concatenate([_four(alike, found, ours, theirs, head), around[np.ix_(ours, theirs - a)]], 2)
        scores = _pairs_graph().run(
            None,
            {
                "one": words[ours],
                "other": words[theirs],
                "one_alone": alone[ours],
                "other_alone": alone[theirs],
                "related": related,
            },
        )[0]
        cells = np.ix_(ours, theirs - a)
        looked.classes[cells] = softmax(scores[..., : len(CLASSES)])
        looked.kinds[cells] = softmax(scores[..., len(CLASSES) :])
    return looked, chance, alike, around


def _near(one: Words, other: Words, alike: Floats) -> list[tuple[Whole, Whole]]:
    """The passages that are read together: where each word finds its like."""
    pairs = [(ours, theirs) for ours in passages(one) for theirs in passages(other)]
    tables = [alike[np.ix_(ours, theirs)] for ours, theirs in pairs]
    near = [round(float(table.max(1).mean() + table.max(0).mean()), 4) for table in tables]
    kept = sorted(range(len(pairs)), key=lambda n: (-near[n], n))[:MOST_READ]
    return [pairs[n] for n in sorted(kept)]


def _laid_together(seen: Sequence[Seen], shape: tuple[int, ...]) -> tuple[Looked, Floats]:
    """What was made of all passages, as of the whole reports; and how probable it is that both tell one happening."""
    looked = Looked(np.zeros((*shape, len(CLASSES)), np.float32), np.zeros((*shape, len(KINDS)), np.float32))
    happening = np.zeros(shape, np.float32)
    for part in seen:
        cells = np.ix_(part.ours, part.theirs)
        looked.classes[cells], looked.kinds[cells], happening[cells] = part.classes, part.kinds, part.happening
    return looked, happening


def _rounded(values: Iterable[Any]) -> tuple[float, ...]:
    return tuple(round(float(value), 4) for value in values)


def _four(alike: Floats, found: NDArray[np.uint8], ours: Whole, theirs: Whole, head: Whole) -> Floats:
    """What relates every two words, the words that they hang from, and each with the other's."""
    over, under = head[ours], head[theirs]
    parts = []
    for x, y in ((ours, theirs), (over, under), (ours, under), (over, theirs)):
        parts += [alike[np.ix_(x, y)], found[np.ix_(x, y)].astype(np.float32)]
    related: Floats = np.concatenate(parts, 2)
    return related


def standing(words: Words) -> Standing:
    """How the words stand, and what each weighs."""
    tokens = words.tokens
    return Standing(words.line, words.head, weights([t.lemma for t in tokens], [t.pos in CONTENT for t in tokens]))


def around_of(alike: Floats, found: NDArray[np.uint8], one: Standing, other: Standing) -> Floats:
    """SURROUNDINGS of every two words of two reports, given likenesses and relations of all words of both."""
    a = len(one.line)
    one_thing = found[:a, a:][..., [RELATIONS.index(name) for name in _ONE_THING]].max(-1).astype(np.bool_)
    return surroundings(alike[:a, a:].mean(-1), one_thing, one, other)


def is_one(found: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which two words are the same word, of one number or time where they are of any, given the relations: these part
    in nothing."""
    one = found[..., RELATIONS.index("one lemma")].astype(bool)
    for apart in ("numbers part", "two times", "two actors"):
        one &= ~found[..., RELATIONS.index(apart)].astype(bool)
    return one


def peaks(chances: Floats) -> list[tuple[float, int, int]]:
    """The likeliest partings in a table of how probable they are, each word of one at most, with how probable. Words
    beside both words of one are told with it."""
    left = chances.copy()
    found: list[tuple[float, int, int]] = []
    while left.size:
        i, j = divmod(int(left.argmax()), left.shape[1])
        sure = float(left[i, j])
        if sure < LEAST:
            break
        found.append((sure, i, j))
        left[max(0, i - _BESIDE) : i + _BESIDE + 1, max(0, j - _BESIDE) : j + _BESIDE + 1] = 0
        left[i], left[:, j] = 0, 0
    return found


def _rival(chances: Floats, i: int, j: int) -> float:
    """How probable the likeliest other parting of a row or column is."""
    others = np.concatenate([np.delete(chances[i], j), np.delete(chances[:, j], i)])
    return float(others.max(initial=0.0))


def numbered(words: Words) -> tuple[Whole, Whole]:
    """The part of speech and the relation of each word as numbers."""
    pos, dep = {name: n for n, name in enumerate(POS)}, {name: n for n, name in enumerate(DEPS)}
    none = dep[""]
    return (
        np.array([pos.get(token.pos, pos["X"]) for token in words.tokens], dtype=np.int64),
        np.array(
            [dep.get(token.dep, dep.get(token.dep.partition(":")[0], none)) for token in words.tokens], dtype=np.int64
        ),
    )


@cache
def _words_graph() -> Any:
    return open_graph(Path(str(files("sanudo.comparing").joinpath("data/partings.onnx"))), keeps=False)


@cache
def _pairs_graph() -> Any:
    return open_graph(Path(str(files("sanudo.comparing").joinpath("data/parting_pairs.onnx"))), keeps=False)
