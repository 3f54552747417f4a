"""Time expressions of news, found and resolved in TIMEX3 terms. First cut: nothing found."""

from __future__ import annotations

from sanudo.article.types import Article
from sanudo.language.types import Parsed
from sanudo.reading.types import TimeExpression


def find_times(text: str, written: str | None = None) -> list[TimeExpression]:
    """The time expressions of `text`, written on the day `written` (ISO 8601; None: not known)."""
    return []


def times_of(article: Article, parsed: Parsed) -> tuple[TimeExpression, ...]:
    """The time expressions in the readable parts of an article, resolved against its own date."""
    return ()
