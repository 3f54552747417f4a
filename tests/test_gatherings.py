"""Meetings that the parse tells: both sides by name, by office or as a group that meets."""

import pytest

import sanudo
from sanudo.article.types import Article, Dating, Part, Span
from sanudo.reading.gatherings import gatherings

WRITTEN = "2000-05-10"  # a Wednesday


def read(text):
    parts = (Part("paragraph", Span(0, len(text))),)
    return sanudo.analyse(Article("a", "a.txt", text, parts=parts, published=Dating(WRITTEN, "timestamp", "given")))


def told(text):
    return [({one.name for one in found.who}, found.kind, found.status) for found in gatherings(read(text))]


def ledger(text):
    return [(set(m.who), m.kind, m.status, m.date) for m in sanudo.compare([read(text)]).meetings]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ana Lima, the envoy, received the Polish ambassador on Monday.", {"Ana Lima", "Polish ambassador"}),
        ("The prime minister is to see the governor on Friday.", {"The prime minister", "the governor"}),
        ("The president has agreed to hear the group chairmen on Friday.", {"The president", "the group chairmen"}),
        ("The generals were closeted with the premier on Monday.", {"The generals", "the premier"}),
        ("The premier had a long conference with the service chiefs.", {"The premier", "the service chiefs"}),
        ("The president gave a lunch for the premier on Monday.", {"The president", "the premier"}),
        ("The envoy had an audience of the king on Monday.", {"The envoy", "the king"}),
    ],
)
def test_both_sides_may_be_told_by_office(text, who):
    assert [found[0] for found in told(text)] == [who]


def test_a_ring_on_the_telephone_is_a_call():
    assert ledger("The premier rang the king on Monday.") == [
        ({"The premier", "the king"}, "phone call", "held", "2000-05-08")
    ]


def test_who_is_called_in_to_a_ministry_has_been_there():
    assert [found[0] for found in told("The ambassador was called in to the foreign ministry on Monday.")] == [
        {"The ambassador", "the foreign ministry"}
    ]


def test_those_of_talks_are_found_where_the_parse_hangs_them_elsewhere():
    text = "Ana Lima announced it on Monday at the end of a second round of negotiations with a delegation from Lisbon."
    assert [found[0] for found in told(text)] == [{"Ana Lima", "a delegation from Lisbon"}]


def test_a_body_that_meets_in_the_present_on_a_day_to_come_is_to_meet():
    assert ledger("The bureau meets again on 20 May.") == [({"The bureau"}, "meeting", "planned", "2000-05-20")]


def test_on_the_eleventh_is_the_next_of_that_number_for_a_plan():
    text = "NATO defence ministers are to consider the plan on the 11th."
    assert ledger(text) == [({"NATO defence ministers"}, "meeting", "planned", "2000-05-11")]


def test_the_two_are_those_of_the_meeting_told_before():
    text = "The premier telephoned the king on Monday. The two are to speak again on Friday."
    assert ({"The premier", "the king"}, "meeting", "planned") in told(text)


def test_what_was_to_have_been_and_was_called_off_is_cancelled():
    text = "The two associations were to have conferred in Lima today, but the hosts cancelled."
    assert told(text) == [({"The two associations"}, "meeting", "cancelled")]


def test_a_call_in_reports_without_truth_was_none():
    text = "The ministry said there was no truth in reports of a telephone call between the premier and Ana Lima."
    assert told(text) == [({"the premier", "Ana Lima"}, "phone call", "denied")]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lima does not see Rui Costa as a friend.",
        "The envoy left Lima without having seen the president.",
        "The premier saw the film on Monday.",
        "The company pulled out of talks with the union on Monday.",
        "The general flew in to see the governor.",
        "The minister spoke about his ties with the president.",
        "The premier received a letter.",
        "Rui Costa was at a show on Saturday night with a friend.",
        "The two leaders had not met since 1990.",
    ],
)
def test_what_only_looks_like_a_meeting_is_none(text):
    assert told(text) == []


def test_what_is_given_to_somebody_at_a_ceremony_tells_who_was_there():
    assert [found[0] for found in told("The envoy handed over the letter to the king at a short ceremony.")] == [
        {"The envoy", "the king"}
    ]


def test_a_plan_that_came_to_nothing_in_the_next_sentence_is_cancelled():
    text = "The envoy and the rebel leader were due to meet on Friday. The meeting did not take place."
    assert [found[1:3] for found in ledger(text)] == [("meeting", "cancelled")]


def test_whom_somebody_goes_to_meet_on_a_journey_to_come_is_to_be_met():
    found = ledger("On Friday the rebel leader goes to Geneva to meet the envoy, Ana Rios.")
    assert ({"the rebel leader", "Ana Rios"}, "meeting", "planned", "2000-05-12") in found


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The talks that Ana Lima held with the Polish ambassador failed.", {"Ana Lima", "Polish ambassador"}),
        ("The envoy spoke of the dinner that the king gave for the premier on Monday.", {"the king", "the premier"}),
        ("The signing of the treaty by Ana Lima and Rui Costa closed the day.", {"Ana Lima", "Rui Costa"}),
    ],
)
def test_a_clause_behind_the_noun_tells_who_met(text, who):
    assert who in [found[0] for found in told(text)]


def test_whose_talks_they_were_is_left_open_where_a_pronoun_may_be_of_two():
    text = "Ana Lima misled Rui Costa about talks that she had with the Polish ambassador."
    assert not any("Polish ambassador" in who and kind == "meeting" for who, kind, _ in told(text))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ana Lima and Rui Costa went back to the negotiating table on Monday.", {"Ana Lima", "Rui Costa"}),
        ("Ana Lima had the Polish ambassador over for lunch on Monday.", {"Ana Lima", "Polish ambassador"}),
        ("Ana Lima played host to President Rui Costa at her ranch on Monday.", {"Ana Lima", "Rui Costa"}),
    ],
)
def test_a_verb_with_its_own_words_is_tried_before_the_verb_alone(text, who):
    assert [(who_met, day) for who_met, _, _, day in ledger(text)] == [(who, "2000-05-08")]
