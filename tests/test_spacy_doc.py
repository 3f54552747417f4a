"""A reading as a spaCy document: the same text, tree and spans."""

from __future__ import annotations

import pytest

import sanudo

TEXT = """Home | World | Sport

Ministers part without a date

OSLO, 3 May 2004 (QNB) -- The Norwegian foreign minister, Kari Lund, met her Finnish colleague on Monday.

"We  shall meet again," Ms Lund said.\tShe named no day.
"""


def test_a_reading_is_a_document_of_the_same_text() -> None:
    pytest.importorskip("spacy", reason="spaCy is an extra: pip install 'sanudo[spacy]'")
    reading = sanudo.analyse(sanudo.read_text(TEXT, name="qnb.txt"))
    doc = reading.to_spacy()
    assert doc.text == reading.article.text
    assert [(s.start_char, s.end_char) for s in doc.spans["sentences"]] == [
        (s.span.start, s.span.end) for s in reading.sentences
    ]
    said = next(token for token in doc if token.text == "said")
    assert said.pos_ == "VERB" and said.lemma_ == "say"
    assert "Kari Lund" in [ent.text for ent in doc.ents]
    assert "We  shall meet again," in doc.spans["quotations"][0].text
    assert doc.spans["quotations"][0].label_ == "Kari Lund"


def test_an_empty_report_is_an_empty_document() -> None:
    pytest.importorskip("spacy", reason="spaCy is an extra: pip install 'sanudo[spacy]'")
    assert sanudo.analyse(sanudo.read_text("", name="empty.txt")).to_spacy().text == ""
