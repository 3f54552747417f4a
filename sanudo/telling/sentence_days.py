"""On which day a whole sentence is to be told: that of its main clause, where it says one and one only.

A reading and the span of a sentence go in, a day comes out, or None. What is done or said aside in a
sentence may have a day of its own; who reads the sentence under a heading reads its main clause.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from sanudo.article.types import Span
from sanudo.language.packed import Columns, columns_of, tokens_within
from sanudo.language.types import Parsed
from sanudo.reading.own_days import in_marks, is_of_sentence, is_told
from sanudo.reading.tree import Tree, tree_of
from sanudo.reading.types import Reading, TimeExpression


def day_of_sentence(reading: Reading, sentence: Span) -> str | None:
    """The day that the main clause of a sentence tells; None where it tells none or several, or what "has" happened."""
    inside = [t for t in reading.times if sentence.start <= t.span.start < sentence.end and _is_dated(t)]
    said = [span for quotation in reading.quotations if quotation.kind == "direct" for span in quotation.spans]
    inside = [t for t in inside if not any(span.start <= t.span.start < span.end for span in said)]
    inside = [t for t in inside if not in_marks(reading.article.text, t.span.start)]
    if not inside or not reading.syntax:
        return None
    tree, text = _tree(reading, sentence), reading.article.text
    published = reading.article.published.day if reading.article.published else None
    own = [t for t in inside if is_told(text, tree, t, reading.times, published) and is_of_sentence(tree, t, -1)]
    days = {t.value[:10] for t in own}
    return days.pop() if len(days) == 1 and not _is_perfect(tree) else None


def _is_perfect(tree: Tree) -> bool:
    """Whether the main verb is a perfect: "has fought until today"."""
    root = next((i for i, token in enumerate(tree.parsed.tokens) if token.head == i and token.dep == "root"), None)
    return root is not None and any(tree.lower[i] in ("has", "have") for i in tree.having(root, "aux"))


def _is_dated(time: TimeExpression) -> bool:
    return time.kind in ("DATE", "TIME") and time.value[:4].isdigit() and time.value[8:10].isdigit()


def _tree(reading: Reading, sentence: Span) -> Tree:
    columns = _columns(reading.article.text, reading.syntax)
    first, last = bisect_left(columns.starts, sentence.start), bisect_left(columns.starts, sentence.end)
    return tree_of(Parsed(reading.article.text, (sentence,), tokens_within(columns, first, last), ()))


@lru_cache(maxsize=4)
def _columns(text: str, syntax: str) -> Columns:
    return columns_of(text, syntax)
