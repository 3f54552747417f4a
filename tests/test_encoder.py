"""The encoder's own answers: what stands beside a window changes nothing, and every head speaks."""

from __future__ import annotations

import numpy as np

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
