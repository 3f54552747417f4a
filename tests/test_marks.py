"""Words between quotation marks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanudo.article.types import Span
from sanudo.reading.marks import find_marked, find_spoken


def marked(text):
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return [(m.inner.of(text), m.closed, m.continues) for m in find_marked(text, spans)]


@pytest.mark.parametrize(
    "text",
    [
        'He said "we will not go" and left.',
        "He said “we will not go” and left.",
        "He said ''we will not go'' and left.",
        "He said ``we will not go'' and left.",
        "He said «we will not go» and left.",
        "He said „we will not go“ and left.",
        "He said 'we will not go' and left.",
    ],
)
def test_all_kinds_of_marks_hold_words(text):
    assert [words for words, _, _ in marked(text)] == ["we will not go"]


def test_a_quotation_over_two_paragraphs_goes_on():
    found = marked("“We waited for a year.\n“Then we went,” she said.")
    assert found == [("We waited for a year.", False, False), ("Then we went,", True, True)]


def test_nested_marks_stay_inside():
    assert [w for w, _, _ in marked("“He told me ‘never’ and left,” she said.")] == ["He told me ‘never’ and left,"]


def test_apostrophes_are_no_marks():
    assert marked("It's the dockers' strike, the '90s again, rock 'n' roll.") == []


def test_a_stray_mark_does_not_swallow_the_report():
    assert marked('The 12" record was sold. ' + "Nothing else happened. " * 400) == []


@given(st.text(alphabet="ab .,\n\"'“”‘’«»`", max_size=300))
def test_any_text_gives_stretches_within_it_in_order(text):
    spans = [Span(0, len(text))]
    found = find_marked(text, spans)
    assert found == find_marked(text, spans)
    assert all(0 <= m.span.start <= m.inner.start < m.inner.end <= m.span.end <= len(text) for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def spoken(text):
    found, copied = find_spoken(text, [Span(0, len(text))])
    return [m.inner.of(text) for m in found], set(copied)


def test_of_a_copied_passage_only_the_words_marked_within_it_are_spoken():
    copied = "\"Rossi said the port would open. 'We have waited,' he added.\""
    assert spoken(copied) == (["We have waited,"], {0})
    words = '"I said the port would open, and Rossi said so too."'
    assert spoken(words) == ([words[1:-1]], set())


def test_marks_between_spaces_open_and_close_by_turns():
    text = 'Rossi said , " We will wait , " and left . " We are sure . "'
    assert [words.strip() for words, _, _ in marked(text)] == ["We will wait ,", "We are sure ."]
    assert [words.strip() for words, _, _ in marked("He said , `` We will wait . ''")] == ["We will wait ."]
