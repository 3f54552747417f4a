"""Differences told of real reports that were read for them, stories of ECB+: what is not marked differs in nothing.

`training/data/read_stories.tsv` says where every two of up to six documents of a story differ,
and every two of the next six. Topics 3, 7, 11 ... are
held out, as for happenings. A told difference is right where both sides touch the sides of one that is marked, or have
its values in other reports (a value is marked in the first report that has it).
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import sanudo
from bench.ecb import corpora, document_text
from sanudo.article.types import Article, Part, Span, article_id
from sanudo.comparing.types import Difference, Side
from sanudo.reading.types import Reading

MARKS = Path(__file__).parent.parent / "training/data/read_stories.tsv"


@dataclass(frozen=True)
class Place:
    """A value in a document: its first and last character and its words."""

    document: str
    span: Span
    words: str


@dataclass(frozen=True)
class Marked:
    """A difference that a reader saw."""

    kind: str
    sure: bool
    sides: tuple[Place, Place]


@dataclass(frozen=True)
class Story:
    """The documents of a story that were read, each as it is told apart by the record, and what was marked."""

    name: str
    articles: dict[str, Article]
    marked: tuple[Marked, ...]


def stories(held: bool) -> Iterator[Story]:
    """The stories that were read, of the topics held out or of the others."""
    rows: dict[str, list[list[str]]] = defaultdict(list)
    read: dict[str, list[str]] = {}
    for line in MARKS.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            story, kind, *fields = line.split("\t")
            if kind == "read":
                read[story] = fields[0].split()
            else:
                rows[story].append([kind, *fields])
    for story, names in read.items():
        if (int(story.split("_")[0]) % 4 == 3) == held:
            articles = {name: _document(name) for name in names}
            yield Story(story, articles, tuple(_marked(fields, articles) for fields in rows[story]))


def _document(name: str) -> Article:
    path = corpora() / "stories/ecb" / name.split("_")[0] / f"{name}.xml"
    text = document_text(path)
    whole = (Part("paragraph", Span(0, len(text))),)
    return Article(article_id(path.name, text.encode()), path.name, text, parts=whole, language="en")


def _marked(fields: Sequence[str], articles: dict[str, Article]) -> Marked:
    kind, sure, *places = fields
    sides = [_place(articles[places[n]].text, places[n : n + 3]) for n in (0, 3)]
    return Marked(kind, sure == "sure", (sides[0], sides[1]))


def _place(text: str, fields: Sequence[str]) -> Place:
    """A place whose characters are counted without white space."""
    document, first, last = fields[0], int(fields[1]), int(fields[2])
    place = [at for at, character in enumerate(text) if not character.isspace()]
    span = Span(place[first], place[last - 1] + 1)
    return Place(document, span, " ".join(span.of(text).lower().split()))


def readings_of(story: Story) -> dict[str, Reading]:
    """The documents, read."""
    return {name: sanudo.analyse(article) for name, article in story.articles.items()}


def hits(story: Story, difference: Difference) -> list[Marked]:
    """The marked differences that a told one is."""
    return [
        one
        for one in story.marked
        if any(
            all(_is(story, difference, difference.sides[n], place) for n, place in zip((i, j), one.sides, strict=True))
            for i in range(len(difference.sides))
            for j in range(len(difference.sides))
            if i != j
        )
    ]


def _is(story: Story, difference: Difference, side: Side, place: Place) -> bool:
    """Whether a side is a marked one, where it stands or as it stands elsewhere; a quotation's pieces are all its
    value."""
    article = story.articles[place.document]
    ours, marked = _words(side.value), _words(place.words)
    if side.article == article.id:
        values = side.evidence if difference.kind == "wording" else side.evidence[:1]
        if any(value.start < place.span.end and place.span.start < value.end for value in values):
            return True
        return bool(ours) and ours == marked
    return (bool(ours) and ours <= marked) or marked <= ours


def _words(value: str) -> frozenset[str]:
    """The words and numbers of a value: "minus-20 degree" has 20."""
    return frozenset(re.findall(r"\d+(?:[.,]\d+)*|[^\W\d]+", value.lower()))


def measure() -> list[dict[str, str]]:
    """What is told of the held stories: right of told, told of marked."""
    told = right = kind = 0
    found: Counter[bool] = Counter()
    marked: Counter[bool] = Counter()
    for story in stories(held=True):
        differences = sanudo.compare(tuple(readings_of(story).values())).differences
        seen: set[Marked] = set()
        for one in differences:
            own = hits(story, one)
            told, right = told + 1, right + bool(own)
            kind += any(one.kind == mark.kind for mark in own)
            seen |= set(own)
        found.update(mark.sure for mark in seen)
        marked.update(mark.sure for mark in story.marked)
    corpus = "ECB+ read for differences, topics 3, 7, 11 ..."
    note = f"{kind} of the marked kind"
    return [
        _row("differences told that are marked", corpus, told, right / max(1, told), note),
        _row("marked differences told, sure ones", corpus, marked[True], found[True] / max(1, marked[True]), ""),
        _row("marked differences told, all", corpus, marked.total(), found.total() / max(1, marked.total()), ""),
    ]


def _row(figure: str, corpus: str, size: int, value: float, note: str) -> dict[str, str]:
    return {"figure": figure, "corpus": corpus, "size": str(size), "value": f"{value:.3f}", "note": note}


def show() -> None:
    """What is told of the stories that may be read, and what is not told."""
    for story in stories(held=False):
        readings = readings_of(story)
        texts = {reading.article.id: reading.article.text for reading in readings.values()}
        seen: set[Marked] = set()
        for one in sanudo.compare(tuple(readings.values())).differences:
            own = hits(story, one)
            seen |= set(own)
            print(story.name, "RIGHT" if own else "WRONG", one.kind, one.confidence, one.topic, sep=" | ")
            for side in one.sides:
                print("     ", f"[{side.value}]", " ".join(side.evidence[-1].of(texts[side.article]).split())[:300])
        for mark in story.marked:
            if mark not in seen:
                values = [f"[{place.words}] {place.document}" for place in mark.sides]
                sure = "sure" if mark.sure else "doubtful"
                print(story.name, "MISSED", mark.kind, sure, *values, sep=" | ", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.read_stories", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="of the topics that are not held out")
    if parser.parse_args().errors:
        show()
    else:
        for row in measure():
            print(row["value"], row["size"], row["figure"], row["note"])
