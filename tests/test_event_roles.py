"""Who takes part in what a word tells: the pairs that are asked about, and what the parse has of them."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

import sanudo
from sanudo.language.event_roles import chances_of, pairs_of
from sanudo.language.parse import parse


def _pairs(text: str, word: str) -> dict[str, tuple[str, ...]]:
    parsed = parse(text)
    words = [parsed.word(n) for n in range(len(parsed.tokens))]
    trigger = words.index(word)
    return {words[pair.other]: pair.marks for pair in pairs_of(words, parsed.tokens, 0, [trigger])}


def test_names_nouns_and_pronouns_of_the_sentence_are_asked_and_no_other_words():
    found = _pairs("Peru angrily accused it of spying on two Chilean ships. Mali was silent.", "accused")
    assert set(found) - {"spying"} == {"Peru", "ships", "Chilean"}


def test_the_way_through_the_tree_is_told_from_the_word_to_whom_it_leads():
    found = _pairs("Peru was accused by Chile of theft.", "accused")
    assert found["Peru"][0] == "way |nsubj:pass"
    assert found["Chile"][2] == "case by"
    assert "VERB pass" in found["Chile"][1]


def test_no_pairs_have_no_chances():
    assert chances_of(np.zeros((0, 4), np.float32), {}, []).shape == (0, 3)


def test_who_does_it_and_to_whom_is_seen():
    parsed = sanudo.parse("Peru was accused on Monday by Chile, Reuters said.")
    (told,) = (one for one in parsed.telling if parsed.word(one.token) == "accused")
    sides = {parsed.word(part.token): part for part in told.parts}
    assert sides["Chile"].does > 0.5 > sides["Chile"].other
    assert sides["Peru"].other > 0.5 > sides["Peru"].does
    assert "Reuters" not in sides or sides["Reuters"].does < 0.5


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_parts_of_its_own_words(text):
    parsed = sanudo.parse(text)
    for told in parsed.telling:
        places = [part.token for part in told.parts]
        assert places == sorted(set(places))
        for part in told.parts:
            assert parsed.tokens[part.token].sentence == parsed.tokens[told.token].sentence
            assert 0 <= part.does + part.other <= 1.001
