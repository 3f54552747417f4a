"""Words in quotation marks: whose they are, by the cue beside them, the quotation before, or a name and a colon."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from sanudo.article.types import Span
from sanudo.reading.cues import Cue, cue_span
from sanudo.reading.marks import Marked
from sanudo.reading.quotations.clauses import quotation_of
from sanudo.reading.quotations.ground import Found, Ground, overlap
from sanudo.reading.speakers import Speaker, speaker_of
from sanudo.reading.types import Quotation

NEAR = 120  # characters between marked words and the cue that they may belong to


def quoted(ground: Ground, cues: Sequence[Cue], reported: Sequence[Found]) -> list[Found]:
    """The reported clauses and the quotations in marks, together.

    A stretch that a clause holds is the clause's. A stretch without a cue of its own goes on with the quotation before
    it in its paragraph, or in the paragraph before where that was left open.
    """
    found = list(reported)
    last: dict[int, int] = {}
    latest: int | None = None
    for marked in ground.marked:
        if ground.kinds[marked.paragraph] in ("pull_quote", "clip"):
            continue
        place = _holder(marked, found)
        if place is None:
            cue = _nearest_cue(ground, marked, cues)
            before = last.get(marked.paragraph)
            if before is not None and (
                _same_cue(ground, found[before], cue) or (cue is None and _alone(ground, marked))
            ):
                place = before
            elif cue is None and marked.continues:
                place = latest
            if place is not None:
                found[place] = _longer(found[place], marked.span)
        if place is None:
            lead = _lead(ground, marked) if cue is None else None
            cue = cue or (_leading_cue(ground, lead, cues) if lead else None)
            one = _one(ground, marked, cue, found[latest] if latest is not None else None, lead)
            if one is None:
                continue
            place = len(found)
            found.append(one)
        last[marked.paragraph] = latest = place
    return [_by_marks(one) if one.quotation.kind == "direct" else one for one in found]


def _by_marks(one: Found) -> Found:
    """A clause that is nothing but words in marks is as sure as marks are."""
    if one.way == "marks":
        return one
    return replace(one, way="marks", quotation=replace(one.quotation, confidence=0.95))


def _holder(marked: Marked, found: Sequence[Found]) -> int | None:
    """The quotation that has the marked words already; the smallest, where several have."""
    holding = [(_size(f.quotation), place) for place, f in enumerate(found) if _holds(f.quotation, marked)]
    return min(holding)[1] if holding else None


def _size(quotation: Quotation) -> int:
    return sum(span.end - span.start for span in quotation.spans)


def _holds(quotation: Quotation, marked: Marked) -> bool:
    size = marked.inner.end - marked.inner.start
    return sum(overlap(span, marked.inner) for span in quotation.spans) > 0.6 * size


def _longer(found: Found, span: Span) -> Found:
    return replace(found, quotation=replace(found.quotation, spans=(*found.quotation.spans, span)))


def _nearest_cue(ground: Ground, marked: Marked, cues: Sequence[Cue]) -> Cue | None:
    """The nearest verb of saying outside all marks, in the same paragraph, within NEAR characters."""
    block = ground.blocks[marked.paragraph]
    best: tuple[float, Cue] | None = None
    for cue in cues:
        token = ground.tree.token(cue.head)
        if not block.start <= token.start < block.end or not _may_lead(cue):
            continue
        cost = _cost(ground.text, marked, Span(token.start, token.end))
        if cost <= NEAR and (best is None or cost < best[0]):
            best = (cost, cue)
    return best[1] if best else None


def _lead(ground: Ground, marked: Marked) -> Span | None:
    """The sentence with a colon that ends the paragraph before marked words that begin theirs: "She stated:"."""
    number = marked.paragraph
    if number == 0 or ground.kinds[number - 1] != "paragraph":
        return None
    before, own = ground.blocks[number - 1], ground.blocks[number]
    if ground.text[own.start : marked.span.start].strip() or not before.of(ground.text).rstrip().endswith(":"):
        return None
    sentences = ground.tree.parsed.sentences
    last = sentences[bisect_left(sentences, Span(before.end, before.end)) - 1]
    return Span(max(before.start, last.start), before.end)


def _leading_cue(ground: Ground, lead: Span, cues: Sequence[Cue]) -> Cue | None:
    """The word of saying in a sentence that leads to the next paragraph: the last of those that stand highest."""
    tree = ground.tree
    inside = [c for c in cues if lead.start <= tree.token(c.head).start < lead.end and _may_lead(c)]
    return min(inside, key=lambda cue: (len(list(tree.above(cue.head))), -cue.head), default=None)


def _may_lead(cue: Cue) -> bool:
    return cue.kind not in ("noun", "adjective") and (cue.use.manner in ("speech", "finding") or cue.frame == "q")


def _cost(text: str, marked: Marked, token: Span) -> float:
    """How far a cue is from marked words: in characters, and more across a sentence's end or without a comma."""
    after = token.start >= marked.span.end
    if not after and token.start > marked.span.start:
        return NEAR + 1.0
    gap = text[marked.span.end : token.start] if after else text[token.end : marked.span.start]
    if len(gap) > NEAR:
        return NEAR + 1.0
    cost = float(len(gap))
    if any(stop in gap for stop in (". ", "? ", "! ", "\n")):
        cost += 200 if after else 60
    if after and text[marked.inner.end - 1 : marked.inner.end] not in ",?!—-":
        cost += 60
    if not after and not gap.rstrip().endswith((":", ",", "that", "as")) and len(gap) > 30:
        cost += 60
    return cost


def _alone(ground: Ground, marked: Marked) -> bool:
    """Whether the sentence holds nothing but the marked words."""
    block = ground.blocks[marked.paragraph]
    before = ground.text[block.start : marked.span.start].rstrip()
    after = ground.text[marked.span.end : block.end].lstrip()
    return (not before or before[-1] in ".!?:\"”'") and (not after or after[0].isupper() or after[0] in "\"“'‘(")


def _same_cue(ground: Ground, found: Found, cue: Cue | None) -> bool:
    return cue is not None and found.quotation.cue == cue_span(ground.tree, cue)


def _one(
    ground: Ground, marked: Marked, cue: Cue | None, before: Found | None, lead: Span | None = None
) -> Found | None:
    spans = (marked.span,)
    if cue is not None:
        speaker = speaker_of(ground.tree, cue, ground.index)
        made = quotation_of(ground, cue, spans, speaker)
        kind = "mixed" if ground.is_scare(marked) else "direct"
        return Found(replace(made, kind=kind, confidence=0.95), "marks", cue.head, speaker)
    few = len(marked.inner.of(ground.text).split())
    if ground.is_scare(marked) or (marked.single and few <= 6):
        return None
    part = ground.kinds[marked.paragraph]
    speaker = _before_colon(ground, marked, lead)
    confidence = 0.8 if speaker else 0.4
    if speaker is None and before and _alone(ground, marked):
        last = before.quotation
        if ground.block_at(last.spans[-1].start) >= marked.paragraph - 1 and last.speaker_span:
            name = last.speaker_name or last.speaker_span.of(ground.text)
            speaker, confidence = Speaker(last.speaker_span, name, last.speaker), 0.6
    made = Quotation(
        spans,
        "direct",
        speaker.entity if speaker else None,
        speaker.span if speaker else None,
        speaker.name if speaker else None,
        confidence=confidence,
        part=part,
    )
    return Found(made, "marks", None, speaker)


def _before_colon(ground: Ground, marked: Marked, lead: Span | None) -> Speaker | None:
    """The name that stands in the sentence before a colon before the marked words, be it a paragraph before."""
    block = ground.blocks[marked.paragraph]
    before = ground.text[block.start : marked.span.start].rstrip()
    if lead is None and not before.endswith(":"):
        return None
    start = block.start + max(before.rfind(". "), before.rfind("\n"), -1) + 1
    near = lead or Span(start, marked.span.start)
    named = [m for m in ground.index.within(near) if m.kind in ("PERSON", "ORG")]
    if not named:
        return None
    name = ground.index.name(named[-1]) or named[-1].span.of(ground.text)
    return Speaker(named[-1].span, name, named[-1].entity)
