"""The readable parts of an article through the language pipeline, with offsets into the article's text.

Body paragraphs are parsed together as paragraphs; headline, deck, captions, pull quotes and clips each as a block of
its own. Boilerplate, related links, bylines and timestamps are not read.
"""

from __future__ import annotations

from sanudo.article.types import Article
from sanudo.language.pipeline import parse_blocks
from sanudo.language.types import Parsed
from sanudo.reading.types import Sentence

READABLE = ("headline", "deck", "paragraph", "caption", "pull_quote", "clip")


def parse_article(article: Article) -> tuple[Parsed, tuple[Sentence, ...]]:
    """The parse of all readable parts, in order of the text, and its sentences with the kind of their part."""
    parts = sorted((part for part in article.parts if part.kind in READABLE), key=lambda part: part.span)
    parsed = parse_blocks(article.text, tuple(part.span for part in parts))
    sentences: list[Sentence] = []
    index = 0
    for span in parsed.sentences:
        while parts[index].span.end <= span.start:
            index += 1
        sentences.append(Sentence(span, parts[index].kind))
    return parsed, tuple(sentences)
