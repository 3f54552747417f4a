"""Whether two names name one person or body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanudo import name_similarity

ONE = [
    ("Vladimir Rushailo", "Vladimir Rushaylo"),
    ("Mohammad Khatami", "Muhammad Khatami"),
    ("Usama bin Ladin", "Osama bin Laden"),
    ("Mikhail Gorbachev", "Michail Gorbatschow"),
    ("Muammar Qaddafi", "Mouammar Kadhafi"),
    ("Putin, Vladimir", "Vladimir Putin"),
    ("Владимир Путин", "Vladimir Putin"),
    ("Putin", "Vladimir Putin"),
    ("V. Putin", "Vladimir Putin"),
    ("Lord Robertson", "George Robertson"),
    ("Bill Clinton", "William Jefferson Clinton"),
    ("Charles de Gaulle", "DeGaulle"),
    ("Jörg Haider", "Joerg Haider"),
    ("Abdelaziz Bouteflika", "Abd al-Aziz Bouteflika"),
    ("NATO", "North Atlantic Treaty Organization"),
    ("Russian Foreign Ministry", "Ministry of Foreign Affairs of Russia"),
    ("OAO Gazprom", "Gazprom"),
    ("Holland", "The Netherlands"),
]
TWO = [
    ("Igor Ivanov", "Sergei Ivanov"),
    ("George W. Bush", "Jeb Bush"),
    ("Kim Jong-il", "Kim Jong-un"),
    ("Maria Lopez", "Mario Lopez"),
    ("Queen Elizabeth II", "King George VI"),
    ("Bank of England", "Bank of Ireland"),
    ("North Korea", "South Korea"),
    ("Russian Foreign Ministry", "Ministry of Foreign Affairs of Ukraine"),
    ("First Infantry Division", "Third Infantry Division"),
    ("", "Vladimir Putin"),
]


@pytest.mark.parametrize(("a", "b"), ONE)
def test_spellings_of_one_name_are_one(a, b):
    assert name_similarity(a, b) > 0.5


@pytest.mark.parametrize(("a", "b"), TWO)
def test_names_that_contradict_each_other_are_two(a, b):
    assert name_similarity(a, b) < 0.5


def test_a_name_is_itself_whatever_its_case():
    assert name_similarity("VLADIMIR PUTIN", "Vladimir Putin") == 1.0


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_are_compared_alike_in_both_orders(a, b):
    score = name_similarity(a, b)
    assert 0.0 <= score <= 1.0
    assert score == name_similarity(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Datuk Seri Rosli bin Abdul Wahid", "Rosli Wahid"),
        ("Suh Jae-hwan", "Seo Jae-hwan"),
        ("Kang Dong-sik", "Kang Dong-shik"),
        ("Jovan Đorđević", "Jovan Djordjevic"),
        ("Andrei Sannikau", "Andrey Sannikov"),
        ("Evangelos Hatzimichalis", "Vangelis Chatzimichalis"),
        ("Mohammad Habibur Rahman", "Habib Rahman"),
    ],
)
def test_spellings_of_more_countries(a, b):
    assert name_similarity(a, b) > 0.66


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("John A. Boehner", "John Abizaid"),
        ("Ilya Shapiro", "Ben Shapiro"),
        ("George W. Bush", "George Herbert Walker Bush"),
    ],
)
def test_an_initial_is_no_surname_and_ben_a_first_name(a, b):
    assert name_similarity(a, b) < 0.5
