"""What one reports that another said: a statement within another's, and words passed on by an agency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sanudo.article.types import Span
from sanudo.reading.cues import Cue, reports_quotes
from sanudo.reading.quotations.clauses import reported
from sanudo.reading.quotations.field import Field, Range, tokens_of
from sanudo.reading.quotations.ground import Found, Ground
from sanudo.reading.quotations.sources import is_named
from sanudo.reading.speakers import QUOTING, resolve
from sanudo.reading.tree import Tree
from sanudo.reading.types import Quotation

WITHIN = 0.5  # how sure a statement within another's is
RELAYED = 0.7  # how sure at most what an agency reports that somebody said
NEAR_START = 9  # tokens from the start of a content to the "said" within it
NEAR_END = 7  # ... and from its end
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday".split())  # noqa: SIM905


def with_relayed(own: Field, cues: Sequence[Cue], found: Sequence[Found]) -> list[Found]:
    """The quotations, with what is said within them, and by whom it was passed on."""
    kept = list(found)
    inner = _within(own.ground, cues, kept)
    for place, one in enumerate(kept):
        told = _relayed(own, one)
        if told:
            kept[place] = told
    ends = {one.quotation.spans[-1].end for one in kept if one.quotation.via}
    return kept + [one for one in inner if one.quotation.spans[-1].end not in ends]


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
    """What X said in "X said on Friday that ..., the Y agency reported", or "..., X said, according to Y", wherever the
    parse hung it."""
    outer, tree = one.quotation, own.ground.tree
    spans: tuple[Span, ...]
    at = tokens_of(own.ground, Span(outer.spans[0].start, outer.spans[-1].end))
    if at is None or outer.cue is None or outer.cue.start <= outer.spans[0].end:
        return None
    if one.head is None or not _passes_on(tree, one.head):
        return None
    between = _said_between(own, outer, one.head)
    verb = _said_first(own, at, one.head) if len(outer.spans) == 1 and between is None else None
    if between is not None:
        verb, spans = between, outer.spans
    elif verb is not None:
        first = verb + 1
        that = next((i for i in range(first, min(first + 4, at[1])) if tree.lower[i] == "that"), None)
        first = that if that is not None else first
        while first < at[1] and (tree.lower[first] == "on" or tree.lower[first] in DAYS):
            first += 1
        spans = (Span(tree.token(first).start, outer.spans[0].end),)
    else:
        verb = _said_last(own, at)
        if verb is None:
            return None
        subject = tree.having(verb, "nsubj")[0]
        end = min(verb, min(tree.subtree(subject)))
        while end > at[0] and tree.lower[end - 1] in (",", "--"):
            end -= 1
        stop = tree.token(end - 1).end
        spans = tuple(Span(s.start, min(s.end, stop)) for s in outer.spans if s.start < stop)
    speaker = resolve(tree, tree.having(verb, "nsubj")[0], own.ground.index)
    if speaker.span == outer.speaker_span or not spans:
        return None
    made = replace(
        outer,
        spans=spans,
        speaker=speaker.entity,
        speaker_span=speaker.span,
        speaker_name=speaker.name,
        cue=Span(tree.token(verb).start, tree.token(verb).end),
        via=outer.speaker_name,
        via_span=outer.speaker_span,
        confidence=min(outer.confidence, RELAYED),
    )
    return replace(one, way="within", quotation=made, head=verb, speaker=speaker)


def _passes_on(tree: Tree, head: int) -> bool:
    """Whether a cue is an agency's: "reported", "according to"."""
    according = any(tree.lower[i] == "according" for i in tree.having(head, "case", "mark", "fixed"))
    return tree.token(head).lemma in QUOTING or tree.lower[head] == "according" or according


def _said_first(own: Field, at: Range, cue: int) -> int | None:
    """The verb of saying near the start of a content, its subject before it; "according to" tells deeds as well."""
    tree = own.ground.tree
    plain = tree.token(cue).lemma not in QUOTING
    for verb in range(max(own.sentence[at[0]][0], at[0] - 3), min(at[0] + NEAR_START, at[1] - 1)):
        token = tree.token(verb)
        subjects = [i for i in tree.having(verb, "nsubj") if i < verb]
        if token.pos == "VERB" and reports_quotes(token.lemma.lower()) and subjects:
            return None if plain and token.lemma not in ("say", "tell", "state") else verb
    return None


def _said_between(own: Field, outer: Quotation, cue: int) -> int | None:
    """The verb of saying with its subject between words in marks and who passes them on: ' ," the ministers said, the
    Star reported'."""
    tree = own.ground.tree
    start = tree.token(cue).start
    end = max(span.end for span in outer.spans if span.end <= start)
    last = tree.at(end - 1)
    own_subject = min((min(tree.subtree(i)) for i in tree.having(cue, "nsubj")), default=cue)
    for verb in range(last + 1, min(own_subject, last + NEAR_START)):
        subjects = [i for i in tree.having(verb, "nsubj") if last < i < cue]
        if tree.token(verb).pos == "VERB" and reports_quotes(tree.token(verb).lemma.lower()) and subjects:
            return verb
    return None


def _said_last(own: Field, at: Range) -> int | None:
    """The verb of saying that ends a content, its subject right beside it: "..., Putin said"."""
    tree = own.ground.tree
    for verb in range(at[1], max(at[0], at[1] - NEAR_END), -1):
        token = tree.token(verb)
        subjects = [i for i in tree.having(verb, "nsubj") if abs(i - verb) <= NEAR_END]
        if token.pos == "VERB" and reports_quotes(token.lemma.lower()) and subjects:
            first = min(verb, min(tree.subtree(subjects[0])))
            if first > at[0] + 2 and tree.lower[first - 1] in (",", '"', "”", "''"):
                return verb
    return None
