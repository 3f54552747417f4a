"""A page's tree in, when it says that it appeared and was changed, with the evidence for each and the runners-up.

The voices: JSON-LD, meta elements, `time` elements and microdata, dates in the visible text near the headline, the
address; htmldate where none of these says a day. The date of a file or of saving the page is never one of them.
Knows nothing of `Article`, but gives its `Dating`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from functools import cache
from importlib.resources import files
from typing import Any

from lxml.html import HtmlElement

from sanudo.article.types import Dating, Part, Span
from sanudo.sources import json_ld
from sanudo.sources.date_strings import read_date
from sanudo.sources.page_fields import meta_values
from sanudo.sources.visible_dates import visible_dates

_URL_DAY = re.compile(
    r"(?:^|[/_.=-])(?P<y>(?:19|20)\d\d)(?P<s>[/_.-]?)(?P<m>0?[1-9]|1[0-2])(?P=s)(?P<d>3[01]|[12]\d|0?[1-9])(?=$|[/_.&?-])"
)
_URL_NAMED = re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>[a-z]{3,9})/(?P<d>[0-3]?\d)(?=/|$)", re.IGNORECASE)
_URL_MONTH = re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>0[1-9]|1[0-2])(?=/)")

_LAST_RANK = 9.5


@dataclass(frozen=True, slots=True)
class Claim:
    """A date that something on the page claims. `of` is "published" or "updated"; a lower `rank` is believed sooner;
    `line` is the visible line that it was read in, None for a field."""

    value: str
    of: str
    rank: float
    basis: str
    line: str | None = None

    @property
    def day(self) -> str | None:
        """YYYY-MM-DD, or None where only year or month is claimed."""
        return self.value[:10] if len(self.value) >= 10 else None


@dataclass(frozen=True, slots=True)
class PageDates:
    """`claims` of publication, best first, and of changes; `visible` is the line on the page that shows the date."""

    published: tuple[Claim, ...]
    updated: tuple[Claim, ...]
    visible: str | None

    def placed(self, text: str, parts: tuple[Part, ...]) -> tuple[Dating | None, Dating | None, tuple[Dating, ...]]:
        """Published, updated, runners-up, each resting on the field or on its place in the article's text."""
        published = [_dating(claim, text) for claim in self.published]
        updated = [_dating(claim, text) for claim in self.updated]
        first, change = next(iter(published), None), next(iter(updated), None)
        return first, change, (*published[1:], *updated[1:])


def read_dates(
    tree: HtmlElement, objects: list[dict[str, Any]], url: str | None = None, language: str | None = None
) -> PageDates:
    """All that the page says of its own date, sorted. `objects` is its JSON-LD."""
    region = next(
        (place for place in (tree.get("lang"), *meta_values(tree).get("og:locale", [])) if place and len(place) > 4), ""
    )
    claims = [
        *_from_json_ld(objects),
        *_from_metas(tree, language),
        *_from_visible(tree, language, region),
        *_from_url(url),
    ]
    claims = [claim for claim in claims if "1990" <= claim.value[:4] <= "2100" and claim.rank <= _LAST_RANK]
    published = _in_local_time(_ranked([claim for claim in claims if claim.of == "published"]))
    updated = sorted((claim for claim in claims if claim.of == "updated"), key=lambda claim: claim.rank)
    if not any(claim.day for claim in published):
        # a report that says only when it was changed is no older than that, and says so by its kind
        published = [*(claim for claim in updated if claim.day), *published]
    if not published:
        published = _from_htmldate(tree, url)
    shown = next((claim.line for claim in published if claim.line), None)
    return PageDates(tuple(_distinct(published)), tuple(_distinct(updated)), shown)


def _ranked(claims: list[Claim]) -> list[Claim]:
    """Best first. A claim that several voices share, within a day, goes before one that stands alone;
    among equals the earlier-ranked voice and the more exact value."""
    return sorted(claims, key=lambda claim: (claim.rank - _support(claim, claims), claim.rank, -len(claim.value)))


def _in_local_time(claims: list[Claim]) -> list[Claim]:
    """Where the best claim is in UTC and the page shows its own day, what the page shows decides the day.

    A clock shown beside it gives the offset (00:38Z and "Apr 13, 4:38 PM" are 16:38-08:00). Where only days are
    shown, and two voices agree on a neighbouring one, the day is taken, and the instant stays among the runners-up.
    """
    if not claims or not claims[0].value.endswith("+00:00") or len(claims[0].value) < 17:
        return claims
    best = claims[0]
    instant = datetime.fromisoformat(best.value)
    others = [claim for claim in claims[1:] if claim.day and claim.day != best.day and _near(claim, best)]
    for other in others:
        offset = _offset_between(instant, other.value) if "T" in other.value else None
        if offset is not None:
            local = instant.astimezone(timezone(timedelta(minutes=offset))).isoformat()
            return [replace(best, value=local, basis=f"{best.basis}, in the time of {other.basis}"), *claims]
    shown_days = [claim for claim in others if "T" not in claim.value and claim.rank < 7]
    if len({claim.basis.partition(":")[0] for claim in shown_days if claim.day == shown_days[0].day}) >= 2:
        return [shown_days[0], *(claim for claim in claims if claim is not shown_days[0])]
    return claims


def _offset_between(instant: datetime, local: str) -> int | None:
    """Minutes from UTC of a local time that means the same instant; None where it cannot mean the same."""
    shown = datetime.fromisoformat(local)
    if shown.tzinfo and shown.utcoffset():
        same = abs((shown - instant).total_seconds()) <= 60
        return round((shown.utcoffset() or timedelta()).total_seconds() / 60) if same else None
    minutes = (shown.replace(tzinfo=None) - instant.replace(tzinfo=None)).total_seconds() / 60
    rounded = 30 * round(minutes / 30)
    return rounded if abs(minutes - rounded) <= 1.5 and 0 < abs(rounded) <= 14 * 60 else None


def _support(claim: Claim, claims: list[Claim]) -> float:
    """How much the other voices back a claim: two voices that agree outweigh the best one alone."""
    if claim.day is None:
        return -10.0
    voices = {other.basis.partition(":")[0] for other in claims if other is not claim and _near(claim, other)}
    return 3.2 * len(voices - {claim.basis.partition(":")[0]})


def _near(one: Claim, other: Claim) -> bool:
    if one.day is None or other.day is None:
        return False
    return abs(date.fromisoformat(one.day).toordinal() - date.fromisoformat(other.day).toordinal()) <= 1


def _from_json_ld(objects: list[dict[str, Any]]) -> Iterator[Claim]:
    articles = [item for item in objects if json_ld.is_article(item)]
    pages = [item for item in objects if "WebPage" in json_ld.types(item)]
    for extra, items in ((0.0, articles), (1.5, pages)):
        for place, name, of, rank in _field_table():
            if place != "json-ld":
                continue
            for number, item in enumerate(items[:3]):
                value = item.get(name)
                iso = read_date(value) if isinstance(value, str) else None
                if iso:
                    yield Claim(iso, of, rank + extra + 0.3 * number, f"json-ld:{name}")


def _from_metas(tree: HtmlElement, language: str | None) -> Iterator[Claim]:
    values = meta_values(tree)
    for place, name, of, rank in _field_table():
        if place == "meta":
            for content in values.get(name, [])[:1]:
                iso = read_date(content, language)
                if iso:
                    yield Claim(iso, of, rank, f"meta:{name}")


def _from_visible(tree: HtmlElement, language: str | None, region: str) -> Iterator[Claim]:
    for found in visible_dates(tree, language, region):
        yield Claim(found.value, found.of, found.rank, found.basis, found.line)


def _from_url(url: str | None) -> Iterator[Claim]:
    if not url:
        return
    path = re.sub(r"^\w+://[^/]*", "", url)
    for pattern, rank in ((_URL_NAMED, 4.0), (_URL_DAY, 4.0), (_URL_MONTH, 9.0)):
        match = pattern.search(path)
        if match:
            parts = match.groupdict()
            iso = read_date(
                f"{parts['y']}-{parts['m']}-{parts['d']}"
                if pattern is _URL_DAY
                else f"{parts['d']} {parts['m']} {parts['y']}"
                if pattern is _URL_NAMED
                else f"{parts['y']}-{parts['m']}"
            )
            if iso:
                yield Claim(iso, "published", rank, "url")
                return


def _from_htmldate(tree: HtmlElement, url: str | None) -> list[Claim]:
    from htmldate import find_date  # slow to import, and asked only when nothing else says a day

    try:
        found = find_date(tree, original_date=True, url=url, extensive_search=False, max_date="2100-01-01")
    except Exception:  # it raises what its parsers raise; then it says nothing
        found = None
    return [Claim(found, "published", 8.0, "htmldate")] if found else []


def _distinct(claims: list[Claim]) -> list[Claim]:
    """One claim for each value and voice."""
    seen: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        seen.setdefault((claim.value, claim.basis), claim)
    return list(seen.values())


def _dating(claim: Claim, text: str) -> Dating:
    kind = "updated" if claim.of == "updated" else "url" if claim.basis == "url" else "metadata"
    if claim.basis == "htmldate":
        kind = "inferred"
    at = text.find(claim.line) if claim.line else -1
    if claim.line and at >= 0:
        kind = "updated" if claim.of == "updated" else "timestamp"
        return Dating(claim.value, kind, Span(at, at + len(claim.line)))
    return Dating(claim.value, kind, claim.basis)


@cache
def _field_table() -> tuple[tuple[str, str, str, float], ...]:
    table = files("sanudo.sources").joinpath("page_date_fields.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return tuple((row[0], row[1], row[2], float(row[3])) for row in rows)
