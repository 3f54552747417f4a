"""Judged reports of the background corpus: the rows that tell of them in, their text out, and its lines.

Tables of what was judged (`data/judged_*.tsv`) name a report by its month and the first twelve digits of the SHA-256 of
its text (title, empty line, text); the news itself is not kept here, and without the corpus there is none.
"""

from __future__ import annotations

import hashlib
import json
import lzma
from collections.abc import Iterator, Set
from pathlib import Path

from sanudo.article.types import Span


def rows_of(file: Path) -> Iterator[list[str]]:
    """The fields of each row of a table, without its head; none where there is no such file."""
    for line in file.read_text("utf-8").splitlines() if file.exists() else ():
        if line and not line.startswith("#"):
            yield line.split("\t")


def reports_of(corpora: Path, keys: Set[str], months: Set[str]) -> Iterator[tuple[str, str, str]]:
    """The hash, the day and the text of each report of some months whose hash is wanted, each once."""
    news, left = corpora / "background/allsides.jsonl.xz", set(keys)
    if not left or not news.exists():
        return
    with lzma.open(news, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if (row.get("date") or "")[:7] in months:
                text = f"{row['title']}\n\n{row['text']}"
                key = hashlib.sha256(text.encode()).hexdigest()[:12]
                if key in left:
                    left.discard(key)
                    yield key, row["date"][:10], text


def span_of(told: str) -> Span:
    """A stretch as tables tell it: "12-20"."""
    start, _, end = told.partition("-")
    return Span(int(start), int(end))


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Each line with where it starts."""
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1
