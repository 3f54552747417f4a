"""A report's text and parts in; what it says of its own house out: a name with the span that says so, or None.

For reports whose frame names no publisher. Only what nobody else would say: whose people helped ("Harbour News' Ann Lee
contributed to this report"), what the reader is asked for ("Visit Harbour Insider's homepage"), a medium on a line of
its own between headline and story, the medium that three people "told". A paper that the story cites says none of
these of itself. Agencies are left out, as others print their reports. Knows no names of media but the gazetteer's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sanudo.article.no_publisher import MEDIA, is_person, is_titled
from sanudo.article.types import Part, Span
from sanudo.language.gazetteer import rows
from sanudo.language.gazetteer.known import Known, known

_WORD = r"[A-Z][\w&-]*(?:\.\w+)*"
_NAME = rf"(?:[Tt]he )?{_WORD}(?: (?:{_WORD}|of|and|&)){{0,5}}"
_HELPED = re.compile(
    rf"\W{{0,3}}(?P<name>{_NAME}?)(?:['’]s?|s['’]) (?=[A-Z])[^\n]{{3,200}}?\bcontributed (?:reporting )?to this "
    r"(?:report|story|article)\b"
)
_ASKS = re.compile(
    rf"\b(?:[Vv]isit (?:the )?(?P<home>{_NAME}?)['’]s? (?:home ?page|website) for more|"
    rf"(?i:download|get|check out) (?i:the) (?P<app>{_NAME}?) (?i:app)\b|"
    rf"[Cc]ontent created by (?P<made>{_NAME}) is available)"
)
_OFFERED = re.compile(
    r"\b[Gg]et the (?P<name>[A-Z]\w+) (?:[Ss]tories|[Nn]ewsletters?)\b[^\n]{0,60}\b(?:inbox|delivered)"
)
_DOES = re.compile(
    rf"(?P<name>{_NAME}) (?:has (?:learned|not independently)|(?:could|can) ?not (?:immediately |independently )*"
    r"(?:verify|confirm)|(?:was|is|has been) (?:not able|unable) to (?:independently )?(?:verify|confirm))\b"
)
_TOLD = re.compile(rf"(?P<who>\w+),? told (?P<name>{_NAME})(?P<after>['’]s?\b)?")
_NOBODY = frozenset(("he", "she", "they", "who", "also", "later", "and", "then", "i", "we", "it", "has", "have", "had"))
_LAST = 6  # parts at the end in which those who helped are named
_PEOPLE = 3  # who told one medium, before it is the report's own
_FURTHEST = 300  # characters of a part that asks the reader


def own_house(text: str, parts: Sequence[Part]) -> tuple[str, Span] | None:
    """The one name that the surest kind of sign gives; None where there is none, or where one kind gives two."""
    for signs in (_helpers, _calls, _alone, _offers, _doing, _confided):
        spans = list(signs(text, parts))
        names = {_key(span.of(text)) for span in spans}
        if len(names) == 1:
            return spans[0].of(text), spans[0]
        if names:
            return None
    return None


def _helpers(text: str, parts: Sequence[Part]) -> Iterator[Span]:
    """ "Harbour News' Ann Lee contributed to this report"."""
    for part in parts[-_LAST:]:
        match = _HELPED.match(text, part.span.start, part.span.end)
        if match:
            start = match.start("name") + _after_another(match["name"])
            if _may_be_house(text, text[start : match.end("name")]):
                yield Span(start, match.end("name"))


def _after_another(name: str) -> int:
    """Where the house's own name begins in "The Associated Press and Harbour News", of which the first only helped."""
    first, joined, _rest = name.partition(" and ")
    body = known(first.removeprefix("The ").removeprefix("the ")) if joined else None
    return len(first) + len(joined) if body is not None and body.sector == MEDIA else 0


def _calls(text: str, parts: Sequence[Part]) -> Iterator[Span]:
    """ "Visit Harbour Insider's homepage for more stories", "Download the Harbour News app"."""
    for part in parts:
        for match in _ASKS.finditer(text, part.span.start, min(part.span.end, part.span.start + _FURTHEST)):
            group = match.lastgroup or "home"
            if _may_be_house(text, match[group]):
                yield _span(match, group)


def _alone(text: str, parts: Sequence[Part]) -> Iterator[Span]:
    """A medium of the gazetteer on a line of its own between headline and story: the writer's."""
    told = next((n for n, part in enumerate(parts) if part.kind == "paragraph"), 0)
    head = next((n for n, part in enumerate(parts) if part.kind == "headline"), told)
    for part in parts[head + 1 : told]:
        if part.kind not in ("caption", "related") and publisher(part.span.of(text)):
            yield part.span


def _offers(text: str, parts: Sequence[Part]) -> Iterator[Span]:
    """Whose stories the reader may have by mail, where the story says that name in full: "Get the Argus Stories", and
    "as The Harbour Argus reported"."""
    for part in parts:
        match = _OFFERED.search(text, part.span.start, min(part.span.end, part.span.start + _FURTHEST))
        if match:
            named = re.finditer(rf"(?:The )?(?:[A-Z]\w+ ){{1,3}}{match['name']}\b", text)
            yield from (Span(*full.span()) for full in named if publisher(full[0]))
            return


def _doing(text: str, parts: Sequence[Part]) -> Iterator[Span]:
    """A medium that "has learned" or "could not verify" something."""
    for part in parts:
        if part.kind == "paragraph":
            for match in _DOES.finditer(text, part.span.start, part.span.end):
                if publisher(match["name"]) and not _is_short(match["name"]):
                    yield _span(match, "name")


def _confided(text: str, parts: Sequence[Part]) -> Iterator[Span]:
    """The media that several people "told"; a broadcast ("told CNN's ...") may be anybody's source."""
    spans: dict[str, Span] = {}
    people: dict[str, set[str]] = {}
    for part in parts:
        if part.kind != "paragraph":
            continue
        for match in _TOLD.finditer(text, part.span.start, part.span.end):
            name = match["name"]
            if match["after"] or not publisher(name) or _is_short(name):
                continue
            spans.setdefault(_key(name), _span(match, "name"))
            people.setdefault(_key(name), set()).add(match["who"].casefold())
    for name, span in spans.items():
        if len(people[name] - _NOBODY) >= _PEOPLE:
            yield span


def _span(match: re.Match[str], group: str) -> Span:
    return Span(*match.span(group))


def _key(name: str) -> str:
    body = known(name)
    return body.key if body else name.casefold().removeprefix("the ")


def _may_be_house(text: str, name: str) -> bool:
    """Whether a name may be a publisher's: no agency's, no person's, no body's of the gazetteer that is no medium."""
    body = known(name)
    if body is not None:
        return publisher(name) is not None
    key = tuple(name.casefold().split())
    return len(name) > 1 and not is_person(key) and not is_titled(text, key)


def publisher(name: str) -> Known | None:
    """The paper or station of the gazetteer that has this name; None for agencies and all else."""
    body = known(name) if len(name) < 60 else None
    if body is None or body.sector != MEDIA or body.key.removeprefix("media:") in _agencies():
        return None
    return body


def _is_short(name: str) -> bool:
    """Whether other media's names end as this one does: "The Times" may be any of them."""
    bare = name.removeprefix("The ").removeprefix("the ")
    return any(other.endswith(f" {bare}") for other in _names())


@cache
def _names() -> tuple[str, ...]:
    return tuple(row[1].removeprefix("The ") for row in rows("outlets"))


@cache
def _agencies() -> frozenset[str]:
    return frozenset(row[0] for row in rows("outlets") if row[-1] == "agency")
