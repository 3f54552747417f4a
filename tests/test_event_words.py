"""The head of events: which words tell an event or take a stance, as the parse has it."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

import sanudo
from sanudo.language.event_words import names, telling, with_dependents


def test_a_word_is_read_with_its_objects_and_its_little_words():
    seen = np.arange(12, dtype=np.float32).reshape(3, 4)
    found = with_dependents(seen, [0, 0, 1], ["root", "obj", "case"])
    assert found.shape == (3, 10)
    assert found[0, 4:8].tolist() == seen[1].tolist()  # the object of the first
    assert found[1, 8:].tolist() == seen[2, 2:].tolist()  # the word's own vector of a preposition
    assert not found[2, 4:].any()


def test_no_words_tell_nothing():
    assert telling(np.zeros((0, 4), np.float32), [], 0) == []


def test_what_tells_an_event_is_told_with_its_type():
    parsed = sanudo.parse("Rebels shelled the town of Arba on Monday, and the king was nine years old.")
    told = {parsed.word(one.token): one for one in parsed.telling}
    best = names()["types"][int(np.argmax(told["shelled"].types))]
    assert best == "ASSAULT"
    assert "years" not in told


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_probabilities_of_its_own_words(text):
    parsed = sanudo.parse(text)
    places = [one.token for one in parsed.telling]
    assert places == sorted(set(places))
    assert all(0 <= place < len(parsed.tokens) for place in places)
    for one in parsed.telling:
        for part, kind in ((one.types, "types"), (one.stances, "stances"), (one.statuses, "statuses")):
            assert len(part) == len(names()[kind])
            assert abs(sum(part) - 1) < 0.01
    assert parsed == sanudo.parse(text)
