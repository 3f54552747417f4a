"""Offices of one person, as two reports give them, of which nobody holds both."""

from __future__ import annotations

import pytest

import sanudo
from sanudo.comparing.actors import find_actors
from sanudo.comparing.differing.ranks import differing_ranks

HEAD = "Council meets on bridge\n\nAna Lima, who runs the harbour of Selby, spoke on Tuesday. "


def ranks(one: str, other: str) -> list[str]:
    readings = tuple(
        sanudo.analyse(sanudo.read_text(HEAD + text, f"{n}.txt", "2003-05-06")) for n, text in enumerate((one, other))
    )
    whole = {reading.article.id: reading for reading in readings}
    found = [one for actor in find_actors(readings) for one in differing_ranks(actor, whole)]
    return sorted(side.value for difference in found for side in difference.sides)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            "Former campaign chairman Rui Santos was arrested.",
            "The police arrested the mayor's former campaign manager, Rui Santos.",
            ["campaign chairman", "campaign manager"],
        ),
        (
            "Special counsel Rui Santos opened a case.",
            "The independent counsel, Rui Santos, opened a case.",
            ["Special counsel", "independent counsel"],
        ),
    ],
)
def test_two_offices_of_one_kind_are_told(one: str, other: str, told: list[str]):
    assert ranks(one, other) == told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Campaign chairman Rui Santos was arrested.", "Former campaign manager Rui Santos was arrested."),
        ("Former mayor Rui Santos was arrested.", "Former governor Rui Santos was arrested."),
        ("Former campaign chairman Rui Santos fell.", "Former campaign chairwoman Rui Santos fell."),
    ],
)
def test_what_one_left_for_another_office_is_no_difference(one: str, other: str):
    assert ranks(one, other) == []
