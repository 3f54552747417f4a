"""The times of one article: its readable parts read against its own date. Knows articles and parses."""

from __future__ import annotations

import re
from dataclasses import replace

from sanudo.article.types import Article
from sanudo.language.types import Parsed
from sanudo.reading.times.dates import Day, day_of
from sanudo.reading.times.direction import direction_by_parse
from sanudo.reading.times.find import find
from sanudo.reading.types import TimeExpression

READ = ("headline", "deck", "dateline", "timestamp", "paragraph", "caption", "pull_quote", "clip")
SURE = ("timestamp", "dateline", "updated", "headline", "metadata", "url")


def times_of(article: Article, parsed: Parsed, written: str | None = None) -> tuple[TimeExpression, ...]:
    """The time expressions in the readable parts of an article, in order, resolved against its own date.

    Where the article has no date, nothing is resolved, unless the story gives one: `written` (ISO 8601); what is then
    resolved is marked inferred.
    """
    blocks = sorted({(part.span.start, part.span.end) for part in article.parts if part.kind in READ})
    now, basis = day_of_writing(article)
    if now is None:
        now, basis = day_of(written), "inferred"
    updated = day_of(article.updated.value) if article.updated else None
    if not blocks:
        return ()
    found = find(article.text, now, direction_by_parse(parsed), basis, apart(blocks), updated)
    return tuple(_unsure(article.text, time, now) for time in found)


def _unsure(text: str, time: TimeExpression, now: Day | None) -> TimeExpression:
    """A bare "Wednesday" that would be six days before a report of Tuesday is as likely the morrow of its date, on
    which it was brought up to date: it is of no week for sure."""
    if now is None or now.date is None or time.anchor != str(now) or not time.rule.endswith(_WEEKDAY):
        return time
    day = day_of(time.value)
    if day is None or day.date is None or (now.date - day.date).days != 6 or _OF_A_WEEK.search(time.span.of(text)):
        return time
    return replace(time, value=f"XXXX-WXX-{day.date.isoweekday()}", basis="unresolved")


_WEEKDAY = ("weekday", "weekday-abbr")
_OF_A_WEEK = re.compile(r"\b(?:last|past|previous|this|that)\b", re.IGNORECASE)


def day_of_writing(article: Article) -> tuple[Day | None, str]:
    """The day from which "today" counts, and the basis of what is resolved against it.

    The dateline's day where it stands at most three days before that of publication, else the day of publication, else
    that of the last update. A date that is itself inferred or assumed makes all that rests on it inferred.
    """
    dating = article.published or article.updated
    published = day_of(dating.value) if dating else None
    line = day_of(article.dateline.date) if article.dateline else None
    if line and line.date and (published is None or published.date is None):
        return line, "resolved"
    if line and line.date and published and published.date and 0 <= (published.date - line.date).days <= 3:
        return line, "resolved"
    return published, "resolved" if dating and dating.kind in SURE else "inferred"


def apart(blocks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The blocks without what two of them share, so that nothing is read twice."""
    result: list[tuple[int, int]] = []
    for start, end in blocks:
        start = max(start, result[-1][1]) if result else start
        if start < end:
            result.append((start, end))
    return result
