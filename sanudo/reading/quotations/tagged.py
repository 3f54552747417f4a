"""Contents that the encoder's quotation head saw, linked to the cue and the source it saw beside them.

The head (trained on PolNeAR) labels tokens as part of a cue, a source or a content; here the labels become runs, and
each content takes the nearest cue. What a run reports, and how, is read from the cue's word where the lists have it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sanudo.article.types import Span
from sanudo.reading.cues import Cue, Use, use_of
from sanudo.reading.quotations.clauses import quotation_of
from sanudo.reading.quotations.ground import Found, Ground, joined, snapped
from sanudo.reading.speakers import Speaker, resolve, speaker_of

LEAST_TOKENS = 3  # a shorter content is too often a mistake
FAR = 12  # tokens between a content and its cue


@dataclass(frozen=True, slots=True)
class _Run:
    """Tokens first..last under one label."""

    first: int
    last: int


def tagged(ground: Ground) -> list[Found]:
    """The contents that the head saw; none where the model has no such head."""
    labels = ground.tree.parsed.quotation
    if not labels:
        return []
    contents = [run for run in _runs(ground, "CONTENT", 1) if run.last - run.first + 1 >= LEAST_TOKENS]
    cues, sources = _runs(ground, "CUE", 1), _runs(ground, "SOURCE", 1)
    groups: dict[tuple[_Run, int], list[_Run]] = {}
    for number, content in enumerate(contents):
        cue = _nearest(ground, content, cues)
        if cue is not None:
            groups.setdefault((cue, -1 if _in_marks(ground, content) else number), []).append(content)
    return [one for (cue, _), runs in groups.items() if (one := _found(ground, cue, runs, sources))]


def _in_marks(ground: Ground, run: _Run) -> bool:
    """Pieces in marks on both sides of a cue are one quotation; other pieces are contents of their own."""
    tokens = ground.tree.parsed.tokens
    return ground.kind_of((Span(tokens[run.first].start, tokens[run.last].end),)) == "direct"


def _runs(ground: Ground, kind: str, gap: int) -> list[_Run]:
    """Tokens of one kind; a run goes on over `gap` unlabelled tokens, never over a paragraph or into new marks."""
    tokens = ground.tree.parsed.tokens
    opens = {marked.span.start for marked in ground.marked}
    runs: list[_Run] = []
    for index, label in enumerate(ground.tree.parsed.quotation):
        if label[2:] != kind:
            continue
        fresh = tokens[index].start in opens and index > 0 and ground.tree.lower[index - 1] in (".", "!", "?")
        if runs and index - runs[-1].last - 1 <= gap and not fresh and _same_block(ground, runs[-1].last, index):
            runs[-1] = _Run(runs[-1].first, index)
        else:
            runs.append(_Run(index, index))
    return runs


def _same_block(ground: Ground, a: int, b: int) -> bool:
    return ground.block_at(ground.tree.token(a).start) == ground.block_at(ground.tree.token(b).start)


def _nearest(ground: Ground, content: _Run, cues: Sequence[_Run]) -> _Run | None:
    """The cue nearest to a content in its own sentence, or touching it across a sentence's end."""
    tree = ground.tree
    best: tuple[int, int, _Run] | None = None
    for cue in cues:
        gap = cue.first - content.last - 1 if cue.first > content.last else content.first - cue.last - 1
        if (
            gap < 0
            or gap > FAR
            or ground.block_at(tree.token(cue.first).start) != ground.block_at(tree.token(content.first).start)
        ):
            continue
        if cue.first > content.last and gap > 0 and tree.lower[content.last] in (".", "!", "?"):
            gap += 4
        key = (gap, 0 if cue.last < content.first else 1, cue)
        if best is None or key[:2] < best[:2]:
            best = key
    return best[2] if best else None


def _found(ground: Ground, run: _Run, contents: Sequence[_Run], sources: Sequence[_Run]) -> Found | None:
    tree = ground.tree
    head = _head(ground, run)
    pieces = tree.pieces([i for content in contents for i in range(content.first, content.last + 1)])
    spans = snapped(ground, joined(pieces, ground.text))
    if not spans:
        return None
    cue = _cue(ground, head, run)
    speaker = speaker_of(tree, cue, ground.index) or _source(ground, run, sources)
    return Found(quotation_of(ground, cue, spans, speaker), "tags", head, speaker)


def _head(ground: Ground, run: _Run) -> int:
    """The token of a run that the others hang on, a verb rather than its preposition."""
    tokens = ground.tree.parsed.tokens
    outside = [i for i in range(run.first, run.last + 1) if not run.first <= tokens[i].head <= run.last]
    verbs = [i for i in range(run.first, run.last + 1) if tokens[i].pos in ("VERB", "NOUN", "ADJ")]
    return next((i for i in outside if i in verbs), verbs[0] if verbs else (outside or [run.first])[0])


def _cue(ground: Ground, head: int, run: _Run) -> Cue:
    token = ground.tree.token(head)
    if ground.tree.lower[run.first] == "according":
        phrase = token.head if ground.tree.lower[head] == "according" else head
        return Cue(phrase, "according", "according to", Use("speech", "affirmed"), "c", (), run.first)
    kind = {"NOUN": "noun", "ADJ": "adjective"}.get(token.pos, "verb")
    return Cue(head, kind, token.lemma.lower(), use_of(token.lemma.lower(), kind), "c", ())


def _source(ground: Ground, cue: _Run, sources: Sequence[_Run]) -> Speaker | None:
    """The source that the head saw nearest to the cue, in its sentence."""
    tree = ground.tree
    near = [
        (min(abs(s.first - cue.last), abs(cue.first - s.last)), s)
        for s in sources
        if tree.token(s.first).sentence == tree.token(cue.first).sentence
    ]
    if not near:
        return None
    run = min(near, key=lambda pair: (pair[0], pair[1].first))[1]
    tokens = tree.parsed.tokens
    inside = range(run.first, run.last + 1)
    head = next((i for i in inside if not run.first <= tokens[i].head <= run.last), run.last)
    named = resolve(tree, head, ground.index)
    return Speaker(Span(tokens[run.first].start, tokens[run.last].end), named.name, named.entity)
