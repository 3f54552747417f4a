"""Where somebody was born by two reports."""

from __future__ import annotations

import pytest

import sanudo
from sanudo.comparing.actors import find_actors
from sanudo.comparing.differing.births import differing_births

HEAD = "Council meets on bridge\n\nAna Lima, who runs the harbour of Selby, spoke on Tuesday. "


def births(one: str, other: str) -> list[str]:
    readings = tuple(
        sanudo.analyse(sanudo.read_text(HEAD + text, f"{n}.txt", "2003-05-06")) for n, text in enumerate((one, other))
    )
    whole = {reading.article.id: reading for reading in readings}
    found = [one for actor in find_actors(readings) for one in differing_births(actor, whole)]
    for side in (side for difference in found for side in difference.sides):
        assert side.evidence[0].of(whole[side.article].article.text) == side.value
    return sorted(side.value for difference in found for side in difference.sides)


@pytest.mark.parametrize(
    "other",
    [
        "Born in Norway, Ana Lima came to Selby as a child.",
        "Born in Oslo, Norway, Ms. Lima came to Selby as a child.",
        "The Oslo-born Ana Lima came to Selby as a child.",
        "Lima, a native of Oslo, came to Selby as a child.",
    ],
)
def test_two_birthplaces_of_one_person_are_told(other: str):
    assert births("Ms. Lima, who was born in Portugal, closed the bridge.", other) in (
        ["Norway", "Portugal"],
        ["Oslo", "Portugal"],
    )


@pytest.mark.parametrize(
    "other",
    [
        "Born in Lisbon, Ana Lima came to Selby as a child.",
        "Ana Lima, whose son was born in Norway, closed it.",
        "Born in the harbour, Ana Lima came to Selby as a child.",
        "Ana Lima, born in 1961, closed it.",
    ],
)
def test_a_city_in_the_country_and_who_else_was_born_are_no_difference(other: str):
    assert births("Ms. Lima, who was born in Portugal, closed the bridge.", other) == []


@pytest.mark.parametrize(
    ("place", "other"),
    [
        ("England", "London"),
        ("Czechoslovakia", "Prague"),
        ("Puerto Rico", "the United States"),
        ("Serbia", "Kosovo"),
        ("Georgia", "Atlanta"),
    ],
)
def test_a_state_that_is_or_was_of_another_is_no_difference(place: str, other: str):
    told = f"Ana Lima, who was born in {other}, came to Selby as a child."
    assert births(f"Ms. Lima, who was born in {place}, closed the bridge.", told) == []
