"""The readable parts of an article through the language pipeline, with offsets into the article's text.

Body paragraphs are parsed together as paragraphs; headline, deck, captions, pull quotes and clips each as a block of
its own, and so is a dateline at the head of a paragraph: "OSLO (QNB) -- The minister met" is no sentence about Oslo.
A line that stands free before or after a clip or pull quote says whose words it is. Boilerplate, related links,
bylines and timestamps are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanudo.article.types import Article, Part, Span
from sanudo.language.pipeline import parse_blocks
from sanudo.language.types import Parsed
from sanudo.reading.types import Sentence

READABLE = ("headline", "deck", "paragraph", "caption", "pull_quote", "clip")


def parse_article(article: Article) -> tuple[Parsed, tuple[Sentence, ...]]:
    """The parse of all readable parts, in order of the text, and its sentences with the kind of their part."""
    blocks = list(_blocks(article))
    parsed = parse_blocks(article.text, tuple(span for span, _ in blocks))
    sentences: list[Sentence] = []
    index = 0
    for span in parsed.sentences:
        while blocks[index][0].end <= span.start:
            index += 1
        sentences.append(Sentence(span, blocks[index][1]))
    return parsed, tuple(sentences)


_DASH = re.compile(r"\s*(?:[-–—:]\s*){0,3}")


def _blocks(article: Article) -> Iterator[tuple[Span, str]]:
    """The stretches to be parsed, each with the kind of its part, in order of the text."""
    datelines = [part.span for part in article.parts if part.kind == "dateline"]
    readable = [part for part in article.parts if part.kind in READABLE]
    parts = sorted((*readable, *_lines_beside(article)), key=_place)
    for part in parts:
        at = next(
            (d for d in datelines if part.kind == "paragraph" and part.span.start <= d.start < part.span.end), None
        )
        front = _DASH.match(article.text, at.end, part.span.end) if at and at.end < part.span.end else None
        if at is None or front is None or front.end() >= part.span.end:
            yield part.span, part.kind
        else:
            yield Span(part.span.start, at.end), "dateline"
            yield Span(front.end(), part.span.end), part.kind


_AFTER = re.compile(r"\s*\n\s*([^\n]{3,80})(?=\n|$)")
_BEFORE = re.compile(r"(?:^|\n)([^\n]{3,80})\s*\n\s*$")


def _lines_beside(article: Article) -> Iterator[Part]:
    """The lines just before and after clips and pull quotes that are of no part."""
    taken = [part.span for part in article.parts]
    for part in article.parts:
        if part.kind in ("clip", "pull_quote"):
            before = _BEFORE.search(article.text, max(0, part.span.start - 100), part.span.start)
            for line in (before, _AFTER.match(article.text, part.span.end)):
                span = Span(*line.span(1)) if line else part.span
                if not any(other.start < span.end and span.start < other.end for other in taken):
                    taken.append(span)
                    yield Part(part.kind, span)


def _place(part: Part) -> Span:
    return part.span
