"""What the steps that find events share about one report, and small looks at its tree."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from sanudo.article.types import Span
from sanudo.reading.speakers import MentionIndex
from sanudo.reading.tree import Tree
from sanudo.reading.triggers import Trigger
from sanudo.reading.types import Quotation, TimeExpression


@dataclass(frozen=True, slots=True)
class Ground:
    """What the steps below share about one report."""

    text: str
    written: str | None
    tree: Tree
    index: MentionIndex
    quotations: tuple[Quotation, ...]
    times: tuple[TimeExpression, ...]
    starts: tuple[int, ...]
    triggers: dict[int, str]


def token_span(tree: Tree, index: int) -> Span:
    return Span(tree.token(index).start, tree.token(index).end)


def extent(tree: Tree, trigger: Trigger) -> Span:
    """The stretch of the text that hangs on the trigger."""
    indices = tree.subtree(trigger.head)
    return Span(tree.token(indices[0]).start, tree.token(indices[-1]).end)


def tokens_of(tree: Tree, sentence: Span) -> range:
    return range(bisect_right(tree.starts, sentence.start - 1), bisect_right(tree.starts, sentence.end - 1))
