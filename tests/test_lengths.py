"""Lengths of time are judged by what they are of: a prison term is no stay."""

from sanudo.comparing.differing.lengths import judged_lengths
from sanudo.comparing.differing.topics import named
from sanudo.comparing.types import Difference
from tests.story_of import lines


def test_two_prison_terms_may_be_of_two_charges():
    told = judged_lengths(("Weller faces 25 years in prison.", "The guidelines called for 24 years."))
    assert "charges" in told and "talks" not in told


def test_two_stays_may_be_of_the_stay_and_of_the_talks_in_it():
    assert "talks in it" in judged_lengths(("Weller came for a three-day visit.", "The talks lasted two days."))


def test_a_tour_is_in_no_tourist_and_a_meeting_in_no_metal():
    told = judged_lengths(
        ("The tourists waited for two days.", "The metal lay there for three days, it is called steel.")
    )
    assert told == "compatible if they measure different things, else contradicts"


def test_other_lengths_may_measure_different_things():
    told = judged_lengths(("The strike lasted three days.", "The strike lasted five days."))
    assert told == "compatible if they measure different things, else contradicts"


def test_two_lengths_that_no_words_name_are_no_difference():
    assert named([Difference("duration", "", ())], lines("The strike lasted three days.")) == []
