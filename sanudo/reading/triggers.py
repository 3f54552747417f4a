"""The words that tell an event, found in the parse by the ontology in ontology/triggers.tsv.

A tree goes in, `Trigger`s come out: which token tells it, as which PLOVER type and mode, and where its recipient
stands. A user adds a word, a type or an ontology of their own as rows of data.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from sanudo.reading.tree import Tree

_WITHIN = ("compound:prt", "compound", "advmod", "obj", "xcomp", "obl", "case", "fixed", "mark")


@dataclass(frozen=True, slots=True)
class Kind:
    """A row of the ontology: what a word tells. `argument` is where the recipient stands: "obj" or prepositions."""

    type: str
    mode: str | None
    cameo: str
    argument: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """`head` is the token that tells the event, `tokens` all that belong to it, in order."""

    head: int
    tokens: tuple[int, ...]
    kind: Kind
    noun: bool = False


@dataclass(frozen=True, slots=True)
class Grade:
    """What an event type or mode weighs: quad class and score."""

    quad: int
    intensity: float
    cameo: str


def find_triggers(tree: Tree) -> list[Trigger]:
    """The triggers of a text in order; a noun inside a longer trigger ("held talks") tells no event of its own."""
    found: list[Trigger] = []
    for index, token in enumerate(tree.parsed.tokens):
        if (token.pos == "VERB" and (trigger := _verb(tree, index))) or (
            token.pos == "NOUN" and (trigger := _noun(tree, index))
        ):
            found.append(trigger)
    taken = {i for trigger in found for i in trigger.tokens if not (trigger.noun and i == trigger.head)}
    return [t for t in found if not (t.noun and t.head in taken)]


def grade(kind: Kind) -> Grade:
    """Quad class, score and CAMEO code of a type and mode."""
    quad, intensity, cameo = types()[kind.type]
    if kind.mode and (kind.type, kind.mode) in modes():
        intensity, cameo = modes()[(kind.type, kind.mode)]
    return Grade(quad, intensity, kind.cameo or cameo)


@lru_cache(maxsize=1)
def types() -> dict[str, tuple[int, float, str]]:
    """PLOVER types: quad class, score, CAMEO root."""
    return {row[0]: (int(row[1]), float(row[2]), row[3]) for row in rows("types.tsv")}


@lru_cache(maxsize=1)
def modes() -> dict[tuple[str, str], tuple[float, str]]:
    """PLOVER modes: score, CAMEO code."""
    return {(row[0], row[1]): (float(row[2]), row[3]) for row in rows("modes.tsv")}


def rows(name: str) -> list[list[str]]:
    """The rows of a table of the ontology, without its comments and its heading."""
    lines = files("sanudo.reading").joinpath("ontology", name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def _verb(tree: Tree, index: int) -> Trigger | None:
    if tree.dep(index) == "amod" or any(tree.lower[i] == "with" for i in tree.having(index, "mark")):
        return None  # "the visiting minister"
    for words, kind in _verbs().get(tree.token(index).lemma.lower(), ()):
        tokens = _companions(tree, index, words)
        if tokens is not None:
            return Trigger(index, tuple(sorted((index, *tokens))), kind)
    return None


def _companions(tree: Tree, index: int, words: tuple[str, ...]) -> list[int] | None:
    """The tokens below or beside the verb that are the other words of its row; None where one is missing."""
    if not words:
        return []
    near = tree.having(index, *_WITHIN)
    near += [
        below for child in near for below in tree.having(child, "case", "fixed", "compound", "amod", "det", "mark")
    ]
    found: list[int] = []
    for word in words:
        match = next(
            (i for i in near if i not in found and i > index and i - index <= 8 and word in _forms(tree, i)), None
        )
        if match is None:
            return None
        found.append(match)
    return found


def _forms(tree: Tree, index: int) -> tuple[str, str]:
    return tree.lower[index], tree.token(index).lemma.lower()


def _noun(tree: Tree, index: int) -> Trigger | None:
    lemma = tree.token(index).lemma.lower()
    for before in tree.having(index, "compound", "amod"):
        kind = _nouns().get(f"{tree.lower[before]} {lemma}")
        if kind:
            return Trigger(index, (before, index), kind, True)
    kind = _nouns().get(lemma) or _nouns().get(tree.lower[index])
    return Trigger(index, (index,), kind, True) if kind else None


@lru_cache(maxsize=1)
def _verbs() -> dict[str, tuple[tuple[tuple[str, ...], Kind], ...]]:
    """By first word: the other words of each row, the longest first, and what it tells."""
    found: dict[str, list[tuple[tuple[str, ...], Kind]]] = {}
    for row in rows("triggers.tsv"):
        if row[1] == "verb":
            first, *rest = row[0].split(" ")
            found.setdefault(first, []).append((tuple(rest), _kind(row)))
    return {first: tuple(sorted(entries, key=lambda e: (-len(e[0]), e[0]))) for first, entries in found.items()}


@lru_cache(maxsize=1)
def _nouns() -> dict[str, Kind]:
    return {row[0]: _kind(row) for row in rows("triggers.tsv") if row[1] == "noun"}


def _kind(row: list[str]) -> Kind:
    return Kind(row[2], None if row[3] == "-" else row[3], row[4], () if row[5] == "-" else tuple(row[5].split("+")))
