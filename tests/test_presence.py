"""Presence: whether words say that people were together, spoke by telephone, or leave it open."""

import pytest

from sanudo.article.types import Span
from sanudo.reading.presence import presence


def told(text, cue, status="held", place=None, sure=False):
    start = text.index(cue)
    there = Span(text.index(place), text.index(place) + len(place)) if place else None
    return presence(text, Span(0, len(text)), Span(start, start + len(cue)), status, there, sure)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Ana Lima met Rui Costa.", "met"),
        ("Ana Lima had a secret meeting with Rui Costa.", "meeting"),
        ("Ana Lima shook hands with Rui Costa.", "shook"),
        ("Ana Lima refused to meet Rui Costa.", "refused"),
        ("Ana Lima held talks with Rui Costa.", "talks"),
        ("Talks between Ana Lima and Rui Costa broke off.", "Talks"),
        ("The price rose after talks between Ana Lima and Rui Costa.", "talks"),
        ("Ana Lima spoke with Rui Costa for two hours behind closed doors.", "spoke"),
        ("Ana Lima talked to Rui Costa in his office.", "talked"),
        ("Ana Lima briefed party leaders on Monday morning.", "briefed"),
    ],
)
def test_words_that_say_that_people_were_together_tell_a_meeting(text, cue):
    assert told(text, cue) == "meeting"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Ana Lima discussed the toll with Rui Costa.", "discussed"),
        ("Ana Lima was in contact with Rui Costa.", "contact"),
        ("Ana Lima spoke with Rui Costa on Monday.", "spoke"),
        ("A report on her conversations with Rui Costa came out.", "conversations"),
        ("Ana Lima texted Rui Costa about a talk.", "texted"),
        ("Ana Lima lied about her talks with Rui Costa.", "talks"),
        ("Ana Lima exchanged letters with Rui Costa.", "exchanged"),
        ("Ana Lima wrongly briefed Rui Costa about the toll.", "briefed"),
        ("Did Ana Lima meet Rui Costa?", "meet"),
        ("Ana Lima skipped a meeting with Rui Costa.", "meeting"),
        ("Ana Lima is unlikely to greet Rui Costa.", "greet"),
        ("Ana Lima sees Rui Costa as a friend.", "sees"),
        ("Ana Lima regularly meets Rui Costa.", "meets"),
    ],
)
def test_words_that_leave_it_open_tell_none(text, cue):
    assert told(text, cue) is None


def test_what_is_denied_of_a_talk_is_its_topic_and_not_a_meeting():
    assert (
        told("Ana Lima denied that she discussed the toll at a dinner with Rui Costa.", "discussed", "denied") is None
    )
    assert told("Ana Lima did not meet Rui Costa.", "meet", "denied") == "meeting"


def test_a_place_counts_where_they_spoke_in_it_and_not_where_they_spoke_of_it():
    assert told("Ana Lima discussed tolls with Rui Costa in Luanda.", "discussed", place="Luanda") == "meeting"
    assert told("In Luanda, Ana Lima discussed tolls with Rui Costa.", "discussed", place="Luanda") == "meeting"
    assert told("Ana Lima discussed with Rui Costa the war in Angola.", "discussed", place="Angola") is None
    assert told("Ana Lima talked with the ambassador to Angola.", "talked", place="Angola") is None


def test_what_is_said_by_telephone_is_a_call_and_who_is_told_of_a_call_was_not_called():
    assert told("Ana Lima discussed the toll with Rui Costa by telephone.", "discussed") == "phone call"
    assert told("Ana Lima briefed Rui Costa about her phone calls.", "briefed") is None
    assert told("After the phone call Ana Lima met Rui Costa.", "met") == "meeting"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Ana Lima was full of hope about her summit with Rui Costa.", "summit"),
        ("The talks will be told when Ana Lima and Rui Costa meet.", "meet"),
        ("Ana Lima spoke of the planned meeting with Rui Costa.", "meeting"),
        ("The summit with Rui Costa is only days away, Ana Lima said.", "summit"),
        ("Ana Lima called on Rui Costa to lower the toll.", "called"),
    ],
)
def test_what_is_to_come_has_not_been_held(text, cue):
    assert told(text, cue) is None


def test_a_condition_is_no_meeting():
    assert told("If Ana Lima meets Rui Costa, there will be protests.", "meets", "planned") is None
    assert told("Ana Lima has seen off Rui Costa before.", "seen") is None
