"""How an event stands, as the network has it: a plan is no deed, and what rules say is kept where no network looks."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sanudo
from sanudo.article.types import Span
from sanudo.language import statuses as network
from sanudo.language.types import Parsed
from sanudo.reading import statuses as stage
from sanudo.reading.status_frames import frame_of, ground_of, top_of
from sanudo.reading.statuses import with_statuses
from sanudo.reading.tree import tree_of
from sanudo.reading.types import STATUSES, Reading


def read(text: str, published: str | None = "2011-03-09") -> Reading:
    return sanudo.analyse(sanudo.read_text(text, "a.txt", published))


@pytest.mark.parametrize(
    ("text", "cue", "status"),
    [
        ("Kenya and Uganda signed a trade agreement in Nairobi on Monday.", "signed", "occurred"),
        ("Kenya will sign a trade agreement with Uganda in Nairobi next week.", "sign", "planned"),
        ("Norway demanded that Iceland release the seized trawlers.", "release", "demanded"),
        ("Ghana denied that its troops had attacked villages in Togo.", "attacked", "denied"),
    ],
)
def test_how_events_stand(text: str, cue: str, status: str) -> None:
    found = [one for one in read(text).events if cue in one.cue.of(text)]
    assert {one.status for one in found} <= {status}


def test_the_status_that_is_most_probable_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Kenya and Uganda signed a trade agreement in Nairobi."
    assert read(text).events
    for n, status in enumerate(network.STATUSES):
        monkeypatch.setattr(stage, "statuses", lambda *_, n=n: tuple(float(i == n) for i in range(7)))
        assert {one.status for one in read(text).events} == {status}


def test_a_deed_of_rules_is_a_plan_only_where_that_is_likely_and_no_day_gone_by_is_told(monkeypatch) -> None:
    text = "Kenya and Uganda signed a trade agreement in Nairobi on Monday."

    def statuses(**chances: float) -> set[str]:
        told = tuple(chances.get(one, 0.0) for one in network.STATUSES)
        monkeypatch.setattr(stage, "statuses", lambda *_: told)
        return {one.status for one in read(text.replace(" on Monday", when)).events}

    when = ""
    assert statuses(occurred=0.4, planned=0.45, possible=0.15) == {"occurred"}
    assert statuses(occurred=0.3, planned=0.7) == {"planned"}
    when = " on Monday"
    assert statuses(occurred=0.3, planned=0.7) == {"occurred"}


def test_what_rules_hold_for_a_plan_happened_only_where_that_is_sure(monkeypatch) -> None:
    text = "Kenya will sign a trade agreement with Uganda in Nairobi."
    assert {one.status for one in read(text).events} == {"planned"}
    monkeypatch.setattr(stage, "statuses", lambda *_: (0.7, 0, 0.3, 0, 0, 0, 0))
    assert {one.status for one in read(text).events} == {"planned"}
    monkeypatch.setattr(stage, "statuses", lambda *_: (0.9, 0, 0.1, 0, 0, 0, 0))
    assert {one.status for one in read(text).events} == {"occurred"}


def test_another_pipeline_keeps_what_the_rules_say() -> None:
    text = "Kenya and Uganda signed a trade agreement in Nairobi on Monday."
    reading = read(text)
    ruled = replace(reading, events=tuple(replace(one, status="historical") for one in reading.events))
    assert with_statuses(ruled, Parsed(text, (), (), ())) == ruled


def test_statuses_are_those_of_events() -> None:
    assert network.STATUSES == STATUSES
    row = np.zeros(network.PARTS * network.WIDTH, np.float32)
    chances = network.statuses(row, row, row, ("ruled planned", "no such mark"))
    assert len(chances) == len(STATUSES) and sum(chances) == pytest.approx(1)


def test_marks_tell_what_governs_the_word() -> None:
    text = "The ministry said that it did not plan to sign the treaty with Togo."
    parsed = sanudo.parse(text)
    tree = tree_of(parsed)
    ground = ground_of(tree, read(text))
    at = text.index("sign the")
    frame = frame_of(ground, Span(at, at + 4))
    assert tree.token(top_of(tree, Span(at, at + 4))).lemma == "sign" == tree.token(frame.token).lemma
    assert tree.token(frame.above).lemma == "plan"
    assert {"above plan", "above xcomp plan", "above has not"} <= set(frame.marks)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_known_statuses(text: str) -> None:
    first, again = read(text), read(text)
    assert first.events == again.events
    assert all(one.status in STATUSES for one in first.events)
