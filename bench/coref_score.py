"""Gold and predicted chains in, CoNLL F1 out: the mean of MUC, B-cubed and CEAF-e (Pradhan et al. 2014).

A chain is a set of mentions; a mention is any hashable. Knows nothing of texts.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

Chains = list[set[Hashable]]


def conll(gold: Iterable[set[Hashable]], found: Iterable[set[Hashable]]) -> dict[str, float]:
    """F1 of each measure and their mean, as `muc`, `b3`, `ceafe`, `conll`, 0 to 1."""
    key, response = [set(c) for c in gold if c], [set(c) for c in found if c]
    scores = {"muc": _f1(*_muc(key, response)), "b3": _f1(*_b3(key, response)), "ceafe": _f1(*_ceafe(key, response))}
    scores["conll"] = sum(scores.values()) / 3
    return scores


def _f1(recall: float, precision: float) -> float:
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _muc(key: Chains, response: Chains) -> tuple[float, float]:
    return _links(key, response), _links(response, key)


def _links(key: Chains, response: Chains) -> float:
    where = {mention: i for i, chain in enumerate(response) for mention in chain}
    kept = total = 0
    for chain in key:
        parts = {where.get(mention, ("alone", mention)) for mention in chain}
        kept += len(chain) - len(parts)
        total += len(chain) - 1
    return kept / total if total else 0.0


def _b3(key: Chains, response: Chains) -> tuple[float, float]:
    return _overlap(key, response), _overlap(response, key)


def _overlap(key: Chains, response: Chains) -> float:
    where = {mention: chain for chain in response for mention in chain}
    total = sum(len(chain) for chain in key)
    shared = sum(len(chain & where[m]) / len(chain) for chain in key for m in chain if m in where)
    return shared / total if total else 0.0


def _ceafe(key: Chains, response: Chains) -> tuple[float, float]:
    if not key or not response:
        return 0.0, 0.0
    where: dict[Hashable, int] = {mention: j for j, chain in enumerate(response) for mention in chain}
    table = [[0.0] * len(response) for _ in key]
    for i, chain in enumerate(key):
        for j in {where[mention] for mention in chain if mention in where}:
            table[i][j] = 2 * len(chain & response[j]) / (len(chain) + len(response[j]))
    best = sum(table[i][j] for i, j in best_pairs(table))
    return best / len(key), best / len(response)


def best_pairs(worth: list[list[float]]) -> list[tuple[int, int]]:
    """The assignment of rows to columns of the greatest sum (Hungarian method by shortest paths)."""
    if len(worth) > len(worth[0]):
        turned = [list(column) for column in zip(*worth, strict=True)]
        return [(i, j) for j, i in best_pairs(turned)]
    rows, columns = len(worth), len(worth[0])
    up, left = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        least, way, done = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while owner[column]:
            done[column] = True
            at, step, onward = owner[column], float("inf"), 0
            for j in range(1, columns + 1):
                if not done[j]:
                    cost = -worth[at - 1][j - 1] - up[at] - left[j]
                    if cost < least[j]:
                        least[j], way[j] = cost, column
                    if least[j] < step:
                        step, onward = least[j], j
            for j in range(columns + 1):
                if done[j]:
                    up[owner[j]] += step
                    left[j] -= step
                else:
                    least[j] -= step
            column = onward
        while column:
            owner[column], column = owner[way[column]], way[column]
    return [(owner[j] - 1, j - 1) for j in range(1, columns + 1) if owner[j]]
