"""The parse as a tree that can be walked: children, subtrees and their spans. Knows UD, nothing of what is sought."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sanudo.article.types import Span
from sanudo.language.types import Parsed, Token

SUBJECTS = ("nsubj", "nsubj:outer", "csubj")
PASSIVE = ("nsubj:pass", "csubj:pass")


@dataclass(frozen=True, slots=True)
class Tree:
    """`children[i]` are the indices of the dependents of token `i`, in order of the text; `deps[i]` is its relation to
    its head, without its subtype."""

    parsed: Parsed
    children: tuple[tuple[int, ...], ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    deps: tuple[str, ...]

    def token(self, index: int) -> Token:
        """Token `index`."""
        return self.parsed.tokens[index]

    def dep(self, index: int) -> str:
        """The relation of token `index` to its head, without its subtype."""
        return self.deps[index]

    def having(self, index: int, *deps: str) -> list[int]:
        """The dependents of `index` whose relation (whole, or without subtype) is one of `deps`."""
        below = self.children[index]
        if not below:
            return []
        tokens, plain = self.parsed.tokens, self.deps
        return [child for child in below if plain[child] in deps or tokens[child].dep in deps]

    def subtree(self, index: int, without: frozenset[int] = frozenset()) -> list[int]:
        """`index` and all below it, but for the subtrees of `without`, in order of the text."""
        found, todo = [], [index]
        while todo:
            here = todo.pop()
            found.append(here)
            todo += [child for child in self.children[here] if child not in without]
        return sorted(found)

    def above(self, index: int) -> Iterator[int]:
        """The heads of `index` up to its root."""
        while self.parsed.tokens[index].head != index:
            index = self.parsed.tokens[index].head
            yield index

    def span(self, indices: list[int]) -> Span:
        """The span from the first to the last of `indices`, without punctuation at its ends."""
        tokens = self.parsed.tokens
        kept = sorted(indices)
        while len(kept) > 1 and tokens[kept[0]].pos == "PUNCT" and self.lower[kept[0]] not in _KEPT:
            kept = kept[1:]
        while len(kept) > 1 and tokens[kept[-1]].pos == "PUNCT" and self.lower[kept[-1]] not in _KEPT:
            kept = kept[:-1]
        return Span(tokens[kept[0]].start, tokens[kept[-1]].end)

    def pieces(self, indices: list[int]) -> tuple[Span, ...]:
        """The indices as spans of tokens that stand side by side."""
        runs: list[list[int]] = []
        for index in sorted(indices):
            if runs and index == runs[-1][-1] + 1:
                runs[-1].append(index)
            else:
                runs.append([index])
        tokens = self.parsed.tokens
        return tuple(self.span(run) for run in runs if any(tokens[i].pos != "PUNCT" for i in run))

    def subject(self, index: int) -> int | None:
        """The active subject of a predicate, its own or that of the verb it is joined to."""
        for _ in range(8):
            found = self.having(index, *SUBJECTS)
            found = [child for child in found if self.token(child).dep not in PASSIVE]
            if found:
                return found[-1] if self.token(found[-1]).start < self.token(index).start else found[0]
            if self.having(index, *PASSIVE):
                return None
            if self.dep(index) not in ("conj", "xcomp") or self.token(index).head == index:
                return None
            index = self.token(index).head
        return None

    def at(self, character: int) -> int:
        """The token that a character stands in, or the one before it; -1 before the first."""
        return bisect_right(self.starts, character) - 1

    def relative_clause(self, index: int) -> int | None:
        """The head of the relative clause or apposition that a token stands in, None where it stands in none."""
        for step in (index, *self.above(index)):
            if self.token(step).dep.startswith("acl") or self.dep(step) == "appos":
                return step
        return None

    def features(self, index: int) -> dict[str, str]:
        """The UD features of a token."""
        return dict(pair.split("=", 1) for pair in self.token(index).morph.split("|") if "=" in pair)


_KEPT = frozenset("\"'“”‘’«»()[]$") | {"''", "``"}


def run_around(index: int, indices: Collection[int]) -> range:
    """`index` with those of `indices` that stand next to it without a gap."""
    inside = frozenset(indices)
    first = last = index
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return range(first, last + 1)


def tree_of(parsed: Parsed) -> Tree:
    """The tree of a parse."""
    children: list[list[int]] = [[] for _ in parsed.tokens]
    for index, token in enumerate(parsed.tokens):
        if token.head != index:
            children[token.head].append(index)
    lower = tuple(parsed.text[token.start : token.end].lower() for token in parsed.tokens)
    starts = tuple(token.start for token in parsed.tokens)
    deps = tuple(token.dep.partition(":")[0] for token in parsed.tokens)
    return Tree(parsed, tuple(map(tuple, children)), lower, starts, deps)
