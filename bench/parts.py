"""How well parts of pasted reports are told apart: paragraphs on held-out pages, every kind on held-out stories.

Pages: the half of scrapinghub/article-extraction-benchmark that the line model never saw, pasted as text by
`training.layout.paste`. Stories: those written for training and left out of it. Pasted pages: fifty written as pasted
by somebody who had not read the rules, kept out of training. Figures of each are printed apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sanudo.article.layout import lay_out
from sanudo.article.lines import Line, split_lines
from sanudo.article.outlet import are_forms
from sanudo.article.types import Part
from sanudo.sources.assemble import from_text
from training.layout.examples import Example, example, page_rows, report_example
from training.layout.pages import read_pages
from training.layout.pasted import read_pasted, same_outlet
from training.layout.written import HELD_STORIES, write_reports

PAGES = Path("../shared/corpora/pages/scrapinghub")
PASTED = Path(__file__).parent / "data" / "pasted_pages.txt"
_WORD = re.compile(r"\w+")


def measure(pages: Path = PAGES) -> list[dict[str, Any]]:
    """Paragraph F1 by line and by four-word runs on pages, headlines on pages, F1 of each kind on written stories;
    paragraphs, headline, outlet, writer and day on written pages."""
    return [*_on_pages(pages), *_on_stories(), *_on_pasted()]


def _on_pages(pages: Path) -> list[dict[str, Any]]:
    if not (pages / "ground-truth.json").exists():
        return []
    held = read_pages(pages, held_out=True)
    lines, words, by_page = Counter[str](), Counter[str](), []
    runs, english, headlines, with_headline = [], [], 0, 0
    for page in held:
        item = example(page.name, page_rows(page))
        parts = lay_out(item.text)
        lines += _line_hits(item, parts)["paragraph"]
        by_page.append(_f1(_line_hits(item, parts)["paragraph"]))
        words += _line_hits(item, parts, _length)["paragraph"]
        runs.append(_run_f1(" ".join(part.span.of(item.text) for part in parts if part.kind == "paragraph"), page.body))
        if _is_english(page.body) and any(labels == ("paragraph",) for labels in page.labels):
            english.append(runs[-1])
        true = [words for words, _, labels in page_rows(page) if labels == ("headline",)]
        with_headline += bool(true)
        headlines += bool(true) and true[0] in [part.span.of(item.text) for part in parts if part.kind == "headline"]
    corpus = "scrapinghub, held-out half, pasted"
    return [
        _row("paragraph F1, lines", corpus, len(held), _f1(lines)),
        _row("paragraph precision, lines", corpus, len(held), lines["hit"] / max(1, lines["hit"] + lines["false"])),
        _row("paragraph recall, lines", corpus, len(held), lines["hit"] / max(1, lines["hit"] + lines["missed"])),
        _row("paragraph F1, lines, mean of pages", corpus, len(held), sum(by_page) / max(1, len(by_page))),
        _row("paragraph F1, words", corpus, len(held), _f1(words)),
        _row("body F1, four-word runs", corpus, len(held), sum(runs) / max(1, len(runs))),
        _row("body F1, four-word runs, English pages", corpus, len(english), sum(english) / max(1, len(english))),
        _row("headline found", corpus, with_headline, headlines / max(1, with_headline)),
    ]


def _on_stories() -> list[dict[str, Any]]:
    reports = write_reports(stories=list(HELD_STORIES), seed=5)
    hits: dict[str, Counter[str]] = {}
    for report in reports:
        item = report_example(report)
        for kind, counts in _line_hits(item, lay_out(item.text)).items():
            hits.setdefault(kind, Counter()).update(counts)
    return [
        _row(f"{kind} F1", "written reports, held-out stories", len(reports), _f1(counts))
        for kind, counts in sorted(hits.items())
    ]


def _on_pasted(file: Path = PASTED) -> list[dict[str, Any]]:
    pages = list(read_pasted(file))
    lines, facts = Counter[str](), Counter[str]()
    for page in pages:
        item = page.example()
        article = from_text(page.name, item.text, item.text.encode())
        lines += _line_hits(item, article.parts)["paragraph"]
        day = article.published.value[:10] if article.published else ""
        facts["headline"] += _plain(article.headline or "") == _plain(page.headline)
        facts["writer"] += _people(article.byline or "") == _people(page.byline)
        facts["day"] += day == page.published
        facts["outlet"] += same_outlet(article.outlet or "", page.outlet) or not (article.outlet or page.outlet)
        facts["outlets told"] += bool(article.outlet)
        told = article.outlet or ""
        facts["another name"] += bool(told) and not same_outlet(told, page.outlet) and not are_forms(told, page.outlet)
        facts["outlets told right"] += same_outlet(article.outlet or "", page.outlet)
    corpus = "pages written as pasted, held out"
    shares = [(fact, facts[fact] / len(pages)) for fact in ("headline", "outlet", "writer", "day")]
    return [
        _row("paragraph F1, lines", corpus, len(pages), _f1(lines)),
        *(_row(f"{fact} right", corpus, len(pages), share) for fact, share in shares),
        _row(
            "outlet right, of those told",
            corpus,
            facts["outlets told"],
            facts["outlets told right"] / max(1, facts["outlets told"]),
        ),
        _row("another outlet told, no form of its name", corpus, len(pages), facts["another name"] / len(pages)),
    ]


def _people(names: str) -> set[str]:
    return {_plain(name) for name in re.split(r",|;|\band\b", names) if name.strip()}


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _length(line: Line) -> int:
    return len(_WORD.findall(line.words))


def _line_hits(
    item: Example, parts: tuple[Part, ...], weigh: Callable[[Line], int] = lambda line: 1
) -> dict[str, Counter[str]]:
    """For each kind, lines hit, missed and falsely taken; a speaker's line counts as its quotation's.

    `weigh` says how much a line counts: one line of a table counts as one of a long paragraph unless it is told.
    """
    kind_at: dict[int, str] = {}
    for part in parts:
        kind_at.setdefault(part.span.start, part.kind)
        if part.speaker:
            kind_at[part.speaker.start] = "speaker of " + part.kind
    hits: dict[str, Counter[str]] = {}
    for line, labels in zip(split_lines(item.text), item.labels, strict=True):
        inside = [kind for start, kind in kind_at.items() if line.start <= start < line.end] if len(parts) < 400 else []
        given = kind_at.get(line.start) or (inside[0] if inside else "nothing")
        given = {"speaker of pull_quote": "speaker", "speaker of clip": "clip_speaker"}.get(given, given)
        if given in labels:
            hits.setdefault(given, Counter())["hit"] += weigh(line)
            continue
        if len(labels) == 1:
            hits.setdefault(labels[0], Counter())["missed"] += weigh(line)
        hits.setdefault(given, Counter())["false"] += weigh(line)
    hits.setdefault("paragraph", Counter())
    return hits


def _is_english(body: str) -> bool:
    words = body.lower().split()
    return sum(word in ("the", "of", "to", "and", "in") for word in words) * 10 > len(words)


def _run_f1(found: str, true: str) -> float:
    a, b = _runs(found), _runs(true)
    shared = sum((a & b).values())
    return 2 * shared / max(1, sum(a.values()) + sum(b.values()))


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = [word.lower() for word in _WORD.findall(text)]
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))


def _f1(counts: Counter[str]) -> float:
    return 2 * counts["hit"] / max(1, 2 * counts["hit"] + counts["false"] + counts["missed"])


def _row(figure: str, corpus: str, size: int, value: float) -> dict[str, Any]:
    return {"figure": figure, "corpus": corpus, "size": size, "value": round(value, 4), "note": ""}


if __name__ == "__main__":
    for row in measure():
        print(f"{row['figure']:35} {row['value']:.3f}  {row['corpus']} ({row['size']})")
