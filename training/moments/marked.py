"""Reports in which readers judged words and sentences in; text, day and what was judged, out.

training/data/judged_moments.tsv judges real news, whose text is not kept here, and reports that were written for this
project (data/differing_stories, named by story and place).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sanudo.article.types import Span
from training.news_reports import reports_of, rows_of, span_of
from training.partings.examples import stories

JUDGED = Path(__file__).parent.parent / "data/judged_moments.tsv"
KEPT = JUDGED.with_name("judged_moments_kept.tsv")
WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class Marked:
    """A report; of each judged word its era and day ("-": not told, "P": that of the report), of each judged sentence
    whether it stands alone, whose judgement it is and its worth ("yf2")."""

    key: str
    text: str
    day: str
    words: dict[Span, tuple[str, str]]
    sentences: dict[Span, str]


def marked(corpora: Path, file: Path = JUDGED) -> Iterator[Marked]:
    """The judged reports: those of real news where the corpus is there, and the written ones."""
    words: dict[str, dict[Span, tuple[str, str]]] = defaultdict(dict)
    sentences: dict[str, dict[Span, str]] = defaultdict(dict)
    months: dict[str, str] = {}
    for month, key, kind, span, *rest in rows_of(file):
        months[key] = month
        if kind == "w":
            words[key][span_of(span)] = (rest[0], rest[1])
        else:
            sentences[key][span_of(span)] = rest[0]
    news = {key for key, month in months.items() if month != WRITTEN}
    for key, day, text in reports_of(corpora, news, {months[key] for key in news}):
        yield Marked(key, text, day, words[key], sentences[key])
    for name, reports in stories():
        for number, report in enumerate(reports):
            key = f"{name}/{number}"
            if key in months:
                yield Marked(key, report.text, report.day, words[key], sentences[key])
