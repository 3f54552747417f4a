"""A report's text and parts in, the names in its frame that may be its publisher's out, each with where it stands.

Lines are cut at bars, marks and wide gaps; what stands between and is written as a name is one, and so is what is left
of it without the words that call to the reader before it ("Subscribe to") and those that follow it ("Ltd", "app"), and
each side of a small word in it ("of", "for"). Every name is then looked for in all lines. What speaks for it,
`outlet_evidence.py` says; which of them it is, `outlet.py` weighs. Knows no names of media.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sanudo.article.media_words import media_words
from sanudo.article.outlet_words import outlet_words
from sanudo.article.types import Part, Span

LINES = 160
"""Lines of the frame that are looked at: the first half of them from above, the rest from below."""

_TOLD = 60  # paragraphs that are looked at
_FRAME_CUT, _TOLD_CUT = 400, 700  # characters of a line
_RUNS = 8  # names of one stretch of a line
_WORDS = 13  # of a name
_LONGEST = 90  # characters of a name
_TOKEN = re.compile(r"-{2,}|(?:https?://)?(?:www\.)?[^\W_]+(?:['’.&+-]?[^\W_]+)*[!+]?|[^\w\s]|_+")
ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,10}", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d|[MDCLXVI]{3,}")
_POSSESSIVE = re.compile(r"['’]s$")
_AGENCY = re.compile(r"^[^()]{0,60}\((?P<name>[A-Z][^()\d]{1,40})\)\s*(?:[-–—:]|$)")
_NOTICE = re.compile(r"©|copyright|first published|published by", re.IGNORECASE)
_NO_NAMES = frozenset(
    [
        "all",
        "all rights",
        "copyright",
        "rights",
        "terms",
        "the",
        "by",
        "staff",
        "us",
        "updated",
        "home",
        "news",
        "published",
        "share",
        "print",
        "comments",
        "comment",
        "advertisement",
    ]
)

Key = tuple[str, ...]
"""The words of a name as they are compared: no letter case, no points, no "'s", no article before."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark of a line; `gap`: 0 where it is close to what is before it, 2 where a wide space or a tab is."""

    start: int
    end: int
    words: str
    plain: str
    is_word: bool
    gap: int
    is_name: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One part's words cut into tokens, and the stretches of tokens between marks."""

    words: str
    tokens: list[Token]
    stretches: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Form:
    """A name as it stands at one place; `how` it was found: as a run of words, without those before or after it, ..."""

    how: str
    part: int
    span: Span


@dataclass(frozen=True, slots=True)
class Page:
    """The report's lines by the number of their part, the frame's in order, the names with their forms, and where
    each stands: part, first token, the one after the last."""

    parts: Sequence[Part]
    frame: list[int]
    first: int
    last: int
    headline: int | None
    lines: dict[int, Line]
    names: dict[Key, list[Form]]
    places: dict[Key, list[tuple[int, int, int]]]


def page_of(text: str, parts: Sequence[Part]) -> Page:
    """The names in the order in which they first come; time grows with the number of lines looked at."""
    told = [n for n, part in enumerate(parts) if part.kind == "paragraph"]
    first, last = (told[0], told[-1]) if told else (len(parts), len(parts))
    frame = [n for n, part in enumerate(parts) if part.kind != "paragraph" and not _is_inside(parts, n)]
    frame = frame if len(frame) <= LINES else [*frame[: LINES // 2], *frame[-LINES // 2 :]]
    headline = next((n for n in frame if parts[n].kind == "headline"), None)
    lines = {n: _line(text, parts[n]) for n in sorted({*frame, *told[:_TOLD]})}
    names: dict[Key, list[Form]] = {}
    edges = {*frame[:6], *frame[-6:]}
    for n in frame:
        for form, key in _in_frame(text, parts[n], n, lines[n], n in edges):
            names.setdefault(key, []).append(form)
    for n in told[:_TOLD]:
        for form, key in _in_story(text, parts[n], n, lines[n], n == first):
            names.setdefault(key, []).append(form)
    return Page(parts, frame, first, last, headline, lines, names, _places(lines, names))


def _is_inside(parts: Sequence[Part], n: int) -> bool:
    """Whether a part stands within the one before it: a dateline in its paragraph."""
    return n > 0 and parts[n].span.start < parts[n - 1].span.end


def key_of(name: str) -> str:
    """What two forms of one name share: no letter case, no article before it, no points, no form of company."""
    key = " ".join(re.sub(r"[.,]", "", name).casefold().split())
    return re.sub(r"\s(?:inc|ltd|limited|plc|corp|corporation|co|llc|gmbh|sa|pty)$", "", key).removeprefix("the ")


def squashed(words: str) -> str:
    """The letters and figures alone, as addresses have them."""
    return re.sub(r"[^\w]", "", words.casefold().replace("&", "and"))


def _line(text: str, part: Part) -> Line:
    cut = _TOLD_CUT if part.kind == "paragraph" else _FRAME_CUT
    words = text[part.span.start : min(part.span.end, part.span.start + cut)]
    tokens = _tokens(words)
    return Line(words, tokens, _stretches(tokens))


def _tokens(line: str) -> list[Token]:
    found: list[Token] = []
    before = 0
    for match in _TOKEN.finditer(line):
        words = match[0]
        is_word = words[0].isalnum()
        gap = 2 if match.start() - before > 1 or "\t" in line[before : match.start()] else match.start() - before
        is_name = is_word and (
            any(char.isupper() or char.isdigit() for char in words)
            or is_address(words)
            or not (words.isascii() or any(char.islower() for char in words))
        )
        plain = _plain(words) if is_word else words
        found.append(Token(match.start(), match.end(), words, plain, is_word, gap if found else 0, is_name))
        before = match.end()
    return found


def is_address(words: str) -> bool:
    """Whether a word is the address of a site."""
    return "." in words and bool(ADDRESS.fullmatch(words))


def _plain(words: str) -> str:
    plain = words.casefold().removeprefix("https://").removeprefix("http://").removeprefix("www.")
    plain = _POSSESSIVE.sub("", plain).replace("’", "'")
    initials = words.count(".") > 1 and len(words) < 8
    return plain.replace(".", "") if initials or not is_address(words) else plain


def _stretches(tokens: list[Token]) -> list[tuple[int, int]]:
    """First token and the one after the last of each stretch that no mark cuts."""
    found: list[tuple[int, int]] = []
    low = 0
    for at, token in enumerate(tokens):
        if token.is_word:
            if token.gap == 2 and at > low:
                found.append((low, at))
                low = at
        elif _cuts(tokens, at):
            if at > low:
                found.append((low, at))
            low = at + 1
    return [*found, (low, len(tokens))] if len(tokens) > low else found


def _cuts(tokens: list[Token], at: int) -> bool:
    """Whether a mark cuts: not "&", no hyphen within a name, no point after an initial."""
    mark = tokens[at].words
    apart = at + 1 < len(tokens) and tokens[at + 1].gap > 0
    if mark == "&":
        return False
    if mark == "-":
        return tokens[at].gap > 0 and apart
    if mark == ".":
        return at + 1 >= len(tokens) or (apart and at > 0 and len(tokens[at - 1].words) > 1)
    return True


def _in_frame(text: str, part: Part, n: int, line: Line, at_edge: bool) -> Iterator[tuple[Form, Key]]:
    tokens = line.tokens
    if part.kind == "dateline":
        yield from _agency(text, part, n, line)
        return
    for low, high in line.stretches:
        within = tokens[low:high]
        few = len(within) <= 4 and len(line.stretches) <= 2 and all(token.is_word for token in within)
        if at_edge and few and not any(token.is_name for token in within):
            yield from _form(text, part, n, tokens, low, high, "small")
        for first, last in itertools.islice(_runs(tokens, low, high), _RUNS):
            for a, b, how in _cut_down(tokens, first, last):
                yield from _form(text, part, n, tokens, a, b, how)


def _in_story(text: str, part: Part, n: int, line: Line, opens: bool) -> Iterator[tuple[Form, Key]]:
    """The agency in the brackets of an opening dateline, and names in notices that stand among the paragraphs."""
    if opens:
        yield from _agency(text, part, n, line)
    if _NOTICE.search(line.words) and len(line.tokens) < 120:
        yield from _in_frame(text, part, n, line, at_edge=False)


def _agency(text: str, part: Part, n: int, line: Line) -> Iterator[tuple[Form, Key]]:
    if match := _AGENCY.match(line.words):
        within = [at for at, token in enumerate(line.tokens) if match.start("name") <= token.start < match.end("name")]
        if within:
            yield from _form(text, part, n, line.tokens, within[0], within[-1] + 1, "agency")


def _form(text: str, part: Part, n: int, tokens: list[Token], a: int, b: int, how: str) -> Iterator[tuple[Form, Key]]:
    key = tuple(token.plain for token in tokens[a:b] if token.is_word or token.words == "&")
    key = key[1:] if len(key) > 1 and key[0] == "the" else key
    start = part.span.start
    name = text[start + tokens[a].start : start + tokens[b - 1].end]
    name = _POSSESSIVE.sub("", name)
    if 2 <= len(name) <= _LONGEST and key and name.casefold() not in _NO_NAMES and any(map(str.isalpha, name)):
        yield Form(how, n, Span(start + tokens[a].start, start + tokens[a].start + len(name))), key


def _runs(tokens: list[Token], low: int, high: int) -> Iterator[tuple[int, int]]:
    """The longest runs of words written as names, joined by small words."""
    links = outlet_words("link")
    at = low
    while at < high:
        if not tokens[at].is_name:
            at += 1
            continue
        end = next_ = at + 1
        while next_ < high:
            token = tokens[next_]
            if token.is_name:
                end = next_ + 1
            elif token.plain not in links and token.words not in ("&", ".", "-"):
                break
            next_ += 1
        yield (at - 1 if at > low and tokens[at - 1].plain == "the" else at), end
        at = end


def _cut_down(tokens: list[Token], first: int, last: int) -> list[tuple[int, int, str]]:
    """A run whole, and what is left of it without words that are not the name's."""
    leads, tails, cuts = outlet_words("lead"), outlet_words("tail", "company"), outlet_words("cut")
    media = media_words("last")
    found: dict[tuple[int, int], str] = {}

    def keep(a: int, b: int, how: str) -> None:
        a, b = _trimmed(tokens, a, b, first)
        if 0 < b - a <= _WORDS:
            found.setdefault((a, b), how)

    def shorter(a: int, b: int, how: str) -> None:
        while b > a + 1 and (
            tokens[b - 1].plain in tails or not tokens[b - 1].is_word or tokens[b - 1].words[0].isdigit()
            or YEAR.fullmatch(tokens[b - 1].words)
        ):  # fmt: skip
            b -= 1
            keep(a, b, how)

    keep(first, last, "run")
    start = first
    while start < last - 1 and (tokens[start].plain in leads or YEAR.fullmatch(tokens[start].words)):
        start += 1
        keep(start, last, "lead")
    for low in sorted({first, start}):
        shorter(low, last, "tail")
    for at in range(first + 1, last):
        if tokens[at].words == "The" and at < last - 1:
            keep(at, last, "after")
    for at in range(first + 1, last - 1):
        if tokens[at].plain in cuts:
            keep(at + 1, last, "after")
            keep(first, at, "before")
            keep(start, at, "before")
            shorter(at + 1, last, "after")
        if _POSSESSIVE.search(tokens[at].words):
            keep(first, at + 1, "possessive")
            keep(start, at + 1, "possessive")
        if tokens[at].plain in media:
            keep(start, at + 1, "to-last")
    return [(a, b, how) for (a, b), how in found.items()]


def _trimmed(tokens: list[Token], a: int, b: int, first: int) -> tuple[int, int]:
    """Without small words and marks at either end; an article written large at the front stays."""
    links, articles = outlet_words("link"), ("la", "le", "el", "al", "les", "das", "der", "die", "a", "o", "os")
    while a < b:
        token = tokens[a]
        kept = token.plain == "the" or (token.plain in articles and a == first and token.is_name)
        if token.is_word and (token.plain not in links or kept):
            break
        a += 1
    while b > a and (not tokens[b - 1].is_word or tokens[b - 1].plain in links):
        b -= 1
    return a, b


def _places(lines: dict[int, Line], names: dict[Key, list[Form]]) -> dict[Key, list[tuple[int, int, int]]]:
    """Every place at which the words of a name stand."""
    begins: dict[str, list[Key]] = {}
    for key in names:
        begins.setdefault(key[0], []).append(key)
    found: dict[Key, list[tuple[int, int, int]]] = {key: [] for key in names}
    for n, line in lines.items():
        words = [at for at, token in enumerate(line.tokens) if token.is_word or token.words == "&"]
        plain = tuple(line.tokens[at].plain for at in words)
        for at, word in enumerate(plain):
            for key in begins.get(word, ()):
                if plain[at : at + len(key)] == key:
                    found[key].append((n, words[at], words[at + len(key) - 1] + 1))
    return found
