"""Trees that were learned, as they ship."""

import pytest

from sanudo.comparing.differing import claims, values
from sanudo.comparing.differing.claim_pairs import PUT_FEATURES
from sanudo.comparing.differing.judging import SLOT_FEATURES
from sanudo.reading.trees import Trees, trees


def test_each_tree_adds_what_its_leaf_says():
    two = Trees(("x",), 0.0, (((0, 0.5, 1, 2), (-1.0,), (1.0,)), ((2.0,),)))
    assert two.probability([0.0]) == pytest.approx(0.731, abs=0.001)
    assert two.probability([1.0]) == pytest.approx(0.953, abs=0.001)


@pytest.mark.parametrize(
    "name, features", [("values", (*SLOT_FEATURES[1:], *values.TELL)), ("claims", (*PUT_FEATURES[1:], *claims.TELL))]
)
def test_what_ships_was_learned_from_the_features_that_are_made(name: str, features: tuple[str, ...]):
    assert trees(f"differing_{name}").features == features


def test_what_no_values_within_their_bounds_can_reach_is_told_from_the_bounds():
    two = Trees(
        ("size", "age"),
        -1.0,
        (((0, 2.0, 1, 2), (-1.0,), (2.0,)), ((1, 5.0, 1, 2), (0.5,), (-3.0,))),
    )
    likely, unlikely = two.probability([3.0, 1.0]), two.probability([1.0, 9.0])
    assert two.may_reach(likely, [0.0, 0.0], [9.0, 9.0])
    assert not two.may_reach(likely, [0.0, 0.0], [2.0, 9.0])  # never above the size that it takes
    assert not two.may_reach(likely, [0.0, 6.0], [9.0, 9.0])
    assert two.may_reach(unlikely, [1.0, 9.0], [1.0, 9.0])
