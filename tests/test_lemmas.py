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


_FORMS = {
    "free": "freed freeing frees",
    "flee": "fled fleeing flees",
    "agree": "agreed agreeing agrees",
    "disagree": "disagreed disagreeing disagrees",
    "guarantee": "guaranteed guaranteeing guarantees",
    "decree": "decreed decreeing decrees",
    "referee": "refereed refereeing referees",
    "see": "saw seeing sees",
    "foresee": "foresaw foreseeing foresees",
    "oversee": "oversaw overseeing oversees",
    "need": "needed needing needs",
    "breed": "bred breeding breeds",
    "proceed": "proceeded proceeding proceeds",
    "exceed": "exceeded exceeding exceeds",
    "concede": "conceded conceding concedes",
    "untie": "untied untying unties",
    "vie": "vied vying vies",
    "undergo": "underwent undergoing undergoes",
    "overrun": "overran overrunning overruns",
    "foretell": "foretold foretelling foretells",
    "withdraw": "withdrew withdrawing withdraws",
    "traffic": "trafficked trafficking traffics",
    "panic": "panicked panicking panics",
    "topple": "toppled toppling topples",
    "collide": "collided colliding collides",
    "preside": "presided presiding presides",
    "unite": "united uniting unites",
    "evoke": "evoked",
}


@pytest.mark.parametrize(
    ("form", "lemma"), [(form, lemma) for lemma, forms in _FORMS.items() for form in forms.split()]
)
def test_verbs_in_ee_and_irregular_ones(form: str, lemma: str) -> None:
    morph = GERUND if form.endswith("ing") else THIRD if form.endswith("s") else PAST
    assert lemma_of(form, "VERB", morph) == lemma
