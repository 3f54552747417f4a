"""The sentences in which an entry of a timeline stands, and the one of them that stands best by itself."""

from __future__ import annotations

from collections.abc import Iterable

from sanudo.comparing.types import Evidence
from sanudo.telling.account import Teller
from sanudo.telling.background import is_background
from sanudo.telling.core_sentences import is_scene
from sanudo.telling.leaning import leans
from sanudo.telling.timeline import Entry
from sanudo.telling.voice import happened


def sentences_of(teller: Teller, entry: Entry) -> list[Evidence]:
    """The whole sentences that an entry rests on."""
    held = [(one.article, teller.sentence(one)) for one in entry.evidence]
    return [Evidence(article, sentence.span) for article, sentence in held if sentence]


def best_sentence(teller: Teller, evidence: Iterable[Evidence]) -> Evidence | None:
    """The first sentence of a body that stands by itself, in the order of the reports, those without a date last."""
    order = {article: (report.published is None, n) for n, (article, report) in enumerate(teller.articles.items())}
    for one in sorted(evidence, key=lambda e: (order.get(e.article, (True, 999)), e.span)):
        sentence = teller.sentence(one)
        if sentence is not None and sentence.part == "paragraph":
            whole = Evidence(one.article, sentence.span)
            if not leans(teller, whole) and happened(teller, whole) and not is_scene(teller, whole):
                return whole
    return None


def is_old(teller: Teller, entry: Entry, sentence: Evidence) -> bool:
    """Whether a sentence told without a day, by one voice alone, is of long before the story."""
    alone = len(entry.said_by) < 2
    return alone and is_background(teller.reading(sentence.article), sentence.span, teller.story.begin)
