"""Marked text that the head of events learns from: what its marks say, what is wrong with them and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.event_words.marks import Mark, paragraphs_in, plain

DATA = Path(__file__).parent.parent / "training/data/events"


def test_a_mark_tells_type_status_and_stance_and_leaves_the_text():
    text, marks = plain("Norway {REJECT/ACCUSE,planned,against:will not sign} the pact.")
    assert text == "Norway will not sign the pact."
    assert marks == (Mark(7, 20, ("REJECT", "ACCUSE"), "planned", "against"),)


def test_a_stance_may_stand_alone():
    text, (mark,) = plain("Peru {for:is warm to} the idea.")
    assert (text[mark.start : mark.end], mark.types, mark.stance) == ("is warm to", (), "for")


@pytest.mark.parametrize("line", ["{CONSLT:met} him", "He {CONSULT:met him", "He met} him"])
def test_a_mark_that_means_nothing_is_told_with_its_place(line):
    with pytest.raises(ValueError, match=r"diplomacy\.txt, line 3"):
        plain(line, "diplomacy.txt, line 3")


@pytest.mark.parametrize("path", sorted(DATA.glob("*.txt")), ids=lambda path: path.stem)
def test_all_marked_text_of_the_project_can_be_read(path):
    paragraphs = list(paragraphs_in(path))
    assert len(paragraphs) > 50
    assert all(one.text[mark.start : mark.end].strip() for one in paragraphs for mark in one.marks)
