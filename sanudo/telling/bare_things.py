"""Which department "the department" is: the words that a report leaves out once it has told them.

A `Teller`, a reading and the span of a sentence go in; places and words in square brackets come out: "the [Justice]
department", "the [nuclear] deal", "the [law enforcement] official". Only where the report has told before of one such
thing and of no other, where the sentence does not tell it itself, and where the account has not told it just before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanudo.article.types import Span
from sanudo.reading.types import Reading
from sanudo.telling.account import Teller
from sanudo.telling.quoting import quoted_stretches

_BODIES = (
    "department|ministry|agency|bureau|committee|commission|observatory|institute|foundation|university|association"
)
_DEALS = "agreement|deal|accord|pact|treaty"
_PEOPLE = "official|officer|agent|spokesman|spokeswoman|aide|diplomat|investigator|prosecutor|commander|analyst"
_BARE = re.compile(
    rf"\b[Tt]he (?P<thing>{_BODIES}|{_DEALS}|{_PEOPLE}|{_BODIES.title()})\b"
    rf"(?! (?:of|with|between|that|which|on|for|to|signed|reached|struck|announced|in)\b|[ -](?:[A-Z]|[a-z]+ing\b))"
)
_WORD = r"(?:[A-Z][\w&.’'-]*|nuclear|trade|peace|climate|cease-fire|ceasefire|free-trade|arms|tax|budget)"
_DEAL = re.compile(rf"(?P<words>{_WORD}(?: {_WORD})*) (?:{_DEALS})\b")
_NEARLY_ALL = 0.8  # of the tellings of such a thing before
_ARTICLES = frozenset(("The", "A", "An", "This", "That", "Any", "No", "New", "Under", "In", "But", "If", "Such", "Our"))


def bare_things(teller: Teller, reading: Reading, span: Span) -> Iterator[tuple[int, str]]:
    """What is added before a thing that its report told of before by its name."""
    words = span.of(reading.article.text)
    marks = quoted_stretches(words)
    seen: set[str] = set()
    for found in _BARE.finditer(words):
        thing = found["thing"].lower()
        if thing in seen or any(mark.start <= found.start() < mark.end for mark in marks):
            continue
        seen.add(thing)
        told = _told_before(reading, span, thing)
        lately = f"{teller.topic} {teller.lately} {words.lower()}"
        if told and not any(f"{told.lower()} {each}" in lately for each in (thing, *_DEALS.split("|"))):
            yield span.start + found.start("thing"), f"[{told}] "


def _told_before(reading: Reading, span: Span, thing: str) -> str | None:
    """The words by which a report has told before which thing, body or person it is."""
    if thing in _PEOPLE.split("|"):
        return _person(reading, span, thing)
    return _deal(reading, span) if thing in _DEALS.split("|") else _body(reading, span, thing)


def _person(reading: Reading, span: Span, thing: str) -> str | None:
    """ "Law enforcement", where the report has told shortly before of "a law enforcement official", and of no other."""
    text = reading.article.text
    begin = max(0, span.start - _SHORTLY)
    several = re.search(rf"\b{thing}s\b|\b(?:another|second|other) (?:\w+ )?{thing}\b", text[begin : span.start])
    one = rf"\b(?:[Aa]n?|[Oo]ne) (?P<words>(?:(?!{_NO_WORDS})[A-Za-z][\w.&’'-]* ){{1,3}}){thing}\b"
    told = [found["words"].strip() for found in re.finditer(one, text[begin : span.start])]
    return None if several or len(set(told)) != 1 else told[0]


_SHORTLY = 1500  # characters
_NO_WORDS = r"(?:of|in|for|the|a|an|and|or|who|by|to|as|on|at|with|from|single|former|new|that|said|told)\b"


def _body(reading: Reading, span: Span, thing: str) -> str | None:
    """ "Harbour", where the report has named the Harbour Department before and hardly another department."""
    told = []
    for mention in sorted(reading.mentions, key=lambda m: m.span.start):
        if mention.form != "name" or mention.kind != "ORG" or mention.span.end > span.start:
            continue
        name = " ".join(mention.span.of(reading.article.text).split()).removeprefix("the ").removeprefix("The ")
        if re.search(rf"\b{thing}\b", name, re.IGNORECASE) and " " in name:
            told.append(name)
    last = _one_of(told)
    return last[: -len(thing) - 1] if last and last.lower().endswith(f" {thing}") else None


def _deal(reading: Reading, span: Span) -> str | None:
    """ "Selby trade", where hardly another agreement is one of which the report tells before, in its most words."""
    told: list[list[str]] = []
    for found in _DEAL.finditer(reading.article.text, 0, span.start):
        words = found["words"].split()
        while words and words[0] in _ARTICLES:
            words = words[1:]
        if words and "\n" not in found[0]:
            told.append(words)
    core = _one_of([words[-1].lower() for words in told])
    same = [" ".join(words) for words in told if words[-1].lower() == core]
    return max(same, key=lambda name: name.count(" ")) if core else None


def _one_of(told: list[str]) -> str | None:
    """The last of some names in the order of the report, where nearly all of them are this one."""
    return told[-1] if told and told.count(told[-1]) >= _NEARLY_ALL * len(told) else None
