"""Words of events where they tell none: abilities, endings, conditions, tests, headings, captions."""

from __future__ import annotations

import pytest

import sanudo


def _events(text: str, least: float = 0.35) -> list[tuple[str, str | None, str]]:
    found = sanudo.analyse(sanudo.read_text(text, name="report.txt", published="2014-06-10"), least).events
    return [(e.type, e.mode, e.status) for e in found]


@pytest.mark.parametrize(
    ("sentence", "type"),
    [
        ("Chile has bought missiles capable of striking Peru.", "ASSAULT"),
        ("Diplomats in Lima discussed the lifting of sanctions against Chile.", "SANCTION"),
        ("The minister called for an end to rocket attacks on Peru.", "ASSAULT"),
        ("Peru will pay as long as Chile supports the plan.", "SUPPORT"),
        ("Chile has no evidence to support the claim of Peru.", "SUPPORT"),
        ("The president explained why he could not afford to impose sanctions on Peru.", "SANCTION"),
        ("The king offered the envoy a flat denial.", "AGREE"),
        ("Peruvian Foreign Minister Ana Soto left Chile on Friday evening.", "RETREAT"),
        ("The Peruvian withdrawal will be felt by exporters.", "RETREAT"),
    ],
)
def test_what_is_named_is_not_told_as_done(sentence, type):
    assert type not in [told[0] for told in _events(sentence)]


def test_troops_that_leave_a_state_withdraw():
    assert "RETREAT" in [told[0] for told in _events("Peruvian troops left Chile on Friday.")]


def test_a_missile_that_is_tested_hits_nobody():
    assert [told[:2] for told in _events("Chile test-fired a missile on Monday.", 0.0)] == [("MOBILIZE", "weapons")]


def test_a_missile_that_is_fired_at_somebody_is_an_assault():
    assert "ASSAULT" in [told[0] for told in _events("Chile fired missiles at Peru on Monday.")]


def test_who_is_ordered_to_leave_is_expelled():
    told = _events("Peru ordered 12 Chilean diplomats to leave the country.")
    assert ("SANCTION", "expel", "occurred") in told
    assert not {"REQUEST", "RETREAT"} & {one[0] for one in told}


def test_who_leaves_a_treaty_leads_no_troops_away():
    assert "RETREAT" not in [one[0] for one in _events("Peru withdrew from the fishing treaty with Chile on Monday.")]


def test_what_is_prepared_for_is_to_come():
    text = "Officials made arrangements for the summit between President Humala and President Bachelet."
    assert "occurred" not in {one[2] for one in _events(text) if one[0] == "CONSULT"}
