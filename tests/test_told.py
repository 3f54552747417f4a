"""Nothing is told twice, and what is new or denied is not taken for what was told."""

from sanudo.telling.told import Told, held

BRIDGE = "The council of Karsk approved a loan of $4 million for the new bridge on Tuesday."


def told(text, day):
    lines = Told()
    lines.add(BRIDGE, "2003-06-04")
    return lines.has(text, day)


def test_a_line_that_says_nothing_new_was_told():
    assert told("The council approved the loan of $4 million for the bridge.", "2003-06-04")


def test_a_line_with_news_of_its_own_was_not():
    assert not told(
        "The council dismissed its finance officer over the loan for the bridge in a secret vote.", "2003-06-04"
    )


def test_another_figure_or_a_denial_is_another_thing():
    assert not told("The council of Karsk approved a loan of $5 million for the new bridge on Tuesday.", "2003-06-04")
    assert not told("The council of Karsk did not approve a loan of $4 million for the new bridge.", "2003-06-04")


def test_how_much_of_a_text_another_has():
    assert held(BRIDGE, BRIDGE) == 1.0
    assert held("A ferry sank off the island of Ost at night.", BRIDGE) < 0.2
