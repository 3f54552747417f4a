"""Two reports are counted only where both have what is told, not where they share a quotation or half a sentence."""

import pytest

from sanudo.telling.brief_said import said
from tests.teller_of import HEAD, teller_of


def voices(tmp_path, one: str, other: str) -> list[int]:
    """How many reports are counted for each statement that can be told."""
    with teller_of(tmp_path, HEAD + one, HEAD + other) as teller:
        told = [said(teller, s, s.wordings, None, None) for s in teller.statements]
    return [found.voices for found in told if found]


def test_both_have_it_where_both_have_its_words(tmp_path):
    one = "Mayor Ana Lima said the council of Karsk would sell the old ferry to the islanders by May."
    other = "Mayor Ana Lima said that the council of Karsk would sell the old ferry to islanders by May."
    assert 2 in voices(tmp_path, one, other)


@pytest.mark.parametrize(
    "other",
    [
        "Mayor Ana Lima said the council of Karsk would not sell the old ferry to the islanders by May.",
        "The harbour board heard that the old ferry leaked, and Ana Lima said the council would sell it.",
    ],
)
def test_who_denies_it_or_has_little_of_it_is_not_counted(tmp_path, other: str):
    one = "Mayor Ana Lima said the council of Karsk would sell the old ferry to the islanders by May."
    assert 2 not in voices(tmp_path, one, other)
