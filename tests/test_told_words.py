"""A report's words as the search for partings reads them: verbatim, with whom, when and how many each means."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

import sanudo
from sanudo.comparing.actors import find_actors
from sanudo.comparing.differing.lines import lines_of
from sanudo.comparing.differing.told_words import MARKS, RELATIONS, marks, relations, words_of

ONE = "Eleven people drowned in Lima on Tuesday, Ana Costa said.\n\nPeru asked for tents."
OTHER = "Ana Costa spoke of sixteen dead on Monday. The river Rimac fell."


def words(*texts: str):
    readings = tuple(
        sanudo.analyse(sanudo.read_text(text, f"{n}.txt", "2003-05-07")) for n, text in enumerate(texts, 1)
    )
    actor_of = {member: actor for actor in find_actors(readings) for member in actor.members}
    lines = lines_of(readings, actor_of, []).lines
    return [words_of([line for line in lines if line.article == reading.article.id]) for reading in readings]


def word(own, text: str) -> int:
    return next(n for n, span in enumerate(own.at) if span.of(own.lines[0].text) == text)


def test_words_know_whom_when_and_how_many_they_mean():
    one, _ = words(ONE, OTHER)
    assert one.low[word(one, "Eleven")] == one.high[word(one, "Eleven")] == 11
    assert one.when[word(one, "Tuesday")] == "2003-05-06"
    assert one.who[word(one, "Ana")] == one.who[word(one, "Costa")] != ""
    assert one.who[word(one, "tents")] == "" and np.isnan(one.low[word(one, "tents")])


def test_two_reports_words_are_related():
    one, other = words(ONE, OTHER)
    found, a = relations(one, other), len(one.tokens)

    def holds(name: str, x: str, y: str) -> bool:
        return bool(found[word(one, x), a + word(other, y), RELATIONS.index(name)])

    assert holds("numbers part", "Eleven", "sixteen") and not holds("numbers fit", "Eleven", "sixteen")
    assert holds("two times", "Tuesday", "Monday")
    assert holds("one actor", "Costa", "Costa") and holds("one lemma", "Costa", "Costa")
    assert (found[..., RELATIONS.index("other report")] == found[..., RELATIONS.index("other report")].T).all()
    assert marks(one, other, found).shape == (a + len(other.tokens), len(MARKS))


def test_some_sentences_keep_their_words_and_heads():
    one, _ = words(ONE, OTHER)
    last = one.only([len(one.lines) - 1])
    text = last.lines[0].text
    assert [span.of(text) for span in last.at] == ["Peru", "asked", "for", "tents", "."]
    assert last.at[int(last.head[0])].of(text) == "asked"
    assert (last.seen == one.seen[-5:]).all()


def test_no_sentences_have_no_words():
    empty = words_of([])
    assert not empty.tokens and not len(empty.asked)


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=200))
def test_words_of_any_text_are_verbatim_and_the_same_twice(text):
    one, _ = words(text + " Ana met Rui.", OTHER)
    again, _ = words(text + " Ana met Rui.", OTHER)
    assert one.at == again.at and (one.seen == again.seen).all()
    assert all(span.end <= len(one.lines[0].text) for span in one.at)
    assert len(one.at) == len(one.tokens) == len(one.seen) == len(one.head) == len(one.who)
