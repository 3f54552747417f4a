"""The encoder's own answers: what stands beside a window changes nothing, and relations of marked actors."""

from __future__ import annotations

import numpy as np
import pytest

from sanudo.article.types import Span
from sanudo.language import encoder
from sanudo.language.windows import windows_of

TEXT = "Russia warned NATO.\n" + "The ministers, who met for two days in Oslo, agreed on a date for new talks. " * 3


def test_a_window_scores_the_same_whatever_was_read_before_it() -> None:
    first, second = windows_of(TEXT, (Span(0, len(TEXT)),))
    alone = encoder.scores_of(first)
    encoder.scores_of(second)
    again = encoder.scores_of(first)
    assert all(np.array_equal(getattr(alone, n), getattr(again, n)) for n in alone.__dataclass_fields__)


def test_every_head_speaks_of_every_word() -> None:
    (window,) = windows_of("Annan met Putin.", (Span(0, 16),))
    scores = encoder.scores_of(window)
    labels = encoder.labels()
    assert scores.upos.shape == (4, len(labels["upos"]))
    assert scores.tag.shape == (4, len(labels["tag"]))
    assert scores.name.shape == (4, len(labels["name"]))
    assert scores.quotation.shape == (4, len(labels["quotation"]))
    assert scores.arcs.shape == (4, 5)


@pytest.mark.parametrize(
    ("sentence", "source", "target", "event"),
    [
        ("Ukraine accuses Russia of sending tanks across the border.", "Ukraine", "Russia", "ACCUSE"),
        ("Israeli jets bombed Hamas positions in Gaza overnight.", "Israeli jets", "Hamas", "ASSAULT"),
        ("Japan will send 500 tonnes of rice to North Korea.", "Japan", "North Korea", None),
        ("The foreign ministers of Chad and Sudan met in Tripoli on Monday.", "Chad", "Sudan", "CONSULT"),
    ],
)
def test_what_one_actor_does_to_another_is_scored(sentence: str, source: str, target: str, event: str | None) -> None:
    scores = encoder.relation_scores(sentence, _span(sentence, source), _span(sentence, target))
    assert set(scores) == set(encoder.labels()["event"])
    assert sum(scores.values()) == pytest.approx(1, abs=1e-3)
    if event:
        assert max(scores, key=lambda k: scores[k]) == event


@pytest.mark.parametrize("source", [(0, 0), (90, 99), (5, 6)])
def test_an_actor_that_is_no_word_has_no_relation(source: tuple[int, int]) -> None:
    assert encoder.relation_scores("Japan thanked Peru.", source, (14, 18))["NONE"] == 1


def test_a_sentence_longer_than_the_encoder_reads_is_cut() -> None:
    sentence = "word " * 2000 + "Japan thanked Peru."
    end = len(sentence)
    assert encoder.relation_scores(sentence, (end - 19, end - 14), (end - 5, end - 1))["NONE"] == 1


def test_empty_sentences_have_no_relation() -> None:
    assert encoder.relation_scores("", (0, 1), (1, 2))["NONE"] == 1


def _span(sentence: str, part: str) -> tuple[int, int]:
    start = sentence.index(part)
    return start, start + len(part)
