"""What an article is about, as weighted words: the profile that stories and copies are found with.

An article's readable text goes in; a `Profile` of unit-length word vectors comes out, one each for names, other
words, numbers, the lead and all together. Words weigh by how rare they are in news at large
(data/document_frequencies.tsv). It knows nothing of other articles.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from sanudo.article.types import Article

READ = ("headline", "deck", "paragraph", "caption")
CHANNELS = ("words", "names", "numbers", "lead", "all")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE_BREAK = re.compile(r"[.!?:\n]")
_LEAD = 400  # characters
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
    total: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    lead: set[str] = set()
    for line_start, line in _lines(text):
        found = list(_WORD.finditer(line))
        title_case = sum(m.group()[0].isupper() for m in found) * 2 > len(found)
        last = 0
        for index, match in enumerate(found):
            word = match.group()
            if len(word) > 1 and len(word) < 60:
                key = stem(word)
                total[key] += 1
                if line_start + match.start() < _LEAD:
                    lead.add(key)
                opens = index == 0 or _SENTENCE_BREAK.search(line, last, match.start())
                if word[0].isupper() and not opens and not title_case:
                    capital[key] += 1
            last = match.end()
    weight = {key: math.sqrt(count) * rarity(key) for key, count in total.items() if not is_common(key)}
    numbers = {key for key in weight if key[0].isdigit()}
    names = {key for key in weight if key not in numbers and capital[key] * 2 >= total[key]}
    return Profile(
        words=_unit({k: w for k, w in weight.items() if k not in names and k not in numbers}),
        names=_unit({k: w for k, w in weight.items() if k in names}),
        numbers=_unit({k: w for k, w in weight.items() if k in numbers}),
        lead=_unit({k: w for k, w in weight.items() if k in lead}),
        all=_unit(weight),
    )


def cosine(a: Vector, b: Vector) -> float:
    """The cosine of two unit vectors."""
    if len(a) > len(b):
        a, b = b, a
    return sum(weight * b[key] for key, weight in a.items() if key in b)


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


def _lines(text: str) -> list[tuple[int, str]]:
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append((at, line))
        at += len(line) + 1
    return lines


def _unit(weights: Vector) -> Vector:
    top = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_TERMS]
    norm = math.sqrt(sum(weight * weight for _, weight in top)) or 1.0
    return {key: weight / norm for key, weight in top}


@lru_cache(maxsize=1)
def _frequencies() -> tuple[int, dict[str, int]]:
    lines = files("sanudo.comparing").joinpath("data/document_frequencies.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    table = {key: int(count) for key, count in rows}
    return table.pop("*articles*"), table
