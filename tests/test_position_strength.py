"""How outright a verb takes a side, with the word that makes another verb of it."""

import pytest

from sanudo.language.parse import parse
from sanudo.reading.tree import tree_of
from sanudo.telling.position_strength import OUTRIGHT, STANDING, weight_of, with_particle


@pytest.mark.parametrize(
    ("text", "verb", "whole", "weight"),
    [
        ("The premier ruled out a sale of the mine.", "ruled", "rule out", OUTRIGHT),
        ("The premier took issue with the sale of the mine.", "took", "take issue", OUTRIGHT),
        ("The premier opposed the sale of the mine.", "opposed", "oppose", OUTRIGHT),
        ("The premier took the train to the mine.", "took", "take", STANDING),
    ],
)
def test_who_rules_a_thing_out_takes_a_side_outright(text, verb, whole, weight):
    tree = tree_of(parse(text))
    place = tree.lower.index(verb)
    assert (with_particle(tree, place), weight_of(tree, place)) == (whole, weight)
