"""Names spelt in two ways by two reports, word by word: "Tony Reagins", "Tony Regains"; "Hugh Hefner", "Heffner".

Lines go in, `Difference`s come out. A word of a name that one report has and the other nowhere, against one of nearly
its letters that only the other has: the rest of the two names is the same, or their sentences tell of one thing. Forms
of a word ("Iran", "Iranian") and what is known as a name on both sides are two words, except in a long name whose rest
is the same ("Fisheries Service", "Fisheries Services"); a house's spelling is none, and two ordinary words are two
things ("Foreign Ministry", "Foreign Minister").
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from rapidfuzz.distance import OSA

from sanudo.article.types import Span
from sanudo.comparing.differing.house_spelling import one_spelling
from sanudo.comparing.differing.lines import Line, Lines, near_in_time
from sanudo.comparing.profiles import rarity, stem
from sanudo.comparing.types import Difference, Side
from sanudo.language.gazetteer import rows
from sanudo.language.gazetteer.known import known
from sanudo.language.gazetteer.letters import fold
from sanudo.language.gazetteer.offices import office

_KINDS = ("PERSON", "ORG", "LOC", "MISC")
_SHORTEST = 4  # letters of a word in which one letter may differ, where the rest of the name is the same
_TWO_APART = 7  # letters from which two may
_RARE = 5.0  # how rare both words are in news at large
_ORDINARY = 4.0  # ... and how rare neither is of two words that are the language's, not names
_TOGETHER = 9.0  # the weight of what two sentences have in common besides, where only the word itself is named
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NICKNAME = re.compile(r"[\"“”'‘’(][^\"“”'‘’()]{2,20}[\"“”'‘’)](?=\s)")
_ENDINGS = frozenset(
    ("s", "es", "i", "n", "an", "ian", "ean", "ese", "ish", "ic", "y", "er", "ers", "ns", "ans", "ist")
)


@dataclass(frozen=True, eq=False)
class _Written:
    """A word of a name as it is written: what the name is of, its letters, where it stands, the name's other words."""

    kind: str
    letters: str
    span: Span
    name: Span
    rest: tuple[str, ...]
    place: int
    line: Line


def differing_spellings(lines: Lines) -> list[Difference]:
    """The differences, one for every two spellings of two reports."""
    written: dict[str, dict[str, list[_Written]]] = defaultdict(lambda: defaultdict(list))
    texts: dict[str, frozenset[str]] = {}
    day: dict[str, Line] = {}
    for line in lines.lines:
        if line.article not in texts:
            texts[line.article] = frozenset(fold(word).lower() for word in _WORD.findall(line.text))
            day[line.article] = line
        for word in _words_of_names(line):
            written[line.article][word.letters].append(word)
    found, told = [], set()
    for left, right in combinations(written, 2):
        if not near_in_time(day[left], day[right]):
            continue
        for a in sorted(set(written[left]) - texts[right]):
            for b in sorted(set(written[right]) - texts[left]):
                if (a, b) not in told and spelt_nearly(a, b):
                    pair = _of_one(written[left][a], written[right][b], lines)
                    if pair:
                        told.add((a, b))
                        found.append(_difference(*pair))
    return found


def spelt_once(found: list[Difference]) -> list[Difference]:
    """The differences, those of names that part in the same words as another's told with it: "Qassem" and "Qasem
    Soleimani" and again "Soleimani" are one point."""
    kept: list[Difference] = []
    for one in found:
        pairs = _parting(one) if one.kind == "name" else frozenset()
        place = next((n for n, own in enumerate(kept) if pairs and own.kind == "name" and pairs <= _parting(own)), None)
        if place is None:
            kept.append(one)
        else:
            told = {side.article for side in kept[place].sides}
            more = tuple(side for side in one.sides if side.article not in told)
            sides = sorted((*kept[place].sides, *more), key=lambda side: (side.article, side.evidence))
            kept[place] = replace(kept[place], sides=tuple(sides))
    return kept


def _parting(one: Difference) -> frozenset[frozenset[str]]:
    """The pairs of words in which the names of a difference part."""
    names = [frozenset(fold(word).lower() for word in _WORD.findall(side.value)) for side in one.sides]
    return frozenset(
        frozenset((x, y)) for a, b in combinations(names, 2) for x in a - b for y in b - a if spelt_nearly(x, y)
    )


def _words_of_names(line: Line) -> list[_Written]:
    found = []
    for mention in line.reading.mentions:
        if mention.kind in _KINDS and line.sentence.start <= mention.span.start < line.sentence.end:
            name = _NICKNAME.sub(lambda m: " " * len(m[0]), mention.span.of(line.text))
            words = [(m[0], mention.span.start + m.start()) for m in _WORD.finditer(name)]
            folded = [fold(re.sub(r"['’]s$", "", word)).lower() for word, _ in words]
            for n, (word, at) in enumerate(words):
                if len(folded[n]) >= _SHORTEST and word[0].isupper():
                    rest = (*folded[:n], *folded[n + 1 :])
                    found.append(
                        _Written(mention.kind, folded[n], Span(at, at + len(word)), mention.span, rest, n, line)
                    )
    return found


@cache
def spelt_nearly(a: str, b: str) -> bool:
    """Whether two words of names are one but for a letter or two, and not two houses' spellings."""
    if one_spelling(a) == one_spelling(b) or abs(len(a) - len(b)) > 2 or min(len(a), len(b)) < _SHORTEST:
        return False
    apart = OSA.distance(a, b)  # letters put in, left out, changed, or two neighbours changed about
    return apart == 1 or (apart == 2 and min(len(a), len(b)) >= _TWO_APART and a[0] == b[0])


@cache
def _two_words(a: str, b: str) -> bool:
    """Whether each of two words is one of its own: forms of one ("Iran", "Iranian"), or known as names."""
    return _one_form(a, b) or (_is_known(a) and _is_known(b))


def _one_form(a: str, b: str) -> bool:
    same = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return same >= 3 and {a[same:], b[same:]} <= _ENDINGS | {""}


def _is_ordinary(one: _Written) -> bool:
    """Whether a word is one of the language that much news has: in the name of no person, or of one by his office."""
    if rarity(stem(one.letters)) >= _ORDINARY or _is_known(one.letters):
        return False
    return one.kind != "PERSON" or any(office(word) for word in (one.letters, *one.rest))


def _is_known(word: str) -> bool:
    return word in _given() or known(word.capitalize()) is not None


@cache
def _given() -> frozenset[str]:
    return frozenset(fold(row[0]).lower() for row in rows("given_names"))


def _of_one(ours: list[_Written], theirs: list[_Written], lines: Lines) -> tuple[_Written, _Written] | None:
    """Two places where the words stand in one name, or in sentences that tell of one thing. Who has a given name or
    another word in common is one where all the rest is; two words of their own need two such."""
    own = _two_words(ours[0].letters, theirs[0].letters)
    if all(map(_is_ordinary, (*ours, *theirs))) and not _one_form(ours[0].letters, theirs[0].letters):
        return None
    if any(known(_name(one)) for one in (ours[0], theirs[0])) and known(_name(ours[0])) == known(_name(theirs[0])):
        return None  # "al Qaida", "al-Qa'ida": one body, as each house has it
    for a in ours:
        for b in theirs:
            if len(a.rest) > own and a.rest == b.rest and a.place == b.place:
                return a, b
    letters = (ours[0].letters, theirs[0].letters)
    if own or min(map(len, letters)) <= _SHORTEST or min(rarity(stem(x)) for x in letters) < _RARE:
        return None
    pairs = [(lines.weight(a.line.keys & b.line.keys), a, b) for a in ours for b in theirs if _may_be_one(a, b)]
    best = max(pairs, key=lambda pair: (pair[0], -pair[1].span.start, -pair[2].span.start), default=None)
    return (best[1], best[2]) if best and best[0] >= _TOGETHER else None


def _may_be_one(a: _Written, b: _Written) -> bool:
    """Whether the rest of one name is not told in the other, or is in part the same."""
    return not a.rest or not b.rest or bool(set(a.rest) & set(b.rest))


def _difference(a: _Written, b: _Written) -> Difference:
    sides = tuple(Side(one.line.article, _name(one), (one.name, one.line.sentence)) for one in (a, b))
    return Difference("name", _name(a), sides, "differs in detail: one name, spelt differently", None, 0.85)


def _name(one: _Written) -> str:
    return " ".join(one.name.of(one.line.text).split())
