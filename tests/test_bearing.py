"""Who bears a deed and who does it, where the words beside its noun say so."""

from __future__ import annotations

import sanudo
from sanudo.reading.types import Event


def _events(text: str, type: str) -> list[Event]:
    found = sanudo.analyse(sanudo.read_text(text, name="report.txt", published="2014-06-10"), 0.2).events
    return [event for event in found if event.type == type]


def _actors(text: str, type: str) -> set[str]:
    return {p.name for event in _events(text, type) for p in event.actors}


def _recipients(text: str, type: str) -> set[str]:
    return {p.name for event in _events(text, type) for p in event.recipients}


def test_the_dead_are_no_attackers():
    text = "Officials said 64 Chilean soldiers and three civilians in Peru died in the violence."
    assert not _actors(text, "ASSAULT")


def test_who_faces_criticism_is_criticised():
    text = "President Ollanta Humala faced criticism from the opposition on Monday."
    assert "Ollanta Humala" not in _actors(text, "ACCUSE")
    assert _recipients(text, "ACCUSE") <= {"Ollanta Humala"}


def test_the_murdered_has_not_murdered():
    assert not _actors("Pablo Rojas's murder shocked the capital of Chile.", "ASSAULT")


def test_the_place_of_an_attack_is_not_its_doer():
    assert not _actors("Chile expelled four diplomats over the Valparaíso attack.", "ASSAULT")


def test_what_is_fired_is_no_party():
    text = "A rocket fired from Peru hit a school in Arica on Monday, the police said."
    assert not any("rocket" in name.lower() for name in _actors(text, "ASSAULT") | _recipients(text, "ASSAULT"))


def test_of_a_thing_that_strikes_its_owner_does():
    assert _actors("A Chilean airstrike hit a village in Peru on Monday.", "ASSAULT") <= {"Chile"}


def test_who_says_it_has_not_asked_for_it():
    text = "Spokeswoman Ana Vidal said President Humala asked Peru's envoy Pablo Rojas to meet Chile's ministers."
    assert "Ana Vidal" not in _actors(text, "REQUEST")
    assert not any("Humala" in name for name in _actors(text, "CONSULT"))


def test_a_meeting_named_by_two_is_theirs_and_nobody_elses():
    text = (
        "Vladimir Putin and Barack Obama were in Oslo. Following the Putin-Obama meeting, Bo Dahl told reporters of it."
    )
    found = [e for e in _events(text, "CONSULT") if e.cue.of(_whole(text)) == "meeting"]
    assert found
    assert [p.name for e in found for p in (*e.actors, *e.recipients)] == ["Vladimir Putin", "Barack Obama"]


def test_a_seat_where_somebody_met_is_no_party():
    text = "President Vladimir Putin told senior lawmakers at a Kremlin meeting on Monday that Russia would wait."
    assert "Kremlin" not in _actors(text, "CONSULT") | _recipients(text, "CONSULT")
    assert "senior lawmakers" in _recipients(text, "CONSULT")


def test_whom_two_agree_to_help_they_do_not_agree_with():
    text = "President Ana Lima and President Rui Costa have agreed to step up cooperation between Chad and Niger."
    assert _events(text, "AGREE")
    assert not _recipients(text, "AGREE") & {"Chad", "Niger"}


def _whole(text: str) -> str:
    return sanudo.read_text(text, name="report.txt", published="2014-06-10").text
