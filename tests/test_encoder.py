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


def test_the_words_look_the_same_on_every_processor() -> None:
    """Seen where no eight-bit product is cut off; where they are, the mean is five times as far off."""
    text = "President Ana Lima met Prime Minister Rui Costa in Geneva on Monday and warned that a strike would follow."
    (window,) = windows_of(text, (Span(0, len(text)),))
    seen = encoder.scores_of(window).seen[::4, :6]
    known = [
        [-0.008, 0.463, 0.645, -0.472, -1.165, 0.494],
        [0.276, 0.528, 0.862, -0.309, 0.269, 0.408],
        [-0.271, -0.293, 0.462, 0.583, -0.115, -0.569],
        [0.097, 0.433, -0.057, 0.075, -0.221, 0.007],
        [-1.110, 0.923, -0.172, 0.453, 0.396, 0.063],
    ]
    assert np.abs(seen - known).mean() < 0.01


def test_every_head_speaks_of_every_word() -> None:
    (window,) = windows_of("Annan met Putin.", (Span(0, 16),))
    scores = encoder.scores_of(window)
    labels = encoder.labels()
    assert scores.upos.shape == (4, len(labels["upos"]))
    assert scores.tag.shape == (4, len(labels["tag"]))
    assert scores.name.shape == (4, len(labels["name"]))
    assert scores.quotation.shape == (4, len(labels["quotation"]))
    assert scores.arcs.shape == (4, 5)
