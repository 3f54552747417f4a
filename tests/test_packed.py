"""A parse in few characters, and its tokens again."""

from hypothesis import given
from hypothesis import strategies as st

from sanudo.article.types import Span
from sanudo.language.packed import packed, tokens_of
from sanudo.language.parse import parse
from sanudo.language.types import Parsed, Token

TEXT = "The minister's envoys didn't come. They had left Oslo on Friday.\n\nNobody was told why."


def test_the_tokens_come_back_as_they_were():
    parsed = parse(TEXT)
    assert tokens_of(TEXT, packed(parsed)) == parsed.tokens


def test_it_is_plain_characters_and_the_same_each_time():
    string = packed(parse(TEXT))
    assert string.isascii() and '"' not in string and "\\" not in string
    assert string == packed(parse(TEXT))


def test_a_text_without_tokens_is_an_empty_string():
    assert packed(parse("")) == ""
    assert tokens_of("", "") == ()


def test_lemmas_of_another_pipeline_are_kept():
    token = Token(0, 5, "NOUN", "quite another", 0, "root", "", 0)
    parsed = Parsed("geese", (Span(0, 5),), (token,), ())
    assert tokens_of("geese", packed(parsed)) == (token,)


@given(st.text(max_size=80))
def test_any_text_comes_back(text):
    parsed = parse(text)
    assert tokens_of(text, packed(parsed)) == parsed.tokens


def test_tokens_that_stand_far_apart_come_back():
    text = "Far" + " " * 40_000 + "apart."
    parsed = parse(text)
    assert tokens_of(text, packed(parsed)) == parsed.tokens
