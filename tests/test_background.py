"""What a report tells of long before its story is no news of the day."""

import pytest

from sanudo.telling.background import is_background, tells_of_before
from tests.teller_of import HEAD, sentence, teller_of

OLD = [
    "The mayor was widely criticized in 1999 for the price of the ferry.",
    "As a candidate, Weller promised a ferry without tolls.",
]
NEW = [
    "The council named the man who had sold the ferry in 1999.",
    "The mayor was criticized on Wednesday for the price of a ferry built in 1999.",
    "Weller spoke of the candidate of the north.",
    "Since 1999, nobody has been hurt at the docks of Selby.",
]


@pytest.fixture(scope="module")
def teller(tmp_path_factory):
    lead = "The council of Karsk voted on Wednesday to take up a loan for a new bridge, officials said.\n\n"
    with teller_of(tmp_path_factory.mktemp("background"), HEAD + lead + "\n\n".join([*OLD, *NEW]) + "\n") as made:
        yield made


@pytest.mark.parametrize("words", OLD)
def test_what_the_main_clause_tells_of_years_ago_is_background(teller, words):
    one = sentence(teller, words)
    assert is_background(teller.reading(one.article), one.span, teller.story.begin)


@pytest.mark.parametrize("words", NEW)
def test_old_things_told_aside_make_nothing_old(teller, words):
    one = sentence(teller, words)
    assert not is_background(teller.reading(one.article), one.span, teller.story.begin)


def test_what_somebody_says_of_old_times_is_said_now():
    assert tells_of_before("He promised it during the campaign.")
    assert not tells_of_before("He said: “I promised it during the campaign.”")
