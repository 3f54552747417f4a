"""Words between quotation marks, found paragraph by paragraph.

A text and the spans of its paragraphs go in, `Marked` stretches come out: curly, straight, doubled single, angled and
single marks; a quotation that runs over paragraphs (each opening anew, only the last closed) is told by `continues`.
It knows marks and letters only, nothing of speakers or grammar.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sanudo.article.types import Span

LONGEST = 6_000  # characters; an opening mark that is not closed within so many is taken for a stray one
_PAIRS = {"“": "”", "«": "»", "„": "“”", "‟": "”"}
_STRAIGHT = '"'
_MAY_OPEN = re.compile("[\"“«„‟`'‘’]")
_MAY_CLOSE = re.compile("[\"“”»'’]")
_MAY_OPEN_SINGLE = re.compile("[‘']")
_MAY_CLOSE_SINGLE = re.compile("[’']")
_REPORTS = re.compile(
    r"(?:\b[A-Z][\w.-]+|, (?:he|she|they|(?:the|his|her|its|a) [\w ,.-]{2,40}?)) "
    r"(?:said|told|added|stated|announced|reported|declared)\b|\baccording to\b"
)
_SPEAKS = re.compile(r"\b(?:I|me|my|we|us|our|ours|you|your)\b|\b(?:We|My|Our|You)\b|[?!]")


@dataclass(frozen=True, slots=True)
class Marked:
    """`span` with its marks, `inner` without; `continues` where it goes on from the paragraph before."""

    span: Span
    inner: Span
    paragraph: int
    single: bool = False
    closed: bool = True
    continues: bool = False


def find_marked(text: str, paragraphs: Sequence[Span]) -> list[Marked]:
    """The marked stretches of each paragraph, in order of the text. Nested marks stay inside the outer stretch."""
    found: list[Marked] = []
    open_before = False
    for number, paragraph in enumerate(paragraphs):
        mine = _double(text, paragraph, number, open_before)
        if not mine:
            mine = _single(text, paragraph, number)
        found += mine
        open_before = bool(mine) and not mine[-1].closed
    return found


def find_spoken(text: str, paragraphs: Sequence[Span]) -> tuple[list[Marked], frozenset[int]]:
    """The marked stretches, but for those that only show that a passage is copied from another report: of such a one
    the words that are marked within it. And the paragraphs that are such a passage."""
    found: list[Marked] = []
    copied: set[int] = set()
    for marked in find_marked(text, paragraphs):
        if _is_copied(text, marked, paragraphs[marked.paragraph]):
            found += _single(text, marked.inner, marked.paragraph)
            copied.add(marked.paragraph)
        else:
            found.append(marked)
    return found, frozenset(copied)


def _is_copied(text: str, marked: Marked, paragraph: Span) -> bool:
    """Whether marked words that fill a paragraph, or all of it behind a colon, report what somebody said."""
    before = text[paragraph.start : marked.span.start].rstrip()
    after = text[marked.span.end : paragraph.end].strip(" .,")
    if marked.single or after or (before and not before.endswith(":")):
        return False
    plain = _without_nested(text, marked.inner)
    return _REPORTS.search(plain) is not None and _SPEAKS.search(plain) is None


def speaks(text: str, span: Span) -> bool:
    """Whether words say "I", "we" or "you", or ask or exclaim, outside of what is marked within them."""
    return _SPEAKS.search(_without_nested(text, span)) is not None


def _without_nested(text: str, span: Span) -> str:
    """Words without those that single marks part from them."""
    words, at = [], span.start
    for nested in _single(text, span, 0):
        words.append(text[at : nested.span.start])
        at = nested.span.end
    return " ".join((*words, text[at : span.end]))


def _double(text: str, paragraph: Span, number: int, open_before: bool) -> list[Marked]:
    found: list[Marked] = []
    at = paragraph.start
    while at < paragraph.end:
        opening = _opening(text, at, paragraph)
        if opening is None:
            break
        start, width, closers = opening
        close = _closing(text, start + width, paragraph, closers)
        if close is None:
            end, inner_end, closed = _unclosed_end(text, start, paragraph), None, False
            if end is None:
                at = start + width
                continue
        else:
            inner_end, end, closed = close[0], close[1], True
        inner = Span(start + width, inner_end if inner_end is not None else end)
        if inner.end > inner.start and text[inner.start : inner.end].strip():
            continues = open_before and not found and text[paragraph.start : start].strip() == ""
            found.append(Marked(Span(start, end), inner, number, False, closed, continues))
        at = max(end, start + width)
    return found


def _opening(text: str, at: int, paragraph: Span) -> tuple[int, int, str] | None:
    """The next opening mark: where, how wide, and the marks that close it."""
    while (candidate := _MAY_OPEN.search(text, at, paragraph.end)) is not None:
        at, mark = candidate.start(), candidate[0]
        if mark in _PAIRS:
            return at, 1, _PAIRS[mark] + _STRAIGHT
        if mark == _STRAIGHT and (_opens(text, at, 1, paragraph) or _apart(text, at, 1, paragraph)):
            return at, 1, _STRAIGHT + "”“"
        if text.startswith("``", at) and _apart(text, at, 2, paragraph):
            return at, 2, "''"
        if text.startswith(("''", "``", "‘‘", "’’"), at) and at + 2 <= paragraph.end and _opens(text, at, 2, paragraph):
            return at, 2, "''"
        at += 1
    return None


def _opens(text: str, at: int, width: int, paragraph: Span) -> bool:
    """A straight mark opens after a space, a dash, a bracket or the start, and before a visible character."""
    after = text[at + width] if at + width < paragraph.end else " "
    before = text[at - 1] if at > paragraph.start else " "
    return not after.isspace() and (before.isspace() or before in "([{—–-:/'‘,;")


def _apart(text: str, at: int, width: int, paragraph: Span) -> bool:
    """A mark between two spaces, as in text taken apart into words: it opens where none is open, else it closes."""
    before, after = text[at - 1 : at] if at > paragraph.start else " ", text[at + width : at + width + 1]
    return before.isspace() and after.isspace() and at + width < paragraph.end


def _closing(text: str, at: int, paragraph: Span, closers: str) -> tuple[int, int] | None:
    """Where the stretch ends: without and with its closing mark."""
    limit = min(paragraph.end, at + LONGEST)
    wide = closers == "''"
    depth = 0
    while (candidate := _MAY_CLOSE.search(text, at, limit)) is not None:
        at, mark = candidate.start(), candidate[0]
        if wide:
            if text.startswith(("''", "’’"), at) or (mark == _STRAIGHT and not _opens(text, at, 1, paragraph)):
                return at, at + (1 if mark == _STRAIGHT else 2)
        elif mark == "“" and "“" not in closers:
            depth += 1
        elif mark in closers:
            if mark == _STRAIGHT and _opens(text, at, 1, paragraph) and at + 1 < limit and not _ends(text, at):
                at += 1
                continue
            if depth and mark == "”":
                depth -= 1
            else:
                return at, at + 1
        elif text.startswith("''", at) and not wide:
            return at, at + 2
        at += 1
    return None


def _ends(text: str, at: int) -> bool:
    """A straight mark after end punctuation closes, whatever follows it."""
    return at > 0 and text[at - 1] in ".,!?;…"


def _unclosed_end(text: str, start: int, paragraph: Span) -> int | None:
    """An unclosed quotation at the head of its last sentence runs to the end of its paragraph; else it is stray."""
    before = text[paragraph.start : start].rstrip()
    if paragraph.end - start > LONGEST:
        return None
    if not before or before[-1] in ".!?:,”\"'":
        return paragraph.end
    return None


def _single(text: str, paragraph: Span, number: int) -> list[Marked]:
    """Single marks, where a paragraph has no double ones: apostrophes are told apart by the letters beside them."""
    found: list[Marked] = []
    at = paragraph.start
    while (candidate := _MAY_OPEN_SINGLE.search(text, at, paragraph.end)) is not None:
        at = candidate.start()
        if _opens(text, at, 1, paragraph) and not text[at + 1].isdigit():  # '90s
            end = _single_close(text, at + 1, paragraph)
            if end is not None and end - at > 3:
                found.append(Marked(Span(at, end + 1), Span(at + 1, end), number, True))
                at = end
        at += 1
    return found


def _single_close(text: str, at: int, paragraph: Span) -> int | None:
    limit = min(paragraph.end, at + 1_000)
    for candidate in _MAY_CLOSE_SINGLE.finditer(text, at, limit):
        index = candidate.start()
        before = text[index - 1]
        after = text[index + 1] if index + 1 < paragraph.end else " "
        if not after.isalnum() and (before in ".,!?;…" or (not before.isspace() and before != "s")):
            return index
        if before == "s" and after in ".,;:!?)":
            return index
    return None
