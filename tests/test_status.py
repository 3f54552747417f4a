"""Whether a told event happened, sentence by sentence, and that any text has some status."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sanudo
from sanudo.reading.status import status_of
from sanudo.reading.tree import tree_of
from sanudo.reading.triggers import rows
from sanudo.reading.types import STATUSES

TELLS = """
occurred: The minister *visited* Lima.
occurred: The army managed to *retake* the town.
ongoing: Troops are *shelling* the port.
ongoing: The company keeps *losing* money.
planned: The president will *meet* the king on Friday.
planned: The two sides agreed to *sign* the treaty.
planned: The envoy said he would *return* next week.
possible: The rebels may *attack* again.
possible: It is unclear whether the talks *failed*.
possible: The government is considering a plan to *close* the port.
demanded: The union urged the board to *resign*.
demanded: The council demanded that both armies *withdraw*.
denied: The general denied *meeting* the rebels.
denied: The troops did not *cross* the river.
denied: Nobody was *hurt* in the blast.
denied: The ministry dropped plans to *build* the dam.
denied: The claim that the bank *lost* money was false.
"""


def status(marked: str, written: int | None = None) -> str:
    text = marked.replace("*", "")
    tree = tree_of(sanudo.parse(text))
    head = next(i for i, token in enumerate(tree.parsed.tokens) if token.end > marked.index("*"))
    return status_of(tree, head, tree.token(head).pos == "NOUN", written)


@pytest.mark.parametrize("line", TELLS.strip().splitlines())
def test_a_verb_has_the_status_that_its_sentence_gives_it(line):
    wanted, marked = line.split(": ", 1)
    assert status(marked) == wanted


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("The *visit* lasted three days.", "occurred"),
        ("They will hold *talks* in Oslo.", "planned"),
        ("She cancelled the *visit*.", "denied"),
        ("He called for *talks*.", "demanded"),
        ("A planned *strike* worries them.", "planned"),
        ("No *agreement* was reached.", "denied"),
        ("The possibility of an *attack* worries them.", "possible"),
    ],
)
def test_a_noun_has_the_status_that_its_sentence_gives_it(marked, wanted):
    assert status(marked) == wanted


def test_a_year_is_old_only_as_seen_from_the_writing():
    marked = "Spain *ceded* the islands in 1898."
    assert (status(marked, 2001), status(marked, 1899), status(marked)) == ("historical", "occurred", "occurred")


def test_a_past_age_is_history_without_a_year():
    assert status("Three centuries ago the fleet *burned* the port.") == "historical"


def test_the_governors_have_known_kinds_and_statuses():
    for _, pos, told in rows("governors.tsv"):
        assert pos in ("verb", "inf", "light", "that", "noun", "adj", "adv") and told in (*STATUSES, "same")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120))
def test_any_text_has_some_status(text):
    tree = tree_of(sanudo.parse(text))
    for index in range(len(tree.parsed.tokens)):
        for noun in (False, True):
            assert status_of(tree, index, noun, 2000) in STATUSES
