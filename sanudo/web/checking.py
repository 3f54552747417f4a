"""A quote from anywhere in; a verdict with evidence out, asked of `sanudo.telling.check` where the package has it.

Without it the check here finds verbatim words and near wordings among the record's quotations, and says no more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from sanudo.web.differing import Stretch, word_diff
from sanudo.web.holdings import Holdings, QuoteRow, article_href

VERDICTS = {
    "exact": "These words stand in the record.",
    "altered": "The record has these words in another wording.",
    "another": "The record has these words, said by another.",
    "paraphrase": "The record has this only in paraphrase.",
    "not found": "The record does not have this quote.",
}
NEAR = 70.0
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Found:
    """A quotation of the record beside the quote asked for; `score` 0..100 is how alike the words are."""

    words: str
    diff: list[Stretch]
    speaker: str | None
    kind: str
    source: str
    date: str | None
    score: float
    href: str
    statement: str | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """`kind` is one of VERDICTS, `said` a sentence for it, `found` the evidence, best first."""

    kind: str
    said: str
    found: list[Found]


def check_quote(holdings: Holdings, quote: str, speaker: str | None) -> Verdict:
    """What the record knows of a quote. `speaker` narrows by a part of the name."""
    asked = _folded(quote)
    scored = [(_likeness(asked, _folded(row.words)), row) for row in holdings.findings().quotes] if asked else []
    near = sorted((item for item in scored if item[0] >= NEAR), key=lambda item: -item[0])[:12]
    found = [_found(holdings, quote, score, row) for score, row in near]
    kind = _verdict(found, speaker)
    return Verdict(kind, VERDICTS[kind], found)


def _verdict(found: list[Found], speaker: str | None) -> str:
    if not found:
        return "not found"
    named = [item for item in found if not speaker or speaker.casefold() in (item.speaker or "").casefold()]
    if not named:
        return "another"
    best = named[0]
    if best.score >= 100.0:
        return "exact"
    return "paraphrase" if best.kind == "indirect" else "altered"


def _found(holdings: Holdings, quote: str, score: float, row: QuoteRow) -> Found:
    card = holdings.card(row.article)
    return Found(
        words=row.words,
        diff=word_diff(row.words, quote),
        speaker=row.speaker,
        kind=row.quotation.kind,
        source=card.source,
        date=row.quotation.date or card.date,
        score=score,
        href=article_href(row.article, row.quotation.spans, "quotes"),
        statement=row.statement,
    )


def _likeness(asked: str, words: str) -> float:
    """100 where the words asked for stand in the quotation as they are."""
    if f" {asked} " in f" {words} ":
        return 100.0
    if len(words) * 3 < len(asked):
        return 0.0
    return min(99.0, fuzz.partial_ratio(asked, words) if len(asked) <= len(words) else fuzz.ratio(asked, words))


def _folded(text: str) -> str:
    return " ".join(word.casefold() for word in _WORD.findall(text))
