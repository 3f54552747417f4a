"""Who somebody is, in the words that a report has beside the name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sanudo
from sanudo.telling.introducing import introduction


def introduced(text, name):
    reading = sanudo.analyse(sanudo.read_text(text, "a.txt", "2004-05-06"))
    actor = next((a for a in sanudo.compare([reading]).actors if a.name == name), None)
    found = introduction(actor, {reading.article.id: reading}) if actor else None
    assert found is None or " ".join(found.span.of(text).split()) == found.words
    return found and (found.words, found.before)


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (
            "Nina Sholto, a senior fellow at the Harbour Institute, said the treaty was dead.",
            "Nina Sholto",
            ("senior fellow at the Harbour Institute", False),
        ),
        ("“It is over,” said Oleg Marin, head of the port's union.", "Oleg Marin", ("head of the port's union", False)),
        ("His rival, ex-Sao Paulo mayor Ana Ruiz, lost.", "Ana Ruiz", ("ex-Sao Paulo mayor", True)),
        ("The case goes on, police spokesman Dan Ahern said.", "Dan Ahern", ("police spokesman", True)),
        (
            "The plan was backed by former Liberal presidential candidate Ana Ruiz.",
            "Ana Ruiz",
            ("former Liberal presidential candidate", True),
        ),
        (
            "Nils Berg, 29, a schools executive who joined the march, agreed.",
            "Nils Berg",
            ("schools executive", False),
        ),
        (
            "“It shook,” said Ida Lund, who said she was touring the hall when the roof fell.",
            "Ida Lund",
            ("who said she was touring the hall when the roof fell", False),
        ),
        (
            "Ivo Kern, the consul of Norland responsible for Ost, Selby and Karsk, sounded upbeat.",
            "Ivo Kern",
            ("consul of Norland responsible for Ost, Selby and Karsk", False),
        ),
        (
            "The court charged Lurian militia leader Omar Haddad on Monday.",
            "Omar Haddad",
            ("Lurian militia leader", True),
        ),
    ],
)
def test_who_somebody_is_stands_beside_the_name(text, name, words):
    assert introduced(text, name) == words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Steve Harrow, 37, of Hartsfield, was charged.", "Steve Harrow"),
        ("Dora Lenz, who was released a year ago, spoke.", "Dora Lenz"),
        ("On Monday, Peter Holm said it was over.", "Peter Holm"),
        ("Ana Ruiz, speaking on Monday, refused.", "Ana Ruiz"),
    ],
)
def test_an_age_a_clause_or_a_day_says_nobodys_walk_of_life(text, name):
    assert introduced(text, name) is None


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=',. \nabcdefgh’"“()-', max_size=60), st.text(alphabet=', .\nabcdefgh’"“()-', max_size=60))
def test_whatever_stands_beside_a_name_is_read_without_fail(before, behind):
    introduced(f"{before} Ana Ruiz{behind}", "Ana Ruiz")
