"""Whom a mere office stands for: the only one told to hold it at about that time."""

from sanudo.article.types import Span
from sanudo.comparing.groups import Group
from sanudo.comparing.holders import Holders
from sanudo.comparing.offices import Member
from sanudo.reading.types import Role


def told(name, title, body, day="2014-03-02", by_office=False, former=False):
    roles = (Role(title, body, Span(0, len(title)), former),)
    return Member("a", 0, name, "PERSON", None, None, None, None, day, (name,), (), roles, by_office, frozenset())


def person(*members):
    group = Group("PERSON", members[0].name, None)
    for member in members:
        group.take(member)
    return group


def the(title, body, day="2014-05-09"):
    return told(f"{body} {title}", title, body, day, by_office=True)


ANDRADE = person(told("Lucia Andrade", "director", "Velden Port Authority"))
RASK = person(told("Ida Rask", "director", "Lomara Port Authority"))


def test_an_office_stands_for_its_only_holder():
    assert Holders((ANDRADE, RASK)).of(the("director", "Velden Port Authority")) is ANDRADE


def test_an_office_that_two_hold_stands_for_neither():
    other = person(told("Ivo Marn", "director", "Velden Port Authority"))
    assert Holders((ANDRADE, other)).of(the("director", "Velden Port Authority")) is None


def test_an_office_stands_for_nobody_who_held_it_years_before():
    assert Holders((ANDRADE,)).of(the("director", "Velden Port Authority", "2019-05-09")) is None


def test_an_office_given_up_is_not_held():
    former = person(told("Ivo Marn", "director", "Velden Port Authority", former=True))
    assert Holders((former, ANDRADE)).of(the("director", "Velden Port Authority")) is ANDRADE


def test_what_was_only_told_by_office_is_no_evidence():
    nobody = person(the("director", "Velden Port Authority"))
    assert Holders((nobody,)).of(the("director", "Velden Port Authority")) is None
