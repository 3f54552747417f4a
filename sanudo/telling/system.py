"""The political system as the reports tell it: who belongs, applies, may decide, veto or speak, in which formats.

A record goes in, dated `Fact`s come out, each with its evidence, and the `State` of the system on a day with what is
new since the day before it that the reports tell of. What neither a frame of
system_frames.tsv (by the parse) nor a pattern of system.tsv (by the words) tells is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sanudo.article.types import Span
from sanudo.comparing.types import Actor, Evidence
from sanudo.language.gazetteer.states import states
from sanudo.reading.types import Quotation, Reading
from sanudo.record.record import Record
from sanudo.telling.patterns import Match, find_matches, state_of
from sanudo.telling.system_frames import find_facts

KINDS = (
    "member",
    "applicant",
    "invited",
    "not joining",
    "observer",
    "suspended",
    "leaving",
    "chairs",
    "seat",
    "decides",
    "must approve",
    "vetoed",
    "veto",
    "no veto",
    "say",
    "role",
    "only told",
    "limited role",
    "format",
    "new cooperation",
    "new body",
    "dissolved",
    "replaces",
    "founding act",
    "article",
    "treaty",
    "against enlargement",
    "differs",
)
STATUSES = ("in force", "ratified", "signed", "proposed", "sought", "discussed", "denied", "ended")
_BELONGING = frozenset({"member", "applicant", "invited", "not joining", "suspended", "leaving", "observer"})
_UNSURE = re.compile(r"\b(if|unless|whether|not|never|no|would|could|may|might|should|hopes?|wants?|possible)\b")

Key = tuple[str, str | None, str | None, str]


@dataclass(frozen=True, slots=True)
class Told:
    """One report's words for a fact: where, when, and who alone says so (None: the report itself)."""

    evidence: Evidence
    text: str
    day: str | None
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Fact:
    """`subject` stands to `body` as `kind` says; `status` is one of STATUSES; `told` earliest first, undated last.

    For a format, a new body or an article the fact is in the words of `told`.
    """

    kind: str
    subject: str | None
    body: str | None
    status: str
    told: tuple[Told, ...]

    @property
    def first(self) -> str | None:
        """The first day it is told."""
        return self.told[0].day

    @property
    def last(self) -> str | None:
        """The last day it is told."""
        return next((told.day for told in reversed(self.told) if told.day), None)


@dataclass(frozen=True, slots=True)
class State:
    """The system on a day: `facts` that hold by what was told until then, `new` those first told on `since`'s next day.

    `day` is the last day on which the reports tell a fact, `before` the one before it; `gone` are facts that a later
    one of the same two has taken the place of.
    """

    day: str | None
    before: str | None
    facts: tuple[Fact, ...]
    new: tuple[Fact, ...]
    gone: tuple[Fact, ...]


def system_on(facts: Iterable[Fact], on: str | None = None) -> State:
    """The state of the system by what is told until `on` (a day, month or year; all where None)."""
    until = [known for fact in facts if (known := _until(fact, on))]
    days = sorted({told.day for fact in until for told in fact.told if told.day})
    day = days[-1] if days else None
    before = days[-2] if len(days) > 1 else None
    gone = tuple(fact for fact in until if any(_replaces(other, fact) for other in until))
    holding = tuple(fact for fact in until if fact not in gone)
    return State(day, before, holding, tuple(fact for fact in holding if day and fact.first == day), gone)


def facts_of(record: Record, story: str | None = None) -> list[Fact]:
    """The facts of a record (of one story where its id is given), by kind, then by those they are about."""
    actors = record.actors() if story is None else record.resting_on("actors", record.story(story).articles)
    actor_of = {member: actor for actor in actors for member in actor.members}
    found: dict[Key, dict[Evidence, Told]] = {}
    for reading in record.readings(story):
        for key, told in _facts(reading, actor_of):
            found.setdefault(key, {}).setdefault(told.evidence, told)
    facts = [
        Fact(kind, subject, body, status, tuple(sorted(told.values(), key=_when)))
        for (kind, subject, body, status), told in found.items()
    ]
    return sorted(facts, key=lambda f: (KINDS.index(f.kind), f.body or "", f.subject or "", STATUSES.index(f.status)))


def _facts(reading: Reading, actor_of: dict[tuple[str, int], Actor]) -> Iterator[tuple[Key, Told]]:
    taken: list[tuple[str, Span]] = []
    for fact in find_facts(reading):
        taken.append((_sort_of(fact.kind), fact.span))
        subject, body = (_named(reading, one, actor_of) for one in (fact.subject, fact.body))
        yield (fact.kind, subject, body, fact.status), told_at(reading, fact.span, actor_of)
    for match in find_matches(reading, rows()):
        _, kind, status = match.row
        if _doubtful(reading, match) or any(k == _sort_of(kind) and span.overlaps(match.span) for k, span in taken):
            continue
        taken.append((_sort_of(kind), match.span))
        subject = _name(reading, match, ("state", "who"), actor_of)
        body = _name(reading, match, ("body",), actor_of)
        yield (kind, subject, body, status), told_at(reading, match.span, actor_of)


def _sort_of(kind: str) -> str:
    """What kinds of fact the same words cannot tell both of."""
    return "belonging" if kind in _BELONGING else "veto" if kind == "no veto" else kind


def _named(reading: Reading, one: int | str | None, actor_of: dict[tuple[str, int], Actor]) -> str | None:
    return named(reading, one, actor_of) if isinstance(one, int) else one


def told_at(reading: Reading, span: Span, actor_of: dict[tuple[str, int], Actor]) -> Told:
    """The words of a span with their day and the speaker in whose words they stand."""
    quotation = quotation_over(reading, span)
    published = reading.article.published.day if reading.article.published else None
    day = (
        quotation.date if quotation and quotation.date and re.match(r"\d{4}-\d\d-\d\d$", quotation.date) else published
    )
    speaker = quotation.speaker_name if quotation else None
    if quotation and quotation.speaker is not None and quotation.speaker < len(reading.entities):
        speaker = named(reading, quotation.speaker, actor_of)
    return Told(Evidence(reading.article.id, span), span.of(reading.article.text), day, speaker)


def quotation_over(reading: Reading, span: Span) -> Quotation | None:
    """The quotation, direct or not, that a span stands in."""
    return next(
        (q for q in reading.quotations if any(s.start <= span.start and span.end <= s.end for s in q.spans)), None
    )


def named(reading: Reading, entity: int, actor_of: dict[tuple[str, int], Actor]) -> str:
    """The name of an entity across reports; a state's own name for its capital or people."""
    one = reading.entities[entity]
    state = state_of(one)
    if state:
        return states()[state].name
    actor = actor_of.get((reading.article.id, entity))
    return actor.name if actor else one.name


def _name(
    reading: Reading, match: Match, places: tuple[str, ...], actor_of: dict[tuple[str, int], Actor]
) -> str | None:
    return next((named(reading, match.places[place], actor_of) for place in places if place in match.places), None)


def _doubtful(reading: Reading, match: Match) -> bool:
    """Whether what should be in force is told with a doubt just before it."""
    if match.row[2] != "in force" or match.row[1] == "not joining":
        return False
    before = reading.article.text[match.sentence.start : match.span.start].lower().split()[-3:]
    return _UNSURE.search(" ".join(before)) is not None


def _when(told: Told) -> tuple[object, ...]:
    return (told.day is None, told.day or "", told.evidence.article, told.evidence.span)


def _until(fact: Fact, on: str | None) -> Fact | None:
    """The fact as far as it is told until a day; what is undated is always there."""
    told = tuple(t for t in fact.told if on is None or t.day is None or t.day[: len(on)] <= on)
    return Fact(fact.kind, fact.subject, fact.body, fact.status, told) if told else None


def _replaces(new: Fact, old: Fact) -> bool:
    """Whether a later fact of the same two has taken the place of an earlier one: on belonging, or what was proposed or
    sought and is in force now, or what was in force and has ended."""
    if (new.subject, new.body) != (old.subject, old.body) or not new.subject or not new.body:
        return False
    firm = new.status in ("in force", "ended") and new.status != old.status
    alike = firm and (new.kind == old.kind or {new.kind, old.kind} <= _BELONGING)
    turned = firm or (new.status == old.status == "in force" and new.kind != old.kind)
    belonging = turned and {new.kind, old.kind} <= _BELONGING
    return bool((alike or belonging) and new.first and old.last and new.first > old.last)


@cache
def rows() -> tuple[tuple[str, ...], ...]:
    """The patterns with their kind and status."""
    lines = files("sanudo.telling").joinpath("system.tsv").read_text("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#") and "\t" in line)
