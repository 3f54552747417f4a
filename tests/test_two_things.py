"""Values of two things, though the sentences around them are alike."""

import pytest

import sanudo
from sanudo.comparing.actors import find_actors
from sanudo.comparing.differing.lines import lines_of
from sanudo.comparing.differing.two_things import (
    adds_up,
    lies_in,
    not_yet,
    of_another_time,
    told_aside,
    two_doers,
    two_names,
    two_ranges,
    two_scenes,
    two_steps,
)
from sanudo.comparing.types import Side


def sides(*told: tuple[str, str]):
    """Each text's only sentence with the side of a value in it."""
    readings = tuple(
        sanudo.analyse(sanudo.read_text(text, f"{n}.txt", "2003-05-07")) for n, (text, _) in enumerate(told)
    )
    actor_of = {member: actor for actor in find_actors(readings) for member in actor.members}
    found = []
    for line, (text, value) in zip(lines_of(readings, actor_of, []).lines, told, strict=True):
        start = text.index(value)
        span = sanudo.Span(start, start + len(value))
        found += [Side(line.article, value, (span, line.sentence)), line]
    return found


@pytest.mark.parametrize(
    ("doubt", "one", "other"),
    [
        (
            of_another_time,
            ("A quake of 6.4 hit the island in February 2001, the institute said.", "6.4"),
            ("A quake of 5.9 hit the island, the institute said.", "5.9"),
        ),
        (
            two_names,
            ("More than 50 firefighters fought the blaze at the mill.", "50"),
            ("Ten engines fought the blaze at the mill.", "Ten"),
        ),
        (
            adds_up,
            ("The navy arrested 23 Kenyan and Yemeni fishermen off the coast.", "23"),
            ("The navy arrested 12 Kenyan and 11 Yemeni fishermen off the coast.", "12"),
        ),
        (
            two_doers,
            ("Rosa Ortega won 28 games this season.", "28"),
            ("Petra Lindqvist won 24 games this season.", "24"),
        ),
        (
            lies_in,
            ("A warehouse burned down in Marlock.", "Marlock"),
            ("A warehouse burned down in Oxney, firemen from Marlock, Oxney said.", "Oxney"),
        ),
        (
            lies_in,
            ("A warehouse burned down in Canal Street.", "Canal Street"),
            ("A warehouse burned down in Oxney.", "Oxney"),
        ),
    ],
)
def test_values_of_two_things_are_told_apart(doubt, one, other):
    assert doubt(*sides(one, other))
    assert doubt(*sides(other, one))


@pytest.mark.parametrize("doubt", [of_another_time, two_names, adds_up, two_doers])
def test_two_numbers_of_one_thing_are_not(doubt):
    one = ("The navy arrested 23 fishermen off the coast, Rosa Ortega said.", "23")
    other = ("The navy arrested 25 fishermen off the coast on Monday, Petra Lindqvist said.", "25")
    assert not doubt(*sides(one, other))


def test_a_thing_that_has_been_so_since_a_year_is_not_of_that_year():
    one = ("The firm has employed 400 workers since 1998.", "400")
    other = ("The firm employs 600 workers.", "600")
    assert not of_another_time(*sides(one, other))


def test_two_towns_do_not_lie_in_each_other():
    one, other = ("A warehouse burned down in Marlock.", "Marlock"), ("A warehouse burned down in Oxney.", "Oxney")
    assert not lies_in(*sides(one, other))


def test_what_holds_in_two_bodies_is_of_two_things():
    one = ("Rosa Ortega played for 10 seasons in Portugal.", "10")
    other = ("Rosa Ortega has spent 19 seasons in Denmark.", "19")
    assert two_scenes(*sides(one, other))


def test_the_month_of_a_statement_is_that_of_all_it_counts():
    one = ("In February, a quake measuring 6.4 hit the town of Marlock, killing 612 people.", "6.4")
    other = ("A quake measuring 5.9 hit the town of Oxney.", "5.9")
    assert of_another_time(*sides(one, other))


@pytest.mark.parametrize(
    ("doubt", "one", "other"),
    [
        (
            two_ranges,
            ("Between May 6 and May 19, 658 children were parted from their parents.", "658"),
            ("Between May 5 and June 9, 2,342 children were parted from their parents.", "2,342"),
        ),
        (
            two_steps,
            ("The agency has returned 522 children to their parents.", "522"),
            ("The agency has no plan to return the 2,300 children.", "2,300"),
        ),
    ],
)
def test_what_was_counted_of_other_days_or_is_yet_to_be_done_is_of_two_things(doubt, one, other):
    assert doubt(*sides(one, other))
    assert not doubt(*sides(one, one))


@pytest.mark.parametrize(
    ("doubt", "one", "other", "same"),
    [
        (
            told_aside,
            ("The envoys, who arrived on Thursday, signed the treaty.", "Thursday"),
            ("The envoys signed the treaty on Friday.", "Friday"),
            ("The envoys signed the treaty on Thursday.", "Thursday"),
        ),
        (
            not_yet,
            ("The envoys signed the treaty on 6 May 2003.", "6 May 2003"),
            ("The envoys will sign the treaty on 12 May 2003.", "12 May 2003"),
            ("The envoys signed the treaty on 4 May 2003.", "4 May 2003"),
        ),
    ],
)
def test_days_of_two_deeds_are_told_apart(doubt, one, other, same):
    assert doubt(*sides(one, other))
    assert doubt(*sides(other, one))
    told_twice = (one, same) if doubt is not_yet else (same, other)
    assert not doubt(*sides(*told_twice))
