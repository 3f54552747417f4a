"""A proposal laid to a state here and to who speaks for it there."""

from __future__ import annotations

import sanudo
from sanudo.comparing.types import Difference
from sanudo.sources.read import read_text

_STATE = "Ministers in Oslo discussed a UK proposal to give Norway a say in the decisions of the council on Monday."
_PERSON = (
    "The minister gave a positive answer to a proposal by British Prime Minister Anne Calder to set up a joint council."
)


def _told(*texts: str) -> list[Difference]:
    readings = [
        sanudo.analyse(read_text(f"Council talks in Oslo\n\n8 May 2017\n\n{text}\n", f"{number}.txt"))
        for number, text in enumerate(texts)
    ]
    return [one for one in sanudo.compare(readings).differences if one.topic == "who made the proposal"]


def test_a_state_and_its_prime_minister_propose_one_thing() -> None:
    (one,) = _told(_STATE, _PERSON)
    assert {side.value for side in one.sides} == {"UK", "British Prime Minister Anne Calder"}
    assert one.judgement.startswith("one says more")


def test_of_two_proposals_of_a_state_which_is_meant_is_not_said() -> None:
    both = _PERSON + " A proposal by British Foreign Secretary Rufus Holt to sell the port was put aside."
    assert not _told(_STATE, both)


def test_two_states_have_two_proposals() -> None:
    assert not _told(_STATE.replace("UK", "French"), _PERSON)
