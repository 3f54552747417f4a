"""Who said what in one report."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sanudo
from sanudo.article.types import Article, Part, Span


def article(text, kind="paragraph", speaker=None):
    parts, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            parts.append(Part(kind, Span(at, at + len(line)), speaker))
        at += len(line) + 1
    return Article("x", "x.txt", text, parts=tuple(parts))


def said(text):
    """(speaker, kind, content) of each quotation."""
    found = sanudo.analyse(article(text)).quotations
    return [(q.speaker_name, q.kind, " / ".join(span.of(text) for span in q.spans)) for q in found]


def one(text):
    found = said(text)
    assert len(found) == 1, found
    return found[0]


def test_words_in_marks_have_the_speaker_beside_them():
    speaker, kind, words = one('"We will reopen the port on Monday," Elena Dimova said.')
    assert (speaker, kind) == ("Elena Dimova", "direct")
    assert words.strip('",') == "We will reopen the port on Monday"


def test_an_inverted_cue_gives_the_same_speaker():
    assert one('"We will reopen the port on Monday," said Elena Dimova, the transport minister.')[0] == "Elena Dimova"


def test_a_quotation_goes_on_after_its_cue():
    speaker, kind, words = one('"The port is open," Elena Dimova said. "The ships are coming in again."')
    assert (speaker, kind) == ("Elena Dimova", "direct")
    assert "The port is open" in words and "The ships are coming in again." in words


def test_reported_speech_is_indirect():
    speaker, kind, words = one("Elena Dimova said that the port would reopen on Monday.")
    assert (speaker, kind) == ("Elena Dimova", "indirect")
    assert "the port would reopen on Monday" in words


def test_a_speaker_is_followed_through_pronouns():
    found = said("Elena Dimova arrived in Varna on Monday.\nShe said that the port would reopen.")
    assert [speaker for speaker, _, _ in found] == ["Elena Dimova"]


def test_according_to_names_the_speaker():
    speaker, _, words = one("According to Elena Dimova, the port will reopen on Monday.")
    assert speaker == "Elena Dimova"
    assert "the port will reopen on Monday" in words


def test_an_unnamed_speaker_is_kept_as_named():
    speaker, _, _ = one("Diplomats in Brussels said that the talks had failed.")
    assert speaker == "Diplomats in Brussels"


def test_words_in_scare_marks_are_no_quotation():
    assert said('The "Iron Duke" sailed from Portsmouth on Tuesday.') == []


def test_a_clip_has_the_speaker_that_stands_with_it():
    text = 'The minister Elena Dimova\n"The port is open"'
    parts = (Part("clip", Span(26, len(text)), Span(13, 25)),)
    (found,) = sanudo.analyse(Article("x", "x", text, parts=parts)).quotations
    assert found.part == "clip"
    assert found.speaker_span == Span(13, 25)
    assert found.spans[0].of(text) == '"The port is open"'


def test_a_denial_keeps_its_polarity():
    (found,) = sanudo.analyse(article("Elena Dimova denied that the port would be sold.")).quotations
    assert found.polarity == "denied"


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="abcAB .,:'\"“”‘’\n-", max_size=160))
def test_any_text_gives_verbatim_spans_twice_the_same(text):
    own = article(text)
    found = sanudo.analyse(own).quotations
    assert found == sanudo.analyse(own).quotations
    for quotation in found:
        assert quotation.spans == tuple(sorted(quotation.spans))
        assert all(0 <= span.start < span.end <= len(text) for span in quotation.spans)


@pytest.mark.parametrize("text", ["", "\n\n", '"', "''", "said", '"" said', '\ufffd\ufffd said "x'])
def test_odd_texts_do_not_raise(text):
    assert isinstance(said(text), list)
