"""Who copied whom: reprints, agency copy and excerpts, found by containment, sentence by sentence.

Readings go in, `Reprint`s come out. A sentence is copied when most of its runs of SHINGLE words stand in the other
report; a report is a copy as far as its own words are copied (containment, Broder 1997), so that a short excerpt of a
long report is found, which likeness of the whole would miss. Sentences that are mostly quotation are left out (two
reporters who heard one speech did not copy), and so are sentences that one outlet repeats under its reports, and those
that stand in reports of unlike matters or of far days: menus, who was asked in a poll.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import combinations, pairwise

from sanudo.article.types import Article, Span
from sanudo.comparing.profiles import Vector, cosine, profile
from sanudo.comparing.types import Evidence, Reprint
from sanudo.reading.types import Reading

SHINGLE = 5  # words
LEAST = 0.4  # containment below this is no copy
_COPIED = 0.5  # the share of a sentence's shingles that makes it a copied sentence
_SAMPLE = 4  # one shingle in so many finds candidates
POSTINGS = 60  # a shingle in more reports than this finds no candidates
_SHORT = 6  # a sentence of fewer words tells nothing
HOUSE = 3  # a sentence in so many reports, all of one outlet, is the outlet's own boilerplate
_ALIKE = 0.5  # reports that share a sentence and are less alike than this share boilerplate
_MATTER = 0.35  # two reports less alike than this are of two matters, whatever they share
_DAYS = 14  # a sentence in reports further apart is no news
_FAR = 0.7  # reports further apart than _DAYS repeat that much where one is a copy
SAMPLED = 8  # reports of a sentence that are looked at
_SURE = 0.5  # below this containment, sentences that stand in HOUSE reports or more are taken for boilerplate

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r"[\"“«][^\"“”«»]{0,2000}[\"”»]")
_NUMBERED = re.compile(r"\b(?:caption|photo|image|picture|slide) \d{1,3} of \d{1,3}\b", re.IGNORECASE)
_GALLERY = 1_200  # characters between two numbered captions of one gallery
_CREDIT = re.compile(
    r"\((?P<a>[A-Z][\w./& -]{1,24})\)\s*(?:--|[-–—])|\b(?:[Ss]ource|[Vv]ia|[Cc]redit)s?:\s*(?P<b>[A-Z][\w./& -]{1,24})"
    r"|\b(?:[Rr]eporting|[Ww]riting|[Cc]ontributed) (?:by|to) (?:the )?(?P<c>[A-Z][\w./&-]+(?: [A-Z][\w./&-]+){0,2})"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that may be copied: its span and its words, as one string and as a number."""

    span: Span
    key: str
    words: int

    @property
    def shingles(self) -> frozenset[int]:
        """The hashes of its runs of words: made when asked for, as most reports are copied by nobody."""
        return _shingles(self.key)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report as its sentences, with what tells who came first."""

    article: Article
    sentences: tuple[Sentence, ...]
    credit: str | None
    about: Vector


def find_reprints(readings: tuple[Reading, ...]) -> tuple[Reprint, ...]:
    """Pairs of reports of which one repeats LEAST or more of its own words from the other."""
    return reprints_of(sheet(reading.article, paragraph_sentences(reading)) for reading in readings)


def paragraph_sentences(reading: Reading) -> list[Span]:
    """The sentences of a report that may be copied."""
    return [sentence.span for sentence in reading.sentences if sentence.part == "paragraph"]


def reprints_of(sheets: Iterable[Sheet]) -> tuple[Reprint, ...]:
    """The copies among `sheets`, ordered by name of the copy, then of the original."""
    kept = _without_house_sentences(list(sheets))
    counts = Counter(key for own in kept for key in {sentence.key for sentence in own.sentences})
    often = frozenset(key for key, count in counts.items() if count >= HOUSE)
    found = []
    for a, b in _candidates(kept):
        reprint = reprint_of(kept[a], kept[b], often)
        if reprint:
            found.append(reprint)
    order = {s.article.id: s.article.name for s in kept}
    return tuple(sorted(found, key=lambda r: (order[r.copy], r.copy, order[r.original], r.original)))


def sheet(article: Article, spans: Sequence[Span]) -> Sheet:
    """An article and the spans of its sentences, ready to be compared."""
    sentences = []
    captions = [m.start() for m in _NUMBERED.finditer(article.text)]
    galleries = [(a, b) for a, b in pairwise(captions) if b - a <= _GALLERY]
    for span in spans:
        if any(start < span.end and span.start <= end for start, end in galleries):
            continue
        text = span.of(article.text)
        quoted = sum(m.end() - m.start() for m in _QUOTED.finditer(text))
        words = [word.lower() for word in _WORD.findall(text)]
        if len(words) >= _SHORT and quoted * 2 < len(text):
            sentences.append(Sentence(span, " ".join(words), len(words)))
    return Sheet(article, tuple(sentences), credit_of(article), profile(article).all)


def credit_of(article: Article) -> str | None:
    """The agency or outlet that a report credits: in its dateline, its byline or a credit line; None: not said."""
    if article.dateline and article.dateline.agency:
        return article.dateline.agency
    for text in (article.text[:600], article.text[-400:], article.byline or ""):
        match = _CREDIT.search(text)
        if match:
            return next(group for group in match.groups() if group).strip()
    return None


@lru_cache(maxsize=1 << 14)
def _shingles(key: str) -> frozenset[int]:
    return frozenset(_hashes(key))


def _hashes(key: str) -> list[int]:
    words = key.split(" ")
    return [
        zlib.crc32(" ".join(words[i : i + SHINGLE]).encode("utf-8", "surrogatepass"))
        for i in range(max(1, len(words) - SHINGLE + 1))
    ]


def _without_house_sentences(sheets: list[Sheet]) -> list[Sheet]:
    """The sheets without what stands under or beside reports again and again."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, own in enumerate(sheets):
        for key in {sentence.key for sentence in own.sentences}:
            holders[key].append(index)
    house = {key for key, held in holders.items() if len(held) >= HOUSE and _is_house([sheets[n] for n in held])}
    if not house:
        return sheets
    return [replace(own, sentences=tuple(s for s in own.sentences if s.key not in house)) for own in sheets]


def _is_house(holders: list[Sheet]) -> bool:
    """Whether a sentence that these reports share is one outlet's alone, or that of reports of unlike matters or far
    days."""
    some = sorted(holders, key=lambda own: (own.article.name, own.article.id))[:SAMPLED]
    days = [day for own in holders if (day := day_of(own.article)) is not None]
    return is_house({own.article.outlet for own in holders}, days, [own.about for own in some])


def is_house(outlets: Set[str | None], days: Sequence[int], about: Sequence[Vector]) -> bool:
    """Whether a sentence is the house's own: of the outlets, days and (of the first SAMPLED by name) matters of the
    reports that have it."""
    if len(outlets) == 1 and None not in outlets:
        return True
    if days and max(days) - min(days) > _DAYS:
        return True
    likeness = [cosine(a, b) for a, b in combinations(about, 2)]
    return sum(likeness) < _ALIKE * len(likeness)


def day_of(article: Article) -> int | None:
    """The day on which a report came out, as a number, None where that is not said to the day."""
    try:
        return date.fromisoformat((_when(article) or "")[:10]).toordinal()
    except ValueError:
        return None


def sample_of(sentences: Iterable[Sentence]) -> set[int]:
    """The shingles by which a report's copies are looked for."""
    return {h for sentence in sentences for h in _hashes(sentence.key) if h % _SAMPLE == 0}


def may_copy(shared: int, sampled: int, sampled_other: int) -> bool:
    """Whether two reports share so many sampled shingles that one may be a copy."""
    return shared >= 0.5 * LEAST * max(1, min(sampled, sampled_other))


def _candidates(sheets: list[Sheet]) -> list[tuple[int, int]]:
    """Pairs that share sampled shingles enough for a copy; each shingle is looked at in few reports only."""
    postings: dict[int, list[int]] = defaultdict(list)
    sampled = []
    for index, own in enumerate(sheets):
        keys = sample_of(own.sentences)
        sampled.append(len(keys))
        for key in keys:
            postings[key].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for members in postings.values():
        if 2 <= len(members) <= POSTINGS:
            shared.update((a, b) for i, a in enumerate(members) for b in members[i + 1 :])
    return sorted(pair for pair, count in shared.items() if may_copy(count, sampled[pair[0]], sampled[pair[1]]))


def reprint_of(a: Sheet, b: Sheet, often: frozenset[str]) -> Reprint | None:
    """Whether one of two reports is a copy; `often` are the sentences of HOUSE reports or more.

    The sheets come in the order of their places among all: of two that nothing tells apart the later is the copy.
    """
    if cosine(a.about, b.about) < _MATTER:
        return None
    of_a, spans_a = _containment(a, b)
    of_b, spans_b = _containment(b, a)
    if max(of_a, of_b) < _SURE:
        of_a, spans_a = _containment(a, b, often)
        of_b, spans_b = _containment(b, a, often)
    day_a, day_b = day_of(a.article), day_of(b.article)
    far = day_a is not None and day_b is not None and abs(day_a - day_b) > _DAYS
    if max(of_a, of_b) < (_FAR if far else LEAST):
        return None
    copy_is_a, direction = _direction(a, b, of_a, of_b)
    copy, original = (a, b) if copy_is_a else (b, a)
    spans_copy, spans_original = (spans_a, spans_b) if copy_is_a else (spans_b, spans_a)
    evidence = [Evidence(copy.article.id, span) for span in spans_copy]
    evidence += [Evidence(original.article.id, span) for span in spans_original]
    return Reprint(
        copy=copy.article.id,
        original=original.article.id,
        containment=round(max(of_a, of_b) if direction is None else (of_a if copy_is_a else of_b), 4),
        direction=direction,
        source=copy.credit or original.credit,
        evidence=tuple(evidence),
    )


def _containment(a: Sheet, b: Sheet, but: frozenset[str] = frozenset()) -> tuple[float, list[Span]]:
    """The share of the words of `a` that stand in copied sentences (other than `but`), and those sentences."""
    there = frozenset().union(*(sentence.shingles for sentence in b.sentences))
    copied = [s for s in a.sentences if s.key not in but and len(s.shingles & there) >= _COPIED * len(s.shingles)]
    total = sum(sentence.words for sentence in a.sentences)
    return (sum(s.words for s in copied) / total if total else 0.0), [s.span for s in copied]


def _direction(a: Sheet, b: Sheet, of_a: float, of_b: float) -> tuple[bool, str | None]:
    """Whether `a` is the copy, and what tells so: a credit, then the time, then completeness; else nothing does."""
    for one, other, answer in ((a, b, True), (b, a, False)):
        if one.credit and _same_outlet(one.credit, other.article.outlet):
            return answer, "credit"
    if of_a >= LEAST and of_b >= LEAST:
        when_a, when_b = _when(a.article), _when(b.article)
        if when_a and when_b:
            short = min(len(when_a), len(when_b), 10)
            if when_a[:short] != when_b[:short]:
                return when_a[:short] > when_b[:short], "time"
    if abs(of_a - of_b) >= 0.25:
        return of_a > of_b, "completeness"
    return (a.article.name, a.article.id) > (b.article.name, b.article.id), None


def _same_outlet(credit: str, outlet: str | None) -> bool:
    return bool(outlet) and _letters(credit) == _letters(outlet or "")


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower().removeprefix("the")


def _when(article: Article) -> str | None:
    dating = article.published
    return dating.value if dating and dating.kind != "updated" and len(dating.value) >= 10 else None
