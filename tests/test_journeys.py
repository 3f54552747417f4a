"""Visits and journeys told by nouns and verbs, in the words of the news."""

import pytest

import sanudo
from sanudo.article.types import Article, Dating, Part, Span


def rows(text):
    dated = Dating("2000-05-10", "timestamp", "given")  # a Wednesday
    article = Article("a", "a.txt", text, parts=(Part("paragraph", Span(0, len(text))),), published=dated)
    return sanudo.compare([sanudo.analyse(article)]).meetings


def visits(text):
    return [(one.who, one.place, one.date, one.status) for one in rows(text) if one.kind == "visit"]


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("President Ana Lima spoke of the drought in a visit to Peru on Monday.", "Peru", "2000-05-08"),
        ("President Ana Lima spoke of a new start during a trip to Quito in March.", "Quito", "2000-03"),
        ("President Ana Lima looked tired after a weekend swing through Chile.", "Chile", None),
    ],
)
def test_a_visit_during_which_something_was_done_was_made(text, place, day):
    assert visits(text) == [(("Ana Lima",), place, day, "held")]


def test_a_visit_that_may_come_was_not_made():
    assert [one[-1] for one in visits("President Ana Lima might learn more in a visit to Peru.")] == ["possible"]
    assert visits("President Ana Lima never spoke of making a trip to Peru.") == []


def test_two_rows_on_one_sentence_have_two_ids():
    found = rows("President Ana Lima travelled to Portugal to meet with President Rui Costa.")
    assert {one.kind for one in found} == {"meeting", "visit"}
    assert len({one.id for one in found}) == len(found)
