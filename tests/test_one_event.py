"""Which tellings are of one event: whatever their order, and however many there are."""

from dataclasses import replace

import pytest

from sanudo.article.types import Article, Dating, Part, Span
from sanudo.comparing import one_event
from sanudo.comparing.one_event import FEATURES, features, may_be_one, one_event_each, probability
from sanudo.comparing.told_events import Told
from sanudo.reading.types import Event, Moment, Participant, Reading, Sentence
from sanudo.telling.real_events import _status

SEIZED = "Norway seized the trawler Orla off Vardo."
TAKEN = "The trawler Orla was seized by Norway off Vardo."
FREED = "Norway seized eleven flats of a banker in Bergen."


def told(name, text, cue="seized", day=None, status="occurred", sides=("NOR", "ISL"), published="2004-05-04", **more):
    at = text.index(cue)
    who = tuple(tuple(Participant(side, Span(0, 1)) for side in ([one] if one else [])) for one in sides)
    span = Span(0, len(text))
    event = Event("COERCE", more.get("mode"), (), *who, Span(at, at + len(cue)), span, day, status=status)
    article = Article(name, name, text, (Part("paragraph", span),), published=Dating(published, "text", "given"))
    reading = Reading(article, (Sentence(span),), events=(event,), moments=more.get("moments", ()))
    return Told(reading, event, tuple(frozenset([one]) if one else frozenset() for one in sides), day)


def sizes(*tellings):
    return sorted(len(group) for group in one_event_each(tellings))


def test_two_tellings_of_one_event_are_one_and_another_is_another():
    assert sizes(told("a", SEIZED), told("b", TAKEN)) == [2]
    assert sizes(told("a", SEIZED), told("b", "Norwegian police fined him.", "fined")) == [1, 1]


def test_nothing_depends_on_the_order():
    tellings = [told("a", SEIZED), told("b", TAKEN), told("c", FREED), told("d", SEIZED, day="2004-05-03")]
    assert features(*tellings[:2]) == features(*tellings[1::-1])
    assert len(features(*tellings[:2])) == len(FEATURES)
    assert one_event_each(tellings) == one_event_each(tellings[::-1])
    assert sorted(id(one) for group in one_event_each(tellings) for one in group) == sorted(map(id, tellings))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"day": "2004-05-03"}, {"day": "2004-05-02"}),
        ({"mode": "arrest"}, {"mode": "seize"}),
        ({"sides": ("NOR", None)}, {"sides": ("SWE", "ISL")}),
    ],
)
def test_two_days_two_modes_and_other_people_are_never_one(one, other):
    a, b = told("a", SEIZED, **one), told("b", SEIZED, **other)
    assert not may_be_one(a, b) and probability(a, b) == 0.0 and sizes(a, b) == [1, 1]
    assert sizes(a, told("b", SEIZED, **one)) == [2]


def test_a_denial_is_of_what_is_told_with_its_word():
    denial = told("b", "Norway did not seize the trawler Orla off Vardo.", "seize", status="denied")
    assert may_be_one(told("a", SEIZED), denial)
    other = told("b", "Norway did not hold the trawler Orla off Vardo.", "hold", status="denied")
    assert not may_be_one(told("a", SEIZED), other)


def test_a_day_that_a_report_tells_elsewhere_speaks_for_and_against():
    at = Span(SEIZED.index("seized"), SEIZED.index("seized") + 6)
    moments = (Moment(at, Span(0, len(SEIZED)), "news", 0.9, "2004-05-03", Span(0, 1), 0.95),)
    same, other = FEATURES.index("same time"), FEATURES.index("other time")
    found = features(told("a", SEIZED, moments=moments), told("b", SEIZED, day="2004-05-03"))
    assert (found[same], found[other]) == (1, 0)
    found = features(told("a", SEIZED, moments=moments), told("b", SEIZED, day="2004-05-01"))
    assert (found[same], found[other]) == (0, 1)
    found = features(told("a", SEIZED, moments=moments), told("b", SEIZED, moments=(replace(moments[0], day="2004"),)))
    assert (found[same], found[other]) == (1, 0)
    unsure = (replace(moments[0], sure=0.5),)
    found = features(told("a", SEIZED, moments=unsure), told("b", SEIZED, day="2004-05-01"))
    assert (found[same], found[other]) == (0, 0)


def test_of_many_only_those_that_share_a_rare_word_are_likened(monkeypatch):
    ships = ("Orla", "Tern", "Puffin", "Skua", "Petrel", "Dunlin")
    tellings = [
        told(f"{n}{place}", text.replace("Orla", ship), day=f"2004-05-{10 + n}")
        for n, ship in enumerate(ships)
        for place, text in enumerate((SEIZED, TAKEN))
    ]
    every = sizes(*tellings)
    monkeypatch.setattr(one_event, "_ALL_PAIRS", 2)
    assert sizes(*tellings) == every == [2] * len(ships)


def test_where_as_many_tell_a_plan_as_a_deed_the_last_report_says_which():
    plan = told("a", SEIZED, status="planned")
    deed = told("b", SEIZED, published="2004-05-06")
    assert _status([plan, deed]) == "occurred"
    assert _status([replace(plan, reading=told("c", SEIZED, published="2004-05-07").reading), deed]) == "planned"
    assert _status([plan, plan, deed]) == "planned" and _status([deed, deed, plan]) == "occurred"
    assert _status([told("a", SEIZED, status="denied")]) == "denied"
