"""What an article is about, as weighted words: the profile that stories and copies are found with.

An article's readable text goes in; a `Profile` of unit-length word vectors comes out, one each for names, other
words, numbers, the lead and all together. Words weigh by how rare they are in news at large
(data/document_frequencies.tsv). It knows nothing of other articles.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from sanudo.article.types import Article

READ = ("headline", "deck", "paragraph", "caption")
CHANNELS = ("words", "names", "numbers", "lead", "all")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CAPITAL = re.compile(r"(?<![^\W_])(?<![^\W_]['’])[^\W\d_a-z][^\W_]*(?:['’][^\W_]+)*")  # perhaps capitalised
_BREAKS = frozenset(".!?:\n")
_LEAD = 400  # characters
_LONG = 60  # characters from which a word is none
_LONGEST = 200_000  # characters read of one article
_TERMS = 80  # kept in each channel
_COMMON = 0.25  # words in more of all news than this say nothing

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """Unit-length vectors over stems, one for each of CHANNELS."""

    words: Vector
    names: Vector
    numbers: Vector
    lead: Vector
    all: Vector


def profile(article: Article) -> Profile:
    """The profile of an article's headline, deck, paragraphs and captions; of all its text where it has no parts."""
    return profile_text(readable_text(article))


def readable_text(article: Article) -> str:
    """The text that tells the story, a part a line."""
    spans = [part.span for part in article.parts if part.kind in READ]
    return "\n".join(span.of(article.text) for span in spans) if spans else article.text


def profile_text(text: str) -> Profile:
    """The profile of a text."""
    text = text[:_LONGEST]
    all_words: list[str] = []
    inside: list[str] = []
    for line in text.split("\n"):
        words = _WORD.findall(line)
        all_words += words
        initials = [match for match in _CAPITAL.finditer(line) if match[0][0].isupper()]
        if len(initials) * 2 <= len(words):  # a line in title case tells no names
            inside += [match[0] for match in initials if _follows(line, match.start())]
    total = _by_stem(Counter(all_words))
    capital = _by_stem(Counter(inside))
    lead = {match[0] for match in _WORD.finditer(text, 0, _LEAD + _LONG) if match.start() < _LEAD}
    stems = {_key(word) for word in lead}
    heaviest = [(-math.sqrt(count) * _weight(key), key) for key, count in total.items()]
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
        lead=_unit([item for item in heaviest if item[1] in stems]),
        all=_unit(heaviest),
    )


def _follows(line: str, start: int) -> bool:
    """Whether a word stands before the one at `start`, with no full stop or the like between."""
    at = start - 1
    while at >= 0:
        sign = line[at]
        if sign.isalnum():
            return True
        if sign in _BREAKS:
            return False
        at -= 1
    return False


def cosine(a: Vector, b: Vector) -> float:
    """The cosine of two unit vectors."""
    if len(a) > len(b):
        a, b = b, a
    return sum([weight * b[key] for key, weight in a.items() if key in b])


@lru_cache(maxsize=1 << 17)
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
    for word, count in forms.items():
        key = _key(word)
        if key is not None:
            found[key] = found.get(key, 0) + count
    return found


@lru_cache(maxsize=1 << 17)
def _key(word: str) -> str | None:
    """The stem of a word, None where it tells nothing: a letter, a word without end, a common one."""
    if not 1 < len(word) < _LONG:
        return None
    key = stem(word)
    return None if is_common(key) else key


@lru_cache(maxsize=1 << 17)
def _weight(key: str) -> float:
    """The rarity of a stem, kept."""
    return rarity(key)


def _unit(heaviest: list[tuple[float, str]]) -> Vector:
    """The first _TERMS of keys with their weights below zero, as a vector of length 1."""
    top = heaviest[:_TERMS]
    norm = math.sqrt(sum([weight * weight for weight, _ in top])) or 1.0
    return {key: -weight / norm for weight, key in top}


@lru_cache(maxsize=1)
def _frequencies() -> tuple[int, dict[str, int]]:
    lines = files("sanudo.comparing").joinpath("data/document_frequencies.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    table = {key: int(count) for key, count in rows}
    return table.pop("*articles*"), table
