"""One statement, two speakers: the same words laid in different mouths."""

from __future__ import annotations

from difflib import SequenceMatcher

from sanudo.article.types import Span
from sanudo.comparing.alignment import Pair
from sanudo.comparing.differing.building import of_pair
from sanudo.comparing.statements import likeness
from sanudo.comparing.types import Actor, Difference
from sanudo.reading.types import Quotation, Reading

_SAME = 0.72  # likeness of contents that are one statement
_LEAST_WORDS = 5

Actors = dict[tuple[str, int], Actor]


def differing_speakers(pair: Pair, actors: Actors) -> list[Difference]:
    """Quotations of one content in a pair of sentences whose speakers are known and not the same."""
    found = []
    for a in _said(pair.left, pair.a):
        for b in _said(pair.right, pair.b):
            one, other = _speaker(pair.left, a, actors), _speaker(pair.right, b, actors)
            if one is None or other is None or one[0] == other[0] or one[2] != other[2]:
                continue
            words = _words(pair.left, a), _words(pair.right, b)
            if min(len(text.split()) for text in words) < _LEAST_WORDS:
                continue
            alike = min(likeness(*words), 2 * _order(*words))
            if alike >= _SAME:
                values = (one[1], _evidence(a)), (other[1], _evidence(b))
                judgement = "contradicts: the same words, another speaker"
                found.append(of_pair("attribution", pair, *values, judgement, min(0.95, 0.3 + alike / 2)))
    return found[:1]


def _order(a: str, b: str) -> float:
    """How alike two wordings are word for word, in order: one matter is not yet one statement."""
    return SequenceMatcher(None, a.lower().split(), b.lower().split(), autojunk=False).ratio()


def _said(reading: Reading, sentence: Span) -> list[Quotation]:
    return [
        q
        for q in reading.quotations
        if any(s.start < sentence.end and s.end > sentence.start for s in q.spans) and q.speaker is not None
    ]


def _speaker(reading: Reading, quotation: Quotation, actors: Actors) -> tuple[str, str, str] | None:
    """(key, name, kind) of who said it."""
    if quotation.speaker is None:
        return None
    actor = actors.get((reading.article.id, quotation.speaker))
    entity = reading.entities[quotation.speaker]
    return (actor.id, actor.name, actor.kind) if actor else (entity.name, entity.name, entity.kind)


def _words(reading: Reading, quotation: Quotation) -> str:
    return " ".join(span.of(reading.article.text) for span in quotation.spans)


def _evidence(quotation: Quotation) -> tuple[Span, ...]:
    named = (quotation.speaker_span,) if quotation.speaker_span else ()
    return (*named, *quotation.spans)
