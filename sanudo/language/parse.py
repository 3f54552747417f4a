"""Text in, `Parsed` out. First cut: sentences and tokens by shape; the encoder replaces it behind this face."""

from __future__ import annotations

import re

from sanudo.article.types import Span
from sanudo.language.types import Parsed, Token

_TOKEN = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")
_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z])|\n+")


def parse(text: str) -> Parsed:
    """The sentences, tokens and names of `text`."""
    return parse_blocks(text, (Span(0, len(text)),))


def parse_blocks(text: str, blocks: tuple[Span, ...]) -> Parsed:
    """The parse of the given stretches of `text` only, with offsets into `text`; sentences never cross a stretch."""
    sentences: list[Span] = []
    tokens: list[Token] = []
    for block in blocks:
        starts = [block.start, *(m.end() for m in _END.finditer(text, block.start, block.end)), block.end]
        for start, end in zip(starts, starts[1:], strict=False):
            words = list(_TOKEN.finditer(text, start, end))
            if not words:
                continue
            root = len(tokens)
            sentences.append(Span(words[0].start(), words[-1].end()))
            tokens += [
                Token(w.start(), w.end(), "X", w.group().lower(), root, "dep", "", len(sentences) - 1) for w in words
            ]
    return Parsed(text, tuple(sentences), tuple(tokens), ())
