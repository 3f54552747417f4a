"""One statement on two days: told where the reports say when its speaker spoke."""

import sanudo

FIRST = """Lima rules out joining the pact

PORTO NOVO - Prime Minister Ana Lima told senior lawmakers on Thursday that her country could defend its own coast.

"We will not be queuing up at the gates of the pact," she added. "Our harbours, our fleet and our people are enough."
"""
SECOND = """Pact and Lima draw closer

The country is ready for a closer bond with the pact, Prime Minister Ana Lima said on Friday.

"We are not queuing up at the gates of the pact, but we are ready to work with it," she said after talks with its chief.
"""


def occasions(one: str, other: str) -> list[list[str]]:
    readings = [
        sanudo.analyse(sanudo.read_text(text, name, day))
        for text, name, day in ((one, "one", "2004-03-04"), (other, "other", "2004-03-05"))
    ]
    return [
        [side.value for side in found.sides]
        for found in sanudo.compare(readings).differences
        if found.kind == "occasion" and "more than once" in found.judgement
    ]


def test_a_formula_said_on_two_days_is_told_with_both_days():
    assert occasions(FIRST, SECOND) == [["2004-03-04", "2004-03-05"]]


def test_no_occasion_is_told_where_a_report_does_not_say_when():
    assert occasions(FIRST, SECOND.replace(" on Friday", "")) == []
    assert occasions(FIRST, FIRST.replace("lawmakers", "deputies")) == []
