"""First cut: names as the pipeline saw them, one entity a name."""

from __future__ import annotations

from sanudo.article.types import Article
from sanudo.language.types import Parsed
from sanudo.reading.types import Entity, Mention


def find_mentions(article: Article, parsed: Parsed) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """All mentions in order of the text, and the entities they name."""
    order: dict[tuple[str, str], int] = {}
    mentions = []
    for name in parsed.names:
        words = name.span.of(article.text)
        entity = order.setdefault((words, name.kind), len(order))
        mentions.append(Mention(name.span, name.kind, entity, "name", "same name"))
    entities = tuple(
        Entity(words, kind, tuple(m for m in mentions if m.entity == index)) for (words, kind), index in order.items()
    )
    return tuple(mentions), entities
