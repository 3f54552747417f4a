"""What a rule matched, with the words and numbers in it. Knows tokens and the vocabulary; nothing of dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sanudo.reading.times.patterns import Grammar, Rule
from sanudo.reading.times.tokens import Tokens
from sanudo.reading.times.vocabulary import BREAK, rows

FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


@dataclass(frozen=True, slots=True)
class Found:
    """A match of `rule`: tokens `first` up to but not `last`."""

    rule: Rule
    grammar: Grammar
    tokens: Tokens
    match: re.Match[str]

    @property
    def first(self) -> int:
        return self.match.start()

    @property
    def last(self) -> int:
        return self.match.end()

    @property
    def start(self) -> int:
        return self.tokens.starts[self.first]

    @property
    def end(self) -> int:
        return self.tokens.ends[self.last - 1]

    @property
    def text(self) -> str:
        return self.tokens.text[self.start : self.end]

    def words(self) -> tuple[str, ...]:
        """The words of the match, in small letters."""
        return tuple(self.tokens.word(i).lower() for i in range(self.first, self.last))

    def before(self, count: int = 1) -> str:
        """The word `count` places before the match, in small letters; "" at the beginning of the text."""
        index = self.first - count
        return self.tokens.word(index).lower() if index >= 0 else ""

    def after(self, count: int = 1) -> str:
        """The word `count` places after the match; "" at the end of the text."""
        index = self.last - 1 + count
        return self.tokens.word(index) if index < len(self.tokens.starts) else ""

    def place(self, name: str) -> tuple[str, int, int] | None:
        """The group that was filled for `name` (alternatives have a number added), and its tokens."""
        for group in (name, *(f"{name}__{n}" for n in range(2, 9))):
            if group not in self.rule.groups:
                return None
            first, last = self.match.span(group)
            if first >= 0:
                return group, first, last
        return None

    def named(self) -> bool:
        """Whether a capital within a sentence makes the word part of a name: "USA Today", "the Daily Mail"."""
        if not self.text[:1].isupper() or self.first == 0 or self.tokens.codes[self.first - 1] == BREAK:
            return False
        before = self.tokens.word(self.first - 1)
        return before[-1].isalpha() or before == "'s"

    def has(self, name: str) -> bool:
        """Whether something was captured under `name`."""
        return self.place(name) is not None

    def of(self, name: str) -> str | None:
        """The characters captured under `name`, in small letters."""
        place = self.place(name)
        if place is None:
            return None
        return self.tokens.text[self.tokens.starts[place[1]] : self.tokens.ends[place[2] - 1]].lower()

    def value(self, name: str) -> str | None:
        """The vocabulary's value of the word captured under `name`."""
        place = self.place(name)
        if place is None:
            return None
        group, first, _ = place
        return self.grammar.vocabulary.values.get((self.rule.groups[group], self.tokens.codes[first]))

    def integer(self, name: str) -> int | None:
        """The number at the front of what was captured under `name`: "23rd", "07", "third"."""
        text = self.of(name)
        if text is None:
            return None
        digits = re.match(r"\W?(\d{1,9})", text)
        if digits:
            return int(digits[1])
        value = self.value(name)
        return int(value) if value and value.isdecimal() else None

    def number(self, name: str = "count") -> float | None:
        """The number that the tokens under `name` spell: "two", "twenty-five", "2 1/2", "1,000", "three and a half"."""
        place = self.place(name)
        return None if place is None else number_of(self.grammar, self.tokens, place[1], place[2])


def number_of(grammar: Grammar, tokens: Tokens, first: int, last: int) -> float:
    """The number that the tokens spell; words that are no numbers add nothing."""
    values = grammar.vocabulary.values
    total, current = 0.0, 0.0
    for index in range(first, last):
        code, word = tokens.codes[index], tokens.word(index).lower()
        if word[0].isdecimal():
            current += fraction(word) if "/" in word else decimal(word)
            continue
        if ("scale", code) in values:
            current = (current or 1) * int(values["scale", code])
            if current >= 1000:
                total, current = total + current, 0.0
            continue
        for kind in ("ones", "teens", "tens"):
            if (kind, code) in values:
                current += int(values[kind, code])
        current += FRACTIONS.get(word, 0.0)
        if word == "half":
            current += 0.5
    return total + current


def fraction(word: str) -> float:
    """ "1/2" is 0.5."""
    over, under = word.split("/")[:2]
    return int(over) / int(under) if int(under) else 0.0


def decimal(word: str) -> float:
    """ "1,942" is 1942, "2.5" is 2.5."""
    digits = word.replace(",", "")
    return float(digits) if re.fullmatch(r"\d{1,15}(\.\d{1,15})?", digits) else 0.0


@cache
def mods() -> tuple[tuple[str, str], ...]:
    """The phrases of mods.tsv with their mods."""
    return tuple((row[0], row[1]) for row in rows("mods.tsv"))


def mod_of(found: Found) -> str | None:
    """The TIMEX3 mod that the words before or in the match give: approx, part or edge."""
    for name in ("approx", "part", "edge"):
        text = found.of(name)
        if text:
            text = " ".join(re.findall(r"\w+", text))
            for phrase, mod in mods():
                if text.startswith(phrase):
                    return mod
    return None
