"""How probable it is that two wordings say one thing.

The words of two quotations go in, a probability comes out. Words are likened as base forms, by the classes of
data/synonyms.tsv, by their roots and by what they mean to the encoder, each weighing by how rare it is; numbers, names,
negations and opposites that disagree speak against. The weights of all that were learned (training/statements.py) from
wordings written for it. It knows nothing of reports, speakers or days.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from sanudo.comparing.profiles import rarity, stem
from sanudo.language.lemmas import by_rule, table
from sanudo.language.word_meanings import meaning_of

FEATURES = (
    *("bias", "shared", "meaning", "meaning contained", "meant alike", "meaning both", "numbers agree"),
    *("numbers differ", "names differ", "names part", "negation", "opposites", "doubt", "done"),
    *("short", "direct", "mixed kinds"),
)
FOR = FEATURES[1:7]  # what can only speak for it, and what only against it, whatever the examples are
_COVERED = FEATURES.index("meaning contained")
AGAINST = FEATURES[7:14]
_SYNONYM, _ROOT = 0.85, 0.7  # what words of one class, and of one root, are worth of a word in common
_UNLIKE, _ALIKE = 0.2, 0.6  # between which word meanings go from nothing to all that a synonym is worth
_MEANT = 0.8
_LITTLE, _APART = 0.35, -0.5  # a share of the shorter wording so small is one statement at most with such log odds
_TOUCHED = (0.25, 0.8, 1.1)  # shares of both, and a quarter of the words in common, up to which they only touch
_LIGHT = 0.35  # what a word that much news has is worth of its rarity
_NAME = 0.6  # what a name is worth: of whom they speak tells less than what they say
_NAMED = 0.6  # ... and once more where it is a name's word that is in common
_BEGINNING = 4  # letters that two words of one root have in common at least
_LONGEST = 120  # words of a wording that are looked at
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’-][^\W_]+)*")
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
_VOWELS = frozenset("aeiouy")
_LIGHT_VERBS = frozenset(
    (
        "go",
        "get",
        "make",
        "take",
        "have",
        "do",
        "be",
        "come",
        "give",
        "put",
        "say",
        "tell",
        "let",
        "want",
        "keep",
        "see",
    )
)


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
        folded=tuple(fold(word) for word in _WORD.findall(text)[:_LONGEST]),
        weights=weights,
        clauses=tuple(clauses),
        numbers=_numbers(text),
        names=_names(text),
        marks=_marked(weights),
        words=frozenset(weights).union(*(clause.weights for clause in clauses)),
    )


def probability(a: Content, b: Content, factor: Mapping[str, float] | None = None) -> float:
    """How probable it is that both say one thing; `factor` makes words weigh less that a speaker has always."""
    found = features(a, b, factor)
    learned = _weights()
    odds = sum(value * weight for value, weight in zip(found, learned, strict=True))
    if found[_COVERED] < _LITTLE:
        odds = min(odds, _APART)  # two long ones on one topic
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
        1.0 / max(1, len(a.weights)),
        float(a.direct and b.direct),
        float(a.direct != b.direct),
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
    direct = (float(a.direct and b.direct), float(a.direct != b.direct))
    best = (1.0, shared, low, high, alike, both, 1.0, *(0.0,) * len(AGAINST), 1.0 / max(1, len(a.weights)), *direct)
    odds = sum([value * weight for value, weight in zip(best, _weights(), strict=True)])
    return min(odds, _APART) if high < _LITTLE else odds


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


Keys = tuple[str, ...]


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
    for one in a.keys() & _opposite_pairs().keys():
        for other in _opposite_pairs()[one] & b.keys():
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
        marks: tuple[int | str, ...] = (*_classes().get(word, _NO_CLASS), word[:_BEGINNING])
        for mark in marks:
            found[mark] = (*found.get(mark, ()), word)
    return found


def _near_words(ours: Marks, theirs: Marks) -> Near:
    return [
        (one, other, worth)
        for mark in ours.keys() & theirs.keys()
        for one in ours[mark]
        for other in theirs[mark]
        if one != other and (worth := _near(one, other))
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


def is_verbatim(a: Content, b: Content, share: float) -> bool:
    """Whether so much of the shorter wording stands in the other word for word."""
    short, long = sorted((a.folded, b.folded), key=len)
    places = _places(long)
    there = sum([word in places for word in short])  # a run of words is no longer than the words that are there
    return there >= share * len(short) and _run(short, long) >= share


def weigh(text: str) -> Mapping[str, float]:
    """The base forms of a text's telling words, each with its weight."""
    return _weigh(text)


@lru_cache(maxsize=1 << 12)
def _weigh(text: str) -> Mapping[str, float]:
    lows = [fold(word) for word in _WORD.findall(text)[:_LONGEST]]
    bases = [base_form(low) for low in lows]
    names = _names(text)
    found: dict[str, float] = {}
    for low, base in zip(lows, bases, strict=True):
        if low not in function_words() and len(low) > 1 - low.isdigit() and base != "1" and not low.endswith("n't"):
            weight = min(rarity(stem(low)), 8.0) * (_LIGHT if base in _LIGHT_VERBS else _NAME if low in names else 1.0)
            found[base] = max(found.get(base, 0.0), weight, 0.5)
    for first in sorted(found.keys() & _phrases().keys()):
        phrase = next((phrase for phrase in _phrases()[first] if _stands(phrase, bases)), None)
        if phrase:
            found["_".join(phrase)] = found.pop(first)
    return found


def _stands(phrase: tuple[str, ...], words: list[str]) -> bool:
    """Whether a phrase stands among words, its first perhaps parted from the rest by one: "give it up"."""
    size, rest = len(phrase), list(phrase[1:])
    return any(
        word == phrase[0] and rest in (words[at + 1 : at + size], words[at + 2 : at + size + 1])
        for at, word in enumerate(words)
    )


@lru_cache(maxsize=1 << 14)
def base_form(low: str) -> str:
    """A word's base form, whatever part of speech it is here."""
    value = _number_words().get(low)
    if value is not None:
        return value
    known = table()
    if any((low, pos) in known for pos in ("ADP", "SCONJ", "PRON")):
        return low
    bases = [known.get((low, pos), "").lower() for pos in ("VERB", "NOUN", "ADJ")]
    if bases[0] and bases[2] and bases[0] != bases[2]:
        return low  # two slips of the pen in the table: "through"
    for base in bases:
        if base and base != low + "s":
            return base
    if low.endswith("ing") and len(low) > 4 and set(low[:-3]) & _VOWELS:
        return by_rule(low, low, "VERB", "VerbForm=Ger")
    if low.endswith("ed") and len(low) > 4:
        return by_rule(low, low, "VERB", "Tense=Past")
    if low.endswith("s") and len(low) > 3:
        return by_rule(low, low, "NOUN", "Number=Plur")
    return low


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """A word without case, accents, thousands' marks and possessive."""
    plain = word.casefold().replace("’", "'")
    if not plain.isascii():
        plain = "".join(sign for sign in unicodedata.normalize("NFD", plain) if not unicodedata.combining(sign))
    plain = plain.removesuffix("'s").removesuffix("s'")
    return plain.replace(",", "") if plain[:1].isdigit() else plain


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


@lru_cache(maxsize=1 << 14)
def _near(a: str, b: str) -> float:
    """What two different base forms are worth of one."""
    if _classes().get(a, _NO_CLASS) & _classes().get(b, _NO_CLASS):
        return _SYNONYM
    common = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        common += 1
    return _ROOT if common >= _BEGINNING and common >= 0.75 * min(len(a), len(b)) and not a[0].isdigit() else 0.0


def akin(a: str, b: str) -> bool:
    """Whether two base forms are one, of one class or of one root."""
    return a == b or _near(a, b) > 0


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
    pairs = _opposite_pairs()
    for key in a.weights.keys() & pairs.keys():
        for other in pairs[key]:
            if other in b.weights and other not in a.weights and key not in b.weights:
                return 1.0
    return 0.0


def _numbers(text: str) -> frozenset[str]:
    found = {base_form(fold(word)) for word in _WORD.findall(text)}
    return frozenset(word for word in found if word[0].isdigit() and word != "1")


def _names(text: str) -> frozenset[str]:
    """Words with a capital that stand within a sentence, days and months among them."""
    return frozenset(
        fold(match.group())
        for match in re.finditer(r"(?<=[a-z0-9,;] )[^\W\d_a-z][\w-]+", text)
        if match[0][0].isupper()
    ) - {"i"}


_NO_CLASS: frozenset[int] = frozenset()


@lru_cache(maxsize=1)
def _classes() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_lines("synonyms.tsv")):
        for word in line.split():
            base = "_".join(base_form(part) for part in word.split("_"))
            found.setdefault(base, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, list[Keys]]:
    """The phrases of the classes by their first words."""
    found: dict[str, list[Keys]] = {}
    for phrase in sorted(tuple(word.split("_")) for word in _classes() if "_" in word):
        found.setdefault(phrase[0], []).append(phrase)
    return found


@lru_cache(maxsize=1)
def _opposite_pairs() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _lines("opposites.tsv"):
        a, b = (base_form(word) for word in line.split("\t")[:2])
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return {word: frozenset(others) for word, others in found.items()}


@lru_cache(maxsize=1)
def _number_words() -> Mapping[str, str]:
    return {row[0]: row[1] for row in (line.split("\t") for line in _lines("number_words.tsv"))}


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Words that tell nothing by themselves."""
    return frozenset(_lines("function_words.tsv"))


@lru_cache(maxsize=1)
def _weights() -> tuple[float, ...]:
    rows = dict(line.split("\t") for line in _lines("statement_weights.tsv"))
    return tuple(float(rows[name]) for name in FEATURES)


def _lines(name: str) -> list[str]:
    lines = files("sanudo.comparing").joinpath(f"data/{name}").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
