"""Text in, tokens out: where they stand and a string of codes, one character a token. Knows the vocabulary only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sanudo.reading.times.vocabulary import BREAK, UNKNOWN, Vocabulary

# Alternatives never overlap in more than a bounded run of characters, so that the scan is linear on any text.
_TOKEN = re.compile(
    r"(?P<break>\n[ \t\r]*\n\s*)"
    r"|(?P<money>(?:[$£€¥#]|\b(?:US|A|C|NZ|HK)\$)\s?\d[\d.,]*)"
    r"|(?P<iso>\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))"
    r"|(?P<short>['’`](?:\d\ds?)(?![\w]))"
    r"|(?P<ampm>(?<=[\d\s])[ap]\.\s?m\b\.?)"
    r"|(?P<number>\d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th|['’]?s)\b)?)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<sign>['’]s\b|[^\w\s]|_)"
)
_TIGHT = re.compile(r"[-‐‑–—/]")


class Tokens(NamedTuple):
    """The tokens of a text: offsets and codes. `codes[i]` is the code of the token `text[starts[i]:ends[i]]`."""

    text: str
    starts: list[int]
    ends: list[int]
    codes: str

    def word(self, index: int) -> str:
        """The characters of token `index`."""
        return self.text[self.starts[index] : self.ends[index]]


def tokenise(text: str, vocabulary: Vocabulary, blocks: Iterable[tuple[int, int]] = ()) -> Tokens:
    """The tokens of `text`, or of its `blocks` only, with a BREAK between two blocks.

    A word that no list knows has the code UNKNOWN, an empty line BREAK.
    """
    tokens = Tokens(text, [], [], "")
    codes: list[str] = []
    for start, end in blocks or ((0, len(text)),):
        if codes:
            tokens.starts.append(start)
            tokens.ends.append(start)
            codes.append(BREAK)
        codes += block_codes(text, start, end, vocabulary.codes, tokens)
    return tokens._replace(codes="".join(codes))


def block_codes(text: str, first: int, last: int, known: dict[str, str], tokens: Tokens) -> Iterator[str]:
    """The codes of the tokens of one block; their offsets are put into `tokens`."""
    starts, ends = tokens.starts, tokens.ends
    for match in _TOKEN.finditer(text, first, last):
        start, end = match.span()
        kind = match.lastgroup
        if kind == "word":
            code = known.get(text[start:end], UNKNOWN)
        elif kind == "sign":
            code = known.get(sign(text, start, end), UNKNOWN)
        elif kind == "break":
            code = BREAK
        else:
            code = known.get(shape(text, start, end, kind or ""), UNKNOWN)
        starts.append(start)
        ends.append(end)
        yield code


def sign(text: str, start: int, end: int) -> str:
    """The name of a mark: "'s", "-" where it joins two words, "--" for other dashes, else the mark itself."""
    if end - start == 2:
        return "'s"
    mark = text[start]
    if _TIGHT.match(mark) and mark != "/":
        tight = start and text[start - 1].isalnum() and end < len(text) and text[end].isalnum()
        return "-" if tight else "--"
    return mark


def shape(text: str, start: int, end: int, kind: str) -> str:
    """The name of the shape of a token with digits, as in `vocabulary.SHAPES`."""
    if kind == "ampm":
        return "a.m." if text[start] == "a" else "p.m."
    if kind == "money":
        return "#money"
    if kind == "iso":
        return "#isodate"
    if kind == "short":
        return "#decade" if text[end - 1] == "s" else "#shortyear"
    if start and (text[start - 1].isalpha() or text[start - 1] in "./"):
        return ""
    if end - start > 2 and numbered(text, start):
        return ""
    if end < len(text) and (text[end] in "%/" or (text[end].isalpha() and text[end : end + 1].lower() not in "ap")):
        return ""
    return number_shape(text[start:end])


def numbered(text: str, start: int) -> bool:
    """Whether digits go before with a dash, and are no year: "555-1998"."""
    before = text[max(start - 5, 0) : start]
    return before[-1:] in "-–" and before[-2:-1].isdecimal() and not before[:-1].isdecimal()


def number_shape(word: str) -> str:
    """The shape of a number: "#n12", "#year", "#clock", "#decade" and so on; "" where it is none that tells a time."""
    if word.endswith("s"):
        digits = word.rstrip("s'’")
        return "#decade" if digits.isdecimal() and digits[-1:] == "0" and len(digits) in (2, 4) else ""
    if word[-1].isalpha():
        digits = word[:-2]
        if not digits.isdecimal() or len(digits) > 3:
            return ""
        return "#ordday" if 1 <= int(digits) <= 31 else "#ordnum"
    if word.isdecimal():
        return integer_shape(word)
    return mixed_shape(word)


def integer_shape(word: str) -> str:
    """The shape of a run of digits."""
    if len(word) > 15:
        return ""
    value = int(word)
    if len(word) == 4:
        if 1900 <= value <= 2059:
            return "#year"
        return "#oldyear" if 1000 <= value < 2100 else "#clock4"
    if len(word) == 2 and word[0] == "0" and value > 12:
        return ""
    for limit, name in ((0, "#n0"), (12, "#n12"), (24, "#n24"), (31, "#n31"), (59, "#n59"), (99, "#n99")):
        if value <= limit:
            return name
    return "#int"


def mixed_shape(word: str) -> str:
    """The shape of digits joined by marks: a clock time, a date in figures, a fraction, a grouped or decimal number."""
    pieces = re.split(r"[.,:/]", word)
    marks = {mark for mark in word if not mark.isdecimal()}
    if not all(piece.isdecimal() for piece in pieces) or len(marks) != 1:
        return ""
    mark = marks.pop()
    if mark == "/" or (mark == "." and len(pieces) == 3):
        return figures_shape(pieces, mark)
    if mark in ":.":
        clock = len(pieces[0]) <= 2 and len(pieces[1]) == 2 and int(pieces[0]) <= 24 and int(pieces[1]) <= 59
        if mark == ":" and len(pieces) in (2, 3):
            return "#clock" if clock else ""
        return "#decimal" if mark == "." and len(pieces) == 2 else ""
    if mark == "," and all(len(piece) == 3 for piece in pieces[1:]) and len(pieces[0]) <= 3:
        return "#int"
    return ""


def figures_shape(pieces: list[str], mark: str) -> str:
    """The shape of numbers with slashes or dots: a full date, a day and month, or a fraction."""
    numbers = [int(piece) if len(piece) <= 4 else 10**6 for piece in pieces]
    if len(pieces) == 3 and (len(pieces[2]) in (2, 4) or len(pieces[0]) == 4):
        first, second, third = numbers
        if len(pieces[0]) == 4:
            return "#slashdate" if 1 <= second <= 12 and 1 <= third <= 31 else ""
        days = (1 <= first <= 31 and 1 <= second <= 12) or (1 <= first <= 12 and 1 <= second <= 31)
        return "#slashdate" if days and (mark == "/" or len(pieces[2]) == 4 or second <= 12) else ""
    if len(pieces) == 2 and mark == "/":
        if numbers[0] < numbers[1] <= 10 and numbers[0] in (1, 2, 3) and numbers[1] in (2, 3, 4, 8):
            return "#fraction"
        if len(pieces[0]) == 4 and len(pieces[1]) in (2, 4):
            return "#yearpair"
        return "#slashshort"
    return ""
