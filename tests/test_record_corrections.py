"""Corrections by hand: done on what a comparison found, found again in another comparison, undone."""

import pytest

from sanudo.article.types import Article, Dating, Span
from sanudo.comparing.types import Actor, Alias, Evidence, Office, Story
from sanudo.record.corrections import actor_reference, correct_actors, correct_stories, in_force, story_reference
from sanudo.record.record import Record
from sanudo.record.schema import RecordError
from sanudo.record.types import Correction

NAMES = {
    ("x", 0): "Ramiro Quispe",
    ("x", 1): "Tomas Quispe",
    ("y", 0): "Ramiro Kispe",
    ("y", 1): "Quispe",
    ("z", 0): "Quispe",
}


def name_of(article, entity):
    return NAMES[article, entity]


def actor(id, *members, name=None):
    aliases = {}
    for article, entity in members:
        evidence = Evidence(article, Span(entity * 10, entity * 10 + 5))
        aliases.setdefault(NAMES[article, entity], []).append(evidence)
    return Actor(
        id,
        name or NAMES[members[0]],
        "PERSON",
        tuple(Alias(each, tuple(where)) for each, where in aliases.items()),
        members=tuple(members),
    )


RAMIRO = actor("r", ("x", 0))
KISPE = actor("k", ("y", 0))
TOMAS = actor("t", ("x", 1), ("y", 1), ("z", 0))
FOUND = (RAMIRO, TOMAS, KISPE)


def log(*steps):
    return [Correction(n, kind, value) for n, (kind, value) in enumerate(steps, start=1)]


def ref(actor):
    return actor_reference(actor, name_of)


def by_name(actors):
    return {each.name: set(each.members) for each in actors}


def test_merged_actors_are_one_under_the_first_name_with_all_aliases():
    (merged, other) = correct_actors(FOUND, log(("merge", {"into": ref(RAMIRO), "other": ref(KISPE)})), name_of)
    assert merged.id == "r" and merged.members == (("x", 0), ("y", 0)) and other == TOMAS
    assert [alias.name for alias in merged.aliases] == ["Ramiro Quispe", "Ramiro Kispe"]


def test_offices_seen_in_both_are_one_with_the_widest_days():
    evidence = (Evidence("x", Span(0, 1)),)
    one = Actor(
        "1", "A", "PERSON", (), (Office("minister", "Peru", "2004-05-12", "2004-05-12", evidence),), (("x", 0),)
    )
    two = Actor("2", "B", "PERSON", (), (Office("minister", "Peru", "2004-06-16", None, evidence),), (("y", 0),))
    (merged,) = correct_actors((one, two), log(("merge", {"into": ref(one), "other": ref(two)})), name_of)
    assert merged.offices == (Office("minister", "Peru", "2004-05-12", "2004-05-12", evidence),)


def test_a_split_takes_a_name_out_with_its_places():
    now = correct_actors(FOUND, log(("split", {"actor": ref(TOMAS), "names": ["Quispe"]})), name_of)
    assert by_name(now)["Quispe"] == {("y", 1), ("z", 0)} and by_name(now)["Tomas Quispe"] == {("x", 1)}
    assert [alias.name for each in now if each.id == "t" for alias in each.aliases] == ["Tomas Quispe"]


def test_a_split_may_take_out_one_article_alone():
    now = correct_actors(FOUND, log(("split", {"actor": ref(TOMAS), "names": [], "articles": ["z"]})), name_of)
    assert by_name(now)["Quispe"] == {("z", 0)}
    assert by_name(now)["Tomas Quispe"] == {("x", 1), ("y", 1)}


def test_a_split_that_would_leave_nothing_does_nothing():
    assert correct_actors(FOUND, log(("split", {"actor": ref(RAMIRO), "names": ["Ramiro Quispe"]})), name_of) == FOUND


def test_a_pinned_name_goes_to_its_actor_from_whoever_had_it():
    now = correct_actors(FOUND, log(("pin", {"actor": ref(RAMIRO), "name": "Quispe"})), name_of)
    assert by_name(now)["Ramiro Quispe"] == {("x", 0), ("y", 1), ("z", 0)}
    assert by_name(now)["Tomas Quispe"] == {("x", 1)}
    only = correct_actors(FOUND, log(("pin", {"actor": ref(RAMIRO), "name": "Quispe", "article": "z"})), name_of)
    assert by_name(only)["Ramiro Quispe"] == {("x", 0), ("z", 0)}


def test_a_rename_shows_another_name_and_keeps_the_rest():
    now = correct_actors(FOUND, log(("rename", {"actor": ref(KISPE), "name": "R. Quispe"})), name_of)
    assert [each.name for each in now] == ["Ramiro Quispe", "Tomas Quispe", "R. Quispe"]
    assert now[2].members == KISPE.members


def test_an_actor_is_found_again_under_another_id_by_what_it_rests_on():
    anew = (actor("1", ("y", 0), name="Kispe"), actor("2", ("x", 0)), actor("3", ("x", 1), ("y", 1), ("z", 0)))
    now = correct_actors(anew, log(("merge", {"into": ref(RAMIRO), "other": ref(KISPE)})), name_of)
    assert by_name(now)["Ramiro Quispe"] == {("x", 0), ("y", 0)} and len(now) == 2


def test_a_correction_whose_actor_is_gone_waits_and_does_nothing():
    step = ("rename", {"actor": ref(KISPE), "name": "R. Quispe"})
    assert correct_actors((TOMAS,), log(step), name_of) == (TOMAS,)


def test_corrections_are_done_in_the_order_in_which_they_were_made():
    steps = log(
        ("merge", {"into": ref(RAMIRO), "other": ref(KISPE)}),
        ("rename", {"actor": ref(RAMIRO), "name": "R. Q."}),
        ("split", {"actor": ref(RAMIRO), "names": ["Ramiro Kispe"]}),
    )
    assert set(by_name(correct_actors(FOUND, steps, name_of))) == {"R. Q.", "Tomas Quispe", "Ramiro Kispe"}
    assert len(correct_actors(FOUND, steps, name_of)) == 3


def test_what_was_undone_is_not_in_force():
    steps = [Correction(1, "merge", {}, undone=2), Correction(2, "undo", {"n": 1}), Correction(3, "rename", {})]
    assert [each.n for each in in_force(steps)] == [3]


def article(id, day, outlet="The Post"):
    return Article(
        id, f"{id}.txt", "", headline=f"About {id}", outlet=outlet, published=Dating(day, "dateline", "given")
    )


ARTICLES = {
    "a": article("a", "2004-05-12"),
    "b": article("b", "2004-05-13", "The Times"),
    "c": article("c", "2004-06-16"),
    "d": article("d", "2004-06-18"),
}
MAY = Story("may", ("a", "b"), "About a", "2004-05-12", "2004-05-13", outlets=("The Post", "The Times"))
JUNE = Story("june", ("c", "d"), "About c", "2004-06-16", "2004-06-18", outlets=("The Post",))


def moved(stories, article, story):
    value = {"article": article, "story": None if story is None else story_reference(story, article)}
    return correct_stories(stories, log(("move", value)), ARTICLES.__getitem__)


def test_a_moved_article_takes_its_days_and_outlet_along():
    may, june = moved((MAY, JUNE), "b", JUNE)
    assert (may.articles, may.begin, may.end, may.outlets) == (("a",), "2004-05-12", "2004-05-12", ("The Post",))
    assert (june.articles, june.begin, june.outlets) == (("b", "c", "d"), "2004-05-13", ("The Times", "The Post"))


def test_an_article_may_be_a_story_of_its_own():
    now = moved((MAY, JUNE), "c", None)
    assert [story.articles for story in now] == [("a", "b"), ("d",), ("c",)]
    assert now[1].title == "About d" and now[2].title == "About c"


def test_a_move_finds_its_story_again_under_another_id():
    anew = (Story("1", ("a", "b")), Story("2", ("c",)), Story("3", ("d",)))
    assert [story.articles for story in moved(anew, "d", JUNE)] == [("a", "b"), ("c", "d")]


def test_a_move_into_a_story_that_is_gone_does_nothing():
    assert moved((MAY,), "b", JUNE) == (MAY,)


def test_the_log_only_grows_and_undo_is_a_row_of_it(tmp_path):
    from sanudo.comparing.types import Comparison
    from sanudo.record import writing

    with Record(tmp_path / "r.db", write=True) as record:
        with record.writing() as db:
            for one in ARTICLES.values():
                writing.store_article(db, f"/{one.id}", one)
            writing.store_comparison(db, Comparison(stories=(MAY, JUNE), actors=(RAMIRO, TOMAS)))
        record.rename_actor("r", "R. Quispe")
        record.move_article("b", "june")
        assert record.undo().value == {"n": 2}
        assert record.undo().value == {"n": 1}
        assert [(each.kind, each.undone) for each in record.corrections()] == [
            ("rename", 4),
            ("move", 3),
            ("undo", None),
            ("undo", None),
        ]
        with pytest.raises(RecordError, match="nothing to undo"):
            record.undo()
        with pytest.raises(RecordError, match="cannot be merged with itself"):
            record.merge_actors("r", "r")
        with pytest.raises(KeyError):
            record.move_article("b", "nowhere")
