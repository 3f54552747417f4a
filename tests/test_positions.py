"""Who wants what."""

import pytest

import sanudo
from sanudo.article.types import Article, Part, Span


def positions(text):
    own = Article("x", "x.txt", text, parts=(Part("paragraph", Span(0, len(text))),))
    return [(p.holder, p.stance, p.issue) for p in sanudo.analyse(own).positions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poland supports the enlargement of the union.", ("Poland", "for", "the enlargement of the union")),
        ("Poland opposes the enlargement of the union.", ("Poland", "against", "the enlargement of the union")),
        (
            "Poland does not support the enlargement of the union.",
            ("Poland", "against", "the enlargement of the union"),
        ),
        ("Poland ruled out the possibility of a veto.", ("Poland", "against", "the possibility of a veto")),
    ],
)
def test_a_position_has_a_holder_a_stance_and_an_issue(text, expected):
    assert expected in positions(text)


def test_a_condition_makes_it_conditional():
    found = positions("Poland will support the treaty if Germany signs it.")
    assert ("Poland", "conditional") in {(holder, stance) for holder, stance, _ in found}


def test_what_somebody_did_is_no_position():
    assert positions("The minister of Poland ate lunch in Berlin.") == []
