"""Boxes that a page sets into its sentences: taken out of what is read, kept in the text."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

import sanudo
from sanudo.article.inserts import with_inserts, without_inserts
from sanudo.article.types import Article, Part, Span
from sanudo.record.building import build
from sanudo.record.record import Record
from sanudo.telling.brief import brief
from sanudo.web.app import app_over

TEXT = """Senate passes bridge bill

WASHINGTON — The Senate passed the bridge bill on Thursday, after Sen. Mary Hollis Mary Jane HollisSenate to sit late \
Hollis meets Danish envoy Five things to watch in the bridge fight MORE, who wrote it, told colleagues to hurry.

“We have waited eleven years,” said Sen. Tom Barker Thomas (Tom) Lee BarkerBarker opens campaign in Ohio Governors \
call for new talks MORE (R-Ohio). He said that Ohio needed MORE THAN BRIDGES.

Mayor Bill de Vries Bill de VriesMayors meet in Rome Vries sues the state MORE said the vote was close.
"""


def _article(tmp_path: Path) -> Article:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    (article,) = sanudo.read(path)
    assert isinstance(article, Article)
    return article


def test_boxes_about_people_are_related_parts_within_their_paragraphs(tmp_path: Path) -> None:
    article = _article(tmp_path)
    boxes = [part.span.of(TEXT) for part in article.parts if part.kind == "related"]
    assert [box.split()[0] for box in boxes] == ["Mary", "Thomas", "Bill"]
    assert all(box.endswith(" MORE") for box in boxes)
    assert article.text == TEXT  # offsets go into what was given


def test_nothing_of_a_box_is_read(tmp_path: Path) -> None:
    reading = sanudo.analyse(_article(tmp_path))
    names = {entity.name for entity in reading.entities}
    assert {"Mary Hollis", "Tom Barker"} <= names
    assert not any("Danish" in name or "Rome" in name or "HollisSenate" in name for name in names)
    assert not any("envoy" in event.sentence.of(reading.article.text) for event in reading.events)
    assert len(reading.article.text) == len(TEXT)
    assert any("MORE THAN BRIDGES" in s.span.of(reading.article.text) for s in reading.sentences)


def test_the_account_tells_the_sentence_without_the_box_and_without_its_gap(tmp_path: Path) -> None:
    _article(tmp_path)
    with Record(tmp_path / "s.db", write=True) as record:
        build(record, [tmp_path / "report.txt"])
        (story,) = record.stories()
        lines = [line.text for one in brief(record, story).sections for line in one.lines]
    assert any("after Sen. Mary Hollis, who wrote it, told colleagues to hurry." in line for line in lines)
    assert not any("campaign in Ohio" in line for line in lines)


@given(st.text(alphabet="AaBb ()'MORE\n.,é", max_size=300))
def test_any_text_keeps_its_length_and_its_other_characters(text: str) -> None:
    parts = with_inserts(text, (Part("paragraph", Span(0, len(text))),)) if text else ()
    article = Article("0", "a.txt", text, parts)
    told = without_inserts(article)
    inside = {i for part in parts if part.kind == "related" for i in range(part.span.start, part.span.end)}
    assert len(told.text) == len(text)
    assert all(a == b or (b == " " and i in inside) for i, (a, b) in enumerate(zip(text, told.text, strict=True)))
    assert without_inserts(told) == told


def test_the_page_of_the_report_keeps_the_box(tmp_path: Path) -> None:
    _article(tmp_path)
    with Record(tmp_path / "s.db", write=True) as record:
        build(record, [tmp_path / "report.txt"])
    with Record(tmp_path / "s.db") as record:
        (listed,) = record.articles()
    app = app_over(lambda: Record(tmp_path / "s.db"), "s.db")
    page = TestClient(app, base_url="http://127.0.0.1").get(f"/article/{listed.id}")
    assert page.status_code == 200
    assert "HollisSenate to sit late Hollis meets Danish envoy" in page.text
