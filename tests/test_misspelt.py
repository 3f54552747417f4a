"""Names that two reports spell in two ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sanudo
from sanudo.comparing.differing.misspelt import spelt_nearly


def names(one: str, other: str) -> list[set[str]]:
    articles = [
        sanudo.read_text(f"Council meets on bridge\n\n{text}", f"{n}.txt", "2003-05-06")
        for n, text in zip("AB", (one, other), strict=True)
    ]
    compared = sanudo.compare(tuple(sanudo.analyse(article) for article in articles))
    return [{side.value for side in one.sides} for one in compared.differences if one.kind == "name"]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            "Tony Reagard, who runs the harbour of Selby, closed the bridge on Tuesday.",
            "The bridge was closed on Tuesday by Tony Raegard, who runs the harbour of Selby.",
            {"Tony Reagard", "Tony Raegard"},
        ),
        (
            "A fire broke out on Monday in the village of Zanabieh, near the harbour of Selby, and burned three boats.",
            "Three boats burned on Monday in Zainabieh, a village near the harbour of Selby, when a fire broke out.",
            {"Zanabieh", "Zainabieh"},
        ),
        (
            'Bernard "Tig" Verlhac, who runs the harbour of Selby, closed the bridge on Tuesday.',
            "The bridge was closed on Tuesday by Berbard Verlhac, who runs the harbour of Selby.",
            {'Bernard "Tig" Verlhac', "Berbard Verlhac"},
        ),
        (
            "Anthony Stephan House, who runs the harbour of Selby, closed the bridge on Tuesday.",
            "The bridge was closed on Tuesday by Anthony Steven House, who runs the harbour of Selby.",
            {"Anthony Stephan House", "Anthony Steven House"},
        ),
    ],
)
def test_a_name_that_is_spelt_in_two_ways_is_told(one, other, told):
    assert told in names(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iran closed the bridge of Selby on Tuesday.", "The Iranian bridge of Selby was closed on Tuesday."),
        ("The Harbour Centre of Selby closed on Tuesday.", "The Harbour Center of Selby closed on Tuesday."),
        ("Maria Johnson closed the bridge on Tuesday.", "Peter Johnston closed the bridge on Tuesday."),
    ],
)
def test_two_names_and_house_spellings_are_not(one, other):
    assert not names(one, other)


@given(st.text(max_size=12), st.text(max_size=12))
def test_it_is_told_alike_from_both_sides(a, b):
    assert spelt_nearly(a, b) == spelt_nearly(b, a)
    assert not spelt_nearly(a, a)


def test_two_offices_of_ordinary_words_are_two_things():
    one = "The Selby Bridge Minister, who runs the harbour, closed the bridge of Selby on Tuesday."
    assert not names(one, one.replace("Minister", "Ministry"))
    leader = "House Majority Leader Rui Santos closed the bridge of Selby on Tuesday."
    assert not names(leader, leader.replace("Majority", "Minority").replace("Rui Santos", "Ana Costa"))


def test_one_name_is_told_once_though_a_report_has_it_in_two_ways():
    one = (
        "Qasem Tulemani, who runs the harbour of Selby, closed the bridge. Tulemani went home after the bridge closed."
    )
    other = "The bridge was closed by Qassem Tolemani, who runs the harbour of Selby."
    assert len(names(one, other)) == 1
