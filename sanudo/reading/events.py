"""Who did what to whom. First cut: nothing found."""

from __future__ import annotations

from sanudo.article.types import Article
from sanudo.language.types import Parsed
from sanudo.reading.types import Entity, Event, Mention, Quotation, Sentence, TimeExpression


def find_events(
    article: Article,
    parsed: Parsed,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    quotations: tuple[Quotation, ...],
    times: tuple[TimeExpression, ...],
) -> tuple[Event, ...]:
    """The events of an article, in order of the text."""
    return ()
