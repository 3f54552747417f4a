"""What a report is compared by, kept beside it: its profile, the numbers of its sentences, and what it tells of its
entities. A reading in, rows out, and the same values again. It decides nothing.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from sys import intern

from sanudo.article.inserts import without_inserts
from sanudo.article.types import Article, Span
from sanudo.comparing.clusters import Dots
from sanudo.comparing.offices import Member
from sanudo.comparing.profiles import Profile, profile
from sanudo.comparing.reprints import Sheet, day_of, paragraph_sentences, sheet
from sanudo.comparing.resolving import members_of
from sanudo.comparing.stories import dots_of, item_of
from sanudo.comparing.surroundings import is_named
from sanudo.reading.types import Reading, Role
from sanudo.record.codec import from_json, to_json
from sanudo.record.packing import pack, unpack

PROFILES = 4_000  # profiles held in memory


@dataclass(frozen=True, slots=True)
class Named:
    """What a report tells of one entity: a Member without what all of the report share."""

    name: str
    kind: str
    key: str | None = None
    country: str | None = None
    sector: str | None = None
    gender: str | None = None
    namings: tuple[tuple[str, Span], ...] = ()
    roles: tuple[Role, ...] = ()
    by_office: bool = False
    named: bool = True


@dataclass(frozen=True, slots=True)
class Entities:
    """What a report tells of all its entities, and its day."""

    day: str | None
    named: tuple[Named, ...]


def store_sheet(db: sqlite3.Connection, key: int, reading: Reading) -> None:
    """Keep what the report with row `key` is compared by."""
    item = item_of(reading.article)
    own = profile(reading.article)
    sentences = sheet(reading.article, paragraph_sentences(reading)).sentences
    numbers = sorted({number_of(sentence.key) for sentence in sentences})
    db.execute(
        "INSERT OR REPLACE INTO sheets VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            key,
            item.day,
            day_of(reading.article),
            json.dumps(dots_of(own, own)),
            pack(json.dumps(asdict(own))),
            json.dumps(numbers),
            pack(to_json(_entities(reading))),
        ),
    )


def number_of(sentence: str) -> int:
    """A sentence as a number that SQLite can hold; two sentences of one number are as good as never met."""
    return int.from_bytes(hashlib.blake2b(sentence.encode("utf-8", "replace"), digest_size=8).digest()) >> 1


class Profiles:
    """Profiles by article, those used last held in memory."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.of = lru_cache(maxsize=PROFILES)(self._load)

    def _load(self, key: int) -> tuple[Profile, Dots]:
        own, blob = self._db.execute("SELECT own, profile FROM sheets WHERE article = ?", (key,)).fetchone()
        return Profile(**json.loads(unpack(blob))), tuple(json.loads(own))


def sentences_of(db: sqlite3.Connection, key: int) -> list[int]:
    """The numbers of the sentences that may be copied, as they were when the report was taken up."""
    row = db.execute("SELECT sentences FROM sheets WHERE article = ?", (key,)).fetchone()
    return [] if row is None else [int(number) for number in json.loads(row[0])]


def copy_sheet(db: sqlite3.Connection, key: int) -> Sheet:
    """The report as sentences that may be copied."""
    value, text = db.execute("SELECT value, text FROM articles WHERE key = ?", (key,)).fetchone()
    article = without_inserts(from_json(Article, unpack(value), text=unpack(text)))
    rows = db.execute("SELECT start, end FROM sentences WHERE article = ? AND part = 'paragraph' ORDER BY n", (key,))
    return sheet(article, [Span(start, end) for start, end in rows])


def _entities(reading: Reading) -> Entities:
    published = reading.article.published
    return Entities(
        published.day if published else None,
        tuple(
            Named(m.name, m.kind, m.key, m.country, m.sector, m.gender, m.namings, m.roles, m.by_office, is_named(e))
            for m, e in zip(members_of(reading), reading.entities, strict=True)
        ),
    )


def all_entities(db: sqlite3.Connection) -> Iterator[tuple[str, Entities]]:
    """The id of each report and what it tells of its entities, in the order in which they are resolved."""
    rows = db.execute(
        "SELECT a.id, s.entities FROM sheets s JOIN articles a ON a.key = s.article ORDER BY a.name, a.id"
    )
    for article, blob in rows:
        yield article, from_json(Entities, unpack(blob))


def members_told(article: str, told: Entities) -> Iterable[Member]:
    """The entities of one report, as they are resolved."""
    context = frozenset(named.key for named in told.named if named.key)
    for index, named in enumerate(told.named):
        namings = tuple((intern(name), span) for name, span in named.namings)  # one name is written many times
        yield Member(
            article=article,
            index=index,
            name=named.name,
            kind=named.kind,
            key=named.key,
            country=named.country,
            sector=named.sector,
            gender=named.gender,
            day=told.day,
            names=tuple(name for name, _ in namings),
            namings=namings,
            roles=named.roles,
            by_office=named.by_office,
            context=context,
        )
