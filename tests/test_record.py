"""The record on disk: what is kept comes back, and questions find it."""

import sqlite3
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanudo.article.types import Article, Dating, Part, Span, article_id
from sanudo.comparing.types import Actor, Alias, Comparison, Difference, Evidence, Meeting, Side, Story
from sanudo.reading.types import Entity, Mention, Quotation, Reading, Sentence
from sanudo.record import writing
from sanudo.record.record import Record
from sanudo.record.schema import RecordError, migrations
from sanudo.sources.problem import Problem

TEXT = "Peace talks opened.\n\nThe minister, José Núñez, said: “We stay.” Nobody left the café."


def article(name="a.txt", text=TEXT, day="2004-05-12", outlet="The Post"):
    return Article(
        id=article_id(name, text.encode("utf-8", "surrogatepass")),
        name=name,
        text=text,
        parts=(Part("headline", Span(0, 19)), Part("paragraph", Span(21, len(text)))),
        outlet=outlet,
        headline="Peace talks opened.",
        published=Dating(day, "dateline", Span(0, 5)) if day else None,
        original="0" * 64,
    )


def reading(of):
    said = TEXT.index("Nobody")
    spans = [Span(0, 19), Span(21, said - 1), Span(said, len(of.text))]
    mention = Mention(Span(35, 45), "PERSON", 0)
    return Reading(
        of,
        sentences=tuple(Sentence(span) for span in spans),
        mentions=(mention,),
        entities=(Entity("José Núñez", "PERSON", (mention,)),),
        quotations=(Quotation((Span(53, 63),), "direct", speaker=0, speaker_span=Span(35, 45)),),
    )


def keep(record, one, place="/in/a.txt", analysed=True):
    with record.writing() as db:
        new = writing.store_article(db, place, one)
        writing.store_input(db, place, 0, one.name, "stored", one.id)
        if analysed:
            key = db.execute("SELECT key FROM articles WHERE id = ?", (one.id,)).fetchone()[0]
            writing.store_reading(db, key, reading(one), "v1")
    return new


@pytest.fixture
def record(tmp_path):
    with Record(tmp_path / "r.db", write=True) as opened:
        yield opened


def test_an_article_and_its_reading_come_back_as_they_were(record):
    one = article()
    keep(record, one)
    assert record.article(one.id) == one
    assert record.text(one.id) == TEXT
    assert record.reading(one.id) == reading(one)
    assert list(record.readings()) == [reading(one)]
    assert record.counts["quotations"] == 1


def test_the_same_article_twice_is_one(record):
    assert keep(record, article())
    before = list(record.dump())
    assert not keep(record, article())
    assert list(record.dump()) == before


def test_a_changed_file_becomes_a_new_version_and_the_old_one_stays(record):
    old, new = article(), article(text=TEXT + " Rain fell.")
    keep(record, old)
    keep(record, new)
    assert [listed.id for listed in record.articles()] == [new.id]
    assert [(v.id, v.version, v.current) for v in record.versions(old.id)] == [(old.id, 1, False), (new.id, 2, True)]
    assert record.edited() == [(old.id, new.id)]
    assert record.article(old.id) == old
    assert record.overview().articles == 1 and record.overview().superseded == 1


def test_a_file_changed_back_shows_its_first_version_again(record):
    keep(record, article())
    keep(record, article(text=TEXT + " Rain fell."))
    keep(record, article())
    assert [listed.id for listed in record.articles()] == [article().id]


def test_two_files_of_one_name_in_two_folders_are_two_articles(record):
    keep(record, article(), place="/one/a.txt")
    keep(record, article(text="Other words here."), place="/two/a.txt", analysed=False)
    assert len(record.articles()) == 2


def test_an_article_read_otherwise_by_a_later_reader_loses_its_reading(record):
    keep(record, article())
    keep(record, article(outlet="The Evening Post"), analysed=False)
    assert record.articles()[0].outlet == "The Evening Post"
    assert list(record.readings()) == [] and record.search("minister") == []


def test_search_finds_sentences_with_their_place_and_the_words_that_matched(record):
    one = article()
    keep(record, one)
    (hit,) = record.search("nunez minister")
    assert (hit.article, hit.text) == (one.id, hit.span.of(one.text))
    assert [span.of(one.text) for span in hit.marks] == ["minister", "Núñez"]
    assert record.count_hits("nunez minister") == 1


def test_words_in_a_row_and_beginnings_of_words_can_be_asked_for(record):
    keep(record, article())
    assert [hit.text for hit in record.search('"talks opened"')] == ["Peace talks opened."]
    assert record.search('"opened talks"') == []
    assert [hit.text for hit in record.search("nobod*")] == ["Nobody left the café."]


@pytest.mark.parametrize(
    "query", ["", " ", '"', "*", "NEAR(", "a OR", "text:peace", "-peace", "'; DROP TABLE articles", "\ud800", "^"]
)
def test_no_query_is_an_operator_or_an_error(record, query):
    keep(record, article())
    record.search(query)
    assert record.count_hits("peace") == 1


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_any_text_may_be_searched_for(query):
    with sqlite3.connect(":memory:") as db:
        db.executescript(migrations()[0])
        from sanudo.record.searching import search

        search(db, query)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(), max_size=200))
def test_any_text_is_kept_verbatim(tmp_path_factory, text):
    with Record(tmp_path_factory.mktemp("any") / "r.db", write=True) as record:
        one = Article(article_id("n", text.encode("utf-8", "surrogatepass")), "n\ud800", text, headline=text)
        with record.writing() as db:
            writing.store_article(db, "p", one)
            writing.store_reading(db, 1, Reading(one, (Sentence(Span(0, len(text))),)), "v1")
        assert record.article(one.id) == one
        with record.writing() as db:
            writing.forget_reading(db, 1, one.id)
        assert record.db.execute("SELECT count(*) FROM sentences_text").fetchone() == (0,)


def test_a_long_sentence_gives_a_snippet_around_the_first_match(record):
    text = "alpha " * 200 + "needle " + "omega " * 200
    one = Article(article_id("l", text.encode()), "l", text)
    with record.writing() as db:
        writing.store_article(db, "l", one)
        writing.store_reading(db, 1, Reading(one, (Sentence(Span(0, len(text))),)), "v1")
    (hit,) = record.search("needle")
    assert "needle" in hit.snippet and len(hit.snippet) < 260
    assert hit.snippet.startswith("… ") and hit.snippet.strip("… ") in text


def test_originals_are_kept_once_and_come_back_by_article_or_hash(record):
    one = article()
    keep(record, one)
    with record.writing() as db:
        writing.store_original(db, "0" * 64, b"bytes" * 100)
        writing.store_original(db, "0" * 64, b"bytes" * 100)
    assert record.original(one.id) == record.original("0" * 64) == b"bytes" * 100
    stored = record.db.execute("SELECT size, bytes FROM originals").fetchall()
    assert [(size, zlib.decompress(blob)) for size, blob in stored] == [(500, b"bytes" * 100)]


def test_problems_and_inputs_are_listed_and_counted(record):
    keep(record, article())
    with record.writing() as db:
        writing.store_input(db, "/in/b", 0, "b.png", "rejected", None)
        writing.store_problem(db, "/in/b", Problem("b.png", "binary", "b.png: an image."))
        writing.store_problem(db, "/in/b", Problem("b.png", "binary", "b.png: an image."))
    assert record.problems() == [Problem("b.png", "binary", "b.png: an image.")]
    overview = record.overview()
    assert (overview.inputs, overview.stored, overview.in_part, overview.rejected) == (2, 1, 0, 1)
    assert [each.outcome for each in record.inputs()] == ["stored", "rejected"]


def test_undated_articles_come_last_and_are_counted(record):
    keep(record, article("z.txt", day=None), "/z")
    keep(record, article("b.txt", day="2004-06"), "/b")
    keep(record, article("a.txt"), "/a")
    assert [each.name for each in record.articles()] == ["a.txt", "b.txt", "z.txt"]
    overview = record.overview()
    assert (overview.begin, overview.end, overview.undated) == ("2004-05-12", "2004-06", 1)
    assert overview.outlets == (("The Post", 3),)


def comparison(one):
    here = (Evidence(one.id, Span(35, 45)),)
    return Comparison(
        stories=(Story("s1", (one.id,), "Peace talks opened.", "2004-05-12", "2004-05-12"),),
        actors=(Actor("a1", "José Núñez", "PERSON", (Alias("José Núñez", here),), members=((one.id, 0),)),),
        meetings=(Meeting("m1", ("José Núñez",), None, None, "planned", here, story="s1"),),
        differences=(Difference("number", "dead", (Side(one.id, "12", (Span(0, 5),)),), story="s1"),),
    )


def test_a_comparison_comes_back_and_is_replaced_whole(record):
    one = article()
    keep(record, one)
    for _ in range(2):
        with record.writing() as db:
            writing.store_comparison(db, comparison(one))
    assert record.comparison() == comparison(one)
    assert record.story("s1").title == "Peace talks opened."
    assert [m.id for m in record.compared("meetings", "s1")] == ["m1"]
    assert list(record.compared("meetings", "s2")) == []
    assert record.actor_of(one.id, 0) == "a1" and record.actor_of(one.id, 1) is None
    assert [actor.id for actor in record.resting_on("actors", [one.id])] == ["a1"]
    assert record.articles("s1")[0].id == one.id
    assert record.db.execute("SELECT kind, start, end FROM evidence ORDER BY 1").fetchall() == [
        ("differences", 0, 5),
        ("meetings", 35, 45),
    ]


def test_an_article_is_found_by_id_by_its_beginning_and_by_name(record):
    one = article()
    keep(record, one)
    assert {record.find_article(given) for given in (one.id, one.id[:6], "a.txt")} == {one.id}
    with pytest.raises(KeyError):
        record.find_article("nobody")
    with pytest.raises(KeyError):
        record.article("nobody")


def test_a_failed_transaction_leaves_nothing(record):
    with pytest.raises(RuntimeError), record.writing() as db:
        writing.store_article(db, "/a", article())
        raise RuntimeError
    assert record.articles() == []


def test_a_reader_sees_what_was_committed_while_another_writes(record):
    keep(record, article())
    with record.writing() as db:
        writing.store_article(db, "/b", article("b.txt"))
        with Record(record.path) as other:
            assert len(other.articles()) == 1
    with Record(record.path) as other:
        assert len(other.articles()) == 2


def test_reading_never_changes_the_file_nor_makes_one(tmp_path, record):
    with pytest.raises(RecordError, match="there is no record here"):
        Record(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()
    with Record(record.path) as reader, pytest.raises(RecordError, match="opened to be read"), reader.writing():
        pass


def test_what_is_no_record_is_refused_in_words(tmp_path):
    text = tmp_path / "text.db"
    text.write_text("not a database, but long enough to be looked at as one by its first bytes, surely" * 20)
    with pytest.raises(RecordError, match="not a record"):
        Record(text)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE t (x)")
    for write in (False, True):
        with pytest.raises(RecordError, match="not a record of Sanudo"):
            Record(other, write=write)
    with pytest.raises(RecordError, match="existing folder"):
        Record(tmp_path / "no" / "where.db", write=True)


def test_a_record_of_another_shape_is_refused_in_words(record):
    for shape, words in ((999, "newer Sanudo"), (0, "older Sanudo")):
        record.db.execute(f"PRAGMA user_version = {shape}")
        with pytest.raises(RecordError, match=words):
            Record(record.path)
    record.db.execute(f"PRAGMA user_version = {len(migrations())}")


def test_a_record_in_a_folder_that_cannot_be_written_can_be_read(record, tmp_path):
    keep(record, article())
    record.close()
    folder = tmp_path / "locked"
    folder.mkdir()
    (folder / "r.db").write_bytes(record.path.read_bytes())
    folder.chmod(0o500)
    try:
        with Record(folder / "r.db") as reader:
            assert len(reader.articles()) == 1
    finally:
        folder.chmod(0o700)
