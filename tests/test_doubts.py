"""What speaks against a difference within its own sentences."""

import pytest

import sanudo
from sanudo.sources.read import read_text

DAY = "SELBY, May 6, 2003 (Wire {}) - The council of Selby met on Tuesday about the harbour bridge and its tolls.\n\n"


def differences(one: str, other: str, days: tuple[str, str] = ("2003-05-06", "2003-05-06")):
    articles = [
        read_text(f"Council meets on bridge\n\n{DAY.format(n)}{text}", name=f"{n}.txt", published=day)
        for n, text, day in zip("AB", (one, other), days, strict=True)
    ]
    return [d.kind for d in sanudo.compare(tuple(sanudo.analyse(a) for a in articles)).differences]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The new tolls do not apply to lorries that crossed before Friday.",
            "The new tolls apply to lorries that have crossed since Friday.",
        ),
        (
            "The mayor wants exceptions for farmers in the toll law.",
            "There are no exceptions for farmers in the toll law.",
        ),
        (
            "The new plan does not favour the farmers of the valley.",
            "The new plan no longer favours the farmers of the valley over others.",
        ),
        (
            "The mayor declined to say how many engineers had been dismissed.",
            "Two engineers had been dismissed, the union of engineers said.",
        ),
    ],
)
def test_sentences_that_tell_of_two_things_deny_nothing_of_each_other(one: str, other: str):
    assert "polarity" not in differences(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The toll covers every lorry within 20 kilometres of the bridge.", "The toll covers lorries of two towns."),
        ("The town sold 800 of the 1,200 toll passes.", "The town wants to sell the last 400 toll passes."),
    ],
)
def test_a_measure_and_a_count_a_part_and_the_rest_do_not_differ(one: str, other: str):
    assert "number" not in differences(one, other)


def test_what_was_refused_and_came_about_later_is_no_contradiction():
    one = "The mayor said she would not sign the toll contract."
    other = "The mayor signed the toll contract in the harbour."
    assert "polarity" not in differences(one, other, ("2003-05-06", "2003-05-08"))


def test_who_is_denied_a_thing_denies_nothing():
    one = "Families in the valley were denied the relief they urgently need, she said."
    other = "The families of the valley urgently need the relief, the mayor said."
    assert "polarity" not in differences(one, other)


def test_spellings_of_one_title_are_no_two_titles():
    one = (
        "The national security adviser, Ida Bergh, spoke. National Security Adviser Ida Bergh said the bridge was safe."
    )
    other = "National Security Advisor Ida Bergh said on Tuesday that the bridge was safe."
    assert "title" not in differences(one, other)


def test_what_one_affirms_and_the_other_negates_is_told():
    one = "The mayor said the bridge would be closed."
    assert "polarity" in differences(one, "The bridge would not be closed, the mayor said.")
