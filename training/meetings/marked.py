"""Reports in which readers marked every word that tells a meeting in; text, day and what was marked, out.

training/data/judged_meeting_words.tsv marks real news, whose text is not kept here. In the texts of data/meetings,
which were written for this, `[[met|m1]]` is such a word, and the rows below a text say what each meeting is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sanudo.article.types import Span
from training.news_reports import reports_of, rows_of, span_of

JUDGED = Path(__file__).parent.parent / "data/judged_meeting_words.tsv"
ASKED = JUDGED.with_name("meeting_cues_asked.txt")
WRITTEN = JUDGED.with_name("meetings")
_WORD = re.compile(r"\[\[([^\[\]|]+)\|(m\d+(?:\+m\d+)*)\]\]")


@dataclass(frozen=True, slots=True)
class Row:
    """A meeting as a word tells it: kind, status, the names of who takes part and of where, its day."""

    kind: str
    status: str
    who: tuple[str, ...]
    place: str | None
    day: str | None


@dataclass(frozen=True, slots=True)
class Marked:
    """A report, and by where a word stands the meetings that it tells; of which lemmas it was asked, None: of all."""

    key: str
    text: str
    day: str
    words: dict[Span, tuple[Row, ...]]
    asked: frozenset[str] | None = None


def marked(corpora: Path) -> Iterator[Marked]:
    """The reports of real news, where the corpus is there, and the written ones."""
    yield from _judged(corpora)
    yield from written()


def written(folder: Path = WRITTEN) -> Iterator[Marked]:
    for file in sorted(folder.glob("*.txt")):
        for number, told in enumerate(re.split(r"^## .*\n", file.read_text("utf-8"), flags=re.MULTILINE)[1:], 1):
            yield _written(f"{file.stem}-{number}", told)


def _judged(corpora: Path) -> Iterator[Marked]:
    told: dict[str, list[list[str]]] = defaultdict(list)
    months = set()
    for month, key, *rest in rows_of(JUDGED):
        told[key] += [rest] if len(rest) > 1 else []
        months.add(month)
    keys = {key for _, key, *_ in rows_of(JUDGED)}
    asked = frozenset(word for word, *_ in rows_of(ASKED))
    for key, day, text in reports_of(corpora, keys, months):
        words: dict[Span, tuple[Row, ...]] = {}
        for at, _, kind, status, who, place, when in told[key]:
            names = () if who == "-" else tuple(span_of(one).of(text) for one in who.split("|"))
            there = None if place == "-" else span_of(place).of(text)
            row = Row(kind, status, names, there, None if when == "-" else when)
            words[span_of(at)] = (*words.get(span_of(at), ()), row)
        yield Marked(key, text, day, words, asked)


def _written(key: str, told: str) -> Marked:
    head, _, rest = told.partition("\n")
    body, _, rows = rest.partition("\n---\n")
    day = head.removeprefix("date:").strip()
    of: dict[str, Row] = {}
    for line in rows.splitlines():
        fields = line.strip().split("\t")
        if len(fields) == 6:
            name, kind, status, who, place, when = (one.strip() for one in fields)
            parties = tuple(one.strip() for one in who.split(";"))
            of[name] = Row(kind, status, parties, None if place == "-" else place, None if when == "-" else when)
    text, at = "", 0
    words: dict[Span, tuple[Row, ...]] = {}
    body = body.strip()
    for found in _WORD.finditer(body):
        text += body[at : found.start()]
        words[Span(len(text), len(text) + len(found[1]))] = tuple(of[one] for one in found[2].split("+") if one in of)
        text, at = text + found[1], found.end()
    return Marked(key, text + body[at:], day, words)
