"""What a sentence tells at one of its words: the happening that the word stands for, who is in it, and how it is told.

A line and a place in it go in, a `Frame` comes out: the keys of the verb or noun, of its subject, its object and all
else that hangs from it, and a vector of what the word means where it stands. Each is worked out when it is asked for.
Whether two frames tell of one happening is for `happenings.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import cast

import numpy as np

from sanudo.article.types import Span
from sanudo.comparing.differing.concepts import keys_of
from sanudo.comparing.differing.lines import Line
from sanudo.comparing.grammar import Grammar, Vector
from sanudo.language.types import Token

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
    """What is told at a word of a line."""

    line: Line
    at: int

    @cached_property
    def span(self) -> Span:
        token, start = self._token, self.line.sentence.start
        return Span(start + token.start, start + token.end)

    @cached_property
    def word(self) -> str:
        return self.line.grammar.parsed.word(self.at)

    @cached_property
    def lemma(self) -> str:
        return self._token.lemma.lower()

    @cached_property
    def own(self) -> frozenset[str]:
        """The keys of the word itself."""
        return _word_keys(self.line, self.at) | keys_of(self._token.lemma)

    @cached_property
    def verb(self) -> bool:
        """Whether it is what a clause says."""
        return is_predicate(self.line.grammar, self.at)

    @property
    def deed(self) -> bool:
        """Whether it is a verb."""
        return self._token.pos == "VERB"

    @property
    def agent(self) -> frozenset[str]:
        """Who does it."""
        return self._roles[0]

    @property
    def patient(self) -> frozenset[str]:
        """To whom or what it is done."""
        return self._roles[1]

    @property
    def other(self) -> frozenset[str]:
        """All else beside it."""
        return self._roles[2]

    @cached_property
    def arguments(self) -> frozenset[str]:
        return self.agent | self.patient | self.other

    @cached_property
    def clause(self) -> frozenset[str]:
        """Every key of its clause."""
        return frozenset(k for n in _clause(self.line.grammar, self.at) for k in _word_keys(self.line, n))

    @cached_property
    def told(self) -> str:
        """How it is told: plain, will or may."""
        found = self.line.grammar
        helpers = [found.parsed.word(n).lower() for n in found.below[self.at] if found.parsed.tokens[n].dep == "aux"]
        return next((_MODALS[word] for word in helpers if word in _MODALS), "plain")

    @cached_property
    def negated(self) -> bool:
        """Whether it is said not to be so."""
        found = self.line.grammar
        return any(found.parsed.word(n).lower() in _NOT for n in found.below[self.at])

    @cached_property
    def vector(self) -> Vector:
        """What the word means where it stands."""
        words = self.line.grammar.words
        return cast(Vector, words[self.at]) if self.at < len(words) else np.zeros(1)

    @property
    def _token(self) -> Token:
        return self.line.grammar.parsed.tokens[self.at]

    @cached_property
    def _roles(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        agent, patient, other = _roles_at(self.line, self.at)
        return agent - self.own, patient - self.own, other - self.own


def grammar(line: Line) -> Grammar:
    """The grammar of a line."""
    return line.grammar


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


def frame_at(line: Line, at: int) -> Frame:
    """The frame of a token of a line."""
    found = line.frames.get(at)
    if found is None:
        found = line.frames[at] = Frame(line, at)
    return cast(Frame, found)


def _roles_at(line: Line, at: int) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The keys of who does what a token tells, of whom it is done to, and of all else beside it."""
    found = line.grammar
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

    if not verb:
        other = keys(rest)
        above = climb(found, at)
        if above is not None and above != at:
            other |= keys([n for n in found.below[above] if parsed.tokens[n].dep in _ARGUMENTS and n != at])
        return _NO_KEYS, _NO_KEYS, other
    if passive:
        return keys(by), keys(subjects or objects), keys(rest + (objects if subjects else []))
    return keys(subjects), keys(objects), keys(rest + by)


def phrase_keys(line: Line, at: int, deep: bool = False) -> frozenset[str]:
    """The keys of a noun and of what it is made up with; `deep`: of what it is of as well."""
    found = grammar(line)
    tokens = found.parsed.tokens
    places = [at] + [n for n in found.below[at] if tokens[n].dep in _OF_NOUN]
    if deep:
        places += [n for n in found.below[at] if tokens[n].dep in ("nmod", "conj", "appos")]
    return frozenset(key for n in places for key in _word_keys(line, n))


def _word_keys(line: Line, at: int) -> frozenset[str]:
    return line.keys_at[at]


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
