"""The day right beside the words of a meeting."""

import pytest

import sanudo
from sanudo.article.types import Article, Dating, Part, Span


def ledger(text):
    dated = Dating("2000-05-10", "timestamp", "given")  # a Wednesday
    article = Article("a", "a.txt", text, parts=(Part("paragraph", Span(0, len(text))),), published=dated)
    return [(m.kind, m.status, m.date) for m in sanudo.compare([sanudo.analyse(article)]).meetings]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "EU leaders will gather for their next summit June 28 and 29 in Brussels.",
            ("meeting", "planned", "2000-06-28"),
        ),
        ("President Ana Lima plans to visit Peru from August 12-17.", ("visit", "planned", "2000-08-12")),
        ("During the 1996 campaign, Ana Lima hosted a dinner for Rui Costa.", ("meeting", "held", "1996")),
    ],
)
def test_a_day_right_beside_the_words_is_theirs(text, row):
    assert row in ledger(text)


@pytest.mark.parametrize(
    "text",
    [
        "President Ana Lima flew to Paris, where gunmen had killed two people last month.",
        "Ana Lima was glad to learn Monday that President Rui Costa had cancelled a planned meeting with Edo Prat.",
    ],
)
def test_a_day_of_something_else_is_not_theirs(text):
    assert {row[2] for row in ledger(text)} <= {None}


def test_talks_that_begin_tomorrow_are_planned():
    found = ledger("The talks between Ana Lima and Rui Costa, which begin on Thursday, come amid a drought.")
    assert found == [("meeting", "planned", "2000-05-11")]
