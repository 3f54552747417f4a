"""JSON as others write it."""

import json

import pytest

import sanudo
from sanudo.article.types import Article
from sanudo.sources.json_file import read
from sanudo.sources.limits import DEFAULT, Limits
from sanudo.sources.problem import Refused

ONE = "The foreign minister said on Monday that the talks in the capital would go on for as long as they were needed."
TWO = "Nobody had left, she added, and nobody would leave before the end of the week, whatever was said elsewhere."
BODY = f"{ONE}\n\n{TWO}"

SHAPES = {
    "plain": {
        "title": "Talks go on",
        "text": BODY,
        "date": "2021-05-03",
        "url": "https://c.example/1",
        "outlet": "Courier",
    },
    "news-please": {
        "title": "Talks go on",
        "maintext": BODY,
        "date_publish": "2021-05-03 10:00:00",
        "url": "https://c.example/1",
        "source_domain": "Courier",
        "authors": ["Ann Lee"],
        "date_download": "2022-01-01 00:00:00",
        "date_modify": None,
    },
    "newsapi": {
        "source": {"id": None, "name": "Courier"},
        "author": "Ann Lee",
        "title": "Talks go on",
        "url": "https://c.example/1",
        "publishedAt": "2021-05-03T10:00:00Z",
        "content": BODY,
    },
    "fundus": {
        "title": "Talks go on",
        "authors": ["Ann Lee"],
        "publishing_date": "2021-05-03 10:00:00+02:00",
        "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [ONE, TWO]}]},
        "html": {"responded_url": "https://c.example/1", "source_info": {"publisher": "Courier"}},
    },
    "schema.org": {
        "@type": "NewsArticle",
        "headline": "Talks go on",
        "articleBody": BODY,
        "datePublished": "2021-05-03",
        "publisher": {"@type": "Organization", "name": "Courier"},
        "url": "https://c.example/1",
    },
}


@pytest.mark.parametrize("shape", SHAPES)
def test_field_maps_are_told_by_their_keys(shape):
    (article,) = read("x.json", json.dumps(SHAPES[shape]).encode(), DEFAULT)
    assert (article.headline, article.outlet, article.url) == ("Talks go on", "Courier", "https://c.example/1")
    assert article.published.day == "2021-05-03" and article.published.basis.startswith("json:")
    assert [span.of(article.text) for span in article.paragraphs()] == [ONE, TWO]
    assert article.outlet_basis.startswith("json:")


def test_the_date_of_download_is_never_the_reports():
    record = {"title": "T", "maintext": BODY, "date_download": "2022-01-01", "date_publish": None}
    (article,) = read("x.json", json.dumps(record).encode(), DEFAULT)
    assert article.published is None


def test_a_list_of_reports_is_numbered_and_each_has_its_own_id():
    items = read(
        "x.json", json.dumps({"status": "ok", "articles": [SHAPES["newsapi"], SHAPES["plain"]]}).encode(), DEFAULT
    )
    assert [item.name for item in items] == ["x.json#1", "x.json#2"]
    assert items[0].id != items[1].id and items[0].original == items[1].original


def test_a_text_that_the_source_cut_off_is_said_to_be_partial():
    record = {**SHAPES["newsapi"], "content": BODY + "… [+2381 chars]"}
    article, problem = read("x.json", json.dumps(record).encode(), DEFAULT)
    assert "[+" not in article.text and problem.kind == "truncated" and problem.partial


def test_json_lines_are_inputs_of_their_own(tmp_path):
    good = json.dumps(SHAPES["plain"])
    (tmp_path / "n.jsonl").write_text(f"{good}\n\nnot json\n{json.dumps({'a': 1})}\n{good}\n")
    items = list(sanudo.read(tmp_path))
    assert [(item.name, getattr(item, "kind", "article")) for item in items] == [
        ("n.jsonl#1", "article"),
        ("n.jsonl#3", "broken"),
        ("n.jsonl#4", "not_news"),
        ("n.jsonl#5", "article"),
    ]


def test_one_line_over_the_limit_costs_that_line_only(tmp_path):
    good = json.dumps(SHAPES["plain"])
    (tmp_path / "n.jsonl").write_text(good + "\n" + '{"text": "' + "x" * 5000 + '"}\n' + good + "\n")
    kinds = [getattr(item, "kind", "article") for item in sanudo.read(tmp_path, limits=Limits(file_bytes=2000))]
    assert kinds == ["article", "too_large", "article"]


def test_lines_in_a_json_file_that_cannot_be_read_are_named():
    items = read("x.json", f"{json.dumps(SHAPES['plain'])}\n{{broken\n".encode(), DEFAULT)
    assert isinstance(items[0], Article) and items[1].partial and "line 2" in items[1].message


def test_half_characters_in_json_are_replaced_and_noted():
    record = {"title": "T", "text": ONE + " \\ud800 " + ONE}
    content = json.dumps(record).replace("\\\\ud800", "\\ud800").encode()
    items = read("x.json", content, DEFAULT)
    assert "\ufffd" in items[0].text
    items[0].text.encode("utf-8")


def test_json_without_reports_names_its_keys():
    with pytest.raises(Refused, match="no field") as refusal:
        read("x.json", b'{"temperature": 3, "unit": "C"}', DEFAULT)
    assert refusal.value.kind == "not_news" and "temperature" in refusal.value.message


def test_a_report_that_begins_with_its_title_is_not_given_a_second():
    (article,) = read(
        "x.json", json.dumps({"title": "Talks go on", "text": f"Talks go on\n\n{BODY}"}).encode(), DEFAULT
    )
    assert article.text.count("Talks go on") == 1 and article.headline == "Talks go on"


def test_a_date_whose_day_and_month_could_change_places_is_given_as_its_year_and_said():
    record = {"title": "Talks go on", "text": BODY, "date": "03/04/2001"}
    article, problem = read("x.json", json.dumps(record).encode(), DEFAULT)
    assert article.published.value == "2001" and article.published.basis == "json:date"
    assert problem.partial and problem.kind == "date" and "03/04/2001" in problem.message
    (plain,) = read("x.json", json.dumps(record | {"date": "23/04/2001"}).encode(), DEFAULT)
    assert plain.published.value == "2001-04-23"


def test_a_text_of_one_word_is_named_as_such():
    with pytest.raises(Refused, match="`content` is one word"):
        read("x.json", b'{"headline": "Talks", "content": "Short", "url": "https://example.org/x"}', DEFAULT)


def test_the_outlet_at_a_titles_end_is_no_part_of_the_headline():
    record = {**SHAPES["newsapi"], "title": "Talks go on - Courier"}
    (article,) = read("x.json", json.dumps(record).encode(), DEFAULT)
    assert article.headline == "Talks go on" and article.outlet == "Courier"
