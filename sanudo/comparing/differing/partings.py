"""Which words of two reports tell one point in two ways, as a network sees it that was taught with marked pairs.

The words of two reports go in, `Parting`s come out: a word of each, how probable it is that they part, and in what. The
network is taught in training/partings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sanudo.comparing.differing.surroundings import Standing, surroundings, weights
from sanudo.comparing.differing.told_words import (
    CONTENT,
    DEPS,
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

CLASSES = ("none", "parts", "same", "other")  # of two words: of two things, or what is told of one thing with them
KINDS = (
    *("number", "date", "duration", "place", "name", "title", "participants", "attribution", "strength", "certainty"),
    *("status", "polarity", "order", "wording", "occasion", "object"),
)
LEAST = 0.02  # how probable it must be that two words part for it to be said
_ALONE = 0.02  # how probable it must be of a word by itself for it to be asked
_ONE_THING = ("one word of content", "numbers fit", "one actor", "one time")
_THERE = ("word there", "number there", "actor there", "time there")
_BESIDE = 4  # words beside a word that are told with it


class Parting(NamedTuple):
    """Word `ours` of the one report and `theirs` of the other, how probable the CLASSES are of them, and the KINDS; how
    probable it is of each alone that it parts from any word, and of the likeliest other parting of either; how alike
    the words are, alone and where they stand, and those that they hang from; their SURROUNDINGS; how many of both the
    other report has too."""

    ours: int
    theirs: int
    classes: tuple[float, ...]
    kinds: tuple[float, ...]
    alone: tuple[float, float]
    rival: float
    alike: tuple[float, ...]
    around: tuple[float, ...]
    there: tuple[float, ...]


def partings(one: Words, other: Words) -> list[Parting]:
    """The likeliest partings of two reports, the likeliest first."""
    if not len(one.tokens) or not len(other.tokens):
        return []
    a = len(one.tokens)
    found = relations(one, other)
    marked = marks(one, other, found)
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
    if not len(ours) or not len(theirs):
        return []
    head = np.concatenate([one.head, other.head + a])
    around = around_of(alike, found, standing(one), standing(other))
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
    one_word = is_one(found)[np.ix_(ours, theirs)]
    classes, kinds = _softmax(scores[..., : len(CLASSES)]), _softmax(scores[..., len(CLASSES) :])
    has = marked[:, [MARKS.index(name) for name in _THERE]]
    return [
        Parting(
            int(ours[i]),
            int(theirs[j]) - a,
            _rounded(classes[i, j]),
            _rounded(kinds[i, j]),
            (round(float(chance[ours[i]]), 4), round(float(chance[theirs[j]]), 4)),
            round(_rival(classes[..., 1], i, j), 4),
            tuple(
                np.round(np.concatenate([alike[ours[i], theirs[j]], alike[head[ours[i]], head[theirs[j]]]]), 3).tolist()
            ),
            _rounded(around[ours[i], theirs[j] - a]),
            tuple((has[ours[i]] + has[theirs[j]]).tolist()),
        )
        for _, i, j in peaks(scores, ours.tolist(), (theirs - a).tolist(), one_word)
    ]


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


def peaks(
    scores: Floats, ours: Sequence[int], theirs: Sequence[int], never: NDArray[np.bool_]
) -> list[tuple[float, int, int]]:
    """The places of the likeliest partings in a table of scores, each word of one at most, with how probable they are;
    `ours` and `theirs` are the words of its rows and columns, `never` where none is. Words beside both words of one are
    told with it."""
    chances = _softmax(scores[..., : len(CLASSES)])[..., CLASSES.index("parts")].copy()
    chances[never] = 0
    rows, columns = np.array(ours), np.array(theirs)
    found: list[tuple[float, int, int]] = []
    while chances.size:
        i, j = divmod(int(chances.argmax()), chances.shape[1])
        sure = float(chances[i, j])
        if sure < LEAST:
            break
        found.append((sure, i, j))
        near = np.ix_(np.abs(rows - rows[i]) <= _BESIDE, np.abs(columns - columns[j]) <= _BESIDE)
        chances[near] = 0
        chances[i], chances[:, j] = 0, 0
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


def _softmax(scores: NDArray[Any]) -> NDArray[Any]:
    odds = np.exp(scores - scores.max(-1, keepdims=True))
    found: NDArray[Any] = odds / odds.sum(-1, keepdims=True)
    return found


@cache
def _words_graph() -> Any:
    return open_graph(Path(str(files("sanudo.comparing").joinpath("data/partings.onnx"))), keeps=False)


@cache
def _pairs_graph() -> Any:
    return open_graph(Path(str(files("sanudo.comparing").joinpath("data/parting_pairs.onnx"))), keeps=False)
