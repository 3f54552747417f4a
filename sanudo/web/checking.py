"""A quote from anywhere in; the verdict of `sanudo.telling.check` out, its evidence as the page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from sanudo.article.types import Span
from sanudo.record.record import Record
from sanudo.telling import check
from sanudo.telling.wording_diff import Stretch, word_diff
from sanudo.web.holdings import Holdings, article_href


@dataclass(frozen=True, slots=True)
class Found:
    """Words of the record beside the quote asked for; `diff` marks those of them that the quote has not."""

    kind: str
    said: str
    article: str
    spans: tuple[Span, ...]
    words: str
    diff: list[Stretch]
    speaker: str | None
    quoted_as: str | None
    source: str
    headline: str
    date: str | None
    score: float
    href: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """`kind` is a key of `sanudo.telling.check.VERDICTS`, `said` its sentence, `found` the evidence, best first."""

    kind: str
    said: str
    found: list[Found]


def check_quote(holdings: Holdings, quote: str, speaker: str | None) -> Verdict:
    """What the record knows of a quote, and whether `speaker` (any of their names) said it."""
    verdict = check.check_quote(cast(Record, holdings.record), quote, speaker)
    return Verdict(verdict.kind, verdict.said, [_found(holdings, quote, hit) for hit in verdict.hits])


def _found(holdings: Holdings, quote: str, hit: check.Hit) -> Found:
    card = holdings.card(hit.article)
    return Found(
        kind=hit.kind,
        said=check.VERDICTS[hit.kind],
        article=hit.article,
        spans=hit.spans,
        words=hit.words,
        diff=word_diff(hit.words, quote),
        speaker=hit.speaker,
        quoted_as=hit.quoted_as,
        source=card.source,
        headline=card.title,
        date=hit.date,
        score=hit.score,
        href=article_href(hit.article, hit.spans, "quotes"),
    )
