"""Who is whose opposite number, and so took part in the talks that a report tells of."""

import pytest

import sanudo
from sanudo.article.types import Article, Dating, Part, Span
from sanudo.reading.counterparts import counterparts


def read(text):
    parts, at = [], 0
    for line in text.split("\n"):
        parts.append(Part("paragraph", Span(at, at + len(line))))
        at += len(line) + 1
    day = Dating("2000-05-10", "timestamp", "given")
    return sanudo.analyse(Article("a", "a.txt", text, parts=tuple(parts), published=day))


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lima, the Portuguese minister, thanked her Dutch counterpart, Jan Bakker.",
        "Ana Lima spoke first. Her host, Jan Bakker, said nothing.",
        "Ana Lima spoke first. Her opposite number, the mayor, Jan Bakker, said nothing.",
    ],
)
def test_the_one_who_is_named_behind_is_the_opposite_number(text):
    assert [[one.name for one in pair] for pair in counterparts(read(text))] == [["Ana Lima", "Jan Bakker"]]


def test_who_is_not_named_is_none():
    assert counterparts(read("Ana Lima thanked her Dutch counterpart.")) == []


def test_those_of_the_talks_are_named_in_another_sentence():
    reading = read(
        'Peru and Chile ended two days of talks in Lima on Monday without agreement. "We have nothing," said the '
        "Peruvian minister, Ana Lima. Her host, Jan Bakker, left early."
    )
    (one,) = sanudo.compare([reading]).meetings
    assert one.who == ("Ana Lima", "Jan Bakker")
    assert len(one.evidence) == 2
