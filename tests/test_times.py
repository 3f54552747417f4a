"""Time expressions: what is found, what it means, and what is left alone."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanudo.article.types import Article, Dateline, Dating, Part, Span
from sanudo.language.types import Parsed, Token
from sanudo.reading.times import best_date, explain, find_times, patterns, times_of
from sanudo.reading.times.dates import easter, hijri_days
from sanudo.reading.times.patterns import grammar
from sanudo.reading.times.readers import READERS

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "data" / "times.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("written", "sentence", "expected"), ROWS, ids=[row[1][:60] for row in ROWS])
def test_each_sentence_gives_the_times_it_holds(written: str, sentence: str, expected: str) -> None:
    times = find_times(sentence, None if written == "-" else written)
    marks = set(expected.split("@")[1::2])
    told = [f"{time.span.of(sentence)}={time.value}" + (f"@{time.mod}" if time.mod and marks else "") for time in times]
    assert (" | ".join(told) or "-") == expected


def article_of(
    text: str, *kinds: str, published: str | None = None, updated: str | None = None, line: str | None = None
) -> Article:
    """An article whose parts are the paragraphs of `text`, of the kinds given (paragraphs where none is)."""
    parts = []
    place = 0
    for index, block in enumerate(text.split("\n\n")):
        kind = kinds[index] if index < len(kinds) else "paragraph"
        parts.append(Part(kind, Span(place, place + len(block))))
        place += len(block) + 2
    return Article(
        "id",
        "name.txt",
        text,
        tuple(parts),
        dateline=Dateline(Span(0, 0), date=line) if line else None,
        published=Dating(published, "timestamp", "given") if published else None,
        updated=Dating(updated, "updated", "given") if updated else None,
    )


def values(article: Article, parsed: Parsed | None = None, written: str | None = None) -> list[tuple[str, str, str]]:
    """Words, value and basis of the times of an article."""
    times = times_of(article, parsed or Parsed(article.text, (), (), ()), written)
    return [(time.span.of(article.text), time.value, time.basis) for time in times]


def test_a_report_published_on_a_friday_that_says_on_friday_means_that_day():
    article = article_of("Talks were held on Friday.", published="2001-11-23")
    assert values(article) == [("Friday", "2001-11-23", "resolved")]


def test_a_report_updated_a_day_later_still_means_the_day_it_speaks_of():
    article = article_of("He left on Friday evening.", updated="2001-11-24")
    assert values(article) == [("Friday evening", "2001-11-23TEV", "resolved")]


def test_a_day_between_publication_and_update_is_inferred():
    article = article_of("Talks went on on Saturday, as on Friday.", published="2001-11-23", updated="2001-11-24")
    assert values(article) == [("Saturday", "2001-11-24", "inferred"), ("Friday", "2001-11-23", "resolved")]


def test_today_counts_from_the_dateline_where_the_page_came_a_day_later():
    article = article_of("The president said today he agreed.", published="2001-11-23", line="2001-11-22")
    assert values(article) == [("today", "2001-11-22", "resolved")]


def test_in_an_undated_report_nothing_is_resolved():
    article = article_of("He met them earlier Wednesday. It was the same day. He left in October, two days ago.")
    times = times_of(article, Parsed(article.text, (), (), ()))
    assert [time.value for time in times] == ["XXXX-WXX-3", "XXXX-XX-XX", "XXXX-10", "XXXX-XX-XX"]
    assert {time.basis for time in times} == {"unresolved"}


def test_an_undated_report_is_resolved_by_the_story_and_marked_inferred():
    article = article_of("He made a statement earlier Wednesday.")
    assert values(article, written="2001-10-03") == [("earlier Wednesday", "2001-10-03", "inferred")]


def test_related_links_and_boilerplate_are_not_read():
    article = article_of(
        "He left on Friday.\n\n17 Nov 01 | UK Politics\n\nCopyright 1999",
        "paragraph",
        "related",
        "boilerplate",
        published="2001-11-23",
    )
    assert [words for words, _, _ in values(article)] == ["Friday"]


def test_the_next_day_of_a_paragraph_counts_from_the_day_of_the_one_before():
    article = article_of("They met on 3 October 2001.\n\nThe next day they parted.", published="2001-11-23")
    assert [value for _, value, _ in values(article)] == ["2001-10-03", "2001-10-04"]


def test_a_parse_tells_the_tense_that_the_words_nearby_do_not():
    text = "Robertson, who was asked again, is to be received on Monday."
    words = text.replace(",", " ,").replace(".", " .").split()
    tokens, place = [], 0
    for word in words:
        place = text.index(word, place)
        tokens.append(Token(place, place + len(word), "NOUN", word.lower(), 0, "dep"))
        place += len(word)
    verb = words.index("received")
    tokens[words.index("Monday")] = tokens[words.index("Monday")]._replace(head=verb, dep="obl")
    tokens[verb] = tokens[verb]._replace(pos="VERB", lemma="plan", morph="VerbForm=Inf", head=verb)
    parsed = Parsed(text, (Span(0, len(text)),), tuple(tokens), ())
    assert values(article_of(text, published="2001-11-22"), parsed)[0][1] == "2001-11-26"


def test_a_written_day_that_is_none_is_told_to_the_caller():
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        find_times("on Friday", written="yesterday")


@pytest.mark.parametrize(
    ("written", "value"),
    [("2001-11-23", "2000-11"), ("2001-11", "2000-11"), ("2001", "XXXX-11"), (None, "XXXX-11")],
)
def test_what_is_resolved_is_no_more_precise_than_the_day_of_writing_allows(written: str | None, value: str):
    assert find_times("a decision taken last November", written)[0].value == value


def test_the_explanation_names_the_value_and_what_it_was_counted_from():
    (friday,) = find_times("He left on Friday.", "2001-11-24")
    assert explain(friday).startswith("2001-11-23 (Friday): a day of the week")
    assert explain(friday).endswith("counted from 2001-11-24 (Saturday).")
    (unknown,) = find_times("He left on Friday.")
    assert "no date to count from" in explain(unknown)


def test_ranges_have_a_begin_and_an_end():
    (days,) = find_times("The fair runs Nov. 23-25, 2001.")
    assert (days.value, days.begin, days.end) == ("P3D", "2001-11-23", "2001-11-25")
    (years,) = find_times("for the past 40 years", "2001-11-23")
    assert (years.value, years.begin, years.end) == ("P40Y", "1961", "2001-11-23")


def test_the_best_date_of_an_event_is_the_day_nearest_to_its_words():
    text = "In 1997 they agreed; on 3 October 2001 they met, and on 4 October 2001 they parted."
    times = find_times(text)
    sentence = Span(0, len(text))
    assert best_date(times, sentence, text.index("met")).value == "2001-10-03"  # type: ignore[union-attr]
    assert best_date(times, sentence, text.index("parted")).value == "2001-10-04"  # type: ignore[union-attr]
    assert best_date(times, Span(0, 8)).value == "1997"  # type: ignore[union-attr]
    assert best_date([], sentence) is None


def test_every_rule_of_the_data_names_a_reader_that_there_is():
    assert {rule.reader for rule in grammar().rules} <= set(READERS)


def test_feasts_fall_where_the_calendar_puts_them():
    assert str(easter(2001)) == "2001-04-15"
    assert str(easter(2024)) == "2024-03-31"
    assert any(abs((day - day.replace(month=11, day=16)).days) <= 2 for day in hijri_days(2001, 9, 1))


WORDS = """
on last next this the Friday friday Nov. May 23 23rd 2001 1999-2000 9/11 11/12/13 15:43 GMT p.m. a an two twenty -five
year years ago earlier later quarter third of early late mid - -- , . ? " “ ” '' `` ' 's '80s 1980s half and day week
century every each now recently Easter Ramadan February 30 99999 0 00 00:00 24:00 99 will said ½ ٣
"""
PIECES = st.sampled_from([*WORDS.split(), "\n\n"])
WRITTEN = st.sampled_from([None, "2001-11-23", "2001-11", "2001", "0001-01-01", "9998-12-31", "2000-02-29"])


def check_text(text: str, written: str | None) -> None:
    times = find_times(text, written)
    assert times == find_times(text, written)
    end = 0
    for time in times:
        assert end <= time.span.start < time.span.end <= len(text)
        assert text[time.span.start : time.span.end].strip() == time.span.of(text)
        assert time.kind in ("DATE", "TIME", "DURATION", "SET")
        assert time.value and explain(time)
        end = time.span.end


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join), WRITTEN)
def test_any_run_of_time_words_is_read_without_fail(text: str, written: str | None):
    check_text(text, written)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), WRITTEN)
def test_any_text_is_read_without_fail(text: str, written: str | None):
    check_text(text, written)


@settings(max_examples=50, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join), WRITTEN)
def test_any_article_is_read_without_fail(text: str, written: str | None):
    article = article_of(text, "headline", "timestamp", published=written, updated="2001-11-24")
    assert times_of(article, Parsed(text, (), (), ())) == times_of(article, Parsed(text, (), (), ()))


def test_the_examples_of_the_page_are_true():
    page = Path(__file__).parent.parent / "docs" / "times.md"
    failed, tried = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert (failed, tried > 15) == (0, True)


def test_every_reader_says_in_words_what_it_does_and_every_data_file_is_on_the_page():
    folder = Path(patterns.__file__).parent
    said = {line.split("\t")[0] for line in (folder / "says.tsv").read_text("utf-8").splitlines()}
    assert set(READERS) <= said
    page = (Path(__file__).parent.parent / "docs" / "times.md").read_text("utf-8")
    assert all(f"`{path.name}`" in page for path in folder.glob("*.tsv"))
