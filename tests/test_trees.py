"""Scores of heads to trees with one root."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sanudo.language.trees import tree


def is_tree(heads: list[int]) -> bool:
    for i in range(1, len(heads) + 1):
        seen = set()
        while i:
            if i in seen:
                return False
            seen.add(i)
            i = heads[i - 1]
    return heads.count(0) == 1


def best_by_trying(scores: np.ndarray) -> float:
    n = len(scores)
    ways = itertools.product(range(n + 1), repeat=n)
    return max(sum(scores[i, h] for i, h in enumerate(w)) for w in ways if is_tree(list(w)))


def test_a_tree_that_every_word_agrees_on_is_kept() -> None:
    scores = np.full((3, 4), -5.0, dtype=np.float32)
    scores[0, 2] = scores[1, 0] = scores[2, 2] = 5
    assert tree(scores) == [2, 0, 2]


def test_a_circle_is_broken_at_its_weakest_link() -> None:
    scores = np.array([[0, 0, 9], [1, 9, 0]], dtype=np.float32)
    assert tree(scores) == [2, 0]


def test_a_lone_word_is_the_root() -> None:
    assert tree(np.array([[-3.0, 8.0]], dtype=np.float32)) == [0]


@given(st.integers(1, 12), st.integers(0, 10_000))
def test_any_scores_give_a_tree_with_one_root(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32)
    assert is_tree(tree(scores))


def test_the_tree_is_the_best_where_one_word_clearly_is_the_root() -> None:
    for seed in range(60):
        scores = np.random.default_rng(seed).normal(size=(4, 5)).astype(np.float32)
        scores[:, 0] -= 20
        scores[seed % 4, 0] += 40
        found = tree(scores)
        assert is_tree(found)
        assert abs(sum(scores[i, h] for i, h in enumerate(found)) - best_by_trying(scores)) < 1e-4
