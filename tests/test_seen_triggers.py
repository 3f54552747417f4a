"""Events that the encoder sees beside the ontology."""

from __future__ import annotations

from dataclasses import replace

import sanudo
from sanudo.reading.seen_triggers import seen_at, seen_triggers
from sanudo.reading.tree import tree_of
from sanudo.reading.triggers import all_triggers, find_triggers

GIVEN_BACK = "Serbia handed back the border village to Croatia on Monday."


def test_what_no_row_of_the_ontology_tells_is_told_by_the_encoder():
    assert find_triggers(tree_of(sanudo.parse(GIVEN_BACK))) == []
    (event,) = sanudo.analyse(sanudo.read_text(GIVEN_BACK, published="1998-03-18")).events
    assert event.type == "RETREAT"
    assert [actor.name for actor in event.actors] == ["Serbia"]
    assert event.cue.of(GIVEN_BACK) == "handed"


def test_a_parse_without_the_head_leaves_the_ontology_alone():
    parsed = replace(sanudo.parse(GIVEN_BACK), telling=(), quotation=())
    tree = tree_of(parsed)
    assert seen_triggers(tree, all_triggers(tree)) == []
    assert seen_at(parsed) is None


def test_words_that_the_ontology_says_tell_none_are_not_seen_either():
    tree = tree_of(sanudo.parse("The Senate killed the bill on Monday."))
    assert find_triggers(tree) == []
    assert [tree.lower[trigger.head] for trigger in seen_triggers(tree, all_triggers(tree))] == []
