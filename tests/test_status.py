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
planned: The king *flies* to Lima on Friday.
possible: The rebels may *attack* again.
possible: The union is ready to *strike*.
possible: The envoy said she would *meet* the rebels if the attacks stopped.
possible: Unless the rebels disarm, the army will not *withdraw*.
occurred: The two are understood to have *discussed* the plan.
occurred: In *talks* with the envoy the general asked for observers.
possible: It is unclear whether the talks *failed*.
possible: The government is considering a plan to *close* the port.
demanded: The union urged the board to *resign*.
demanded: The council demanded that both armies *withdraw*.
denied: The general denied *meeting* the rebels.
denied: The troops did not *cross* the river.
denied: Nobody was *hurt* in the blast.
denied: The ministry dropped plans to *build* the dam.
denied: The claim that the bank *lost* money was false.
denied: The treaty has yet to *enter* into force.
denied: Had he *come*, she would have stayed.
denied: The crew would have *drowned* without help.
denied: The union decided against *striking*.
denied: Guards kept the crowd from *entering* the palace.
occurred: The police did not *leave* until the crowd had gone.
occurred: Leaders gathered in Accra to *discuss* the coup.
occurred: The bank declined to say how much it had *lost*.
occurred: She confessed to *stealing* the painting.
possible: Will Iran *withdraw*?
possible: He stopped short of saying he would *endorse* her.
possible: The prosecutor accused him of *stealing* the fund.
possible: The law allows the king to *dissolve* parliament.
planned: The bridge will be closed while it is *repaired*.
ongoing: Migrants *cross* the strait every week.
demanded: The mayor wants the chief *sacked*.
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
        ("Any *attack* will be answered.", "possible"),
        ("They held talks on the *sale* of the port.", "possible"),
        ("He cancelled his trip after the *bombing*.", "occurred"),
        ("The council voted to lift the *embargo*.", "ongoing"),
    ],
)
def test_a_noun_has_the_status_that_its_sentence_gives_it(marked, wanted):
    assert status(marked) == wanted


def test_a_year_is_old_only_as_seen_from_the_writing():
    marked = "Spain *ceded* the islands in 1898."
    assert (status(marked, 2001), status(marked, 1899), status(marked)) == ("historical", "occurred", "occurred")


def test_the_year_of_what_a_deed_is_about_does_not_make_it_old():
    marked = "Survivors of the siege of 1994 *met* on Sunday."
    assert (status(marked, 2024), status("The siege *ended* in 1994.", 2024)) == ("occurred", "historical")


def test_a_past_age_is_history_without_a_year():
    assert status("Three centuries ago the fleet *burned* the port.") == "historical"


def test_the_governors_have_known_kinds_and_statuses():
    for _, pos, told in rows("governors.tsv"):
        assert pos in ("verb", "inf", "light", "that", "noun", "about", "adj", "adv") and told in (*STATUSES, "same")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120))
def test_any_text_has_some_status(text):
    tree = tree_of(sanudo.parse(text))
    for index in range(len(tree.parsed.tokens)):
        for noun in (False, True):
            assert status_of(tree, index, noun, 2000) in STATUSES
