"""Marked reports in; of each word that may tell a meeting what the network sees of it, and what is right, out."""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

import sanudo
from bench.written_stories import same_name
from sanudo.article.inserts import without_inserts
from sanudo.language import meetings
from sanudo.language.encoder import Array
from sanudo.language.gazetteer.known import known
from sanudo.language.packed import packed
from sanudo.reading.analyse import layers_of
from sanudo.reading.encounters import find_encounters
from sanudo.reading.events import find_events
from sanudo.reading.meeting_frames import Candidate, Frame, frames_of
from sanudo.reading.meeting_words import hints_of
from sanudo.reading.tree import tree_of
from sanudo.reading.types import Entity, Reading
from training.meetings.marked import Marked, Row, marked
from training.references.judged import plain_name


@dataclass(frozen=True, slots=True)
class Asked:
    """A word that may tell a meeting: its report, what is seen of it, its marks, what it tells (an index into KINDS and
    STATUSES, None where it tells nothing).

    `others` is what is seen of those who may take part and then of the times, `marks` their marks; `group` is which of
    them are one (-1 of times), `taking` and `there` are the groups that belong to it, `then` which times do.
    """

    report: str
    seen: NDArray[np.float16]
    own: tuple[str, ...]
    kind: int
    status: int | None
    others: NDArray[np.float16]
    marks: tuple[tuple[str, ...], ...]
    group: tuple[int, ...]
    taking: frozenset[int]
    there: frozenset[int]
    then: tuple[bool, ...]


def asked_in(corpora: Path) -> list[Asked]:
    """All words of all marked reports, in order; two processes read them."""
    with multiprocessing.get_context("fork").Pool(2) as pool:
        return [one for found in pool.imap(_of_report, list(marked(corpora)), chunksize=4) for one in found]


def _of_report(report: Marked) -> list[Asked]:
    seen: list[Array] = []
    real = meetings.halves

    def noted(window: Array) -> Array:
        seen.append(window)
        return real(window)

    article = without_inserts(sanudo.read_text(report.text, f"{report.key}.txt", report.day))
    with patch("sanudo.language.meetings.halves", noted):
        layers = layers_of(article)
    _, parsed, sentences, mentions, entities, quotations, times = layers
    events = find_events(*layers)
    reading = Reading(article, sentences, times, mentions, entities, quotations, events, (), packed(parsed))
    reading = replace(reading, encounters=find_encounters(reading))
    words = np.concatenate(seen).astype(np.float16)
    found = []
    for frame in frames_of(tree_of(parsed), mentions, entities, times, quotations, hints_of(reading)):
        token = parsed.tokens[frame.token]
        if report.asked is not None and (token.lemma.lower() not in report.asked or token.pos == "ADJ"):
            continue
        rows = next((rows for span, rows in report.words.items() if span == (token.start, token.end)), ())
        found.append(_asked(report, frame, words, rows, entities))
    return found


def _asked(report: Marked, frame: Frame, words: Array, rows: Sequence[Row], entities: tuple[Entity, ...]) -> Asked:
    keys = [one.entity if one.entity is not None else (n,) for n, one in enumerate(frame.candidates)]
    numbers = {key: n for n, key in enumerate(dict.fromkeys(keys))}
    group = [numbers[key] for key in keys]
    taking = {g for row in rows for name in row.who for g in _meant(name, frame.candidates, group, entities, report)}
    there = {
        g
        for row in rows
        if row.place
        for one, g in zip(frame.candidates, group, strict=True)
        if one.entity is not None and _likeness(row.place, entities[one.entity], report.text) == 2
    }
    wanted = [row.day for row in rows if row.day]
    told = [one.time.begin or one.time.value if one.time else None for one in frame.days]
    then = [when is not None and any(_is_day(when, day) for day in wanted) for when in told]
    if not any(then):
        then[-1] = True
    others = [one.token for one in (*frame.candidates, *frame.days)]
    first = rows[0] if rows else None
    return Asked(
        report.key,
        words[frame.token],
        frame.marks,
        meetings.KINDS.index(first.kind) if first else 0,
        meetings.STATUSES.index(first.status) if first else None,
        words[others],
        tuple(one.marks for one in (*frame.candidates, *frame.days)),
        (*group, *(-1 for _ in frame.days)),
        frozenset(taking),
        frozenset(there),
        (*(False for _ in frame.candidates), *then),
    )


def _meant(
    name: str, candidates: tuple[Candidate, ...], group: list[int], entities: tuple[Entity, ...], report: Marked
) -> set[int]:
    """The groups of candidates whom a marked party is: by name, or by the words of who has none."""
    best, found = 0, set()
    for one, g in zip(candidates, group, strict=True):
        alike = _likeness(name, entities[one.entity], report.text) if one.entity is not None else 0
        if alike > best:
            best, found = alike, {g}
        elif alike and alike == best:
            found.add(g)
    if found:
        return found
    words = name.casefold()
    nameless = [
        (one.span.of(report.text).casefold(), g) for one, g in zip(candidates, group, strict=True) if one.entity is None
    ]
    return {g for told, g in nameless if told in words or words in told}


def _likeness(name: str, entity: Entity, text: str) -> int:
    """2 where a marked name is one of the entity's, 1 where the words of one are among the other's and end alike."""
    own = {entity.name, *(m.span.of(text) for m in entity.mentions if m.form in ("name", "metonym"))}
    found = known(name.removeprefix("the "))
    if plain_name(name) in map(plain_name, own) or (found is not None and found.key == entity.key):
        return 2
    return int(any(same_name(one, name) for one in own))


def _is_day(told: str, wanted: str) -> bool:
    """Whether a time is of the day, month or year wanted; of a day without its week or year by what it tells."""
    if told.startswith("XXXX-W"):
        return len(wanted) == 10 and told[9:10] == str(date.fromisoformat(wanted).isoweekday())
    if told.startswith("XXXX-"):
        return told[5:10] == wanted[5:]
    return told.startswith(wanted) or ("W" not in told and len(told) >= 7 and wanted.startswith(told[:10]))
