"""What the judge of quotations is learned from."""

import numpy as np
import pytest

from sanudo.article.types import Span
from sanudo.language.types import Parsed, Token
from training.quotations.rows import counted, kept_rates, rates_of
from training.quotations.trees import worth_of
from training.quotations.written import attributions, unmarked, written


def read(line):
    text, marked = unmarked(line, 0)
    return text, attributions(text, marked)


def test_marks_are_taken_out_and_their_places_kept():
    text, marked = unmarked("Then [SOURCE she] [CUE said] [CONTENT no].", 10)
    assert text == "Then she said no."
    assert [(role, Span(span.start - 10, span.end - 10).of(text)) for role, span in marked] == [
        ("SOURCE", "she"),
        ("CUE", "said"),
        ("CONTENT", "no"),
    ]


def test_a_content_has_the_nearest_cue_and_that_the_nearest_source():
    text, (first, second) = read(
        "[SOURCE Holm] [CUE said] [CONTENT the port was shut], but [SOURCE Dimova] [CUE denied] [CONTENT it was]."
    )
    assert [span.of(text) for span in (*first.source, *first.cue, *first.content)] == [
        "Holm",
        "said",
        "the port was shut",
    ]
    assert [span.of(text) for span in (*second.source, *second.cue)] == ["Dimova", "denied"]


def test_words_in_marks_around_one_cue_are_one_attribution():
    text, (one,) = read('[CONTENT "We go,"] [SOURCE Holm] [CUE said]. [CONTENT "We all go."]')
    assert [span.of(text) for span in one.content] == ['"We go,"', '"We all go."']


def test_a_content_without_a_cue_is_kept():
    _, (one,) = read("[CONTENT no comment]")
    assert (one.cue, one.source) == ((), ())


def test_what_was_written_is_verbatim():
    for article, gold in written():
        for one in gold:
            for span in (*one.source, *one.cue, *one.content):
                assert "[" not in span.of(article.text) and span.of(article.text).strip()


def test_a_wrong_link_halves_a_content_and_a_bad_border_ends_it():
    aims = np.array([[1.0, 1.0], [1.0, 0.0], [0.39, 1.0]], dtype=np.float32)
    whole, unlinked, apart = worth_of(aims)
    assert whole == pytest.approx(1.0)
    assert unlinked == pytest.approx(0.35)
    assert apart == 0.0


def test_rates_count_heads_of_cues():
    words = ("She", "has", "said", "no")
    tags = (("PRON", 2), ("AUX", 2), ("VERB", 2), ("NOUN", 2))
    at = [0, 4, 8, 13]
    tokens = tuple(
        Token(s, s + len(w), pos, {"has": "have", "said": "say"}.get(w, w), head, "dep")
        for s, w, (pos, head) in zip(at, words, tags, strict=True)
    )
    parsed = Parsed("She has said no", (Span(0, 15),), tokens, ())
    _, gold = read("[SOURCE She] [CUE has said] [CONTENT no]")
    cues, seen = counted(parsed, gold)
    assert cues["say", 1] == 1 and cues["have", 1] == 0 and seen["have", 1] == 1
    assert kept_rates(cues, seen) == []
    assert rates_of({("say", 1): 9}, {("say", 1): 10})["say", 1][0] > 0
