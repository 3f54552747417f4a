"""When and where something was said: the date and place that stand beside the cue, with how they are known.

A quotation and the report's times go in, the quotation with its occasion comes out. A date inside the quoted words is
what they speak of, not when they were spoken, and is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sanudo.article.types import Span
from sanudo.reading.speakers import MentionIndex
from sanudo.reading.tree import Tree
from sanudo.reading.types import Quotation, TimeExpression

_ARTICLES = frozenset({"the", "a", "an"})
_PLACING = frozenset({"in", "at", "from", "near", "outside"})


def occasion_of(
    quotation: Quotation,
    tree: Tree,
    index: MentionIndex,
    times: tuple[TimeExpression, ...],
    blocks: tuple[Span, ...],
    others: Sequence[Quotation] = (),
) -> Quotation:
    """The quotation with `date`, `date_basis` and `place`, as far as its sentence, then its paragraph, says them.

    What stands in the words of it or of `others` is what they speak of."""
    at = quotation.cue or quotation.spans[0]
    sentence = next((s for s in tree.parsed.sentences if s.start <= at.start < s.end), None)
    if sentence is None:
        return quotation
    block = next((b for b in blocks if b.start <= at.start < b.end), sentence)
    said = [span for one in (quotation, *others) for span in one.spans if span.start < block.end]
    here = [time for time in times if min(block.start, sentence.start) <= time.span.start < block.end]
    near = tuple(time for time in here if not in_a_clause_of_its_own(tree, at, time.span))
    date, basis = _date(said, at, sentence, block, near)
    return replace(quotation, date=date, date_basis=basis, place=_place(said, at, sentence, tree, index))


def in_a_clause_of_its_own(tree: Tree, cue: Span, time: Span) -> bool:
    """ "X, who arrived on Wednesday, said ...": the day of the relative clause is not the day of the saying."""
    index = tree.at(time.start)
    clause = tree.relative_clause(index) if index >= 0 else None
    if clause is None:
        return False
    return not any(cue.start <= tree.token(below).start < cue.end for below in tree.subtree(clause))


def _date(
    said: Sequence[Span], at: Span, sentence: Span, block: Span, times: tuple[TimeExpression, ...]
) -> tuple[str | None, str | None]:
    def outside(time: TimeExpression) -> bool:
        return not any(span.start <= time.span.start < span.end for span in said)

    dates = [t for t in times if t.kind in ("DATE", "TIME") and t.value[:1].isdigit() and len(t.value) >= 10]
    here = [t for t in dates if sentence.start <= t.span.start < sentence.end and outside(t)]
    if here:
        nearest = min(here, key=lambda t: (abs(t.span.start - at.start), t.span))
        return nearest.value, "said in its sentence"
    before = [t for t in dates if block.start <= t.span.start < sentence.start and outside(t)]
    if before:
        return before[-1].value, "said earlier in its paragraph"
    return None, None


def _place(said: Sequence[Span], at: Span, sentence: Span, tree: Tree, index: MentionIndex) -> str | None:
    """The place named after "in", "at" or the like that hangs on the cue, or on a meeting or visit beside it."""
    for mention in index.within(sentence):
        inside = any(span.start <= mention.span.start < span.end for span in said)
        if mention.kind != "LOC" or mention.form != "name" or inside:
            continue
        before = tree.parsed.text[max(0, mention.span.start - 20) : mention.span.start].lower().split()
        if before and before[-1] in _ARTICLES:
            before = before[:-1]
        if before and before[-1] in _PLACING and not _is_of_speaker(tree, at, mention.span):
            return index.name(mention) or mention.span.of(tree.parsed.text)
    return None


def _is_of_speaker(tree: Tree, cue: Span, place: Span) -> bool:
    """ "Diplomats in Brussels said": their home, not where it was said ("X, in Moscow for talks, said" is)."""
    start = tree.at(place.start)
    if start < 0:
        return False
    for index in (start, *tree.above(start)):
        token = tree.token(index)
        if cue.start <= token.start < cue.end:
            return False
        if tree.dep(index) == "nsubj":
            return index < start and "," not in tree.parsed.text[token.start : place.start]
    return False
