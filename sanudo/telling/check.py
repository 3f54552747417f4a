"""Whether somebody said it: a quote (and a speaker) in, a verdict with its evidence out.

The full-text index finds the reports that share the quote's rare words; their text and quotations are then compared
word by word, and by meaning for what is only paraphrased. The words must stand in the record, and the speaker be
named by the report, before anything is called exact.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher

from sanudo.article.types import Span
from sanudo.comparing.actors import name_similarity
from sanudo.comparing.grouping import SAME
from sanudo.comparing.profiles import rarity, stem
from sanudo.comparing.sameness import content_of, function_words, opposed, probability
from sanudo.reading.types import Quotation, Reading
from sanudo.record.nearest import articles_with_any
from sanudo.record.record import Record
from sanudo.telling.wording_diff import word_diff

VERDICTS = {
    "exact": "These words stand in the record as the speaker's.",
    "altered": "The record has these words in another wording.",
    "another": "The record has these words, said by another.",
    "paraphrase": "The record has this only in paraphrase.",
    "unattributed": "These words stand in the record, but not as anybody's quotation.",
    "not found": "The record does not have this quote.",
}
ALTERED = 0.6  # the share of the quote's words that an altered wording has, in their order
_REPORTS = 40  # reports looked at
_TELLING = 2  # words that tell something, from which on the others are not asked for
_RARE = 12  # words that the index is asked for
_WORD = re.compile(r"\w+")
_MARKED = re.compile(r"[\"“«‘]([^\"“”«»]+)[\"”»’]")


@dataclass(frozen=True, slots=True)
class Hit:
    """Where the record has something of the quote. `kind` is a key of VERDICTS, `score` 0..1 how alike the words are;
    `spans` are the words in the article, `words` verbatim; `diff` pairs (same?, words of the quote) in order."""

    kind: str
    article: str
    spans: tuple[Span, ...]
    words: str
    speaker: str | None
    quoted_as: str | None
    outlet: str | None
    date: str | None
    score: float
    diff: tuple[tuple[bool, str], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`kind` is a key of VERDICTS, `said` its sentence, `hits` the evidence, best first."""

    kind: str
    said: str
    hits: tuple[Hit, ...]


def check_quote(record: Record, quote: str, speaker: str | None = None, limit: int = 20) -> Verdict:
    """What `record` knows of `quote`; `speaker` may be any name of theirs. An empty quote is not found."""
    asked = _fold(quote)
    if not asked:
        return Verdict("not found", VERDICTS["not found"], ())
    hits: list[Hit] = []
    for article in articles_with_any(record.db, _rarest(quote), _REPORTS):
        hits += _hits(record, record.reading(article), quote, asked, speaker)
    hits.sort(key=lambda hit: (_ORDER[hit.kind], -hit.score, hit.date or "9999", hit.article, hit.spans))
    kind = hits[0].kind if hits else "not found"
    return Verdict(kind, VERDICTS[kind], tuple(hits[:limit]))


_ORDER = {kind: place for place, kind in enumerate(("exact", "altered", "another", "paraphrase", "unattributed"))}


def _hits(record: Record, reading: Reading, quote: str, asked: list[str], speaker: str | None) -> list[Hit]:
    text = reading.article.text
    hits, covered = [], []
    for quotation in reading.quotations:
        words = " ".join(span.of(text) for span in quotation.spans)
        kind, score = _judge(asked, quote, quotation, words)
        if kind and speaker:
            names = _names(record, reading, quotation)
            if not names:
                kind = "unattributed" if kind in ("exact", "altered") else ""
            elif not any(_same_name(name, speaker) for name in names):
                kind = "another" if kind in ("exact", "altered") else ""
        if kind:
            covered += list(quotation.spans)
            hits.append(_hit(reading, kind, quotation.spans, words, quotation, score, quote))
    for span in _verbatim(text, asked):
        if not any(c.start <= span.start and span.end <= c.end for c in covered):
            hits.append(_hit(reading, "unattributed", (span,), span.of(text), None, 1.0, quote))
    return hits


def _judge(asked: list[str], quote: str, quotation: Quotation, words: str) -> tuple[str, float]:
    """The verdict on one quotation, whoever said it."""
    theirs = _fold(words)
    if _contains(theirs, asked):
        marked = theirs if quotation.kind == "direct" else _fold(" ".join(_MARKED.findall(words)))
        return ("exact" if _contains(marked, asked) else "paraphrase"), 1.0
    share = _share(asked, theirs)
    if quotation.kind != "indirect" and share >= ALTERED:
        return "altered", share
    said, found = content_of(quote), content_of(words, denied=quotation.polarity == "denied")
    alike = 0.0 if opposed(said, found) else probability(said, found)
    if alike >= SAME:
        return "paraphrase", min(0.99, alike)
    return "", 0.0


def _hit(
    reading: Reading,
    kind: str,
    spans: tuple[Span, ...],
    words: str,
    quotation: Quotation | None,
    score: float,
    quote: str,
) -> Hit:
    article = reading.article
    return Hit(
        kind=kind,
        article=article.id,
        spans=spans,
        words=words,
        speaker=quotation.speaker_name if quotation else None,
        quoted_as=quotation.kind if quotation else None,
        outlet=article.outlet,
        date=(quotation.date if quotation else None) or (article.published.value if article.published else None),
        score=round(score, 3),
        diff=tuple((stretch.same, stretch.text) for stretch in word_diff(quote, words)),
    )


def _names(record: Record, reading: Reading, quotation: Quotation) -> tuple[str, ...]:
    """Every name the record has for who said it."""
    names: tuple[str, ...] = (quotation.speaker_name,) if quotation.speaker_name else ()
    if quotation.speaker is not None:
        actor = record.actor_of(reading.article.id, quotation.speaker)
        if actor is not None:
            one = record.actor(actor)
            names += (one.name, *(alias.name for alias in one.aliases))
    return tuple(dict.fromkeys(names))


def _same_name(a: str, b: str) -> bool:
    return a.casefold() == b.casefold() or name_similarity(a, b) >= 0.5


def _rarest(quote: str) -> list[str]:
    words = list(dict.fromkeys(word.lower() for word in _WORD.findall(quote)))
    telling = [word for word in words if word not in function_words()]
    asked = telling if len(telling) >= _TELLING else words
    return sorted(asked, key=lambda word: (-rarity(stem(word)), word))[:_RARE]


def _verbatim(text: str, asked: list[str]) -> list[Span]:
    """Where the words stand one after another in the text, whatever marks part them."""
    found = list(_WORD.finditer(text))
    words = [_plain(match.group()) for match in found]
    first = asked[0]
    return [
        Span(found[at].start(), found[at + len(asked) - 1].end())
        for at in range(len(words) - len(asked) + 1)
        if words[at] == first and words[at : at + len(asked)] == asked
    ]


def _contains(words: list[str], asked: list[str]) -> bool:
    return any(
        words[at : at + len(asked)] == asked for at in range(len(words) - len(asked) + 1) if words[at] == asked[0]
    )


def _share(asked: list[str], words: list[str]) -> float:
    """The share of the quote's words that the wording has in the same order, by number or by rarity: the lesser."""
    matcher = SequenceMatcher(None, asked, words, autojunk=False)
    same = [at for block in matcher.get_matching_blocks() for at in range(block.a, block.a + block.size)]
    weights = [0.1 + rarity(stem(word)) for word in asked]
    return min(len(same) / len(asked), sum(weights[at] for at in same) / sum(weights))


def _fold(text: str) -> list[str]:
    return [_plain(word) for word in _WORD.findall(text)]


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFD", word.casefold())
    return "".join(sign for sign in folded if not unicodedata.combining(sign))
