"""Dates as fields write them, and when a page appeared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from sanudo.sources import json_ld
from sanudo.sources.date_strings import find_dates, read_date
from sanudo.sources.page_dates import PageDates, read_dates

WRITTEN = [
    ("2001-11-23T15:43:00Z", "2001-11-23T15:43:00+00:00"),
    ("2001-11-23T15:43", "2001-11-23T15:43"),
    ("Fri, 23 Nov 2001 15:43:00 GMT", "2001-11-23T15:43:00+00:00"),
    ("2020-11-30T10:12:13.123+0300", "2020-11-30T10:12:13+03:00"),
    ("20201130T101500Z", "2020-11-30T10:15:00+00:00"),
    ("1606700000", "2020-11-30T01:33:20+00:00"),
    ("November 30, 2020 at 4:05 PM EST", "2020-11-30T16:05-05:00"),
    ("30 листопада 2020, 10:05", "2020-11-30T10:05"),
    ("Domingo, 7 de junio de 2020", "2020-06-07"),
    ("15:33 | 30.11.2020", "2020-11-30T15:33"),
    ("2020年11月30日 10:11", "2020-11-30T10:11"),
    ("30 नवंबर 2020", "2020-11-30"),
    ("24 نيسان / أبريل 2020", "2020-04-24"),
    ("November 2020", "2020-11"),
    ("2020-11", "2020-11"),
    ("2020", "2020"),
    ("31 February 2020", None),
    ("yesterday", None),
    ("", None),
]


@pytest.mark.parametrize(("written", "value"), WRITTEN)
def test_a_date_is_read_at_the_precision_that_is_written(written, value):
    assert read_date(written) == value


def test_day_and_month_that_cannot_be_told_apart_are_marked():
    (found,) = find_dates("03/04/2020")
    assert found.doubtful
    assert find_dates("03/04/2020", month_first=True)[0].value == "2020-03-04"
    assert not find_dates("23/04/2020")[0].doubtful


@given(st.text(max_size=300))
def test_any_text_is_searched_without_fail_and_the_same_way_twice(text):
    assert find_dates(text) == find_dates(text)
    read_date(text)


def dates_of(body: str, head: str = "", url: str | None = None, lang: str = "en") -> PageDates:
    tree = lxml_html.document_fromstring(f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>')
    return read_dates(tree, json_ld.objects(tree), url, lang[:2])


def ld(**fields: str) -> str:
    import json

    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_publication_and_change_are_told_apart():
    dates = dates_of("<h1>Talks</h1><p>Published: 3 May 2021</p><p>Last updated: 5 May 2021</p>")
    assert [claim.value for claim in dates.published] == ["2021-05-03"]
    assert [claim.value for claim in dates.updated] == ["2021-05-05"]


def test_a_field_that_stands_alone_gives_way_to_two_that_agree():
    dates = dates_of(
        "<h1>Talks</h1><p class='date'>3 May 2021</p>", ld(datePublished="2021-09-30"), "https://c.example/2021/05/03/x"
    )
    assert dates.published[0].day == "2021-05-03"
    assert "2021-09-30" in [claim.value for claim in dates.published]


def test_the_local_time_shown_gives_the_offset_of_an_instant_in_utc():
    dates = dates_of("<h1>Talks</h1><p>Apr 13, 2020 at 4:38 PM</p>", ld(datePublished="2020-04-14T00:38:07Z"))
    assert dates.published[0].value == "2020-04-13T16:38:07-08:00"


def test_the_address_gives_a_day_where_nothing_else_does():
    assert [(c.value, c.basis) for c in dates_of("<p>x</p>", url="https://c.example/2021/may/03/talks").published] == [
        ("2021-05-03", "url")
    ]
    assert dates_of("<p>x</p>", url="https://c.example/20210503-talks").published[0].day == "2021-05-03"


def test_a_page_that_says_only_when_it_was_changed_is_dated_by_that_and_says_so():
    dates = dates_of("<h1>Talks</h1>", '<meta property="article:modified_time" content="2021-05-05T10:00:00Z">')
    published, _, _ = dates.placed("", ())
    assert (published.day, published.kind) == ("2021-05-05", "updated")


def test_a_page_without_a_date_has_none():
    assert dates_of("<h1>Talks</h1><p>The minister said on Monday that it was so.</p>").published == ()


def test_an_ambiguous_date_is_given_as_its_year_only():
    assert [claim.value for claim in dates_of("<h1>Talks</h1><p>Published 03/04/2020</p>").published] == ["2020"]
    assert dates_of("<h1>Talks</h1><p>Published 03/04/2020</p>", lang="en-US").published[0].day == "2020-03-04"


def test_a_date_shown_rests_on_its_place_in_the_text():
    dates = dates_of("<h1>Talks</h1><p class='date'>3 May 2021</p>")
    published, _, _ = dates.placed("Talks\n\n3 May 2021\n\nText", ())
    assert published.kind == "timestamp" and published.basis.of("Talks\n\n3 May 2021\n\nText") == "3 May 2021"
