"""Said and denied: sentences that tell one thing, of which one says that it is not so, or says the opposite word.

A negation is held against the same word un-negated on the other side; where the other side has it in another word,
the rest of the sentences must be the more alike, and nothing on the other side may mean no (data/negations.tsv).
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from sanudo.article.types import Span
from sanudo.comparing.alignment import Pair
from sanudo.comparing.differing.building import of_pair
from sanudo.comparing.differing.context import function_words, near, one_place, rest_alike, root
from sanudo.comparing.differing.predicates import predicate_over, same_said
from sanudo.comparing.types import Difference
from sanudo.reading.types import Reading

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W_]+)*")
_NO = re.compile(
    r"(?<!whether or )\b(?:not|never|cannot|no longer|nor|neither|without)\b"
    r"(?! (?:only|just|least|merely|much|far|necessarily)\b)"
    r"|(?<=\w)n['’]t\b"
    r"|\bno\b(?![\"”’,]| (?:one|more|less|fewer)\b)",
    re.IGNORECASE,
)
_MEANT = re.compile(  # what was only meant to be is not affirmed
    r"\b(?:aim|try|tri|want|seek|sought|hop|attempt|mean|meant|suppos|expect|need|ask|urg|agre)\w*\s+to\s+$", re.I
)
_REST = 0.5  # how alike the rest of the sentences is
_REST_UNNAMED = 0.7  # ... where the negated word stands on one side only
_ONE_SENTENCE = 0.8  # ... from which two sentences are one, whatever is made of their grammar
_AFTER = 1  # telling words after a negation among which the negated one is looked for
_AROUND = 0.6  # the share of the words around a negation that the other side has
_BEFORE = 45  # characters before a word in which a negation is its own
_AUX = frozenset(
    {"be", "been", "being", "is", "are", "was", "were", "do", "does", "did", "has", "have", "had"}
    | {"will", "would", "can", "could", "should", "may", "might"}
)


def differing_polarity(pair: Pair) -> list[Difference]:
    """One side negates or denies what the other affirms; a question denies nothing that is told."""
    if ("?" in pair.a.of(pair.left.article.text)) != ("?" in pair.b.of(pair.right.article.text)):
        return []
    ours = list(_NO.finditer(pair.left.article.text, pair.a.start, pair.a.end))
    theirs = list(_NO.finditer(pair.right.article.text, pair.b.start, pair.b.end))
    found = _opposed(pair) if len(ours) == len(theirs) else None
    if found is None and (len(ours) - len(theirs)) % 2:
        found = _negated(pair, ours, theirs)
    if found is None:
        return []
    (a, told_a), (b, told_b), rest = found
    if rest < _ONE_SENTENCE and not same_said(
        predicate_over(pair.left, pair.a, _last(pair.left, a)), predicate_over(pair.right, pair.b, _last(pair.right, b))
    ):
        return []
    judgement = "contradicts: one affirms what the other denies"
    return [
        of_pair("polarity", pair, (told_a, (a, pair.a)), (told_b, (b, pair.b)), judgement, min(0.95, 0.35 + rest / 2))
    ]


def _last(reading: Reading, span: Span) -> Span:
    """The last word of a stretch: of "not released" the word that is negated; of a whole sentence all of it."""
    words = list(_WORD.finditer(reading.article.text, span.start, span.end))
    return Span(words[-1].start(), words[-1].end()) if 0 < len(words) <= 4 else span


_Found = tuple[tuple[Span, str], tuple[Span, str], float]


def _negated(pair: Pair, ours: list[re.Match[str]], theirs: list[re.Match[str]]) -> _Found | None:
    """A negation of the side that has more, whose word the other side affirms."""
    more_left = len(ours) > len(theirs)
    sides = ((pair.left, pair.a), (pair.right, pair.b))
    (mine, sentence), (other, there) = sides if more_left else sides[::-1]
    for match in ours if more_left else theirs:
        no = Span(match.start(), match.end())
        words = _telling(mine.article.text, no.end, sentence.end)[:_AFTER]
        for word, span in words:
            same = [s for w, s in _telling(other.article.text, there.start, there.end) if w == word]
            if not same:
                continue
            if any(_denied(other.article.text, there, s) for s in same):
                break
            rest = _rest(pair, no, more_left)
            if rest >= _REST:
                return _sides(mine, Span(no.start, span.end), other, same[0], more_left, rest)
            break
        else:
            rest = _rest(pair, no, more_left)
            theirs_alone = not (theirs if more_left else ours)
            alone = theirs_alone and not _means_no(other.article.text, there)
            if rest >= _REST_UNNAMED and alone and _told_there(mine, sentence, no, other, there):
                return _sides(mine, no, other, there, more_left, rest)
    return None


def _told_there(mine: Reading, sentence: Span, no: Span, other: Reading, there: Span) -> bool:
    """Whether most of the telling words around a negation stand on the other side too: it denies nothing else."""
    around = near(mine, sentence, no)
    words = {word for word, _ in _telling(other.article.text, there.start, there.end)}
    return len(around & words) >= _AROUND * len(around)


def _denied(text: str, sentence: Span, word: Span) -> bool:
    """Whether a word stands close behind a negation, a word that means no, or what is only meant."""
    before = Span(max(sentence.start, word.start - _BEFORE), word.start)
    if _MEANT.search(text, before.start, before.end):
        return True
    return bool(_NO.search(text, before.start, before.end)) or _means_no(text, before)


def _rest(pair: Pair, no: Span, left: bool) -> float:
    return rest_alike(pair, (no,) if left else (), () if left else (no,))


def _sides(mine: Reading, no: Span, other: Reading, there: Span, left: bool, rest: float) -> _Found:
    denies = (no, no.of(mine.article.text))
    affirms = (there, "affirmed" if len(there.of(other.article.text).split()) > 4 else there.of(other.article.text))
    return (denies, affirms, rest) if left else (affirms, denies, rest)


def _telling(text: str, start: int, end: int) -> list[tuple[str, Span]]:
    return [
        (root(m.group()), Span(m.start(), m.end()))
        for m in _WORD.finditer(text, start, end)
        if m.group().lower() not in function_words() and m.group().lower() not in _AUX
    ]


def _opposed(pair: Pair) -> _Found | None:
    """A word of one side whose opposite stands in its place on the other side, and neither stands on both."""
    words_a = dict(_words(pair.left, pair.a))
    words_b = dict(_words(pair.right, pair.b))
    for x in sorted(set(words_a) - set(words_b)):
        for y in sorted(_opposites().get(x, frozenset()) & (set(words_b) - set(words_a))):
            a, b = words_a[x], words_b[y]
            rest = rest_alike(pair, (a,), (b,))
            if rest >= _REST and one_place(pair, a, b, 2):
                return (a, a.of(pair.left.article.text)), (b, b.of(pair.right.article.text)), rest
    return None


def _words(reading: Reading, sentence: Span) -> list[tuple[str, Span]]:
    """Roots of the words of a sentence, and of every two that stand together."""
    found = [
        (root(m.group()), Span(m.start(), m.end()))
        for m in _WORD.finditer(reading.article.text, sentence.start, sentence.end)
    ]
    twos = [(f"{a} {b}", Span(s.start, t.end)) for (a, s), (b, t) in pairwise(found)]
    return found + twos


@lru_cache(maxsize=1)
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in _rows("opposites"):
        a, b = (" ".join(map(root, words.split())) for words in row[:2])
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return {word: frozenset(others) for word, others in found.items()}


def _means_no(text: str, sentence: Span) -> bool:
    words = {root(word) for word in _WORD.findall(text, sentence.start, sentence.end)}
    return bool(words & _meaning_no())


@lru_cache(maxsize=1)
def _meaning_no() -> frozenset[str]:
    return frozenset(root(row[0]) for row in _rows("negations"))


def _rows(name: str) -> list[list[str]]:
    lines = files("sanudo.comparing").joinpath(f"data/{name}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
