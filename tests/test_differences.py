"""Where reports part, from their text to the difference."""

import pytest

import sanudo
from sanudo.sources.read import read_text

BASE = """Dockers end strike in Varna

VARNA, Bulgaria, May 6, 2003 (Balkan Wire) - Dockers in the port of Varna ended a strike on Tuesday that had lasted nine days.

The transport minister, Elena Dimova, said the government would not sell a single berth of the harbour this year.

Police said 43 people were injured when strikers clashed with private guards on Sunday.

The union rejected a plan to close the old grain terminal, its leader Ivan Kolev said.
"""

PLANTS = {
    "number": ("43 people", "34 people"),
    "date": ("on Sunday", "on Saturday"),
    "attribution": ("Elena Dimova, said", "Petar Stanev, said"),
    "polarity": ("The union rejected", "The union accepted"),
}

HARMLESS = [
    ("43 people were injured", "forty-three people were injured"),
    ("ended a strike on Tuesday that had lasted nine days", "on Tuesday ended a strike that had lasted nine days"),
    ("Police said 43 people", "At least 40 people"),
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


def test_a_report_does_not_differ_from_itself():
    assert differences(BASE)[0] == ()
