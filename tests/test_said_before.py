"""A quotation is told once, sentence by sentence."""

from sanudo.article.types import Span
from sanudo.comparing.types import Evidence
from sanudo.telling.said_before import SaidBefore

HERE = Evidence("a", Span(0, 9))
FIRST = "The ferry company has left its passengers in the cold for nine years."


def told(words: str, speaker: str | None = "Anna Weller") -> SaidBefore:
    before = SaidBefore()
    before.add(words, speaker, HERE)
    return before


def test_a_quotation_goes_on_from_the_sentence_that_was_told():
    before = told(f"“{FIRST}”")
    assert before.rest(f"“{FIRST} Selby will pay for the bridge alone.”", "Anna Weller") == (
        "“Selby will pay for the bridge alone.”",
        HERE,
    )
    assert before.rest(f"“{FIRST}”", "Anna Weller") == ("", HERE)


def test_what_would_hang_in_the_air_is_told_with_the_sentence_before_it():
    whole = f"“{FIRST} They will not wait for another ten.”"
    assert told(f"“{FIRST}”").rest(whole, "Anna Weller") == (whole, None)


def test_a_few_words_are_somebody_elses_where_another_says_them():
    before = told("“We are not at war with the ferry.”")
    assert before.rest("“We are not at war.”", "Dan Ostrik")[0] == "“We are not at war.”"
    assert before.rest("“We are not at war.”", "Mayor Weller")[0] == ""


def test_a_sentence_whose_quoted_words_were_told_tells_nothing_new():
    before = told("“The bridge will be open to everybody by May.”")
    assert before.holds("Weller said that it would be “open to everybody by May.”", "Anna Weller") == HERE
    assert before.holds("Weller said that it would be “open to everybody in June.”", "Anna Weller") is None
    assert before.holds("Weller spoke.", "Anna Weller") is None
