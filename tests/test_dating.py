"""When a report was published, on what evidence, and when it does not say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanudo.article.dates import find_dates, parse_date
from sanudo.article.dating import date_text
from sanudo.article.types import Part, Span

STORY = "The minister said on 3 October 1999 that talks between the two countries would go on until they had a result."


def page(*rows: tuple[str, str]) -> tuple[str, tuple[Part, ...]]:
    text, parts = "", []
    for kind, words in rows:
        parts.append(Part(kind, Span(len(text), len(text) + len(words))))
        text += words + "\n"
    return text, tuple(parts)


@pytest.mark.parametrize(
    ("string", "value"),
    [
        ("Friday, 23 November, 2001, 15:43 GMT", "2001-11-23T15:43+00:00"),
        ("Saturday, November 24, 2001", "2001-11-24"),
        ("2001-11-23T15:43:10Z", "2001-11-23T15:43:10+00:00"),
        ("2001-11-23 15:43:10 +0200", "2001-11-23T15:43:10+02:00"),
        ("Nov. 23, 2001 at 3:43 p.m. ET", "2001-11-23T15:43"),
        ("15:43 GMT, Friday 23 November 2001", "2001-11-23T15:43+00:00"),
        ("3:43 p.m. EST Nov. 23, 2001", "2001-11-23T15:43-05:00"),
        ("20 March 2019, 5:00pm BST", "2019-03-20T17:00+01:00"),
        ("Tue 19 Nov 2019 12.30 GMT", "2019-11-19T12:30+00:00"),
        ("17 Nov 01", "2001-11-17"),
        ("17 Nov 98", "1998-11-17"),
        ("23.11.2001", "2001-11-23"),
        ("23 APRİL 2001", "2001-04-23"),
        ("23 Auguſt 2001", "2001-08-23"),
        ("04.11.2009", "2009-11-04"),
        ("4. 11. 2009.", "2009-11-04"),
        ("11/23/2001 04:05 PM", "2001-11-23T16:05"),
        ("the 1st of May, 2010", "2010-05-01"),
        ("November 2001", "2001-11"),
        ("12:00 am, 1 May 2010", "2010-05-01T00:00"),
    ],
)
def test_a_date_is_read_at_the_precision_it_is_written(string: str, value: str) -> None:
    assert parse_date(string) == value


@pytest.mark.parametrize(
    "string", ["", "03/04/2001", "31 February 2001", "May", "may 45", "99/99/2001", "4 May", "1,200"]
)
def test_what_is_no_date_or_a_doubtful_one_is_none(string: str) -> None:
    assert parse_date(string) is None


def test_day_and_month_are_told_apart_where_the_caller_knows() -> None:
    assert parse_date("03/04/2001", day_first=True) == "2001-04-03"
    assert parse_date("03/04/2001", day_first=False) == "2001-03-04"


def test_a_stamp_dates_the_report() -> None:
    text, parts = page(("timestamp", "Friday, 23 November, 2001, 15:43 GMT"), ("headline", "X"), ("paragraph", STORY))
    published, updated, _ = date_text(text, parts)
    assert published is not None
    assert (published.value, published.kind) == ("2001-11-23T15:43+00:00", "timestamp")
    assert isinstance(published.basis, Span)
    assert published.basis.of(text) == "Friday, 23 November, 2001, 15:43 GMT"
    assert updated is None


def test_publication_and_update_are_told_apart() -> None:
    text, parts = page(("timestamp", "Published 3 May 2004 Updated 5 May 2004"), ("paragraph", STORY))
    published, updated, _ = date_text(text, parts)
    assert published is not None and updated is not None
    assert (published.value, published.kind) == ("2004-05-03", "timestamp")
    assert (updated.value, updated.kind) == ("2004-05-05", "updated")


def test_an_update_alone_stands_for_both_and_says_so() -> None:
    line = "Last updated at: (Beijing Time) Saturday, November 24, 2001"
    text, parts = page(("timestamp", line), ("paragraph", STORY))
    published, updated, _ = date_text(text, parts)
    assert published == updated
    assert published is not None
    assert (published.value, published.kind) == ("2001-11-24", "updated")


def test_a_headline_may_end_in_the_date() -> None:
    text, parts = page(("headline", "Ready for new talks - 2001-11-23"), ("paragraph", STORY))
    published, _, _ = date_text(text, parts)
    assert published is not None
    assert (published.value, published.kind) == ("2001-11-23", "headline")


def test_a_date_inside_a_headline_is_not_the_reports() -> None:
    text, parts = page(("headline", "Why 11 September 2001 still matters"), ("paragraph", STORY))
    assert date_text(text, parts)[0] is None


def test_a_dateline_dates_the_report_where_no_stamp_does() -> None:
    text = "Moscow, 22 November 2001 (Wire) -- " + STORY
    parts = (Part("paragraph", Span(0, len(text))), Part("dateline", Span(0, 31)))
    published, _, _ = date_text(text, parts)
    assert published is not None
    assert (published.value, published.kind) == ("2001-11-22", "dateline")


def test_links_captions_and_the_story_itself_never_date_a_report() -> None:
    text, parts = page(
        ("headline", "Talks go on"), ("caption", "The two met on 4 May 1998"), ("paragraph", STORY),
        ("related", "17 Nov 01 | Politics"), ("related", "Earlier talks, 3 May 2000"), ("boilerplate", "Games 2002"),
    )  # fmt: skip
    assert date_text(text, parts) == (None, None, ())


def test_a_date_without_a_year_is_kept_as_a_candidate_only() -> None:
    text = "PARIS, Nov 3 (Wire) - " + STORY
    parts = (Part("paragraph", Span(0, len(text))), Part("dateline", Span(0, 19)))
    published, _, candidates = date_text(text, parts)
    assert published is None
    assert [candidate.value for candidate in candidates] == ["--11-03"]


def test_one_plain_numeric_date_tells_how_the_others_are_written() -> None:
    text, parts = page(("timestamp", "03/04/2001"), ("paragraph", STORY), ("related", "Older: 25/03/2001"))
    published, _, _ = date_text(text, parts)
    assert published is not None
    assert published.value == "2001-04-03"


def test_a_date_in_words_tells_how_a_numeric_one_is_written() -> None:
    rows = (("timestamp", "Publication date: 10/5/2007"), ("paragraph", STORY))
    published, _, _ = date_text(*page(("boilerplate", "Nairobi, Friday 5 October 2007"), *rows))
    assert published is not None and (published.value, published.kind) == ("2007-10-05", "timestamp")
    assert date_text(*page(*rows))[0] is None


def test_the_day_over_the_story_dates_it_where_nothing_else_does() -> None:
    masthead = ("boilerplate", "The Quay Gazette. Issue 1427, Thursday, November 20, 2008")
    published, _, _ = date_text(*page(masthead, ("headline", "Talks go on"), ("paragraph", STORY)))
    assert published is not None and (published.value, published.kind) == ("2008-11-20", "masthead")
    stamped = (masthead, ("headline", "Talks go on"), ("timestamp", "19 November 2008"), ("paragraph", STORY))
    assert date_text(*page(*stamped))[0].value == "2008-11-19"  # type: ignore[union-attr]
    foot = (("paragraph", STORY), ("boilerplate", "Thursday, November 20, 2008"))
    assert date_text(*page(*foot))[0] is None
    for line in ("© 20 November 2008 The Post", "Since 20 November 1908", "9 - 15 July 2001"):
        assert date_text(*page(("boilerplate", line), ("paragraph", STORY)))[0] is None


def test_a_day_dates_better_than_a_month() -> None:
    rows = (("timestamp", "Period: February 2003"), ("timestamp", "Issued: 3 March 2003"), ("paragraph", STORY))
    published, _, _ = date_text(*page(*rows))
    assert published is not None and published.value == "2003-03-03"


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=120), st.text(alphabet="0123456789-/.: ,ANovMaytTZGM+", max_size=60)))
def test_any_text_is_searched_without_failing(text: str) -> None:
    found = find_dates(text)
    assert find_dates(text) == found
    for written in found:
        assert 0 <= written.span.start < written.span.end <= len(text)
    date_text(text, (Part("timestamp", Span(0, len(text))),))
