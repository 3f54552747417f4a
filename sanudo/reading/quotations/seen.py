"""Quotations of a report whose parse has the quotation head's probabilities: proposed, weighed, the likely ones kept.

The ground and the cues go in, `Found`s come out, each with the probability that the judge gave it as its confidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sanudo.reading.cues import Cue
from sanudo.reading.quotations.anchors import Content, Proposal
from sanudo.reading.quotations.clause_ends import to_its_end, with_its_subject
from sanudo.reading.quotations.clauses import quotation_of, reported
from sanudo.reading.quotations.field import Field, field_of
from sanudo.reading.quotations.ground import Found, Ground, overlap
from sanudo.reading.quotations.judging import judge_of, likelihoods, standing, words_of
from sanudo.reading.quotations.relayed import DAYS, with_relayed
from sanudo.reading.quotations.weighing import is_marked, weighed
from sanudo.reading.speakers import QUOTING, Speaker, as_saying
from sanudo.reading.types import Quotation

LEAST_WITH_CUE = 0.15  # a cue less likely than this is not lent to a content that stands without one
COPIED = 0.5  # how sure what the parse alone tells is
DIFFERING = 0.3  # of its words, so many may be others in the content that the cue was proposed for


def seen(ground: Ground, cues: Sequence[Cue]) -> list[Found]:
    """The quotations of a report."""
    own = field_of(ground)
    proposals, rows, speakers = weighed(own, cues)
    likely = likelihoods(rows)
    judge = judge_of()
    least = [judge.least_marked if is_marked(row) else judge.least for row in rows]
    kept = sorted(standing(proposals, likely, least), key=lambda n: proposals[n].content)
    stand = [proposals[n] for n in kept]
    for number, one in zip(kept, stand, strict=True):
        whole = replace(one, content=to_its_end(own, one, stand))
        proposals[number] = replace(whole, content=with_its_subject(own, whole, stand))
    found = [_found(own, *_with_cue(n, kept, proposals, likely, speakers)) for n in kept]
    return with_relayed(own, cues, found + _in_copied(ground, cues, found))


def _in_copied(ground: Ground, cues: Sequence[Cue], found: Sequence[Found]) -> list[Found]:
    """What the parse tells in a passage copied from another report, where the head takes all for one quotation."""
    heads = {one.head for one in found}
    inside = [
        cue
        for cue in cues
        if cue.kind == "verb" and cue.frame == "c" and cue.head not in heads
        if ground.block_at(ground.tree.token(cue.head).start) in ground.copied
    ]
    told = [span for one in found for span in one.quotation.spans]
    return [
        replace(one, quotation=replace(one.quotation, confidence=COPIED))
        for one in reported(ground, inside)
        if one.quotation.manner == "speech" and not any(overlap(s, t) for s in one.quotation.spans for t in told)
    ]


def _with_cue(
    number: int,
    kept: Sequence[int],
    proposals: Sequence[Proposal],
    likely: Sequence[float],
    speakers: Sequence[Speaker | None],
) -> tuple[Proposal, float, Speaker | None]:
    """A content that stands without a cue takes the likeliest cue that was proposed for it and is free."""
    one = proposals[number]
    if one.anchor.cue is None:
        used = {cue.head for n in kept if (cue := proposals[n].anchor.cue)}
        words = words_of(one.content)
        others = [
            (likely[n], -n)
            for n, other in enumerate(proposals)
            if other.anchor.cue and other.anchor.cue.head not in used and likely[n] >= LEAST_WITH_CUE
            if len(words ^ words_of(other.content)) <= DIFFERING * len(words)
        ]
        if others:
            best = -max(others)[1]
            return proposals[best], likely[number], speakers[best] or speakers[number]
    return one, likely[number], speakers[number]


def _found(own: Field, proposal: Proposal, likely: float, speaker: Speaker | None) -> Found:
    """The quotation of a proposal."""
    ground = own.ground
    content = _said_alone(own, proposal)
    spans = tuple(ground.tree.span(list(range(first, last + 1))) for first, last in content)
    cue = proposal.anchor.cue
    way = "marks" if "alone" in proposal.ways and "stretch" in proposal.ways else "seen"
    if cue is None:
        kind = ground.kind_of(spans)
        made = Quotation(
            spans,
            kind,
            speaker.entity if speaker else None,
            speaker.span if speaker else None,
            speaker.name if speaker else None,
            confidence=likely,
            part=ground.part_at(spans[0].start),
        )
        return Found(made, way, None, speaker)
    made = quotation_of(ground, cue, spans, speaker)
    return Found(replace(made, confidence=likely), way, cue.head, speaker, cue.frame)


def _said_alone(own: Field, proposal: Proposal) -> Content:
    """The content without the day of the saying ("said on Thursday (it) would be") and without "X as saying"."""
    (first, last), *rest = proposal.content
    cue, tree = proposal.anchor.cue, own.ground.tree
    if cue is not None and cue.lemma in QUOTING and first > cue.head:
        saying = as_saying(tree, first - 1 if tree.lower[first] == "as" else first)
        if saying is not None and saying < last:
            that = next((i for i in range(saying + 1, min(saying + 6, last)) if tree.lower[i] == "that"), saying + 1)
            return ((that, last), *rest)
    lower = own.ground.tree.lower
    if lower[first] == "on" and first + 2 < last and lower[first + 1] in DAYS and cue is not None:
        return ((first + 2, last), *rest)
    between = lower[proposal.anchor.run[1] + 1 : first]
    if lower[first] in DAYS and first < last and between in ((), ("on",)) and proposal.anchor.cue is not None:
        return ((first + 1, last), *rest)
    return proposal.content
