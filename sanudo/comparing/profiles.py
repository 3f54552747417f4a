"""What an article is about, as weighted words: the profile that stories and copies are found with.

An article's readable text goes in; a `Profile` of unit-length vectors comes out, one each for names, other words,
numbers, the lead, days of the calendar, years, and all words together. Words weigh by how rare they are in news at
large (data/document_frequencies.tsv). It knows nothing of other articles.
"""

from __future__ import annotations

import calendar
import math
import re
from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TypeVar

from sanudo.article.inserts import without_inserts
from sanudo.article.types import Article

READ = ("headline", "deck", "paragraph", "caption")
CHANNELS = ("words", "names", "numbers", "lead", "dates", "years", "all")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.!?:]")
_BREAKS = frozenset(".!?:")
_LEAD = 400  # characters
_LONG = 60  # characters from which a word is none
_READ = 3_000  # characters read of one article: what it is about stands at its head
_TERMS = 80  # kept in each channel
_KEPT = 1 << 16  # words whose stem and weight are kept
_COMMON = 0.25  # words in more of all news than this say nothing
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS = {
    form: number
    for number, name in enumerate(calendar.month_name[1:], 1)
    for short in [_SHORT_MONTHS[number - 1]]
    for form in (name, name.upper(), short, short.upper(), *(("Sept", "SEPT") if number == 9 else ()))
}
_YEARS = frozenset(map(str, range(1950, 2050)))

Vector = dict[str, float]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Profile:
    """Unit-length vectors over stems, one for each of CHANNELS."""

    words: Vector
    names: Vector
    numbers: Vector
    lead: Vector
    dates: Vector
    years: Vector
    all: Vector


def profile(article: Article) -> Profile:
    """The profile of an article's headline, deck, paragraphs and captions; of all its text where it has no parts."""
    return profile_text(readable_text(article))


def readable_text(article: Article) -> str:
    """The text that tells the story, a part a line."""
    article = without_inserts(article)
    spans = [part.span for part in article.parts if part.kind in READ]
    return "\n".join(span.of(article.text) for span in spans) if spans else article.text


def profile_text(text: str) -> Profile:
    """The profile of the first _READ characters of a text."""
    text = text[:_READ]
    tokens: list[str] = []
    inside: list[str] = []
    for line in text.split("\n"):
        found = _TOKEN.findall(line)
        tokens += found
        initials = [pair for pair in zip([".", *found], found, strict=False) if pair[1][0].isupper()]
        if len(initials) * 2 <= len(found):  # a line in title case tells no names
            inside += [word for before, word in initials if before not in _BREAKS]
    forms = Counter(tokens)
    total = _by_stem(forms)
    capital = _by_stem(Counter(inside))
    lead = {_KEYS[word] for word in _WORD.findall(text, 0, _LEAD)}
    heaviest = [(_WEIGHTS[key] * count**0.5, key) for key, count in total.items()]
    heaviest.sort()
    numbers, names, words_alone = [], [], []
    for item in heaviest:
        key = item[1]
        if key[0].isdigit():
            numbers.append(item)
        elif capital.get(key, 0) * 2 >= total[key]:
            names.append(item)
        else:
            words_alone.append(item)
    return Profile(
        words=_unit(words_alone),
        names=_unit(names),
        numbers=_unit(numbers),
        lead=_unit([item for item in heaviest if item[1] in lead]),
        dates=_evenly(_dates(tokens) if not _MONTHS.keys().isdisjoint(forms) else set()),
        years=_evenly(_YEARS & forms.keys()),
        all=_unit(heaviest),
    )


def _dates(tokens: list[str]) -> set[str]:
    """The days of the calendar that are written out, as month-day: "Sept. 2", "2nd of September"."""
    found = set()
    for at in [at for at, token in enumerate(tokens) if token in _MONTHS]:
        after = [each for each in tokens[at + 1 : at + 3] if each != "."][:1]
        before = [each for each in tokens[max(0, at - 2) : at] if each != "of"][-1:]
        day = next((day for each in after + before if (day := _day(each))), 0)
        if day:
            found.add(f"{_MONTHS[tokens[at]]}-{day}")
    return found


def _day(token: str) -> int:
    """A day of a month: 2, 2nd; 0 where it is none."""
    digits = token if token.isdecimal() else token[:-2] if token[-2:] in ("st", "nd", "rd", "th") else ""
    return int(digits) if len(digits) < 3 and digits.isdecimal() and 1 <= int(digits) <= 31 else 0


def cosine(a: Vector, b: Vector) -> float:
    """The cosine of two unit vectors."""
    if len(a) > len(b):
        a, b = b, a
    return sum([weight * b[key] for key, weight in a.items() if key in b])


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """A word without case, possessive and the commonest endings; made for matching, not for reading."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    for ending in ("ingly", "edly", "ing", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= (3 if ending == "s" else 4):
            return word[: -len(ending)]
    return word


def rarity(key: str) -> float:
    """The inverse document frequency of a stem in news at large."""
    count, table = _frequencies()
    return math.log((count + 1) / (table.get(key, 0) + 1))


def is_common(key: str) -> bool:
    """Whether so much news has the stem that it says nothing."""
    count, table = _frequencies()
    return table.get(key, 0) > _COMMON * count


def _by_stem(forms: Mapping[str, int]) -> dict[str, int]:
    """Counts of words as counts of their stems, those that tell something."""
    found: dict[str, int] = {}
    for key, count in zip(map(_KEYS.__getitem__, forms), forms.values(), strict=True):
        if key:
            found[key] = found.get(key, 0) + count
    return found


class _Keys(dict[str, str]):
    """The stem of each word, empty where it tells nothing: a letter, a word without end, a common one."""

    def __missing__(self, word: str) -> str:
        key = stem(word) if 1 < len(word) < _LONG else ""
        if key and is_common(key):
            key = ""
        return _kept(self, word, key)


class _Weights(dict[str, float]):
    """The rarity of each stem, below zero, so that the heaviest sorts first."""

    def __missing__(self, key: str) -> float:
        return _kept(self, key, -rarity(key))


def _kept(table: dict[str, T], key: str, value: T) -> T:
    if len(table) >= _KEPT:
        table.clear()
    table[key] = value
    return value


_KEYS = _Keys()
_WEIGHTS = _Weights()


def _unit(heaviest: list[tuple[float, str]]) -> Vector:
    """The first _TERMS of keys with their weights below zero, as a vector of length 1."""
    top = heaviest[:_TERMS]
    norm = math.sqrt(sum([weight * weight for weight, _ in top])) or 1.0
    return {key: -weight / norm for weight, key in top}


def _evenly(keys: Set[str]) -> Vector:
    """Keys of equal weight, as a vector of length 1."""
    return {key: len(keys) ** -0.5 for key in sorted(keys)}


@lru_cache(maxsize=1)
def _frequencies() -> tuple[int, dict[str, int]]:
    lines = files("sanudo.comparing").joinpath("data/document_frequencies.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    table = {key: int(count) for key, count in rows}
    return table.pop("*articles*"), table
