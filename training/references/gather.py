"""Judged reports in; of each pronoun in them whom it may mean, as the program finds them, and which is right, out.

The program reads each report with the words' own vectors in place of halves (language/references.py), and is stopped at
every pronoun: what it would weigh is kept. What it then goes on with is what `choice` makes of it: the right one
while there is no network yet, and the network's own later, so that it learns from the state it will find.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

import sanudo
from sanudo.language.encoder import Array
from sanudo.reading.namings import Words
from sanudo.reading.pronoun_candidates import Candidate
from training.references.judged import TAUGHT, Judged, plain_name, references_judged, references_written


@dataclass(frozen=True)
class Asked:
    """A pronoun, in which report it stands, what is seen of it and of each candidate (zeros of nobody), the marks of
    each, and which are right; `open` of them are nobody with a name."""

    report: str
    start: int
    reference: NDArray[np.float16]
    namings: NDArray[np.float16]
    marks: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    open: tuple[bool, ...]


Choice = Callable[[Asked], tuple[int, float]]


def asked_in(corpora: Path, choice: Choice, file: Path = TAUGHT) -> list[Asked]:
    """The judged references of all reports and those of the written texts, in order; two processes read them."""
    work = [*references_judged(corpora, file), *references_written()]
    with multiprocessing.get_context("fork").Pool(2, _take, (choice,)) as pool:
        return [one for found in pool.imap(_of_report, work, chunksize=4) for one in found]


def _take(choice: Choice) -> None:
    _CHOICE.append(choice)


_CHOICE: list[Choice] = []  # of a process


def nearest_right(one: Asked) -> tuple[int, float]:
    """The right candidate where one is told, else the last: nobody; for sure."""
    return next((n for n, right in enumerate(one.right) if right), len(one.right) - 1), 1.0


def _of_report(report: tuple[str, str, list[Judged]]) -> list[Asked]:
    key, text, judged = report
    choice = _CHOICE[-1]
    means = {(one.span.start, one.span.end): one for one in judged}
    found: list[Asked] = []

    def stopped(candidates: list[Candidate], place: int, words: Words) -> tuple[Candidate, float]:
        token = words.tokens[place]
        one = means.get((token.start, token.end))
        asked = _asked(key, candidates, place, words, one, text)
        if one is not None:
            found.append(asked)
        best, sure = choice(asked)
        return candidates[best], sure

    with (
        patch("sanudo.language.parse.halves", _whole),
        patch("sanudo.reading.pronoun_links.most_probable", stopped),
    ):
        sanudo.analyse(sanudo.read_text(text, f"{key}.txt"))
    return found


def _whole(seen: Array) -> Array:
    return seen


def _asked(key: str, candidates: list[Candidate], place: int, words: Words, judged: Judged | None, text: str) -> Asked:
    assert words.halves is not None
    seen = words.halves
    nothing = np.zeros(seen.shape[1], np.float16)
    who = [{plain_name(name.of(text)) for name in names} for names in judged.who] if judged else []
    nobody = tuple(c.one is None or c.one.sort == "unnamed" for c in candidates)
    right = tuple(
        judged is not None and (not who if own else _is_meant(c, who))
        for c, own in zip(candidates, nobody, strict=True)
    )
    return Asked(
        key,
        words.tokens[place].start,
        seen[place].astype(np.float16),
        np.stack([nothing if c.one is None else seen[c.head].astype(np.float16) for c in candidates]),
        tuple(c.marks for c in candidates),
        right,
        nobody,
    )


def _is_meant(candidate: Candidate, who: list[set[str]]) -> bool:
    """Whether each who is meant is of the candidate, and as many are."""
    bearers = [{plain_name(name) for name in (one.name, *one.names)} for one in (candidate.one, candidate.both) if one]
    return len(bearers) == len(who) and all(any(names & own for own in bearers) for names in who)
