"""What joins a sentence to the one before it is left out, and all else of it stays the report's."""

import pytest

from sanudo.telling.cutting import opening_cut
from sanudo.telling.leaning import leans
from sanudo.telling.standing import standing
from tests.teller_of import HEAD, sentence, teller_of

CUT = {
    "Separately, the council of Selby closed two docks.": "The council of Selby closed two docks.",
    "Meanwhile, Norland sent three boats to Selby.": "Norland sent three boats to Selby.",
    "The province of Selby also lent a crane to Karsk.": "The province of Selby lent a crane to Karsk.",
    "Erik Holm, the premier of Selby, also praised Karsk.": "Erik Holm, the premier of Selby, praised Karsk.",
    "One engineer, meanwhile, asked for a second crane.": "One engineer asked for a second crane.",
    "Two barges were sunk in the storm, though.": "Two barges were sunk in the storm.",
    "Earlier Tuesday, two pilots left the harbour of Karsk.": "Tuesday [3 June], two pilots left the harbour of Karsk.",
    "Speaking to rowers in Selby, though, Erik Holm praised Karsk.": (
        "Speaking to rowers in Selby, Erik Holm praised Karsk."
    ),
    "In most cases, for example, the pumps of Selby failed.": "In most cases, the pumps of Selby failed.",
    "Norland then paid for four pumps in Selby.": "Norland paid for four pumps in Selby.",
}
WHOLE = [
    "Sudland not only closed its docks but also burned two boats.",
    "Pilots came to Karsk and also to Selby.",
    "The firm said: “We also lost a barge.”",
    "When the river rose, the firm then closed its yard.",
]


@pytest.fixture(scope="module")
def teller(tmp_path_factory):
    lead = "The council of Karsk voted on Wednesday to take up a loan for a new bridge, officials said.\n\n"
    with teller_of(tmp_path_factory.mktemp("cutting"), HEAD + lead + "\n\n".join([*CUT, *WHOLE]) + "\n") as made:
        yield made


@pytest.mark.parametrize("words", CUT)
def test_a_joint_is_left_out_and_the_rest_stands(teller, words):
    assert standing(teller, sentence(teller, words)) == CUT[words]
    assert not leans(teller, sentence(teller, words))


@pytest.mark.parametrize("words", WHOLE)
def test_what_its_own_sentence_joins_is_not_cut(teller, words):
    assert standing(teller, sentence(teller, words)) == words


def test_a_label_before_a_sentence_is_left_out() -> None:
    assert opening_cut("UPDATE: The mayor of Selby has resigned.") == len("UPDATE: ")
    assert opening_cut("Update on the bridge: it is open.") == 0
    assert opening_cut("UPDATE 4:09 PM ET: The mayor has resigned.") == len("UPDATE 4:09 PM ET: ")
