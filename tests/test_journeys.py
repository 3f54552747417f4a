"""Visits and journeys told by nouns and verbs, in the words of the news."""

import pytest

import sanudo
from sanudo.article.types import Article, Dating, Part, Span


def rows(text):
    dated = Dating("2000-05-10", "timestamp", "given")  # a Wednesday
    article = Article("a", "a.txt", text, parts=(Part("paragraph", Span(0, len(text))),), published=dated)
    return sanudo.compare([sanudo.analyse(article)]).meetings


def visits(text):
    return [(one.who, one.place, one.date, one.status) for one in rows(text) if one.kind == "visit"]


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("President Ana Lima spoke of the drought in a visit to Peru on Monday.", "Peru", "2000-05-08"),
        ("President Ana Lima spoke of a new start during a trip to Quito in March.", "Quito", "2000-03"),
        ("President Ana Lima looked tired after a weekend swing through Chile.", "Chile", None),
    ],
)
def test_a_visit_during_which_something_was_done_was_made(text, place, day):
    assert visits(text) == [(("Ana Lima",), place, day, "held")]


def test_a_visit_that_may_come_was_not_made():
    assert [one[-1] for one in visits("President Ana Lima might learn more in a visit to Peru.")] == ["possible"]
    assert [one[-1] for one in visits("President Ana Lima never spoke of making a trip to Peru.")] == ["denied"]


def test_two_rows_on_one_sentence_have_two_ids():
    found = rows("President Ana Lima travelled to Portugal to meet with President Rui Costa.")
    assert {one.kind for one in found} == {"meeting", "visit"}
    assert len({one.id for one in found}) == len(found)


def test_a_list_of_places_is_a_visit_to_each():
    found = visits("President Ana Lima travelled to Peru, Chile and Ecuador in March.")
    assert {one[1] for one in found} == {"Peru", "Chile", "Ecuador"}
    found = visits("President Ana Lima is to travel to Peru on Friday, and Chile said it was pleased.")
    assert [one[1] for one in found] == ["Peru"]


def test_the_past_year_is_no_calendar_year():
    assert [one[2] for one in visits("Over the past year, President Ana Lima travelled to Peru.")] == [None]
    assert [one[2] for one in visits("Last year, President Ana Lima travelled to Peru.")] == ["1999"]


def test_who_returned_from_somewhere_had_been_there_on_a_day_that_is_not_said():
    assert visits("President Ana Lima returned overnight from Lisbon with two engineers.") == [
        (("Ana Lima",), "Lisbon", None, "held")
    ]


def test_a_visit_after_which_somebody_will_go_on_is_planned():
    found = visits("President Ana Lima will go to Lisbon for a summit after a visit to Madrid.")
    assert {(one[1], one[3]) for one in found} == {("Lisbon", "planned"), ("Madrid", "planned")}


def test_a_stop_that_a_journey_includes_is_a_visit_of_its_status():
    found = visits(
        "President Ana Lima leaves on a tour of Asia next week, including a stop in South Korea to see a dam."
    )
    assert ("South Korea", "planned") in {(one[1], one[3]) for one in found}


def test_who_left_one_place_for_another_came_there():
    found = visits("Ana Lima left Lisbon for Quito on Monday.")
    assert found == [(("Ana Lima",), "Quito", "2000-05-08", "held")]


@pytest.mark.parametrize("begin", ["Ending a visit to Peru", "Concluding her visit to Peru"])
def test_the_day_on_which_a_visit_was_over_is_not_told_as_its_own(begin):
    found = visits(f"{begin}, President Ana Lima left Quito on Friday evening.")
    assert "2000-05-05" not in [one[2] for one in found if one[1] == "Peru"]
    assert [one[3] for one in found] == ["held"] * len(found)
