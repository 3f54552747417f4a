"""Whose idea a thing was."""

import pytest

from sanudo.comparing.differing.ideas import differing_ideas, ideas_of
from tests.story_of import lines

LAID = [
    "Bishop Tomas Reel proposed the exchange of prisoners.",
    "The exchange of prisoners was first put forward by Bishop Tomas Reel.",
    "The exchange of prisoners was the idea of Bishop Tomas Reel.",
    "It was Bishop Tomas Reel who first suggested the exchange of prisoners.",
    "Bishop Tomas Reel is the author of the exchange of prisoners.",
]


@pytest.mark.parametrize("text", LAID)
def test_an_idea_is_laid_to_who_had_it(text: str):
    story = lines(text)
    found = [idea for one in story.lines for idea in ideas_of(one, story)]
    assert len(found) == 1
    assert "Reel" in found[0].named.of(found[0].line.text)
    assert "~exchange" in found[0].what


@pytest.mark.parametrize("text", LAID)
def test_one_idea_laid_to_two_is_a_difference(text: str):
    story = lines(text, "Minister Ivo Marn said he had himself proposed the exchange of prisoners.")
    assert [one.kind for one in differing_ideas(story)] == ["attribution"]


def test_other_ideas_are_none():
    story = lines(LAID[0], "Minister Ivo Marn proposed a tax on sugar.")
    assert differing_ideas(story) == []


def test_a_denial_of_whose_idea_it_was_is_told():
    story = lines(LAID[1], "A spokesman denied that Bishop Tomas Reel was the author of the exchange of prisoners.")
    assert [one.kind for one in differing_ideas(story)] == ["polarity"]


def test_one_person_called_by_a_surname_in_capitals_is_no_second_one():
    story = lines(LAID[0], "REEL: I proposed the exchange of prisoners, and I am proud of it.")
    assert [one.kind for one in differing_ideas(story)] == []
