"""What a view is asked for, and how a name or a date fits it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sanudo.article.types import Article, Span
from sanudo.cli.output import Row, stretch
from sanudo.record.record import Record
from sanudo.record.searching import folded


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of `sanudo show`; None or empty asks for nothing in particular."""

    story: str | None = None
    speaker: str | None = None
    of: tuple[str, ...] = ()
    on: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class View:
    """One line of the table: `rows` gives plain data, `line` the text of one row for people."""

    name: str
    rows: Callable[[Record, Asked], Iterable[Row]]
    line: Callable[[Row], str]


class Names:
    """Names that fit what was asked: a name that holds all its words, or another name of the same actor."""

    def __init__(self, record: Record, asked: str) -> None:
        self._words = frozenset(folded(asked).split())
        self._others: set[str] = set()
        for actor in record.compared("actors"):
            aliases = {actor.name, *(alias.name for alias in actor.aliases)}
            if any(self._words <= _words(name) for name in aliases):
                self._others |= {folded(name) for name in aliases}

    def fit(self, name: str | None) -> bool:
        """Whether `name` may be the one asked for."""
        return name is not None and (self._words <= _words(name) or folded(name) in self._others)


def _words(name: str) -> frozenset[str]:
    return frozenset(folded(name).replace("-", " ").split())


def dated(asked: str | None, *values: str | None) -> bool:
    """Whether one of `values` is the date asked for, or lies in it ("2001-11" holds "2001-11-23")."""
    return asked is None or any(value is not None and value.startswith(asked) for value in values)


class Texts:
    """The articles that rows point into, the last few kept at hand."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._held: dict[str, Article] = {}

    def article(self, id: str) -> Article:
        """The article of that id."""
        if id not in self._held:
            if len(self._held) >= 256:
                self._held.pop(next(iter(self._held)))
            self._held[id] = self._record.article(id)
        return self._held[id]

    def stretch(self, id: str, span: Span) -> Row:
        """A piece of evidence as data."""
        article = self.article(id)
        return stretch(article.name, id, span, article.text)


def in_story(record: Record, asked: Asked) -> set[str] | None:
    """The ids of the articles of the story asked for; None where all are."""
    return None if asked.story is None else {each.id for each in record.articles(asked.story)}
