"""Reads the word list; gives each word that a rule or the list names a code, one character, so that rules can be
compiled to plain regular expressions over codes. Knows nothing of rules, dates or reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

FIRST_CODE = 0xE000  # the private use area: codes never meet a character of a text
UNKNOWN = "x"
BREAK = "\n"

# Shapes of tokens that no list can hold; `tokens.shape` tells them apart. Their codes stand in these classes.
SHAPES: dict[str, tuple[str, ...]] = {
    "n12": ("int", "hour", "monthnum", "daynum", "day", "minute"),
    "n24": ("int", "hour", "daynum", "day", "minute"),
    "n31": ("int", "daynum", "day", "minute"),
    "n59": ("int", "minute", "yy"),
    "n99": ("int", "yy"),
    "n0": ("yy", "minute"),
    "int": ("int",),
    "year": ("int", "year", "military"),
    "oldyear": ("int", "oldyear", "military"),
    "clock4": ("int", "military"),
    "decimal": ("decimal",),
    "clock": ("clock",),
    "ordday": ("ordnum", "ordday"),
    "ordnum": ("ordnum",),
    "decade": ("decade",),
    "shortyear": ("shortyear",),
    "isodate": ("isodate",),
    "slashdate": ("slashdate",),
    "slashshort": ("slashshort",),
    "fraction": ("fraction",),
    "yearpair": ("yearpair",),
    "money": ("money",),
}


@dataclass
class Vocabulary:
    """Words with their codes, classes and values. `codes` maps a word as it stands in a text to its code."""

    codes: dict[str, str] = field(default_factory=dict)
    classes: dict[str, set[str]] = field(default_factory=dict)
    values: dict[tuple[str, str], str] = field(default_factory=dict)
    _next: int = FIRST_CODE

    def code(self, word: str) -> str:
        """The code of `word`, made on first call; a word with a capital is known only with one in the text."""
        if word not in self.codes:
            code = chr(self._next)
            self._next += 1
            for form in {word, word.capitalize(), word.upper()} if word.islower() else {word, word.upper()}:
                self.codes.setdefault(form, code)
        return self.codes[word]

    def add(self, kind: str, word: str, value: str) -> None:
        """Puts `word` into the class `kind` with `value`."""
        code = self.code(word)
        self.classes.setdefault(kind, set()).add(code)
        self.values[kind, code] = value


def load_vocabulary() -> Vocabulary:
    """The word list that ships with the package, with the shapes of numbers added."""
    vocabulary = Vocabulary()
    for shape, kinds in SHAPES.items():
        for kind in (*kinds, "shape_" + shape):
            vocabulary.add(kind, "#" + shape, "")
    vocabulary.classes["x"] = {UNKNOWN}
    for row in rows("vocabulary.tsv"):
        kind, word, value = [*row, "", ""][:3]
        vocabulary.add(kind, word, value)
    return vocabulary


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a data file beside this module, without comments and empty lines."""
    for line in files(__package__).joinpath(name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def word_set(name: str) -> frozenset[str]:
    """The words of words.tsv that stand under `name`."""
    return frozenset(row[1] for row in rows("words.tsv") if row[0] == name)
