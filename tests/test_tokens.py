"""Tokens as UD English cuts them, with offsets into the text."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanudo.language.tokens import tokenise


def words(text: str) -> list[str]:
    return [text[a:b] for a, b in tokenise(text)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("They can't go and won't say.", "They ca n't go and wo n't say ."),
        ("It’s Putin’s; they’ve gone.", "It ’s Putin ’s ; they ’ve gone ."),
        ("the workers' strike", "the workers ' strike"),
        ("I shouldn't've cannot", "I should n't 've can not"),
        ("NATO-Russia ties", "NATO - Russia ties"),
        ("a long-term, U.S.-led plan", "a long - term , U.S. - led plan"),
        ("anti-war and ex-president Ban Ki-moon", "anti-war and ex-president Ban Ki-moon"),
        ("a 20-year-old from al-Qaeda", "a 20 - year - old from al - Qaeda"),
        ("China-based", "China - based"),
        ("in mid-August 1999-2001", "in mid-August 1999 - 2001"),
        ("Mr. J. K. Rowling of St. Paul", "Mr. J. K. Rowling of St. Paul"),
        ("Boeing Co. and Tate Inc.", "Boeing Co. and Tate Inc."),
        ("He chose plan B.", "He chose plan B ."),
        ("No. 10 said no.", "No. 10 said no ."),
        ("at 7:30 p.m. on 9/11", "at 7:30 p.m. on 9/11"),
        ("It cost $1,200.50 or 5%.", "It cost $ 1,200.50 or 5 % ."),
        ("US$3bn, 35mm and 20th", "US$ 3 bn , 35 mm and 20th"),
        ('"Go!" he said ("now")...', '" Go ! " he said ( " now " ) ...'),
        ("The end--of 1990s— and/or", "The end -- of 1990s — and / or"),
        ("mail a.b@c.org or www.un.org.", "mail a.b@c.org or www.un.org ."),
        ("O'Brien and L'Enfant", "O'Brien and L'Enfant"),
        ("the '90s", "the '90s"),
    ],
)
def test_words_are_cut_as_the_treebanks_cut_them(text: str, cut: str) -> None:
    assert words(text) == cut.split(" ")


def test_a_stretch_of_the_text_gives_offsets_into_the_whole() -> None:
    text = "One. Two words."
    assert [text[a:b] for a, b in tokenise(text, 5, 14)] == ["Two", "words"]


@given(st.text())
def test_tokens_are_in_order_and_leave_out_white_space_only(text: str) -> None:
    tokens = tokenise(text)
    assert all(a < b for a, b in tokens)
    assert all(b <= c for (_, b), (c, _) in itertools.pairwise(tokens))
    covered = "".join(text[a:b] for a, b in tokens)
    assert covered == "".join(text.split())


@pytest.mark.parametrize("unit", ["(", "a", ".", "a.", "-", "'", "@", "a-", "1,", "”", "n't"])
def test_long_runs_are_cut_like_any_other_text(unit: str) -> None:
    text = unit * 20_000
    assert "".join(text[a:b] for a, b in tokenise(text)) == text


def test_a_given_name_of_syllables_is_one_token_whatever_its_last_is() -> None:
    cut = words("Moon Jae-in met them; a sit-in at the desk.")
    assert "Jae-in" in cut
    assert "sit-in" not in cut
