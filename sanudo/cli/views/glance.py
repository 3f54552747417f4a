"""The record at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from typing import Any

from sanudo.cli.output import Row, aligned, plural, shown
from sanudo.cli.views.asked import Asked
from sanudo.record.record import Record

MOST_STORIES = 10
_SHOWN = ("sentences", "quotations", "events", "positions", "actors", "statements", "meetings", "claims", "differences")


def rows(record: Record, asked: Asked) -> Iterator[Row]:
    """One row: the overview, with the largest stories."""
    overview = record.overview()
    stories = islice(record.compared("stories"), MOST_STORIES)  # those of most reports stand first
    yield {
        "record": str(record.path),
        **asdict(overview),
        "outlets": dict(overview.outlets),
        "counts": dict(overview.counts),
        "stories": [
            {
                "n": n,
                "id": story.id,
                "title": story.title,
                "begin": story.begin,
                "end": story.end,
                "articles": len(story.articles),
            }
            for n, story in enumerate(stories, start=1)
        ],
    }


def line(row: Row) -> str:
    """The overview for people."""
    outcomes = f"{row['stored']:,} stored, {row['in_part']:,} in part, {row['rejected']:,} rejected"
    lines = [
        f"{shown(row['record'])}: {plural(row['articles'], 'article')}{_days(row)}{_undated(row)}",
        f"  inputs       {row['inputs']:,}: {outcomes}",
    ]
    if row["outlets"]:
        outlets = list(row["outlets"].items())
        rest = f" and {len(outlets) - 8} more" if len(outlets) > 8 else ""
        lines.append("  outlets      " + ", ".join(f"{shown(name)} ({n:,})" for name, n in outlets[:8]) + rest)
    counts = row["counts"]
    lines.append("  found        " + ", ".join(f"{counts[name]:,} {name}" for name in _SHOWN if counts[name]))
    if row["stories"]:
        lines.append(f"  stories      {counts['stories']:,}")
        lines += [f"    {story['n']:>3}  {_story(story)}" for story in row["stories"]]
    if row["analysed"] < row["articles"] or not row["compared"]:
        lines.append("  unfinished   the last build was stopped; run it again to go on")
    return "\n".join(lines)


def _days(row: Row) -> str:
    if row["begin"] is None:
        return ""
    return f", {row['begin']}" if row["begin"] == row["end"] else f", {row['begin']} to {row['end']}"


def _undated(row: Row) -> str:
    return f", {row['undated']:,} undated" if row["undated"] else ""


def _story(story: dict[str, Any]) -> str:
    days = story["begin"] if story["begin"] == story["end"] else f"{story['begin']} to {story['end']}"
    return aligned(story["title"] or "(no headline)", plural(story["articles"], "article"), days)
