"""A meeting that reports tell in several ways is one row, and two meetings stay two."""

import sanudo
from sanudo.comparing.actors import find_actors
from sanudo.comparing.meetings import find_meetings
from sanudo.comparing.types import Story
from tests.test_meetings import read


def told(*reports):
    """Reports of two things each: their day and their text."""
    readings = tuple(read(text, f"r{number}", day) for number, (day, text) in enumerate(reports))
    story = Story("s", tuple(reading.article.id for reading in readings))
    return [
        (m.kind, m.who, m.date, m.place, m.status) for m in find_meetings(readings, (story,), find_actors(readings))
    ]


MET = "President Ana Lima met Prime Minister Rui Costa in Luanda on Wednesday."


def test_a_plan_that_another_report_tells_as_held_is_that_meeting():
    plan = "President Ana Lima is scheduled to meet with Prime Minister Rui Costa."
    assert told(("2000-05-09", plan), ("2000-05-11", MET)) == [
        ("meeting", ("Ana Lima", "Rui Costa"), "2000-05-10", "Luanda", "held")
    ]


def test_a_plan_told_after_a_meeting_is_another():
    plan = "President Ana Lima will meet Prime Minister Rui Costa in Luanda next Friday."
    assert sorted(row[-1] for row in told(("2000-05-12", plan), ("2000-05-11", MET))) == ["held", "planned"]


def test_a_meeting_long_before_does_not_take_the_plan_for_one_to_come():
    past = "President Ana Lima and Prime Minister Rui Costa met in Luanda once."
    plan = "President Ana Lima will meet Prime Minister Rui Costa on 20 May."
    assert sorted(row[-1] for row in told(("2000-05-11", past), ("2000-05-11", plan))) == ["held", "planned"]


def test_a_plan_that_another_report_tells_as_called_off_is_that_meeting():
    plan = "President Ana Lima is scheduled to meet with Prime Minister Rui Costa next week."
    off = "President Ana Lima cancelled a meeting with Prime Minister Rui Costa planned for next week."
    assert [row[-1] for row in told(("2000-05-10", plan), ("2000-05-11", off))] == ["cancelled"]


def test_a_city_and_its_country_are_one_visit():
    kyiv = "Ana Lima was forced to postpone her trip to Kyiv this week."
    ukraine = "Ana Lima put off a planned visit to Ukraine."
    assert [row[-1] for row in told(("2000-05-10", kyiv), ("2000-05-10", ukraine))] == ["postponed"]


def test_visits_to_two_cities_of_a_country_are_two():
    beijing = "President Ana Lima visited Beijing on Tuesday."
    shanghai = "President Ana Lima visited Shanghai on Wednesday."
    assert len(told(("2000-05-11", beijing), ("2000-05-11", shanghai))) == 2


def test_a_visit_planned_for_the_day_on_which_the_visitor_met_somebody_there_was_made():
    plan = "President Ana Lima plans to visit Luanda on 10 May."
    found = told(("2000-05-08", plan), ("2000-05-11", MET))
    assert {(row[0], row[-1]) for row in found} == {("visit", "held"), ("meeting", "held")}


def test_a_length_is_told_with_its_half():
    reading = read("President Ana Lima met President Rui Costa for a day and a half.")
    (meeting,) = sanudo.compare([reading]).meetings
    assert meeting.duration == ("a day and a half",)
