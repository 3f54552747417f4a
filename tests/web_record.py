"""A small record held in memory for the tests of the web app: three reports of one story, written for this.

`Shelf` answers as `sanudo.Record` does. Every span is found by its words, so that the texts can be changed freely.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from sanudo.article.types import Article, Dateline, Dating, Part, Span
from sanudo.comparing.types import (
    Actor,
    Alias,
    Chapter,
    Claim,
    Comparison,
    Difference,
    Evidence,
    Meeting,
    Office,
    Reprint,
    Side,
    Statement,
    Story,
    Wording,
)
from sanudo.reading.types import (
    Entity,
    Event,
    Mention,
    Participant,
    Position,
    Quotation,
    Reading,
    Role,
    Sentence,
    TimeExpression,
)
from sanudo.record import writing
from sanudo.record.compared import evidence_of
from sanudo.record.events_asked import EventsAsked
from sanudo.record.record import Record
from sanudo.record.types import Correction, Hit
from sanudo.sources.problem import Problem
from sanudo.web.app import app_over

HARBOUR = """Home > World
Tuesday, 4 May 2004

Vesna talks open in Port Arlo

Port Arlo, 4 May -- President Ana Vesna of Orland said on Monday that\
 her country would "open the harbour to all" before winter.

She met Prime Minister Tomas Brek for two hours. "We want peace, not promises," she added.

Brek rejected a proposal to close the northern base.

Ana Vesna arrives at the harbour
PRINT THIS PAGE
"""
SAID = '"We want peace, not promises," she added.'
COURIER = """Orland and Brek end talks

Orland's president, Ana Vesna, promised to open the harbour to everybody, officials said. The talks lasted three hours.

Mr Brek would not close the base in the north.
"""
HOSTILE = """<script>alert("x")</script> & "quoted" <b>bold</b>

A report that says nothing of when it was written.\r
It names <img src=x onerror=alert(1)> nobody.
"""


def span(text: str, words: str, after: int = 0) -> Span:
    """Where `words` stand in `text`, first place at or after `after`."""
    start = text.index(words, after)
    return Span(start, start + len(words))


def _article(id: str, name: str, text: str, parts: list[tuple[str, str]], **fields: object) -> Article:
    return Article(id, name, text, tuple(Part(kind, span(text, words)) for kind, words in parts), **fields)  # type: ignore[arg-type]


def harbour() -> Reading:
    """The fullest reading: every stage has something, and spans overlap."""
    text = HARBOUR
    para = "Port Arlo, 4 May -- President Ana Vesna"
    first = text[text.index(para) : text.index("before winter.") + len("before winter.")]
    second = text[text.index("She met") : text.index("she added.") + len("she added.")]
    third = "Brek rejected a proposal to close the northern base."
    article = _article(
        "aaaa000000000001",
        "harbour.txt",
        text,
        [
            ("boilerplate", "Home > World"),
            ("timestamp", "Tuesday, 4 May 2004"),
            ("headline", "Vesna talks open in Port Arlo"),
            ("paragraph", first),
            ("dateline", "Port Arlo, 4 May --"),
            ("paragraph", second),
            ("paragraph", third),
            ("caption", "Ana Vesna arrives at the harbour"),
            ("boilerplate", "PRINT THIS PAGE"),
        ],
        outlet="Harbour Times",
        headline="Vesna talks open in Port Arlo",
        dateline=Dateline(span(text, "Port Arlo, 4 May --"), "Port Arlo", None, "2004-05-04"),
        published=Dating("2004-05-04", "timestamp", span(text, "Tuesday, 4 May 2004")),
    )
    vesna, she = span(text, "Ana Vesna", text.index(para)), span(text, "She met")
    brek = span(text, "Tomas Brek")
    brek_again = span(text, "Brek", text.index(third))
    mentions = (
        Mention(vesna, "PERSON", 0, "name", "full name"),
        Mention(span(text, "Orland"), "LOC", 1, "name", "gazetteer"),
        Mention(Span(she.start, she.start + 3), "PERSON", 0, "pronoun", "she: the only woman named before"),
        Mention(brek, "PERSON", 2, "name", "full name"),
        Mention(brek_again, "PERSON", 2, "name", "surname of Tomas Brek"),
    )
    entities = (
        Entity(
            "Ana Vesna", "PERSON", (mentions[0], mentions[2]), (Role("President", "Orland", span(text, "President")),)
        ),
        Entity("Orland", "LOC", (mentions[1],), (), "ORL", "ORL"),
        Entity("Tomas Brek", "PERSON", mentions[3:], (Role("Prime Minister", None, span(text, "Prime Minister")),)),
    )
    met = span(text, "She met Prime Minister Tomas Brek for two hours.")
    return Reading(
        article,
        sentences=(Sentence(span(text, first)), Sentence(met), Sentence(span(text, SAID)), Sentence(span(text, third))),
        times=(
            TimeExpression(
                span(text, "Monday"), "DATE", "2004-05-03", rule="weekday", anchor="2004-05-04", basis="resolved"
            ),
            TimeExpression(span(text, "two hours"), "DURATION", "PT2H", rule="count of units"),
        ),
        mentions=mentions,
        entities=entities,
        quotations=(
            Quotation(
                (span(text, 'her country would "open the harbour to all" before winter'),),
                "mixed",
                0,
                vesna,
                "Ana Vesna",
                span(text, "said"),
                date="2004-05-03",
                date_basis="resolved",
            ),
            Quotation((span(text, "We want peace, not promises"),), "direct", 0, mentions[2].span, "Ana Vesna"),
        ),
        events=(
            Event(
                "CONSULT",
                "meet",
                ("diplomatic",),
                (Participant("Ana Vesna", mentions[2].span, 0),),
                (Participant("Tomas Brek", brek, 2),),
                span(text, "met"),
                met,
                "2004-05-03",
                "Port Arlo",
                quad=1,
                intensity=4.0,
                confidence=0.9,
                cameo="036",
            ),
            Event(
                "REJECT",
                None,
                (),
                (Participant("Tomas Brek", brek_again, 2),),
                (Participant("Ana Vesna", brek_again, 0),),
                span(text, "rejected"),
                span(text, third),
                "2004-06",
                status="planned",
                quad=3,
                intensity=-4.0,
                confidence=0.7,
            ),
        ),
        positions=(Position("Tomas Brek", "closing the northern base", "against", span(text, third), entity=2),),
    )


def courier() -> Reading:
    """A second report, with other words for the same."""
    text = COURIER
    first = text[text.index("Orland's") : text.index("three hours.") + len("three hours.")]
    article = _article(
        "bbbb000000000002",
        "courier.html",
        text,
        [
            ("headline", "Orland and Brek end talks"),
            ("paragraph", first),
            ("paragraph", "Mr Brek would not close the base in the north."),
        ],
        outlet="Courier",
        headline="Orland and Brek end talks",
        published=Dating("2004-05-05T08:30+00:00", "metadata", "meta:article:published_time"),
    )
    vesna = Mention(span(text, "Ana Vesna"), "PERSON", 0)
    return Reading(
        article,
        mentions=(vesna,),
        entities=(Entity("Ana Vesna", "PERSON", (vesna,)),),
        quotations=(
            Quotation((span(text, "to open the harbour to everybody"),), "indirect", 0, vesna.span, "Ana Vesna"),
            Quotation((span(text, "The talks lasted three hours"),), "indirect", via="officials"),
        ),
    )


def hostile() -> Reading:
    """A report that tries to be a page."""
    return Reading(Article("cccc000000000003", "<script>.txt", HOSTILE, headline='<script>alert("x")</script>'))


def comparison() -> Comparison:
    """What the three say together."""
    a, b = HARBOUR, COURIER
    one, two = "aaaa000000000001", "bbbb000000000002"
    lasted = (Side(one, "2 hours", (span(a, "two hours"),)), Side(two, "3 hours", (span(b, "three hours"),)))
    met = Evidence(one, span(a, "She met Prime Minister Tomas Brek for two hours."))
    harbour_words = span(a, 'her country would "open the harbour to all" before winter')
    open_to = span(b, "to open the harbour to everybody")
    return Comparison(
        reprints=(Reprint(two, one, 0.5, None, "AP", (met, Evidence(two, span(b, "The talks lasted three hours.")))),),
        stories=(
            Story(
                "s1",
                (one, two),
                "Vesna talks open in Port Arlo",
                "2004-05-03",
                "2004-05-05",
                ("Ana Vesna", "Tomas Brek"),
                ("Harbour Times", "Courier"),
                ((one,), (two,)),
                "s0",
                (Chapter("2004-05-04", (one,)), Chapter("2004-05-05", (two,), "inferred", (met,))),
            ),
            Story("s0", (), "Vesna to visit Brek", "2004-04-20", "2004-04-20", storyline="s0"),
        ),
        actors=(
            Actor(
                "ana-vesna",
                "Ana Vesna",
                "PERSON",
                (
                    Alias("Ana Vesna", (Evidence(one, span(a, "Ana Vesna")), Evidence(two, span(b, "Ana Vesna")))),
                    Alias("she", (Evidence(one, span(a, "She")),)),
                ),
                (Office("President", "Orland", "2004-05-03", "2004-05-05", (Evidence(one, span(a, "President")),)),),
                ((one, 0), (two, 0)),
            ),
            Actor("tomas-brek", "Tomas Brek", "PERSON", (Alias("Tomas Brek", ()),), (), ((one, 2),)),
        ),
        statements=(
            Statement(
                "q1",
                "Ana Vesna",
                (
                    Wording(one, 0, harbour_words.of(a), "mixed", "2004-05-03", (Evidence(one, harbour_words),)),
                    Wording(two, 0, open_to.of(b), "indirect", None, (Evidence(two, open_to),)),
                ),
                ("2004-05-03",),
                "ana-vesna",
            ),
        ),
        meetings=(
            Meeting(
                "m1",
                ("Ana Vesna", "Tomas Brek"),
                "2004-05-03",
                "Port Arlo",
                "occurred",
                (met,),
                duration=("two hours",),
                story="s1",
            ),
        ),
        claims=(
            Claim("c1", "s1", "number", "The talks lasted two hours", (met,), (one,), (two,)),
            Claim(
                "c2",
                "s1",
                "statement",
                "Vesna would open the harbour",
                (Evidence(one, harbour_words), Evidence(two, open_to)),
                (one, two),
                speaker="Ana Vesna",
                date="2004-05-03",
            ),
            Claim(
                "c3",
                "s1",
                "event",
                "Brek rejected closing the base",
                (Evidence(one, span(a, "rejected")),),
                (one,),
                (),
                (two,),
                date="2004-06",
                status="planned",
            ),
            Claim(
                "c4",
                "s1",
                "meeting",
                "Ana Vesna, Tomas Brek: meeting in Port Arlo",
                (met,),
                (one,),
                (),
                (two,),
                date="2004-05-03",
                status="occurred",
            ),
        ),
        differences=(
            Difference(
                "duration", "How long the talks lasted", lasted, "contradicts: two hours against three", "s1", 0.9
            ),
        ),
    )


class Shelf:
    """A record in memory."""

    def __init__(self, readings: list[Reading], compared: Comparison, problems: list[Problem] | None = None) -> None:
        self.held = {reading.article.id: reading for reading in readings}
        self.together = compared
        self.failed = problems or []

    def articles(self) -> list[Article]:
        return [reading.article for reading in self.held.values()]

    def article(self, id: str) -> Article:
        return self.held[id].article

    def reading(self, id: str) -> Reading:
        return self.held[id]

    def text(self, id: str) -> str:
        return self.held[id].article.text

    def readings(self, story: str | None = None) -> Iterator[Reading]:
        members = {one.id: one.articles for one in self.together.stories}
        return (self.held[id] for id in (self.held if story is None else members[story]))

    def compared(self, table: str, story: str | None = None) -> Iterator[Any]:
        return (row for row in getattr(self.together, table) if story is None or row.story == story)

    def comparison(self) -> Comparison:
        return self.together

    def resting_on(self, table: str, articles: Iterable[str]) -> list[Any]:
        wanted = set(articles)
        if table == "actors":
            return [actor for actor in self.together.actors if wanted & {article for article, _ in actor.members}]
        return [row for row in getattr(self.together, table) if wanted & {article for article, _ in evidence_of(row)}]

    def largest(self, table: str, most: int, first: int = 0, kind: str | None = None) -> list[Any]:
        rows = [row for row in getattr(self.together, table) if kind is None or row.kind == kind]
        if table == "actors":
            return sorted(rows, key=lambda actor: -len({article for article, _ in actor.members}))[first : first + most]
        return sorted(rows, key=lambda story: -len(story.articles))[first : first + most]

    def actor(self, id: str) -> Actor:
        return {actor.id: actor for actor in self.together.actors}[id]

    def actors_in(self, article: str) -> dict[int, tuple[str, str]]:
        return {
            entity: (one.id, one.name) for one in self.together.actors for id, entity in one.members if id == article
        }

    def actor_kinds(self) -> dict[str, int]:
        return dict(Counter(actor.kind for actor in self.together.actors))

    def events_found(self, asked: EventsAsked, most: int, first: int = 0) -> list[tuple[str, int]]:
        raise NotImplementedError("a shelf is small: its events are all read")

    def events_counted(self, asked: EventsAsked, column: str) -> dict[str, int]:
        raise NotImplementedError("a shelf is small: its events are all read")

    @property
    def counts(self) -> dict[str, int]:
        return {field.name: len(getattr(self.together, field.name)) for field in fields(self.together)}

    def actors(self) -> list[Actor]:
        return list(self.together.actors)

    def story(self, id: str) -> Story:
        return next(story for story in self.together.stories if story.id == id)

    def stories(self) -> list[Story]:
        return list(self.together.stories)

    def problems(self) -> list[Problem]:
        return self.failed

    def corrections(self) -> list[Correction]:
        return []

    def search(self, query: str, limit: int = 20, offset: int = 0) -> list[Hit]:
        """Lines that hold all the words."""
        words = query.casefold().split()
        hits = []
        for id, reading in self.held.items():
            text = reading.article.text
            for line in text.splitlines():
                if words and all(word in line.casefold() for word in words):
                    start = text.index(line)
                    at = start + line.casefold().index(words[0])
                    mark = Span(at, at + len(words[0]))
                    where = Span(start, start + len(line))
                    hits.append(Hit(id, where, "paragraph", line, line, (mark,), id, None, None, None))
        return hits[:limit]


def full() -> Shelf:
    """The three reports, compared, with two problems."""
    failed = [
        Problem("long.html", "too_large", "Only the first part was read.", partial=True),
        Problem("photo.jpg", "binary", "photo.jpg is not text; give its article instead."),
    ]
    return Shelf([harbour(), courier(), hostile()], comparison(), failed)


def empty() -> Shelf:
    """A record with nothing in it."""
    return Shelf([], Comparison())


def unread() -> Shelf:
    """Reports that no stage has looked at yet."""
    return Shelf([Reading(harbour().article), Reading(courier().article)], Comparison())


def client(shelf: Shelf) -> TestClient:
    """A client as a browser on this machine is one."""
    return TestClient(app_over(lambda: shelf, "test.db"), base_url="http://127.0.0.1:8000")


def on_disk(shelf: Shelf, path: Path) -> Path:
    """The same as a record on disk."""
    with Record(path, write=True) as record, record.writing() as db:
        for reading in shelf.held.values():
            article = reading.article
            place = f"/in/{article.id}"
            writing.store_article(db, place, article)
            writing.store_input(db, place, 0, article.name, "stored", article.id)
            key = db.execute("SELECT key FROM articles WHERE id = ?", (article.id,)).fetchone()[0]
            writing.store_reading(db, key, reading, "v1")
        for problem in shelf.failed:
            writing.store_problem(db, "/in/" + problem.name, problem)
        writing.store_comparison(db, shelf.together)
    return path
