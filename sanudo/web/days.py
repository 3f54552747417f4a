"""A story in; its days out, each with what the record dates to that day and where that stands.

An entry is certain (the day stands in the text or follows from it), assumed (the basis says so) or disputed (reports of
the story differ on it). Days between that hold nothing are told as a gap.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sanudo.article.types import Span
from sanudo.comparing.types import Story
from sanudo.web.holdings import EventRow, Holdings, article_href

ASSUMED = ("inferred", "assumed", "unresolved")
MOST = 24  # entries of one kind a day


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that a day holds. `href` shows all its evidence, `sources` names who tells it."""

    kind: str
    text: str
    status: str
    certainty: str
    sources: tuple[str, ...]
    href: str | None


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month or year as precise as it was told; `gap` is the number of days since the day before it."""

    value: str
    gap: int
    entries: tuple[Entry, ...]


def timeline(holdings: Holdings, story: Story) -> list[Day]:
    """The days of a story, first to last; things without a date are left out (they stand in the lists)."""
    days: dict[str, list[Entry]] = defaultdict(list)
    disputed = _disputed(holdings, story)
    for day, entry in (*_meetings(holdings, story, disputed), *_events(holdings, story, disputed)):
        days[day].append(entry)
    for day, entry in (*_statements(holdings, story), *_reports(holdings, story)):
        days[day].append(entry)
    ordered = sorted(days)
    gaps = [0, *(_days_between(before, after) for before, after in itertools.pairwise(ordered))]
    return [Day(value, gap, tuple(days[value])) for value, gap in zip(ordered, gaps, strict=True)]


def _meetings(holdings: Holdings, story: Story, disputed: set[tuple[str, Span]]) -> list[tuple[str, Entry]]:
    found = []
    members = set(story.articles)
    for meeting in holdings.comparison().meetings:
        articles = {item.article for item in meeting.evidence}
        if not meeting.date or not (meeting.story == story.id or (meeting.story is None and articles & members)):
            continue
        text = f"{meeting.kind.capitalize()}: {', '.join(meeting.who)}" + (
            f", {meeting.place}" if meeting.place else ""
        )
        places = [(item.article, item.span) for item in meeting.evidence]
        certainty = _certainty(meeting.date_basis, places, disputed)
        found.append(
            (
                meeting.date[:10],
                Entry("meeting", text, meeting.status, certainty, _sources(holdings, places), _href(places)),
            )
        )
    return found


def _events(holdings: Holdings, story: Story, disputed: set[tuple[str, Span]]) -> list[tuple[str, Entry]]:
    """Events of the story's reports; the same deed of the same parties on the same day is one entry."""
    members = set(story.articles)
    same: dict[tuple[object, ...], list[EventRow]] = defaultdict(list)
    for row in holdings.findings().events:
        if row.article in members and row.event.date and row.actors and row.event.date[:4].isdigit():
            parties = (tuple(name for name, _ in row.actors), tuple(name for name, _ in row.recipients))
            same[(row.event.date[:10], row.event.type, row.event.status, *parties)].append(row)
    found = []
    held: dict[str, int] = defaultdict(int)
    for (day, _, status, *_), rows in same.items():
        held[str(day)] += 1
        if held[str(day)] > MOST:
            continue
        text = _deed(rows[0])
        places = [(row.article, row.event.sentence) for row in rows]
        certainty = _certainty(rows[0].event.date_basis, places, disputed)
        found.append(
            (str(day), Entry("event", text, str(status), certainty, _sources(holdings, places), _href(places)))
        )
    return found


def _deed(row: EventRow) -> str:
    """Who, what kind of deed in the report's own word, to whom."""
    event = row.event
    start, end = event.cue.start - event.sentence.start, event.cue.end - event.sentence.start
    cue = f" (“{row.sentence[start:end]}”)" if 0 <= start < end <= len(row.sentence) else ""
    said = [", ".join(name for name, _ in row.actors), event.type.lower() + cue]
    return " — ".join([*said, ", ".join(name for name, _ in row.recipients)] if row.recipients else said)


def _statements(holdings: Holdings, story: Story) -> list[tuple[str, Entry]]:
    found = []
    members = set(story.articles)
    for statement in holdings.comparison().statements:
        wordings = [wording for wording in statement.wordings if wording.article in members]
        if not wordings:
            continue
        first = wordings[0]
        for day in statement.occasions or ((first.date,) if first.date else ()):
            places = [(item.article, item.span) for wording in wordings for item in wording.evidence[:1]]
            text = f"{statement.speaker}: “{_shortened(first.text)}”"
            entry = Entry("statement", text, "", "certain", _sources(holdings, places), f"/statement/{statement.id}")
            if day[:4].isdigit():
                found.append((day[:10], entry))
    return found


def _reports(holdings: Holdings, story: Story) -> list[tuple[str, Entry]]:
    found = []
    for id in story.articles:
        card = holdings.card(id)
        if card.date:
            certainty = "assumed" if card.date_kind in ASSUMED else "certain"
            found.append((card.date[:10], Entry("report", card.title, "", certainty, (card.source,), article_href(id))))
    return found


def _disputed(holdings: Holdings, story: Story) -> set[tuple[str, Span]]:
    return {
        (side.article, span)
        for difference in holdings.comparison().differences
        if difference.kind in ("date", "occasion")
        for side in difference.sides
        for span in side.evidence
        if side.article in story.articles
    }


def _certainty(basis: str | None, places: list[tuple[str, Span]], disputed: set[tuple[str, Span]]) -> str:
    for article, span in places:
        if any(a == article and s.start < span.end and span.start < s.end for a, s in disputed):
            return "disputed"
    return "assumed" if basis in ASSUMED else "certain"


def _sources(holdings: Holdings, places: list[tuple[str, Span]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(holdings.card(article).source for article, _ in places))


def _href(places: list[tuple[str, Span]]) -> str | None:
    said = ",".join(f"{article}:{span.start}-{span.end}" for article, span in places[:12])
    return f"/evidence?e={said}" if said else None


def _days_between(before: str, after: str) -> int:
    try:
        return (date.fromisoformat(after) - date.fromisoformat(before)).days - 1
    except ValueError:
        return 0


def _shortened(text: str, most: int = 180) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
