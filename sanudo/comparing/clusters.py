"""Things alike in several ways, joined into clusters: the most alike first, each cluster judged as a whole.

Pairs with their dot products in each channel go in, clusters come out. Two clusters are likened by the cosines of
their sums, channel by channel, so that what most members share counts and what one of them says aside does not: two
look-alike stories have single reports that are near each other, but names and days of their own as a whole. It knows
nothing of texts.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

Pair = tuple[int, int]
Dots = Sequence[float]  # one dot product for each channel


@dataclass(frozen=True, slots=True)
class Likeness:
    """A logistic model of "these two are one" over the cosines of the channels and the sizes of both."""

    bias: float
    channels: tuple[float, ...]
    smaller: float  # weighs the logarithm of the smaller size
    larger: float

    def __call__(self, dots: Dots, own: Dots, other: Dots, size: int, size_other: int) -> float:
        """The log odds, from the summed dot products across and within."""
        score = self.bias
        for weight, across, a, b in zip(self.channels, dots, own, other, strict=True):
            if across:
                score += weight * across / math.sqrt(a * b)
        if size > 1 or size_other > 1:
            score += self.smaller * math.log(min(size, size_other)) + self.larger * math.log(max(size, size_other))
        return score


def clusters(
    own: Sequence[Dots],
    pairs: Mapping[Pair, Dots],
    like: Likeness,
    least: float,
    days: Sequence[int | None] = (),
    reach: int = 0,
) -> list[list[int]]:
    """The clusters that are left when no two are alike with log odds of `least`: the largest first.

    `own` are the dot products of each thing with itself (0 in a channel that it has nothing in); a pair that is not
    in `pairs` counts as 0. Things that no pair joins do not touch each other's clusters. Ties go to the earlier pair.
    Where `days` are given, two clusters with more than `reach` days between them stay apart, so that what has no day
    does not bridge years.
    """
    links: list[dict[int, list[float]]] = [{} for _ in own]
    sums: list[list[float]] = [list(dots) for dots in own]
    members: list[list[int]] = [[index] for index in range(len(own))]
    lives = [_Life(day, day) for day in days] if days else [_Life(None, None)] * len(own)
    heap: list[tuple[float, int, int, int, int]] = []  # ties go by the first members, as those hold in any company
    first = list(range(len(own)))
    for (a, b), dots in pairs.items():
        links[a][b] = links[b][a] = list(dots)
        score = like(dots, sums[a], sums[b], 1, 1)
        if score >= least and lives[a].gap(lives[b]) <= reach:
            heap.append((-score, a, b, a, b))
    heapq.heapify(heap)
    while heap:
        _, _, _, a, b = heapq.heappop(heap)
        if not members[a] or not members[b]:
            continue
        fresh = len(members)
        across = links[a].pop(b)
        links[b].pop(a)
        sums.append([x + y + 2 * z for x, y, z in zip(sums[a], sums[b], across, strict=True)])
        members.append(members[a] + members[b])
        first.append(min(first[a], first[b]))
        lives.append(lives[a].joined(lives[b]))
        links.append(dict(_moved(links, a, b)))
        members[a], members[b] = [], []
        for other, dots in links[fresh].items():
            links[other][fresh] = dots
            score = like(dots, sums[other], sums[fresh], len(members[other]), len(members[fresh]))
            if score >= least and lives[fresh].gap(lives[other]) <= reach:
                low, high = sorted((first[other], first[fresh]))
                heapq.heappush(heap, (-score, low, high, other, fresh))
    found = [sorted(indices) for indices in members if indices]
    return sorted(found, key=lambda indices: (-len(indices), indices))


def regrouped(
    loose: Set[int],
    home: Callable[[int], frozenset[int]],
    linked: Callable[[int], Iterable[int]],
    cluster: Callable[[Set[int]], list[frozenset[int]]],
) -> tuple[list[frozenset[int]], list[frozenset[int]]]:
    """The clusters that are gone and those that are new, when the things `loose` have come or lost their cluster.

    `home` tells the old cluster of a thing that is not loose, `linked` the things that share a pair with one, and
    `cluster` clusters some things as if there were no others. What is left out would change nothing: a cluster's own
    history is that of its members alone, so that only clusters linked to one that changed must be looked at, and in
    turn only those linked to one that changed by that. The result is that of clustering everything.
    """
    old: set[frozenset[int]] = set()
    reached = set(loose)
    while True:
        near = {other for thing in reached for other in linked(thing)} - loose
        more = {home(other) for other in near} - old
        if old and not more:
            break
        old |= more
        found = cluster(frozenset(loose).union(*old))
        fresh = [each for each in found if each not in old]
        reached = set().union(*fresh)
        if not more:
            break
    kept = old.intersection(found)
    return sorted(old - kept, key=sorted), fresh


@dataclass(frozen=True, slots=True)
class _Life:
    """The first and the last day of a cluster, None where no member has one."""

    first: int | None
    last: int | None

    def gap(self, other: _Life) -> int:
        """The days between two clusters, 0 where they overlap or one has no day."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return 0
        return max(0, other.first - self.last, self.first - other.last)

    def joined(self, other: _Life) -> _Life:
        firsts = [day for day in (self.first, other.first) if day is not None]
        lasts = [day for day in (self.last, other.last) if day is not None]
        return _Life(min(firsts, default=None), max(lasts, default=None))


def _moved(links: list[dict[int, list[float]]], a: int, b: int) -> Iterator[tuple[int, list[float]]]:
    """The links of two clusters to all others, summed; both are taken out."""
    of_a, of_b = links[a], links[b]
    links[a], links[b] = {}, {}
    for other, dots in of_a.items():
        del links[other][a]
        more = of_b.get(other)
        yield other, dots if more is None else [x + y for x, y in zip(dots, more, strict=True)]
    for other, dots in of_b.items():
        del links[other][b]
        if other not in of_a:
            yield other, dots
