"""Quotations on PolNeAR: contents found at intersection over union of .5, right speakers, by kind of speech.

Beside words in marks with the nearest name, and textacy's rules where it is installed (it takes direct speech only, and
is given our parse, as it needs one). `python -m bench.quotations --errors` lists misses and false finds of the half of
the dev articles whose errors may be read.
"""

from __future__ import annotations

import contextlib
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from time import process_time

from bench.polnear import Attribution, load
from sanudo.article.types import Article, Span
from sanudo.language.parse import parse_blocks
from sanudo.reading.analyse import analyse
from sanudo.reading.events import find_events
from sanudo.reading.mentions import find_mentions
from sanudo.reading.positions import find_positions
from sanudo.reading.quotations import find_quotations
from sanudo.reading.sentences import parse_article
from sanudo.reading.times import times_of
from sanudo.reading.types import Quotation

Finder = Callable[[Article], Iterable[Quotation]]
KEYS = ("content P", "content R", "content F", "right speaker", "content and speaker over gold", "direct R")
KINDS = ("indirect R", "mixed R")


def measure() -> list[dict[str, str]]:
    """The figures on PolNeAR's dev articles, all and the half that was never looked into, beside two simpler ways."""
    articles = load("dev")
    found = {article.id: tuple(analyse(article).quotations) for article, _ in articles}

    def ours(article: Article) -> Iterable[Quotation]:
        return found[article.id]

    figures = told("ours", "PolNeAR dev", articles, ours, (*KEYS, *KINDS))
    figures += told("ours", "PolNeAR dev, untouched half", articles[1::2], ours, (*KEYS, *KINDS))
    figures += told("words in marks, nearest name", "PolNeAR dev", articles, in_marks, KEYS)
    peer = textacy_rules()
    if peer is None:
        print("bench: textacy is not installed and is passed over", file=sys.stderr)
    else:
        figures += told("textacy's rules on our parse", "PolNeAR dev", articles, peer, KEYS)
    return [*figures, added_time([article for article, _ in articles[:30]])]


def added_time(articles: list[Article]) -> dict[str, str]:
    """What quotations add to the time of all other stages of reading, in processor time."""
    spent = others = 0.0
    for article in articles:
        began = process_time()
        parsed, sentences = parse_article(article)
        times = times_of(article, parsed)
        mentions, entities = find_mentions(parsed)
        before = process_time()
        found = find_quotations(article, parsed, sentences, mentions, entities, times)
        after = process_time()
        find_events(article, parsed, sentences, mentions, entities, found, times)
        find_positions(article, parsed, sentences, mentions, entities, found, times)
        spent += after - before
        others += before - began + process_time() - after
    value = f"adds {100 * spent / others:.0f} %"
    size = f"{len(articles)} articles"
    return {
        "page": "performance",
        "figure": "quotations, beside all other stages",
        "corpus": "PolNeAR dev",
        "size": size,
        "value": value,
        "note": "processor time",
    }


def told(
    name: str, corpus: str, articles: list[tuple[Article, list[Attribution]]], find: Finder, keys: tuple[str, ...]
) -> list[dict[str, str]]:
    """The figures of one finder."""
    score = score_all(articles, find)
    size = f"{len(articles)} articles, {score['gold']} attributions"
    return [{"figure": f"{key}: {name}", "corpus": corpus, "size": size, "value": f"{score[key]:.3f}"} for key in keys]


def textacy_rules() -> Finder | None:
    """textacy's direct quotations, None where it is not installed."""
    try:
        import spacy
        from spacy.tokens import Doc
        from textacy.extract import direct_quotations
    except ImportError:
        return None
    vocab = spacy.blank("en").vocab

    def of_paragraph(article: Article, part: Span) -> Iterable[Quotation]:
        parsed = parse_blocks(article.text, (part,))
        tokens = parsed.tokens
        ends = [token.start for token in tokens[1:]] + [part.end]
        doc = Doc(
            vocab,
            words=[parsed.word(i) for i in range(len(tokens))],
            spaces=[token.end < end for token, end in zip(tokens, ends, strict=True)],
            pos=[token.pos for token in tokens],
            lemmas=[token.lemma for token in tokens],
            heads=[token.head for token in tokens],
            deps=[token.dep.replace("nsubj:pass", "nsubjpass").split(":")[0] for token in tokens],
        )
        for one in direct_quotations(doc):
            speaker = one.speaker
            span = Span(tokens[speaker[0].i].start, tokens[speaker[-1].i].end) if speaker else None
            content = Span(tokens[one.content.start].start, tokens[one.content.end - 1].end)
            yield Quotation((content,), "direct", speaker_span=span)

    def find(article: Article) -> list[Quotation]:
        found: list[Quotation] = []
        for part in article.parts:  # one odd mark and textacy gives up the whole text: so a paragraph at a time
            with contextlib.suppress(ValueError):
                found += of_paragraph(article, part.span)
        return found

    return find


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
        kinds = [kind_of(article.text, a) for a in gold]
        counts.update(kinds)
        for g, f in matched(gold, found):
            counts["hit"] += 1
            counts[f"{kinds[g]} hit"] += 1
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
        **{f"{kind} R": counts[f"{kind} hit"] / max(1, counts[kind]) for kind in ("direct", "mixed", "indirect")},
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


def kind_of(text: str, attribution: Attribution) -> str:
    """Direct where it begins and ends with marks, mixed where it holds any double ones."""
    if is_direct(text, attribution):
        return "direct"
    words = " ".join(span.of(text) for span in attribution.content)
    return "mixed" if any(mark in words for mark in ('"', "“", "”", "''")) else "indirect"


def errors() -> None:
    """Misses and false finds of the half that may be read, one a line."""
    for article, gold in load("dev")[0::2]:
        found = list(analyse(article).quotations)
        pairs = matched(gold, found)
        for number, one in enumerate(gold):
            if number not in {g for g, _ in pairs}:
                print("MISSED", article.name, _line(article.text, one.source, one.cue, one.content), sep="\t")
        for number, quotation in enumerate(found):
            if number not in {f for _, f in pairs}:
                parts = [(span,) if span else () for span in (quotation.speaker_span, quotation.cue)]
                print(
                    "FALSE", article.name, _line(article.text, *parts, quotation.spans), quotation.confidence, sep="\t"
                )


def _line(text: str, *parts: tuple[Span, ...]) -> str:
    return " | ".join(" // ".join(" ".join(span.of(text).split()) for span in part) for part in parts)


if __name__ == "__main__" and "--errors" in sys.argv:
    errors()
