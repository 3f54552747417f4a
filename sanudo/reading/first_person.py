"""Quotations and who speaks them in, whom "I" and "we" in them mean out: the speaker, the body the speaker speaks for.

"I" is the speaker. "We" is the body that speaks, or that of a spokesman or head of a company; of anybody else's "we" it
is not said whom it takes in. Knows no other report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sanudo.article.types import Span
from sanudo.language.gazetteer.body_names import body_similarity
from sanudo.language.gazetteer.known import known
from sanudo.language.gazetteer.letters import fold
from sanudo.language.gazetteer.offices import plain
from sanudo.language.types import Parsed
from sanudo.reading.types import Entity, Mention, Quotation

_I = frozenset(("i", "me", "my", "myself", "mine"))
_WE = frozenset(("we", "us", "our", "ourselves", "ours"))
_SPEAK_FOR = frozenset(
    (
        *("spokesman", "spokeswoman", "spokesperson", "press secretary", "representative", "chief executive", "owner"),
        *("managing director", "manager", "chairman", "chairwoman", "chair", "president", "vice president", "founder"),
        *("co-founder", "director", "chief financial officer", "chief operating officer", "executive"),
    )
)


def with_first_person(
    parsed: Parsed, mentions: tuple[Mention, ...], entities: tuple[Entity, ...], quotations: Sequence[Quotation]
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """The mentions and entities with the first persons of direct speech added; the entities keep their places."""
    taken = {mention.span for mention in mentions}
    speaking = [(span, q) for q in quotations if q.kind != "indirect" and q.speaker is not None for span in q.spans]
    if not speaking:
        return mentions, entities
    fresh: list[Mention] = []
    for place, token in enumerate(parsed.tokens):
        low = fold(parsed.text[token.start : token.end])
        span = Span(token.start, token.end)
        if (low in _I or low in _WE) and span not in taken:
            around = [(s.end - s.start, i) for i, (s, _q) in enumerate(speaking) if s.start <= token.start < s.end]
            if around:
                within, quotation = speaking[min(around)[1]]
                if quotation.kind == "direct" or _in_marks(parsed, within, place):
                    found = _whom(low in _WE, quotation.speaker or 0, entities)
                    if found:
                        fresh.append(Mention(span, entities[found[0]].kind, found[0], "pronoun", found[1]))
    return _joined(mentions, entities, fresh)


def _in_marks(parsed: Parsed, within: Span, place: int) -> bool:
    """Whether quotation marks have opened in the content before a token, and not closed again."""
    before = parsed.text[within.start : parsed.tokens[place].start].replace("``", "“").replace("''", "”")
    if "“" in before or "”" in before:
        return before.rfind("“") > before.rfind("”")
    return before.count('"') % 2 == 1


def _whom(plural: bool, speaker: int, entities: tuple[Entity, ...]) -> tuple[int, str] | None:
    one = entities[speaker]
    if not plural:
        return (speaker, "speaker of the quotation") if one.kind == "PERSON" else None
    if one.kind in ("ORG", "LOC"):
        return speaker, "speaker of the quotation"
    bodies = {role.body for role in one.roles if role.body and not role.former and plain(role.title) in _SPEAK_FOR}
    fits = [i for i, other in enumerate(entities) if other.kind == "ORG" and any(_is(other, body) for body in bodies)]
    if len(fits) != 1 or entities[fits[0]].sector in ("IGO", "GOV"):
        return None
    return fits[0], f"for whom the speaker of the quotation speaks: {entities[fits[0]].name}"


def _is(body: Entity, words: str) -> bool:
    if fold(body.name) == fold(words) or any(fold(words) == fold(n) for n in (body.key or "",)):
        return True
    one, other = known(body.name), known(words)
    if one or other:
        return bool(one and other and one.key == other.key)
    return body_similarity(*sorted((body.name, words))) >= 0.9


def _joined(
    mentions: tuple[Mention, ...], entities: tuple[Entity, ...], fresh: list[Mention]
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    if not fresh:
        return mentions, entities
    told: dict[int, list[Mention]] = {}
    for mention in fresh:
        told.setdefault(mention.entity or 0, []).append(mention)
    out = list(entities)
    for index, more in told.items():
        out[index] = replace(out[index], mentions=tuple(sorted((*out[index].mentions, *more), key=lambda m: m.span)))
    return tuple(sorted((*mentions, *fresh), key=lambda m: (m.span, m.form))), tuple(out)
