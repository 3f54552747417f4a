"""Pronouns that speak in, linked to who speaks out: "he said" means whoever the quotation is by.

Mentions, entities and quotations go in; mentions and entities come out, the entities in their places. Who speaks was
weighed by more than who was last named (quotations/going_on.py); so "he" beside the word of saying, and what repeats it
in the reporter's own words of what was said, follow. Knows no other report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sanudo.article.types import Span
from sanudo.reading.types import Entity, Mention, Quotation

_FORMS = (frozenset(("he", "him", "his", "himself")), frozenset(("she", "her", "hers", "herself")))


def with_speakers(
    text: str, mentions: tuple[Mention, ...], entities: tuple[Entity, ...], quotations: Sequence[Quotation]
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """The mentions and entities, where pronouns that speak are those of the speakers."""
    moved: dict[Mention, int | None] = {}
    by_span = {mention.span: mention for mention in mentions if mention.form == "pronoun"}
    for quotation in quotations:
        pronoun = by_span.get(quotation.speaker_span) if quotation.speaker_span else None
        forms = _forms_of(text, pronoun) if pronoun else None
        if pronoun and forms and pronoun.entity is not None and pronoun.entity != quotation.speaker:
            for mention in by_span.values():
                same = mention.entity == pronoun.entity and _forms_of(text, mention) == forms
                inside = quotation.kind == "indirect" and any(_within(mention.span, span) for span in quotation.spans)
                if mention is pronoun or (same and inside):
                    moved[mention] = quotation.speaker
    return _with(mentions, entities, moved) if moved else (mentions, entities)


def _forms_of(text: str, mention: Mention) -> frozenset[str] | None:
    word = mention.span.of(text).lower()
    return next((forms for forms in _FORMS if word in forms), None)


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _with(
    mentions: tuple[Mention, ...], entities: tuple[Entity, ...], moved: dict[Mention, int | None]
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    fresh = {old: replace(old, entity=now, how="speaker of the quotation") for old, now in moved.items()}
    told: list[list[Mention]] = [[m for m in entity.mentions if m not in moved] for entity in entities]
    for mention in fresh.values():
        if mention.entity is not None:
            told[mention.entity].append(mention)
    out = tuple(
        replace(entity, mentions=tuple(sorted(own, key=lambda m: m.span)))
        if len(own) != len(entity.mentions)
        else entity
        for entity, own in zip(entities, told, strict=True)
    )
    return tuple(fresh.get(mention, mention) for mention in mentions), out
