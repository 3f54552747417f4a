"""The judge of events: what it was learned from is what it is given, and what is beside a word moves it."""

from __future__ import annotations

import sanudo
from sanudo.reading.event_judge import FEATURES, judged
from sanudo.reading.trees import trees


def _values(**told: float) -> tuple[float, ...]:
    return tuple(float(told.get(name.replace(" ", "_"), 0.0)) for name in FEATURES)


def test_what_ships_was_learned_from_the_features_that_are_made():
    judge = trees("event_judge", "sanudo.reading")
    assert judge.features == FEATURES
    assert max(node[0] for tree in judge.trees for node in tree if len(node) > 1) < len(FEATURES)


def test_a_word_that_the_encoder_sees_an_event_in_is_surer():
    beside = {"beside": 0.75, "actors": 1, "recipients": 1, "does": 0.9, "other": 0.9, "actor": 0.9, "recipient": 0.9}
    assert judged(_values(own=0.95, event=0.99, **beside)) > judged(_values(own=0.02, event=0.05, **beside)) + 0.3


def test_an_event_of_confidence_is_one_that_the_judge_believes():
    article = sanudo.read_text("Chile accused Peru on Monday of spying.", name="x.txt")
    (event,) = sanudo.analyse(article).events
    assert (event.type, event.actors[0].name, event.recipients[0].name) == ("ACCUSE", "Chile", "Peru")
    assert event.confidence > 0.8
