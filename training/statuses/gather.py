"""Words that tell an event, with how it stands, in; what the network sees of each out.

Of real news (data/judged_told.tsv, judged_told_kept.tsv) each event that the program finds and readers judged to be one
of that type; of data/status.tsv and status_more.tsv each marked word, whatever it tells. What bench/status.py and
bench/told_news.py measure is left out.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

import sanudo
from bench.status import HARD, SENTENCES, sentences
from sanudo.article.types import Span
from sanudo.language import statuses
from sanudo.language.encoder import Array
from sanudo.reading.analyse import layers_of, read_layers
from sanudo.reading.status_frames import Framed, frame_of, ground_of
from sanudo.reading.tree import tree_of
from training.event_judge.told import KEPT, TOLD, is_held, reports_told

OWN = "own"  # the report of the sentences that were written for it


@dataclass(frozen=True, slots=True)
class Example:
    """A word that tells an event: the report, what is seen of it, of the word above and of its sentence, its marks and
    its status."""

    report: str
    word: NDArray[np.float16]
    above: NDArray[np.float16]
    sentence: NDArray[np.float16]
    marks: tuple[str, ...]
    status: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A text with its day and the statuses of some of its words, by where these start: of an event of a type, or, with
    None, of the word itself."""

    report: str
    text: str
    day: str | None
    told: tuple[tuple[int, str | None, str], ...]


def gathered(corpora: Path, held: bool = False) -> list[Example]:
    """What teaches, in order; `held` for what bench/told_news.py measures. Two processes read."""
    with multiprocessing.get_context("fork").Pool(2) as pool:
        return [one for found in pool.imap(examples_of, list(asked(corpora, held)), chunksize=8) for one in found]


def asked(corpora: Path, held: bool) -> Iterator[Asked]:
    """The texts of which something is known."""
    for file in (KEPT,) if held else (TOLD, KEPT):
        for key, day, text, judged in reports_told(corpora, file):
            if (file == KEPT and is_held(key)) == held:
                told = tuple((one.start, one.found, one.right) for one in judged if one.right and one.found != "none")
                yield Asked(key, text, day, told)
    if not held:
        for path in (SENTENCES, HARD):
            yield from (Asked(OWN, text, None, ((at, None, status),)) for text, at, status in sentences("tune", path))


def examples_of(one: Asked) -> list[Example]:
    """A text, read."""
    seen: list[Array] = []

    def noted(window: Array) -> Array:
        seen.append(window)
        return np.zeros((len(window), statuses.PARTS * statuses.WIDTH), np.float32)

    article = sanudo.read_text(one.text, f"{one.report}.txt", one.day)
    with patch("sanudo.language.statuses.rows_of", noted):
        layers = layers_of(article)
        reading = read_layers(layers, least=0.0)
    parsed = layers[1]
    if not parsed.tokens:
        return []
    words = np.concatenate(seen)
    tree = tree_of(parsed)
    ground = ground_of(tree, reading)
    example = partial(_example, one.report, ground.around.first, words)
    found = []
    for start, kind, status in one.told:
        events = [event for event in reading.events if event.cue.start == start and event.type == kind]
        if kind is None:
            token = parsed.tokens[max(0, tree.at(start))]
            found.append(example(frame_of(ground, Span(token.start, token.end)), status))
        elif events:
            found.append(example(frame_of(ground, events[0].cue, events[0]), status))
    return found


def _example(report: str, first: tuple[int, ...], words: Array, frame: Framed, status: str) -> Example:
    own = words[first[frame.sentence] : first[frame.sentence + 1]].mean(0)
    seen = (words[frame.token], words[frame.above], own)
    word, above, sentence = (one.astype(np.float16) for one in seen)
    return Example(report, word, above, sentence, frame.marks, statuses.STATUSES.index(status))
