"""Attributions written for this project (training/data/quotations) in, articles with their gold out.

A line is a paragraph, with `[SOURCE ...]`, `[CUE ...]` and `[CONTENT ...]` marked; which belong together is not, and is
read from how near they stand: a content has the nearest cue, a cue the nearest source. Contents in quotation marks
around one cue are one attribution.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bench.polnear import Attribution, paragraphs
from sanudo.article.types import Article, Span, article_id

DATA = Path(__file__).parent.parent / "data" / "quotations"
_MARKED = re.compile(r"\[(SOURCE|CUE|CONTENT) ([^\[\]]+)\]")
_MARKS = "\"“”‘’'`"

Marked = tuple[str, Span]


def written(folder: Path = DATA) -> Iterator[tuple[Article, list[Attribution]]]:
    """Each file an article."""
    for path in sorted(folder.glob("*.txt")):
        text, gold = "", []
        for line in path.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                plain, marked = unmarked(line.strip(), len(text))
                text += plain + "\n\n"
                gold += attributions(text, marked)
        raw = text.encode()
        yield Article(article_id(path.name, raw), path.name, text, parts=paragraphs(text)), gold


def unmarked(line: str, offset: int) -> tuple[str, list[Marked]]:
    """The words of a line and where each marked part stands, counted from `offset`."""
    plain, at, found = "", 0, []
    for match in _MARKED.finditer(line):
        plain += line[at : match.start()]
        found.append((match[1], Span(offset + len(plain), offset + len(plain) + len(match[2]))))
        plain += match[2]
        at = match.end()
    return plain + line[at:], found


def attributions(text: str, marked: list[Marked]) -> list[Attribution]:
    """The attributions of a line."""
    cues = [span for role, span in marked if role == "CUE"]
    sources = [span for role, span in marked if role == "SOURCE"]
    groups: dict[tuple[Span | None, int], list[Span]] = {}
    for number, span in enumerate(span for role, span in marked if role == "CONTENT"):
        cue = _nearest(span, cues)
        quoted = text[span.start] in _MARKS and text[span.end - 1] in _MARKS
        groups.setdefault((cue, -1 if quoted and cue else number), []).append(span)
    found = []
    for (cue, _), contents in groups.items():
        source = _nearest(cue or contents[0], sources)
        found.append(Attribution((source,) if source else (), (cue,) if cue else (), tuple(sorted(contents))))
    return found


def _nearest(span: Span, others: list[Span]) -> Span | None:
    return min(others, key=lambda other: (max(other.start - span.end, span.start - other.end), other), default=None)
