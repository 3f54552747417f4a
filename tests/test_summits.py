"""Summits told by whose they are, with whoever hosts or attends."""

import pytest

import sanudo
from sanudo.article.types import Article, Dating, Part, Span


def ledger(text):
    dated = Dating("2000-05-10", "timestamp", "given")  # a Wednesday
    article = Article("a", "a.txt", text, parts=(Part("paragraph", Span(0, len(text))),), published=dated)
    return [(m.status, m.who, m.place, m.date) for m in sanudo.compare([sanudo.analyse(article)]).meetings]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Oil fell after last week's NATO summit.", ("held", ("NATO",), None, "2000-W18")),
        (
            "Much was made of the seats at the G-20 summit, which begins Friday in Lisbon.",
            ("planned", ("Group of 20",), "Lisbon", "2000-05-12"),
        ),
        (
            "Peru can show its harbour when it hosts the G-20 Leaders’ Summit in Lima in September.",
            ("planned", ("Group of 20", "Peru"), "Lima", "2000-09"),
        ),
    ],
)
def test_a_summit_is_told_by_whose_it_is(text, row):
    assert ledger(text) == [row]


@pytest.mark.parametrize(
    "text", ["The G-20 summit was the talk of the town.", "Ana Lima read the NATO summit statement."]
)
def test_a_summit_without_day_or_place_or_its_statement_is_none(text):
    assert ledger(text) == []
