"""What refers to somebody named before: roles, common nouns, pronouns."""

from test_mentions import chains, mentions_of


def test_it_is_a_state_that_acts_and_not_the_weather():
    text = "Russia said its army was ready. It seems that rain came."
    assert chains(text, LOC=["Russia"])["Russia"] == ["Russia", "its"]


def test_the_company_is_the_nearest_company():
    text = "Boeing sold a plane. The company was glad."
    assert chains(text, ORG=["Boeing"])["Boeing"] == ["Boeing", "The company"]


def test_the_last_word_of_a_name_stands_for_it():
    text = "The Lakeside Bridge Commission met. Later the commission adjourned."
    found = chains(text, ORG=["Lakeside Bridge Commission"])
    assert found["Lakeside Bridge Commission"] == ["Lakeside Bridge Commission", "the commission"]


def test_a_pronoun_reaches_only_so_far():
    text = "Tony Blair came. " + "Rain fell. " * 6 + "He left."
    mentions, _ = mentions_of(text, PERSON=["Tony Blair"])
    assert [m.entity for m in mentions if m.form == "pronoun"] == [None]


def test_the_president_of_another_state_is_another():
    text = "Russian President Vladimir Putin called. The French president answered."
    found = chains(text, PERSON=["Vladimir Putin"])
    assert found["Vladimir Putin"] == ["Vladimir Putin"]
    assert found["French president"] == ["The French president"]


def test_a_role_told_of_nobody_else_is_the_only_one_often_named():
    text = "Robertson came. Robertson spoke. Robertson ate. The NATO chief left."
    assert chains(text, PERSON=["Robertson"])["Robertson"][-1] == "The NATO chief"


def test_an_indefinite_office_refers_to_nobody():
    text = "Foreign Minister Igor Ivanov came. A minister left."
    assert chains(text, PERSON=["Igor Ivanov"])["Igor Ivanov"] == ["Igor Ivanov"]
