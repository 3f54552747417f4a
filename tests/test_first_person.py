"""Whom "I" and "we" mean in what somebody is quoted as saying."""

from test_mentions import mentions_of, parsed

from sanudo.article.types import Span
from sanudo.reading.first_person import with_first_person
from sanudo.reading.types import Quotation


def first_persons(text, said, speaker, kind="direct", **names):
    """The words and the entity's name of each first person found, where `said` is what `speaker` says."""
    mentions, entities = mentions_of(text, **names)
    start = text.index(said)
    index = [one.name for one in entities].index(speaker)
    quotations = (Quotation((Span(start, start + len(said)),), kind, index),)
    found, bearers = with_first_person(parsed(text, **names), mentions, entities, quotations)
    fresh = [m for m in found if m not in mentions]
    assert all(m in bearers[m.entity].mentions for m in fresh)
    return [(m.span.of(text), bearers[m.entity].name) for m in fresh]


def test_i_is_the_speaker():
    text = 'Igor Ivanov met Tony Blair. "I am glad of my visit," Tony Blair said.'
    found = first_persons(text, '"I am glad of my visit,"', "Tony Blair", PERSON=["Igor Ivanov", "Tony Blair"])
    assert found == [("I", "Tony Blair"), ("my", "Tony Blair")]


def test_i_outside_the_marks_is_the_reporter():
    text = 'Tony Blair said I was "wrong about my own trip" and left.'
    found = first_persons(text, 'I was "wrong about my own trip"', "Tony Blair", "mixed", PERSON=["Tony Blair"])
    assert found == [("my", "Tony Blair")]


def test_we_is_the_body_that_speaks():
    text = 'Boeing said: "We regret our delay."'
    found = first_persons(text, '"We regret our delay."', "Boeing", ORG=["Boeing"])
    assert found == [("We", "Boeing"), ("our", "Boeing")]


def test_we_of_a_spokesman_is_whom_he_speaks_for():
    text = 'Boeing spokesman Ned Hale said: "We regret it."'
    assert first_persons(text, '"We regret it."', "Ned Hale", ORG=["Boeing"], PERSON=["Ned Hale"]) == [("We", "Boeing")]


def test_we_of_a_minister_is_not_said_to_be_anybody():
    text = 'Russian Foreign Minister Igor Ivanov said: "We regret it."'
    assert first_persons(text, '"We regret it."', "Igor Ivanov", NORP=["Russian"], PERSON=["Igor Ivanov"]) == []


def test_without_a_speaker_nothing_is_added():
    text = '"I am glad," somebody said.'
    mentions, entities = mentions_of(text)
    nobody = (Quotation((Span(0, 12),), "direct"),)
    assert with_first_person(parsed(text), mentions, entities, nobody) == (mentions, entities)
