"""What a sentence tells at one of its words: the happening that the word stands for, who is in it, and how it is told.

A line and a place in it go in, a `Frame` comes out: the keys of the verb or noun, of its subject, its object and all
else that hangs from it, and a vector of what the word means where it stands. Sentences are parsed when asked for.
Whether two frames tell of one happening is for `happenings.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sanudo.article.types import Span
from sanudo.comparing.differing.concepts import keys_of
from sanudo.comparing.differing.lines import Line
from sanudo.language.parse import parse_with_words
from sanudo.language.types import Parsed

Vector = NDArray[Any]

_NO_KEYS: frozenset[str] = frozenset()
_MODALS = {
    **dict.fromkeys(("will", "would", "shall", "'ll", "’ll", "wo"), "will"),
    **dict.fromkeys(("may", "might", "can", "could", "should", "must", "ca"), "may"),
}
_CLAUSES = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "parataxis", "conj", "csubj", "csubj:pass"})
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "obl:tmod", "obl:npmod", "nmod"})
_OF_NOUN = ("compound", "flat", "flat:name", "amod", "nmod:poss", "nummod")
_NOT = frozenset({"not", "never", "n't", "n’t", "no", "nor", "neither", "nobody", "none", "without", "cannot"})
_MOST = 400  # tokens of a sentence that are looked at


@dataclass(frozen=True, eq=False)
class Frame:
    """What is told at a word. `agent` is who does it, `patient` to whom or what, `other` all else beside it, `clause`
    every key of its clause; `told` is plain, will or may; `negated` where it is said not to be so; `verb` where it
    is what a clause says, `deed` where that is a verb."""

    line: Line
    at: int
    span: Span
    word: str
    own: frozenset[str]
    agent: frozenset[str]
    patient: frozenset[str]
    other: frozenset[str]
    clause: frozenset[str]
    told: str
    negated: bool
    verb: bool
    deed: bool
    lemma: str
    vector: Vector

    @property
    def arguments(self) -> frozenset[str]:
        return self.agent | self.patient | self.other


@dataclass(frozen=True, eq=False)
class Grammar:
    """A sentence's parse, the vector of each of its words, and what hangs from each."""

    parsed: Parsed
    words: Vector
    below: tuple[tuple[int, ...], ...]


@lru_cache(maxsize=1 << 11)
def grammar_of(text: str) -> Grammar:
    """The grammar of a sentence."""
    parsed, words = parse_with_words(text)
    below: list[list[int]] = [[] for _ in parsed.tokens]
    for n, token in enumerate(parsed.tokens):
        if token.head != n:
            below[token.head].append(n)
    return Grammar(parsed, words, tuple(map(tuple, below)))


def grammar(line: Line) -> Grammar:
    """The grammar of a line."""
    return grammar_of(line.sentence.of(line.text))


def is_predicate(grammar: Grammar, at: int) -> bool:
    """Whether a token is what a clause says."""
    token = grammar.parsed.tokens[at]
    if token.pos == "VERB" and token.dep not in ("amod", "case", "fixed", "compound"):
        return True
    return any(grammar.parsed.tokens[n].dep == "cop" for n in grammar.below[at])


def tokens_in(line: Line, span: Span) -> list[int]:
    """The tokens of a stretch of a line."""
    low, high = span.start - line.sentence.start, span.end - line.sentence.start
    tokens = grammar(line).parsed.tokens
    return [n for n, t in enumerate(tokens) if t.start < high and low < t.end]


def top_of(line: Line, span: Span) -> int | None:
    """The token of a stretch that all others of it hang from."""
    inside = tokens_in(line, span)
    tokens = grammar(line).parsed.tokens
    return next((n for n in inside if tokens[n].head not in inside or tokens[n].head == n), None)


def over(line: Line, span: Span) -> tuple[int | None, int | None]:
    """What a stretch hangs from: the noun or verb right above it, and the verb above that; None where there is none."""
    top = top_of(line, span)
    if top is None:
        return None, None
    found, tokens = grammar(line), grammar(line).parsed.tokens
    head = tokens[top].head if tokens[top].head != top else None
    verb = climb(found, top)
    return head, verb


def climb(grammar: Grammar, at: int) -> int | None:
    """The nearest predicate from a token upwards."""
    for _ in range(_MOST):
        if is_predicate(grammar, at):
            return at
        token = grammar.parsed.tokens[at]
        if token.head == at:
            return None
        at = token.head
    return None


@lru_cache(maxsize=1 << 13)
def frame_at(line: Line, at: int) -> Frame:
    """The frame of a token of a line."""
    found = grammar(line)
    parsed, token = found.parsed, found.parsed.tokens[at]
    below = found.below[at]
    verb = is_predicate(found, at)
    deps = {n: parsed.tokens[n].dep for n in below}
    passive = any(dep in ("nsubj:pass", "aux:pass") for dep in deps.values())
    subjects = [n for n in below if deps[n] in ("nsubj", "nsubj:pass")] or (_inherited(found, at) if verb else [])
    objects = [n for n in below if deps[n] in ("obj", "iobj")]
    by = [n for n in below if deps[n] == "obl:agent"]
    rest = [n for n in below if n not in (*subjects, *objects, *by) and deps[n] in (*_ARGUMENTS, "nmod:poss")]
    rest += [n for n in below if not verb and deps[n] in ("compound", "amod", "appos")]
    if token.dep in ("acl", "acl:relcl") and token.head not in subjects and "Part" in token.morph:
        passive, objects = True, objects or [token.head]
        subjects = [] if subjects == [token.head] else subjects

    def keys(places: list[int]) -> frozenset[str]:
        return frozenset(key for n in places for key in phrase_keys(line, n, deep=True))

    own = _own_keys(line, at)
    if not verb:
        agent, patient, other = _NO_KEYS, _NO_KEYS, keys(rest)
        above = climb(found, at)
        if above is not None and above != at:
            other |= keys([n for n in found.below[above] if parsed.tokens[n].dep in _ARGUMENTS and n != at])
    elif passive:
        agent, patient, other = keys(by), keys(subjects or objects), keys(rest + (objects if subjects else []))
    else:
        agent, patient, other = keys(subjects), keys(objects), keys(rest + by)
    clause = frozenset(k for n in _clause(found, at) for k in _word_keys(line, n))
    helpers = [parsed.word(n).lower() for n in below if parsed.tokens[n].dep == "aux"]
    told = next((_MODALS[word] for word in helpers if word in _MODALS), "plain")
    negated = any(parsed.word(n).lower() in _NOT for n in below)
    start = line.sentence.start
    return Frame(
        line,
        at,
        Span(start + token.start, start + token.end),
        parsed.word(at),
        own,
        agent - own,
        patient - own,
        other - own,
        clause,
        told,
        negated,
        verb,
        token.pos == "VERB",
        token.lemma.lower(),
        found.words[at] if at < len(found.words) else np.zeros(1),
    )


def _own_keys(line: Line, at: int) -> frozenset[str]:
    token = grammar(line).parsed.tokens[at]
    return _word_keys(line, at) | keys_of(token.lemma)


def phrase_keys(line: Line, at: int, deep: bool = False) -> frozenset[str]:
    """The keys of a noun and of what it is made up with; `deep`: of what it is of as well."""
    found = grammar(line)
    tokens = found.parsed.tokens
    places = [at] + [n for n in found.below[at] if tokens[n].dep in _OF_NOUN]
    if deep:
        places += [n for n in found.below[at] if tokens[n].dep in ("nmod", "conj", "appos")]
    return frozenset(key for n in places for key in _word_keys(line, n))


@lru_cache(maxsize=1 << 12)
def _keys_by_token(line: Line) -> tuple[frozenset[str], ...]:
    found: list[set[str]] = [set() for _ in grammar(line).parsed.tokens]
    start = line.sentence.start
    for n, token in enumerate(grammar(line).parsed.tokens):
        for word in line.words:
            if word.span.start < start + token.end and start + token.start < word.span.end:
                found[n] |= word.keys
        for span, key in line.named.items():
            if span.start < start + token.end and start + token.start < span.end:
                found[n].add(key)
    return tuple(map(frozenset, found))


def _word_keys(line: Line, at: int) -> frozenset[str]:
    return _keys_by_token(line)[at]


def _inherited(found: Grammar, at: int) -> list[int]:
    """The subject of a verb that has none of its own: that of the verb it is joined to, or the noun it tells of."""
    tokens = found.parsed.tokens
    for _ in range(4):
        token = tokens[at]
        if token.dep in ("acl", "acl:relcl"):
            return [token.head]
        if token.dep not in ("xcomp", "conj", "advcl"):
            return []
        at = token.head
        own = [n for n in found.below[at] if tokens[n].dep in ("nsubj", "nsubj:pass")]
        if own:
            return own
    return []


def _clause(found: Grammar, at: int) -> list[int]:
    """The tokens of the clause that a token stands in, without clauses that hang from it."""
    tokens = found.parsed.tokens
    top = climb(found, at)
    if top is None:
        top = at
    out, stack = [], [top]
    while stack:
        n = stack.pop()
        out.append(n)
        stack += [m for m in found.below[n] if not (tokens[m].dep in _CLAUSES and is_predicate(found, m))]
    return sorted(out)
