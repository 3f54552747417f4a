"""Who takes part as the encoder sees it: whom rules miss, whom they name wrongly, and what is told only once."""

from __future__ import annotations

import sanudo


def events(text: str):
    return sanudo.analyse(sanudo.read_text(text, name="x.txt", published="2003-05-06")).events


def sides(text: str, type: str):
    return [
        (tuple(p.name for p in e.actors), tuple(p.name for p in e.recipients)) for e in events(text) if e.type == type
    ]


def test_who_is_named_aside_of_a_deed_has_not_done_it():
    text = "Chile has been working with Peru since the terrorist attacks of September 11, Ana Lima said."
    assert all("Chile" not in actors for actors, _ in sides(text, "ASSAULT"))
    assert all("Ana Lima" not in actors for actors, _ in sides(text, "ASSAULT"))


def test_those_whom_no_table_knows_take_part_by_their_own_words():
    text = "The Patriarch offered the monastery to the two camps on Monday."
    assert any("The Patriarch" in actors for actors, _ in sides(text, "AGREE"))


def test_things_and_places_that_one_goes_to_take_no_part():
    found = sides("Health Minister Ana Lima toured the flooded villages on Tuesday.", "CONSULT")
    assert all("villages" not in name for pair in found for side in pair for name in side)


def test_words_that_tell_one_event_tell_it_once():
    text = "Rui Costa spoke after talks in Lima with the visiting envoy of Chile, Ana Lima."
    found = sides(text, "CONSULT")
    assert len({frozenset(a + b) for a, b in found}) == len(found)


def test_a_sentence_that_looks_back_has_no_day_of_the_sentence_before():
    text = "Ana Lima met Rui Costa in Lima on Monday. In the past Peru has accused Chile of spying."
    (event,) = (e for e in events(text) if e.type == "ACCUSE")
    assert event.date is None
