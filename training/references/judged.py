"""References of real news that readers judged, in; each report with whom its references mean, out.

training/data/judged_references.tsv teaches, judged_references_kept.tsv never does. The news itself is not kept here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sanudo.article.types import Span
from training.news_reports import reports_of, rows_of

TAUGHT = Path(__file__).parent.parent / "data/judged_references.tsv"
KEPT = TAUGHT.with_name("judged_references_kept.tsv")


@dataclass(frozen=True, slots=True)
class Judged:
    """A reference and where the names stand of whom it means: none where nobody with a name is meant; `means` is false
    where nothing at all is."""

    span: Span
    names: tuple[Span, ...]
    means: bool


def references_judged(corpora: Path, file: Path) -> Iterator[tuple[str, str, list[Judged]]]:
    """The hash and the text of each report, and what was judged in it."""
    judged: dict[str, list[Judged]] = defaultdict(list)
    months = set()
    for month, key, start, end, who in rows_of(file):
        names = () if who in ("?", "-") else tuple(_span(name) for name in who.split("|"))
        judged[key].append(Judged(Span(int(start), int(end)), names, who != "-"))
        months.add(month)
    for key, _, text in reports_of(corpora, judged.keys(), months):
        yield key, text, judged[key]


def _span(told: str) -> Span:
    start, _, end = told.partition("-")
    return Span(int(start), int(end))
