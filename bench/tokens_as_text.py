"""Words that a corpus gives one by one, laid out as a newsroom prints them: marks where they belong, numbers whole.

Tokens go in, in order, each with the number of its sentence; the text comes out, a sentence a line, and where each
token stands in it. Nothing but white space is added or left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_CLOSING = frozenset((".", ",", ";", ":", "!", "?", "%", ")", "]", "}", "''", "”", "’", "'", "n't", "n’t", "..."))
_OPENING = frozenset(("(", "[", "{", "``", "“", "‘", "$", "£", "€", "#", "@"))
_ENDINGS = re.compile(r"['’](?:s|S|t|re|ve|d|m|ll)")
_AFTER_APOSTROPHE = frozenset(("s", "t", "re", "ve", "d", "m", "ll"))
_WITHIN_NUMBERS = frozenset((".", ",", ":", "/"))


def laid_out(tokens: Sequence[tuple[str, str]]) -> tuple[str, list[tuple[int, int]]]:
    """The text of (word, sentence) pairs, and the start and end of each word in it."""
    text, spans, quoted = "", [], False
    for n, (word, sentence) in enumerate(tokens):
        closes = word == '"' and (quoted or _ends_here(tokens, n))
        if n and sentence != tokens[n - 1][1]:
            text += "\n"
        elif n and not closes and _apart(tokens, n) and not (tokens[n - 1][0] == '"' and quoted):
            text += " "
        quoted = not closes if word == '"' else quoted ^ (word.count('"') % 2 == 1)
        spans.append((len(text), len(text) + len(word)))
        text += word
    return text, spans


def _ends_here(tokens: Sequence[tuple[str, str]], n: int) -> bool:
    """Whether a straight mark can only close: after a comma or stop, or with nothing after it."""
    last = tokens[n - 1][0] if n and tokens[n - 1][1] == tokens[n][1] else ""
    return last in (",", ".", "?", "!") or (bool(last) and (n + 1 == len(tokens) or tokens[n + 1][1] != tokens[n][1]))


def _apart(tokens: Sequence[tuple[str, str]], n: int) -> bool:
    """Whether a space stands before a token of a sentence, as far as straight marks do not tell."""
    last, word = tokens[n - 1][0], tokens[n][0]
    before = tokens[n - 2][0] if n > 1 and tokens[n - 2][1] == tokens[n][1] else ""
    after = tokens[n + 1][0] if n + 1 < len(tokens) and tokens[n + 1][1] == tokens[n][1] else ""
    if word in _CLOSING or _ENDINGS.fullmatch(word) or last in _OPENING:
        return False
    if last in ("’", "'") and word in _AFTER_APOSTROPHE and before[-1:].isalpha():
        return False
    if last in _WITHIN_NUMBERS and before[-1:].isdigit() and word[:1].isdigit():
        return last == "," and len(word) != 3
    if last == "." and before.isupper() and word.isupper() and len(before) == len(word) == 1:
        return False
    if "/" in (word, last):
        return False
    if word == "-":
        return not (last[-1:].isalnum() and after[:1].isalnum())
    return not (last == "-" and before[-1:].isalnum() and word[:1].isalnum())
