"""The pipeline that parses: the one that ships, or a spaCy pipeline that the user names (`sanudo build --model NAME`).

The name stands in the environment, so that worker processes have it too. What a pipeline of the user's own does not
give (quotation labels, meaning vectors) is empty, and the stages after it do without.
"""

from __future__ import annotations

import os
from functools import cache
from typing import Any

from sanudo.article.types import Span
from sanudo.language.types import Name, Parsed, Token

CHOSEN = "SANUDO_MODEL"


def parse_blocks(text: str, blocks: tuple[Span, ...]) -> Parsed:
    """The parse of the given stretches of `text` by the chosen pipeline. Raises RuntimeError as `load` does."""
    name = os.environ.get(CHOSEN)
    if not name:
        from sanudo.language import parse

        return parse.parse_blocks(text, blocks)
    return joined(text, blocks, load(name))


@cache
def load(name: str) -> Any:
    """The spaCy pipeline `name`: a package or a folder. Raises RuntimeError that says what to install."""
    try:
        import spacy
    except ImportError as error:
        raise RuntimeError("a pipeline of your own needs spaCy: pip install 'sanudo[spacy]'") from error
    try:
        return spacy.load(name)
    except OSError as error:
        raise RuntimeError(
            f"spaCy knows no pipeline {name!r}; install it (python -m spacy download {name}) or give its folder"
        ) from error


def joined(text: str, blocks: tuple[Span, ...], pipeline: Any) -> Parsed:
    """Each stretch read by itself, so that no sentence runs from one into the next; offsets into `text`."""
    from sanudo.language.spacy_adapter import from_doc

    sentences: list[Span] = []
    tokens: list[Token] = []
    names: list[Name] = []
    for block in blocks:
        stretch = block.of(text)
        parsed = from_doc(pipeline(stretch), stretch)
        first, before = len(tokens), len(sentences)
        sentences += [Span(s.start + block.start, s.end + block.start) for s in parsed.sentences]
        names += [Name(Span(n.span.start + block.start, n.span.end + block.start), n.kind) for n in parsed.names]
        tokens += [
            token._replace(
                start=token.start + block.start,
                end=token.end + block.start,
                head=token.head + first,
                sentence=token.sentence + before,
            )
            for token in parsed.tokens
        ]
    return Parsed(text, tuple(sentences), tuple(tokens), tuple(names))
