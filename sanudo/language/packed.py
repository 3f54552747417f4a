"""A parse in, a short string out, and its tokens again: what is kept of a parse, so that no text is parsed twice.

The string holds where the tokens stand, their tags and their tree, in columns; words are those of the text, and lemmas
are told only where `lemma_of` has others (a pipeline of the user's own). Knows nothing of reports.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Sequence

import numpy as np

from sanudo.language.lemmas import lemma_of
from sanudo.language.types import Parsed, Token

_NUMBERS = "<i4"


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
    head = json.dumps([len(tokens), kinds, deps, lemmas], separators=(",", ":")).encode("ascii")
    body = np.array(columns, dtype=_NUMBERS).tobytes()
    return base64.b85encode(zlib.compress(head + b"\n" + body, 9)).decode("ascii")


def tokens_of(text: str, string: str) -> tuple[Token, ...]:
    """The tokens of a text that `packed` was given."""
    if not string:
        return ()
    head, _, body = zlib.decompress(base64.b85decode(string)).partition(b"\n")
    count, kinds, deps, lemmas = json.loads(head)
    gaps, lengths, kind_at, heads, dep_at, steps = np.frombuffer(body, dtype=_NUMBERS).reshape(6, count)
    ends = np.cumsum(gaps + lengths).tolist()
    starts = (np.array(ends) - lengths).tolist()
    above = (np.arange(count) + heads).tolist()
    rows = zip(starts, ends, kind_at.tolist(), above, dep_at.tolist(), np.cumsum(steps).tolist(), strict=True)
    return tuple(_token(text, n, row, kinds, deps, lemmas) for n, row in enumerate(rows))


def _token(
    text: str, n: int, row: Sequence[int], kinds: list[list[str]], deps: list[str], lemmas: dict[str, str]
) -> Token:
    start, end, kind, head, dep, sentence = row
    pos, morph = kinds[kind]
    lemma = lemmas.get(str(n)) if lemmas else None
    return Token(
        start,
        end,
        pos,
        lemma_of(text[start:end], pos, morph) if lemma is None else lemma,
        head,
        deps[dep],
        morph,
        sentence,
    )
