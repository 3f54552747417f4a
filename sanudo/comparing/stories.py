"""Which reports tell one story. First cut: each alone."""

from __future__ import annotations

from collections.abc import Iterable

from sanudo.article.types import Article
from sanudo.comparing.types import Reprint, Story
from sanudo.reading.types import Reading


def group(articles: Iterable[Article]) -> list[list[str]]:
    """Stories, as lists of article ids."""
    return [[article.id] for article in articles]


def find_stories(readings: tuple[Reading, ...], reprints: tuple[Reprint, ...]) -> tuple[Story, ...]:
    """The stories that the reports tell."""
    return ()
