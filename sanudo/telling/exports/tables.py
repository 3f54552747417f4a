"""A record in, its tables out as rows of plain values, each with the verbatim words it rests on.

The general exports (JSON, JSON lines, CSV) write these; a format with its own columns reads the record itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from sanudo.article.types import Span
from sanudo.reading.types import Reading
from sanudo.record.codec import to_plain
from sanudo.record.compared import TABLES, evidence_of
from sanudo.record.record import Record

Row = dict[str, Any]
READ = ("times", "entities", "quotations", "events", "positions")


def tables(record: Record) -> Iterator[tuple[str, Iterator[Row]]]:
    """(name, rows) of every table, reports first, then what each says, then what they say together."""
    yield "articles", articles(record)
    for name in READ:
        yield name, said(record, name)
    for table in TABLES:
        yield table.name, together(record, table.name)
    yield "problems", (to_plain(problem) for problem in record.problems())


def articles(record: Record) -> Iterator[Row]:
    """The current articles, with what they are and their text."""
    for listed in record.articles():
        yield to_plain(record.article(listed.id))


def said(record: Record, name: str) -> Iterator[Row]:
    """One layer of all readings; `n` is its place in that reading."""
    for reading in record.readings():
        for n, value in enumerate(getattr(reading, name)):
            row = {"article": reading.article.id, "n": n, **_whole(value)}
            yield {**row, "evidence": [_stretch(reading, span) for span in spans_of(value)]}


def together(record: Record, name: str) -> Iterator[Row]:
    """One table of the comparison."""
    text = _texts(record)
    for value in record.compared(name):
        evidence = [
            {"article": article, "start": span.start, "end": span.end, "text": span.of(text(article))}
            for article, span in evidence_of(value)
        ]
        yield {**{key: item for key, item in _whole(value).items() if key != "evidence"}, "evidence": evidence}


def spans_of(value: object) -> Iterator[Span]:
    """The spans that a value of a reading rests on, in the order of its fields, each once."""
    found: dict[Span, None] = {}
    for field in fields(value) if is_dataclass(value) else ():
        item = getattr(value, field.name)
        for each in item if isinstance(item, tuple) and not isinstance(item, Span) else (item,):
            if isinstance(each, Span):
                found[each] = None
            elif is_dataclass(each) and isinstance(getattr(each, "span", None), Span):
                found[each.span] = None  # type: ignore[union-attr]
    return iter(found)


def _whole(value: Any) -> Row:
    """Every field, those at their default too: a table wants the same columns in all rows."""
    return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}


def _stretch(reading: Reading, span: Span) -> Row:
    return {"start": span.start, "end": span.end, "text": span.of(reading.article.text)}


def _texts(record: Record) -> Callable[[str], str]:
    held: dict[str, str] = {}

    def text(article: str) -> str:
        if article not in held:
            if len(held) >= 512:
                held.pop(next(iter(held)))
            held[article] = record.text(article)
        return held[article]

    return text
