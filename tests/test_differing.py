"""Differences in the order in which they matter."""

from sanudo.article.types import Span
from sanudo.comparing.differing.wordings import _parts
from sanudo.comparing.types import Difference, Side
from sanudo.telling.differing import by_weight


def difference(kind, judgement):
    return Difference(kind, "it", (Side("a", "1", (Span(0, 1),)), Side("b", "2", (Span(0, 1),))), judgement)


def test_what_contradicts_comes_first_and_spellings_last():
    name = difference("name", "differs in detail: one name, spelt differently")
    length = difference("duration", "compatible if they measure different things, else contradicts")
    number = difference("number", "contradicts: no number fits both")
    assert by_weight([name, length, number]) == [number, length, name]


def test_whether_a_thing_happened_matters_more_than_its_number():
    number, status = difference("number", "contradicts"), difference("status", "contradicts: it is at another stage")
    assert by_weight([number, status]) == [status, number]


def test_what_weighs_the_same_stays_in_its_order():
    first, second = difference("number", "contradicts: a"), difference("number", "contradicts: b")
    assert by_weight([second, first]) == [second, first]


def test_what_is_left_out_of_a_quotation_or_shortened_in_it_is_no_other_wording():
    whole = '"Officials have told the committee that before the September 11 raid the mission asked for more guards."'
    cut = '"Officials have told … that before the Sept. 11 raid the mission asked for more guards."'
    assert not _parts(whole, cut)
    assert _parts(whole, whole.replace("more guards", "more soldiers at once").replace("asked for", "asked us for"))
