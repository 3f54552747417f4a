"""Words to the encoder's pieces and their letter case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanudo.language.pieces import MOST_PIECES, UNKNOWN, case_of, pieces_of, vocabulary_ids


def pieces(word: str) -> list[str]:
    told = list(vocabulary_ids())
    return [told[i] for i in pieces_of(word)]


def test_words_are_cut_without_regard_to_case_or_accents() -> None:
    assert pieces("Minister") == ["minister"]
    assert pieces("U.S.") == ["u", ".", "s", "."]
    assert pieces("São") == ["sao"]
    assert pieces("’s") == ["'", "s"]
    assert pieces("Rushailo") == pieces("rushailo")
    assert "".join(p.removeprefix("##") for p in pieces("Rushailo")) == "rushailo"


def test_a_word_of_no_known_letters_is_one_unknown_piece() -> None:
    assert pieces_of("\u0378") == (UNKNOWN,) or len(pieces_of("\u0378")) == 1


def test_a_long_word_keeps_its_first_and_last_pieces() -> None:
    assert len(pieces_of("http://" + "ab/" * 100)) == MOST_PIECES


@pytest.mark.parametrize(
    ("word", "case"),
    [("said", 0), ("Oslo", 1), ("NATO", 2), ("McCain", 3), ("J.", 4), ("2001", 5), ("“", 5), ("U.S.", 2)],
)
def test_letter_case_is_told_beside_the_pieces(word: str, case: int) -> None:
    assert case_of(word, True) == case
    assert case_of(word, False) == case + 6


@given(st.text(min_size=1).filter(str.strip))
def test_any_word_has_pieces_of_the_vocabulary(word: str) -> None:
    found = pieces_of(word)
    assert 1 <= len(found) <= MOST_PIECES
    assert all(0 <= i < len(vocabulary_ids()) for i in found)
    assert 0 <= case_of(word, True) < 6
