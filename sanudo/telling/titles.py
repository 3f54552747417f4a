"""Titles before a name and endings behind it: the one place where telling knows them.

Words of a report and a place in them go in. "Mr." and "Sen." are no part of a name, "Jr." is none that anybody is
called by; a "President" needs no first name; and a name within another ("the Weller government", "Anna Weller") is not
that of the person alone.
"""

from __future__ import annotations

import re

from sanudo.article.types import Span

_BEFORE = re.compile(r"^(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Sir|Lord|President|Senator|Governor)\.? )+")
_BEHIND = re.compile(r",? (?:Jr|Sr)\.?$| I{2,3}$")
_HOLDS = re.compile(r"(?:President|Chancellor|Prime Minister|Premier|King|Queen|Pope|Emperor|Secretary-General)\s$")
_A_NAME = re.compile(r"(?:^|\s)(?!(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt)\.)[A-Z][\w’'-]+\s$")
_OFFICE = re.compile(r"(?:President|Senator|Governor|Minister|Secretary|King|Queen|Pope|Chancellor)\s$")
_OF_A_NAME = re.compile(
    r"[ -](?:[A-Z]|administration|government|campaign|family|era|camp|aide|ally|supporter|bill|plan|law|act|report"
    r"|trial|case|team)"
)


def bare_name(name: str) -> str:
    """A name without titles before it and endings behind it."""
    return _BEHIND.sub("", _BEFORE.sub("", name))


def holds_an_office(text: str, place: int) -> bool:
    """Whether "President" or the like stands right before a name, which then needs no first name."""
    return _HOLDS.search(text[max(0, place - 24) : place]) is not None


def is_titled(text: str, span: Span, place: int) -> bool:
    """Whether a name has a title or the like before it: "President Weller", "aide Weller"."""
    return place > span.start or re.search(r"[A-Za-z.]*[A-Z][\w.]*\s$", text[max(0, place - 20) : place]) is not None


def names_another(text: str, span: Span, place: int) -> bool:
    """Whether a name stands within another, "the Weller government", or may be the last of one: "Anna Weller"."""
    behind, before = text[span.end : span.end + 18], text[max(0, place - 20) : place]
    last = _A_NAME.search(before) and not _OFFICE.search(before) and not re.search(r"[.!?]\s*\S*\s$", before)
    return bool(_OF_A_NAME.match(behind) or last)
