"""Two words of names in, how alike they sound out: 1.0 where only the romanisation differs.

Knows single words only; nothing of which is a surname.
"""

from __future__ import annotations

from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from sanudo.language.gazetteer import rows

_VOWELS = frozenset("aeiou")
_NEAR = {
    frozenset(pair): cost
    for pair, cost in {
        "ae": 0.25,
        "ou": 0.25,
        "ei": 0.3,
        "ai": 0.45,
        "CS": 0.3,
        "CZ": 0.35,
        "Cc": 0.4,
        "Ck": 0.5,
        "CH": 0.5,
        "Ss": 0.35,
        "SZ": 0.4,
        "Zz": 0.35,
        "Zi": 0.35,
        "Zg": 0.35,
        "ZH": 0.4,
        "gk": 0.35,
        "Hk": 0.3,
        "Hh": 0.1,
        "Hg": 0.4,
        "gh": 0.4,
        "hZ": 0.5,
        "cs": 0.35,
        "cz": 0.3,
        "kc": 0.5,
        "vf": 0.4,
        "vb": 0.5,
        "vu": 0.5,
        "dt": 0.4,
        "bp": 0.5,
        "zs": 0.35,
        "mn": 0.7,
        "lr": 0.8,
        "pf": 0.7,
    }.items()
}


@lru_cache(maxsize=65536)
def sound_key(word: str) -> str:
    """What a folded word sounds like: one key for Rushailo and Rushaylo, for Mohamad and Mohammad."""
    text = f"^{word}$"
    for spelling, sound in _spellings():
        if spelling in text:
            text = text.replace(spelling, f"^{sound}" if spelling[0] == "^" else sound + "$" * (spelling[-1] == "$"))
    key: list[str] = []
    for letter in text:
        if letter not in "^$'-." and (not key or key[-1] != letter):
            key.append(letter)
    return "".join(key) or word


@lru_cache(maxsize=65536)
def likeness(a: str, b: str) -> float:
    """How alike two folded words sound, 0 to 1. Above .8 they may be one name spelt twice; below .7 hardly."""
    if a == b:
        return 1.0
    first, second = sound_key(a), sound_key(b)
    if first == second:
        return 0.96
    if abs(len(first) - len(second)) > 3 or min(len(first), len(second)) < 2:
        return 0.0
    length = (len(first) + len(second)) / 2
    if Levenshtein.distance(first, second) > 0.67 * length:
        return 0.0
    if ("dj" in a) != ("dj" in b):  # Djordjevic is Dordevic, where a stroke is lost
        return likeness(a.replace("dj", "d"), b.replace("dj", "d"))
    short = 1.5 if length <= 4 else 1.0
    return max(0.0, 0.95 - short * _distance(first, second) / length)


@lru_cache(maxsize=65536)
def consonants(word: str) -> str:
    """The sounds of a folded word without vowels: what scripts write that leave the vowels out."""
    bare = "".join(letter for letter in sound_key(word.removeprefix("al")) if letter not in _VOWELS)
    return "".join(letter for place, letter in enumerate(bare) if place == 0 or bare[place - 1] != letter)


_COARSE = str.maketrans("gkHcqbpvfwdtSCZszmn", "kkkskpppppttsssssnn")


@lru_cache(maxsize=65536)
def coarse_key(word: str) -> str:
    """A key that all spellings of a folded word share, and some other words too: to look up by, not to judge by."""
    key = sound_key(word)
    bare = "".join(letter for letter in key if letter not in _VOWELS).translate(_COARSE).replace("h", "")
    out = "".join(letter for place, letter in enumerate(bare) if place == 0 or bare[place - 1] != letter)
    return out or ("a" if key[:1] in _VOWELS else key)


def _distance(a: str, b: str) -> float:
    """The cheapest way from one key to the other; neighbouring sounds cost less than others."""
    losses = [_LOSS[letter] for letter in b]
    row = [0.0]
    for loss in losses:
        row.append(row[-1] + loss)
    for first in a:
        lost, corner = _LOSS[first], row[0]
        left = row[0] = corner + lost
        for place, second in enumerate(b, 1):
            above = row[place]
            best = corner + _CHANGE[first + second]
            if above + lost < best:
                best = above + lost
            if left + losses[place - 1] < best:
                best = left + losses[place - 1]
            corner, left = above, best
            row[place] = best
    return row[-1]


class _Loss(dict[str, float]):
    """What it costs that a sound is missing."""

    def __missing__(self, letter: str) -> float:
        self[letter] = loss = 0.45 if letter in _VOWELS else 0.3 if letter in "hH" else 0.9
        return loss


class _Change(dict[str, float]):
    """What it costs that one of two sounds stands for the other."""

    def __missing__(self, pair: str) -> float:
        a, b = pair[0], pair[1]
        other = 0.65 if a in _VOWELS and b in _VOWELS else 1.0
        self[pair] = change = 0.0 if a == b else _NEAR.get(frozenset(pair), other)
        return change


_LOSS = _Loss()
_CHANGE = _Change()


@cache
def _spellings() -> tuple[tuple[str, str], ...]:
    return tuple((row[0], row[1]) for row in rows("sounds"))
