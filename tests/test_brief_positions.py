"""Who wants what: a report's own words, whole, of whoever is their subject; what others say of somebody is not told."""

from types import SimpleNamespace

import pytest

from sanudo.article.types import Span
from sanudo.reading.types import Mention
from sanudo.record.building import build
from sanudo.record.record import Record
from sanudo.telling.account import Teller
from sanudo.telling.brief_positions import positions_told
from sanudo.telling.position_ground import _is_of_two

HEAD = "Harbour board meets in Velmora\n\nVELMORA, June 4, 2003 (Northern Press) - "
SECOND = (
    "The Velmora harbour\n\nVELMORA, June 5, 2003 (Coast Wire) - The harbour board of Velmora met on Wednesday. "
    "Mayor Ines Torvald opened the session. Senator Pavel Ostrik and Governor Vera Holm were there.\n"
)


@pytest.fixture
def told(tmp_path):
    """The lines of an account of two reports, the first with some sentences."""

    def lines(text):
        (tmp_path / "a.txt").write_text(HEAD + text + "\n", encoding="utf-8")
        (tmp_path / "b.txt").write_text(SECOND, encoding="utf-8")
        with Record(tmp_path / "r.db", write=True) as opened:
            build(opened, [tmp_path / "a.txt", tmp_path / "b.txt"])
        with Record(tmp_path / "r.db") as opened:
            stories = opened.stories()
            return "\n".join(line.text for story in stories for line in positions_told(Teller(opened, story)))

    return lines


def test_a_position_is_told_with_the_whole_of_what_is_demanded(told):
    lines = told("Governor Vera Holm demanded that the harbour master be suspended and the licence be withdrawn.")
    assert "Holm demanded that the harbour master be suspended and the licence be withdrawn." in lines
    lines = told("Senator Pavel Ostrik opposed the sale of the northern docks to a foreign bank.")
    assert "Ostrik opposed the sale of the northern docks to a foreign bank." in lines


def test_who_says_what_should_be_is_told_with_the_saying(told):
    lines = told("Governor Vera Holm said the contracts of the dredging company should be published before the vote.")
    assert "Holm said the contracts of the dredging company should be published before the vote." in lines


def test_what_somebody_did_is_no_position(told):
    assert told("Governor Vera Holm signed a coal bill and invited two banks to the port.") == ""


def test_what_another_says_that_somebody_wants_is_not_told(told):
    assert "wants to ruin" not in told(
        "Senator Pavel Ostrik said Governor Vera Holm wants to ruin the fishing villages of the coast."
    )
    assert "opposes" not in told(
        "Governor Vera Holm opposes the sale of the docks, two officials told the Velmora Gazette."
    )


def test_a_guess_and_a_condition_are_not_told(told):
    assert told("If the banks ask for it, Governor Vera Holm supports the sale of the northern docks.") == ""
    assert told("Governor Vera Holm apparently opposed the sale of the northern docks.") == ""


def test_a_past_wish_is_told_only_where_somebody_says_so(told):
    assert "wanted" not in told("Governor Vera Holm wanted the board to sell the northern docks.")


def test_what_was_long_before_the_report_is_not_told(told):
    assert told("In 1986 Senator Pavel Ostrik opposed the building of the northern docks.") == ""


def test_words_that_only_what_stands_before_explains_are_not_told(told):
    assert told("The board saw a new plan. Governor Vera Holm opposed this proposal for the docks.") == ""


def test_some_of_a_group_are_not_the_group(told):
    assert "Liberals opposed" not in told(
        "Some Liberals opposed the sale of the northern docks. The Liberals met twice."
    )


def test_the_holders_own_words_are_quoted(told):
    lines = told('"We want the northern docks to stay in public hands," said Governor Vera Holm.')
    assert "said: “We want the northern docks to stay in public hands" in lines


def test_the_body_that_employs_somebody_is_not_that_person(told):
    assert "Torvald opposes" not in told(
        "Ines Torvald, director of the Coast Institute, which opposes the sale of the docks, spoke to the board."
    )


def test_of_two_whom_he_may_mean_none_is_told(told):
    assert (
        told("Governor Vera Holm met Senator Pavel Ostrik and Mayor Jon Brandt. He opposed the sale of the docks.")
        == ""
    )


def test_what_is_said_of_a_state_is_told_as_the_saying(told):
    lines = told("Governor Vera Holm said Russia was ready to lend money for the northern docks.")
    assert "Holm said Russia was ready to lend money for the northern docks." in lines
    assert "Russia was ready" not in lines.replace("Holm said Russia was ready", "")


def test_a_state_is_told_where_its_people_are_named_beside_it(told):
    lines = told("Russian ships left the port, and Russia opposed the sale of the docks to a foreign bank.")
    assert "Russia opposed the sale of the docks to a foreign bank." in lines


def test_a_weekday_that_may_lie_ahead_is_given_no_date(told):
    lines = told("Governor Vera Holm urged the board to publish the contracts on Friday.")
    assert "Holm urged the board to publish the contracts on Friday." in lines


def test_an_errand_a_habit_and_a_thing_that_is_only_pointed_to_are_no_position(told):
    assert "visit" not in told("Governor Vera Holm plans to visit the docks of Velmora on Friday.")
    assert "opposes" not in told("Senator Pavel Ostrik typically opposes the harbour board.")
    assert "measure" not in told("Senator Pavel Ostrik opposed the measure.")
    assert "bank" not in told("As a candidate, Senator Pavel Ostrik opposed the sale of the docks to a bank.")


def test_an_answer_is_no_position(told):
    assert "docks" not in told("“That is why we want the docks to be open at night,” Governor Vera Holm said.")


def test_what_who_has_left_office_promised_once_and_what_somebody_often_does_are_no_positions(told):
    assert "promised" not in told("Former Mayor Ana Weller promised to sell the northern docks if the board agreed.")
    assert "opposes" in told("Former Mayor Ana Weller opposes the sale of the northern docks.")
    assert "opposed" not in told("Senator Pavel Ostrik has often opposed the sale of docks.")


def test_each_position_is_a_sentence_with_its_own_source(told):
    lines = told(
        "Senator Pavel Ostrik opposed the sale of the northern docks to a foreign bank. "
        "Senator Pavel Ostrik demanded that the harbour master be suspended."
    )
    assert len([line for line in lines.split("\n") if line.count("Ostrik") == 1]) == lines.count("Ostrik") == 2


def test_a_party_without_a_name_is_told_in_the_words_of_the_report(told):
    assert "Coastal mayors have denounced the sale of the northern docks." in told(
        "Coastal mayors have denounced the sale of the northern docks."
    )
    lines = told("The liberal and secular opposition has repeatedly threatened to boycott the harbour commission.")
    assert "The liberal and secular opposition has repeatedly threatened to boycott the harbour commission." in lines
    assert told("The group denounced the sale of the northern docks.") == ""


def test_who_will_not_is_told(told):
    lines = told("Governor Vera Holm will not sign the lease of the northern docks.")
    assert "Holm will not sign the lease of the northern docks." in lines


def test_what_a_public_person_wants_is_told_in_the_present(told):
    assert "Holm wants to sell the northern docks to a foreign bank." in told(
        "Governor Vera Holm wants to sell the northern docks to a foreign bank."
    )


def test_a_vote_a_greeting_a_surrender_and_a_pushing_back_are_no_positions(told):
    assert "voted" not in told("Senator Pavel Ostrik voted on Monday to sell the northern docks.")
    assert "welcomed" not in told("Governor Vera Holm welcomed Senator Pavel Ostrik to the port of Velmora.")
    assert "surrender" not in told("Senator Pavel Ostrik agreed to surrender to the police of Velmora.")
    assert "pushed" not in told("Governor Vera Holm pushed back, denying that the docks were for sale.")


def test_what_is_wanted_is_named(told):
    assert "issue" not in told("Senator Pavel Ostrik vowed to push the issue in the Senate.")
    assert "reconsider" not in told("Senator Pavel Ostrik has urged Governor Vera Holm to reconsider.")
    assert "do so" not in told("Senator Pavel Ostrik promised to do so if the board agreed.")
    assert "demanded" not in told("Governor Vera Holm demanded of a reporter who asked why the docks were for sale.")


def test_a_saying_with_its_clause_cut_off_is_not_told(told):
    assert "said," not in told("Governor Vera Holm said, calling for a vote on the sale of the northern docks.")


def test_what_is_told_beside_a_position_is_left_out_and_what_limits_it_is_not(told):
    lines = told(
        "Governor Vera Holm opposed the sale of the northern docks; the board had met twice in the week of the storm."
    )
    assert "Holm opposed the sale of the northern docks." in lines
    lines = told("Governor Vera Holm said she supported the harbour toll but the new rate confused the captains.")
    assert "supported the harbour toll." not in lines


def test_he_who_opens_a_sentence_is_whom_the_sentence_before_is_first_of(told):
    before = "Senator Pavel Ostrik wrote to Mayor Ines Torvald about the fire. "
    assert "Ostrik called on the bank to sell the northern docks." in told(
        before + "He called on the bank to sell the northern docks."
    )
    assert told(before + "The crews, he and the captains said, opposed it.") == ""


def test_the_head_of_a_body_is_who_is_named_beside_the_office(told):
    lines = told(
        "Governor Vera Holm met the press. The head of the harbour team, Jonas Weck, said the port should not hand "
        "over the records of the dredging company."
    )
    assert "Holm said the port" not in lines


def test_several_in_one_sentence_are_told_together_in_its_words(told):
    lines = told("Governor Vera Holm and Senator Pavel Ostrik favor lifting the toll on the northern docks.")
    assert "Vera Holm and Senator Pavel Ostrik favor lifting the toll on the northern docks." in lines
    assert "[favors]" not in lines


def test_a_body_is_told_with_the_article_that_the_report_has(told):
    lines = told("The Harbour Board of Velmora said it opposes the sale of the northern docks to a foreign bank.")
    assert "The Harbour Board" in lines


def test_what_was_wanted_years_ago_or_had_been_promised_before_is_not_told(told):
    assert told("Senator Pavel Ostrik called for the sale of the northern docks to a foreign bank in 1998.") == ""
    assert told("Governor Vera Holm had promised that the contracts of the docks would be published.") == ""


def test_what_goes_on_with_a_habit_is_background(told):
    assert told("Pavel Ostrik often railed against the foreign banks and praised the union for its strike.") == ""


def test_what_people_are_told_to_do_in_an_emergency_is_no_position(told):
    assert "stay" not in told('"All staff should stay in the northern docks tonight," Governor Vera Holm said.')


def test_a_mood_is_no_position(told):
    assert told("Governor Vera Holm says she wants to be optimistic about the northern docks.") == ""


def test_what_a_judge_thinks_of_a_case_is_no_side_of_it(told):
    assert told("Judge Pavel Ostrik praised the verdict on the dredging company.") == ""
    assert "praised the verdict" in told("Senator Pavel Ostrik praised the verdict on the dredging company.")


def test_also_is_left_out_of_a_line_that_goes_on_from_nothing(told):
    lines = told("Governor Vera Holm has also demanded the sale of the northern docks to a foreign bank.")
    assert "Holm has demanded the sale" in lines


def test_a_plan_that_is_not_named_is_not_told(told):
    assert told("Governor Vera Holm backed the plan.") == ""


def test_a_quotation_opens_without_its_joint(told):
    lines = told('"And we must oppose the sale of the northern docks to a foreign bank," Governor Vera Holm said.')
    assert "“And" not in lines


def test_of_two_whom_a_report_calls_so_it_is_not_told_which_is_meant():
    text = "The premier left. The premier came."
    first, other = (Mention(Span(at, at + 11), "PERSON", n, "role") for n, at in enumerate((0, 18)))
    reading = SimpleNamespace(article=SimpleNamespace(text=text), mentions=(first, other))
    assert _is_of_two(reading, first, "the premier")
    assert not _is_of_two(SimpleNamespace(article=reading.article, mentions=(first,)), first, "the premier")
