"""A report's text and parts in; who published it and who wrote it out, each with the span it was read from.

Only what the text itself says: a line of copyright, a notice that speaks for the site, a masthead. No list of sites. An
agency in a dateline wrote the text; it is taken to have published it only where no page stands around the text. Where
the text does not say, None.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sanudo.article.masthead import masthead_of
from sanudo.article.types import Part, Span

_NAME = r"(?:The\s|the\s)?[A-Z0-9][\w&.'’+-]*(?:[ \xa0](?:[A-Z0-9&][\w&.'’+-]*|of|and|the|for|de|la)){0,6}"
_YEARS = r"(?:19|20)\d\d(?:\s?[-–/,]\s?(?:(?:19|20)\d\d|\d\d))?"
_RIGHTS = re.compile(
    rf"(?i:©|\(c\)|&copy;|copyright)\s?(?i:©|\(c\))?[:,]?\s?(?:{_YEARS})?(?:\s?(?i:by|-|–|\|))?[,.]?\s?(?P<name>{_NAME})"
)
_RIGHTS_AFTER = re.compile(rf"(?P<name>{_NAME})[ ,]{{1,2}}(?i:©|\(c\)|copyright)\s?(?:{_YEARS})")
_SPEAKS = re.compile(
    rf"^(?P<name>{_NAME}) is not responsible for the content|"
    rf"^(?:The views expressed|Opinions expressed)[^.]{{0,80}}(?:of|reflect those of|views of) (?P<name2>{_NAME})\.|"
    rf"^(?:Subscribe to|Support|Download the|Get the|Sign up for) (?P<name3>{_NAME})(?: app| newsletter)?$|"
    rf"^(?:For|Only for|Sent to|Prepared for)(?: the)? (?:clients|customers|members|readers|subscribers) of "
    rf"(?P<name4>{_NAME})(?:\.| only\b)|"
    rf"^\(?This (?:article|report|story|text)(?: was)?(?: first| originally)? (?:appeared|published|ran) (?:in|by|on) "
    rf"(?P<name5>{_NAME})(?:[.,)]| on\b)"
)
_ENDING = re.compile(
    r"(?:[\s,.]|\s[-–])*\b(?:(?:19|20)\d\d|All|Inc|Ltd|LLC|Limited|Rights|Reserved|Corporation|Corp|Company|Co|plc|"
    r"GmbH|S\.A|Network Inc)\b.*$"
)
_WRITES_FOR = re.compile(r",\s|\s[|–—-]\s|\s(?:for|of)\s|\n")
_TOP = 6  # lines in which a masthead stands
_FRAME = ("boilerplate", "byline", "timestamp", "related", "caption", "deck", "clip")
_BRACKETS = re.compile(r"\((?P<name>[A-Z][^()/\d]{1,40}(?:/[A-Z]{2,6})?)\)")
_BYLINE = re.compile(
    r"^\(?(?:(?:written|reported|(?:additional )?reporting|editing|edited|compiled|story|text|analysis|report|words)"
    r"\s)?by:?\s+",
    re.IGNORECASE,
)
_BYLINE_END = re.compile(
    r"\s*(?:[|•·\n;–—]|\s-\s|,\s|\bfor\b|\bin\b|\bat\b|\(|\bupdated\b|\bpublished\b|\d|\bcorrespondent\b|\bstaff\b)",
    re.IGNORECASE,
)


def find_outlet(text: str, parts: Sequence[Part]) -> tuple[str, Span] | None:
    """The name of the outlet and the span that says so, or None where the text does not say."""
    lines = [part.span for part in parts if part.kind in ("boilerplate", "byline", "timestamp", "related", "caption")]
    for finder in (_from_rights, _from_notice, _from_masthead, _from_name_again):
        if found := finder(text, lines):
            return _in_full(text, lines, found)
    return _from_top(text, parts) or _from_byline(text, parts) or _from_dateline(text, parts)


def byline_of(text: str, parts: Sequence[Part]) -> tuple[str, Span] | None:
    """The writer's name as it stands in the byline, and its span; None where there is no byline."""
    for part in parts:
        if part.kind != "byline":
            continue
        line = part.span.of(text)[:300]
        match = _BYLINE.match(line)
        start = match.end() if match else 0
        end_match = _BYLINE_END.search(line, start + 2)
        end = end_match.start() if end_match else len(line)
        name = line[start:end].rstrip(" ,.;")
        if name and any(character.isalpha() for character in name):
            return name, Span(part.span.start + start, part.span.start + start + len(name))
    return None


def _from_rights(text: str, lines: list[Span]) -> tuple[str, Span] | None:
    """ "© 2001 The Daily Post", "Copyright 2019 Example Media. All rights reserved", the last such line first."""
    for span in reversed(lines):
        line = text[span.start : min(span.end, span.start + 400)]
        for pattern in (_RIGHTS, _RIGHTS_AFTER):
            for match in pattern.finditer(line):
                name = _ENDING.sub("", re.split(r"(?<=\w{3})\. ", match["name"])[0]).strip(" ,.-")
                if _is_name(name):
                    at = span.start + line.index(name, match.start("name"))
                    return name, Span(at, at + len(name))
    return None


def _from_notice(text: str, lines: list[Span]) -> tuple[str, Span] | None:
    """ "The Post is not responsible for the content of external sites"."""
    for span in lines:
        line = text[span.start : min(span.end, span.start + 300)]
        match = _SPEAKS.match(line)
        group = next((name for name in match.groupdict() if match[name]), None) if match else None
        if match and group:
            name = re.sub(r"^[Tt]he\s", "", _ENDING.sub("", match[group]))
            at = span.start + line.index(name, match.start(group))
            if _is_name(name):
                return name, Span(at, at + len(name))
    return None


def _from_masthead(text: str, lines: list[Span]) -> tuple[str, Span] | None:
    """A short name in capitals at the very top that comes back in other lines of the page's frame."""
    heads = [span for span in lines[:6] if span.end - span.start <= 30]
    firsts = Counter(_first_word(text[span.start : min(span.end, span.start + 60)]) for span in lines)
    for span in heads:
        name = span.of(text)
        word = _first_word(name)
        if word.isupper() and len(word) >= 2 and word.isalpha() and firsts[word] >= 3:
            return name, span
    return None


def _from_name_again(text: str, lines: list[Span]) -> tuple[str, Span] | None:
    """The first line, where it is a name of two words or more that a line under it has in other letters: "(Quay Press
    Digest: not for sale)"."""
    name = lines[0].of(text) if lines and lines[0].end - lines[0].start <= 60 else ""
    if name.count(" ") == 0 or not re.fullmatch(_NAME, name):
        return None
    again = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
    if any((match := again.search(text, span.start, span.end)) and match[0] != name for span in lines[1:]):
        return name, lines[0]
    return None


def _in_full(text: str, lines: list[Span], found: tuple[str, Span]) -> tuple[str, Span]:
    """The name as the masthead at the top has it, where that begins with the name found and says more."""
    for span in lines[:_TOP]:
        place = masthead_of(span.of(text))
        longer = text[span.start + place[0] : span.start + place[1]] if place else ""
        if longer.startswith(found[0] + " ") and not longer.isupper():
            return longer, Span(span.start, span.start + len(longer))
    return found


def _from_top(text: str, parts: Sequence[Part]) -> tuple[str, Span] | None:
    """A line above the story that has the form of a masthead; the first."""
    for part in parts:
        if part.kind == "paragraph":
            break
        place = masthead_of(part.span.of(text)) if part.kind in _FRAME else None
        if place:
            span = Span(part.span.start + place[0], part.span.start + place[1])
            return span.of(text), span
    return None


def _from_byline(text: str, parts: Sequence[Part]) -> tuple[str, Span] | None:
    """ "By Ann Lee, The Harbour Herald": what stands after the writer's name, where it has the form of a masthead."""
    for part in parts:
        if part.kind != "byline":
            continue
        line = part.span.of(text)[:300]
        for match in _WRITES_FOR.finditer(line):
            if place := masthead_of(line[match.end() :]):
                span = Span(part.span.start + match.end() + place[0], part.span.start + match.end() + place[1])
                return span.of(text), span
    return None


def _from_dateline(text: str, parts: Sequence[Part]) -> tuple[str, Span] | None:
    """The agency in the dateline, where the text has no page around it: then nobody else can have published it."""
    if any(part.kind in ("boilerplate", "related") for part in parts):
        return None
    for part in parts:
        if part.kind == "dateline" and (match := _BRACKETS.search(part.span.of(text))):
            span = Span(part.span.start + match.start("name"), part.span.start + match.end("name"))
            return span.of(text), span
    return None


def _first_word(line: str) -> str:
    return (line.split(None, 1) or [""])[0]


_NO_NAMES = frozenset(("all", "all rights", "copyright", "rights", "terms", "the"))


def _is_name(name: str) -> bool:
    return 2 <= len(name) <= 60 and name[:1].isupper() and name.lower() not in _NO_NAMES
