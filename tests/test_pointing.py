"""A sentence that points to what it does not name is not told alone."""

import pytest

from sanudo.telling.leaning import leans
from tests.teller_of import HEAD, sentence, teller_of

POINTING = [
    "The country's ministry for rivers praised the vote of the council.",
    "On Wednesday, other reports told of two loans.",
    "The firm left the pact, which was signed in Sudland.",
    "The grim statistic was released on Wednesday by the harbour office of Karsk.",
    "Two engineers disagree with that analysis.",
    "Sudland has condemned such allegations.",
    "Weller said the same debate goes on in Sudland.",
    "Weller made similar comments in Sudland on Wednesday.",
    "Norland has blamed the pact for the loss of jobs at the docks.",
    "On Wednesday it banned all barges from the river.",
    "Norland spent years arming them against the pirates of the coast.",
    "Weller instead asked the province of Selby for a loan.",
    "A sailor was killed there Saturday.",
    "The mayor of Selby plans a visit here in July.",
    "The loan was easy to get, others say.",
    "“The river is rising,” the statement said.",
    "The rowers of Selby said they'd done so in the name of the town.",
    "Weller said she thought that 3- to 5-year recommendation was too long.",
    "Because, whatever it costs, Norland has a pact with Sudland that nobody can leave.",
    "One day earlier, the province of Selby lent a crane to Karsk.",
    "Norland praised the recommendation on Wednesday.",
    "The Selby Republican praised the vote on Wednesday.",
]
NAMING = [
    "The statistics of the harbour office were released on Wednesday.",
    "Two engineers wrote an analysis and published that analysis in Selby.",
    "Weller has seen the same debate as in Sudland.",
    "Norland praised the country's ministry for rivers.",
    "Weller said that 19-year-old sailors would be paid.",
    "The man who sold the ferry to Norland was seen in Selby.",
    "The state department of Norland said that the docks would stay open.",
    "Norland signed a pact with Sudland and praised the pact at the docks.",
    "On Wednesday it was clear to the council of Karsk that the river would rise.",
    "Norland sent boats with guards to Karsk and armed them against the pirates.",
    "The council voted before the vote of the province of Selby was held.",
    "A sailor was killed in Selby, and his brother was buried there Saturday.",
]


@pytest.fixture(scope="module")
def teller(tmp_path_factory):
    lead = "The council of Karsk voted on Wednesday to take up a loan for a new bridge, Mayor Anna Weller said.\n\n"
    with teller_of(tmp_path_factory.mktemp("pointing"), HEAD + lead + "\n\n".join([*POINTING, *NAMING]) + "\n") as made:
        yield made


@pytest.mark.parametrize("words", POINTING)
def test_what_is_only_pointed_to_leans(teller, words):
    assert leans(teller, sentence(teller, words))


@pytest.mark.parametrize("words", NAMING)
def test_what_is_named_stands(teller, words):
    assert not leans(teller, sentence(teller, words))


def test_what_the_last_lines_told_may_be_pointed_to(teller):
    one = sentence(teller, "blamed the pact")
    teller.lately = "norland signed a pact with sudland."
    assert not leans(teller, one)
    teller.lately = ""
    assert leans(teller, one)
