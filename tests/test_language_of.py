"""English told from the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanudo.article.language_of import language_of

TEXTS = {
    "en": "The minister said on Monday that the talks would go on for as long as they were needed by all of the parties to it.",  # noqa: E501
    "de": "Die Ministerin sagte am Montag, dass die Gespräche so lange weitergehen, wie es für alle Seiten nötig ist, und nicht länger.",  # noqa: E501
    "fr": "La ministre a dit lundi que les négociations dans la capitale se poursuivront aussi longtemps que nécessaire pour les parties.",  # noqa: E501
    "ru": "Министр заявил в понедельник, что переговоры в столице будут идти так долго, как это нужно для всех сторон, и не как раньше, а по плану.",  # noqa: E501
    "el": "Η υπουργός είπε τη Δευτέρα ότι οι συνομιλίες στην πρωτεύουσα θα συνεχιστούν για όσο χρειαστεί από όλες τις πλευρές και από το κράτος.",  # noqa: E501
}  # fmt: skip


@pytest.mark.parametrize("language", TEXTS)
def test_running_text_is_known_by_its_commonest_words(language):
    assert language_of(TEXTS[language] * 2) == language


def test_of_a_few_words_nothing_is_said():
    assert language_of("Talks go on") is None
    assert language_of("") is None


def test_english_headlines_are_not_taken_for_another_language():
    assert language_of("Minister: talks to go on; parties agree on agenda, officials say after meeting " * 4) in (
        "en",
        None,
    )


@given(st.text(max_size=300))
def test_any_text_has_one_answer(text):
    assert language_of(text) == language_of(text)
