"""The types of a report as a document. Plain values; nothing here knows language, other reports or storage."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import NamedTuple

PART_KINDS = (
    "headline",
    "deck",
    "byline",
    "dateline",
    "timestamp",
    "paragraph",
    "caption",
    "pull_quote",
    "clip",
    "related",
    "boilerplate",
)

DATING_KINDS = (
    "timestamp",
    "dateline",
    "updated",
    "headline",
    "metadata",
    "url",
    "masthead",
    "inferred",
    "assumed",
)


class Span(NamedTuple):
    """Half-open character offsets into `Article.text`: `text[span.start:span.end]` is verbatim."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text and what it is; `kind` is one of PART_KINDS.

    `speaker` is the span of the speaker's name that stands with a pull quote or a clip.
    """

    kind: str
    span: Span
    speaker: Span | None = None


@dataclass(frozen=True, slots=True)
class Dating:
    """A date with its evidence: never a bare date.

    `value` is ISO 8601 at the precision the source gives (2001, 2001-11, 2001-11-23, 2001-11-23T15:43+00:00);
    `kind` is one of DATING_KINDS; `basis` is the span in the text it rests on, or the name of the field
    ("json-ld:datePublished", "meta:article:published_time", "url", "given").
    """

    value: str
    kind: str
    basis: Span | str

    @property
    def day(self) -> str | None:
        """YYYY-MM-DD where the value is at least that precise, else None."""
        return self.value[:10] if len(self.value) >= 10 else None


@dataclass(frozen=True, slots=True)
class Dateline:
    """ "Moscow, 22 November 2001 (RFE/RL) --": what the line says of where, when and through whom."""

    span: Span
    place: str | None = None
    agency: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One report. `text` is the characters as decoded (of a page or a mail: its visible text, laid out once).

    `id` is a hash of name and content; `original` is the sha256 of the bytes as they came. `published` is None
    where the report does not say; `candidates` keeps the datings that were not chosen, best first.
    `outlet_basis` is where the outlet's name was read (a span or a field), None where the outlet is not said.
    """

    id: str
    name: str
    text: str
    parts: tuple[Part, ...] = ()
    outlet: str | None = None
    headline: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    published: Dating | None = None
    url: str | None = None
    language: str | None = None
    original: str = ""
    updated: Dating | None = None
    candidates: tuple[Dating, ...] = ()
    outlet_basis: Span | str | None = None

    def paragraphs(self) -> tuple[Span, ...]:
        """The spans of the body's paragraphs, in order."""
        return tuple(part.span for part in self.parts if part.kind == "paragraph")


def article_id(name: str, content: bytes) -> str:
    """Sixteen hexadecimal digits from the name and the bytes: the same input has the same id on every machine."""
    digest = hashlib.sha256()
    digest.update(name.encode("utf-8", "surrogatepass"))
    digest.update(b"\0")
    digest.update(content)
    return digest.hexdigest()[:16]
