"""Whether a reader would know whom "he" means, told without what stood before."""

from __future__ import annotations

import pytest

from sanudo.reading.analyse import analyse
from sanudo.sources.read import read_text
from sanudo.telling.sure_pronouns import is_plain


def plain(text: str, word: str) -> list[bool]:
    reading = analyse(read_text(text, "a.txt", "2003-05-06"))
    return [is_plain(reading, m) for m in reading.mentions if m.form == "pronoun" and m.span.of(text).lower() == word]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Peter Holm opened the bridge on Tuesday. He left at noon.",
        "Peter Holm met Tom Reel in Selby on Tuesday. He thanked the builders of the bridge.",
        "Peter Holm closed the port of Selby on Tuesday. He blamed the storm. He left at noon.",
    ],
)
def test_who_opens_a_sentence_goes_on_from_the_one_before(text):
    assert all(plain(text, "he"))


def test_of_four_men_one_told_of_within_a_sentence_is_not_plain():
    text = (
        "The victims were Tom Reel, Peter Holm, Karl Rask and John Moe. "
        "The police of Selby wrote that a guest took the gun and that he fled on foot."
    )
    assert not any(plain(text, "he"))


@pytest.mark.parametrize(
    "text",
    [
        "Lawyer Kristen Holm spoke on Monday. A shop owner appealed after the court held she broke the law of Selby.",
        "Tom Reel's former manager was charged. The judge was asked to revise the order releasing him.",
    ],
)
def test_somebody_without_a_name_in_the_sentence_may_be_meant(text):
    assert not any([*plain(text, "she"), *plain(text, "him")])
