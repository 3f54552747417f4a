"""What a record answers with. Plain values; nothing here knows storage."""

from __future__ import annotations

from dataclasses import dataclass

from sanudo.article.types import Span

OUTCOMES = ("stored", "in part", "rejected")


@dataclass(frozen=True, slots=True)
class Input:
    """One thing that was given to read: `outcome` is one of OUTCOMES, `article` the id of what was stored."""

    name: str
    outcome: str
    article: str | None


@dataclass(frozen=True, slots=True)
class Overview:
    """A record at a glance. `inputs` = `stored` + `in_part` + `rejected`; days are ISO 8601, None where not said.

    `outlets` are (name, number of articles), most articles first; `counts` rows by table, in the order of the tables.
    """

    articles: int
    inputs: int
    stored: int
    in_part: int
    rejected: int
    begin: str | None
    end: str | None
    undated: int
    outlets: tuple[tuple[str, int], ...]
    counts: tuple[tuple[str, int], ...]
    analysed: int
    version: str | None
    superseded: int = 0
    compared: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """An article as a list shows it; `version` above 1 where the input has changed since it was first read."""

    id: str
    name: str
    outlet: str | None
    headline: str | None
    published: str | None
    version: int = 1
    current: bool = True


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that a search found. `span` is the sentence, `marks` the words that matched, all in the article's
    text; `text` is the sentence verbatim, `snippet` a stretch of it around the first mark."""

    article: str
    span: Span
    part: str
    text: str
    snippet: str
    marks: tuple[Span, ...]
    name: str
    outlet: str | None
    headline: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction by hand as it stands in the log. `n` orders them; `undone` is the row that undid it, if any.

    `kind` is merge, split, rename, pin, move or undo; `value` its particulars (see sanudo.record.corrections).
    """

    n: int
    kind: str
    value: dict[str, object]
    undone: int | None = None
