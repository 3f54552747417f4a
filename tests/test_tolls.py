"""How many died, were hurt or held, as each report of one happening tells it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sanudo
from sanudo.article.types import Article
from sanudo.comparing.actors import find_actors
from sanudo.comparing.alignment import aligned
from sanudo.comparing.differing.lines import lines_of
from sanudo.comparing.differing.tolls import differing_tolls
from sanudo.comparing.types import Difference


def articles_of(texts: tuple[str, ...]) -> list[Article]:
    return [sanudo.read_text(text, f"{n}.txt", "2003-05-07") for n, text in enumerate(texts, 1)]


def found_in(texts: tuple[str, ...]) -> list[Difference]:
    readings = tuple(sanudo.analyse(article) for article in articles_of(texts))
    actor_of = {member: actor for actor in find_actors(readings) for member in actor.members}
    return differing_tolls(lines_of(readings, actor_of, aligned(readings)))


def tolls(*texts: str) -> dict[str, set[str]]:
    """The tolls that part, by what they are called, and their values; every span is checked."""
    found = found_in(texts)
    whole = {a.id: a.text for a in articles_of(texts)}
    for one in found:
        assert len({side.article for side in one.sides}) > 1
        for side in one.sides:
            assert side.value.endswith(" ".join(side.evidence[0].of(whole[side.article]).split()))
            assert side.value in " ".join(whole[side.article].split())
    return {one.topic: {side.value for side in one.sides} for one in found}


FERRY = "Ferry sinks off Selby\n\nSELBY - A ferry sank off the harbour of Selby on Tuesday night in a storm. "
BOAT = "Storm sinks ferry\n\nA ferry went down in a storm on Tuesday night near the port of Selby. "


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Twelve people died.", "The storm killed 15 people.", {"how many died": {"Twelve", "15"}}),
        (
            "At least 40 people drowned and 12 were injured.",
            "It left 19 injured.",
            {"how many were hurt": {"12", "19"}},
        ),
        (
            "It killed 31 people and wounded 27 others.",
            "It killed 31 and injured 33.",
            {"how many were hurt": {"27", "33"}},
        ),
        (
            "At least 3,200 people are dead.",
            "More than 4,400 people died.",
            {"how many died": {"At least 3,200", "More than 4,400"}},
        ),
        (
            "Officials raised the number of wounded on Wednesday to 119.",
            "More than 60 people were injured.",
            {"how many were hurt": {"119", "More than 60"}},
        ),
        (
            "The death toll stands at 24.",
            "Eighteen people were killed and eleven injured when the ferry sank.",
            {"how many died": {"24", "Eighteen"}},
        ),
        ("Police arrested nine people.", "Six people were arrested.", {"how many were arrested": {"nine", "Six"}}),
    ],
)
def test_tolls_that_cannot_both_hold_are_told(one, other, told):
    assert tolls(FERRY + one, BOAT + other) == told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Twelve people died.", "A dozen people were killed."),
        ("At least 12 people died.", "The storm killed 13 people."),
        ("Twelve people died.", "It was the worst storm since 1991, when 40 people were killed."),
        ("Twelve people died.", "In 1991 a ferry sank there, killing 17 people."),
        ("Twelve people died.", "The ferry sank on the tenth anniversary of a wreck in Oslo that killed 17 people."),
        ("Twelve people died.", "Seven children were killed."),
        ("Three people died, including the gunman.", "Two people were killed."),
        ("Twelve people died.", "Three people were injured."),
        ("Two gunmen killed 12 people.", "Twelve people were killed."),
    ],
)
def test_one_toll_another_group_or_another_happening_is_none(one, other):
    assert tolls(FERRY + one, BOAT + other) == {}


def test_a_sentence_that_looks_back_at_another_year_tells_of_that_year():
    before = "The mayor came on Wednesday. She thanked the crew. The port was closed. "
    old = "In 1991 another ferry sank in these waters. That wreck killed 36 people."
    assert tolls(FERRY + "Twelve people died.", BOAT + before + old) == {}


def test_of_two_least_numbers_neither_contradicts_the_other():
    texts = (FERRY + "At least 3,200 people are dead.", BOAT + "More than 4,400 people died.")
    (one,) = found_in(texts)
    assert one.judgement.startswith("one says more")
    (other,) = found_in((FERRY + "At least 12 people died.", BOAT + "Seven people died."))
    assert other.judgement.startswith("contradicts")


def test_three_reports_with_three_tolls_part_once():
    third = "Ferry disaster\n\nA ferry sank near Selby on Tuesday night. Nineteen people died."
    found = tolls(FERRY + "Twelve people died.", BOAT + "The storm killed 15 people.", third)
    assert found == {"how many died": {"Twelve", "15", "Nineteen"}}


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(["12 people", "died", "killed", "seven", ",", "in 1991", "others", "toll", "of", "to 9", "."])
    )
)
def test_whatever_is_written_nothing_breaks_and_the_same_comes_out_twice(words):
    texts = (FERRY + " ".join(words), BOAT + "Twelve people died and nine were hurt.")
    assert tolls(*texts) == tolls(*texts)
