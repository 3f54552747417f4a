"""The same person, body or place across reports, and people of one name kept apart."""

import pytest

from sanudo.article.types import Article, Dating, Span
from sanudo.comparing.actors import actors_of, find_actors
from sanudo.comparing.resolving import Resolver
from sanudo.reading.types import Entity, Mention, Reading, Role


def reading(number, *people, day="2001-11-23"):
    """A report that names people: each (name, kind, keyword arguments of Entity; `office` is (title, body))."""
    text, entities = "", []
    for name, kind, more in people:
        more = dict(more)
        roles, form = (), more.pop("form", "name")
        if office := more.pop("office", None):
            title, body, *former = office
            roles = (Role(title, body, Span(len(text), len(text) + len(title)), bool(former)),)
            text += f"{title} "
        span = Span(len(text), len(text) + len(name))
        text += f"{name}. "
        entities.append(Entity(name, kind, (Mention(span, kind, len(entities), form, "name"),), roles, **more))
    article = Article(
        f"{number:016x}", f"{number}.txt", text, published=Dating(day, "timestamp", "given") if day else None
    )
    mentions = tuple(m for e in entities for m in e.mentions)
    return Reading(article, mentions=mentions, entities=tuple(entities))


def person(name, **more):
    return (name, "PERSON", more)


def names(*readings):
    """Each actor as the sorted names it goes by."""
    return sorted(sorted(alias.name for alias in actor.aliases) for actor in find_actors(readings))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Vladimir Rushailo", "Vladimir Rushaylo"),
        ("Mohammad Khatami", "Muhammad Khatami"),
        ("Usama bin Laden", "Osama bin Ladin"),
        ("Mikhail Gorbachev", "Michail Gorbatschow"),
        ("Bill Clinton", "William Clinton"),
        ("Vladimir Putin", "V. Putin"),
        ("Vladimir Putin", "Vladimir V. Putin"),
    ],
)
def test_spellings_of_one_name_are_one_actor(a, b):
    assert names(reading(1, person(a)), reading(2, person(b))) == [sorted((a, b))]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Igor Ivanov", "Sergei Ivanov"),
        ("George W. Bush", "George H. W. Bush"),
        ("Kim Jong-il", "Kim Jong-un"),
        ("Bashar al-Assad", "Hafez al-Assad"),
    ],
)
def test_conflicting_given_names_are_two_actors(a, b):
    assert names(reading(1, person(a)), reading(2, person(b))) == sorted([[a], [b]])


def test_one_given_name_and_surnames_that_sound_alike_are_two_unless_more_is_alike():
    head = person("Martin Kagel", office=("president", "Glass Union"))
    assert len(names(reading(1, person("Martin Keegel")), reading(2, head))) == 2
    same = person("Martin Keegel", office=("president", "Glass Union"))
    assert len(names(reading(1, same), reading(2, head))) == 1


def test_a_bare_surname_joins_the_only_one_it_fits():
    assert names(reading(1, person("Robertson")), reading(2, person("George Robertson"))) == [
        ["George Robertson", "Robertson"]
    ]


def test_a_bare_surname_that_fits_two_joins_by_office():
    found = names(
        reading(1, person("Igor Ivanov", office=("Foreign Minister", "Russia"))),
        reading(2, person("Sergei Ivanov", office=("Defense Minister", "Russia"))),
        reading(3, person("Ivanov", office=("Defense Minister", "Russia"))),
    )
    assert found == [["Igor Ivanov"], ["Ivanov", "Sergei Ivanov"]]


def test_a_bare_surname_that_fits_two_alike_stays_alone():
    found = names(reading(1, person("Igor Ivanov")), reading(2, person("Sergei Ivanov")), reading(3, person("Ivanov")))
    assert found == [["Igor Ivanov"], ["Ivanov"], ["Sergei Ivanov"]]


def test_an_office_alone_joins_its_holder_of_the_time():
    holder = reading(1, person("George Robertson", office=("Secretary-General", "NATO")))
    told = reading(2, person("NATO chief", office=("chief", "NATO"), form="role"))
    later = reading(3, person("NATO chief", office=("chief", "NATO"), form="role"), day="2015-01-01")
    assert len(find_actors((holder, told))) == 1
    assert len(find_actors((holder, later))) == 2


def test_a_man_and_a_woman_of_one_surname_are_two():
    found = names(reading(1, person("Clinton", gender="m")), reading(2, person("Clinton", gender="f")))
    assert found == [["Clinton"], ["Clinton"]]


def test_one_name_in_two_eras_is_two():
    found = find_actors((reading(1, person("John Adams"), day="1790-01-01"), reading(2, person("John Adams"))))
    assert len(found) == 2
    assert len({actor.id for actor in found}) == 2


def test_one_name_in_office_of_two_states_is_two():
    found = find_actors(
        (
            reading(1, person("John Smith", country="GBR", office=("Minister", "United Kingdom"))),
            reading(2, person("John Smith", country="AUS", office=("Minister", "Australia"))),
        )
    )
    assert len(found) == 2


def test_a_wrong_merge_draws_no_other_after_it():
    found = names(*(reading(n, person(name)) for n, name in enumerate(("Ana Marin", "Anna Marin", "Anita Marić"))))
    assert ["Anita Marić"] in found


def test_what_the_gazetteer_knows_is_one_by_its_key():
    one = reading(1, ("NATO", "ORG", {"key": "NATO", "sector": "IGO"}))
    other = reading(2, ("Atlantic alliance", "ORG", {"key": "NATO", "sector": "IGO"}))
    actor = find_actors((one, other))[0]
    assert (actor.key, actor.sector, len(actor.members)) == ("NATO", "IGO", 2)


def test_bodies_of_one_general_name_and_two_states_are_two():
    one = reading(1, ("Defense Ministry", "ORG", {"country": "RUS"}))
    other = reading(2, ("Defense Ministry", "ORG", {"country": "UKR"}))
    assert len(find_actors((one, other))) == 2


def test_a_body_alike_to_several_is_the_first_told_of_them():
    told = ("Oswin Quillan Tallow Group", "Oswin Quillan Tallow Council", "Oswin Quillan Tallow")
    found = names(*(reading(number, (name, "ORG", {})) for number, name in enumerate(told)))
    assert found == [[told[2], told[0]], [told[1]]]


def test_offices_are_dated_by_the_reports():
    actor = find_actors(
        (
            reading(1, person("Vladimir Putin", office=("President", "Russia")), day="2001-11-22"),
            reading(2, person("Vladimir Putin", office=("President", "Russia")), day="2001-11-24"),
            reading(3, person("Vladimir Putin", office=("President", None)), day=None),
        )
    )[0]
    (office,) = actor.offices
    assert (office.title, office.body, office.first_seen, office.last_seen) == (
        "President",
        "Russia",
        "2001-11-22",
        "2001-11-24",
    )
    assert len(office.evidence) == 3


def test_a_former_office_is_told_apart():
    actor = find_actors((reading(1, person("Mikhail Gorbachev", office=("President", "Soviet Union", "former"))),))[0]
    assert actor.offices[0].former


def test_every_alias_says_where_it_stands():
    one = reading(1, person("Vladimir Putin"))
    alias = find_actors((one,))[0].aliases[0]
    assert alias.evidence[0].span.of(one.article.text) == alias.name


def test_every_entity_is_of_exactly_one_actor():
    readings = [reading(n, person("Igor Ivanov"), person("Ivanov"), ("NATO", "ORG", {"key": "NATO"})) for n in range(4)]
    members = [member for actor in find_actors(readings) for member in actor.members]
    assert sorted(members) == sorted((r.article.id, i) for r in readings for i in range(3))


def test_reports_may_come_one_by_one():
    readings = [reading(n, person(name)) for n, name in enumerate(("Robertson", "George Robertson", "Tony Blair"))]
    resolver = Resolver()
    for each in readings:
        resolver.add(each)
        assert actors_of(resolver) == actors_of(resolver)
    assert actors_of(resolver) == find_actors(readings)


def test_no_reports_no_actors():
    assert find_actors(()) == ()


def test_a_body_with_its_state_and_without_is_one_office():
    told = [
        reading(1, person("Vladimir Rushailo", office=("secretary", "Russia's Security Council"))),
        reading(2, person("Vladimir Rushailo", office=("Secretary", "Security Council"))),
    ]
    offices = find_actors(told)[0].offices
    assert [(office.body, len(office.evidence)) for office in offices] == [("Russia's Security Council", 2)]


def test_father_and_son_across_reports_are_two():
    assert len(find_actors((reading(1, person("Donald Trump")), reading(2, person("Donald Trump Jr."))))) == 2


def test_a_name_in_either_order_is_one():
    assert len(find_actors((reading(1, person("Vladimir Putin")), reading(2, person("Putin Vladimir"))))) == 1


def test_an_office_alone_joins_its_holder_where_the_town_is_spelt_otherwise():
    holder = reading(1, person("Anna Solano", office=("Mayor", "Quillabambar")))
    told = reading(2, person("mayor of Quilabambar", office=("mayor", "Quilabambar"), form="role"))
    other = reading(3, person("mayor of Quirihue", office=("mayor", "Quirihue"), form="role"))
    assert len(find_actors((holder, told))) == 1
    assert len(find_actors((holder, other))) == 2
