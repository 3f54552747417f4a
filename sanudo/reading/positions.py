"""Who wants what. First cut: nothing found."""

from __future__ import annotations

from sanudo.article.types import Article
from sanudo.language.types import Parsed
from sanudo.reading.types import Entity, Event, Mention, Position, Quotation, Sentence, TimeExpression


def find_positions(
    article: Article,
    parsed: Parsed,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    quotations: tuple[Quotation, ...],
    times: tuple[TimeExpression, ...],
    events: tuple[Event, ...],
) -> tuple[Position, ...]:
    """The positions that an article reports, in order of the text."""
    return ()
