"""What holds between two actors, at the edges that users meet."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sanudo
from sanudo.reading import relation_weights, relation_words
from sanudo.reading.relations import NONE, QUADS, Relation, classify_relation


def relation(marked: str) -> Relation:
    """Of a sentence with [S ...] and [T ...]."""
    text, spans = "", {}
    rest = marked
    while "[" in rest:
        before, _, rest = rest.partition("[")
        inside, _, rest = rest.partition("]")
        text += before
        spans[inside[0]] = (len(text), len(text) + len(inside) - 2)
        text += inside[2:]
    return classify_relation(text + rest, spans.get("S", (0, 0)), spans.get("T", (0, 0)))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("[S Jordan] condemned [T the Israeli cabinet]'s approval of new homes near Bethlehem.", "ACCUSE"),
        ("[S The foreign minister of Chile] met [T his Peruvian counterpart] in Lima on Tuesday.", "CONSULT"),
        ("[S Gunmen] killed [T six soldiers] in an ambush near the border, officials said.", "ASSAULT"),
        ("[S Canada] sent blankets and medicine to [T Haiti] after the hurricane.", "AID"),
        ("[S Students] marched in Belgrade against [T the government].", "PROTEST"),
        ("[S Washington] urged [T Ankara] to open the border.", "REQUEST"),
        ("[S Police in Minsk] arrested [T two opposition candidates] on Sunday.", "COERCE"),
        ("[S The rebels] refused to negotiate with [T the government].", "REJECT"),
        ("[S Prime Minister Tony Blair] will meet [T President Putin] in Moscow next week.", "AGREE"),
    ],
)
def test_plain_sentences_of_the_trade(sentence: str, kind: str) -> None:
    assert relation(sentence).type == kind


def test_a_passive_turns_the_actors_about_and_not_the_type() -> None:
    assert relation("[T Two Polish diplomats] were expelled from Minsk by [S Belarus].").type == "SANCTION"


@pytest.mark.parametrize(
    "sentence",
    [
        "[S Kenya] and [T Ethiopia] share a border of some 860 kilometres, most of it desert.",
        "Flights to [S Cairo] and [T Amman] left on time despite the sandstorm.",
    ],
)
def test_where_nothing_holds_none_is_said(sentence: str) -> None:
    found = relation(sentence)
    assert found.type is None and found.quad is None
    assert found.scores[NONE] > 0.5


def test_lifted_bans_and_releases_are_material_cooperation() -> None:
    found = relation("[S Egypt] has freed [T a Turkish journalist] held since March.")
    assert found.type in ("CONCEDE", "RETREAT") and found.quad == 2


def test_the_scores_hold_every_type_and_none_and_sum_to_one() -> None:
    found = relation("[S Oslo] praised [T Kiel].")
    assert set(found.scores) == {kind for kinds in QUADS.values() for kind in kinds} | {NONE}
    assert sum(found.scores.values()) == pytest.approx(1, abs=0.01)


def test_an_actor_whom_the_sentence_does_not_name_is_no_hindrance() -> None:
    assert relation("[S Police in Osaka] arrested a man suspected of arson.").type == "COERCE"
    assert relation("[T Three newspapers] were ordered to close down.").type == "COERCE"
    found = classify_relation("Gunmen killed nine people in Jos.", (0, 0), (0, 0))
    assert found.type == "ASSAULT"


@pytest.mark.parametrize("sentence", ["", " ", "...", "\n\n"])
def test_a_text_without_words_holds_no_event(sentence: str) -> None:
    assert classify_relation(sentence, (0, 0), (0, 1)) == Relation(None, None, {})


def test_offsets_outside_the_sentence_are_cut_to_it() -> None:
    assert classify_relation("Oslo praised Kiel.", (-5, 4), (13, 900)).type == "SUPPORT"


def test_a_relation_late_in_a_long_text_is_read() -> None:
    text = "It rained in the hills all week and nobody came. " * 400
    sentence = "Iran condemned Iraq on Friday."
    at = len(text)
    found = classify_relation(text + sentence, (at, at + 4), (at + 15, at + 19))
    assert found.quad == 3


def test_it_is_part_of_the_public_face() -> None:
    assert sanudo.classify_relation is classify_relation


def test_features_do_not_hold_who_the_actors_are_outside_their_own() -> None:
    one = relation_words.features_of("Oslo praised Kiel.", (0, 4), (13, 17))
    other = relation_words.features_of("Rome praised Bonn.", (0, 4), (13, 17))
    own = ("s:", "t:", "slast:", "tlast:")
    assert [f for f in one if not f.startswith(own)] == [f for f in other if not f.startswith(own)]
    assert len(one) == len(set(one))


def test_log_probabilities_of_both_models_are_proper() -> None:
    for found in (
        relation_weights.by_words(["praise", "no such feature"]),
        relation_weights.by_words([]),
        relation_weights.by_encoder("Oslo praised Kiel.", (0, 4), (13, 17)),
    ):
        assert found.shape == (len(relation_weights.types()),)
        assert np.exp(found).sum() == pytest.approx(1)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300), st.integers(-3, 320), st.integers(-3, 320), st.integers(-3, 320), st.integers(-3, 320))
def test_any_text_and_any_offsets_give_an_answer_and_the_same_twice(text: str, a: int, b: int, c: int, d: int) -> None:
    found = classify_relation(text, (a, b), (c, d))
    assert found == classify_relation(text, (a, b), (c, d))
    assert (found.type is None) == (found.quad is None)
    assert found.type is None or found.type in QUADS[found.quad or 0]


def test_a_word_added_to_the_ontology_does_not_change_what_the_model_weighs(monkeypatch):
    from sanudo.reading import relation_words, triggers

    before = relation_words.features_of("France wants Syria to pay.", (0, 6), (13, 18))
    monkeypatch.setattr(triggers, "rows", lambda name: [])
    relation_words._hints.cache_clear()
    assert relation_words.features_of("France wants Syria to pay.", (0, 6), (13, 18)) == before
