"""Judged reports in; of each judged word and sentence what the network sees of it, and what is right, out."""

from __future__ import annotations

import multiprocessing
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

import sanudo
from sanudo.article.inserts import without_inserts
from sanudo.language import moments
from sanudo.language.encoder import Array
from sanudo.language.packed import packed
from sanudo.reading.analyse import layers_of
from sanudo.reading.encounters import find_encounters
from sanudo.reading.events import find_events
from sanudo.reading.moment_frames import Frame, frames_of
from sanudo.reading.sentence_frames import Framed, sentence_frames
from sanudo.reading.tree import tree_of
from sanudo.reading.types import Reading
from training.moments.marked import JUDGED, Marked, marked

_ERAS = {"n": "news", "b": "before", "a": "ahead", "g": "general"}
_ALONE = {"y": "yes", "n": "no", "x": "junk"}


@dataclass(frozen=True, slots=True)
class Word:
    """A judged word: its report, the sentence it stands in (an index into those of its report), what is seen of it,
    its marks and its era; of the times asked what is seen of them and
    of their verbs, their marks, and which are right."""

    report: str
    sentence: int
    seen: NDArray[np.float16]
    marks: tuple[str, ...]
    era: int
    times: NDArray[np.float16]
    verbs: NDArray[np.float16]
    asked: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: the mean of what is seen of its words, its marks, and what was judged, None where it was not."""

    seen: NDArray[np.float16]
    marks: tuple[str, ...]
    alone: int | None
    opinion: bool
    worth: int


@dataclass(frozen=True, slots=True)
class Gathered:
    report: str
    sentences: tuple[Sentence, ...]
    words: tuple[Word, ...]


def gathered(corpora: Path, file: Path = JUDGED) -> list[Gathered]:
    """All judged reports, in order; two processes read them."""
    with multiprocessing.get_context("fork").Pool(2) as pool:
        return list(pool.imap(of_report, list(marked(corpora, file)), chunksize=4))


def of_report(report: Marked) -> Gathered:
    """A report, read."""
    seen: list[Array] = []

    def noted(window: Array) -> Array:
        seen.append(window)
        return np.zeros((len(window), moments.PARTS * moments.WIDTH), np.float32)

    article = without_inserts(sanudo.read_text(report.text, f"{report.key}.txt", report.day))
    with patch("sanudo.language.moments.rows_of", noted):
        layers = layers_of(article)
    _, parsed, sentences, mentions, entities, quotations, times = layers
    events = find_events(*layers)
    reading = Reading(article, sentences, times, mentions, entities, quotations, events, (), packed(parsed))
    reading = replace(reading, encounters=find_encounters(reading))
    words = np.concatenate(seen).astype(np.float16)
    tree = tree_of(parsed)
    told = [_sentence(report, parsed.sentences[n], one, words) for n, one in enumerate(sentence_frames(tree, reading))]
    found = []
    for frame in frames_of(tree, reading):
        token = parsed.tokens[frame.token]
        judged = next((j for span, j in report.words.items() if span == (token.start, token.end)), None)
        if judged is not None:
            found.append(_word(report, frame, words, judged, token.sentence))
    return Gathered(report.key, tuple(told), tuple(found))


def _sentence(report: Marked, span: tuple[int, int], frame: Framed, words: NDArray[np.float16]) -> Sentence:
    judged = next((j for s, j in report.sentences.items() if s == span), None)
    seen = words[frame.first : frame.last].astype(np.float32).mean(0).astype(np.float16)
    alone = None if judged is None else moments.ALONE.index(_ALONE[judged[0]])
    return Sentence(
        seen, frame.marks, alone, judged is not None and judged[1] == "o", int(judged[2]) if judged is not None else 0
    )


def _word(
    report: Marked,
    frame: Frame,
    words: NDArray[np.float16],
    judged: tuple[str, str],
    sentence: int,
) -> Word:
    era, day = judged
    values = [one.time.value[:10] if one.time else "" for one in frame.asked[:-2]]
    right = [bool(value) and _is_day(value, day) for value in values] + [day == "P", day == "-"]
    if not any(right):
        right[-2 if day == report.day else -1] = True
    return Word(
        report.key,
        sentence,
        words[frame.token],
        frame.marks,
        moments.ERAS.index(_ERAS[era]),
        words[[one.token for one in frame.asked]],
        words[[one.verb for one in frame.asked]],
        tuple(one.marks for one in frame.asked),
        tuple(right),
        tuple(values),
    )


def _is_day(value: str, wanted: str) -> bool:
    return value == wanted[:10]
