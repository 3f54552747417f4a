"""Lemmas by table and rule."""

import pytest

from sanudo.language.lemmas import by_rule, lemma_of

PAST, GERUND = "Mood=Ind|Tense=Past|VerbForm=Fin", "VerbForm=Ger"
THIRD = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"


@pytest.mark.parametrize(
    ("form", "pos", "morph", "lemma"),
    [
        ("said", "VERB", PAST, "say"),
        ("went", "VERB", PAST, "go"),
        ("visited", "VERB", PAST, "visit"),
        ("agreed", "VERB", PAST, "agree"),
        ("denied", "VERB", PAST, "deny"),
        ("planned", "VERB", PAST, "plan"),
        ("hoped", "VERB", PAST, "hope"),
        ("accusing", "VERB", GERUND, "accuse"),
        ("meeting", "VERB", GERUND, "meet"),
        ("forcing", "VERB", GERUND, "force"),
        ("attacks", "VERB", THIRD, "attack"),
        ("pushes", "VERB", THIRD, "push"),
        ("is", "AUX", THIRD, "be"),
        ("ministries", "NOUN", "Number=Plur", "ministry"),
        ("attacks", "NOUN", "Number=Plur", "attack"),
        ("spokesmen", "NOUN", "Number=Plur", "spokesman"),
        ("Republicans", "PROPN", "Number=Plur", "Republican"),
        ("Athens", "PROPN", "Number=Sing", "Athens"),
        ("stronger", "ADJ", "Degree=Cmp", "strong"),
        ("n't", "PART", "Polarity=Neg", "not"),
        ("n’t", "PART", "Polarity=Neg", "not"),
        ("The", "DET", "Definite=Def|PronType=Art", "the"),
    ],
)
def test_words_go_back_to_their_lemmas(form: str, pos: str, morph: str, lemma: str) -> None:
    assert lemma_of(form, pos, morph) == lemma


def test_rules_alone_know_verbs_that_no_table_has() -> None:
    assert by_rule("Blogged", "blogged", "VERB", PAST) == "blog"
    assert by_rule("tweeting", "tweeting", "VERB", GERUND) == "tweet"
