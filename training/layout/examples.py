"""Labelled lines for the layout model: pages pasted in several ways and written reports, as text and label sets.

A label set names what a line may be; training asks only that the truth be among them.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from sanudo.article.lines import split_lines
from training.layout.pages import Page
from training.layout.written import Report

Row = tuple[str, int, tuple[str, ...]]
"""Words, empty lines before them, the labels they may have."""


@dataclass(frozen=True)
class Example:
    """The text and its lines' label sets, in order; `source` says where it came from, `origin` which kind of source
    it was: "gold", "silver" or "written"."""

    source: str
    text: str
    labels: list[tuple[str, ...]]
    origin: str = "gold"


def example(source: str, rows: Sequence[Row], origin: str = "gold") -> Example:
    """One example from rows: the text is put together and split again as the reader will split it."""
    text = ""
    owners: list[tuple[int, tuple[str, ...]]] = []
    for words, gap, allowed in rows:
        text += "\n" * (gap + 1 if text else 0)
        owners.append((len(text), allowed))
        text += words
    lines = split_lines(text)
    labels: list[tuple[str, ...]] = []
    at = 0
    for line in lines:
        while at + 1 < len(owners) and owners[at + 1][0] <= line.start:
            at += 1
        labels.append(owners[at][1])
    return Example(source, text, labels, origin)


def page_rows(page: Page) -> list[Row]:
    """A page as pasted whole."""
    return [(line.words, line.gap, labels) for line, labels in zip(page.lines, page.labels, strict=True)]


def page_examples(page: Page, origin: str = "gold") -> list[Example]:
    """A page pasted whole and in part, with and without empty lines, and wrapped."""
    rows = page_rows(page)
    told = [at for at, row in enumerate(rows) if row[2] == ("paragraph",)]
    if not told:
        return [example(page.name, rows, origin)]
    heads = [at for at, row in enumerate(rows) if row[2] == ("headline",)]
    start, end = heads[0] if heads else told[0], told[-1] + 1
    ways: list[list[Row]] = [
        rows,
        [(words, 0, labels) for words, _, labels in rows[max(0, start - 10) : end + 10]],
        [(words, 1, labels) for words, _, labels in rows[start:end]],
        rows[told[0] : end],
    ]
    if int(page.name[2], 16) < 6:
        ways.append(_wrapped(rows[start:end]))
    return [*(example(page.name, way, origin) for way in ways if way), *_short(page.name, rows, origin)]


def _short(name: str, rows: list[Row], origin: str) -> list[Example]:
    """A short report pasted bare: its headline and its first paragraphs, apart or tight; and these alone."""
    headline = [row for row in rows if row[2] == ("headline",)][:1]
    first = [row for row in rows if row[2] == ("paragraph",)][: 1 + int(name[3], 16) % 4]
    gap = int(name[4], 16) % 2
    bare = [(words, gap, labels) for words, _, labels in (*headline, *first)]
    ways = [bare, bare[1:]] if headline else []
    return [example(name, way, origin) for way in ways if way]


def _wrapped(rows: list[Row]) -> list[Row]:
    return [
        (piece, (gap if at == 0 else 0), labels)
        for words, gap, labels in rows
        for at, piece in enumerate(textwrap.wrap(words, 72) or [words])
    ]


def report_example(report: Report) -> Example:
    """A written report."""
    rows: list[Row] = []
    gap = 0
    for label, words in report.rows:
        if not words.strip():
            gap += 1
            continue
        rows.append((words, gap, (label,)))
        gap = 0
    return example(f"{report.story}/{report.style}", rows, "written")
