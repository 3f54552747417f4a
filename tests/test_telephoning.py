"""Who spoke by telephone, by the words right around a call."""

import pytest

import sanudo
from sanudo.article.types import Article, Dating, Part, Span


def ledger(text):
    dated = Dating("2000-05-10", "timestamp", "given")
    article = Article("a", "a.txt", text, parts=(Part("paragraph", Span(0, len(text))),), published=dated)
    return [(m.kind, m.status, m.who) for m in sanudo.compare([sanudo.analyse(article)]).meetings]


TWO = ("Ana Lima", "Rui Costa")


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lima telephoned Rui Costa on Monday.",
        "A phone call between Ana Lima and Rui Costa on Monday settled the matter.",
        "Prime Minister Ana Lima took a call from President Rui Costa on Monday night.",
        "Ana Lima made a telephone call to Rui Costa on Monday.",
        "Ana Lima's phone call with Rui Costa on Monday settled the matter.",
        "Ana Lima and Rui Costa spoke by telephone on Monday.",
        "Ana Lima spoke by telephone with Rui Costa on Monday.",
        "In a phone call with Rui Costa on Monday, Ana Lima asked for time.",
    ],
)
def test_the_two_of_a_call_are_those_whom_the_words_around_it_tell(text):
    assert ledger(text) == [("phone call", "held", TWO)]


def test_two_who_are_rung_one_after_the_other_are_both_told():
    ((kind, _, who),) = ledger("Ana Lima spoke by telephone on Monday with Rui Costa and with Jan Vos.")
    assert (kind, who) == ("phone call", ("Ana Lima", "Jan Vos", "Rui Costa"))


@pytest.mark.parametrize(
    "text",
    [
        "Jan Vos described the phone call with Rui Costa as friendly.",
        "Ana Lima did not telephone Rui Costa.",
        "Ana Lima misled Jan Vos about his phone calls.",
    ],
)
def test_who_tells_of_a_call_or_did_not_make_it_is_not_of_it(text):
    assert ledger(text) == []


def test_who_received_a_letter_was_not_visited():
    assert ledger("Ana Lima received a letter from Rui Costa on Monday.") == []


def test_who_arranges_a_call_is_not_of_it():
    told = ledger("Jan Vos wrote on Monday to set up a phone call between Ana Lima and Rui Costa.")
    assert [who for kind, _, who in told if kind == "phone call"] in ([], [TWO])


def test_who_told_another_something_in_a_call_spoke_with_him():
    text = "And in a phone call Monday, Vice President Ana Lima told Prime Minister Rui Costa that aid would come."
    assert ledger(text) == [("phone call", "held", TWO)]


def test_the_leaders_of_states_on_a_call_are_told_as_leaders():
    text = "President Ana Lima held a phone call on Monday with the leaders of Peru, Chile and Bolivia."
    assert ledger(text) == [("phone call", "held", ("Ana Lima", "the leaders of Peru, Chile and Bolivia"))]


def test_who_had_the_call_may_stand_in_a_clause_behind_it():
    assert ledger("Ana Lima described a phone call that she had with Rui Costa.") == [("phone call", "held", TWO)]
    assert ledger("Jan Vos asked Ana Lima about a phone call that she had with Rui Costa.") == []
