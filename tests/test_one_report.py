"""What only one report has: facts that matter and stand alone, and nothing that another has in other words."""

from __future__ import annotations

import pytest

from sanudo.telling.brief import brief
from sanudo.telling.elsewhere import Elsewhere, share_of
from sanudo.telling.one_report import MOST, _is_hollow, _is_told_by
from sanudo.telling.standing import _evened
from tests.teller_of import HEAD, sentence, teller_of

LEAD = "The council of Karsk voted on Wednesday to take up a loan for a new bridge, officials said.\n\n"
OTHER = (
    "The Northern Press\nJune 5, 2003\nKarsk will borrow for its bridge\n\n"
    "The council of Karsk voted on Wednesday to borrow money for the bridge over the river.\n\n"
)


def alone(teller):
    told = brief(teller.record, teller.story).sections
    return [line.text for section in told if section.heading == "Only one report has" for line in section.lines]


def test_a_count_that_another_report_has_with_another_number_is_no_report_s_alone(tmp_path):
    first = HEAD + LEAD + "Norland sent about 3,800 additional soldiers to the bridge.\n"
    other = OTHER + "Some 4,000 soldiers guarded the river, the mayor said.\n"
    with teller_of(tmp_path, first, other) as teller:
        assert Elsewhere(teller).counted(sentence(teller, "3,800 additional"))


def test_a_count_of_another_thing_or_of_quite_another_size_may_be_a_report_s_alone(tmp_path):
    first = HEAD + LEAD + "Norland sent about 3,800 soldiers to the bridge and 12 barges.\n"
    other = OTHER + "Some 40 soldiers and 3,900 people stood at the river, the mayor said.\n"
    with teller_of(tmp_path, first, other) as teller:
        assert not Elsewhere(teller).counted(sentence(teller, "3,800 soldiers"))


def test_what_another_report_has_in_other_words_is_shared_and_a_fact_of_its_own_is_not(tmp_path):
    first = HEAD + LEAD + "The mayor denounced the builders.\n\nA barge with wheat sank near the docks at dawn.\n"
    other = OTHER + "The mayor condemned the builders of the bridge.\n"
    with teller_of(tmp_path, first, other) as teller:
        elsewhere = Elsewhere(teller)
        assert elsewhere.share(sentence(teller, "denounced")) > 0.6
        assert elsewhere.share(sentence(teller, "wheat")) < 0.5


def test_a_line_told_before_has_most_of_a_sentence():
    assert share_of("The party backed the plans.", "The party, which is strong in Selby, backed the plans.") > 0.9
    assert share_of("A barge with wheat sank.", "The party backed the plans.") < 0.3


@pytest.mark.parametrize(
    "words",
    (
        "Most farmers of Norland own a boat, with which they fish.",
        "The premier repeatedly criticized the mayor for his silence.",
        "Some experts said that the bridge was too long.",
        "Because of the river, Karsk has an old system of dams.",
        "The filing was aimed at showing a link between both cases.",
        'The mayor said "not a cent and left the hall.',
        "The police denied such an arrest in Karsk.",
        "The main opposition party of Norland, which is strong in Selby, backed the plans.",
        "The premier thanked the mayor of Karsk for his visit to the bridge.",
    ),
)
def test_a_habit_a_guess_of_nobody_known_and_a_torn_quotation_are_not_told(words):
    assert _is_hollow(words)


def test_a_deed_is_told():
    assert not _is_hollow("Thieves took 30 barrels of tar from the docks on Monday.")


def test_a_fact_that_somebody_named_tells_may_stand_there_and_an_opinion_may_not(tmp_path):
    first = (
        HEAD + LEAD + "Vera Holm, an engineer, said the builders had found a crack in the bridge.\n\n"
        "Vera Holm said the bridge should be longer.\n\n"
        "Vera Holm said the bridge was beautiful.\n\n"
        'Vera Holm said that "nobody in Karsk had ever seen a bridge of such a length over a river."\n'
    )
    with teller_of(tmp_path, first) as teller:
        assert _is_told_by(teller, sentence(teller, "found a crack"))
        assert not _is_told_by(teller, sentence(teller, "should be longer"))
        assert not _is_told_by(teller, sentence(teller, "was beautiful"))
        assert not _is_told_by(teller, sentence(teller, "nobody in Karsk"))


def test_at_most_five_facts_are_told_and_none_twice(tmp_path):
    deeds = (
        "The police of Karsk arrested nine thieves at the bridge on Monday.",
        "A storm destroyed 20 boats of the council of Karsk on Tuesday.",
        "Doctors treated 14 wounded builders of the bridge in Selby on Monday.",
        "Soldiers attacked a camp of rebels near the bridge of Karsk on Tuesday.",
        "The court of Karsk fined the mayor 300 crowns on Monday.",
        "Norland expelled two engineers of the bridge on Tuesday.",
        "The council of Karsk gave the builders 60 carts of stone on Monday.",
    )
    first = HEAD + LEAD + "\n\n".join(deeds[:4]) + "\n"
    other = OTHER + "\n\n".join(deeds[4:]) + "\n"
    with teller_of(tmp_path, first, other) as teller:
        told = alone(teller)
        assert len(told) <= MOST
        assert len(set(told)) == len(told)


def test_a_quotation_that_begins_with_one_sort_of_mark_and_ends_with_another_is_mended():
    words = 'Holm called the bridge “a waste," the paper wrote.'
    assert _evened(words) == "Holm called the bridge “a waste,” the paper wrote."
