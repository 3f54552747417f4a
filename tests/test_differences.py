"""Where reports part, from their text to the difference."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sanudo
from sanudo.article.types import Span
from sanudo.comparing.differences import _once
from sanudo.comparing.types import Difference, Side
from sanudo.sources.read import read_text

BASE = """Dockers end strike in Varna

VARNA, Bulgaria, May 6, 2003 (Balkan Wire) - Dockers in Varna ended a strike on Tuesday that had lasted nine days.

The transport minister, Elena Dimova, said the government would not sell a single berth of the harbour this year.

Police said 43 people were injured when strikers clashed with private guards on Sunday.

The union rejected a plan to close the old grain terminal, its leader Ivan Kolev said.
"""

PLANTS = {
    "number": ("43 people", "34 people"),
    "date": ("on Sunday", "on Saturday"),
    "attribution": ("Elena Dimova, said", "Petar Stanev, said"),
    "polarity": ("The union rejected", "The union accepted"),
    "duration": ("nine days", "nineteen days"),
}

HARMLESS = [
    ("43 people were injured", "forty-three people were injured"),
    ("ended a strike on Tuesday that had lasted nine days", "on Tuesday ended a strike that had lasted nine days"),
    ("Police said 43 people", "At least 40 people"),
    ("would not sell a single berth", "would not sell any berth"),
    ("The union rejected a plan to close the old grain terminal, its leader", "Rejecting it, its leader"),
    ("on Sunday", "on 4 May"),
]

PARTING = [
    (
        "status",
        "The bridge may be closed for months, the mayor said.",
        "The bridge will be closed for months, said the mayor.",
    ),
    (
        "strength",
        "The minister urged drivers to avoid the bridge.",
        "Drivers were ordered to avoid the bridge by the minister.",
    ),
    ("polarity", "The mayor said the bridge would be closed.", "The bridge would not be closed, the mayor said."),
    ("participants", "Divers were led by Anna Petrova of the navy.", "Boris Stoyan of the navy led the divers."),
    ("number", "A crew of four repaired the bridge overnight.", "A seven-member crew repaired the bridge overnight."),
    ("date", "The bridge was built in 1969 by the navy.", "The bridge, built by the navy in 1996."),
]

NOT_PARTING = [
    ("The bridge was built of stone. It cost three lives.", "The bridge was not built of wood, but it is old."),
    ("The mayor said the bridge failed to reopen in time.", "The bridge did not reopen in time, the mayor said."),
    ("Not only the mayor said the bridge was closed.", "The mayor said the bridge was closed."),
    ("The mayor met Ivanov on the bridge.", "The mayor met Defence Minister Sergei Ivanov on the bridge."),
]


def differences(other):
    readings = [sanudo.analyse(read_text(text, name=name)) for name, text in (("a.txt", BASE), ("b.txt", other))]
    return sanudo.compare(readings).differences, {reading.article.id: reading.article.text for reading in readings}


@pytest.mark.parametrize("kind", sorted(PLANTS))
def test_a_planted_difference_is_found_with_its_evidence(kind):
    was, now = PLANTS[kind]
    found, texts = differences(BASE.replace(was, now))
    assert kind in {difference.kind for difference in found}
    for difference in found:
        assert len({side.article for side in difference.sides}) > 1
        assert all(texts[side.article][s.start : s.end] for side in difference.sides for s in side.evidence)


@pytest.mark.parametrize(("was", "now"), HARMLESS)
def test_a_harmless_rewording_is_no_difference(was, now):
    assert was in BASE
    found, _ = differences(BASE.replace(was, now))
    assert [difference.kind for difference in found] == []


def of_sentences(one, other):
    start = "Bridge closed in Varna\n\nVARNA, May 6, 2003 (Balkan Wire) - A bridge in Varna was closed to traffic.\n\n"
    texts = (("a.txt", start + one), ("b.txt", start + other))
    return sanudo.compare([sanudo.analyse(read_text(text, name=name)) for name, text in texts]).differences


@pytest.mark.parametrize(("kind", "one", "other"), PARTING)
def test_a_difference_is_found_through_another_order_of_words(kind, one, other):
    assert kind in {difference.kind for difference in of_sentences(one, other)}


@pytest.mark.parametrize(("one", "other"), NOT_PARTING)
def test_what_can_both_hold_is_no_difference(one, other):
    assert [difference.kind for difference in of_sentences(one, other)] == []


def test_a_report_does_not_differ_from_itself():
    assert differences(BASE)[0] == ()


MET = (
    "NATO and Russia talk\n\nMOSCOW, May 9, 2003 (Wire A) - President Ibrahim Kone met Foreign Minister Anna Lind "
    "in Lomara on Thursday.\n",
    "Kone sees Lind\n\nMOSCOW, May 10, 2003 (Wire B) - President Ibrahim Kone met Foreign Minister Anna Lind "
    "in Tarvo on Thursday and Friday.\n",
)


def test_days_and_places_of_one_meeting_are_compared_and_what_both_can_hold_is_said_so():
    found = sanudo.compare([sanudo.analyse(read_text(t, name=f"{n}.txt")) for n, t in enumerate(MET)]).differences
    judged = {difference.kind: difference.judgement for difference in found}
    assert judged.get("date", "").startswith("one says more")


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=120), st.text(max_size=120))
def test_any_two_texts_can_be_compared_and_twice_the_same(one, other):
    readings = [sanudo.analyse(read_text(f"{BASE}\n\n{text}", name=f"{n}.txt")) for n, text in enumerate((one, other))]
    assert sanudo.compare(readings) == sanudo.compare(readings)


def test_a_difference_is_told_once_where_another_tells_the_same_values_of_the_same_reports():
    sides = [
        Side(article, value, (Span(0, 4),)) for article, value in (("a", "a say"), ("b", "a veto"), ("c", "no say"))
    ]
    few, many = (
        Difference("strength", topic, tuple(own), "one says more", "s", sure)
        for topic, own, sure in (("a commission", sides[:2], 0.8), ("how much say", sides, 0.7))
    )
    other = Difference("number", "dead", (Side("a", "2", (Span(0, 1),)), Side("b", "3", (Span(0, 1),))), "", "s", 0.7)
    assert _once([few, many, other]) == [many, other]


def test_a_seat_of_power_in_its_capital_says_more_and_contradicts_nothing():
    texts = (
        "Presidents meet\n\nPresident Ana Lima of Peru met President Vladimir Putin in Moscow on Monday.",
        "Talks on gas\n\nAna Lima met Vladimir Putin in the Kremlin on Monday, the president of Peru said.",
    )
    readings = tuple(sanudo.analyse(sanudo.read_text(text, f"{n}.txt", "2003-05-06")) for n, text in enumerate(texts))
    found = [d for d in sanudo.compare(readings).differences if d.kind == "place"]
    assert [{side.value for side in d.sides} for d in found] == [{"Moscow", "Kremlin"}]
    assert found[0].judgement.startswith("one says more")
