"""How probable it is that two wordings say one thing.

The words of two quotations go in, a probability comes out. Words are likened as base forms, by the classes of
data/synonyms.tsv, by their roots and by what they mean to the encoder, each weighing by how rare it is; numbers, names,
negations and opposites that disagree speak against. The weights of all that were learned (training/statements.py) from
wordings written for it. It knows nothing of reports, speakers or days.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sanudo.comparing.word_forms import (
    BEGINNING,
    Keys,
    base_form,
    classes_of,
    lines_of_data,
    names_in,
    nearness,
    numbers_in,
    opposite_pairs,
    weigh,
    words_in,
)
from sanudo.language.word_meanings import meaning_of

FEATURES = (
    *("bias", "shared", "meaning", "meaning contained", "meant alike", "meaning both", "numbers agree"),
    *("numbers differ", "names differ", "names part", "negation", "opposites", "doubt", "done"),
    *("no number shared", "fragment", "short", "direct", "mixed kinds", "size", "both denied", "verbatim"),
)
FOR = (*FEATURES[1:7], "verbatim")  # what can only speak for it, and what only against it, whatever the examples are
AGAINST = FEATURES[7:16]
_UNLIKE, _ALIKE = 0.2, 0.6  # between which word meanings go from nothing to all that a synonym is worth
_MEANT = 0.8
_MANY = 12  # telling words of a wording that is long
_FRAGMENT = 3  # ... and of one that only names what a long one speaks of
_TOUCHED = (0.25, 0.8, 1.1)  # shares of both, and a quarter of the words in common, up to which they only touch
_NAMED = 0.6  # ... and once more where it is a name's word that is in common
_CLAUSE = re.compile(
    r"[.;:!?—\n]|--|,|\bbut\b|\bwhile\b|\bunless\b|\buntil\b|\bbecause\b|\band\b|\bthan\b|(?=\bwithout\b)",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|no|nobody|none|nothing|never|neither|nor|nowhere|without|cannot|hardly)\b|n['’]t\b|\bno[ -]one\b", re.I
)
_INVERSE = re.compile(r"\b(?:refus|reject|den(?:y|ied|ies)|rul(?:e|es|ed|ing) out|fail(?:ed|s)? to)\w*\b", re.I)
_DOUBT = re.compile(r"\b(?:may|might|perhaps|possibly)\b", re.I)
_WILL = re.compile(r"\b(?:will|would|shall|should|must|(?:has|have|had) to|to be|going to)\b|['’]ll\b|^to\b", re.I)
_DONE = re.compile(r"\b(?:had|has|have|was|were)\b|['’]ve\b", re.I)


Marks = Mapping[int | str, tuple[str, ...]]
Near = list[tuple[str, str, float]]  # different words of two wordings, and what they are worth of one


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause's words, base forms with what they weigh, and whether it is negated; `marks` as of a Content."""

    weights: Mapping[str, float]
    negated: bool
    marks: Marks


@dataclass(frozen=True, slots=True)
class Content:
    """A wording ready to be likened. `folded` are its words in order, `weights` their base forms' weights; `marks` are
    these by the classes they are of and by how they begin: what shares no mark is worth nothing of each other; `words`
    are all base forms, those of the clauses too."""

    text: str
    direct: bool
    denied: bool
    folded: tuple[str, ...]
    weights: Mapping[str, float]
    clauses: tuple[Clause, ...]
    numbers: frozenset[str]
    names: frozenset[str]
    marks: Marks
    words: frozenset[str]


@lru_cache(maxsize=1 << 11)
def content_of(text: str, direct: bool = False, denied: bool = False) -> Content:
    """A wording's content; `denied` where the one who says it denies it."""
    weights = weigh(text)
    clauses = []
    for piece in _CLAUSE.split(text):
        found = weigh(piece)
        if found:
            inversions = min(1, len(_NOT.findall(piece))) + len(_INVERSE.findall(piece))
            clauses.append(Clause(found, denied != bool(inversions % 2), _marked(found)))
    return Content(
        text=text,
        direct=direct,
        denied=denied,
        folded=tuple(words_in(text)),
        weights=weights,
        clauses=tuple(clauses),
        numbers=numbers_in(text),
        names=names_in(text),
        marks=_marked(weights),
        words=frozenset(weights).union(*(clause.weights for clause in clauses)),
    )


def probability(a: Content, b: Content, factor: Mapping[str, float] | None = None) -> float:
    """How probable it is that both say one thing; `factor` makes words weigh less that a speaker has always."""
    found = features(a, b, factor)
    odds = sum(value * weight for value, weight in zip(found, weights_of(FEATURES), strict=True))
    return 1 / (1 + math.exp(-odds))


def features(a: Content, b: Content, factor: Mapping[str, float] | None = None) -> tuple[float, ...]:
    """The FEATURES of a pair, the same whichever comes first."""
    a, b = _in_order(a, b)
    factor = _factor_of(a, b, factor)
    shared, low, high, alike, both = _in_common(a, b, factor)
    part, negation = _best_clauses(a, b, factor)
    numbers, names = a.numbers & b.numbers, a.names & b.names
    one, other = _mood(a.text), _mood(b.text)
    return (
        1.0,
        shared,
        low,
        high,
        alike,
        both,
        min(1.0, len(numbers)) if a.numbers and b.numbers else 0.0,
        float(bool(a.numbers and b.numbers and not (a.numbers <= b.numbers or b.numbers <= a.numbers))),
        float(bool(a.names and b.names and not names)),
        float(bool(_others(a.names, b.names) and _others(b.names, a.names))),
        negation,
        _opposites(a, b) * part,
        float(one.doubted != other.doubted),
        float((one.done and other.ahead) or (other.done and one.ahead)),
        *_form(a, b, verbatim(a, b)),
    )


def _form(a: Content, b: Content, share: float) -> tuple[float, ...]:
    """The FEATURES of how long two wordings are and how they are told, the shorter one first; `share` of it stands in
    the other word for word."""
    small, large = len(a.weights), len(b.weights)
    return (
        float(bool(a.numbers and b.numbers and not a.numbers & b.numbers)),
        float(small <= _FRAGMENT and large > 3 * small and not (a.direct and b.direct)),
        1.0 / max(1, small),
        float(a.direct and b.direct),
        float(a.direct != b.direct),
        min(small, _MANY) / _MANY,
        float(a.denied and b.denied),
        share,
    )


def covered(a: Content, b: Content) -> float:
    """How far each word of one has a word of like meaning in the other, of the less covered of both."""
    a, b = _in_order(a, b)
    return _in_common(a, b, _factor_of(a, b, None))[1]


def touch_only(a: Content, b: Content) -> bool:
    """Whether a few words are common to both and most of either is something else."""
    a, b = _in_order(a, b)
    _, low, high, alike, _ = _in_common(a, b, _factor_of(a, b, None))
    return low < _TOUCHED[0] and high < _TOUCHED[1] and alike <= _TOUCHED[2]


def most_odds(a: Content, b: Content, factor: Mapping[str, float] | None = None) -> float:
    """The most that the log odds of `probability` can be, by what the words have in common alone."""
    a, b = _in_order(a, b)
    shared, low, high, alike, both = _in_common(a, b, _factor_of(a, b, factor))
    form = _form(a, b, most_verbatim(a, b))
    best = (1.0, shared, low, high, alike, both, 1.0, *(0.0,) * 7, *form)
    return sum([value * weight for value, weight in zip(best, weights_of(FEATURES), strict=True)])


def _in_order(a: Content, b: Content) -> tuple[Content, Content]:
    first, second = sorted((a, b), key=lambda content: (len(content.weights), content.text, content.direct))
    return first, second


def _factor_of(a: Content, b: Content, factor: Mapping[str, float] | None) -> dict[str, float]:
    """How much less words weigh, of those that a pair has; names once more."""
    found = {key: factor[key] for key in factor.keys() & (a.words | b.words)} if factor else {}
    for name in sorted(a.names | b.names):
        found[base_form(name)] = found.get(base_form(name), 1.0) * _NAMED
    return found


def _in_common(a: Content, b: Content, factor: Mapping[str, float]) -> tuple[float, float, float, float, float]:
    """The FEATURES of what words of two wordings have in common."""
    mine, theirs = _scaled(a.weights, factor), _scaled(b.weights, factor)
    near = _near_words(a.marks, b.marks)
    count = _shared(mine, theirs, factor, near)[1]
    return min(1.0, math.log1p(count) / math.log(8)), *_meant(mine, theirs, factor, near)


def _meant(
    a: Mapping[str, float], b: Mapping[str, float], factor: Mapping[str, float], near: Near
) -> tuple[float, float, float, float]:
    """How far each word of one has a word of like meaning in the other: of the less and of the more covered, how many
    words that is, common ones less, and both shares together."""
    if not a or not b:
        return 0.0, 0.0, 0.0, 0.0
    ours, theirs = _shape(tuple(a)), _shape(tuple(b))
    alike = (ours.vectors @ theirs.vectors.T - _UNLIKE) / (_ALIKE - _UNLIKE)
    alike = np.minimum(np.maximum(alike, 0), 1) * _MEANT
    for one, other, worth in near:
        i, j = ours.place[one], theirs.place[other]
        alike[i, j] = max(alike[i, j], worth)
    alike[ours.digits] = 0.0
    alike[:, theirs.digits] = 0.0
    for one in a.keys() & opposite_pairs().keys():
        for other in opposite_pairs()[one] & b.keys():
            alike[ours.place[one], theirs.place[other]] = 0.0
    for word in ours.place.keys() & theirs.place.keys():
        alike[ours.place[word], theirs.place[word]] = 1.0
    counts, shares = [], []
    for best, words in ((alike.max(1), a), (alike.max(0), b)):
        weights = np.array(list(words.values()))
        shares.append(float(best @ weights) / max(float(weights.sum()), 1e-9))
        counts.append(
            sum([factor.get(word, 1.0) for word, worth in zip(words, best.tolist(), strict=True) if worth > 0.5])
        )
    low, high = sorted(shares)
    return low, high, min(min(counts) / 4, 3.0), 2 * low * high / (low + high + 1e-9)


@dataclass(frozen=True, slots=True)
class _Shape:
    """Words as they are held against others: what they mean, their places, which are numbers."""

    vectors: NDArray[np.float32]
    place: Mapping[str, int]
    digits: list[int]


@lru_cache(maxsize=1 << 8)
def _shape(words: Keys) -> _Shape:
    return _Shape(
        np.stack([meaning_of(word.split("_")[0]) for word in words]),
        {word: place for place, word in enumerate(words)},
        [place for place, word in enumerate(words) if word[0].isdigit()],
    )


def _marked(words: Iterable[str]) -> Marks:
    """Words by what another must have one of to be worth something of them: a class, the same beginning."""
    found: dict[int | str, tuple[str, ...]] = {}
    for word in words:
        marks: tuple[int | str, ...] = (*classes_of(word), word[:BEGINNING])
        for mark in marks:
            found[mark] = (*found.get(mark, ()), word)
    return found


def _near_words(ours: Marks, theirs: Marks) -> Near:
    return [
        (one, other, worth)
        for mark in ours.keys() & theirs.keys()
        for one in ours[mark]
        for other in theirs[mark]
        if one != other and (worth := nearness(one, other))
    ]


def _others(names: frozenset[str], known: frozenset[str]) -> frozenset[str]:
    """The names that the other wording has not, in no other form: "Danish" is "Denmark"."""
    return frozenset(name for name in names if not any(_begin_alike(name, other) for other in known))


def _begin_alike(a: str, b: str) -> bool:
    return a == b or a[:3] == b[:3]


@dataclass(frozen=True, slots=True)
class _Mood:
    """Whether a wording puts what it says as possible, as to come, as done."""

    doubted: bool
    ahead: bool
    done: bool


@lru_cache(maxsize=1 << 12)
def _mood(text: str) -> _Mood:
    doubted, ahead = _DOUBT.search(text) is not None, _WILL.search(text) is not None
    return _Mood(doubted, ahead, not ahead and not doubted and _DONE.search(text) is not None)


def opposed(a: Content, b: Content) -> bool:
    """Whether one says what the other denies: all but the same words in a clause, negated in one of them alone."""
    alike = [
        x.negated == y.negated
        for x in a.clauses
        for y in b.clauses
        if not x.weights.keys().isdisjoint(y.weights)
        and (x.negated == y.negated or len(x.weights) > 1)
        and _alike_exactly(x.weights, y.weights) >= 0.8
    ]
    return bool(alike) and not any(alike)


def verbatim(a: Content, b: Content) -> float:
    """The share of the shorter wording that stands in the other word for word."""
    return _run(a.folded, b.folded)


def most_verbatim(a: Content, b: Content) -> float:
    """The most that `verbatim` can be: the share of the shorter wording's words that the other has."""
    short, long = sorted((a.folded, b.folded), key=len)
    places = _places(long)
    return sum([word in places for word in short]) / max(1, len(short))


def is_verbatim(a: Content, b: Content, share: float) -> bool:
    """Whether so much of the shorter wording stands in the other word for word."""
    short, long = sorted((a.folded, b.folded), key=len)
    places = _places(long)
    there = sum([word in places for word in short])  # a run of words is no longer than the words that are there
    return there >= share * len(short) and _run(short, long) >= share


def _scaled(weights: Mapping[str, float], factor: Mapping[str, float] | None) -> Mapping[str, float]:
    return {key: weight * factor.get(key, 1.0) for key, weight in weights.items()} if factor else weights


def _shared(
    a: Mapping[str, float], b: Mapping[str, float], factor: Mapping[str, float], near: Near
) -> tuple[float, float]:
    """The weight both have in common, and how many words that is, common ones less; each word is matched once."""
    shared, count = 0.0, 0.0
    for key, weight in a.items():
        if key in b:
            shared += min(weight, b[key])
            count += factor.get(key, 1.0)
    left: dict[str, list[tuple[float, str]]] = {}
    for one, other, worth in near:
        if one not in b and other not in a:
            left.setdefault(one, []).append((worth, other))
    if left:
        order = {key: -at for at, key in enumerate(b)}
        taken: set[str] = set()
        for one in sorted(left):
            free = [(worth, order[other], other) for worth, other in left[one] if other not in taken]
            if free:
                worth, _, other = max(free)
                shared += worth * math.sqrt(a[one] * b[other])
                count += worth * factor.get(one, 1.0)
                taken.add(other)
    return shared, count


def _contained(shared: float, a: Mapping[str, float], b: Mapping[str, float]) -> float:
    total = min(sum(a.values()), sum(b.values()))
    return min(1.0, shared / total) if total else 0.0


def _best_clauses(a: Content, b: Content, factor: Mapping[str, float] | None) -> tuple[float, float]:
    """How far the best pair of clauses is contained in one another, and how far that pair disagrees in its negation."""
    top, negation = 0.0, 0.0
    others = [(y, _scaled(y.weights, factor)) for y in b.clauses]
    for x in a.clauses:
        mine = _scaled(x.weights, factor)
        for y, theirs in others:
            if x.marks.keys().isdisjoint(y.marks):
                continue
            shared, count = _shared(mine, theirs, factor or {}, _near_words(x.marks, y.marks))
            alike = min(1.0, count / 2) * _contained(shared, mine, theirs)
            if alike > top or (alike == top and x.negated == y.negated):
                top = alike
                negation = top if x.negated != y.negated else 0.0
    return top, negation


def _alike_exactly(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The weight of the words both have, of the heavier's."""
    shared = sum(min(weight, b[key]) for key, weight in a.items() if key in b)
    return shared / max(sum(a.values()), sum(b.values()), 1e-9)


def _run(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """The longest stretch of words both have, of the shorter's length."""
    if len(a) > len(b):
        a, b = b, a
    longest = 0
    row: dict[int, int] = {}
    places = _places(b)
    for word in a:
        row = {at: row.get(at - 1, 0) + 1 for at in places.get(word, ())}
        longest = max(longest, max(row.values(), default=0))
    return longest / max(1, min(len(a), len(b)))


@lru_cache(maxsize=1 << 10)
def _places(words: Keys) -> Mapping[str, list[int]]:
    """Where each word stands."""
    found: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        found.setdefault(word, []).append(at)
    return found


def _opposites(a: Content, b: Content) -> float:
    """Whether a word of one is the opposite of a word of the other, and neither has both."""
    pairs = opposite_pairs()
    for key in a.weights.keys() & pairs.keys():
        for other in pairs[key]:
            if other in b.weights and other not in a.weights and key not in b.weights:
                return 1.0
    return 0.0


@lru_cache(maxsize=8)
def weights_of(names: tuple[str, ...]) -> tuple[float, ...]:
    """What each of some features speaks for, in log odds."""
    rows = dict(line.split("\t") for line in lines_of_data("statement_weights.tsv"))
    return tuple(float(rows[name]) for name in names)
