"""Who said what in one report.

The parse, mentions and times go in; `Quotation`s come out, in order of the text. Reported clauses come from the cues in
the parse (cues.py), words in quotation marks from the marks (marks.py); where both stand together the quotation is
mixed or direct. Clips and pull quotes take the speaker that stands with them. It knows nothing of other reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sanudo.article.types import Article, Span
from sanudo.language.types import Parsed
from sanudo.reading.cues import Cue, cue_span, find_cues, is_negated
from sanudo.reading.marks import Marked, find_marked
from sanudo.reading.occasions import occasion_of
from sanudo.reading.speakers import MentionIndex, Speaker, resolve, speaker_of
from sanudo.reading.tree import Tree, tree_of
from sanudo.reading.types import Entity, Mention, Quotation, Sentence, TimeExpression

SCARE_WORDS = 4  # so few words in marks, without a cue and no sentence, are not a quotation
NEAR = 120  # characters between marked words and the cue that they may belong to
_LETTERS_DIRECT = 0.8  # the share of a content's letters in marks that makes it direct


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the stages below share about one report."""

    text: str
    tree: Tree
    index: MentionIndex
    blocks: tuple[Span, ...]
    block_parts: tuple[str, ...]
    marked: tuple[Marked, ...]


def find_quotations(
    article: Article,
    parsed: Parsed,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    times: tuple[TimeExpression, ...],
) -> tuple[Quotation, ...]:
    """The quotations of an article, in order of the text."""
    parts = sorted((p for p in article.parts if p.kind in _READ), key=lambda part: part.span)
    blocks = tuple(part.span for part in parts)
    ground = _Ground(
        article.text,
        tree_of(parsed),
        MentionIndex(mentions, entities),
        blocks,
        tuple(part.kind for part in parts),
        tuple(find_marked(article.text, blocks)),
    )
    cues = [cue for cue in find_cues(ground.tree) if not _inside_marks(ground, cue)]
    reported = _reported(ground, cues)
    direct, absorbed = _direct(ground, cues, reported)
    found = [q for cue, q in reported if cue.head not in absorbed] + direct + _told_aside(article, ground)
    found = _without_doubles(found)
    return tuple(occasion_of(q, ground.tree, ground.index, times, blocks) for q in found)


_READ = ("headline", "deck", "paragraph", "caption", "pull_quote", "clip")


def _reported(ground: _Ground, cues: Sequence[Cue]) -> list[tuple[Cue, Quotation]]:
    """The clauses, infinitives and phrases that a cue reports."""
    found = []
    for cue in cues:
        if not cue.content or (cue.head in cue.content and cue.kind != "according"):
            continue
        speaker = speaker_of(ground.tree, cue, ground.index)
        if not _worth_telling(ground, cue, speaker):
            continue
        spans = _content_spans(ground, cue)
        if spans:
            found.append((cue, _quotation(ground, cue, spans, speaker)))
    return found


def _worth_telling(ground: _Ground, cue: Cue, speaker: Speaker | None) -> bool:
    """Thoughts and judgements need somebody who has them; a bare noun phrase needs more than a pronoun."""
    if cue.use.manner in ("thought", "intention") or cue.frame in ("n", "i"):
        return speaker is not None
    return True


def _content_spans(ground: _Ground, cue: Cue) -> tuple[Span, ...]:
    tree = ground.tree
    indices = [i for i in cue.content if tree.token(i).sentence == tree.token(cue.head).sentence]
    own = set(tree.subtree(cue.head)) if cue.kind == "verb" and cue.head not in cue.content else set()
    if own and tree.token(cue.head).dep.partition(":")[0] in ("parataxis", "discourse"):
        indices = [i for i in indices if i not in own]
    if cue.kind == "according":
        indices = [i for i in indices if i != cue.preposition]
    pieces = tree.pieces(indices)
    return _with_marks(ground, _joined(pieces, ground.text))


def _joined(pieces: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Pieces that only spaces and marks part are one."""
    joined: list[Span] = []
    for piece in pieces:
        if joined and len(text[joined[-1].end : piece.start].strip(" \t,;:\"'“”‘’-–—()")) == 0:
            joined[-1] = Span(joined[-1].start, piece.end)
        else:
            joined.append(piece)
    return tuple(joined)


def _with_marks(ground: _Ground, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Contents that begin or end at quotation marks take them in."""
    widened = []
    for span in spans:
        start, end = span
        for marked in ground.marked:
            if marked.inner.start <= start <= marked.inner.start + 1 and marked.span.start < start:
                start = marked.span.start
            if marked.inner.end - 2 <= end <= marked.inner.end and marked.span.end > end:
                end = marked.span.end
        widened.append(Span(start, end))
    return tuple(widened)


def _quotation(ground: _Ground, cue: Cue, spans: tuple[Span, ...], speaker: Speaker | None) -> Quotation:
    share = _marked_share(ground, spans)
    kind = "direct" if share >= _LETTERS_DIRECT else "mixed" if share > 0 else "indirect"
    denied = (cue.use.polarity == "denied") != is_negated(ground.tree, cue.head)
    addressee, via = _addressee(ground, cue), _via(ground, cue)
    return Quotation(
        spans=spans,
        kind=kind,
        speaker=speaker.entity if speaker else None,
        speaker_span=speaker.span if speaker else None,
        speaker_name=speaker.name if speaker else None,
        cue=cue_span(ground.tree, cue),
        addressee=addressee.name if addressee else None,
        addressee_span=addressee.span if addressee else None,
        manner=cue.use.manner,
        polarity="denied" if denied else "affirmed",
        confidence=_CONFIDENCE[cue.frame] if speaker else _CONFIDENCE[cue.frame] - 0.2,
        part=_part_at(ground, spans[0]),
        via=via.name if via else None,
        via_span=via.span if via else None,
    )


_CONFIDENCE = {"c": 0.9, "q": 0.9, "i": 0.7, "n": 0.6}
_TOLD = frozenset(
    {"tell", "inform", "remind", "assure", "reassure", "notify", "advise", "warn", "ask", "urge", "brief"}
)


def _addressee(ground: _Ground, cue: Cue) -> Speaker | None:
    """Who is told: the object of "tell" and its like, or the "to" phrase of a verb of saying."""
    tree = ground.tree
    if cue.kind != "verb":
        return None
    for child in tree.having(cue.head, "iobj", "obj"):
        if cue.lemma in _TOLD and child not in cue.content and tree.lower[child] not in ("it", "that"):
            return resolve(tree, child, ground.index)
    for child in tree.having(cue.head, "obl"):
        if child not in cue.content and [tree.lower[i] for i in tree.having(child, "case")] == ["to"]:
            return resolve(tree, child, ground.index)
    return None


def _via(ground: _Ground, cue: Cue) -> Speaker | None:
    """Through whom the words came: "was quoted by X as saying", "said, according to X"."""
    tree = ground.tree
    above = tree.token(cue.head).head
    agents = tree.having(above, "obl", "obl:agent") if tree.token(above).lemma in ("quote", "cite", "report") else []
    for agent in agents:
        if any(tree.lower[i] == "by" for i in tree.having(agent, "case")):
            return resolve(tree, agent, ground.index)
    for child in tree.having(cue.head, "obl", "advcl"):
        marks = [tree.lower[i] for i in tree.having(child, "case", "mark", "fixed")]
        if "according" in marks:
            return resolve(tree, child, ground.index)
    return None


def _inside_marks(ground: _Ground, cue: Cue) -> bool:
    at = ground.tree.token(cue.head).start
    return any(m.inner.start <= at < m.inner.end for m in ground.marked if not _is_scare(ground, m))


def _is_scare(ground: _Ground, marked: Marked) -> bool:
    words = marked.inner.of(ground.text).split()
    return len(words) <= SCARE_WORDS and not marked.inner.of(ground.text).rstrip().endswith((".", "!", "?", ","))


def _marked_share(ground: _Ground, spans: Sequence[Span]) -> float:
    total = sum(span.end - span.start for span in spans)
    inside = sum(
        max(0, min(span.end, m.span.end) - max(span.start, m.span.start)) for span in spans for m in ground.marked
    )
    return inside / total if total else 0.0


def _direct(
    ground: _Ground, cues: Sequence[Cue], reported: Sequence[tuple[Cue, Quotation]]
) -> tuple[list[Quotation], set[int]]:
    """Quotations whose words stand in marks, and the heads of cues whose reported clause they are instead."""
    found: list[Quotation] = []
    last_by_block: dict[int, int] = {}
    absorbed: set[int] = set()
    for marked in ground.marked:
        holder = _holder(marked, reported)
        if holder is not None:
            if not _swallows(ground, marked, holder[1]):
                continue
            absorbed.add(holder[0].head)
        before = last_by_block.get(marked.paragraph)
        cue = holder[0] if holder else _nearest_cue(ground, marked, cues)
        if cue is None and before is not None and _stands_alone(ground, marked):
            found[before] = replace(found[before], spans=(*found[before].spans, marked.span))
            continue
        if cue is not None and before is not None and _same_cue(ground, found[before], cue):
            found[before] = replace(found[before], spans=(*found[before].spans, marked.span))
            continue
        if cue is None and marked.continues and found:
            found[-1] = replace(found[-1], spans=(*found[-1].spans, marked.span))
            last_by_block[marked.paragraph] = len(found) - 1
            continue
        quotation = _marked_quotation(ground, marked, cue, found)
        if quotation:
            last_by_block[marked.paragraph] = len(found)
            found.append(quotation)
    return found, absorbed


def _holder(marked: Marked, reported: Sequence[tuple[Cue, Quotation]]) -> tuple[Cue, Quotation] | None:
    """The reported content that the marked words stand in."""
    best = None
    for cue, quotation in reported:
        for span in quotation.spans:
            if (span.start <= marked.inner.start and marked.inner.end <= span.end + 2) or (
                min(span.end, marked.inner.end) - max(span.start, marked.inner.start)
                > 0.6 * (marked.inner.end - marked.inner.start)
            ):
                size = span.end - span.start
                if best is None or size < best[0]:
                    best = (size, (cue, quotation))
    return best[1] if best else None


def _swallows(ground: _Ground, marked: Marked, quotation: Quotation) -> bool:
    """Whether the content is nothing but (a part of) the marked words, which then tell its true extent."""
    low, high = quotation.spans[0].start, quotation.spans[-1].end
    return marked.span.start - 2 <= low and high <= marked.span.end + 2


def _nearest_cue(ground: _Ground, marked: Marked, cues: Sequence[Cue]) -> Cue | None:
    """The cue of words in marks: the nearest verb of saying outside all marks, in the same paragraph, within NEAR."""
    block = ground.blocks[marked.paragraph]
    best: tuple[float, Cue] | None = None
    for cue in cues:
        token = ground.tree.token(cue.head)
        if not block.start <= token.start < block.end or cue.frame in ("i",) or cue.kind in ("noun", "adjective"):
            continue
        if cue.use.manner not in ("speech", "finding") and cue.frame != "q":
            continue
        after = token.start >= marked.span.end
        gap = ground.text[marked.span.end : token.start] if after else ground.text[token.end : marked.span.start]
        if len(gap) > NEAR or (not after and token.start > marked.span.start):
            continue
        cost = float(len(gap))
        if any(stop in gap for stop in (". ", "? ", "! ", "\n")):
            cost += 200 if after else 60
        if after and ground.text[marked.inner.end - 1 : marked.inner.end] not in ",?!—-":
            cost += 60
        if not after and not gap.rstrip().endswith((":", ",", "that", "as")) and len(gap) > 30:
            cost += 60
        if cost <= NEAR and (best is None or cost < best[0]):
            best = (cost, cue)
    return best[1] if best else None


def _stands_alone(ground: _Ground, marked: Marked) -> bool:
    """Whether the sentence holds nothing but the marked words."""
    block = ground.blocks[marked.paragraph]
    before = ground.text[block.start : marked.span.start].rstrip()
    after = ground.text[marked.span.end : block.end].lstrip()
    opens = not before or before[-1] in ".!?:\"”'"
    closes = not after or after[0].isupper() or after[0] in "\"“'‘("
    return opens and closes


def _same_cue(ground: _Ground, quotation: Quotation, cue: Cue) -> bool:
    return quotation.cue is not None and quotation.cue == cue_span(ground.tree, cue)


def _marked_quotation(
    ground: _Ground, marked: Marked, cue: Cue | None, before: Sequence[Quotation]
) -> Quotation | None:
    spans = (marked.span,)
    if cue is not None:
        quotation = _quotation(ground, cue, spans, speaker_of(ground.tree, cue, ground.index))
        return replace(quotation, kind="mixed" if _is_scare(ground, marked) else "direct", confidence=0.95)
    if _is_scare(ground, marked) or (marked.single and len(marked.inner.of(ground.text).split()) <= SCARE_WORDS + 2):
        return None
    part = _part_at(ground, marked.span)
    if part in ("pull_quote", "clip"):
        return None
    speaker = _colon_speaker(ground, marked)
    if speaker is None and before and marked.paragraph and _stands_alone(ground, marked):
        last = before[-1]
        near = _block_at(ground, last.spans[-1]) in (marked.paragraph, marked.paragraph - 1)
        if near and last.kind != "indirect":
            return Quotation(
                spans, "direct", last.speaker, last.speaker_span, last.speaker_name, None, confidence=0.6, part=part
            )
    return Quotation(
        spans,
        "direct",
        speaker.entity if speaker else None,
        speaker.span if speaker else None,
        speaker.name if speaker else None,
        confidence=0.8 if speaker else 0.4,
        part=part,
    )


def _colon_speaker(ground: _Ground, marked: Marked) -> Speaker | None:
    """The name that stands before a colon before the marked words."""
    block = ground.blocks[marked.paragraph]
    before = ground.text[block.start : marked.span.start].rstrip()
    if not before.endswith(":"):
        return None
    start = block.start + max(before.rfind(". "), before.rfind("\n"), -1) + 1
    named = [m for m in ground.index.within(Span(start, marked.span.start)) if m.kind in ("PERSON", "ORG")]
    if not named:
        return None
    name = ground.index.name(named[-1]) or named[-1].span.of(ground.text)
    return Speaker(named[-1].span, name, named[-1].entity)


def _told_aside(article: Article, ground: _Ground) -> list[Quotation]:
    """Clips and pull quotes, with the speaker that stands beside them."""
    found = []
    for part in article.parts:
        if part.kind not in ("clip", "pull_quote"):
            continue
        span = _but_speaker(article.text, part.span, part.speaker)
        speaker = _named(ground, part.speaker) if part.speaker else None
        if span.end > span.start:
            found.append(
                Quotation(
                    (span,),
                    "direct",
                    speaker.entity if speaker else None,
                    speaker.span if speaker else None,
                    speaker.name if speaker else None,
                    confidence=0.9 if speaker else 0.5,
                    part=part.kind,
                )
            )
    return found


def _but_speaker(text: str, span: Span, speaker: Span | None) -> Span:
    """The words of a clip or pull quote without the line that names its speaker."""
    marked = find_marked(text, [span])
    if marked and max(m.inner.end - m.inner.start for m in marked) * 3 > (span.end - span.start):
        return max((m.span for m in marked), key=lambda s: s.end - s.start)
    start, end = span
    if speaker:
        if speaker.start - start < end - speaker.end:
            start = speaker.end
        else:
            end = speaker.start
    while start < end and (text[start].isspace() or text[start] in ",:–—-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",:–—-"):
        end -= 1
    return Span(start, end)


def _named(ground: _Ground, span: Span) -> Speaker:
    people = [m for m in ground.index.within(span) if m.kind in ("PERSON", "ORG")]
    people.sort(key=lambda m: (m.kind != "PERSON", m.span))
    if people:
        return Speaker(span, ground.index.name(people[0]) or people[0].span.of(ground.text), people[0].entity)
    return Speaker(span, " ".join(span.of(ground.text).split()), None)


def _block_at(ground: _Ground, span: Span) -> int:
    for number, block in enumerate(ground.blocks):
        if block.start <= span.start < block.end:
            return number
    return -1


def _part_at(ground: _Ground, span: Span) -> str:
    number = _block_at(ground, span)
    return ground.block_parts[number] if number >= 0 else "paragraph"


def _without_doubles(found: list[Quotation]) -> list[Quotation]:
    """In order of the text; where two have one content, the surer stays."""
    kept: dict[tuple[Span, ...], Quotation] = {}
    for quotation in found:
        here = kept.get(quotation.spans)
        if here is None or quotation.confidence > here.confidence:
            kept[quotation.spans] = quotation
    return sorted(kept.values(), key=lambda q: (q.spans[0], q.spans[-1].end, q.cue or Span(0, 0)))
