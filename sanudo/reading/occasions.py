"""When and where something was said: the date and place that stand beside the cue, with how they are known.

A quotation and the report's times go in, the quotation with its occasion comes out. A date inside the quoted words is
what they speak of, not when they were spoken, and is left out; so is one in a clause of its own, or one that was said
of somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sanudo.article.types import Span
from sanudo.reading.own_days import is_of, is_of_sentence, is_of_then, is_told, verb_of
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
    date, basis = _date(quotation, said, at, sentence, block, here, tree, index, times)
    return replace(quotation, date=date, date_basis=basis, place=_place(said, at, sentence, tree, index))


def in_a_clause_of_its_own(tree: Tree, cue: Span, time: Span) -> bool:
    """ "X, who arrived on Wednesday, said ...": the day of the relative clause is not the day of the saying."""
    index = tree.at(time.start)
    clause = tree.relative_clause(index) if index >= 0 else None
    if clause is None:
        return False
    return not any(cue.start <= tree.token(below).start < cue.end for below in tree.subtree(clause))


def _date(
    quotation: Quotation,
    said: Sequence[Span],
    at: Span,
    sentence: Span,
    block: Span,
    times: Sequence[TimeExpression],
    tree: Tree,
    index: MentionIndex,
    all_times: Sequence[TimeExpression],
) -> tuple[str | None, str | None]:
    def outside(time: TimeExpression) -> bool:
        return not any(span.start <= time.span.start < span.end for span in said)

    dates = [t for t in times if t.kind in ("DATE", "TIME") and outside(t)]
    whole = [t for t in dates if t.value[:1].isdigit() and len(t.value) >= 10]
    sure = [t for t in whole if is_told(tree.parsed.text, tree, t, all_times, _anchor(t))]
    cue = verb_of(tree, at)
    while quotation.cue is None and tree.dep(cue) == "ccomp":
        cue = tree.token(cue).head  # "he today said that ...", where the cue was not seen
    here = [t for t in sure if sentence.start <= t.span.start < sentence.end]
    here = [t for t in here if not _opens_the_report(quotation, tree.parsed.text, sentence, t)]
    own = [t for t in here if _is_beside(tree, t, at) or is_of(tree, t, cue, saying=True)]
    if own:
        nearest = min(own, key=lambda t: (abs(t.span.start - at.start), t.span))
        return nearest.value, "said in its sentence"
    if any(sentence.start <= t.span.start < sentence.end for t in dates) or not is_of_then(tree, cue, sentence, said):
        return None, None
    before = [t for t in whole if block.start <= t.span.start < sentence.start]
    if (
        not before
        or before[-1] not in sure
        or not before[-1].value[8:10].isdigit()
        or not is_of_sentence(tree, before[-1], -1)
    ):
        return None, None
    told = next(s for s in tree.parsed.sentences if s.start <= before[-1].span.start < s.end)
    if _is_named(quotation, tree, index, told, sentence.start):
        return before[-1].value, "said earlier in its paragraph"
    return None, None


def _anchor(time: TimeExpression) -> str | None:
    """The day that a weekday or "today" counts from, for which nothing else need be looked for."""
    return time.anchor if time.rule in _BY_WRITING else None


_BY_WRITING = frozenset({"weekday", "weekday-abbr", "tod-of-weekday", "today", "today-tod", "this-tod"})


def _opens_the_report(quotation: Quotation, text: str, sentence: Span, time: TimeExpression) -> bool:
    """ "In their meeting on Monday, Holm agreed to it, Dimova said": a day that opens what is reported, before the
    words that report it, is of what is reported; before words in marks it may be of the saying."""
    content = quotation.spans[0]
    if quotation.cue is None or not sentence.start <= time.span.start < content.start < quotation.cue.start:
        return False
    return text[content.start].isalpha()


def _is_beside(tree: Tree, time: TimeExpression, cue: Span) -> bool:
    """ "Said on Monday", "on Monday said": nothing but small words between the two."""
    first, last = sorted((time.span, cue))
    return re.fullmatch(r"\s*(?:on|late|early|in)?\s*", tree.parsed.text[first.end : last.start]) is not None


def _is_named(quotation: Quotation, tree: Tree, index: MentionIndex, sentence: Span, until: int) -> bool:
    """Whether the speaker was told of in the sentence that has the day, and no other person after that."""
    if quotation.speaker is None:
        return False
    named = index.within(sentence)
    if not any(mention.entity == quotation.speaker for mention in named):
        return False
    since = index.within(Span(sentence.end, max(sentence.end, until)))
    return not any(m.kind == "PERSON" and m.form == "name" and m.entity != quotation.speaker for m in since)


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
