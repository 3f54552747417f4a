"""Numbers of things, and when two of them cannot both hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanudo.article.types import Span
from sanudo.comparing.quantities import comparable, differ, find_quantities


def only(text):
    (found,) = find_quantities(text, Span(0, len(text)))
    return found


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("killing 43 people", 43, 43),
        ("killing forty-three people", 43, 43),
        ("killing at least 40 people", 40, 60),
        ("some 2.5 million voters", 2_250_000, 2_750_000),
        ("two hundred ships", 194, 206),
        ("dozens of houses", 24, 119.88),
        ("a loan of $1.2 billion", 1.151e9, 1.249e9),
        ("a rise of 7 percent", 7, 7),
        ("its third day", 3, 3),
        ("a seven-member crew", 7, 7),
        ("a crew of four", 4, 4),
        ("a fire in one engine", 1, 1),
    ],
)
def test_words_and_digits_give_an_interval(text, low, high):
    found = only(text)
    assert (found.low, found.high) == pytest.approx((low, high))


@pytest.mark.parametrize("text", ["one of them", "version 2.0.1 came", "at 15:43 sharp", "the G8 met"])
def test_what_counts_nothing_is_no_quantity(text):
    assert find_quantities(text, Span(0, len(text))) == []


def test_numbers_that_fit_one_another_do_not_differ():
    assert not differ(only("at least 40 people died"), only("43 people died"))
    assert not differ(only("about 1,000 soldiers"), only("1,012 soldiers"))
    assert differ(only("43 people died"), only("34 people died"))


def test_an_ordinal_and_a_count_are_not_compared():
    assert not comparable(only("the third day"), only("three days"))


def test_money_is_one_unit_however_it_is_written():
    assert comparable(only("2.4 million dollars"), only("$2.4 million"))


def test_only_one_kind_of_thing_is_compared():
    assert comparable(only("43 people"), only("40 people"))
    assert not comparable(only("43 people"), only("40 houses"))
    assert not comparable(only("7 percent"), only("$7 a day"))


@given(st.text(max_size=200))
def test_any_text_gives_verbatim_spans(text):
    for quantity in find_quantities(text, Span(0, len(text))):
        assert 0 <= quantity.span.start < quantity.span.end <= len(text)
        assert quantity.low <= quantity.high


def test_a_speed_is_no_million():
    text = "It went at 106 m.p.h. for 45 m and cost $3 m."
    assert next((q.low, q.unit) for q in find_quantities(text, Span(0, len(text)))) == (106.0, "")
    assert all(q.high < 1000 or q.unit == "$" for q in find_quantities(text, Span(0, len(text))))
