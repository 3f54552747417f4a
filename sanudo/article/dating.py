"""A report's text and parts in, its date out: when it was published or updated, on what evidence, and the runners-up.

A report is dated by its own stamps, its headline's suffix, its byline or its dateline, in the page's head before its
foot. Dates in links to other stories, in captions and in the story itself never date it. Nothing is assumed: a text
without a date has none. Knows nothing of pages' metadata (see `sanudo.sources`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sanudo.article.dates import WrittenDate, find_dates
from sanudo.article.types import Dating, Part, Span

_UPDATED = re.compile(
    r"\b(?:last\s+)?(?:updated?|modified|revised)\b(?:\s+(?:at|on))?|\blast\s+update\b", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r"\b(?:first\s+|web\s+)?(?:published|posted|filed|created|issued|distributed|released|sent|dated|issue of)\b",
    re.IGNORECASE,
)
_RANK = {"timestamp": 0, "headline": 1, "dateline": 2, "updated": 3, "masthead": 4}
_NO_ISSUE = re.compile(r"©|\(c\)|copyright|\bsince\b|\bestablished\b|\best\.|\d\s?[-–]\s?\d{1,2}\s[A-Z]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Candidate:
    dating: Dating
    order: tuple[int, int, int]


def date_text(text: str, parts: Sequence[Part]) -> tuple[Dating | None, Dating | None, tuple[Dating, ...]]:
    """When the report was published, when it was updated, and the other candidates, best first.

    A publication stamp is better evidence than a dateline, and that than an update stamp; where only an update is
    known, it stands as publication too, its kind "updated". The day in a line over the story ("The Post, 3 May 2004"),
    which may be the paper's or that of the visit, comes last: "masthead". A date without a year is a candidate only.
    """
    candidates = sorted(_candidates(text, parts), key=lambda candidate: candidate.order)
    datings = [candidate.dating for candidate in candidates]
    whole = [dating for dating in datings if len(dating.value) >= 7 and not dating.value.startswith("--")]
    published = next((dating for dating in whole if dating.day), whole[0] if whole else None)
    updated = next((dating for dating in whole if dating.kind == "updated"), None)
    rest = tuple(dating for dating in datings if dating not in (published, updated))
    return published, updated, rest


def _candidates(text: str, parts: Sequence[Part]) -> list[_Candidate]:
    """Every date that may be the report's own, with its rank: kind, head before foot, place in the text."""
    first, last = _story(parts)
    day_first = _day_first(text, parts)
    found: list[_Candidate] = []
    for part in parts:
        if part.kind not in ("timestamp", "byline", "dateline", "headline", "boilerplate"):
            continue
        line = text[part.span.start : min(part.span.end, part.span.start + 400)].replace("\xa0", " ")
        dates = [date for date in find_dates(line, day_first) if not date.doubtful]
        if part.kind == "headline":
            dates = [date for date in dates[-1:] if len(line) - date.span.end <= 2 and date.has_year]
        over = part.span.start < first
        if part.kind == "boilerplate" and not (_UPDATED.search(line) or _PUBLISHED.search(line)):
            if not over or _NO_ISSUE.search(line):
                continue
            dates = [date for date in dates if date.has_year and len(date.value) >= 10]
            found += [
                _Candidate(_dating(date, "masthead", part), (_RANK["masthead"], 0, part.span.start))
                for date in dates[:1]
            ]
            continue
        place = 0 if over or first <= part.span.start < last else 1
        for date in dates:
            kind = _kind(part.kind, line, date)
            rank = (_RANK[kind] + 5 * place, 0 if "T" in date.value else 1, part.span.start)
            found.append(_Candidate(_dating(date, kind, part), rank))
    return found


def _dating(date: WrittenDate, kind: str, part: Part) -> Dating:
    return Dating(date.value, kind, Span(part.span.start + date.span.start, part.span.start + date.span.end))


def _story(parts: Sequence[Part]) -> tuple[int, int]:
    """Where the story begins and ends."""
    told = [part.span for part in parts if part.kind == "paragraph"]
    return (told[0].start, told[-1].end) if told else (0, 0)


def _kind(part_kind: str, line: str, date: WrittenDate) -> str:
    """What a date on this line is: the word nearest before it decides between publication and update."""
    if part_kind in ("headline", "dateline"):
        return part_kind
    head = line[: date.span.start]
    updated = max((match.start() for match in _UPDATED.finditer(head)), default=-1)
    published = max((match.start() for match in _PUBLISHED.finditer(head)), default=-1)
    return "updated" if updated > published else "timestamp"


def _day_first(text: str, parts: Sequence[Part]) -> bool | None:
    """How the page writes numeric dates, where one of them can be read only one way, or one reading is a date that the
    page has in words too."""
    numbers: list[tuple[int, int, str]] = []
    lines = [part.span for part in parts if part.kind in ("timestamp", "byline", "related", "boilerplate")]
    fronts = [text[span.start : min(span.end, span.start + 400)] for span in lines]
    for line in fronts:
        for match in re.finditer(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)", line):
            a, b = int(match[1]), int(match[2])
            if a > 12 or b > 12:
                return a > 12
            numbers.append((a, b, match[3]))
    if not numbers:
        return None
    said = {date.value[:10] for line in fronts for date in find_dates(line) if not date.doubtful}
    for a, b, year in numbers:
        first, second = f"{year}-{b:02d}-{a:02d}" in said, f"{year}-{a:02d}-{b:02d}" in said
        if first != second:
            return first
    return None
