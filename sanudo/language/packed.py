"""A parse in, a short string out, and its tokens again: what is kept of a parse, so that no text is parsed twice.

The string holds where the tokens stand, their tags and their tree, in columns; words are those of the text, and lemmas
are told only where `lemma_of` has others (a pipeline of the user's own). Knows nothing of reports.
"""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import dataclass

import numpy as np

from sanudo.language.lemmas import lemma_of
from sanudo.language.types import Parsed, Token

_SMALL, _LARGE = "<i2", "<i4"  # numbers of two bytes where all are small enough


def packed(parsed: Parsed) -> str:
    """The tokens of a parse as a string of ASCII; empty where there are none."""
    tokens = parsed.tokens
    if not tokens:
        return ""
    kinds = list(dict.fromkeys((token.pos, token.morph) for token in tokens))
    deps = list(dict.fromkeys(token.dep for token in tokens))
    kind_at, dep_at = ({one: n for n, one in enumerate(each)} for each in (kinds, deps))
    lemmas = {n: t.lemma for n, t in enumerate(tokens) if t.lemma != lemma_of(parsed.word(n), t.pos, t.morph)}
    columns = (
        [token.start - before for token, before in zip(tokens, (0, *(t.end for t in tokens)), strict=False)],
        [token.end - token.start for token in tokens],
        [kind_at[token.pos, token.morph] for token in tokens],
        [token.head - n for n, token in enumerate(tokens)],
        [dep_at[token.dep] for token in tokens],
        [token.sentence - before for token, before in zip(tokens, (0, *(t.sentence for t in tokens)), strict=False)],
    )
    numbers = np.array(columns, dtype=_LARGE)
    size = _SMALL if np.abs(numbers).max() < 1 << 15 else _LARGE
    head = json.dumps([size, len(tokens), kinds, deps, lemmas], separators=(",", ":")).encode("ascii")
    body = numbers.astype(size).tobytes()
    return base64.b64encode(zlib.compress(head + b"\n" + body, 6)).decode("ascii")


def tokens_of(text: str, string: str) -> tuple[Token, ...]:
    """The tokens of a text that `packed` was given."""
    columns = columns_of(text, string)
    return tokens_within(columns, 0, len(columns.starts))


@dataclass(frozen=True, slots=True)
class Columns:
    """The tokens of a text: where they stand, their tags and lemmas, their heads and relations, their sentences."""

    text: str
    starts: list[int]
    ends: list[int]
    kinds: list[list[str]]
    kind: list[int]
    heads: list[int]
    deps: list[str]
    dep: list[int]
    sentences: list[int]
    lemmas: dict[str, str]


def columns_of(text: str, string: str) -> Columns:
    """What `packed` gave of a text, as far as it must be told apart."""
    if not string:
        return Columns(text, [], [], [], [], [], [], [], [], {})
    head, _, body = zlib.decompress(base64.b64decode(string)).partition(b"\n")
    size, count, kinds, deps, lemmas = json.loads(head)
    gaps, lengths, kind, heads, dep, steps = np.frombuffer(body, dtype=size).astype(int).reshape(6, count)
    ends = np.cumsum(gaps + lengths)
    return Columns(
        text,
        (ends - lengths).tolist(),
        ends.tolist(),
        kinds,
        kind.tolist(),
        (np.arange(count) + heads).tolist(),
        deps,
        dep.tolist(),
        np.cumsum(steps).tolist(),
        lemmas,
    )


def tokens_within(columns: Columns, first: int, last: int, offset: int = 0) -> tuple[Token, ...]:
    """The tokens from one to before another, with offsets from `offset` on; what hangs from outside is a root."""
    c, found = columns, []
    sentence = c.sentences[first] if first < last else 0
    for n in range(first, last):
        start, end, head = c.starts[n], c.ends[n], c.heads[n]
        pos, morph = c.kinds[c.kind[n]]
        lemma = c.lemmas.get(str(n)) if c.lemmas else None
        if lemma is None:
            lemma = lemma_of(c.text[start:end], pos, morph)
        above, dep = (head, c.deps[c.dep[n]]) if first <= head < last else (n, "root")
        found.append(
            Token(start - offset, end - offset, pos, lemma, above - first, dep, morph, c.sentences[n] - sentence)
        )
    return tuple(found)
