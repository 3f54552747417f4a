"""Who said what in one report.

The parse, mentions and times go in; `Quotation`s come out, in order of the text. Where the parse has the quotation
head's probabilities, what may be said is proposed from parse, head and marks and weighed by what was learned from
annotated articles (seen.py); without them the cues in the parse (clauses.py) and the marks (marked.py) speak alone.
Clips, pull quotes and turns of an interview (asides.py) take the speaker that stands with them. It knows nothing of
other reports.
"""

from __future__ import annotations

from collections.abc import Sequence

from sanudo.article.types import Article, Span
from sanudo.language.types import Parsed
from sanudo.reading.cues import Cue, find_cues
from sanudo.reading.occasions import occasion_of
from sanudo.reading.quotations.asides import asides, turns
from sanudo.reading.quotations.clauses import reported
from sanudo.reading.quotations.estimates import estimates
from sanudo.reading.quotations.going_on import going_on
from sanudo.reading.quotations.ground import Found, Ground, ground_of, overlap
from sanudo.reading.quotations.hearers import as_heard
from sanudo.reading.quotations.marked import quoted
from sanudo.reading.quotations.seen import seen
from sanudo.reading.types import Entity, Mention, Quotation, Sentence, TimeExpression

SURE = 0.5  # by parse and marks alone: quotations of less confidence are left out


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
    cues = find_cues(ground.tree)
    found = seen(ground, cues) if parsed.likely else _by_rules(ground, cues)
    found += estimates(ground, found)
    talk = turns(ground)
    found = [one for one in found if not any(_covers(turn, one) for turn in talk)] + talk + asides(article, ground)
    kept = sorted((as_heard(f.quotation, ground) for f in found), key=_order)
    told = [occasion_of(quotation, ground.tree, ground.index, times, ground.blocks, kept) for quotation in kept]
    return tuple(going_on(told, ground, times))


def _by_rules(ground: Ground, cues: Sequence[Cue]) -> list[Found]:
    """What parse and marks tell; where one content lies in another the surer stays, between equals the longer."""
    outside = [cue for cue in cues if not _in_marks(ground, ground.tree.token(cue.head).start)]
    found = quoted(ground, outside, reported(ground, outside))
    kept: list[Found] = []
    for one in sorted(found, key=_surest):
        if one.quotation.confidence >= SURE and not any(_covers(other, one) for other in kept):
            kept.append(one)
    return kept


def _in_marks(ground: Ground, at: int) -> bool:
    return any(m.inner.start <= at < m.inner.end for m in ground.marked if not ground.is_scare(m))


def _surest(one: Found) -> tuple[float, bool, int, tuple[Span, int, Span]]:
    return -one.quotation.confidence, one.way != "marks", -_size(one.quotation), _order(one.quotation)


def _covers(kept: Found, one: Found) -> bool:
    shared = sum(overlap(a, b) for a in kept.quotation.spans for b in one.quotation.spans)
    same = kept.head is not None and kept.head == one.head and one.way != "marks"
    return shared > (0.5 * min(_size(kept.quotation), _size(one.quotation)) if same else 0.8 * _size(one.quotation))


def _size(quotation: Quotation) -> int:
    return sum(span.end - span.start for span in quotation.spans)


def _order(quotation: Quotation) -> tuple[Span, int, Span]:
    return quotation.spans[0], quotation.spans[-1].end, quotation.cue or Span(0, 0)
