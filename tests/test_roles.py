"""Offices beside names and instead of them."""

import pytest
from test_mentions import parsed

import sanudo
from sanudo.language.gazetteer.offices import may_be_same, office, plain
from sanudo.reading.namings import Words, find_namings
from sanudo.reading.roles import attach, find_role_phrases


def roles_in(text, **names):
    """Each person's roles as (title, body, former), and the words of the roles that stand alone."""
    parse = parsed(text, **names)
    words = Words(parse)
    namings = find_namings(parse, words)
    left, _beside = attach(find_role_phrases(words, namings), namings, words)
    told = {n.words: [(r.title, r.body, r.former) for r in n.roles] for n in namings if n.kind == "PERSON"}
    return told, [phrase.span.of(text) for phrase in left]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("British Prime Minister Tony Blair came.", ("Prime Minister", "United Kingdom", False)),
        ("Former American President Tony Blair came.", ("President", "United States", True)),
        ("Tony Blair, the prime minister of Britain, came.", ("prime minister", "United Kingdom", False)),
        ("Tony Blair, Russia's foreign minister, came.", ("foreign minister", "Russia", False)),
        ("Tony Blair is the new president of France.", ("president", "France", False)),
        ("UN envoy Tony Blair came.", ("envoy", "UN", False)),
        ("The president of Russia, Tony Blair, came.", ("president", "Russia", False)),
    ],
)
def test_an_office_is_read_before_and_after_a_name(text, role):
    told, _left = roles_in(text, PERSON=["Tony Blair"])
    assert told["Tony Blair"] == [role]


def test_two_offices_in_a_row_are_both_kept():
    told, _ = roles_in("President and Commander-in-Chief Tony Blair came.", PERSON=["Tony Blair"])
    assert told["Tony Blair"][0][0] == "Commander-in-Chief"


def test_an_office_without_a_name_is_left_over():
    told, left = roles_in("Tony Blair met the Russian foreign minister.", PERSON=["Tony Blair"])
    assert told["Tony Blair"] == []
    assert left == ["the Russian foreign minister"]


def test_the_office_of_another_is_not_given_to_the_name_after_it():
    told, _ = roles_in("A minister met Tony Blair.", PERSON=["Tony Blair"])
    assert told["Tony Blair"] == []


@pytest.mark.parametrize("words", ["Secretary-General", "secretary general", "Secretary General"])
def test_an_office_has_one_form(words):
    assert plain(words) == "secretary-general"
    assert office(words).sector == "IGO"


def test_what_is_no_office_is_none():
    assert office("weather") is None


@pytest.mark.parametrize(
    ("reference", "title", "same"),
    [
        ("the minister".removeprefix("the "), "Foreign Minister", True),
        ("chief", "Secretary-General", True),
        ("leader", "President", True),
        ("president", "Prime Minister", False),
        ("foreign minister", "Defense Minister", False),
        ("Defence Minister", "Defense Minister", True),
    ],
)
def test_a_reference_may_speak_of_an_office(reference, title, same):
    assert may_be_same(reference, title) is same


@pytest.mark.parametrize(
    "text",
    [
        "Presidents Tony Blair of Peru and Colin Powell of Chile met.",
        "The presidents of Peru and Chile, Tony Blair and Colin Powell, met.",
        "The Peruvian and Chilean presidents, Tony Blair and Colin Powell, met.",
    ],
)
def test_an_office_told_of_two_is_each_ones(text):
    told, _left = roles_in(text, **{"Tony Blair": "PERSON", "Colin Powell": "PERSON"})
    assert [(title, body) for roles in told.values() for title, body, _ in roles] == [
        ("president", "Peru"),
        ("president", "Chile"),
    ]


def test_who_acts_as_it_is_not_told_to_hold_an_office():
    reading = sanudo.analyse(sanudo.read_text("Acting Attorney General Rosa Ortega warned them on Monday.", "a.txt"))
    assert [role.title for entity in reading.entities for role in entity.roles] == ["Acting Attorney General"]


def test_a_body_is_not_the_town_that_it_is_based_in():
    text = "Rosa Ortega, director of the Oslo-based International Harbour Institute, said so on Monday."
    reading = sanudo.analyse(sanudo.read_text(text, "a.txt"))
    assert [(r.title, r.body) for e in reading.entities for r in e.roles] == [
        ("director", "International Harbour Institute")
    ]
