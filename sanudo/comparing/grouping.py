"""Which wordings of one speaker are one statement.

`Said`s go in, groups of them come out. Each is parted into what it says (said.py); pieces are joined the surest first,
as long as all of a group go together on the whole and none contradicts another, so that two statements on one topic
stay two. A quotation that says two things may stand in two groups, in each with the words that belong there.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import median

from sanudo.comparing.said import NEVER, Said, log_odds, may_reach, pieces_of, together

SAME = 0.5  # how probable it must be, on the whole, that the wordings of a group are one statement
FLOOR = -2.5  # log odds below which two wordings are never in one group, whatever stands between them
MOST = -0.3  # ... and that half of all pairs of two groups have at least
_STRANGERS = -4.0  # log odds of two that were never likened, since they share no rare word
_ONE_UTTERANCE = 0.5  # the share of quotations from which on two groups have the same ones, and are one
_ALL_PAIRS = 60  # wordings of a speaker that are likened all to all; of more, those that share rare words
_RARE, _NEAR = 5, 20  # rare words of a wording, and wordings likened by each


class _Odds:
    """The log odds of pairs of pieces, each worked out when it is asked for."""

    def __init__(self, pieces: Sequence[Said], factor: Mapping[str, float], doubt: float) -> None:
        self.likened = candidates(pieces)
        self._among = frozenset(self.likened)
        self._pieces, self._factor, self._doubt = pieces, factor, doubt
        self._known: dict[tuple[int, int], float] = {}

    def reaching(self, least: float) -> list[tuple[int, int]]:
        """The pairs whose odds may be so much."""
        pieces, wanted = self._pieces, least + self._doubt
        return [(i, j) for i, j in self.likened if may_reach(pieces[i], pieces[j], self._factor, wanted)]

    def of(self, i: int, j: int) -> float:
        """The log odds that two are one statement."""
        pair = (min(i, j), max(i, j))
        if pair not in self._among:
            return _STRANGERS
        if pair not in self._known:
            self._known[pair] = log_odds(self._pieces[pair[0]], self._pieces[pair[1]], self._factor) - self._doubt
        return self._known[pair]


def cluster_wordings(said: Sequence[Said], factor: Mapping[str, float], doubt: float = 0.0) -> list[list[Said]]:
    """The wordings of one speaker, those of one statement together; ties go to the earlier. `doubt`, in log odds, that
    it is one speaker."""
    pieces = [piece for whole in said for piece in pieces_of(whole)]
    groups = [[pieces[number] for number in group] for group in _joined(pieces, _Odds(pieces, factor, doubt))]
    return _whole_again(said, _one_utterance(groups))


def candidates(said: Sequence[Said], all_pairs: int = _ALL_PAIRS) -> list[tuple[int, int]]:
    """Pairs that may be one statement: all, or where there are many, those that share a rare word. Pieces of one
    quotation are none."""
    if len(said) <= all_pairs:
        pairs = {(i, j) for i in range(len(said)) for j in range(i + 1, len(said))}
    else:
        index: dict[str, list[int]] = defaultdict(list)
        pairs = set()
        for number, one in enumerate(said):
            weights = one.content.weights
            for key in sorted(weights, key=lambda key: (-weights[key], key))[:_RARE]:
                pairs.update((other, number) for other in index[key][-_NEAR:])
                index[key].append(number)
    return sorted((i, j) for i, j in pairs if said[i].place != said[j].place)


def _joined(pieces: Sequence[Said], odds: _Odds) -> list[list[int]]:
    """Groups of pieces, joined the surest pair first."""
    home = list(range(len(pieces)))
    members = {number: [number] for number in home}
    least = math.log(SAME / (1 - SAME))
    for value, i, j in sorted((-odds.of(i, j), i, j) for i, j in odds.reaching(least)):
        if -value < least:
            break
        a, b = sorted((home[i], home[j]))
        if a != b and _go_together(members[a], members[b], pieces, odds) >= least:
            for number in members[b]:
                home[number] = a
            members[a] += members.pop(b)
    return [sorted(group) for _, group in sorted(members.items())]


def _go_together(a: list[int], b: list[int], pieces: Sequence[Said], odds: _Odds) -> float:
    """How well two groups go together: the smaller's wordings with their best partners, and all pairs on the whole.

    A pair that contradicts keeps them apart; pieces of one quotation tell nothing of each other.
    """
    pairs = {(x, y): odds.of(x, y) for x in a for y in b if pieces[x].place != pieces[y].place}
    if min(pairs.values()) <= FLOOR:
        return NEVER
    if median(pairs.values()) < MOST:
        return NEVER
    ours = [max(own) for x in a if (own := [pairs[x, y] for y in b if (x, y) in pairs])]
    theirs = [max(own) for y in b if (own := [pairs[x, y] for x in a if (x, y) in pairs])]
    best = ours if len(a) < len(b) else theirs if len(b) < len(a) else ours + theirs
    return 0.5 * sum(best) / len(best) + 0.5 * sum(pairs.values()) / len(pairs)


def _one_utterance(groups: list[list[Said]]) -> list[list[Said]]:
    """Groups of mostly the same quotations are one: two reports give the same two sentences."""
    kept: list[list[Said]] = []
    for group in sorted(groups, key=lambda group: -len({one.place for one in group})):
        places = {one.place for one in group}
        for other in kept:
            theirs = {one.place for one in other}
            if len(places) > 1 and len(places & theirs) > _ONE_UTTERANCE * len(places | theirs):
                other += group
                break
        else:
            kept.append(list(group))
    return kept


def _whole_again(said: Sequence[Said], groups: list[list[Said]]) -> list[list[Said]]:
    """Groups of quotations: whole where no other group has a piece of them, else as far as they belong there."""
    whole = {one.place: one for one in said}
    shared = [group for group in groups if len({one.place for one in group}) > 1]
    held: dict[tuple[str, int], int] = defaultdict(int)
    for group in shared:
        for place in {one.place for one in group}:
            held[place] += 1
    found: list[list[Said]] = []
    for group in shared:
        mine: dict[tuple[str, int], list[Said]] = defaultdict(list)
        for one in group:
            mine[one.place].append(one)
        found.append([whole[place] if held[place] == 1 else together(own) for place, own in sorted(mine.items())])
    alone = [[one] for one in said if one.place not in held]
    return sorted(found + alone, key=lambda group: min(order(said, one) for one in group))


def order(said: Sequence[Said], one: Said) -> int:
    """Where a quotation stands among those that came in."""
    return next(number for number, other in enumerate(said) if other.place == one.place)
