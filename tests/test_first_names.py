"""One person, by age and last name, whom two reports give two first names."""

from __future__ import annotations

import pytest

import sanudo
from sanudo.comparing.actors import find_actors
from sanudo.comparing.differing.first_names import differing_first_names

HEAD = "Shots at the harbour of Selby\n\nThe harbour of Selby was closed on Tuesday. "


def named(one: str, other: str) -> list[str]:
    readings = tuple(
        sanudo.analyse(sanudo.read_text(HEAD + text, f"{n}.txt", "2003-05-06")) for n, text in enumerate((one, other))
    )
    whole = {reading.article.id: reading for reading in readings}
    found = differing_first_names(find_actors(readings), whole)
    return sorted(side.value for difference in found for side in difference.sides)


def test_a_suspect_of_one_age_under_two_first_names_is_told():
    one = "The suspect, identified as Robert Lund, 57, of Karsk, gave himself up."
    assert named(one, "The 57-year-old suspect Richard Lund said nothing.") == ["Richard Lund", "Robert Lund"]


@pytest.mark.parametrize(
    "other",
    [
        "The 61-year-old suspect Richard Lund said nothing.",
        "The 57-year-old suspect Bob Lund said nothing.",
        "The 57-year-old clerk Richard Lund saw nothing.",
        "The suspect Richard Lund, 57, has a brother. Robert Lund lives in Karsk.",
    ],
)
def test_another_age_a_short_form_another_part_and_a_brother_are_no_difference(other: str):
    assert named("The suspect, identified as Robert Lund, 57, of Karsk, gave himself up.", other) == []


def test_a_suffix_is_no_last_name():
    other = "The 57-year-old suspect Karl Weller Jr. said nothing."
    assert named("The suspect, identified as Robert Lund Jr., 57, of Karsk, gave himself up.", other) == []
