"""All that may be a quotation in a report, each with its numbers and the speaker it would have."""

from __future__ import annotations

from collections.abc import Sequence

from sanudo.reading.cues import Cue
from sanudo.reading.quotations.anchors import Anchor, Content, Proposal, anchors_of
from sanudo.reading.quotations.features import NAMES, Rates, cue_rates, of_anchor, of_contents
from sanudo.reading.quotations.field import Field, Range, tokens_of
from sanudo.reading.quotations.marked import quoted
from sanudo.reading.quotations.proposals import proposals_of, shaped
from sanudo.reading.quotations.silent import is_deed, is_title, says_nothing
from sanudo.reading.quotations.sources import seen_source, speaker_for
from sanudo.reading.speakers import Speaker

LEAST_CUE = 0.08  # what is less likely a cue, and not in the lists, is not asked what it reports
LEAST_LISTED = 0.02  # what the lists have is asked, unless the head all but rules it out
LEAST_ALONE = 3  # tokens of a content without a cue
BEHIND = 5  # tokens from a word that reports nothing to what it does not report
MOSTLY = 0.8  # the share of a content in marks that makes it direct
_ASIDES = ("clip", "pull_quote")
_MARKED = NAMES.index("marked")


def weighed(
    own: Field, cues: Sequence[Cue], rates: Rates | None = None
) -> tuple[list[Proposal], list[list[float]], list[Speaker | None]]:
    """All proposals, with the numbers that tell of each and the speaker it would have; `rates` for the shipped."""
    rates = cue_rates() if rates is None else rates
    proposals: list[Proposal] = []
    rows: list[list[float]] = []
    speakers: list[Speaker | None] = []
    silent: list[int] = []
    stretches, alone = _stretches(own, cues)
    for anchor in anchors_of(own, cues):
        if max(own.cue[anchor.run[0] : anchor.run[1] + 1]) < (LEAST_LISTED if anchor.listed else LEAST_CUE):
            continue
        if own.ground.kinds[own.block[anchor.place]] in _ASIDES or _stands_in_speech(own, anchor):
            continue
        if says_nothing(own, anchor):
            silent.append(anchor.place)
            continue
        speaker = speaker_for(own, anchor)
        found = [
            proposal
            for proposal in proposals_of(own, anchor, stretches.get(anchor.place, ()))
            if not _is_speaker(own, proposal.content, speaker) and not is_deed(own, anchor, proposal.content, speaker)
        ]
        if found:
            told = of_anchor(own, anchor, speaker, rates)
            proposals += found
            rows += [[*told, *numbers] for numbers in of_contents(own, found)]
            speakers += [speaker] * len(found)
    seen = [one for one in _without_cue(own) if not _follows(own, one[0], silent)]
    seen = [one for one in seen if not is_deed(own, one[0].anchor, one[0].content, one[1])]
    for proposal, speaker in [*(one for one in alone if one[1] or not is_title(own, one[0].content)), *seen]:
        proposals.append(proposal)
        rows.append([*of_anchor(own, proposal.anchor, speaker, rates), *of_contents(own, [proposal])[0]])
        speakers.append(speaker)
    return proposals, rows, speakers


def _stands_in_speech(own: Field, anchor: Anchor) -> bool:
    """Whether a word of saying is itself said, in marked words of several paragraphs."""
    return any(a < anchor.place < b and own.block[a] != own.block[b] for a, b in own.marks)


def is_marked(row: Sequence[float]) -> bool:
    """Whether the numbers of a proposal say that it stands in marks."""
    return row[_MARKED] > MOSTLY


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
                found.append((Proposal(anchor, content, {"alone"}), seen_source(own, anchor)))
    return found


def _follows(own: Field, proposal: Proposal, cues: Sequence[int]) -> bool:
    """Whether a content stands right behind one of these words, in its sentence."""
    first = proposal.content[0][0]
    return any(0 < first - cue <= BEHIND and own.sentence[cue] == own.sentence[first] for cue in cues)


def _no_cue(content: Content) -> Anchor:
    first = content[0][0]
    return Anchor(None, (first, first - 1), False, first)
