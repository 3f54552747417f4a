"""What a sentence fills in that another report may fill in otherwise."""

import pytest

from sanudo.comparing.differing.slots import Slot, differing, equal, slots_of
from tests.story_of import line, lines


def slot(text: str, words: str, kind: str) -> Slot:
    return next(one for one in slots_of(line(text, words)) if one.kind == kind and words in one.said)


def pair(one: str, other: str, kind: str) -> tuple[Slot, Slot]:
    story = lines(one, other)
    found = [s for x in story.lines for s in slots_of(x) if s.kind == kind and x.number > 0]
    return found[0], found[-1]


def test_a_number_knows_what_it_counts():
    assert any(key.startswith("barrel") for key in slot("They found 12 barrels in the mine.", "12", "number").head)


@pytest.mark.parametrize(
    "text", ["Her 61-year-old father wept.", "The road is cut at kilometre 61.", "Dozens of people fled to the hills."]
)
def test_what_counts_nothing_is_no_number(text: str):
    assert not [one for one in slots_of(line(text, text[:8])) if one.kind == "number"]


@pytest.mark.parametrize(
    "one, other, kind, parts",
    [
        ("The mine lost 40 men in a day.", "The mine lost 25 men in a day.", "number", True),
        ("It will cost $78 billion.", "It will cost $78.1 billion.", "number", False),
        ("The strike lasted ten days.", "The strike lasted three weeks.", "duration", True),
        ("They were held for 123 days.", "They were held for four months.", "duration", False),
        ("The vote is on May 20.", "The vote is on May 22.", "date", True),
        ("It was 1.5 degrees C.", "It was 3.6 degrees F.", "number", False),
    ],
)
def test_values_differ_where_both_cannot_hold(one: str, other: str, kind: str, parts: bool):
    a, b = pair(one, other, kind)
    assert differing(a, b) == parts
    assert not (differing(a, b) and equal(a, b))


def test_what_is_told_of_an_old_day_does_not_part_from_the_news():
    a, b = pair("In June 1991 the mine lost 40 men.", "The mine lost 25 men.", "number")
    assert not differing(a, b)
