"""How old somebody is by two reports."""

from __future__ import annotations

import pytest

import sanudo
from sanudo.comparing.actors import find_actors
from sanudo.comparing.differing.ages import differing_ages

HEAD = "Council meets on bridge\n\nAna Lima, who runs the harbour of Selby, spoke on Tuesday. "


def ages(one: str, other: str, days: tuple[str, str] = ("2003-05-06", "2003-05-06")) -> dict[str, list[str]]:
    readings = tuple(
        sanudo.analyse(sanudo.read_text(HEAD + text, f"{n}.txt", day))
        for n, (text, day) in enumerate(zip((one, other), days, strict=True))
    )
    whole = {reading.article.id: reading for reading in readings}
    found = {}
    for actor in find_actors(readings):
        for one_found in differing_ages(actor, whole):
            for side in one_found.sides:
                assert side.evidence[0].of(whole[side.article].article.text) == side.value
            found[one_found.topic] = [side.value for side in one_found.sides]
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Lima, 48, closed it.", "The 51-year-old Ana Lima closed it."),
        ("Ana Lima (48) closed it.", "Ana Lima, a 51-year-old engineer, closed it."),
        ("It was closed by Ana Lima, aged 48.", "Ana Lima, who is 51, closed it."),
    ],
)
def test_two_ages_of_one_person_are_told(one, other):
    (values,) = ages(one, other).values()
    assert sorted(values) == ["48", "51"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Lima, 48, closed it.", "Ana Lima closed 51 harbours."),
        ("Ana Lima, 48, closed it.", "Ana Lima, 48, opened it."),
        ("Ana Lima, 48, closed it.", "The bridge was closed by Rui Costa and Ana Lima, 51 and 48, on Monday."),
        ("Ana Lima, 48, closed it.", "Ana Lima, 51 days in office, closed it."),
    ],
)
def test_what_is_no_other_age_is_not_told(one, other):
    assert ages(one, other) == {}


def test_who_grew_older_between_two_reports_has_one_age():
    assert ages("Ana Lima, 48, closed it.", "Ana Lima, 51, closed it.", ("2003-05-06", "2006-05-20")) == {}
