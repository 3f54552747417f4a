"""Quotations on PolNeAR: contents found at intersection over union of .5, right speakers, by kind of speech."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from bench.polnear import Attribution, load
from sanudo.article.types import Article, Span
from sanudo.reading.analyse import analyse
from sanudo.reading.types import Quotation

Finder = Callable[[Article], Iterable[Quotation]]


def measure() -> list[dict[str, str]]:
    """The figures on PolNeAR's dev articles, beside words in marks alone."""
    articles = load("dev")
    figures = []
    for name, find in (("ours", lambda a: analyse(a).quotations), ("words in marks, nearest name", in_marks)):
        score = score_all(articles, find)
        size = f"{len(articles)} articles, {score['gold']} attributions"
        for key in (
            "content P",
            "content R",
            "content F",
            "right speaker",
            "content and speaker over gold",
            "direct R",
        ):
            figures.append(
                {"figure": f"{key}: {name}", "corpus": "PolNeAR dev", "size": size, "value": f"{score[key]:.3f}"}
            )
    return figures


def in_marks(article: Article) -> list[Quotation]:
    """The baseline: words between double marks, spoken by the nearest capitalised words outside."""
    import re

    found = []
    for match in re.finditer(r"[\"“][^\"“”]{8,}?[\"”]|''[^']{8,}?''", article.text):
        near = re.search(r"(?:[A-Z][\w.]+ ?){1,3}", article.text[match.end() : match.end() + 60])
        span = Span(match.end() + near.start(), match.end() + near.end()) if near else None
        found.append(Quotation((Span(*match.span()),), "direct", speaker_span=span))
    return found


def score_all(articles: list[tuple[Article, list[Attribution]]], find: Finder) -> dict[str, float]:
    """Contents matched one to one, the best first; a right speaker overlaps the gold source."""
    counts: Counter[str] = Counter()
    for article, gold in articles:
        found = list(find(article))
        counts["found"] += len(found)
        counts["gold"] += len(gold)
        quoted = [is_direct(article.text, a) for a in gold]
        counts["direct"] += sum(quoted)
        for g, f in matched(gold, found):
            counts["hit"] += 1
            counts["direct hit"] += quoted[g]
            if gold[g].source:
                counts["with source"] += 1
                counts["speaker"] += overlaps(found[f].speaker_span, gold[g].source)
    precision = counts["hit"] / max(1, counts["found"])
    recall = counts["hit"] / max(1, counts["gold"])
    return {
        "gold": counts["gold"],
        "content P": precision,
        "content R": recall,
        "content F": 2 * precision * recall / max(1e-9, precision + recall),
        "right speaker": counts["speaker"] / max(1, counts["with source"]),
        "content and speaker over gold": counts["speaker"] / max(1, counts["gold"]),
        "direct R": counts["direct hit"] / max(1, counts["direct"]),
    }


def matched(gold: list[Attribution], found: list[Quotation]) -> list[tuple[int, int]]:
    """Pairs (gold, found) at intersection over union of .5 or more, the most alike first."""
    pairs = []
    for g, attribution in enumerate(gold):
        for f, quotation in enumerate(found):
            likeness = iou(attribution.content, quotation.spans)
            if likeness >= 0.5:
                pairs.append((-likeness, g, f))
    used_gold: set[int] = set()
    used_found: set[int] = set()
    kept = []
    for _, g, f in sorted(pairs):
        if g not in used_gold and f not in used_found:
            used_gold.add(g)
            used_found.add(f)
            kept.append((g, f))
    return kept


def iou(a: tuple[Span, ...], b: tuple[Span, ...]) -> float:
    """Characters in both over characters in either."""
    both = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)
    return both / (sum(x.end - x.start for x in a) + sum(y.end - y.start for y in b) - both) if both else 0.0


def overlaps(span: Span | None, gold: tuple[Span, ...]) -> bool:
    return span is not None and any(min(span.end, g.end) > max(span.start, g.start) for g in gold)


def is_direct(text: str, attribution: Attribution) -> bool:
    return text[attribution.content[0].start] in "\"“'‘`" and text[attribution.content[-1].end - 1] in "\"”'’"
