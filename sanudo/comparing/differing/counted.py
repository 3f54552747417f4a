"""The numbers of a sentence with what they count, as numbers of several reports are compared by it.

A line goes in, its `Figure`s come out. Which two are of one thing is for `figures.py` and `tolls.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from sanudo.article.types import Span
from sanudo.comparing.differing.lines import Line, later
from sanudo.comparing.differing.numbers import quantities_in
from sanudo.comparing.quantities import Quantity, is_currency
from sanudo.comparing.types import Side

PERSON = "~person"
SPECIFIC = 4.0  # the weight of what alone tells that two sentences are of one thing
ROUGH = re.compile(r"\b(?:dozens?|scores|hundreds|thousands|several|many|few)\b", re.I)
_NEAR = 45  # characters around a number that tell what it is of
_HEAD = 26  # characters after a number in which what it counts is named
_STOP = re.compile(r"[,;:.()]|\b(?:and|but|in|on|at|from|to|who|that|which)\b")
_PART = re.compile(r"\b(?:including|among them|of (?:them|whom)|another)\b", re.I)  # a part of what is counted
VAGUE = frozenset(
    {"~person", "million", "billion", "thousand", "hundr"}
    | {
        "percent",
        "per",
        "cent",
        "said",
        "sai",
        "told",
        "sinc",
        "after",
        "befor",
        "last",
        "first",
        "year",
        "month",
        "week",
        "dai",
        "ago",
        "more",
        "than",
        "about",
        "over",
        "least",
        "new",
        "time",
        "accord",
        "000",
        "also",
    }
)


@dataclass(frozen=True)
class Figure:
    """A number of a sentence: `head` the keys of what it counts, `about` those of the words around it."""

    line: Line
    quantity: Quantity
    head: frozenset[str]
    about: frozenset[str]

    @property
    def value(self) -> str:
        return " ".join(self.quantity.span.of(self.line.text).split())

    @property
    def side(self) -> Side:
        return Side(self.line.article, self.value, (self.quantity.span, self.line.sentence))


def figures_of(line: Line, others: bool = False) -> list[Figure]:
    """The numbers of a line; with `others`, "four others" too."""
    found = []
    for quantity in quantities_in(line.reading, line.sentence, others):
        after = Span(quantity.span.end, quantity.span.end + _HEAD)
        stop = _STOP.search(line.text[after.start : after.end])
        end = after.start + stop.start() if stop else after.end
        head = frozenset(k for w in line.words if after.start <= w.span.start < end for k in w.keys)
        money = frozenset(key for w in line.words if is_currency(w.word) for key in w.keys)
        found.append(Figure(line, quantity, head - money, line.near(quantity.span, _NEAR) - money))
    return found


def is_part(figure: Figure) -> bool:
    """Whether a number is told as a part of what is counted: "including three children"."""
    before = max(figure.line.sentence.start, figure.quantity.span.start - 30)
    return _PART.search(figure.line.text[before : figure.quantity.span.start]) is not None


def is_nearest(line: Line, span: Span, key: str, reach: int) -> bool:
    """Whether a word of the key stands near a number, with no other number and no end of a clause between."""
    for word in line.words:
        if key in word.keys:
            first, last = (span, word.span) if span.start < word.span.start else (word.span, span)
            between = line.text[first.end : last.start]
            if len(between) <= reach and not re.search(r"\d|[;:—]|\b(?:and|but|while|who)\b", between):
                return True
    return False


def judgement(pair: tuple[Figure, Figure]) -> str:
    """In words: the later report has the higher number, or no number fits both."""
    a, b = pair
    last = later(a.line, b.line)
    if last is not None:
        new, old = (a, b) if last is a.line else (b, a)
        if new.quantity.low > old.quantity.high:
            return f"later figure: {new.value} stands in the later report; contradicts only if both count to one day"
    return "contradicts: no number fits both"


@lru_cache(maxsize=1)
def measures() -> dict[str, tuple[str, str]]:
    """What news counts of one happening (data/measures.tsv): what each measure counts (people, things, sums), and what
    a difference of it is called."""
    lines = files("sanudo.comparing").joinpath("data/measures.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: (row[1], row[2] if len(row) > 2 else "") for row in rows}
