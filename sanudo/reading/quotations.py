"""Who said what. First cut: nothing found."""

from __future__ import annotations

from sanudo.article.types import Article
from sanudo.language.types import Parsed
from sanudo.reading.types import Entity, Mention, Quotation, Sentence, TimeExpression


def find_quotations(
    article: Article,
    parsed: Parsed,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    times: tuple[TimeExpression, ...],
) -> tuple[Quotation, ...]:
    """The quotations of an article, in order of the text."""
    return ()
