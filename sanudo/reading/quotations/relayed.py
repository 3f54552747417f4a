"""What one reports that another said: a statement within another's, and words passed on by an agency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sanudo.article.types import Span
from sanudo.reading.cues import Cue, reports_quotes
from sanudo.reading.quotations.clauses import reported
from sanudo.reading.quotations.field import Field, tokens_of
from sanudo.reading.quotations.ground import Found, Ground
from sanudo.reading.quotations.sources import is_named
from sanudo.reading.speakers import QUOTING, resolve
from sanudo.reading.types import Quotation

WITHIN = 0.5  # how sure a statement within another's is
RELAYED = 0.7  # how sure at most what an agency reports that somebody said
NEAR_START = 9  # tokens from the start of a content to the "said" within it
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday".split())  # noqa: SIM905


def with_relayed(own: Field, cues: Sequence[Cue], found: Sequence[Found]) -> list[Found]:
    """The quotations, with what is said within them, and by whom it was passed on."""
    kept = list(found)
    inner = _within(own.ground, cues, kept)
    for place, one in enumerate(kept):
        told = _relayed(own, one)
        if told and told.quotation.spans[0].end == one.quotation.spans[-1].end:
            if told.quotation.spans[0].start <= one.quotation.spans[0].start:
                kept[place] = told
            elif not any(i.quotation.spans[0].end == told.quotation.spans[0].end for i in inner):
                inner.append(told)
    return kept + inner


def _within(ground: Ground, cues: Sequence[Cue], found: Sequence[Found]) -> list[Found]:
    """What one person reports that another, named there, said: "X confirmed that Y ruled out a sale" holds both."""
    inner = []
    heads = {one.head for one in found}
    said = [span for one in found for span in one.quotation.spans if one.quotation.kind == "indirect"]
    inside = [cue for cue in cues if cue.kind == "verb" and cue.head not in heads and _stands_in(ground, cue, said)]
    for one in reported(ground, inside):
        at = one.quotation
        if at.manner != "speech" or at.kind != "indirect" or not is_named(ground, one.speaker):
            continue
        outer = next((o.quotation for o in found if _holds(o.quotation, at)), None)
        if outer and outer.kind == "indirect" and outer.speaker not in (None, at.speaker):
            via, span = (at.via, at.via_span) if at.via else (outer.speaker_name, outer.speaker_span)
            told = replace(at, confidence=WITHIN, via=via, via_span=span)
            inner.append(replace(one, way="within", quotation=told))
    return inner


def _stands_in(ground: Ground, cue: Cue, said: Sequence[Span]) -> bool:
    start = ground.tree.token(cue.head).start
    return any(span.start < start < span.end for span in said)


def _holds(outer: Quotation, inner: Quotation) -> bool:
    """Whether the words, the cue and the speaker of one lie in the words of the other."""
    parts = [*inner.spans, *(span for span in (inner.cue, inner.speaker_span) if span)]
    return all(any(o.start <= span.start and span.end <= o.end for o in outer.spans) for span in parts)


def _relayed(own: Field, one: Found) -> Found | None:
    """What X said in "X said on Friday that ..., the Y agency reported", wherever the parse hung it."""
    outer, tree = one.quotation, own.ground.tree
    at = tokens_of(own.ground, outer.spans[0])
    after = outer.cue is not None and outer.cue.start > outer.spans[-1].end
    if at is None or len(outer.spans) > 1 or not after or one.head is None or tree.token(one.head).lemma not in QUOTING:
        return None
    for verb in range(max(own.sentence[at[0]][0], at[0] - 3), min(at[0] + NEAR_START, at[1] - 1)):
        token = tree.token(verb)
        subjects = [i for i in tree.having(verb, "nsubj") if i < verb]
        if token.pos != "VERB" or not reports_quotes(token.lemma.lower()) or not subjects:
            continue
        speaker = resolve(tree, subjects[0], own.ground.index)
        first = verb + 1
        while first < at[1] and (tree.lower[first] == "on" or tree.lower[first] in DAYS):
            first += 1
        if speaker.span != outer.speaker_span:
            made = replace(
                outer,
                spans=(Span(tree.token(first).start, outer.spans[0].end),),
                speaker=speaker.entity,
                speaker_span=speaker.span,
                speaker_name=speaker.name,
                cue=Span(token.start, token.end),
                via=outer.speaker_name,
                via_span=outer.speaker_span,
                confidence=min(outer.confidence, RELAYED),
            )
            return replace(one, way="within", quotation=made, head=verb, speaker=speaker)
    return None
