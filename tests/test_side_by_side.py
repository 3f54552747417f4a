"""Passages of two reports, read together: whole sentences, every word once, the same scores whatever else is read."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sanudo.comparing.differing.side_by_side import PASSAGE, passages, read_side_by_side
from sanudo.comparing.differing.told_words import CLASSES, KINDS
from tests.test_told_words import ONE, OTHER, words

LONG = " ".join(f"Minister Ana Costa opened bridge number {n} over the river Rimac in Lima." for n in range(2, 22))


def test_a_long_report_is_read_in_passages_of_whole_sentences_that_leave_no_word_out():
    own, _ = words(LONG, OTHER)
    found = passages(own)
    assert len(found) > 1
    assert np.concatenate(found).tolist() == list(range(len(own.tokens)))
    ends = [int(own.line[rows[-1]]) for rows in found]
    assert all(end < int(own.line[rows[0]]) for end, rows in zip(ends, found[1:], strict=False))
    assert all(len(rows) <= 1.5 * PASSAGE for rows in found)


def test_a_report_without_words_has_no_passages():
    own, _ = words(ONE, OTHER)
    assert passages(own.only([])) == []


def test_every_two_words_that_may_part_get_chances_that_add_up():
    one, other = words(ONE, OTHER)
    seen = read_side_by_side(one, passages(one)[0], other, passages(other)[0])
    assert seen.classes.shape == (len(seen.ours), len(seen.theirs), len(CLASSES))
    assert seen.kinds.shape[2] == len(KINDS) and seen.happening.shape == seen.classes.shape[:2]
    assert np.allclose(seen.classes.sum(-1), 1, atol=1e-4) and np.allclose(seen.kinds.sum(-1), 1, atol=1e-4)
    assert all(one.content[n] for n in seen.ours) and all(other.content[n] for n in seen.theirs)


def test_numbers_of_one_thing_part_more_than_words_of_two():
    one, other = words(ONE, OTHER)
    seen = read_side_by_side(one, passages(one)[0], other, passages(other)[0])

    def parts(x: str, y: str) -> float:
        i, j = (
            next(n for n, row in enumerate(rows) if own.at[row].of(own.lines[0].text) == text)
            for own, rows, text in ((one, seen.ours, x), (other, seen.theirs, y))
        )
        return float(seen.classes[i, j, CLASSES.index("parts")])

    assert parts("Eleven", "sixteen") > 0.3 > parts("tents", "river")


def test_sentences_of_a_report_read_alone_keep_what_the_whole_report_made_of_them():
    own, other = words(LONG, OTHER)
    some = own.only([0, 1, 2])
    rows = passages(some)[0]
    first = read_side_by_side(some, rows, other, passages(other)[0])
    again = read_side_by_side(own, rows, other, passages(other)[0])
    assert np.array_equal(first.classes, again.classes)


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=150))
def test_any_text_is_read_and_the_same_twice(text):
    one, other = words(text + " Ana met Rui.", OTHER)
    for ours in passages(one):
        first, again = (read_side_by_side(one, ours, other, passages(other)[0]) for _ in range(2))
        assert np.array_equal(first.classes, again.classes) and np.isfinite(first.classes).all()
