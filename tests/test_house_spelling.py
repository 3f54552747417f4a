"""British and American spellings of a word are one word."""

import pytest

from sanudo.comparing.differing.house_spelling import one_spelling


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("centre", "center"),
        ("theatres", "theaters"),
        ("labour", "labor"),
        ("organised", "organized"),
        ("programme", "program"),
        ("travelled", "traveled"),
        ("defence", "defense"),
    ],
)
def test_a_house_spelling_is_no_other_word(british, american):
    assert one_spelling(british) == one_spelling(american) == american


@pytest.mark.parametrize("word", ["hours", "four", "promised", "rising", "called", "metre", "tour", "advise", "lima"])
def test_words_of_one_spelling_stay(word):
    assert one_spelling(one_spelling(word)) == one_spelling(word)
    assert word == "metre" or one_spelling(word) == word
