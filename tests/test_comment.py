"""Comment and news are told apart, and so are the sentences that an account cannot tell as its own."""

import pytest

from sanudo.article.types import Span
from sanudo.telling.comment import judges, likely_comment, names_few_sources, own_words, speaks, weighs, without

COMMENT = """\
The mayor does not want a bridge, and never did. What he wants is a ribbon to cut, because a ribbon is all that is \
left of his promises. If the council were honest, it would say so; instead it must pretend that the real question is \
one of money. It is not. No town of this size should need a loan to mend its own road, and nobody who has read even \
one page of the budget can believe that it does. The truth is worse. Nothing in the plan is new, nothing in it is \
true, and yet we are asked to cheer. Why? Because our leaders have always thought that the people of the valley are \
fools. They are wrong. If they cannot build a bridge, they should at least not sell us the river. History is not \
kind to men like these, and it should not be. Let us be clear about what is at stake: not a road, not a loan, but \
the only thing a town has, which is its word. That word is worth nothing now, and no vote will make it good again.
"""
NEWS = """\
The council of Karsk voted on Tuesday to take up a loan for a new bridge, officials said. Mayor Anna Weller said \
work would begin in May and take two years. The loan, of $4 million, was approved by seven votes to two after a \
debate that lasted until midnight on Monday, according to a statement from the town hall. A spokesman for the \
builders said the firm had signed the contract on Friday. Two members of the council, who voted against it, told \
reporters that they had asked for a second offer. The mayor's office also said that the old bridge, which was closed \
in March after an inspection, would be taken down during the summer. Police said traffic would be led through the \
village of Ost while the work lasts. The finance officer, Per Lund, told the council that the town would pay the \
loan back within ten years, and added that a toll had been considered, but was not included. The province announced \
on Thursday that it would give $1 million.
"""


def test_comment_is_told_from_news_by_its_own_words():
    assert likely_comment("A bridge too many", COMMENT) > 0.5
    assert likely_comment("Council votes for bridge", NEWS) < 0.1


def test_a_headline_that_asks_makes_comment_likelier():
    assert likely_comment("Why a bridge?", NEWS) > likely_comment("A bridge", NEWS)


def test_what_others_are_quoted_as_saying_makes_no_report_comment():
    quoted = NEWS + "“" + COMMENT.replace("\n", " ") + "”"
    assert likely_comment("Council votes for bridge", quoted) < 0.1


def test_comment_hardly_says_who_said_so():
    assert names_few_sources(COMMENT.split(". "))
    assert not names_few_sources(NEWS.split(". "))


def test_a_few_words_do_not_tell_comment():
    assert likely_comment("Why?", "It is not true, and never was.") == 0.0


@pytest.mark.parametrize(
    "text",
    [
        "I doubt that the mayor has read the plan.",
        "What the mayor told us is not in the plan.",
        "Is it possible that nobody had read the plan?",
        "Don't wait for the mayor to read the plan.",
        "Let’s read the plan again.",
        "ANNA WELLER: The plan is not ours.",
        "Well, the mayor has a plan.",
        "The mayor wrote that, quote, the plan is dead.",
        "The plan, if you ask anybody, is dead.",
    ],
)
def test_a_sentence_that_speaks_to_somebody_is_known(text):
    assert speaks(text)


@pytest.mark.parametrize(
    "text",
    [
        "“I have read the plan,” the mayor said.",
        "The mayor asked: “Who has read our plan?”",
        "The plan was drawn up after World War I by the town.",
        "The US sent two engineers.",
        "Article I of the charter names the mayor.",
        "Ten men were trapped in the mine.",
        "The mayor said she had read the plan.",
    ],
)
def test_a_sentence_that_tells_of_others_does_not_speak(text):
    assert not speaks(text)


def test_a_verdict_is_one_outside_of_quotation_marks_alone():
    assert judges("The mayor preposterously denied it.")
    assert not judges("The mayor called it “preposterous” and left.")
    assert not judges("The mayor denied it.")
    assert not judges("Mayor Ann Noble denied it.") and judges("Sadly, the mayor denied it.")


def test_own_words_leave_out_what_is_quoted_and_other_stretches():
    assert own_words("He said “no, no” and left").split() == ["He", "said", "and", "left"]
    assert without("abc def ghi", 10, [Span(14, 17)]).split() == ["abc", "ghi"]


def test_what_may_come_of_a_thing_is_weighed_and_not_told():
    assert weighs("The vote removes one doubt but will do little to calm the town.")
    assert not weighs("The mayor closed the bridge amid fears it could fall.")
