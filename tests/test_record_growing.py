"""A record that grows: whatever comes when, it ends as the record of all of it from nothing, and does little for it."""

import random
import re
import sqlite3
from collections import Counter
from dataclasses import replace

import pytest

from sanudo.article.types import Article, Dating, Part, Span, article_id
from sanudo.comparing import stories
from sanudo.comparing.compare import compare
from sanudo.reading.types import Entity, Mention, Quotation, Reading, Role, Sentence
from sanudo.record import comparing, grouping, publishing, writing
from sanudo.record.comparing import refresh
from sanudo.record.record import Record

PEOPLE = ("Lucia Andrade", "Ramiro Quispe", "Tomas Quispe", "Selim Aydar", "Paula Rojas", "Ivo Marn", "Ida Rask")
PLACES = ("Quito", "Lima", "Erzincan", "Iquique", "Lomara", "Dakora")
BODIES = ("Andean Border Commission", "Andean Borders Commission", "ABC", "Lomara Port Authority", "Port of Lomara")
MATTERS = (
    "The border dispute over the Cenepa valley kept negotiators awake while patrols watched the jungle ridge.",
    "The earthquake tore balconies from apartment blocks and rescuers listened for voices under the rubble.",
    "The customs tariff on timber and copper angered exporters who blocked the harbour with their lorries.",
)
AGENCY = (
    "Negotiators of both countries worked until dawn on a text that neither side was ready to sign at first.",
    "A line of lorries eleven kilometres long stood before the bridge because nobody would stamp the papers.",
    "Fishermen who had crossed the river for generations were turned back by soldiers in unmarked boats.",
)
MENU = "Subscribe to our morning letter and never miss what the correspondents of this paper write for you."


def report(n, seed=0):
    """A report made of a matter, two people, a place, what one of them said and, now and then, agency copy."""
    chance = random.Random(f"{n} {seed}")
    matter, place = MATTERS[n % 3], PLACES[n % 6]
    one, other = (PEOPLE[n % 6], PEOPLE[n % 6 + 1]) if chance.random() < 0.9 else chance.sample(PEOPLE, 2)
    lines = [f"{matter.split(' kept')[0].split(' tore')[0][4:40].strip().capitalize()} in {place}", matter]
    lines.append(f"President {one} of Peru met {other} in {place}.")
    lines.append(f"“We are {chance.choice(('close to', 'far from'))} an accord on {place},” {one} said.")
    lines.append(f"The {chance.choice(BODIES)} kept to what it had told {other} in spring.")
    lines += chance.sample(AGENCY, chance.choice((0, 0, 3)))
    lines += [MENU] if chance.random() < 0.4 else []
    if chance.random() < 0.3:
        lines.append(f"{one.split()[-1]} left the town at night and gave no more word on the matter to anybody.")
    text = "\n\n".join(lines)
    day = None if chance.random() < 0.15 else f"2004-{5 + chance.randrange(2):02}-{1 + chance.randrange(9):02}"
    name = f"{chance.randrange(1000):03}-{n}.txt"
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    article = Article(
        id=article_id(name, text.encode()),
        name=name,
        text=text,
        parts=tuple(Part("paragraph" if at else "headline", span) for at, span in enumerate(spans)),
        outlet=chance.choice(("The Post", "Gazette", None)),
        headline=lines[0],
        published=Dating(day, "timestamp", "given") if day else None,
        original="0" * 64,
    )
    return read(article, spans)


def read(article, spans):
    text = article.text
    mentions, entities = [], []
    for kind, names in (
        ("PERSON", PEOPLE),
        ("ORG", BODIES),
        ("LOC", PLACES),
        ("PERSON", [p.split()[-1] for p in PEOPLE]),
    ):
        for name in names:
            found = [Span(m.start(), m.end()) for m in re.finditer(rf"\b{name}\b", text)]
            found = [
                span for span in found if not any(span.start < m.span.end and m.span.start < span.end for m in mentions)
            ]
            if found:
                of = tuple(Mention(span, kind, len(entities)) for span in found)
                before = text[: found[-1].start].rpartition("President ")
                role = (Role("President", "Peru", Span(len(before[0]), len(before[0]) + 9)),) if before[2] == "" else ()
                entities.append(Entity(name, kind, of, role if before[1] else ()))
                mentions += of
    said = text.index("“")
    speaker = next(
        n for n, e in enumerate(entities) if any(m.span.start > said for m in e.mentions) and e.kind == "PERSON"
    )
    quotation = Quotation(
        (Span(said + 1, text.index("”") - 1),), "direct", speaker, entities[speaker].mentions[-1].span
    )
    sentences = tuple(Sentence(span, part="paragraph" if at else "headline") for at, span in enumerate(spans))
    ordered = tuple(sorted(mentions, key=lambda mention: mention.span))
    return Reading(article, sentences, mentions=ordered, entities=tuple(entities), quotations=(quotation,))


def keep(record, readings):
    with record.writing() as db:
        for one in readings:
            writing.store_article(db, f"/in/{one.article.name}", one.article)
            key = db.execute("SELECT key FROM articles WHERE id = ?", (one.article.id,)).fetchone()[0]
            writing.store_reading(db, key, one, "v1")


def grown(path, *batches):
    with Record(path, write=True) as record:
        for batch in batches:
            keep(record, batch)
            refresh(record)
        return list(record.dump())


REPORTS = [report(n) for n in range(36)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return grown(tmp_path_factory.mktemp("whole") / "r.db", REPORTS)


def test_the_record_tells_what_comparing_all_readings_tells(tmp_path):
    grown(tmp_path / "r.db", REPORTS)
    with Record(tmp_path / "r.db") as record:
        told, found = record.comparison(), compare(REPORTS)
    for table in found.__slots__:
        assert getattr(told, table) == getattr(found, table), table
    assert found.reprints and any(story.storyline for story in found.stories) and len(found.stories) > 4


@pytest.mark.parametrize("seed", range(2))
def test_what_comes_in_any_order_and_any_parts_ends_in_the_same_record(tmp_path, whole, seed):
    shuffled = random.Random(seed).sample(REPORTS, len(REPORTS))
    cut = sorted(random.Random(seed).sample(range(1, len(REPORTS)), 3))
    parts = [shuffled[a:b] for a, b in zip([0, *cut], [*cut, len(REPORTS)], strict=True)]
    assert grown(tmp_path / "r.db", *parts) == whole


def test_in_a_crowd_what_comes_in_the_order_of_its_days_ends_as_what_comes_at_once(tmp_path, monkeypatch):
    for module in (grouping, stories):
        monkeypatch.setattr(module, "POSTINGS", 2)
    ordered = sorted(REPORTS, key=lambda one: stories.sort_key(stories.item_of(one.article)))
    grown(tmp_path / "r.db", ordered[:15], ordered[15:25], ordered[25:])
    with Record(tmp_path / "r.db") as record:
        assert record.comparison().stories == compare(REPORTS).stories


def test_small_batches_end_in_the_same_record(tmp_path, whole, monkeypatch):
    monkeypatch.setattr(comparing, "BATCH", 5)
    assert grown(tmp_path / "r.db", REPORTS) == whole


def test_a_report_that_changed_or_was_read_anew_leaves_no_trace_of_what_it_was(tmp_path):
    changed = replace(REPORTS[3].article, text=REPORTS[3].article.text + "\n\nRain fell.", id="f" * 24)
    again = replace(REPORTS[5], quotations=())
    later = [Reading(changed, REPORTS[3].sentences, entities=REPORTS[3].entities, mentions=REPORTS[3].mentions), again]
    one = grown(tmp_path / "one.db", REPORTS[:30], later)
    first = [each for n, each in enumerate(REPORTS[:30]) if n != 5]
    assert one == grown(tmp_path / "two.db", [*first, *later])
    with Record(tmp_path / "one.db") as record:
        assert sorted(each.article.id for each in record.readings()) == sorted(
            each for story in record.stories() for each in story.articles
        )


def test_corrections_hold_as_the_record_grows_and_are_taken_back(tmp_path):
    def corrected(path, before, after):
        with Record(path, write=True) as record:
            keep(record, before)
            refresh(record)
            told = record.stories()
            record.move_article(told[0].articles[0], told[-1].id)
            record.move_article(told[1].articles[0], None)
            actors = {actor.name: actor.id for actor in record.actors()}
            record.merge_actors(actors["Ramiro Quispe"], actors["Ivo Marn"])
            record.rename_actor(actors["Lucia Andrade"], "L. Andrade")
            refresh(record)
            keep(record, after)
            refresh(record)
            told = list(record.dump())
            rebuilt = list(forced(record))
            for _ in range(4):
                record.undo()
            refresh(record)
            return told, rebuilt, [line for line in record.dump() if not line.startswith('["corrections"')]

    told, rebuilt, undone = corrected(tmp_path / "r.db", REPORTS[:30], REPORTS[30:])
    assert told == rebuilt and any("L. Andrade" in line for line in told if line.startswith('["actors"'))
    assert undone == grown(tmp_path / "never.db", REPORTS[:30], REPORTS[30:])


def forced(record):
    """The record compared again from nothing, as when the comparing code is another one."""
    with record.writing() as db:
        db.execute("DELETE FROM meta")
    refresh(record)
    return record.dump()


def test_a_comparison_that_stops_anywhere_goes_on_to_the_same_record(tmp_path, whole, monkeypatch):
    monkeypatch.setattr(comparing, "BATCH", 7)
    target = tmp_path / "r.db"
    with Record(target, write=True) as record:
        keep(record, REPORTS)
    stops, chance = 0, random.Random(1)
    while True:
        with Record(target, write=True) as record:
            stopping(record, chance.randrange(10, 200) * (1 + stops))
            try:
                refresh(record)
                break
            except sqlite3.OperationalError:
                stops += 1
    with Record(target) as record:
        assert stops > 3 and list(record.dump()) == whole


def stopping(record, left):
    """Make one of the record's statements fail, as if the process were gone."""

    def step():
        nonlocal left
        left -= 1
        return left == 0

    record.db.set_progress_handler(step, 100)


def test_only_the_storylines_that_a_late_report_touches_are_compared_anew(tmp_path, monkeypatch):
    compared = Counter()

    def counted(readings, line, who, reprints):
        compared.update(article for story in line for article in story.articles)
        return whole_line(readings, line, who, reprints)

    whole_line = publishing.compare_storyline
    monkeypatch.setattr(publishing, "compare_storyline", counted)
    alike = [shifted(one, year) for year in range(2001, 2011, 3) for one in REPORTS[:12] if one.article.published]
    with Record(tmp_path / "r.db", write=True) as record:
        keep(record, alike[:-1])
        refresh(record)
        assert set(compared.values()) == {1} and len(compared) == len(alike) - 1
        compared.clear()
        keep(record, alike[-1:])
        refresh(record)
    assert alike[-1].article.id in compared and len(compared) < len(alike) / 2
    assert refreshed_again(tmp_path / "r.db") is False


def shifted(one, year):
    day = f"{year}{one.article.published.value[4:]}"
    name = f"{year}/{one.article.name}"
    article = replace(one.article, id=article_id(name, b""), name=name, published=Dating(day, "timestamp", "given"))
    return replace(one, article=article)


def refreshed_again(path):
    with Record(path, write=True) as record:
        return refresh(record)


def test_pages_of_what_is_told_follow_its_order(tmp_path):
    grown(tmp_path / "r.db", REPORTS)
    with Record(tmp_path / "r.db") as record:
        for table in ("stories", "actors", "statements", "claims", "differences", "meetings"):
            rows = list(record.compared(table))
            assert [*record.page(table, 3), *record.page(table, 1000, 3)] == rows
        told = record.stories()
        assert [record.place("stories", story.id) for story in told] == list(range(1, len(told) + 1))
        assert record.stories_beginning(told[2].id[:9]) == [told[2].id]
