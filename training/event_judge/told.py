"""Events that were told of real news, judged by reading field by field, in; what is right of each out.

training/data/judged_told.tsv has month, hash of the report, where the event's words start in it, the type, status and
day that were told, and what is right of them; it teaches the heads of the encoder. judged_told_kept.tsv is like it and
never teaches them, so that what they say of it is as sure as of any other text: it teaches the judge, and shows how the
heads do. The news itself is not kept here: without the corpus nothing is taught.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.news_reports import reports_of, rows_of

TOLD = Path(__file__).parent.parent / "data/judged_told.tsv"
KEPT = TOLD.with_name("judged_told_kept.tsv")


@dataclass(frozen=True)
class Told:
    """An event that was judged: where its words start, the type that was told and the one `found` ("none" where they
    tell none); of actors and recipients "right", "part" (somebody is missing), "wrong" or "mixed", None of what is no
    event; the status and the day that were told, None without a day, and the right ones, None where that is open."""

    start: int
    type: str
    found: str
    actors: str | None
    recipients: str | None
    status: str
    right: str | None
    day: str | None
    true_day: str | None


def is_held(key: str) -> bool:
    """Whether a report of this hash is kept from the judge too, to measure: one in four."""
    return int(key, 16) % 4 == 0


def reports_told(corpora: Path, file: Path = TOLD) -> Iterator[tuple[str, str, str, list[Told]]]:
    """Each report's hash, its day, its text (title, empty line, text), and what was judged in it."""
    told: dict[str, list[Told]] = defaultdict(list)
    months = set()
    for month, key, start, *fields in rows_of(file):
        told[key].append(Told(int(start), *(None if one == "-" else one for one in fields)))  # type: ignore[arg-type]
        months.add(month)
    for key, day, text in reports_of(corpora, told.keys(), months):
        yield key, day, text, told[key]
