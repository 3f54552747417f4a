"""The list of reports, the reader and evidence side by side, asked as a browser asks."""

from __future__ import annotations

import re

from web_record import COURIER, HARBOUR, HOSTILE, client, empty, full, span, unread

ONE = "/article/aaaa000000000001"


def reader_text(html: str) -> str:
    """The HTML of the reader's text alone."""
    return html[html.index('<div class="text"') : html.index('<aside class="drawer"')]


def plain_text(html: str) -> str:
    from test_web_segments import shown

    return shown(reader_text(html)).text


def test_the_reader_shows_every_character_of_the_report_with_all_layers_on() -> None:
    page = client(full()).get(f"{ONE}?layers=names,quotes,times,events,positions,differs,copied&at=30-60")
    assert plain_text(page.text).strip() == HARBOUR.strip()
    assert HARBOUR in plain_text(page.text)


def test_markup_in_a_report_never_becomes_markup_of_the_page() -> None:
    page = client(full()).get("/article/cccc000000000003")
    assert HOSTILE in plain_text(page.text)
    assert "<script>alert" not in page.text
    assert "<img" not in page.text
    assert "<b>bold" not in page.text


def test_markup_in_names_and_headlines_is_text_in_every_list() -> None:
    web = client(full())
    for address in ("/", "/articles", "/search?q=script", "/search?q=%3Cscript%3Ealert(1)", "/quotes?q=%3Cscript%3E"):
        page = web.get(address)
        assert not re.search(r"<script(?! src=\"/static/)", page.text), address


def test_no_layer_is_on_until_the_address_says_so() -> None:
    page = client(full()).get(ONE)
    assert 'data-n="' not in page.text
    assert 'id="layer-names" data-key="1" role="switch" aria-checked="false" href="?layers=names"' in page.text


def test_the_address_switches_layers_on() -> None:
    page = client(full()).get(f"{ONE}?layers=names,times")
    assert 'class="m names person"' in page.text
    assert 'class="m date times"' in page.text
    assert 'class="m quotes' not in page.text
    assert 'href="?layers=times"' in page.text  # the switch of the names takes them away


def test_layers_that_are_not_are_passed_over() -> None:
    assert client(full()).get(f"{ONE}?layers=nonsense,names").status_code == 200


def test_a_span_in_the_address_is_highlighted_and_explained() -> None:
    where = span(HARBOUR, "Monday")
    page = client(full()).get(f"{ONE}?at={where.start}-{where.end}")
    assert re.search(r'<span class="m at" id="at">Monday</span>', page.text)
    drawer = page.text[page.text.index('id="drawer-notes"') :]
    for words in ("2004-05-03", "weekday", "2004-05-04", "resolved"):
        assert words in drawer


def test_a_span_outside_the_report_shows_the_report() -> None:
    web = client(full())
    for at in ("9999-99999", "5-2", "x", "-1-3", "1-", "99999999999999-1"):
        page = web.get(f"{ONE}?at={at}")
        assert page.status_code == 200
        assert 'id="at"' not in page.text


def test_a_time_tells_its_value_rule_anchor_and_basis_in_a_note() -> None:
    data = client(full()).get(f"{ONE}.json?layers=times").json()
    note = next(note for note in data["notes"] if note["words"] == "Monday")
    rows = {row["label"]: row["value"] for row in note["rows"]}
    assert rows.pop("In words").startswith("2004-05-03 (Monday)")
    assert rows == {
        "Value": "2004-05-03",
        "Kind": "date",
        "How known": "resolved",
        "Counted from": "2004-05-04",
        "Rule": "weekday",
    }


def test_every_mark_points_to_a_note_that_is_in_the_page() -> None:
    page = client(full()).get(f"{ONE}?layers=names,quotes,times,events,positions,differs,copied").text
    numbers = {number for found in re.findall(r'data-n="([\d ]+)"', page) for number in found.split()}
    assert numbers
    assert numbers <= set(re.findall(r'<template id="n(\d+)"', page))


def test_the_data_of_the_reader_has_text_parts_and_verbatim_notes() -> None:
    data = client(full()).get(f"{ONE}.json?layers=names,quotes,times,events,positions").json()
    assert data["text"] == HARBOUR
    for note in data["notes"]:
        assert note["words"] == " … ".join(HARBOUR[start:end] for start, end in note["spans"])


def test_a_report_without_a_date_says_not_said() -> None:
    page = client(full()).get("/article/cccc000000000003")
    assert "not said" in page.text
    assert client(full()).get("/article/cccc000000000003.json").json()["article"]["published"] is None


def test_a_report_that_no_stage_has_read_is_shown_as_it_came() -> None:
    page = client(unread()).get(ONE)
    assert page.status_code == 200
    assert HARBOUR in plain_text(page.text)


def test_an_unknown_report_is_a_page_that_says_so() -> None:
    web = client(full())
    page = web.get("/article/nothing")
    assert page.status_code == 404
    assert "No article nothing in this record." in page.text
    assert web.get("/article/nothing.json").json() == {"error": "No article nothing in this record."}


def test_evidence_of_two_reports_stands_side_by_side() -> None:
    one, two = span(HARBOUR, "two hours"), span(COURIER, "three hours")
    place = f"aaaa000000000001:{one.start}-{one.end},bbbb000000000002:{two.start}-{two.end}"
    page = client(full()).get(f"/evidence?e={place}")
    assert "<mark>two hours</mark>" in page.text
    assert "<mark>three hours</mark>" in page.text
    sides = client(full()).get(f"/evidence.json?e={place}").json()["sides"]
    assert [side["words"] for side in sides] == ["two hours", "three hours"]


def test_the_drawer_gets_a_fragment_and_a_browser_a_page() -> None:
    web = client(full())
    address = "/evidence?e=aaaa000000000001:50-60"
    assert "<!doctype html>" in web.get(address).text
    fragment = web.get(address, headers={"HX-Request": "true", "HX-Target": "peek"})
    assert "<!doctype html>" not in fragment.text
    assert "<mark>" in fragment.text


def test_evidence_that_is_not_there_is_a_page_that_says_how_to_ask() -> None:
    page = client(full()).get("/evidence?e=nothing:1-2")
    assert page.status_code == 404
    assert "/evidence?e=ARTICLE:START-END" in page.text


def test_reports_are_narrowed_by_outlet_and_words() -> None:
    web = client(full())
    assert [one["outlet"] for one in web.get("/articles.json?outlet=Courier").json()["articles"]] == ["Courier"]
    assert len(web.get("/articles.json?outlet=").json()["articles"]) == 1
    assert len(web.get("/articles.json?q=vesna+harbour").json()["articles"]) == 1


def test_dated_reports_come_first_in_order_of_their_dates() -> None:
    dates = [one["date"] for one in client(full()).get("/articles.json").json()["articles"]]
    assert dates == ["2004-05-04", "2004-05-05T08:30+00:00", None]


def test_an_empty_record_lists_nothing_and_says_so() -> None:
    assert "No reports found." in client(empty()).get("/articles").text
