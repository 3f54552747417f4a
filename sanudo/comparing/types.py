"""What many reports say together. Every record names the article and the span it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from sanudo.article.types import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of one report: `article` is its id."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reprint:
    """`copy` repeats `containment` (0..1) of its sentences from `original`; `direction` says what tells so.

    `direction` is credit, time or completeness; None where the evidence does not tell which came first.
    `source` is the agency or outlet credited, None where none is.
    """

    copy: str
    original: str
    containment: float
    direction: str | None = None
    source: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A day of a story and its reports. `basis` is published (their date), inferred (a report without a date, placed
    by `evidence`: its own sentence and the one that dates it) or not said (no day)."""

    day: str | None
    articles: tuple[str, ...]
    basis: str = "published"
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of one story, oldest first. `title` is a real headline; `voices` are groups of articles that copy.

    `storyline` is the id of the first story of those it goes on with, None where it stands alone; `chapters` its days.
    """

    id: str
    articles: tuple[str, ...]
    title: str | None = None
    begin: str | None = None
    end: str | None = None
    actors: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    voices: tuple[tuple[str, ...], ...] = ()
    storyline: str | None = None
    chapters: tuple[Chapter, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """An office as the reports tell it: first and last day it is seen held, `former` where a report says so."""

    title: str
    body: str | None
    first_seen: str | None
    last_seen: str | None
    evidence: tuple[Evidence, ...]
    former: bool = False


@dataclass(frozen=True, slots=True)
class Alias:
    """A name an actor goes by and where it stands."""

    name: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """The same person, body or place under all names. `members` are (article id, index into its entities)."""

    id: str
    name: str
    kind: str
    aliases: tuple[Alias, ...]
    offices: tuple[Office, ...] = ()
    members: tuple[tuple[str, int], ...] = ()
    key: str | None = None
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """One report's wording of a statement: `quotation` is an index into that reading's quotations."""

    article: str
    quotation: int
    text: str
    kind: str
    date: str | None
    evidence: tuple[Evidence, ...]
    occasion: str | None = None
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """What one speaker said, in the wordings of the reports, earliest first; `occasions` are the days it was said.

    Where several spoke together, `speaker` names them all, and `actors` are those of them who are known."""

    id: str
    speaker: str
    wordings: tuple[Wording, ...]
    occasions: tuple[str, ...] = ()
    actor: str | None = None
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting or visit: `who` the names, `date` (a day, else the week, month or year that is told) and `place` None
    where not said; `status` is held, planned, cancelled, postponed, denied or possible; `departure` the day that a
    visitor left, where a report tells it."""

    id: str
    who: tuple[str, ...]
    date: str | None
    place: str | None
    status: str
    evidence: tuple[Evidence, ...]
    kind: str = "meeting"
    topics: tuple[str, ...] = ()
    duration: tuple[str, ...] = ()
    date_basis: str | None = None
    story: str | None = None
    departure: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What reports assert about one thing, with the voices that say it, say otherwise, and are silent."""

    id: str
    story: str
    kind: str
    text: str
    evidence: tuple[Evidence, ...]
    said_by: tuple[str, ...]
    otherwise: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    speaker: str | None = None
    date: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a difference: what one report has."""

    article: str
    value: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where reports part. `kind` is number, date, duration, place, name, title, participants, attribution, strength,
    certainty, status, polarity, order, wording, occasion (when it was said, why it happened) or object (what was taken,
    discussed); `judgement` says in words how the sides stand."""

    kind: str
    topic: str
    sides: tuple[Side, ...]
    judgement: str = ""
    story: str | None = None
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that many reports say together."""

    reprints: tuple[Reprint, ...] = ()
    stories: tuple[Story, ...] = ()
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    claims: tuple[Claim, ...] = ()
    differences: tuple[Difference, ...] = ()
