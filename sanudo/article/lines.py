"""Text in, its lines out: what a reader sees as one line, though it may be wrapped over several.

Knows nothing of what a line is for (see `line_features` and `layout`) and nothing of language.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, replace

_NEWLINE = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_VISIBLE = re.compile(rf"\S[^{_NEWLINE}]*")
_BREAK = re.compile(rf"\r\n|[{_NEWLINE}]")
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]{0,3}$")

# Characters that say nothing at either end of a line: zero-width marks, soft hyphens, byte order marks.
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_EMPTY = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + _UNSEEN

WINDOW = 2_000
"""Characters read at the front of a line: enough to tell what it is, however long it runs."""

_TAIL = 200
_NARROWEST, _WIDEST = 45, 110
_PAIRS_NEEDED = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or one block of lines wrapped at a fixed width.

    `start` and `end` are offsets into the text, trimmed of white space; `gap` counts the empty lines before it;
    `words` is its front (at most WINDOW characters, wraps turned into spaces), `tail` its last characters;
    `rows` is the number of lines it was wrapped over.
    """

    start: int
    end: int
    gap: int
    words: str
    tail: str
    rows: int = 1


def split_lines(text: str) -> list[Line]:
    """The visible lines of `text` in order; lines wrapped at a fixed width come back as one."""
    return _unwrap(text, _visible_lines(text))


def _visible_lines(text: str) -> list[Line]:
    """Lines with something in them, trimmed; empty lines only counted."""
    lines: list[Line] = []
    last_end = 0
    for match in _VISIBLE.finditer(text):
        start, end = _trim(text, match.start(), match.end())
        if start >= end:
            continue
        between = text[last_end:start] if start - last_end < 10_000 else text[last_end : last_end + 10_000]
        breaks = len(_BREAK.findall(between))
        gap = breaks if not lines else max(0, breaks - 1)
        lines.append(_line(text, start, end, gap))
        last_end = end
    return lines


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end].rstrip(_EMPTY)
    return start + len(words) - len(words.lstrip(_EMPTY)), start + len(words)


def _line(text: str, start: int, end: int, gap: int) -> Line:
    front = text[start : min(end, start + WINDOW)].replace("\xa0", " ")
    return Line(start, end, gap, front, text[max(start, end - _TAIL) : end].replace("\xa0", " "))


def _unwrap(text: str, lines: list[Line]) -> list[Line]:
    """Join the lines of paragraphs that were wrapped at a fixed width, where the text as a whole was."""
    width = _wrap_width(text, lines)
    if width is None:
        return lines
    joined: list[Line] = []
    block: list[Line] = []
    for line in lines:
        if block and not (line.gap == 0 and _runs_on(text, block[-1], line, width)):
            joined.append(_join(text, block))
            block = []
        block.append(line)
    if block:
        joined.append(_join(text, block))
    return joined


def _wrap_width(text: str, lines: list[Line]) -> int | None:
    """The width at which most running lines were broken, or None where lines were not wrapped.

    Evidence is a pair of neighbouring lines of which the first is wide and stops in mid-sentence and the second
    goes on in small letters; one long line in four of the text's wide lines must be such.
    """
    evidence: Counter[int] = Counter()
    wide = 0
    longer = 0
    for line, following in itertools.pairwise(lines):
        length = line.end - line.start
        if length > _WIDEST:
            longer += 1
        elif length >= _NARROWEST:
            wide += 1
            goes_on = text[following.start].islower() and not _SENTENCE_END.search(line.tail)
            if following.gap == 0 and goes_on:
                evidence[length] += 1
    pairs = sum(evidence.values())
    if pairs < min(_PAIRS_NEEDED, max(1, wide - 1)) or pairs * 4 < wide or longer > wide:
        return None
    return max(evidence)


def _runs_on(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether `following` was broken off `line`: its first word would not have fitted on it."""
    indent = following.start - _row_start(text, following.start)
    own_indent = line.start - _row_start(text, line.start)
    if indent > own_indent and indent - own_indent >= 2:
        return False
    length = line.end - line.start + own_indent
    if length > width + 15:
        return False
    first_word = len(following.words.split(None, 1)[0])
    room = width - length
    # Fixed-width text is ragged: allow a few characters, and more where the sentence plainly goes on.
    slack = 12 if text[following.start].islower() and not _SENTENCE_END.search(line.tail) else 2
    return first_word + 1 > room - slack


def _row_start(text: str, position: int) -> int:
    low = max(0, position - 40)
    start = position
    while start > low and text[start - 1] not in _NEWLINE:
        start -= 1
    return start


def _join(text: str, block: list[Line]) -> Line:
    if len(block) == 1:
        return block[0]
    front = " ".join(line.words for line in block[:40])[:WINDOW]
    return replace(block[0], end=block[-1].end, words=front, tail=block[-1].tail, rows=len(block))
