"""What reads like a meeting and is none: on terms, only tried for, a sitting of parliament, a way home, nobody met."""

import pytest

import sanudo
from sanudo.article.types import Article, Dating, Part, Span


def ledger(text):
    dated = Dating("2000-05-10", "timestamp", "given")  # a Wednesday
    article = Article("a", "a.txt", text, parts=(Part("paragraph", Span(0, len(text))),), published=dated)
    return [(m.kind, m.status, m.who, m.date) for m in sanudo.compare([sanudo.analyse(article)]).meetings]


@pytest.mark.parametrize(
    "text",
    [
        "President Ana Lima would hold talks with President Rui Costa under the right conditions.",
        "Ana Lima told a paper that she would meet President Rui Costa “under the right circumstances.”",
        "Ana Lima went on trying to arrange some kind of meeting with President Rui Costa.",
        "Ana Lima is willing to meet with President Rui Costa.",
        "President Ana Lima speaks to a joint meeting of Congress on Tuesday.",
        "Minister Ana Lima will testify before the Senate Trade Committee on Thursday.",
        "President Ana Lima, who returned to the White House on Monday morning, said she was pleased.",
        "Ana Lima called it good news to receive the warm and long statement from Peru.",
        "President Ana Lima and her administration negotiated several concessions.",
        "The seats were the talk of the summit of world leaders on Monday.",
    ],
)
def test_what_only_reads_like_a_meeting_is_none(text):
    assert ledger(text) == []


def test_troops_are_no_party_but_their_commanders_are():
    assert ledger("President Ana Lima met NATO troops from Peru and Chile on Monday.") == []
    found = ledger("President Ana Lima met NATO commanders on Monday.")
    assert [one[:2] for one in found] == [("meeting", "held")]


def test_who_returns_to_another_country_visits_it():
    found = ledger("Peruvian President Ana Lima returned to Norway on Monday for talks.")
    assert [one[:2] for one in found] == [("visit", "held")]


def test_another_who_may_be_somebody_makes_no_meeting_possible():
    text = "Ana Lima recalled a meeting with Rui Costa, Ivo Sol and another man who may be Edo Prat."
    assert [one[1] for one in ledger(text)] == ["held"]
