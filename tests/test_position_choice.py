"""Which positions are told: of one party and one thing one line, those that face each other side by side."""

from sanudo.article.types import Span
from sanudo.comparing.types import Evidence
from sanudo.telling.position_choice import MOST_LINES, Held, chosen


def held(holder, words, issue, article="a", start=0, stance="for", **more):
    return Held(holder, words, issue, stance, Evidence(article, Span(start, start + 10)), **more)


def test_of_one_party_and_thing_the_most_outright_wording_is_told_with_all_that_say_it():
    told = chosen(
        [
            held("Ana Weller", "praised the sale of the northern docks", "the sale of the northern docks", weight=1.0),
            held("Ana Weller", "supports the sale of the northern docks", "the sale of the docks", "b", weight=3.0),
        ]
    )
    assert [one.held.words for one in told] == ["supports the sale of the northern docks"]
    assert {one.article for one in told[0].evidence} == {"a", "b"}


def test_who_stands_against_it_comes_right_behind():
    told = chosen(
        [
            held("Ana Weller", "supports the sale of the northern docks", "the sale of the northern docks", weight=3.0),
            held("Jon Brandt", "demands a higher toll", "a higher toll", start=20, weight=2.9),
            held("Ines Holm", "opposes the sale", "the sale of the northern docks", "b", 40, "against", weight=2.5),
        ]
    )
    assert [one.holders for one in told] == [("Ana Weller",), ("Ines Holm",), ("Jon Brandt",)]


def test_what_several_hold_in_one_sentence_is_theirs_together():
    words = "agreed to lower the toll"
    told = chosen([held(name, words, "to lower the toll") for name in ("Ana Weller", "Jon Brandt")])
    assert [one.holders for one in told] == [("Ana Weller", "Jon Brandt")]


def test_what_the_days_have_told_is_told_again_only_where_it_is_the_core():
    core = held("Ana Weller", "opposes the sale of the docks", "the sale of the docks", weight=3.0, again=True)
    aside = held("Jon Brandt", "wants a taller mast", "a taller mast", start=20, weight=3.0, near=0.2, again=True)
    assert [one.holders for one in chosen([core, aside])] == [("Ana Weller",)]


def test_a_quotation_that_has_nothing_to_do_with_the_story_is_not_told():
    assert (
        chosen([held("Ana Weller", "said: “We must love our mothers”", "love our mothers", weight=2.0, near=0.0)]) == []
    )


def test_a_reader_is_told_so_many_and_of_one_party_no_more_than_a_few():
    things = ("toll", "lease", "crane", "ferry", "mast", "quay", "beacon", "customs", "siren", "dredger")
    many = [held(f"Party {n}", f"wants a {one}", f"a {one}", start=20 * n) for n, one in enumerate(things)]
    assert len(chosen(many)) == MOST_LINES
    alone = [held("Ana Weller", f"wants a {one}", f"a {one}", start=20 * n) for n, one in enumerate(things)]
    assert len(chosen(alone)) == 3


def test_a_state_and_its_officials_are_one_party_with_one_position():
    told = chosen(
        [
            held("Norland", "rejected the allegations of the company", "the allegations", article="a"),
            held("Norlandic officials", "rejected the company's allegations", "the allegations", article="b"),
        ]
    )
    assert len(told) == 1
