"""Which department "the department" is."""

import pytest

from sanudo.telling.leaning import leans
from sanudo.telling.standing import standing
from tests.teller_of import HEAD, sentence, teller_of

LEAD = "The council of Karsk voted on Wednesday to build a bridge to Selby.\n\n"


def test_an_agreement_is_told_by_the_name_that_its_report_gave_it(tmp_path):
    text = (
        HEAD + LEAD + "Norland and Sudland signed the Selby trade agreement in May.\n\nThe mayor spoke for an hour.\n\n"
        "Builders in Norland praised the deal.\n"
    )
    with teller_of(tmp_path, text) as teller:
        told = standing(teller, sentence(teller, "praised the deal"))
        assert told == "Builders in Norland praised the [Selby trade] deal."


SIGNED = "Norland and Sudland signed the Selby trade agreement in May.\n\nThe mayor spoke for an hour.\n\n"


@pytest.mark.parametrize(("before", "leaning"), [(SIGNED, False), ("", True)])
def test_a_sentence_that_opens_with_a_deal_stands_alone_where_its_name_is_added(tmp_path, before, leaning):
    with teller_of(tmp_path, HEAD + LEAD + before + "The deal pleased builders in Norland.\n") as teller:
        assert leans(teller, sentence(teller, "pleased builders")) is leaning


def test_of_two_agreements_none_is_meant_for_sure(tmp_path):
    text = (
        HEAD + LEAD + "Norland and Sudland signed the Selby trade agreement in May.\n\n"
        "They had broken off the Karsk arms treaty.\n\nBuilders in Norland praised the deal.\n"
    )
    with teller_of(tmp_path, text) as teller:
        assert standing(teller, sentence(teller, "praised the deal")) == "Builders in Norland praised the deal."


def test_what_the_account_has_just_told_by_name_needs_no_name(tmp_path):
    text = (
        HEAD + LEAD + "Norland and Sudland signed the Selby trade agreement in May.\n\n"
        "Builders in Norland praised the agreement.\n"
    )
    with teller_of(tmp_path, text) as teller:
        standing(teller, sentence(teller, "signed the Selby"))
        assert standing(teller, sentence(teller, "praised")) == "Builders in Norland praised the agreement."
