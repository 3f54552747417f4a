"""The record on disk: `Record(path)` opens it and answers; `Record(path, write=True)` also keeps what it is given.

In: articles, problems, readings, comparisons, corrections by hand. Out: the same values again, and lists and searches
over them. It knows SQLite; it knows nothing of how anything was found, and no screen.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar, cast

from sanudo.article.inserts import without_inserts
from sanudo.article.types import Article
from sanudo.comparing.types import Actor, Comparison, Story
from sanudo.reading.types import Reading
from sanudo.record import corrections as by_hand
from sanudo.record import searching
from sanudo.record.codec import from_json
from sanudo.record.compared import BY_NAME, TABLES
from sanudo.record.dump import dump
from sanudo.record.events_asked import EventsAsked
from sanudo.record.overview import overview, table_counts
from sanudo.record.packing import unpack
from sanudo.record.schema import RecordError, connect
from sanudo.record.types import Correction, Hit, Input, Listed, Overview
from sanudo.sources.problem import Problem

T = TypeVar("T")
_LISTED = "id, name, outlet, headline, published, version, current"
_ORDER = "published IS NULL, published, name, id"


class Record:
    """One record. A context manager; `path` is a file. Opened to read (the default), it never changes the file.

    Raises RecordError, with a sentence, where the file is missing, no record, or of another shape.
    May be used from several threads for reading.
    """

    def __init__(self, path: str | Path, write: bool = False) -> None:
        self.path = Path(path)
        self._writable = write
        self.db: sqlite3.Connection = connect(self.path, write)

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; everything committed is in it."""
        self.db.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it or nothing. Another writer is waited for (see schema.BUSY_SECONDS)."""
        if not self._writable:
            raise RecordError(f"{self.path}: opened to be read; open it with Record(path, write=True) to change it")
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield self.db
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    # -- at a glance

    def overview(self) -> Overview:
        """The record in numbers: inputs and their outcomes, articles, outlets, days, what was found."""
        return overview(self.db)

    @property
    def counts(self) -> dict[str, int]:
        """Rows by table: articles, sentences, quotations, events, stories, actors, ..."""
        return dict(table_counts(self.db))

    # -- reports

    def articles(self, story: str | None = None, all_versions: bool = False) -> list[Listed]:
        """The articles, oldest first, undated last; of one story where its id is given."""
        sql, values = f"SELECT {_LISTED} FROM articles WHERE (current OR ?)", [all_versions]
        if story is not None:
            sql += " AND id IN (SELECT article FROM story_articles WHERE story = ?)"
            values.append(story)  # type: ignore[arg-type]
        rows = self.db.execute(f"{sql} ORDER BY {_ORDER}", values)
        return [_listed(row) for row in rows]

    def article(self, id: str) -> Article:
        """The article of that id. Raises KeyError where there is none."""
        row = self._row("SELECT value, text FROM articles WHERE id = ?", id)
        return from_json(Article, unpack(row[0]), text=unpack(row[1]))

    def text(self, id: str) -> str:
        """The text of an article alone: what every span points into. Raises KeyError where there is none."""
        return unpack(self._row("SELECT text FROM articles WHERE id = ?", id)[0])

    def find_article(self, given: str) -> str:
        """The id that `given` means: an id, the beginning of one, or a name. Raises KeyError where none or several."""
        found = self.db.execute(
            "SELECT id FROM articles WHERE id = ?1 OR (current AND name = ?1) ORDER BY id = ?1 DESC", (given,)
        ).fetchall()
        if not found and len(given) >= 4:
            found = self.db.execute(
                "SELECT id FROM articles WHERE substr(id, 1, ?) = ?", (len(given), given)
            ).fetchall()
        if len(found) != 1 and not (found and found[0][0] == given):
            raise KeyError(given)
        return cast(str, found[0][0])

    def versions(self, id: str) -> list[Listed]:
        """All versions of the input that article `id` is one of, oldest first."""
        rows = self.db.execute(
            f"SELECT {_LISTED} FROM articles WHERE (place, name) = (SELECT place, name FROM articles WHERE id = ?)"
            " ORDER BY version",
            (id,),
        )
        return [_listed(row) for row in rows]

    def edited(self) -> list[tuple[str, ...]]:
        """Inputs that changed between builds: the ids of their versions, oldest first."""
        rows = self.db.execute(
            "SELECT group_concat(id, ' ') FROM (SELECT place, name, id FROM articles ORDER BY place, name, version)"
            " GROUP BY place, name HAVING count(*) > 1 ORDER BY name, 1"
        )
        return [tuple(row[0].split(" ")) for row in rows]

    def original(self, id: str) -> bytes:
        """The bytes as they came, of an article's id or of an original's hash. Raises KeyError where there are none."""
        row = self._row(
            "SELECT bytes FROM originals WHERE hash = coalesce((SELECT original FROM articles WHERE id = ?1), ?1)", id
        )
        return zlib.decompress(row[0])

    def reading(self, id: str) -> Reading:
        """What the article of that id says. Raises KeyError where it isn't there or not yet analysed."""
        row = self._row("SELECT r.value FROM readings r JOIN articles a ON a.key = r.article WHERE a.id = ?", id)
        return from_json(Reading, unpack(row[0]), article=without_inserts(self.article(id)))

    def readings(self, story: str | None = None) -> Iterator[Reading]:
        """The readings of the current articles, oldest first, one at a time; of one story where its id is given."""
        for listed in self.articles(story):
            row = self.db.execute(
                "SELECT r.value, a.value, a.text FROM readings r JOIN articles a ON a.key = r.article WHERE a.id = ?",
                (listed.id,),
            ).fetchone()
            if row is not None:
                article = from_json(Article, unpack(row[1]), text=unpack(row[2]))
                yield from_json(Reading, unpack(row[0]), article=without_inserts(article))

    def inputs(self) -> list[Input]:
        """Everything that was given to read, by name, with what became of it."""
        rows = self.db.execute("SELECT name, outcome, article FROM inputs ORDER BY name, outcome, article")
        return [Input(*row) for row in rows]

    def problems(self) -> list[Problem]:
        """What could not be read, or not wholly, by name."""
        rows = self.db.execute(
            "SELECT name, kind, message, partial, original FROM problems ORDER BY name, kind, message, place"
        )
        return [
            Problem(name, kind, message, bool(partial), original) for name, kind, message, partial, original in rows
        ]

    # -- what they say together

    def comparison(self) -> Comparison:
        """All that the reports say together, as `compare` found it and people corrected it."""
        found = {table.name: tuple(self.compared(table.name)) for table in TABLES}
        return Comparison(**cast(dict[str, Any], found))

    def compared(self, table: str, story: str | None = None) -> Iterator[Any]:
        """The rows of one table of the comparison (stories, actors, meetings, ...) as values, in their order.

        With `story`, those of that story alone (meetings, claims, differences).
        """
        kind = BY_NAME[table].kind
        where, values = ("", ()) if story is None else (" WHERE story = ?", (story,))
        for (value,) in self.db.execute(f"SELECT value FROM {table}{where} ORDER BY rank, n", values):
            yield from_json(kind, unpack(value))

    def resting_on(self, table: str, articles: Iterable[str]) -> list[Any]:
        """The rows of one table of the comparison that rest on words of any of these articles, in their order; of
        actors those who have a member in them."""
        rows = "SELECT DISTINCT r.n FROM evidence r JOIN articles a ON a.key = r.article WHERE a.id = ? AND r.kind = ?"
        if table == "actors":
            rows = "SELECT DISTINCT r.actor FROM actor_members r JOIN articles a ON a.key = r.article WHERE a.id = ?"
        found: set[int] = set()
        for article in articles:
            values = (article,) if table == "actors" else (article, table)
            found.update(n for (n,) in self.db.execute(rows, values))
        told = [self.db.execute(f"SELECT rank, n, value FROM {table} WHERE n = ?", (n,)).fetchone() for n in found]
        return [from_json(BY_NAME[table].kind, unpack(value)) for _, _, value in sorted(told)]

    def place(self, table: str, id: str) -> int:
        """The place of a row in its table's order, counted from 1. Raises KeyError where it isn't there."""
        n, rank = self._row(f"SELECT n, rank FROM {table} WHERE id = ?", id)
        sql = f"SELECT count(*) FROM {table} WHERE rank < ?1 OR (rank = ?1 AND n <= ?2)"
        return cast(int, self.db.execute(sql, (rank, n)).fetchone()[0])

    def page(self, table: str, limit: int, offset: int = 0) -> list[Any]:
        """Some rows of one table of the comparison in their order: what a page shows, however many there are."""
        sql = f"SELECT value FROM {table} ORDER BY rank, n LIMIT ? OFFSET ?"
        return [from_json(BY_NAME[table].kind, unpack(value)) for (value,) in self.db.execute(sql, (limit, offset))]

    def largest(self, table: str, most: int, first: int = 0, kind: str | None = None) -> list[Any]:
        """The rows of most reports, of stories or actors, `first` passed over; of one kind of actors where asked."""
        where = " WHERE kind = ?" if kind is not None else ""
        rows = self.db.execute(
            f"SELECT value FROM {table}{where} ORDER BY articles DESC, rank, n LIMIT ? OFFSET ?",
            (*([kind] if kind is not None else []), most, first),
        )
        return [from_json(BY_NAME[table].kind, unpack(value)) for (value,) in rows]

    def actors_in(self, article: str) -> dict[int, tuple[str, str]]:
        """The id and name of the actor that each entity of an article is."""
        rows = self.db.execute(
            "SELECT m.entity, c.id, c.name FROM actor_members m JOIN articles a ON a.key = m.article"
            " JOIN actors c ON c.n = m.actor WHERE a.id = ?",
            (article,),
        )
        return {entity: (id, name) for entity, id, name in rows}

    def actor_kinds(self) -> dict[str, int]:
        """How many actors there are of each kind."""
        return dict(self.db.execute("SELECT kind, COUNT(*) FROM actors GROUP BY kind ORDER BY kind"))

    def events_found(self, asked: EventsAsked, most: int, first: int = 0) -> list[tuple[str, int]]:
        """The article and number of events, without reading what else their reports say."""
        return list(
            self.db.execute(
                f"{asked.select('a.id, e.n')} {asked.order()} LIMIT ? OFFSET ?", (*asked.values(), most, first)
            )
        )

    def events_counted(self, asked: EventsAsked, column: str) -> dict[str, int]:
        """How many events there are for each value of a column."""
        return dict(self.db.execute(f"{asked.select(f'e.{column}, COUNT(*)')} GROUP BY e.{column}", asked.values()))

    def stories(self) -> list[Story]:
        """The stories, in the comparison's order."""
        return list(self.compared("stories"))

    def actors(self) -> list[Actor]:
        """The actors, in the comparison's order."""
        return list(self.compared("actors"))

    def story(self, id: str) -> Story:
        """The story of that id. Raises KeyError where there is none."""
        return from_json(Story, unpack(self._row("SELECT value FROM stories WHERE id = ?", id)[0]))

    def stories_beginning(self, given: str) -> list[str]:
        """The ids of stories that begin so."""
        return [
            id for (id,) in self.db.execute("SELECT id FROM stories WHERE substr(id, 1, ?) = ?", (len(given), given))
        ]

    def actor(self, id: str) -> Actor:
        """The actor of that id. Raises KeyError where there is none."""
        return from_json(Actor, unpack(self._row("SELECT value FROM actors WHERE id = ?", id)[0]))

    def actor_of(self, article: str, entity: int) -> str | None:
        """The id of the actor that an entity of an article is, None where it was joined with nobody."""
        row = self.db.execute(
            "SELECT c.id FROM actor_members m JOIN articles a ON a.key = m.article JOIN actors c ON c.n = m.actor"
            " WHERE a.id = ? AND m.entity = ?",
            (article, entity),
        ).fetchone()
        return None if row is None else cast(str, row[0])

    def entity_name(self, article: str, entity: int) -> str:
        """The name of an entity within its article; empty where there is none."""
        row = self.db.execute(
            "SELECT e.name FROM entities e JOIN articles a ON a.key = e.article WHERE a.id = ? AND e.n = ?",
            (article, entity),
        ).fetchone()
        return "" if row is None else cast(str, row[0])

    # -- searching

    def search(self, query: str, limit: int = 20, offset: int = 0) -> list[Hit]:
        """The sentences that hold all words of `query`, best first; "..." asks for words in a row."""
        return searching.search(self.db, query, limit, offset)

    def count_hits(self, query: str) -> int:
        """How many sentences `search` would find without a limit."""
        return searching.count(self.db, query)

    # -- corrections by hand (a comparison must follow: sanudo.record.comparing.refresh)

    def corrections(self) -> list[Correction]:
        """The log, oldest first; what was undone says by which row."""
        rows = self.db.execute("SELECT n, kind, value FROM corrections ORDER BY n").fetchall()
        undone = {json.loads(value)["n"]: n for n, kind, value in rows if kind == "undo"}
        return [Correction(n, kind, json.loads(value), undone.get(n)) for n, kind, value in rows]

    def merge_actors(self, into: str, other: str) -> Correction:
        """Two actors are one, known by the name of `into`. Raises KeyError where one isn't there."""
        one, two = self.actor(into), self.actor(other)
        if one.id == two.id:
            raise RecordError(f"{one.name}: an actor cannot be merged with itself; give two ids")
        return self._correct("merge", {"into": self._actor_reference(one), "other": self._actor_reference(two)})

    def split_actor(self, id: str, names: tuple[str, ...] = (), articles: tuple[str, ...] = ()) -> Correction:
        """What goes by `names`, and stands in `articles` (of either, all where none is given), is somebody else."""
        if not names and not articles:
            raise RecordError("nothing to split off; give names, articles, or both")
        actor = self.actor(id)
        value = {"actor": self._actor_reference(actor), "names": sorted(names), "articles": sorted(articles)}
        return self._correct("split", value)

    def rename_actor(self, id: str, name: str) -> Correction:
        """The actor is shown under `name`."""
        return self._correct("rename", {"actor": self._actor_reference(self.actor(id)), "name": name})

    def pin_name(self, id: str, name: str, article: str | None = None) -> Correction:
        """`name` always means this actor: everywhere, or in one article."""
        value = {"actor": self._actor_reference(self.actor(id)), "name": name}
        return self._correct("pin", value if article is None else {**value, "article": article})

    def move_article(self, article: str, story: str | None) -> Correction:
        """The article belongs to that story; to a story of its own where None is given."""
        self._row("SELECT 1 FROM articles WHERE id = ?", article)
        reference = None if story is None else by_hand.story_reference(self.story(story), without=article)
        return self._correct("move", {"article": article, "story": reference})

    def undo(self, n: int | None = None) -> Correction:
        """Undo correction `n`, the last one in force where none is given. Raises RecordError where there is none."""
        left = by_hand.in_force(self.corrections())
        wanted = [each for each in left if n in (None, each.n)]
        if not wanted:
            raise RecordError(
                "there is nothing to undo" if n is None else f"correction {n} isn't in force; see the log"
            )
        return self._correct("undo", {"n": wanted[-1].n})

    def _correct(self, kind: str, value: dict[str, Any]) -> Correction:
        with self.writing() as db:
            text = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
            cursor = db.execute("INSERT INTO corrections (kind, value) VALUES (?, ?)", (kind, text))
        return Correction(cursor.lastrowid or 0, kind, value)

    def _actor_reference(self, actor: Actor) -> dict[str, Any]:
        return by_hand.actor_reference(actor, self.entity_name)

    # -- for tests and for taking away

    def dump(self) -> Iterator[str]:
        """All content as canonical lines: two records of one content give the same lines, however they were built."""
        return dump(self.db)

    def _row(self, sql: str, key: str) -> tuple[Any, ...]:
        row = self.db.execute(sql, (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return cast(tuple[Any, ...], row)


def _listed(row: tuple[Any, ...]) -> Listed:
    id, name, outlet, headline, published, version, current = row
    return Listed(id, name, outlet, headline, published, version, bool(current))
