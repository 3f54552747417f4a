"""What leans on the text before it is not told alone; comment is not told as what happened."""

import pytest

from sanudo.comparing.types import Evidence
from sanudo.record.building import build
from sanudo.record.record import Record
from sanudo.telling.account import Teller
from sanudo.telling.brief import brief
from sanudo.telling.leading import Leads
from sanudo.telling.leaning import leans
from sanudo.telling.standing import standing
from sanudo.telling.voice import happened, is_news
from tests.test_comment import COMMENT

LEANING = [
    "For her part, Weller took to the square to thank the builders.",
    "After all, the loan was small.",
    "The talks went on until midnight in the town hall.",
    "Two of those officials said the firm had signed the contract.",
    "The builders left the next day with their machines.",
    "One day earlier, the firm had written that the bridge was sound.",
    "In their anger, they closed the road to the village.",
    "As soon as they had learned of the loan, police closed the square.",
    "The Karsk Courier wrote that their discussions had failed.",
    "And workers from the village stayed away.",
    "The Northern Press gave a similar account of the vote.",
    "The two leaders agreed to open a second road to the village.",
    "The sit-down was asked for by four members of the council.",
    "Norland backed Peter Holm, the premier at the time, and paid for his road.",
]
STANDING = [
    "But Weller said on Tuesday that the loan would be paid back within ten years.",
    "The talks between Norland and Sudland went on until midnight.",
    "The builders signed the contract on Tuesday and left the town on Wednesday.",
    "In their third year in office, the members of the council voted for a bridge.",
    "The council of Sudland gave a similar answer to the plan.",
    "Before Anna Weller met Peter Holm in Sudland, the two leaders had agreed to open a second road to the village.",
]
REPORTS = {
    "a.txt": "The Karsk Courier\nJune 5, 2003\nCouncil votes for bridge\n\n"
    "The council of Karsk voted on Wednesday to take up a loan of $4 million for a new bridge, officials said.\n\n"
    "Mayor Anna Weller said yesterday that work would begin in May.\n\n"
    "The size of the loan, she said, was small for such a bridge.\n\n"
    "The firm lost two barges over the past three weeks.\n\n" + "\n\n".join([*LEANING, *STANDING]) + "\n",
    "b.txt": "The Northern Press\nJune 6, 2003\nOPINION: The council and its bridge\n\n"
    "The council of Karsk voted on Wednesday to take up a loan of $4 million for a new bridge, and sold its soul.\n\n"
    "Two engineers of the province left the hall before the vote for the bridge in Karsk.\n\n" + COMMENT,
}


@pytest.fixture(scope="module")
def teller(tmp_path_factory):
    folder = tmp_path_factory.mktemp("leaning")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Record(folder / "karsk.db", write=True) as opened:
        build(opened, [folder / name for name in REPORTS])
    with Record(folder / "karsk.db") as opened:
        yield Teller(opened, max(opened.stories(), key=lambda each: len(each.articles)))


def sentence(teller, words):
    for article in teller.texts:
        for one in teller.reading(article).sentences:
            if words in one.span.of(teller.texts[article]):
                return Evidence(article, one.span)
    raise AssertionError(words)


@pytest.mark.parametrize("words", LEANING)
def test_a_sentence_that_needs_what_stood_before_it_leans(teller, words):
    assert leans(teller, sentence(teller, words))


@pytest.mark.parametrize("words", STANDING)
def test_a_sentence_that_names_what_it_tells_of_stands(teller, words):
    assert not leans(teller, sentence(teller, words))


def test_but_before_a_name_is_not_told(teller):
    assert standing(teller, sentence(teller, "the loan would be paid back")).startswith("[Anna] Weller said on Tuesday")


def test_yesterday_is_given_its_date_even_under_its_day(teller):
    one = sentence(teller, "work would begin in May")
    assert "yesterday [4 June]" in standing(teller, one, "2003-06-04")


def test_who_says_it_is_named_where_a_sentence_begins_with_a_thing(teller):
    assert "she [Weller] said" in standing(teller, sentence(teller, "The size of the loan"))


def test_the_last_weeks_are_told_up_to_which_day(teller):
    assert "the past three weeks [to 5 June]" in standing(teller, sentence(teller, "lost two barges"))


def test_comment_beside_news_tells_nothing_as_what_happened(teller):
    one = sentence(teller, "Two engineers of the province")
    assert not is_news(teller, one.article) and not happened(teller, one)
    assert happened(teller, sentence(teller, "officials said"))


def test_the_news_is_not_led_by_comment_and_the_account_says_which_report_is(teller):
    assert all(
        "sold its soul" not in one.span.of(teller.texts[one.article])
        for group in Leads(teller).news(3)
        for one in group[:1]
    )
    account = brief(teller.record, teller.story)
    lines = [line.text for section in account.sections for line in section.lines]
    assert any("The Northern Press is comment" in line for line in lines)
    assert not any("Two engineers" in line or "sold its soul" in line for line in lines)


def test_what_has_no_verb_of_its_own_is_not_told(tmp_path):
    (tmp_path / "c.txt").write_text(
        "The Karsk Courier\nJune 5, 2003\nOfficer dies\n\nThe council of Karsk met on Wednesday, officials said.\n\n"
        "From the village of Selby where he grew up before his arrest.\n\n"
        "The death of an officer on Wednesday in the village of Selby.\n",
        "utf-8",
    )
    with Record(tmp_path / "c.db", write=True) as opened:
        build(opened, [tmp_path / "c.txt"])
    with Record(tmp_path / "c.db") as opened:
        told = Teller(opened, opened.stories()[0])
        assert happened(told, sentence(told, "officials said"))
        assert not happened(told, sentence(told, "where he grew up"))
        assert not happened(told, sentence(told, "The death of an officer"))
