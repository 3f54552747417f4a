"""A report's words as a network reads them that looks for partings: what the encoder sees of each where it stands, its
place in the tree, and whom, which time and how many it means.

The lines of one report go in, `Words` come out; the words of two reports go in, `relations` of every two come out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from sanudo.article.types import Span
from sanudo.comparing.differing.lines import Line, times_in
from sanudo.comparing.quantities import find_quantities
from sanudo.language.encoder import seen_of
from sanudo.language.types import Token
from sanudo.language.windows import windows_over

Floats = NDArray[np.float32]
Whole = NDArray[np.int64]

CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"))
PASSED = frozenset(("PUNCT", "CCONJ", "SYM", "X", "INTJ"))  # parts of speech that part from nothing
POS = (
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM"),
    *("PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"),
)
DEPS = (
    *("acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp", "compound"),
    *("conj", "cop", "csubj", "det", "flat", "iobj", "mark", "nmod", "nmod:poss", "nsubj", "nsubj:pass", "nummod"),
    *("obj", "obl", "parataxis", "punct", "root", "xcomp", ""),
)
RELATIONS = (
    *("other report", "one sentence", "head", "below", "one lemma", "one word of content"),
    *("numbers fit", "numbers part", "one actor", "two actors", "one time", "two times"),
)
MARKS = ("word there", "number", "number there", "actor", "actor there", "time", "time there", "quoted", "headline")


@dataclass(frozen=True, eq=False)
class Words:
    """The words of a report, a row each: `line` its sentence among `lines`, `at` where it stands, `head` the row that
    it hangs from, `seen` what the encoder sees of it and beside it its own vector; `who` and `when` are keys, empty for
    none, `low` and `high` what a number may be, nan for none."""

    lines: tuple[Line, ...]
    line: Whole
    at: tuple[Span, ...]
    tokens: tuple[Token, ...]
    head: Whole
    seen: Floats
    who: tuple[str, ...]
    when: tuple[str, ...]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    quoted: NDArray[np.bool_]

    def only(self, kept: Sequence[int]) -> Words:
        """The words of some of the sentences, in order."""
        if len(kept) == len(self.lines):
            return self
        rows = np.flatnonzero(np.isin(self.line, kept))
        place = np.zeros(len(self.tokens), np.int64)
        place[rows] = np.arange(len(rows))
        return Words(
            tuple(self.lines[n] for n in kept),
            np.searchsorted(np.array(kept), self.line[rows]),
            tuple(self.at[n] for n in rows),
            tuple(self.tokens[n] for n in rows),
            place[self.head[rows]],
            self.seen[rows],
            tuple(self.who[n] for n in rows),
            tuple(self.when[n] for n in rows),
            self.low[rows],
            self.high[rows],
            self.quoted[rows],
        )

    def keys(self, n: int) -> frozenset[str]:
        """The classes of words that a word belongs to (concepts.py)."""
        line = int(self.line[n])
        first = int(np.searchsorted(self.line, line))
        return self.lines[line].keys_at[n - first]

    def words_of_line(self, number: int) -> frozenset[str]:
        """The lemmas of a sentence, marks left out."""
        return self._by_line[number]

    def has(self, lemma: str) -> bool:
        """Whether any sentence has a lemma."""
        return any(lemma in words for words in self._by_line)

    @cached_property
    def _by_line(self) -> list[frozenset[str]]:
        found: list[set[str]] = [set() for _ in self.lines]
        for token, number in zip(self.tokens, self.line.tolist(), strict=True):
            if token.pos != "PUNCT":
                found[number].add(token.lemma.lower())
        return [frozenset(words) for words in found]

    @property
    def asked(self) -> NDArray[np.bool_]:
        """Which words may part from others."""
        return np.array([token.pos not in PASSED for token in self.tokens], dtype=bool)


def words_of(lines: Sequence[Line]) -> Words:
    """The words of some sentences of one report, in order."""
    line: list[int] = []
    at: list[Span] = []
    tokens: list[Token] = []
    head, who, when, low, high, quoted = [], [], [], [], [], []
    for number, one in enumerate(lines):
        first, start = len(tokens), one.sentence.start
        own = one.grammar.parsed.tokens
        here = [Span(start + token.start, start + token.end) for token in own]
        times = [(time.span, time.value) for time in times_in(one)]
        numbers = [
            (q.span, (q.low, q.high))
            for q in find_quantities(one.text, one.sentence)
            if not any(_touch(q.span, span) for span, _ in times)
        ]
        speech = [span for q in one.reading.quotations if q.kind == "direct" for span in q.spans]
        for token, span in zip(own, here, strict=True):
            line.append(number)
            at.append(span)
            tokens.append(token)
            head.append(first + token.head)
            who.append(next((key for named, key in one.named.items() if _touch(named, span)), ""))
            when.append(next((value for told, value in times if _touch(told, span)), ""))
            many = next((value for told, value in numbers if _touch(told, span)), (np.nan, np.nan))
            low.append(many[0])
            high.append(many[1])
            quoted.append(any(_touch(told, span) for told in speech))
    return Words(
        tuple(lines),
        np.array(line, dtype=np.int64),
        tuple(at),
        tuple(tokens),
        np.array(head, dtype=np.int64),
        _seen(lines, line, at),
        tuple(who),
        tuple(when),
        np.array(low),
        np.array(high),
        np.array(quoted, dtype=bool),
    )


def _touch(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _seen(lines: Sequence[Line], line: list[int], at: list[Span]) -> Floats:
    """What the encoder sees of the words, sentences that stand together read together."""
    found = []
    places = [(lines[number], span) for number, span in zip(line, at, strict=True)]
    for _, group in groupby(zip(_paragraphs(places), places, strict=True), key=lambda pair: pair[0]):
        stretch = [place for _, place in group]
        tokens = [(span.start, span.end) for _, span in stretch]
        found += [seen_of(window) for window in windows_over(stretch[0][0].text, tokens)]
    return np.concatenate(found) if found else np.zeros((0, 1), np.float32)


def _paragraphs(places: list[tuple[Line, Span]]) -> list[int]:
    """A number a word, the same for those between which no line ends and nothing is left out."""
    found, number = [], 0
    for (_, before), (line, span) in pairwise(places):
        found.append(number)
        number += bool(line.text[before.end : span.start].strip() or "\n" in line.text[before.end : span.start])
    return [*found, number] if places else []


def relations(ours: Words, theirs: Words) -> NDArray[np.uint8]:
    """RELATIONS of every two words of both reports, ours first: 1 where it holds."""
    a, n = len(ours.tokens), len(ours.tokens) + len(theirs.tokens)
    report = np.repeat([0, 1], [a, n - a])
    sentence = np.concatenate([ours.line, theirs.line])
    head = np.concatenate([ours.head, theirs.head + a])
    tokens = (*ours.tokens, *theirs.tokens)
    other = report[:, None] != report[None]
    found = np.zeros((n, n, len(RELATIONS)), np.uint8)
    found[..., 0] = other
    found[..., 1] = ~other & (sentence[:, None] == sentence[None])
    found[np.arange(n), head, 2] = 1
    found[head, np.arange(n), 3] = 1
    lemma, content = _ids([t.lemma.lower() for t in tokens]), np.array([t.pos in CONTENT for t in tokens], dtype=bool)
    one = lemma[:, None] == lemma[None]
    found[..., 4], found[..., 5] = one, one & content[:, None] & content[None]
    low, high = np.concatenate([ours.low, theirs.low]), np.concatenate([ours.high, theirs.high])
    number = ~np.isnan(low)
    both = number[:, None] & number[None]
    with np.errstate(invalid="ignore"):
        fit = both & (low[:, None] <= high[None]) & (low[None] <= high[:, None])
    found[..., 6], found[..., 7] = fit, both & ~fit
    found[..., 8], found[..., 9] = _keyed((*ours.who, *theirs.who))
    found[..., 10], found[..., 11] = _timed((*ours.when, *theirs.when))
    return found


def marks(ours: Words, theirs: Words, found: NDArray[np.uint8]) -> Floats:
    """MARKS of each word, ours first, given the relations."""
    a, words = len(ours.tokens), (ours, theirs)

    def there(relation: str) -> Floats:
        """Which words have one so related in the other report."""
        across = found[:a, a:, RELATIONS.index(relation)]
        return np.concatenate([across.any(1), across.any(0)]).astype(np.float32)

    columns = (
        there("one word of content"),
        *(np.concatenate([~np.isnan(w.low) for w in words]), there("numbers fit")),
        *([bool(key) for w in words for key in w.who], there("one actor")),
        *([bool(key) for w in words for key in w.when], there("one time")),
        np.concatenate([w.quoted for w in words]),
        [w.lines[n].number == 0 for w in words for n in w.line.tolist()],
    )
    return np.stack([np.asarray(column, np.float32) for column in columns], 1)


def _ids(keys: Sequence[str]) -> Whole:
    numbers = {key: n for n, key in enumerate(dict.fromkeys(keys))}
    return np.array([numbers[key] for key in keys], dtype=np.int64)


def _keyed(keys: Sequence[str]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which two words have one key, which two have two."""
    number, known = _ids(keys), np.array([bool(key) for key in keys], dtype=bool)
    both = known[:, None] & known[None]
    one = number[:, None] == number[None]
    return both & one, both & ~one


def _timed(values: Sequence[str]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """The same of times, where a day and its month or year are one."""
    kinds = list(dict.fromkeys(values))
    fits = np.array([[a.startswith(b) or b.startswith(a) for b in kinds] for a in kinds], dtype=bool)
    number, known = _ids(values), np.array([bool(value) for value in values], dtype=bool)
    both = known[:, None] & known[None]
    one = fits[number][:, number]
    return both & one, both & ~one
