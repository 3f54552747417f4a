"""Meetings told by where people stood, by a call put first, by an organisation's summit."""

import pytest

import sanudo
from sanudo.article.types import Article, Dating, Part, Span


def ledger(text):
    dated = Dating("2000-05-10", "timestamp", "given")  # a Wednesday
    article = Article("a", "a.txt", text, parts=(Part("paragraph", Span(0, len(text))),), published=dated)
    return [(m.kind, m.status, m.who, m.date) for m in sanudo.compare([sanudo.analyse(article)]).meetings]


TWO = ("Ana Lima", "Rui Costa")


@pytest.mark.parametrize(
    "text",
    [
        "Speaking on Monday alongside Portuguese President Rui Costa, Ana Lima said the harbour would stay open.",
        "Ana Lima, standing next to Portuguese President Rui Costa on Monday, said the harbour would stay open.",
        "At a press conference on Monday with Portuguese President Rui Costa, Ana Lima said the harbour would open.",
        "Ana Lima said at a news conference with Portuguese President Rui Costa on Monday that the harbour would open.",
    ],
)
def test_who_speaks_beside_somebody_of_another_state_has_met_him(text):
    assert ledger(text) == [("meeting", "held", TWO, "2000-05-08")]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lima stood next to a portrait of Portuguese President Rui Costa.",
        "Speaking alongside her aide Rui Costa, Ana Lima said the harbour would stay open.",
    ],
)
def test_who_stands_by_a_portrait_or_an_aide_has_met_nobody(text):
    assert ledger(text) == []


def test_two_who_agree_in_a_call_that_is_put_first_have_called():
    text = "In a telephone conversation on Monday, Ana Lima and Rui Costa agreed to keep the harbour open."
    assert ledger(text) == [("phone call", "held", TWO, "2000-05-08")]


def test_an_organisation_of_states_meets_alone_where_a_day_or_place_is_told():
    assert [one[:2] for one in ledger("OPEC meets in Vienna on Friday.")] == [("meeting", "planned")]
    ((_, status, who, day),) = ledger("Five states were admitted at the NATO summit in Lisbon on Monday.")
    assert (status, who, day) == ("held", ("NATO",), "2000-05-08")


@pytest.mark.parametrize(
    "text",
    [
        "NATO has not met since June.",
        "The NATO meeting room in Brussels was evacuated on Monday.",
        "NATO will meet if Ruritania attacks.",
    ],
)
def test_a_room_a_wish_and_a_condition_are_no_meeting(text):
    assert ledger(text) == []


def test_a_cue_of_two_words_keeps_its_own_day():
    ((_, status, who, day),) = ledger("OPEC held an emergency meeting on Monday.")
    assert (status, who, day) == ("held", ("OPEC",), "2000-05-08")
    told = ledger("The African Union is to hold a summit on Friday.")
    assert [(status, who, day) for _, status, who, day in told] == [("planned", ("African Union",), "2000-05-12")]


@pytest.mark.parametrize(
    "text",
    [
        "In a call Monday evening, Ana Lima congratulated Portuguese President Rui Costa.",
        "Ana Lima, who was on her way home from Peru, spoke by phone with Portuguese President Rui Costa.",
    ],
)
def test_who_congratulates_in_a_call_or_speaks_by_phone_has_called(text):
    assert [one[::2] for one in ledger(text)] == [("phone call", TWO)]


def test_a_news_conference_of_two_and_words_spoken_alongside_tell_a_meeting():
    text = (
        "In a press briefing with Peruvian President Ana Lima and Portuguese President Rui Costa on Monday, it rained."
    )
    assert ledger(text) == [("meeting", "held", TWO, "2000-05-08")]
    text = "“We are friends,” Ana Lima said, speaking earlier alongside Portuguese President Rui Costa."
    assert [one[:3] for one in ledger(text)] == [("meeting", "held", TWO)]


def test_recent_talks_of_somebody_were_held_on_a_day_not_said():
    text = "Peruvian President Ana Lima’s recent talks with Portuguese President Rui Costa were “warm.”"
    assert ledger(text) == [("meeting", "held", TWO, None)]


def test_a_delegation_of_a_people_is_a_party():
    ((_, _, who, day),) = ledger("After a meeting between Ana Lima and a South Korean delegation Monday, all was calm.")
    assert ("Ana Lima" in who, "South Korean delegation" in who, day) == (True, True, "2000-05-08")


def test_who_accepts_a_call_was_rung():
    ((kind, status, who, _),) = ledger(
        "Ana Lima broke with custom by accepting a phone call from Prime Minister Rui Costa."
    )
    assert (kind, status, who) == ("phone call", "held", TWO)
