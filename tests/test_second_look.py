"""Names that may be one person's are one where reports tell of the same things, and stay apart where they do not."""

import pytest

from sanudo.article.types import Article, Dating, Span
from sanudo.comparing.actors import find_actors
from sanudo.comparing.surroundings import Surroundings
from sanudo.comparing.types import Story
from sanudo.reading.types import Entity, Mention, Reading

HERE = (("Rosa Ampuero", "PERSON"), ("Highmoor Steel", "ORG"), ("Newcastle Mill", "MISC"))
THERE = (("Aino Lund", "PERSON"), ("Baltic Lines", "ORG"), ("Cape Hatter", "MISC"))


def reading(number, *people, beside=(), day="2001-11-23"):
    """A report that names people, and what stands beside them: (name, kind)."""
    text, entities = "", []
    for name, kind, *sex in (*((p, "PERSON") if isinstance(p, str) else p for p in people), *beside):
        span = Span(len(text), len(text) + len(name))
        text += f"{name}. "
        gender = sex[0] if sex else None
        entities.append(Entity(name, kind, (Mention(span, kind, len(entities), "name", "name"),), gender=gender))
    article = Article(f"{number:016x}", f"{number}.txt", text, published=Dating(day, "timestamp", "given"))
    return Reading(article, mentions=tuple(m for e in entities for m in e.mentions), entities=tuple(entities))


def names(readings, stories=()):
    """The persons as the sorted names they go by, those beside them left out."""
    left_out = {name for name, _kind in (*HERE, *THERE)}
    found = [sorted({alias.name for alias in actor.aliases}) for actor in find_actors(readings, stories)]
    return sorted(each for each in found if not left_out & set(each))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Hussein Jabouri", "Hussain al-Juburi"),
        ("Park Jin-woo", "Jin-woo Park"),
        ("Vikram Singh Chauhan", "V. S. Chauhan"),
        ("Luis Alberto Peña Cárdenas", "Peña Cardenas"),
        ("Haile Tesfamichael", "Haile"),
        ("Oleksandr Hrytsenko", "Alexander Gritsenko"),
    ],
)
def test_near_names_in_near_reports_are_one(a, b):
    assert names([reading(1, a, beside=HERE), reading(2, b, beside=HERE)]) == [sorted((a, b))]


def test_a_first_name_in_reports_of_other_things_is_somebody_else():
    assert len(names([reading(1, "Haile Tesfamichael", beside=HERE), reading(2, "Haile", beside=THERE)])) == 2


def test_one_story_is_near_enough():
    readings = [reading(1, "Haile Tesfamichael", beside=HERE), reading(2, "Haile", beside=THERE)]
    story = Story("s", tuple(r.article.id for r in readings))
    assert len(names(readings, [story])) == 1


def test_two_whom_one_report_names_in_full_stay_two():
    found = names([reading(1, "Hussein Jabouri", "Hussain Juburi", beside=HERE), reading(2, "Rita Bell", beside=HERE)])
    assert ["Hussain Juburi"] in found and ["Hussein Jabouri"] in found


def test_contrary_first_names_stay_two_though_the_reports_are_near():
    assert len(names([reading(1, "Igor Ivanov", beside=HERE), reading(2, "Sergei Ivanov", beside=HERE)])) == 2


def test_a_bare_name_that_two_bear_alike_stays_alone():
    found = names([reading(1, "Askar Sadykov", "Nurlan Sadykov", beside=HERE), reading(2, "Sadykov", beside=HERE)])
    assert ["Sadykov"] in found


def test_what_was_read_as_a_body_is_the_person_of_near_reports():
    found = names([reading(1, "Henrik Solvang", beside=HERE), reading(2, ("Solvang", "ORG"), beside=HERE)])
    assert found == [["Henrik Solvang", "Solvang"]]


def test_a_body_named_beside_its_founder_stays_a_body():
    both = reading(1, "Michael Dellman", ("Dellman", "ORG"), beside=HERE)
    assert ["Dellman"] in names([both, reading(2, ("Dellman", "ORG"), beside=HERE)])


def test_reports_years_apart_are_not_near():
    near = Surroundings()
    near.add(reading(1, "Rita Bell", beside=HERE))
    near.add(reading(2, "Rita Bell", beside=HERE, day="2009-01-01"))
    near.add(reading(3, "Rita Bell", beside=HERE, day="2001-12-01"))
    assert near.near(f"{1:016x}") == [f"{3:016x}"]
