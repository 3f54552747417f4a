"""A reading in, a `spacy.Doc` out, with every layer on it, for those who have spaCy.

Tokens, tags, tree and names are those of the pipeline, parsed again (the same text gives the same parse); what the
reading found lies in `doc.spans`: sentences, times, mentions, quotations, cues, speakers, events. What was not read
(menus, stamps) is there as plain words. `doc.text` is the article's text, so offsets agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from sanudo.article.types import Span
from sanudo.language.types import Parsed, Token
from sanudo.reading.sentences import parse_article
from sanudo.reading.types import Reading

_WORD = re.compile(r"\w+|[^\w\s]")


def to_spacy(reading: Reading) -> Any:
    """The `Doc`. Raises RuntimeError, with what to install, where spaCy is missing."""
    try:
        from spacy.tokens import Doc
        from spacy.vocab import Vocab
    except ImportError as error:
        raise RuntimeError("a spaCy document needs spaCy: pip install 'sanudo[spacy]'") from error
    parsed, _ = parse_article(reading.article)
    text = reading.article.text
    words = _words(text, parsed)
    columns: dict[Any, Any] = _columns(text, words, parsed.tokens)
    doc = Doc(Vocab(), **columns)
    doc.ents = [
        span
        for name in parsed.names
        if (span := doc.char_span(name.span.start, name.span.end, label=name.kind)) is not None
    ]
    for layer, found in _layers(reading).items():
        spans = (doc.char_span(s.start, s.end, label=label, alignment_mode="expand") for s, label in found)
        doc.spans[layer] = [span for span in spans if span is not None]
    return doc


def _words(text: str, parsed: Parsed) -> list[tuple[int, int, int | None]]:
    """Start, end and number of each token; None for words outside what was parsed."""
    found: list[tuple[int, int, int | None]] = []
    at = 0
    for number, token in enumerate(parsed.tokens):
        found += [(m.start(), m.end(), None) for m in _WORD.finditer(text, at, token.start)]
        found.append((token.start, token.end, number))
        at = token.end
    return [*found, *((m.start(), m.end(), None) for m in _WORD.finditer(text, at))]


def _columns(text: str, words: list[tuple[int, int, int | None]], tokens: tuple[Token, ...]) -> dict[str, list[Any]]:
    """The arguments of `Doc`: white space beyond one space is a token of its own, as spaCy has it."""
    out: dict[str, list[Any]] = {k: [] for k in ("words", "spaces", "pos", "lemmas", "morphs", "heads", "deps")}
    place: dict[int, int] = {}
    heads: list[int | None] = []

    def add(word: str, space: bool, token: Token | None, head: int | None) -> None:
        out["words"].append(word)
        out["spaces"].append(space)
        out["pos"].append(token.pos if token else "SPACE" if word.isspace() else "X")
        out["lemmas"].append(token.lemma if token else word)
        out["morphs"].append(token.morph if token else "")
        out["deps"].append(("ROOT" if token.dep == "root" else token.dep) if token else "dep" if head else "ROOT")
        heads.append(head)

    first = words[0][0] if words else len(text)
    if first:
        add(text[:first], False, None, None)
    for n, (start, end, number) in enumerate(words):
        gap = text[end : words[n + 1][0] if n + 1 < len(words) else len(text)]
        token = tokens[number] if number is not None else None
        if number is not None:
            place[number] = len(heads)
        add(text[start:end], gap.startswith(" "), token, None)
        rest = gap[1:] if gap.startswith(" ") else gap
        if rest:
            add(rest, False, None, len(heads) - 1)
    where = {here: number for number, here in place.items()}
    for here, head in enumerate(heads):
        number = where.get(here)
        out["heads"].append(place[tokens[number].head] if number is not None else here if head is None else head)
    return out


def _layers(reading: Reading) -> dict[str, Iterable[tuple[Span, str]]]:
    quotations = reading.quotations
    return {
        "sentences": [(s.span, s.part) for s in reading.sentences],
        "times": [(t.span, t.value) for t in reading.times],
        "mentions": [(m.span, m.kind) for m in reading.mentions],
        "quotations": [(span, q.speaker_name or "") for q in quotations for span in q.spans],
        "cues": [(q.cue, q.speaker_name or "") for q in quotations if q.cue],
        "speakers": [(q.speaker_span, q.speaker_name or "") for q in quotations if q.speaker_span],
        "events": [(e.cue, e.type) for e in reading.events],
        "positions": [(p.span, p.stance) for p in reading.positions],
    }
