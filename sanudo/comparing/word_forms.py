"""The words of a wording as they are likened: base forms, classes, weights, numbers, names (data/synonyms.tsv).

Text goes in, words that may be compared come out. Knows nothing of statements or speakers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from sanudo.comparing.profiles import rarity, stem
from sanudo.language.lemmas import by_rule, table

_SYNONYM, _ROOT = 0.85, 0.7  # what words of one class, and of one root, are worth of a word in common
_LIGHT = 0.35  # what a word that much news has is worth of its rarity
_NAME = 0.6  # what a name is worth: of whom they speak tells less than what they say
BEGINNING = 4  # letters that two words of one root have in common at least
_LONGEST = 120  # words of a wording that are looked at
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’-][^\W_]+)*")
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
Keys = tuple[str, ...]


def weigh(text: str) -> Mapping[str, float]:
    """The base forms of a text's telling words, each with its weight."""
    return _weigh(text)


@lru_cache(maxsize=1 << 12)
def _weigh(text: str) -> Mapping[str, float]:
    lows = words_in(text)
    bases = [base_form(low) for low in lows]
    names = names_in(text)
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


def words_in(text: str) -> list[str]:
    """The words of a wording, folded, as many as are looked at."""
    return [fold(word) for word in _WORD.findall(text)[:_LONGEST]]


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """A word without case, accents, thousands' marks and possessive."""
    plain = word.casefold().replace("’", "'")
    if not plain.isascii():
        plain = "".join(sign for sign in unicodedata.normalize("NFD", plain) if not unicodedata.combining(sign))
    plain = plain.removesuffix("'s").removesuffix("s'")
    return plain.replace(",", "") if plain[:1].isdigit() else plain


@lru_cache(maxsize=1 << 14)
def nearness(a: str, b: str) -> float:
    """What two different base forms are worth of one."""
    if classes_of(a) & classes_of(b):
        return _SYNONYM
    common = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        common += 1
    return _ROOT if common >= BEGINNING and common >= 0.75 * min(len(a), len(b)) and not a[0].isdigit() else 0.0


def akin(a: str, b: str) -> bool:
    """Whether two base forms are one, of one class or of one root."""
    return a == b or nearness(a, b) > 0


def numbers_in(text: str) -> frozenset[str]:
    found = {base_form(fold(word)) for word in _WORD.findall(text)}
    return frozenset(word for word in found if word[0].isdigit() and word != "1")


def names_in(text: str) -> frozenset[str]:
    """Words with a capital that stand within a sentence, days and months among them."""
    return frozenset(
        fold(match.group())
        for match in re.finditer(r"(?<=[a-z0-9,;] )[^\W\d_a-z][\w-]+", text)
        if match[0][0].isupper()
    ) - {"i"}


def classes_of(word: str) -> frozenset[int]:
    """The classes of words of one meaning that a base form is of."""
    return _classes().get(word, frozenset())


@lru_cache(maxsize=1)
def _classes() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines_of_data("synonyms.tsv")):
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
def opposite_pairs() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lines_of_data("opposites.tsv"):
        a, b = (base_form(word) for word in line.split("\t")[:2])
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return {word: frozenset(others) for word, others in found.items()}


@lru_cache(maxsize=1)
def _number_words() -> Mapping[str, str]:
    return {row[0]: row[1] for row in (line.split("\t") for line in lines_of_data("number_words.tsv"))}


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Words that tell nothing by themselves."""
    return frozenset(lines_of_data("function_words.tsv"))


def lines_of_data(name: str) -> list[str]:
    lines = files("sanudo.comparing").joinpath(f"data/{name}").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
