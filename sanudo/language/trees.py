"""Scores of heads in, a tree with one root out. Knows nothing of words."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def tree(scores: Scores) -> list[int]:
    """The head of each of n words; 0 is the root, i + 1 is word i. `scores` is (n, n + 1): of word i, of head j.

    The best head of each word where these make a tree, else the best tree (Chu-Liu and Edmonds) under the best root.
    """
    n = len(scores)
    scores = scores.copy()
    scores[np.arange(n), np.arange(n) + 1] = -np.inf
    heads: list[int] = scores.argmax(1).tolist()
    if heads.count(0) == 1 and _is_tree(heads):
        return heads
    root = _root(scores, heads)
    scores[:, 0] = -np.inf
    scores[root, :] = -np.inf
    scores[root, 0] = 0.0
    heads = scores.argmax(1).tolist()
    if _is_tree(heads):
        return heads
    full = np.full((n + 1, n + 1), -np.inf)
    full[1:, :] = scores
    return list(_best_tree(full))[1:]


def _root(scores: Scores, heads: list[int]) -> int:
    """The word that is best as the root, against its own best other head, among those that chose it (or all)."""
    chosen = [i for i, h in enumerate(heads) if h == 0] or list(range(len(heads)))
    if len(scores) == 1:
        return 0
    loss = scores[:, 1:].max(1) - scores[:, 0]
    return min(chosen, key=lambda i: (float(loss[i]), i))


def _is_tree(heads: list[int]) -> bool:
    """Whether every word leads to the root."""
    state = [0] * (len(heads) + 1)
    state[0] = 2
    for i in range(1, len(heads) + 1):
        path = []
        while state[i] == 0:
            state[i] = 1
            path.append(i)
            i = heads[i - 1]
        if state[i] == 1:
            return False
        for j in path:
            state[j] = 2
    return True


def _best_tree(scores: NDArray[np.float64]) -> list[int]:
    """Heads of the best tree over nodes 0 (the root) to n: `scores[dependent, head]`. Contracts one cycle at a time."""
    n = len(scores)
    heads = [0, *scores[1:].argmax(1).tolist()]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(n, dtype=bool)
    inside[cycle] = True
    outer = [i for i in range(n) if not inside[i]]
    own = np.array([scores[i, heads[i]] for i in cycle])
    size = len(outer) + 1
    smaller = np.full((size, size), -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(outer, outer)]
    from_cycle = scores[np.ix_(outer, cycle)]
    smaller[:-1, -1] = from_cycle.max(1)
    into = scores[np.ix_(cycle, outer)] - own[:, None]
    smaller[-1, :-1] = into.max(0)
    smaller[0, :] = -np.inf
    found = _best_tree(smaller)
    result = list(heads)
    for k, node in enumerate(outer):
        if k:
            result[node] = cycle[int(from_cycle[k].argmax())] if found[k] == size - 1 else outer[found[k]]
    entry = outer[found[-1]]
    broken = cycle[int(into[:, found[-1]].argmax())]
    result[broken] = entry
    return result


def _cycle(heads: list[int]) -> list[int]:
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        node = start
        while node and not seen[node]:
            seen[node] = start
            node = heads[node]
        if node and seen[node] == start:
            cycle = [node]
            following = heads[node]
            while following != node:
                cycle.append(following)
                following = heads[following]
            return cycle
    return []
