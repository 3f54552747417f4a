"""A teller of a story of one or more invented reports, for tests of how sentences are told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sanudo.comparing.types import Evidence
from sanudo.record.building import build
from sanudo.record.record import Record
from sanudo.telling.account import Teller

HEAD = "The Karsk Courier\nJune 5, 2003\nCouncil votes for bridge\n\n"


@contextmanager
def teller_of(folder: Path, *texts: str) -> Iterator[Teller]:
    """The teller of the largest story of some reports."""
    for n, text in enumerate(texts):
        (folder / f"{n}.txt").write_text(text, encoding="utf-8")
    with Record(folder / "story.db", write=True) as opened:
        build(opened, [folder / f"{n}.txt" for n in range(len(texts))])
    with Record(folder / "story.db") as opened:
        yield Teller(opened, max(opened.stories(), key=lambda each: len(each.articles)))


def sentence(teller: Teller, words: str) -> Evidence:
    """The sentence of a report that has some words."""
    for article in teller.texts:
        for one in teller.reading(article).sentences:
            if words in one.span.of(teller.texts[article]):
                return Evidence(article, one.span)
    raise AssertionError(words)
