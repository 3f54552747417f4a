"""Days, weeks and numbers as the pages say them."""

import pytest

from sanudo.web.phrasing import day_range, day_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "not said"),
        ("2001-11-23", "23 November 2001"),
        ("2001-11-23T15:43+00:00", "23 November 2001, 15:43"),
        ("2001-11", "November 2001"),
        ("2001", "2001"),
        ("2001-W47", "the week of Monday, 19 November 2001"),
        ("2001-W47-WE", "the weekend of Saturday, 24 November 2001"),
    ],
)
def test_a_value_is_said_at_its_own_precision(value, words):
    assert day_words(value) == words


def test_a_range_with_a_week_says_the_week():
    assert day_range("2001-W47", "2001-12-01") == "the week of Monday, 19 November 2001 – 1 December 2001"
    assert day_range("2001-11-22", "2001-11-23") == "22–23 November 2001"
