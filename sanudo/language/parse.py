"""Text in, `Parsed` out: sentences, tokens with tags and a tree, names, quotation marks, meaning vectors.

Knows the encoder's scores and how to read them. Nothing of reports. Any text will do; a window that cannot be one
sentence after another by its newlines never runs over them.
"""

from __future__ import annotations

import numpy as np

from sanudo.article.types import Span
from sanudo.language import decode, encoder, meetings, moments, statuses
from sanudo.language.event_roles import with_parts
from sanudo.language.event_words import telling
from sanudo.language.lemmas import lemma_of
from sanudo.language.references import halves
from sanudo.language.types import Name, Parsed, Telling, Token
from sanudo.language.windows import Window, windows_of, windows_over


def parse(text: str) -> Parsed:
    """The sentences, tokens and names of `text`."""
    return parse_blocks(text, (Span(0, len(text)),))


def words_seen(text: str, tokens: list[tuple[int, int]]) -> encoder.Array:
    """What the encoder sees of each token of a sentence that is parsed already: an array, a row a token."""
    seen = [encoder.scores_of(window).words for window in windows_over(text, tokens)] if tokens else []
    return np.concatenate(seen) if seen else np.zeros((0, 1), dtype=np.float32)


def parse_blocks(text: str, blocks: tuple[Span, ...]) -> Parsed:
    """The parse of the given stretches of `text` only, with offsets into `text`; sentences never cross a stretch."""
    sentences: list[Span] = []
    tokens: list[Token] = []
    names: list[Name] = []
    quotation: list[str] = []
    vectors: list[tuple[float, ...]] = []
    likely: list[tuple[float, ...]] = []
    told: list[Telling] = []
    referring: list[encoder.Array] = []
    meeting: list[encoder.Array] = []
    moment: list[encoder.Array] = []
    status: list[encoder.Array] = []
    for window in windows_of(text, blocks):
        scores = encoder.scores_of(window)
        words = [text[s:e] for s, e in window.tokens]
        named = decode.names(scores.name)
        names += [_name(window, *found) for found in named]
        bounds = decode.sentences(words, window.glued(), scores.sentence, named)
        quotation += decode.quotation(scores.quotation)
        likely += decode.likely(scores.quotation)
        vectors += encoder.meanings(scores.words, bounds)
        referring.append(halves(scores.seen))
        meeting.append(meetings.halves(scores.seen))
        moment.append(moments.rows_of(scores.seen))
        status.append(statuses.rows_of(scores.seen))
        before = len(tokens)
        tokens += _tokens(window, words, scores, bounds, before, len(sentences))
        told += with_parts(telling(scores.seen, tokens[before:], before), scores.seen, words, tokens[before:], before)
        sentences += [Span(window.tokens[a][0], window.tokens[b - 1][1]) for a, b in bounds]
    return Parsed(
        text,
        tuple(sentences),
        tuple(tokens),
        tuple(names),
        tuple(quotation),
        tuple(vectors),
        tuple(likely),
        tuple(told),
        np.concatenate(referring) if referring else None,
        np.concatenate(meeting) if meeting else None,
        np.concatenate(moment) if moment else None,
        np.concatenate(status) if status else None,
    )


def _tokens(
    window: Window,
    words: list[str],
    scores: encoder.Scores,
    bounds: list[tuple[int, int]],
    offset: int,
    sentence: int,
) -> list[Token]:
    """The window's words as tokens, where `offset` tokens and `sentence` sentences came before it."""
    tags = decode.tags(words, scores.upos, scores.tag)
    heads, deps = decode.heads(scores, bounds)
    decode.mend(heads, deps, tags)
    found = []
    for number, (a, b) in enumerate(bounds):
        for i in range(a, b):
            pos, morph = tags[i]
            start, end = window.tokens[i]
            lemma = lemma_of(words[i], pos, morph)
            found.append(Token(start, end, pos, lemma, offset + heads[i], deps[i], morph, sentence + number))
    return found


def _name(window: Window, first: int, last: int, kind: str) -> Name:
    return Name(Span(window.tokens[first][0], window.tokens[last][1]), kind)
