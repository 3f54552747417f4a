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
_PUBLISHED = re.compile(r"\b(?:first\s+|web\s+)?(?:published|posted|filed|created|issued)\b", re.IGNORECASE)
_RANK = {"timestamp": 0, "headline": 1, "dateline": 2, "updated": 3}


@dataclass(frozen=True, slots=True)
class _Candidate:
    dating: Dating
    order: tuple[int, int, int]


def date_text(text: str, parts: Sequence[Part]) -> tuple[Dating | None, Dating | None, tuple[Dating, ...]]:
    """When the report was published, when it was updated, and the other candidates, best first.

    A publication stamp is better evidence than a dateline, and that than an update stamp; where only an update is
    known, it stands as publication too, its kind "updated". A date without a year is a candidate only.
    """
    candidates = sorted(_candidates(text, parts), key=lambda candidate: candidate.order)
    datings = [candidate.dating for candidate in candidates]
    whole = [dating for dating in datings if len(dating.value) >= 7 and not dating.value.startswith("--")]
    published = whole[0] if whole else None
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
        if part.kind == "boilerplate" and not (_UPDATED.search(line) or _PUBLISHED.search(line)):
            continue
        place = 0 if first <= part.span.start < last or part.span.start < first else 1
        for date in dates:
            kind = _kind(part.kind, line, date)
            dating = Dating(date.value, kind, Span(part.span.start + date.span.start, part.span.start + date.span.end))
            found.append(_Candidate(dating, (_RANK[kind] + 4 * place, 0 if "T" in date.value else 1, part.span.start)))
    return found


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
    """How the page writes numeric dates, where one of them can be read only one way."""
    for part in parts:
        if part.kind in ("timestamp", "byline", "related", "boilerplate"):
            line = text[part.span.start : min(part.span.end, part.span.start + 400)]
            for match in re.finditer(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](?:19|20)\d\d", line):
                if int(match[1]) > 12 or int(match[2]) > 12:
                    return int(match[1]) > 12
    return None
