"""Offices in phrases: whose they are, how many, and who holds one."""

import pytest

from sanudo.reading.office_phrases import holds, office_phrase


@pytest.mark.parametrize(
    ("words", "states", "several"),
    [
        ("Chile's president", ("CHL",), False),
        ("the foreign ministers of Peru and Chile", ("PER", "CHL"), True),
        ("the Peruvian minister of finance", ("PER",), False),
        ("both presidents", (), True),
    ],
)
def test_a_phrase_tells_the_office_and_whose_it_is(words, states, several):
    phrase = office_phrase(words)
    assert phrase and (phrase.states, phrase.several) == (states, several)


@pytest.mark.parametrize("words", ["the former president of Chile", "Chile's copper", "the Chilean side", "reporters"])
def test_a_phrase_without_an_office_of_now_tells_none(words):
    assert office_phrase(words) is None


def test_a_title_in_another_form_is_the_same_office_and_a_deputy_s_is_not():
    phrase = office_phrase("the Chilean foreign minister")
    assert phrase and holds(["Minister of Foreign Affairs"], phrase.office)
    assert not holds(["deputy foreign minister"], phrase.office) and not holds(["finance minister"], phrase.office)
