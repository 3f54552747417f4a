"""Where the words end that a stance is on."""

import pytest

import sanudo
from sanudo.article.types import Article, Dating, Part, Span


def issues(text):
    dated = Dating("2000-05-10", "timestamp", "given")
    article = Article("a", "a.txt", text, parts=(Part("paragraph", Span(0, len(text))),), published=dated)
    return [(p.stance, p.issue) for p in sanudo.analyse(article).positions]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "President Ana Lima did not want to show her hand and would remain flexible.",
            ("against", "to show her hand"),
        ),
        (
            "President Ana Lima urged Congress to pass the law, arguing that it would help.",
            ("for", "to pass the law"),
        ),
        (
            "President Ana Lima opposes raising taxes because raising taxes costs jobs.",
            ("against", "raising taxes"),
        ),
    ],
)
def test_the_next_clause_is_not_of_the_issue(text, told):
    assert told in issues(text)


def test_who_has_no_intention_of_leaving_is_against_leaving():
    found = issues("President Ana Lima has no intention of leaving the treaty.")
    assert ("against", "leaving the treaty") in found
    assert not any("no intention" in issue for _, issue in found)


def test_what_somebody_is_asked_to_do_is_of_the_issue():
    found = issues("Japan welcomed President Ana Lima directing officials to rejoin the pact.")
    assert ("for", "President Ana Lima directing officials to rejoin the pact") in found


def test_nothing_is_cut_within_marks():
    ((_, issue),) = issues("The minister demanded that they “leave the town, taking their arms with them”.")
    assert issue.endswith("taking their arms with them”")
