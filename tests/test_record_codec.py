"""Values to JSON and back: whatever the types say, the value that comes out is the one that went in."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanudo.article.types import Article, Dateline, Dating, Part, Span
from sanudo.comparing.types import Actor, Alias, Comparison, Difference, Evidence, Office, Reprint, Side, Story
from sanudo.reading.types import Event, Participant, Quotation, Reading
from sanudo.record.codec import from_json, from_plain, to_json, to_plain

SOME = settings(max_examples=40, deadline=None)
SPANS = st.builds(Span, st.integers(0, 999), st.integers(0, 999))
WORDS = st.text(max_size=8)
MAYBE = st.none() | WORDS
DATINGS = st.builds(Dating, WORDS, WORDS, SPANS | WORDS)
ARTICLES = st.builds(
    Article,
    WORDS,
    WORDS,
    WORDS,
    st.lists(st.builds(Part, WORDS, SPANS, st.none() | SPANS), max_size=3).map(tuple),
    outlet=MAYBE,
    dateline=st.none() | st.builds(Dateline, SPANS, MAYBE, MAYBE, MAYBE),
    published=st.none() | DATINGS,
    candidates=st.lists(DATINGS, max_size=2).map(tuple),
    outlet_basis=st.none() | SPANS | WORDS,
)
PARTY = st.lists(st.builds(Participant, WORDS, SPANS, st.none() | st.integers(0, 9)), max_size=2).map(tuple)
EVENTS = st.builds(
    Event,
    WORDS,
    MAYBE,
    st.lists(WORDS, max_size=2).map(tuple),
    PARTY,
    PARTY,
    SPANS,
    SPANS,
    intensity=st.floats(-10, 10),
    magnitude=st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple),
)
QUOTATIONS = st.builds(Quotation, st.lists(SPANS, max_size=3).map(tuple), WORDS, st.none() | st.integers(0, 9))


@SOME
@given(ARTICLES)
def test_an_article_comes_back_as_it_was(article):
    assert from_json(Article, to_json(article)) == article


@SOME
@given(EVENTS | QUOTATIONS)
def test_an_event_or_quotation_comes_back_with_spans_and_tuples(value):
    back = from_json(type(value), to_json(value))
    assert back == value
    assert to_json(back) == to_json(value)


def test_a_comparison_comes_back_as_it_was():
    here = (Evidence("a", Span(1, 2)), Evidence("b", Span(3, 4)))
    comparison = Comparison(
        reprints=(Reprint("a", "b", 0.5, "credit", None, here),),
        stories=(Story("s", ("a", "b"), None, "2004", voices=(("a",), ("b",))),),
        actors=(Actor("x", "X", "ORG", (Alias("X", here),), (Office("t", None, None, "2004", here),), (("a", 0),)),),
        differences=(Difference("number", "dead", (Side("a", "12", (Span(1, 2),)), Side("b", "17", ()))),),
    )
    assert from_json(Comparison, to_json(comparison)) == comparison


def test_what_is_at_its_default_takes_no_room():
    assert to_json(Part("paragraph", Span(0, 5))) == '{"kind":"paragraph","span":[0,5]}'


def test_a_span_or_a_word_is_told_apart():
    for basis in (Span(3, 9), "meta:date"):
        dating = Dating("2001-11-23", "metadata", basis)
        back = from_json(Dating, to_json(dating))
        assert back == dating and type(back.basis) is type(basis)


def test_a_field_may_be_left_out_and_given_again():
    article = Article("id", "name", "a long text", dateline=Dateline(Span(0, 3), "Rome"))
    reading = Reading(article)
    assert "a long text" not in to_json(article, without=frozenset({"text"}))
    assert from_json(Article, to_json(article, without=frozenset({"text"})), text="a long text") == article
    assert from_json(Reading, to_json(reading, without=frozenset({"article"})), article=article) == reading


def test_half_a_character_survives():
    article = Article("id", "na\ud800me", "te\udfffxt")
    assert from_json(Article, to_json(article).encode("ascii")) == article


def test_a_field_of_a_later_version_is_passed_over():
    assert from_plain(Part, {**to_plain(Part("deck", Span(1, 2))), "colour": "red"}) == Part("deck", Span(1, 2))


def test_a_value_without_a_place_in_a_record_is_refused_in_words():
    with pytest.raises(TypeError, match="set has no place in a record"):
        to_json({1, 2})
    assert json.loads(to_json({"a": (1, 2.5, None)})) == {"a": [1, 2.5, None]}
