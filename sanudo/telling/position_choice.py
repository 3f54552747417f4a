"""Which positions an account tells, and in which order: of one party and one thing one, the weightiest first.

What parties hold in words that can be told goes in (`Held`); those that are told come out, party by party, a party that
stands against another on the same thing right behind it. Knows no reports but by their ids.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sanudo.comparing.types import Evidence
from sanudo.telling.told import shared

MOST_LINES = 8
MOST_OF_ONE = 3
_MANY = 2  # of one party, where more than a few have positions
_FEW = 3
_ONE_THING = 0.7  # of the words of an issue: what another of one party has, for both to be about one thing
_AGAINST = 0.45  # ... of two parties that stand against each other
_LONG = 32  # words of a line that is hard to read
_CORE = 0.5  # of the words of an issue: what other reports have, for it to be what the story turns on
_SHORT = 26  # words of what is told in short again
_MOST_AGAIN = 3
_FAR = 0.07  # ... for a quotation to be of the story at all
_TELLING = 2.0  # the weight of a position that may be told in short where the days have told it


@dataclass(frozen=True, slots=True)
class Held:
    """A position in the words of a report: whose, what they take a side on (`issue`) and which, where it stands.

    `weight` is how outright the words take it, `many` their verb in the plural where the holder is but one of several,
    `near` how much of what it is about is in other reports too, `again` whether the days have told it,
    `voice` whose report it is, where several copy one.
    """

    holder: str
    words: str
    issue: str
    stance: str
    evidence: Evidence
    many: str = ""
    weight: float = 1.0
    near: float = 1.0
    again: bool = False
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is told: who holds it together, in which words, and all that says so."""

    holders: tuple[str, ...]
    held: Held
    evidence: tuple[Evidence, ...]


def chosen(all_: Sequence[Held]) -> list[Chosen]:
    """The positions that are told, in order."""
    things = [thing for holder in dict.fromkeys(one.holder for one in all_) for thing in _things(holder, all_)]
    best = [(thing, _best(thing)) for thing in things]
    told = [(thing, one) for thing, one in best if not _is_idle(one) and (not one.again or _is_core(thing, one))]
    ranked = _together(sorted(told, key=lambda pair: -_rank(*pair)))
    return _in_order(_limited(ranked))


def _things(holder: str, all_: Sequence[Held]) -> list[list[Held]]:
    """What one party holds, thing by thing."""
    found: list[list[Held]] = []
    for one in (one for one in all_ if one.holder == holder):
        same = next((thing for thing in found if _is_one_thing(one, thing[0])), None)
        if same is None:
            found.append([one])
        else:
            same.append(one)
    return found


def _is_one_thing(one: Held, other: Held) -> bool:
    if is_within(one.words, other.words):
        return True
    return max(shared(one.issue, other.issue), shared(other.issue, one.issue)) >= _ONE_THING


def is_within(words: str, other: str) -> bool:
    """Whether one wording has nearly nothing that the other does not have."""
    ours, theirs = set(re.findall(r"\w+", words.lower())), set(re.findall(r"\w+", other.lower()))
    return len(ours & theirs) >= 0.75 * min(len(ours), len(theirs))


def _best(thing: Sequence[Held]) -> Held:
    """The wording that takes the side most outright, in its own words, at no great length."""
    return max(thing, key=lambda one: one.weight - 0.5 * _is_mended(one) - _excess(one.words))


def _is_mended(one: Held) -> bool:
    """Whether the words need a word of the account's, or tell what is still to be said: "will urge"."""
    return "[" in one.words or bool(one.many) or (one.words.startswith("will ") and " not " not in one.words[:12])


def _excess(words: str) -> float:
    """What a line loses by its length."""
    return 0.05 * max(0, len(words.split()) - _LONG)


def _voices(thing: Sequence[Held]) -> int:
    return len({one.voice or one.evidence.article for one in thing})


def _is_core(thing: Sequence[Held], one: Held) -> bool:
    """Whether what the days have told may be told in short again: outright, and about what others tell of too."""
    if one.words.startswith("said: "):
        return False  # word for word it is told once
    known = _voices(thing) > 1 or one.near >= _CORE
    return known and one.weight >= _TELLING and len(one.words.split()) <= _SHORT


def _is_idle(one: Held) -> bool:
    """Whether words that only may be meant as a position have nothing to do with what other reports tell."""
    return one.weight <= _TELLING and one.near < _FAR


def _rank(thing: Sequence[Held], one: Held) -> float:
    return one.weight + 0.75 * (_voices(thing) - 1) + one.near - _excess(one.words) - 0.5 * one.again


def _together(ranked: Sequence[tuple[list[Held], Held]]) -> list[Chosen]:
    """What several hold in one sentence is theirs together; each with what says the same."""
    found: dict[Evidence, tuple[list[str], list[Held]]] = {}
    for thing, one in ranked:
        holders, all_ = found.setdefault(one.evidence, ([], [one]))
        holders.append(one.holder)
        all_ += [other for other in thing if other is not one and is_within(other.words, one.words)]
    return [Chosen(tuple(who), all_[0], tuple(one.evidence for one in all_)) for who, all_ in found.values()]


def _limited(ranked: Sequence[Chosen]) -> list[Chosen]:
    """The first of each party, then the others, as many as a reader reads."""
    parties = len({one.holders for one in ranked})
    most = _MANY if parties > _FEW else MOST_OF_ONE
    number: dict[tuple[str, ...], int] = {}
    kept: list[Chosen] = []
    for one in ranked:
        if any(_are_one_party(one, other) for other in kept):
            continue
        if one.held.again and sum(other.held.again for other in kept) == _MOST_AGAIN:
            continue
        number[one.holders] = number.get(one.holders, 0) + 1
        if number[one.holders] <= most:
            kept.append(one)
    return kept[:MOST_LINES]


def _are_one_party(one: Chosen, other: Chosen) -> bool:
    """Whether two hold the same and are hardly two: "Norland" and "Norland officials", "Sudan" and "Sudanese"."""
    ours, theirs = (re.findall(r"\w+", who.holders[0].lower().removeprefix("the ")) for who in (one, other))
    begin = bool(ours and theirs) and ours[0][:_STEM] == theirs[0][:_STEM] and len(ours[0]) >= _STEM - 1
    return begin and one.holders != other.holders and is_within(one.held.words, other.held.words)


_STEM = 5  # letters that the name of a state and of its people have in common


def _in_order(kept: Sequence[Chosen]) -> list[Chosen]:
    """Party by party; behind one the party that stands against it on the same thing."""
    left, found = list(kept), list[Chosen]()
    while left:
        facing = next((one for one in left if any(_is_against(one.held, other.held) for other in found[-1:])), left[0])
        own = [one for one in left if one.holders == facing.holders]
        found += own
        left = [one for one in left if one not in own]
    return found


def _is_against(one: Held, other: Held) -> bool:
    opposite = {one.stance, other.stance} == {"for", "against"}
    return opposite and max(shared(one.issue, other.issue), shared(other.issue, one.issue)) >= _AGAINST
