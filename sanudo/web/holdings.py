"""A record on disk in; what the views ask of it out, remembered until the record changes.

The views see articles as cards, evidence as quoted words with an address, and the comparison with its indexes;
they never see the database. Knows nothing of HTML.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol, TypeVar, cast
from urllib.parse import quote

from sanudo.article.types import Article, Span
from sanudo.comparing.types import Actor, Difference, Evidence, Meeting, Reprint, Statement, Story
from sanudo.reading.types import Event, Position, Quotation, Reading
from sanudo.record.events_asked import EventsAsked
from sanudo.record.record import Record
from sanudo.telling.real_events import RealEvent, events_of
from sanudo.telling.timeline import Compared, compared
from sanudo.web.page import NotHere

Value = TypeVar("Value")


class RecordLike(Protocol):
    """What the app needs of a record: `sanudo.Record` has it."""

    def articles(self) -> Iterable[Any]: ...
    def article(self, id: str) -> Article: ...
    def reading(self, id: str) -> Reading: ...
    def readings(self) -> Iterable[Reading]: ...
    def compared(self, table: str, story: str | None = None) -> Iterable[Any]: ...
    def resting_on(self, table: str, articles: Iterable[str]) -> list[Any]: ...
    def largest(self, table: str, most: int, first: int = 0, kind: str | None = None) -> list[Any]: ...
    def actor(self, id: str) -> Actor: ...
    def actors_in(self, article: str) -> dict[int, tuple[str, str]]: ...
    def actor_kinds(self) -> dict[str, int]: ...
    def events_found(self, asked: EventsAsked, most: int, first: int = 0) -> list[tuple[str, int]]: ...
    def events_counted(self, asked: EventsAsked, column: str) -> dict[str, int]: ...
    @property
    def counts(self) -> dict[str, int]: ...
    def search(self, query: str, limit: int = 20) -> Sequence[Any]: ...
    def problems(self) -> Iterable[Any]: ...
    def corrections(self) -> Sequence[Any]: ...


_MOST_SHARE = 4  # a quarter of the reports: from there on all are read rather than each alone


@dataclass(frozen=True, slots=True)
class Card:
    """An article as lists show it. `date` is None where the report does not say."""

    id: str
    name: str
    outlet: str | None
    headline: str | None
    date: str | None
    date_kind: str | None
    url: str | None
    story: str | None

    @property
    def title(self) -> str:
        """The headline, or the name of the input where there is none."""
        return self.headline or self.name

    @property
    def source(self) -> str:
        """The outlet; where it is not said the beginning of the headline, or the name of the input."""
        return self.outlet or (f"“{_beginning(self.headline)}”" if self.headline else self.name)

    @property
    def href(self) -> str:
        """The address of the article's page."""
        return article_href(self.id)


@dataclass(frozen=True, slots=True)
class Cite:
    """Evidence as a reader wants it: the words, what stands around them, who printed them and where to look."""

    article: str
    span: Span
    words: str
    before: str
    after: str
    source: str
    headline: str
    date: str | None
    href: str


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A quotation of one report; `actor` and `statement` are ids where the comparison knows them."""

    article: str
    index: int
    quotation: Quotation
    words: str
    speaker: str | None
    actor: str | None
    statement: str | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event of one report, its participants' names as the comparison resolves them."""

    article: str
    index: int
    event: Event
    actors: tuple[tuple[str, str | None], ...]
    recipients: tuple[tuple[str, str | None], ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A position of one report."""

    article: str
    index: int
    position: Position
    holder: str
    actor: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What all readings hold, in order of the articles."""

    quotes: tuple[QuoteRow, ...]
    events: tuple[EventRow, ...]
    positions: tuple[PositionRow, ...]


class Together:
    """What the reports say together, each table read when it is first asked for."""

    def __init__(self, keep: Callable[[str], tuple[Any, ...]]) -> None:
        self._keep = keep

    @property
    def reprints(self) -> tuple[Reprint, ...]:
        """Who copied whom."""
        return self._keep("reprints")

    @property
    def stories(self) -> tuple[Story, ...]:
        """The stories, in the comparison's order."""
        return self._keep("stories")

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The actors."""
        return self._keep("actors")

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements."""
        return self._keep("statements")

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings and visits."""
        return self._keep("meetings")

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Where reports part; their places in this row are their numbers."""
        return self._keep("differences")


class Holdings:
    """The record behind the app. One connection a thread; what is dear to make is kept while `stamp()` holds."""

    def __init__(
        self, open_record: Callable[[], RecordLike], name: str, stamp: Callable[[], Hashable] = lambda: 0
    ) -> None:
        self.name = name
        self._open = open_record
        self._stamp = stamp
        self._local = threading.local()
        self._lock = threading.RLock()
        self._kept: dict[str, object] = {}
        self._kept_at: Hashable = None
        self._readings: OrderedDict[str, Reading] = OrderedDict()

    @property
    def record(self) -> RecordLike:
        """The record, opened once a thread."""
        found = getattr(self._local, "record", None)
        if found is None:
            found = self._local.record = self._open()
        return cast(RecordLike, found)

    def cards(self) -> dict[str, Card]:
        """All articles by id, dated first to last, the undated after them."""
        return self._keep("cards", self._make_cards)

    def card(self, id: str) -> Card:
        """The card of one article; one that is not in the record has its id for a name."""
        return self.cards().get(id) or Card(id, id, None, None, None, None, None, None)

    def reading(self, id: str) -> Reading:
        """The reading of one article. Raises NotHere where the record holds no such article."""
        if id not in self.cards():
            raise NotHere(f"No article {id} in this record.")
        with self._lock:
            kept = self._readings.get(id)
            if kept is not None:
                self._readings.move_to_end(id)
                return kept
        try:
            reading = self.record.reading(id)
        except KeyError:  # stored, not yet analysed
            reading = Reading(self.record.article(id))
        with self._lock:
            self._readings[id] = reading
            while len(self._readings) > 256:
                self._readings.popitem(last=False)
        return reading

    def article(self, id: str) -> Article:
        """One article as it came, with what its page sets into its sentences. Raises NotHere where it is not held."""
        if id not in self.cards():
            raise NotHere(f"No article {id} in this record.")
        return self.record.article(id)

    def text(self, id: str) -> str:
        """The text of one article as it was read, "" where the record does not hold it."""
        try:
            return self.reading(id).article.text
        except NotHere:
            return ""

    def comparison(self) -> Together:
        """What the reports say together; empty where the record was not compared yet."""
        return Together(lambda table: self._keep(table, lambda: tuple(self.record.compared(table))))

    def compared(self, story: Story) -> Compared:
        """Statements, meetings and contradictions of one story by what they rest on."""
        return compared(cast(Record, self.record), story)

    def stories(self) -> dict[str, Story]:
        """Stories by id."""
        return self._keep("stories by id", lambda: {story.id: story for story in self.comparison().stories})

    def actors(self) -> dict[str, Actor]:
        """Actors by id."""
        return self._keep("actors by id", lambda: {actor.id: actor for actor in self.comparison().actors})

    def statements(self) -> dict[str, Statement]:
        """Statements by id."""
        return self._keep("statements by id", lambda: {item.id: item for item in self.comparison().statements})

    def actor_of(self, article: str, entity: int | None) -> Actor | None:
        """The actor that an entity of an article is, None where it was not resolved."""
        if entity is None:
            return None
        return self._keep(f"members of {article}", lambda: self._make_members(article)).get((article, entity))

    def actor_named(self, name: str) -> Actor | None:
        """The actor that goes by `name`, in whatever case; a main name before an alias."""
        return self._keep("names", self._make_names).get(name.casefold())

    def statement_of(self, article: str, quotation: int) -> str | None:
        """The id of the statement that a quotation is a wording of."""
        return self._keep(f"wordings of {article}", lambda: self._make_wordings(article)).get(quotation)

    def actor(self, id: str) -> Actor | None:
        """The actor of that id."""
        if self.is_kept("actors by id"):
            return self.actors().get(id)
        try:
            return self.record.actor(id)
        except KeyError:
            return None

    def findings(self) -> Findings:
        """The quotations, events and positions of all readings."""
        return self._keep("findings", self._make_findings)

    def findings_of(self, articles: Sequence[str]) -> Findings:
        """Those of some readings, without reading the others; of all where those are most."""
        if self.is_kept("findings") or len(articles) * _MOST_SHARE > len(self.cards()):
            wanted, every = set(articles), self.findings()
            return Findings(
                tuple(row for row in every.quotes if row.article in wanted),
                tuple(row for row in every.events if row.article in wanted),
                tuple(row for row in every.positions if row.article in wanted),
            )
        wanted = set(articles)
        return self._gathered([self.reading(id) for id in self.cards() if id in wanted])

    def event_row(self, article: str, index: int) -> EventRow:
        """One event of one report."""
        return next(islice(self._events(self.reading(article)), index, None))

    def is_kept(self, key: str) -> bool:
        """Whether something dear to make is at hand."""
        with self._lock:
            return key in self._kept and self._stamp() == self._kept_at

    def real_events(self) -> list[RealEvent]:
        """The events of all readings, one for each that happened."""
        return self._keep("real events", self._make_real_events)

    def cite(self, article: str, span: Span, around: int = 90) -> Cite:
        """The words of a span with up to `around` characters on both sides, cut at word ends and line ends."""
        text = self.text(article)
        card = self.card(article)
        return Cite(
            article=article,
            span=span,
            words=text[span.start : span.end],
            before=_before(text, span.start, around),
            after=_after(text, span.end, around),
            source=card.source,
            headline=card.title,
            date=card.date,
            href=article_href(article, [span]),
        )

    def cites(self, evidence: Iterable[Evidence]) -> list[Cite]:
        """The words of each piece of evidence."""
        return [self.cite(item.article, item.span) for item in evidence]

    def kept(self, key: str, make: Callable[[], Value]) -> Value:
        """What a view makes of the whole record, remembered until the record changes."""
        return self._keep(f"view: {key}", make)

    def _keep(self, key: str, make: Callable[[], Value]) -> Value:
        stamp = self._stamp()
        with self._lock:
            if stamp != self._kept_at:
                self._kept.clear()
                self._readings.clear()
                self._kept_at = stamp
            if key not in self._kept:
                self._kept[key] = make()
            return cast(Value, self._kept[key])

    def _make_members(self, article: str) -> dict[tuple[str, int], Actor]:
        """Who the entities of one article are: of that article alone until all actors are at hand."""
        if "actors" not in self._kept:
            actors = self.record.resting_on("actors", [article])
            return {member: actor for actor in actors for member in actor.members if member[0] == article}
        every = self._keep("members", self._make_every_member)
        return every.get(article, {})

    def _make_wordings(self, article: str) -> dict[int, str]:
        """The statements that the quotations of one article are wordings of: its own until all are at hand."""
        if "statements" in self._kept:
            return self._keep("wordings", self._make_every_wording).get(article, {})
        statements: list[Statement] = self.record.resting_on("statements", [article])
        return {w.quotation: one.id for one in reversed(statements) for w in one.wordings if w.article == article}

    def _make_every_wording(self) -> dict[str, dict[int, str]]:
        found: dict[str, dict[int, str]] = {}
        for statement in reversed(self.comparison().statements):
            for wording in statement.wordings:
                found.setdefault(wording.article, {})[wording.quotation] = statement.id
        return found

    def _make_every_member(self) -> dict[str, dict[tuple[str, int], Actor]]:
        found: dict[str, dict[tuple[str, int], Actor]] = {}
        for actor in self.comparison().actors:
            for member in actor.members:
                found.setdefault(member[0], {})[member] = actor
        return found

    def _make_cards(self) -> dict[str, Card]:
        story_of = {article: story.id for story in self.comparison().stories for article in story.articles}
        cards = [_card(item, story_of.get(item.id)) for item in self.record.articles()]
        cards.sort(key=lambda card: (card.date is None, card.date or "", card.name, card.id))
        return {card.id: card for card in cards}

    def _make_names(self) -> dict[str, Actor]:
        names: dict[str, Actor] = {}
        for actor in self.comparison().actors:
            for alias in actor.aliases:
                names.setdefault(alias.name.casefold(), actor)
        for actor in self.comparison().actors:
            names[actor.name.casefold()] = actor
        return names

    def _make_findings(self) -> Findings:
        order = {id: place for place, id in enumerate(self.cards())}
        self.statements()  # all of them at once, rather than article by article
        return self._gathered(
            sorted(self.record.readings(), key=lambda reading: order.get(reading.article.id, len(order)))
        )

    def _gathered(self, readings: Sequence[Reading]) -> Findings:
        return Findings(
            quotes=tuple(row for reading in readings for row in self._quotes(reading)),
            events=tuple(row for reading in readings for row in self._events(reading)),
            positions=tuple(row for reading in readings for row in self._positions(reading)),
        )

    def _make_real_events(self) -> list[RealEvent]:
        readings = {reading.article.id: reading for reading in self.record.readings()}
        return events_of(readings, self.comparison().stories, self.comparison().actors)

    def _quotes(self, reading: Reading) -> Iterator[QuoteRow]:
        for index, quotation in enumerate(reading.quotations):
            name, actor = self.named(reading.article.id, quotation.speaker, quotation.speaker_name or "")
            words = " … ".join(span.of(reading.article.text) for span in quotation.spans)
            statement = self.statement_of(reading.article.id, index)
            yield QuoteRow(reading.article.id, index, quotation, words, name or None, actor, statement)

    def _events(self, reading: Reading) -> Iterator[EventRow]:
        for index, event in enumerate(reading.events):
            sides = [
                tuple(self.named(reading.article.id, item.entity, item.name) for item in side)
                for side in (event.actors, event.recipients)
            ]
            sentence = event.sentence.of(reading.article.text)
            yield EventRow(reading.article.id, index, event, sides[0], sides[1], sentence)

    def _positions(self, reading: Reading) -> Iterator[PositionRow]:
        for index, position in enumerate(reading.positions):
            name, actor = self.named(reading.article.id, position.entity, position.holder)
            words = position.span.of(reading.article.text)
            yield PositionRow(reading.article.id, index, position, name, actor, words)

    def named(self, article: str, entity: int | None, name: str) -> tuple[str, str | None]:
        """The name and id of the actor that an entity of an article is; `name` and None where it is nobody known."""
        known = self._keep(f"named in {article}", lambda: self.record.actors_in(article))
        id, shown = known.get(entity, (None, name)) if entity is not None else (None, name)
        return shown, id


def _beginning(text: str, most: int = 34) -> str:
    """The first words of a text."""
    if len(text) <= most:
        return text
    whole = text[:most].rsplit(" ", 1)[0] or text[:most]
    return whole.rstrip(" ,;:-–—") + " …"


def article_href(id: str, spans: Sequence[Span] = (), layers: str | None = None) -> str:
    """The address of an article's page, of a place in it where spans are given."""
    query = [f"layers={layers}"] if layers is not None else []
    if spans:
        query.append("at=" + ",".join(f"{span.start}-{span.end}" for span in spans))
    return f"/article/{quote(id, safe='')}" + ("?" + "&".join(query) if query else "") + ("#at" if spans else "")


def _card(item: Any, story: str | None) -> Card:
    published = getattr(item, "published", None)
    return Card(
        id=item.id,
        name=item.name,
        outlet=item.outlet,
        headline=item.headline,
        date=getattr(published, "value", published),
        date_kind=getattr(published, "kind", None) or getattr(item, "published_kind", None),
        url=getattr(item, "url", None),
        story=story,
    )


def _before(text: str, start: int, around: int) -> str:
    found = text[max(0, start - around) : start]
    found = found[found.rfind("\n") + 1 :]
    if start - len(found) > 0 and len(found) == around:
        found = "…" + found[found.find(" ") :]
    return found


def _after(text: str, end: int, around: int) -> str:
    found = text[end : end + around]
    line = found.find("\n")
    if line >= 0:
        return found[:line]
    if len(found) == around:
        return found[: found.rfind(" ") + 1] + "…"
    return found
