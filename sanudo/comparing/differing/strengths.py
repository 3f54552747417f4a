"""One thing told more strongly here than there: "a right of veto", "an equal voice", "a say" (data/strengths.tsv).

Terms of influence are compared where the words around them are of one matter, whether or not their whole sentences are
alike: reports put a proposal's content into quite different sentences. Terms of the other scales are common words, and
are compared in sentences that tell one thing only.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from sanudo.article.types import Span
from sanudo.comparing.alignment import Pair
from sanudo.comparing.differing.building import of_pair
from sanudo.comparing.differing.context import function_words, one_place, rest_alike, root
from sanudo.comparing.differing.predicates import predicate_over
from sanudo.comparing.grammar import grammar_of
from sanudo.comparing.profiles import is_common, rarity, stem
from sanudo.comparing.types import Difference, Side
from sanudo.reading.types import Reading

_LOOSE = ("influence",)  # scales whose terms are rare enough to be compared across unlike sentences
_REST = 0.5  # likeness of the rest of sentences in which terms of the other scales are compared
_ONE_SENTENCE = 0.7  # likeness from which two sentences are one, whatever is made of their grammar
_GAP = 2  # steps that make a difference
_SHARES = ("share",)  # scales whose terms must stand before one noun
_STATUS = ("certainty",)
_MONTHS = ("May", "March")
_AROUND = 90  # characters on each side that tell what a term is about
_SHARED = 7.5  # the weight of shared words from which two terms are of one matter
_WORD = re.compile(r"[^\W\d_]{3,}")
_COUNTED = re.compile(r"\s+[$€£]?\d")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class _Use:
    """A term of a scale in a sentence."""

    reading: Reading
    sentence: Span
    span: Span
    step: int
    words: frozenset[str]


def strength_of_pair(pair: Pair) -> list[Difference]:
    """Terms of one scale, far apart, in one place of two sentences that tell one thing."""
    ours, theirs = _terms_in(pair.left, pair.a), _terms_in(pair.right, pair.b)
    if _negations(pair.left, pair.a) != _negations(pair.right, pair.b):
        return []
    for scale in sorted(set(ours) & set(theirs)):
        rest_a, rest_b = _alone(ours[scale], theirs[scale]), _alone(theirs[scale], ours[scale])
        if len(rest_a) != 1 or len(rest_b) != 1 or abs(rest_a[0][0] - rest_b[0][0]) < _GAP:
            continue
        (step_a, a), (step_b, b) = rest_a[0], rest_b[0]
        rest = rest_alike(pair, (a,), (b,))
        if rest < _REST or not one_place(pair, a, b, 2) or (scale in _SHARES and not _one_noun(pair, a, b)):
            continue
        if rest < _ONE_SENTENCE and not _one_verb(pair, a, b, scale in _STATUS):
            continue
        values = (a.of(pair.left.article.text), (a, pair.a)), (b.of(pair.right.article.text), (b, pair.b))
        kind = "status" if scale in _STATUS else "strength"
        more = values[0][0] if step_a > step_b else values[1][0]
        return [of_pair(kind, pair, *values, f"one says more: “{more}” is the stronger", min(0.9, 0.35 + rest / 2))]
    return []


def _one_verb(pair: Pair, a: Span, b: Span, status: bool) -> bool:
    """Whether two terms are of one thing: of certainty, whether one verb is told as sure and as possible; of the other
    scales, whether they have a subject or an object in common."""
    one, other = predicate_over(pair.left, pair.a, a), predicate_over(pair.right, pair.b, b)
    if one is None or other is None or (status and not one.keys & other.keys) or _two_contents(pair, a, b):
        return False
    return bool(one.agent & other.agent or one.patient & other.patient)


def _two_contents(pair: Pair, a: Span, b: Span) -> bool:
    """Whether what hangs from two words of saying has no telling word in common: "urged residents to be on alert",
    "advised residents that he could be there"."""
    one, other = _content(pair.left, pair.a, a), _content(pair.right, pair.b, b)
    return bool(one and other and not one & other)


def _content(reading: Reading, sentence: Span, term: Span) -> frozenset[str]:
    """The roots of the telling words in the clause that is said."""
    found = grammar_of(reading, sentence)
    tokens = found.parsed.tokens
    at = [n for n, t in enumerate(tokens) if term.start <= sentence.start + t.start < term.end]
    below = [m for n in at for m in found.below[n] if tokens[m].dep in ("xcomp", "ccomp")]
    whole: list[int] = []
    while below:
        whole += below
        below = [m for n in below for m in found.below[n]]
    words = [found.parsed.word(n) for n in whole]
    return frozenset(root(word) for word in words if word.isalpha() and word.lower() not in function_words())


def _alone(ours: list[tuple[int, Span]], theirs: list[tuple[int, Span]]) -> list[tuple[int, Span]]:
    """The terms that have no near step on the other side."""
    return [(step, span) for step, span in ours if all(abs(step - other) >= _GAP for other, _ in theirs)]


def _negations(reading: Reading, sentence: Span) -> int:
    return len(re.findall(r"\b(?:not|never|no)\b|n['’]t\b", sentence.of(reading.article.text)))


def _one_noun(pair: Pair, a: Span, b: Span) -> bool:
    """Whether one of the next few telling words is the same: a share of one thing."""
    return bool(_next(pair.left, pair.a, a) & _next(pair.right, pair.b, b))


def _next(reading: Reading, sentence: Span, at: Span) -> set[str]:
    words = _TOKEN.findall(reading.article.text, at.end, sentence.end)
    return {root(word) for word in [w for w in words if w.lower() not in function_words()][:2]}


def _terms_in(reading: Reading, sentence: Span) -> dict[str, list[tuple[int, Span]]]:
    """Scale to the terms of it in a sentence, the longest at each place."""
    tokens = [
        m
        for m in _TOKEN.finditer(reading.article.text, sentence.start, sentence.end)
        if m.group() not in _MONTHS and (m.group()[0].islower() or m.start() <= sentence.start + 1)
    ]
    roots = [root(m.group()) for m in tokens]
    found: dict[str, list[tuple[int, Span]]] = defaultdict(list)
    at = 0
    while at < len(roots):
        for size in range(min(4, len(roots) - at), 0, -1):
            terms = _by_roots().get(tuple(roots[at : at + size]))
            if terms and _COUNTED.match(reading.article.text, tokens[at + size - 1].end()):
                terms = None  # "some 55,000 pages" are about so many
            if terms:
                span = Span(tokens[at].start(), tokens[at + size - 1].end())
                for scale, step in terms:
                    found[scale].append((step, span))
                at += size - 1
                break
        at += 1
    return found


@lru_cache(maxsize=1)
def _by_roots() -> dict[tuple[str, ...], tuple[tuple[str, int], ...]]:
    found: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
    for scale, step, term in _rows():
        if scale not in _LOOSE or len(term.split()) > 1 or term == "veto":
            found[tuple(root(word) for word in term.split())].append((scale, step))
    return {term: tuple(dict.fromkeys(scales)) for term, scales in found.items()}


def differing_strengths(readings: tuple[Reading, ...]) -> list[Difference]:
    """The terms of influence that different reports use of one matter at different steps."""
    uses: dict[str, list[_Use]] = defaultdict(list)
    for reading in readings:
        for sentence in reading.sentences:
            if sentence.part == "paragraph":
                for scale, use in _uses(reading, sentence.span):
                    uses[scale].append(use)
    found = []
    for scale in _LOOSE:
        found += _of_scale(uses[scale])
    return found


def _of_scale(uses: list[_Use]) -> list[Difference]:
    matters: list[list[_Use]] = []
    for use in uses:
        touching = [matter for matter in matters if any(_one_matter(use, other) for other in matter)]
        matters = [m for m in matters if m not in touching] + [[u for m in touching for u in m] + [use]]
    return [
        _difference(matter)
        for matter in matters
        if max(u.step for u in matter) - min(u.step for u in matter) >= _GAP
        and len({u.reading.article.id for u in matter}) > 1
    ]


def _one_matter(a: _Use, b: _Use) -> bool:
    return sum(rarity(word) for word in a.words & b.words if not is_common(word)) >= _SHARED


def _difference(matter: list[_Use]) -> Difference:
    often = Counter(word for use in matter for word in use.words if not is_common(word))
    most = max(matter, key=lambda use: (use.step, sum(often[word] for word in use.words), use.reading.article.id))
    about = [
        word
        for word in _WORD.findall(most.sentence.of(most.reading.article.text))
        if often[stem(word)] > 1 and not is_common(stem(word)) and not _pattern().fullmatch(word)
    ]
    topic = "how much say: " + " ".join(list(dict.fromkeys(about))[:5])
    sides = tuple(
        Side(u.reading.article.id, u.span.of(u.reading.article.text), (u.span, u.sentence))
        for u in sorted(matter, key=lambda u: (u.step, u.reading.article.id, u.span))
    )
    return Difference("strength", topic, sides, "one says more: the terms are steps of one scale", None, 0.7)


def _uses(reading: Reading, sentence: Span) -> list[tuple[str, _Use]]:
    text = reading.article.text
    found: dict[str, _Use] = {}
    taken: list[tuple[int, int]] = []
    for match in _pattern().finditer(text, sentence.start, sentence.end):
        scale, step = _term(match.group().lower().split())
        if any(match.start() < end and start < match.end() for start, end in taken):
            continue
        taken.append(match.span())
        low, high = max(sentence.start, match.start() - _AROUND), min(sentence.end, match.end() + _AROUND)
        around = text[low : match.start()] + " " + text[match.end() : high]
        words = frozenset(stem(word) for word in _WORD.findall(around))
        use = _Use(reading, sentence, Span(match.start(), match.end()), step, words)
        if scale not in found or step > found[scale].step:
            found[scale] = use
    return sorted(found.items())


@lru_cache(maxsize=1)
def _terms() -> dict[str, tuple[str, int]]:
    """The terms that are compared across unlike sentences, as they are written."""
    return {term: (scale, step) for scale, step, term in _rows() if scale in _LOOSE}


def _rows() -> list[tuple[str, int, str]]:
    lines = files("sanudo.comparing").joinpath("data/strengths.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(row[0], int(row[1]), row[2]) for row in rows]


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    longest = sorted(_terms(), key=lambda term: (-len(term), term))
    written = [re.escape(term).replace(r"\ ", r"\s+(?:[a-z]+\s+)?" if _may_widen(term) else r"\s+") for term in longest]
    return re.compile(r"\b(?:" + "|".join(written) + r")\b", re.IGNORECASE)


def _may_widen(term: str) -> bool:
    """An adjective may stand inside "equal voice" ("equal legal voice"), not inside "a say"."""
    return term.startswith("equal ")


def _term(words: list[str]) -> tuple[str, int]:
    """The scale and step of matched words, with or without an adjective in them."""
    found = _terms().get(" ".join(words))
    return found or _terms()[f"{words[0]} {words[-1]}"]
