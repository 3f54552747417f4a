"""Who only stands by the words of a meeting is no party of it, and what reads like a meeting need not be one."""

import pytest

from tests.test_meetings import told


def rows(*texts):
    return [(m.kind, m.who, m.date, m.place, m.status) for m in told(*texts)]


@pytest.mark.parametrize(
    "text",
    [
        "President Ana Lima and her husband attended an interfaith service in the cathedral.",
        "President Ana Lima toured the old port of Luanda with her family.",
        "Rui Costa was walking home from the market when he met Ana Lima.",
        "The judge had ordered that Rui Costa would only be permitted to leave his home to confer with Ana Lima.",
        "Rui Costa was seen talking to Ana Lima on the platform.",
        "The detectives had interviewed Rui Costa for hours, according to Ana Lima.",
        'Ana Lima told Rui Costa she was ready "to help the families and to continue this dialogue," her office said.',
        "Ana Lima was met by a group of 40 extremists at her home.",
        "President Ana Lima threw a meeting of the Group of Seven into disarray.",
        'President Ana Lima called on Rui Costa, Peru and Chile to "show restraint" at the border.',
    ],
)
def test_these_words_tell_of_no_meeting(text):
    assert [row for row in rows(text) if row[0] == "meeting"] == []


def test_whoever_is_named_in_the_words_of_a_statement_is_not_visited():
    text = "The palace replied ahead of Ana Lima's visit with a statement that “there is no other way than Rui Costa”."
    assert all("Rui Costa" not in who for _, who, *_ in rows(text))


def test_a_site_that_has_a_bodys_name_meets_nobody():
    (row,) = rows("Ana Lima will meet with President Rui Costa and tour the UNESCO World Heritage site of Luanda.")
    assert row[1] == ("Ana Lima", "Rui Costa")


def test_a_noun_that_has_its_parties_from_another_meeting_tells_none():
    found = rows("Ana Lima is expected to meet with Foreign Minister Rui Costa after the OPEC meeting.")
    assert [(who, status) for _, who, _, _, status in found] == [(("Ana Lima", "Rui Costa"), "planned")]


def test_those_who_are_among_a_group_that_others_meet_have_not_met_each_other():
    text = "A delegation was in the capital for meetings with officials, including Ana Lima and Rui Costa."
    assert all(set(who) != {"Ana Lima", "Rui Costa"} for _, who, *_ in rows(text))


def test_where_somebody_was_to_meet_another_on_a_trip_called_off_they_have_not_met():
    found = rows("Ana Lima has cancelled her trip to Luanda, where she was to meet with President Rui Costa.")
    assert {status for kind, *_, status in found if kind == "meeting"} == {"cancelled"}


def test_the_day_on_which_a_trip_is_called_off_is_not_that_of_the_trip():
    (row,) = rows("Ana Lima on Tuesday postponed a trip to Angola, her office said.")
    assert row == ("visit", ("Ana Lima",), None, "Angola", "postponed")


def test_a_day_that_stands_by_the_meeting_is_its_own_though_it_was_called_off():
    (row,) = rows("Talks between Ana Lima and Rui Costa, set for Friday, fell through.")
    assert row[2] == "2000-05-12"


def test_what_a_visit_was_going_to_be_does_not_say_that_it_was_made():
    assert rows("Awkward as Ana Lima's visit to Luanda was going to be, the strike made it worse.") == []


def test_the_first_ever_to_make_a_trip_has_made_it():
    (row,) = rows(
        "Secretary of State Ana Lima is the highest-ranking official ever to make an official trip to Angola."
    )
    assert row[-1] == "held"


def test_a_match_is_no_meeting():
    assert rows("France meet Germany in the semi-final in Lisbon on Monday.") == []


def test_a_presidents_visit_to_the_state_that_is_theirs_is_none():
    assert rows("Peru's President Ana Lima will open a school when she visits Peru on Friday.") == []


def test_whom_somebody_saw_do_something_they_have_not_met():
    assert rows("Ana Lima saw Rui Costa make a statement in Luanda on Tuesday.") == []


def test_an_election_meets_nobody():
    found = rows("The meeting with President Ana Lima amid claims about the 2016 U.S. Presidential Election is set.")
    assert not any("Election" in name for _, who, *_ in found for name in who)


def test_a_summit_and_who_was_at_it_are_one():
    found = rows("NATO held a summit in Lisbon on Tuesday.", "Ana Lima met with NATO in Lisbon on Tuesday.")
    assert len([row for row in found if "NATO" in row[1]]) == 1


def test_a_month_to_come_is_not_that_of_last_year():
    (row,) = rows("Ana Lima and Rui Costa will meet in Luanda in March.")
    assert row[2] == "2001-03"
