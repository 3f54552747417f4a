"""Which names of bodies are alike: found by rare words, as if each were held against all."""

import pytest

from sanudo.comparing.bodies import SAME_BODY, Bodies
from sanudo.language.gazetteer.body_names import body_similarity

NAMES = (
    "Lomara Port Authority",
    "Port Authority of Lomara",
    "Lomara Ports Authority",
    "Velden Port Authority",
    "Authority",
    "Hargrave Institute",
    "The Hargrave Institute",
    "Hargrave Institute for Coastal Studies",
    "Hargraves Institute",
    "Oswin Conservation Society",
    "Oswin Consevation Society",
    "Northern Oswin Conservation Society",
    "Southern Oswin Conservation Society",
    "HCS Society",
    "HCS",
    "Teller Brothers Ltd",
    "Teller Bros.",
    "NATO",
    "North Atlantic Treaty Organization",
    "First National Bank",
    "Second National Bank",
    "Dutch Ministry of Finance",
    "Ministry of Finance of the Netherlands",
)


def of_all(name):
    """By holding it against every other."""
    alike = {other: body_similarity(*sorted((name, other))) for other in NAMES if other != name}
    return {other: likeness for other, likeness in alike.items() if likeness >= SAME_BODY}


def filled(names):
    bodies = Bodies()
    for name in names:
        bodies.alike(name)
    return bodies


@pytest.mark.parametrize("order", (NAMES, NAMES[::-1]))
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_alike_to_those_it_would_be_if_held_against_all(name, order):
    assert filled(order).alike(name) == of_all(name)


def test_a_word_misspelt_is_found_though_it_is_the_rarest():
    assert "Oswin Conservation Society" in filled(NAMES).alike("Oswin Consevation Society")


def test_what_is_known_is_not_held_against_each_other_again():
    bodies = Bodies(("Oswin Society", "Oswin Society Ltd"), ())
    assert not bodies.alike("Oswin Society")
    assert set(bodies.alike("The Oswin Society")) == {"Oswin Society", "Oswin Society Ltd"}


def test_names_that_share_general_words_alone_are_never_likened(monkeypatch):
    asked = []
    monkeypatch.setattr("sanudo.comparing.bodies.body_similarity", lambda *pair: asked.append(pair) or 0.0)
    filled(f"{place} National Committee" for place in ("Velden", "Lomara", "Dakora", "Quillan", "Ostrava", "Brunn"))
    assert not asked
