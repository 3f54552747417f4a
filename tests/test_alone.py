"""Each line of an account stands alone: who speaks, whom "she" means, who the officer is."""

from __future__ import annotations

import pytest

from sanudo.telling.account import _with_the, with_article
from sanudo.telling.answering import answers
from sanudo.telling.standing import _paired, standing
from sanudo.telling.voice import happened
from tests.teller_of import HEAD, sentence, teller_of
from tests.test_telling_lines import LEAD, lines


def test_marks_of_two_sorts_around_one_quotation_are_made_of_one():
    assert (
        _paired('Holm said “the act is wrong," the agency reported.')
        == "Holm said “the act is wrong,” the agency reported."
    )
    assert _paired('"The act is wrong,” Holm said.') == "“The act is wrong,” Holm said."
    assert _paired("Holm said “no” and left.") == "Holm said “no” and left."


def test_states_that_take_an_article_have_it():
    assert with_article("United Kingdom") == "the United Kingdom"
    assert with_article("France") == "France"
    assert _with_the("President's lawyer") == "the President's lawyer"
    assert _with_the("police spokesman") == "police spokesman"


@pytest.mark.parametrize("words", ["I’m fine with it. Few need one.", "“We don’t agree with that,”"])
def test_what_only_points_is_an_answer(words):
    assert answers(words)


def test_what_tells_of_what_it_is_is_none():
    assert not answers("I’m fine with the ban. Few need one.")


def test_a_district_stands_before_its_judge(tmp_path):
    text = (
        HEAD
        + LEAD
        + "U.S. District Judge Nora Falk closed the ferry on Wednesday.\n\n“It must stay shut,” Falk said.\n"
    )
    with teller_of(tmp_path, text) as teller:
        assert teller.introduced("Nora Falk") == ("U.S. District Judge", True)


def test_a_caption_tells_what_a_picture_shows(tmp_path):
    shown = "Pavel Ostrik, center, arrives for a hearing on the ferry in Selby.\n\nOstrik left, and sold the ferry.\n"
    with teller_of(tmp_path, HEAD + LEAD + shown) as teller:
        assert not happened(teller, sentence(teller, "Pavel Ostrik"))
        assert happened(teller, sentence(teller, "Ostrik left"))


def test_a_house_and_a_party_stand_before_the_office(tmp_path):
    text = (
        HEAD
        + LEAD
        + "Senate Minority Leader Nora Falk closed the ferry on Wednesday. “It must stay shut,” Falk said.\n"
    )
    with teller_of(tmp_path, text) as teller:
        assert teller.introduced("Nora Falk") == ("Senate Minority Leader", True)


def test_whom_she_means_in_a_quotation_is_told_behind_what_is_grown_to_it(tmp_path):
    text = (
        HEAD
        + LEAD
        + "Mayor Anna Weller opened the hall.\n\nPavel Ostrik, a farmer, said he admired Weller’s work since the "
        "flood. “She’s come across as calm when the town of Selby needed it,” Ostrik said.\n"
    )
    with teller_of(tmp_path, text) as teller:
        told = [line for each in lines(teller).values() for line in each]
        assert any("“She’s [Weller] come across" in line for line in told)


def test_a_quotation_far_from_the_one_before_has_its_speaker_again(tmp_path):
    between = "The ferry of Selby has two decks and a crew of nine. " * 16
    text = (
        HEAD + LEAD + "“The bridge will be paid for by the province of Selby,” Mayor Anna Weller said on Wednesday.\n\n"
        f"{between}\n\n“The schools of Karsk are better than they ever were,” Weller said on Wednesday.\n"
    )
    with teller_of(tmp_path, text) as teller:
        told = [line for each in lines(teller).values() for line in each]
        assert any(line.startswith("Weller said: “The schools") for line in told)
        assert not any(line.startswith("And:") for line in told)


def test_the_official_told_of_before_is_told_by_the_words_for_him(tmp_path):
    text = (
        HEAD
        + LEAD
        + "A harbour police agent praised the vote.\n\nTwo barges sank near Selby, according to the agent who "
        "asked not to be named.\n"
    )
    with teller_of(tmp_path, text) as teller:
        assert "the [harbour police] agent who" in standing(teller, sentence(teller, "Two barges sank"))


def test_him_is_named_where_the_only_one_named_does_it_to_another(tmp_path):
    text = (
        HEAD + LEAD + "The court heard on Wednesday that Pavel Ostrik had sold the ferry.\n\n"
        "The law wants Ostrik to serve ten years. Nora Falk sentenced him to four months.\n"
    )
    with teller_of(tmp_path, text) as teller:
        told = standing(teller, sentence(teller, "sentenced him"))
        assert "him [" in told and "Ostrik] to four months" in told


def test_what_a_witness_goes_on_telling_is_not_told_as_what_happened(tmp_path):
    text = (
        HEAD
        + LEAD
        + "Police tried to stop the boat, according to Ivo Kern, who saw the chase. The boat got away, and shots "
        "were fired. Kern told reporters he had thought of a race.\n\n“Stay inside the hall now,” the guard said.\n"
    )
    with teller_of(tmp_path, text) as teller:
        assert not happened(teller, sentence(teller, "The boat got away"))
        assert not happened(teller, sentence(teller, "Stay inside"))


def test_what_a_colon_announces_is_not_told_as_what_happened(tmp_path):
    text = (
        HEAD
        + LEAD
        + "That puts the dangers for the town in two groups:\n\nSelby attacks the docks of Karsk with boats.\n"
    )
    with teller_of(tmp_path, text) as teller:
        assert not happened(teller, sentence(teller, "Selby attacks"))
        assert happened(teller, sentence(teller, "voted on Wednesday"))


MEMBER = (
    HEAD + LEAD + "Sen. Vera Holm on Wednesday released a statement on the bridge.\n\n"
    "The chairman of the Senate Harbour Committee had been critical of the town.\n\nBut Holm liked the vote.\n\n"
    "“I commend the town of Karsk for a step in the right direction,” the Selby Republican wrote.\n"
)


def test_a_member_told_by_party_or_chair_is_named(tmp_path):
    with teller_of(tmp_path, MEMBER) as teller:
        told = [line for each in lines(teller).values() for line in each]
        assert not any(line.startswith("Selby Republican") for line in told)
        assert any("Holm said: “I commend the town" in line for line in told)
        chair = standing(teller, sentence(teller, "had been critical"))
        assert chair == "The chairman of the Senate Harbour Committee [Vera Holm] had been critical of the town."


def test_the_president_is_named(tmp_path):
    text = (
        HEAD
        + LEAD
        + "President Vera Holm praised the vote.\n\nThe President called the council of Selby on Wednesday night.\n"
    )
    with teller_of(tmp_path, text) as teller:
        assert "The President [" in standing(teller, sentence(teller, "called the council of Selby"))
