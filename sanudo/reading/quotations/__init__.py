"""Who said what in one report.

The parse, mentions and times go in; `Quotation`s come out, in order of the text. Three ways of finding them are
brought together: reported clauses by the cues in the parse (clauses.py), words in quotation marks (marked.py), and what
the encoder's quotation head saw (tagged.py); clips and pull quotes (asides.py) take the speaker that stands with them.
It knows nothing of other reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sanudo.article.types import Article, Span
from sanudo.language.types import Parsed
from sanudo.reading.cues import find_cues
from sanudo.reading.occasions import occasion_of
from sanudo.reading.quotations.asides import asides
from sanudo.reading.quotations.clauses import reported
from sanudo.reading.quotations.ground import Found, Ground, ground_of, likeness, overlap
from sanudo.reading.quotations.marked import quoted
from sanudo.reading.quotations.tagged import tagged
from sanudo.reading.types import Entity, Mention, Quotation, Sentence, TimeExpression

SAME = 0.5  # contents that overlap so far (intersection over union) are one quotation
NEXT = 1  # paragraphs over which a speaker's day is carried on
SURE = 0.3  # quotations of less confidence are left out


def find_quotations(
    article: Article,
    parsed: Parsed,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    times: tuple[TimeExpression, ...],
) -> tuple[Quotation, ...]:
    """The quotations of an article, in order of the text."""
    ground = ground_of(article, parsed, mentions, entities)
    cues = [cue for cue in find_cues(ground.tree) if not _in_marks(ground, ground.tree.token(cue.head).start)]
    found = _brought_together(ground, quoted(ground, cues, reported(ground, cues)), tagged(ground))
    found += asides(article, ground)
    kept = sorted((f.quotation for f in found if f.quotation.confidence >= SURE), key=_order)
    told = [occasion_of(quotation, ground.tree, ground.index, times, ground.blocks) for quotation in kept]
    return tuple(_going_on(told, ground))


def _going_on(told: Sequence[Quotation], ground: Ground) -> list[Quotation]:
    """Who goes on speaking in the next paragraph still speaks on the same day, unless another day is named."""
    found: list[Quotation] = []
    last: dict[int, tuple[int, str]] = {}
    for quotation in told:
        block = ground.block_at(quotation.spans[0].start)
        if quotation.speaker is not None and quotation.part == "paragraph":
            if quotation.date:
                last[quotation.speaker] = (block, quotation.date)
            elif quotation.speaker in last and block - last[quotation.speaker][0] <= NEXT:
                day = last[quotation.speaker][1]
                quotation = replace(quotation, date=day, date_basis="said by the same speaker just before")
                last[quotation.speaker or 0] = (block, day)
        found.append(quotation)
    return found


def _in_marks(ground: Ground, at: int) -> bool:
    return any(m.inner.start <= at < m.inner.end for m in ground.marked if not ground.is_scare(m))


def _brought_together(ground: Ground, parsed: Sequence[Found], seen: Sequence[Found]) -> list[Found]:
    """One list: what two ways found is surer, what only one found is as sure as that way is alone."""
    marked = [_with_speaker(one, seen) for one in parsed if one.way == "marks"]
    kept = list(marked)
    for one in parsed:
        if one.way == "clause":
            confidence = one.quotation.confidence
            if ground.tree.parsed.quotation:
                confidence = 0.95 if _twin(one, seen) else _alone(one)
            kept.append(replace(one, quotation=replace(one.quotation, confidence=confidence)))
    for one in seen:
        if not _twin(one, parsed) and not _inside(one, marked):
            kept.append(replace(one, quotation=replace(one.quotation, confidence=_ALONE["tags"])))
    return _without_doubles(kept)


def _with_speaker(one: Found, seen: Sequence[Found]) -> Found:
    """Words in marks that stand without a speaker take the one that the quotation head saw."""
    if one.speaker is not None:
        return one
    near = [s for s in seen if s.speaker and _inside(one, [s])]
    if not near:
        return one
    other = max(near, key=lambda s: likeness(one.quotation.spans, s.quotation.spans))
    told = other.quotation
    quotation = replace(
        one.quotation,
        speaker=told.speaker,
        speaker_span=told.speaker_span,
        speaker_name=told.speaker_name,
        cue=one.quotation.cue or told.cue,
        confidence=max(one.quotation.confidence, 0.6),
    )
    return replace(one, quotation=quotation, speaker=other.speaker)


_ALONE = {"tags": 0.6, "c": 0.5, "i": 0.25, "n": 0.35}


def _alone(one: Found) -> float:
    """How sure a clause is that the quotation head did not see."""
    surer = one.frame != "c" or one.quotation.manner in ("speech", "finding")
    return _ALONE[one.frame if surer else "i"]


def _twin(one: Found, others: Sequence[Found]) -> Found | None:
    best = max(others, key=lambda other: likeness(one.quotation.spans, other.quotation.spans), default=None)
    return best if best and likeness(one.quotation.spans, best.quotation.spans) >= SAME else None


def _inside(one: Found, marked: Sequence[Found]) -> bool:
    """Whether most of a content stands in words in marks that were found already."""
    size = sum(span.end - span.start for span in one.quotation.spans)
    for other in marked:
        shared = sum(overlap(a, b) for a in one.quotation.spans for b in other.quotation.spans)
        if shared > 0.5 * size:
            return True
    return False


def _without_doubles(found: list[Found]) -> list[Found]:
    """Where one content lies in another, or nearly is it, the surer stays; between equals the longer."""
    kept: list[Found] = []
    for one in sorted(found, key=_surest):
        if not any(_covers(other, one) for other in kept):
            kept.append(one)
    return kept


def _surest(one: Found) -> tuple[float, bool, int, tuple[Span, int, Span]]:
    return -one.quotation.confidence, one.way != "marks", -_size(one.quotation), _order(one.quotation)


def _covers(kept: Found, one: Found) -> bool:
    shared = sum(overlap(a, b) for a in kept.quotation.spans for b in one.quotation.spans)
    if not shared:
        return False
    if kept.head is not None and kept.head == one.head and one.way != "marks":
        return shared > 0.5 * min(_size(kept.quotation), _size(one.quotation))
    nested = one.way == "clause" and one.quotation.confidence >= 0.9 and one.quotation.manner == "speech"
    return shared > (0.8 if not nested else 0.95) * _size(one.quotation) and (
        not nested or likeness(kept.quotation.spans, one.quotation.spans) > 0.8
    )


def _size(quotation: Quotation) -> int:
    return sum(span.end - span.start for span in quotation.spans)


def _order(quotation: Quotation) -> tuple[Span, int, Span]:
    return quotation.spans[0], quotation.spans[-1].end, quotation.cue or Span(0, 0)
