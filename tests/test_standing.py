"""How a sentence puts what it tells."""

import pytest

from sanudo.comparing.differing.standing import claimed_in
from tests.story_of import lines


@pytest.mark.parametrize(
    "text, word, step, denied",
    [
        ("The firm sold the mine.", "sold", "done", False),
        ("The firm will sell the mine.", "sell", "will", False),
        ("The firm might sell the mine.", "sell", "may", False),
        ("The firm did not sell the mine.", "sell", "done", True),
        ("He denied that the firm had sold the mine.", "sold", "done", True),
        ("The firm refused to sell the mine.", "sell", "open", True),
        ("The union urged the firm to sell the mine.", "sell", "asked", False),
        ("No shot was fired.", "fired", "done", True),
        ("The minister ruled out an epidemic.", "epidemic", "is", True),
        ("He cancelled his visit.", "visit", "is", True),
    ],
)
def test_a_happening_is_told_as_done_to_come_possible_or_denied(text: str, word: str, step: str, denied: bool):
    story = lines(text)
    told = [one for x in story.lines for one in claimed_in(x, story.weights) if one.frame.word == word]
    assert [(one.step, one.denied) for one in told] == [(step, denied)]


def test_what_could_not_be_ruled_out_is_possible():
    story = lines("She said an epidemic could not be ruled out.")
    told = [one for x in story.lines for one in claimed_in(x, story.weights) if one.frame.word == "epidemic"]
    assert [(one.step, one.denied) for one in told] == [("may", False)]
