"""Marked text that the head of events learns from: what its marks say, what is wrong with them and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.event_words.marks import Mark, paragraphs_in, plain

DATA = Path(__file__).parent.parent / "training/data/events"


def test_a_mark_tells_type_status_and_stance_and_leaves_the_text():
    text, marks, _ = plain("Norway {REJECT/ACCUSE,planned,against:will not sign} the pact.")
    assert text == "Norway will not sign the pact."
    assert marks == (Mark(7, 20, ("REJECT", "ACCUSE"), "planned", "against"),)


def test_a_stance_may_stand_alone():
    text, (mark,), _ = plain("Peru {for:is warm to} the idea.")
    assert (text[mark.start : mark.end], mark.types, mark.stance) == ("is warm to", (), "for")


def test_who_takes_part_is_told_by_number():
    text, (mark,), who = plain("[1 Peru] {REQUEST,demanded@1>2+3:asked} [2 Chad] and [3 Mali] to wait.")
    assert text == "Peru asked Chad and Mali to wait."
    assert (mark.status, mark.sides) == ("demanded", ((1,), (2, 3)))
    assert [(number, text[start:end]) for number, start, end in who] == [(1, "Peru"), (2, "Chad"), (3, "Mali")]
    assert plain("{ASSAULT@>1:shot} [1 two men].")[1][0].sides == ((), (1,))


@pytest.mark.parametrize(
    "line",
    ["{CONSLT:met} him", "He {CONSULT:met him", "He met} him", "[1 He] {CONSULT@1>2:met} him", "{CONSULT@a:met}"],
)
def test_a_mark_that_means_nothing_is_told_with_its_place(line):
    with pytest.raises(ValueError, match=r"diplomacy\.txt, line 3"):
        plain(line, "diplomacy.txt, line 3")


@pytest.mark.parametrize("path", sorted(DATA.glob("*.txt")), ids=lambda path: path.stem)
def test_all_marked_text_of_the_project_can_be_read(path):
    paragraphs = list(paragraphs_in(path))
    assert len(paragraphs) > 50
    assert all(one.text[mark.start : mark.end].strip() for one in paragraphs for mark in one.marks)
    assert all(one.text[start:end].strip() for one in paragraphs for _, start, end in one.who)
