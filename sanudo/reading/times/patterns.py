"""Rules in, compiled patterns out: each rule becomes one regular expression over token codes, without unbounded
repetition, so that matching is linear. Knows the vocabulary; nothing of dates.

The language of the `pattern` column, elements parted by spaces:

    word          that word            :class        a word of the class
    @class        the same, and its value is read    @class=name   under another name
    $macro        the macro's pattern  ( a b | c )   one of several sequences
    element?      may be left out      <( a | b )    stands before, not taken in     <!( a )  does not stand before
    >( a | b )    stands after         >!( a )       does not stand after
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from sanudo.reading.times.vocabulary import Vocabulary, load_vocabulary, rows

_ELEMENT = re.compile(r"<!|>!|[<>()|?]|[@:$][\w=]+|[^\s()|?<>]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of rules.tsv. `groups` maps the name of a captured part to its class."""

    name: str
    kind: str
    reader: str
    arguments: dict[str, str]
    pattern: re.Pattern[str]
    groups: dict[str, str]
    order: int
    first: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, found by the code of their first token, with the vocabulary that they were compiled against."""

    vocabulary: Vocabulary
    rules: tuple[Rule, ...]
    by_first: dict[str, tuple[Rule, ...]]


class Piece(NamedTuple):
    """A part of a pattern: its regular expression, the codes it may begin with, whether it may match nothing."""

    regex: str
    first: frozenset[str]
    empty: bool


NOTHING = Piece("", frozenset(), True)


@cache
def grammar() -> Grammar:
    """The rules that ship with the package, compiled once a process."""
    vocabulary = load_vocabulary()
    compiler = Compiler(vocabulary, {row[0]: row[1] for row in rows("macros.tsv")})
    listed = [*rows("rules.tsv"), *named_days()]
    rules = tuple(compiler.rule(row, order) for order, row in enumerate(listed))
    by_first: dict[str, list[Rule]] = {}
    for rule in rules:
        for code in sorted(rule.first):
            by_first.setdefault(code, []).append(rule)
    return Grammar(vocabulary, rules, {code: tuple(found) for code, found in by_first.items()})


def named_days() -> Iterator[list[str]]:
    """A rule for each named day of days.tsv: with and without a year, "last Easter", "this year's Ramadan"."""
    for row in rows("days.tsv"):
        words = " ".join(re.findall(r"[^\W\d_]+|'s|[^\w\s]|\d+", row[0]))
        pattern = f"( the | $which=which | $part=part )? {words} ( ,? @year | of @year )?"
        yield [f"named-day {row[0]}", pattern, "DATE", "named_day how=" + row[1].replace(" ", "_")]


class Compiler:
    """Compiles rows; holds the vocabulary and the macros while it does."""

    def __init__(self, vocabulary: Vocabulary, macros: dict[str, str]) -> None:
        self.vocabulary = vocabulary
        self.macros = macros
        self.elements: list[str] = []
        self.groups: dict[str, str] = {}

    def rule(self, row: list[str], order: int) -> Rule:
        """One row compiled; a row that does not read is an error of the data, named with its rule."""
        if len(row) < 4:
            raise ValueError(f"rules.tsv, row {row!r}: needs name, pattern, kind and reader, parted by tabs")
        name, pattern, kind, read = row[:4]
        self.elements = _ELEMENT.findall(pattern)
        self.groups = {}
        try:
            piece = self.sequence()
            compiled = re.compile(piece.regex)
        except (re.error, KeyError, IndexError) as problem:
            raise ValueError(f"rules.tsv, rule {name!r}: {pattern!r} does not read ({problem!r})") from problem
        if self.elements or piece.empty:
            raise ValueError(f"rules.tsv, rule {name!r}: {pattern!r} has a bracket too many or matches nothing at all")
        reader, *pairs = read.split(" ")
        arguments = dict(pair.split("=", 1) for pair in pairs)
        return Rule(name, kind, reader, arguments, compiled, dict(self.groups), order, piece.first)

    def sequence(self) -> Piece:
        """The elements up to a closing bracket or the end, taken off the list."""
        branches: list[Piece] = []
        here = NOTHING
        while self.elements and self.elements[0] != ")":
            element = self.elements.pop(0)
            if element == "|":
                branches.append(here)
                here = NOTHING
            else:
                here = joined(here, self.item(element))
        branches.append(here)
        if len(branches) == 1:
            return here
        regex = "|".join(branch.regex for branch in branches)
        return Piece(regex, frozenset().union(*(b.first for b in branches)), any(b.empty for b in branches))

    def item(self, element: str) -> Piece:
        """One element with what follows it: a look to either side, or an atom that may be optional."""
        looks = {"<": "(?<=", "<!": "(?<!", ">": "(?=", ">!": "(?!"}
        if element in looks:
            inside = self.atom(self.elements.pop(0))
            return Piece(looks[element] + inside.regex[3:], frozenset(), True)
        found = self.atom(element)
        if self.elements and self.elements[0] == "?":
            self.elements.pop(0)
            return Piece(found.regex + "?", found.first, True)
        return found

    def atom(self, element: str) -> Piece:
        """A word, a class, a macro or a bracket."""
        if element == "(":
            inside = self.sequence()
            self.elements.pop(0)
            return Piece(f"(?:{inside.regex})", inside.first, inside.empty)
        if element[0] in "$@:" and len(element) > 1:
            name, _, group = element[1:].partition("=")
            if element[0] == "$":
                return self.macro(name, group)
            codes = frozenset(self.vocabulary.classes[name])
            regex = "[" + "".join(sorted(codes)) + "]"
            return Piece(
                f"(?:{regex})" if element[0] == ":" else self.captured(regex, group or name, name), codes, False
            )
        code = self.vocabulary.code(element)
        return Piece(f"(?:{code})", frozenset(code), False)

    def macro(self, name: str, group: str) -> Piece:
        """A macro of macros.tsv in place of its name; captured as a whole where a group is named."""
        rest = self.elements
        self.elements = _ELEMENT.findall(self.macros[name])
        inside = self.sequence()
        self.elements = rest
        regex = self.captured(inside.regex, group, "macro") if group else f"(?:{inside.regex})"
        return Piece(regex, inside.first, inside.empty)

    def captured(self, regex: str, group: str, kind: str) -> str:
        """A named group; alternatives may capture the same part, so later ones have a number added."""
        unique = group
        count = 2
        while unique in self.groups:
            unique = f"{group}__{count}"
            count += 1
        self.groups[unique] = kind
        return f"(?P<{unique}>{regex})"


def joined(left: Piece, right: Piece) -> Piece:
    """One piece after the other."""
    first = left.first | right.first if left.empty else left.first
    return Piece(left.regex + right.regex, first, left.empty and right.empty)
