"""Quotations of a report whose parse has the quotation head's probabilities: proposed, weighed, the likely ones kept.

The ground and the cues go in, `Found`s come out, each with the probability that the judge gave it as its confidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sanudo.reading.cues import Cue
from sanudo.reading.quotations.clauses import quotation_of, reported
from sanudo.reading.quotations.features import NAMES, Rates, cue_rates, of_anchor, of_contents
from sanudo.reading.quotations.field import Field, Range, field_of, tokens_of
from sanudo.reading.quotations.ground import Found, Ground
from sanudo.reading.quotations.judging import judge_of, likelihoods, standing
from sanudo.reading.quotations.marked import quoted
from sanudo.reading.quotations.proposals import Anchor, Content, Proposal, anchors_of, proposals_of, shaped
from sanudo.reading.speakers import Speaker, resolve, speaker_of, who_was_quoted
from sanudo.reading.tree import PASSIVE
from sanudo.reading.types import Quotation

LEAST_CUE = 0.08  # what is less likely a cue, and not in the lists, is not asked what it reports
LEAST_ALONE = 3  # tokens of a content without a cue
DOUBTED = 0.15  # a speaker by the parse that the head sees less in gives way to one
SURE_SOURCE = 0.6  # that it sees so much in
BESIDE = 3  # tokens from a passive cue to its speaker
WITHIN = 0.5  # how sure a statement within another's is
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday".split())  # noqa: SIM905
LONG = 6  # tokens from which on a phrase that the head takes for content is no speaker
MOST_BEFORE_COLON = 8  # tokens of a speaker before a colon
MOSTLY = 0.8  # the share of a content in marks that makes it direct
_ASIDES = ("clip", "pull_quote")
_MARKED = NAMES.index("marked")


def seen(ground: Ground, cues: Sequence[Cue]) -> list[Found]:
    """The quotations of a report."""
    own = field_of(ground)
    proposals, rows, speakers = weighed(own, cues)
    likely = likelihoods(rows)
    judge = judge_of()
    least = [judge.least_marked if is_marked(row) else judge.least for row in rows]
    kept = sorted(standing(proposals, likely, least), key=lambda n: proposals[n].content)
    found = [_found(own, proposals[n], likely[n], speakers[n]) for n in kept]
    return found + _within(ground, cues, found)


def _within(ground: Ground, cues: Sequence[Cue], found: Sequence[Found]) -> list[Found]:
    """What one person reports that another, named there, said: "X confirmed that Y ruled out a sale" holds both."""
    inner = []
    heads = {one.head for one in found}
    for one in reported(ground, [cue for cue in cues if cue.kind == "verb" and cue.head not in heads]):
        at = one.quotation
        if at.manner != "speech" or at.kind != "indirect" or not _is_named(ground, one.speaker):
            continue
        outer = next((o.quotation for o in found if _holds(o.quotation, at)), None)
        if outer and outer.kind == "indirect" and outer.speaker not in (None, at.speaker):
            inner.append(replace(one, way="within", quotation=replace(at, confidence=WITHIN)))
    return inner


def _is_named(ground: Ground, speaker: Speaker | None) -> bool:
    """Whether a speaker is a person, named where he or she is said to have spoken."""
    if speaker is None or speaker.entity is None or ground.index.entities[speaker.entity].kind != "PERSON":
        return False
    return any(m.kind == "PERSON" and m.form == "name" for m in ground.index.within(speaker.span))


def _holds(outer: Quotation, inner: Quotation) -> bool:
    """Whether the words, the cue and the speaker of one lie in the words of the other."""
    parts = [*inner.spans, *(span for span in (inner.cue, inner.speaker_span) if span)]
    return all(any(o.start <= span.start and span.end <= o.end for o in outer.spans) for span in parts)


def is_marked(row: Sequence[float]) -> bool:
    """Whether the numbers of a proposal say that it stands in marks."""
    return row[_MARKED] > MOSTLY


def weighed(
    own: Field, cues: Sequence[Cue], rates: Rates | None = None
) -> tuple[list[Proposal], list[list[float]], list[Speaker | None]]:
    """All proposals, with the numbers that tell of each and the speaker it would have; `rates` for the shipped."""
    rates = cue_rates() if rates is None else rates
    proposals: list[Proposal] = []
    rows: list[list[float]] = []
    speakers: list[Speaker | None] = []
    stretches, alone = _stretches(own, cues)
    for anchor in anchors_of(own, cues):
        if not anchor.listed and max(own.cue[anchor.run[0] : anchor.run[1] + 1]) < LEAST_CUE:
            continue
        if own.ground.kinds[own.block[anchor.place]] in _ASIDES or _was_asked(own, anchor):
            continue
        speaker = _speaker(own, anchor)
        found = [
            proposal
            for proposal in proposals_of(own, anchor, stretches.get(anchor.place, ()))
            if not _is_speaker(own, proposal.content, speaker)
        ]
        if found:
            told = of_anchor(own, anchor, speaker, rates)
            proposals += found
            rows += [[*told, *numbers] for numbers in of_contents(own, found)]
            speakers += [speaker] * len(found)
    for proposal, speaker in [*alone, *_without_cue(own)]:
        proposals.append(proposal)
        rows.append([*of_anchor(own, proposal.anchor, speaker, rates), *of_contents(own, [proposal])[0]])
        speakers.append(speaker)
    return proposals, rows, speakers


def _was_asked(own: Field, anchor: Anchor) -> bool:
    """ "Asked about the plan, she ...": the question is not hers. "Asked not to be named" says nothing."""
    tree, cue = own.ground.tree, anchor.cue
    if cue is None or cue.lemma != "ask":
        return False
    after = tree.lower[cue.head + 1 : cue.head + 5]
    if after[:3] == ("not", "to", "be"):
        return after[3:] in (("named",), ("identified",), ("quoted",))
    alone = tree.dep(cue.head) in ("advcl", "acl") and not tree.having(cue.head, "aux", "nsubj")
    return alone and tree.features(cue.head).get("VerbForm") == "Part" and not tree.lower[cue.head].endswith("ing")


def _is_speaker(own: Field, content: Content, speaker: Speaker | None) -> bool:
    """Whether most of a content is the phrase that names its speaker."""
    tokens = tokens_of(own.ground, speaker.span) if speaker else None
    if tokens is None:
        return False
    shared = sum(max(0, min(last, tokens[1]) - max(first, tokens[0]) + 1) for first, last in content)
    return shared * 2 > sum(last - first + 1 for first, last in content)


def _stretches(
    own: Field, cues: Sequence[Cue]
) -> tuple[dict[int, list[list[Range]]], list[tuple[Proposal, Speaker | None]]]:
    """The words in marks as the marks alone tell them: by the token of their cue; and those without one."""
    outside = [cue for cue in cues if not any(first < cue.head < last for first, last in own.marks)]
    by_cue: dict[int, list[list[Range]]] = {}
    alone: list[tuple[Proposal, Speaker | None]] = []
    for one in quoted(own.ground, outside, ()):
        ranges = [r for span in one.quotation.spans if (r := tokens_of(own.ground, span)) is not None]
        if not ranges:
            continue
        if one.head is not None:
            by_cue.setdefault(one.head, []).append(ranges)
        else:
            content = shaped(own, ranges)
            if content:
                alone.append((Proposal(_no_cue(content), content, {"stretch", "alone"}), one.speaker))
    return by_cue, alone


def _without_cue(own: Field) -> list[tuple[Proposal, Speaker | None]]:
    """The contents that the head saw, each as if it had no cue."""
    found: list[tuple[Proposal, Speaker | None]] = []
    for run in own.contents:
        if run[1] - run[0] + 1 >= LEAST_ALONE and own.ground.kinds[own.block[run[0]]] not in _ASIDES:
            content = shaped(own, [run])
            if content:
                anchor = _no_cue(content)
                found.append((Proposal(anchor, content, {"alone"}), _source(own, anchor)))
    return found


def _no_cue(content: Content) -> Anchor:
    first = content[0][0]
    return Anchor(None, (first, first - 1), False, first)


def _speaker(own: Field, anchor: Anchor) -> Speaker | None:
    """Who speaks: by the parse, else the source that the head saw nearest; this too where the head is sure of it and
    sees none in what the parse gives. Before a colon it is what begins the sentence."""
    if anchor.cue is None:
        return None
    tree = own.ground.tree
    if tree.lower[anchor.cue.head] == ":":
        return _before_colon(own, anchor.cue.head)
    parsed = speaker_of(tree, anchor.cue, own.ground.index)
    if parsed is None:
        other = _source(own, anchor)
        return other if not tree.having(anchor.cue.head, *PASSIVE) or _is_beside(own, anchor, other) else None
    tokens = tokens_of(own.ground, parsed.span)
    if tokens is None:
        return parsed
    if own.share(*tokens) > 0.5 and tokens[1] - tokens[0] >= LONG:
        return _source(own, anchor)
    quoted = who_was_quoted(tree, anchor.cue.head) is not None  # agency style, which the head knows little of
    if max(own.source[tokens[0] : tokens[1] + 1]) < DOUBTED and not quoted:
        other = _source(own, anchor)
        sure = other and tokens_of(own.ground, other.span)
        if sure and own.source[sure[1]] > SURE_SOURCE:
            return other
    return parsed


def _is_beside(own: Field, anchor: Anchor, speaker: Speaker | None) -> bool:
    """Whether a speaker stands close by a cue: "are understood to" has none, whoever is named further on."""
    tokens = tokens_of(own.ground, speaker.span) if speaker else None
    return tokens is not None and max(tokens[0] - anchor.run[1], anchor.run[0] - tokens[1]) <= BESIDE


def _before_colon(own: Field, colon: int) -> Speaker | None:
    """What stands from the start of the sentence to a colon."""
    tree = own.ground.tree
    first = own.sentence[colon][0]
    if not 0 < colon - first <= MOST_BEFORE_COLON:
        return None
    inside = range(first, colon)
    head = next((i for i in inside if not first <= tree.token(i).head < colon or tree.token(i).head == i), first)
    named = resolve(tree, head, own.ground.index)
    return Speaker(tree.span(list(inside)), named.name, named.entity)


def _source(own: Field, anchor: Anchor) -> Speaker | None:
    """The source that the head saw nearest in the sentence."""
    low, high = anchor.run
    sentence = own.sentence[anchor.place]
    near = [(min(abs(a - high), abs(low - b)), a, b) for a, b in own.sources if own.sentence[a] == sentence]
    if not near:
        return None
    _, first, last = min(near)
    tree = own.ground.tree
    tokens = tree.parsed.tokens
    inside = range(first, last + 1)
    head = next((i for i in inside if not first <= tokens[i].head <= last), last)
    named = resolve(tree, head, own.ground.index)
    return Speaker(tree.span(list(inside)), named.name, named.entity)


def _without_day(own: Field, proposal: Proposal) -> Content:
    """The content without the day of the saying: "said on Thursday (it) would be a change"."""
    (first, last), *rest = proposal.content
    lower = own.ground.tree.lower
    between = lower[proposal.anchor.run[1] + 1 : first]
    if lower[first] in DAYS and first < last and between in ((), ("on",)) and proposal.anchor.cue is not None:
        return ((first + 1, last), *rest)
    return proposal.content


def _found(own: Field, proposal: Proposal, likely: float, speaker: Speaker | None) -> Found:
    """The quotation of a proposal."""
    ground = own.ground
    content = _without_day(own, proposal)
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
