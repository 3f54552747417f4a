"""Days, weeks, weekends, months and years as the days that they last."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanudo.comparing.stretches import begins, days_of, is_stretch, length_of, may_be_one


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2018-W17", "2018-04-23", "2018-04-29"),
        ("2018-W17-WE", "2018-04-28", "2018-04-29"),
        ("2018-12", "2018-12-01", "2018-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-04-27", "2018-04-27", "2018-04-27"),
        ("2018-04-27T14:00", "2018-04-27", "2018-04-27"),
    ],
)
def test_the_days_of_a_value(value, first, last):
    assert days_of(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", [None, "", "XXXX-WXX-5", "2018-W60", "2018-13", "PRESENT_REF", "2018-FA", "0000"])
def test_what_tells_no_days_has_none(value):
    assert days_of(value) is None
    assert not is_stretch(value)


def test_a_day_is_no_stretch():
    assert is_stretch("2018-W17")
    assert is_stretch("2018-04")
    assert is_stretch("2018")
    assert not is_stretch("2018-04-27")


def test_what_shares_a_day_may_be_one():
    assert may_be_one("2018-W17", "2018-04-27")
    assert may_be_one("2018-04", "2018")
    assert not may_be_one("2018-W17", "2018-05-02")
    assert may_be_one(None, "2018-05-02")


def test_weeks_stand_among_the_days_they_last():
    assert sorted(["2018-05-01", "2018-W17", "2018-04-02", "2018"], key=begins) == [
        "2018",
        "2018-04-02",
        "2018-W17",
        "2018-05-01",
    ]
    assert length_of("2018-04-02") < length_of("2018-W17") < length_of("2018-04") < length_of("2018") < length_of(None)


@given(st.text(alphabet="0123456789-WEXT:", max_size=14))
def test_any_text_has_days_or_none(value):
    days = days_of(value)
    assert days is None or days[0] <= days[1]
