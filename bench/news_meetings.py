"""The ledger of meetings on real news, against readers who made it of the same reports: `--errors` lists what is wrong.

training/data/judged_meetings.tsv may be worked on; of judged_meetings_kept.tsv only these totals are looked at. A row
is found where one that is told has two of its parties (a visit: who came, and where to); its day and status are counted
beside. Of several that fit, the one with the right day counts. What else is told is false, though some of it a reader
passed over.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import sanudo
from bench.meetings import short
from bench.written_stories import same_name
from sanudo.article.types import Span
from sanudo.comparing.stretches import may_be_one
from sanudo.comparing.types import Meeting
from sanudo.language.gazetteer.known import known
from training.news_reports import reports_of, rows_of, span_of

CORPORA = Path(os.environ.get("SANUDO_CORPORA", Path(__file__).resolve().parent.parent.parent / "shared" / "corpora"))
WORKED = Path(__file__).resolve().parent.parent / "training/data/judged_meetings.tsv"
KEPT = WORKED.with_name("judged_meetings_kept.tsv")


@dataclass(frozen=True)
class Row:
    """One meeting of the gold."""

    kind: str
    status: str
    who: tuple[str, ...]
    place: str | None
    day: str | None
    words: Span


def measure() -> list[dict[str, str]]:
    """The figures of both files."""
    found = []
    for file, name in ((WORKED, "American news, read, worked on"), (KEPT, "American news, read, kept out")):
        n = count(file)
        if not n:
            raise FileNotFoundError(f"no reports of the background corpus in {CORPORA}")
        found += _figures(n, name)
    return found


def _figures(n: Counter[str], corpus: str) -> list[dict[str, str]]:
    def row(figure: str, part: str, whole: str) -> dict[str, str]:
        value = f"{n[part] / max(1, n[whole]):.3f}"
        return {"figure": figure, "corpus": corpus, "size": str(n[whole]), "value": value, "note": ""}

    return [
        row("meetings, recall", "found", "gold"),
        row("meetings, precision", "true", "told"),
        row("meetings, who and when", "day", "gold"),
        row("meetings, who, when and status", "right", "gold"),
        row("day right of days told, of those found", "dated right", "dated"),
        row("status right of those found", "status", "found"),
        row("who is told to take part and does, of those found", "parties right", "parties told"),
        row("who takes part and is told, of those found", "parties found", "parties"),
    ]


def count(file: Path, tell: Callable[[str], None] = lambda line: None) -> Counter[str]:
    n: Counter[str] = Counter()
    for name, text, day, gold in _reports(file):
        meetings = sanudo.compare([sanudo.analyse(sanudo.read_text(text, name, day))]).meetings
        n["told"] += len(meetings)
        n["gold"] += len(gold)
        true: set[str] = set()
        for wanted in gold:
            hits = [m for m in meetings if _fits(m, wanted)]
            true |= {m.id for m in hits}
            best = max(hits, key=lambda m: (_is_day(m.date, wanted.day), m.status == wanted.status), default=None)
            if best is None:
                tell(f"- {name} {_told(wanted)} | {wanted.words.of(text)}")
                continue
            right = _is_day(best.date, wanted.day), best.status == wanted.status
            n["found"] += 1
            n["parties told"] += len(best.who)
            n["parties right"] += sum(any(_is_who(who, name) for name in wanted.who) for who in best.who)
            n["parties"] += len(wanted.who)
            n["parties found"] += sum(any(_is_who(who, name) for who in best.who) for name in wanted.who)
            n["day"] += right[0]
            n["status"] += right[1]
            n["right"] += all(right)
            n["dated"] += best.date is not None
            n["dated right"] += best.date is not None and right[0]
            if not all(right):
                tell(f"~ {name} ({day}) {_told(wanted)} told: {short(best)} | {_sentence(best, text)}")
        n["true"] += len(true)
        for meeting in meetings:
            if meeting.id not in true:
                tell(f"+ {name} ({day}) {short(meeting)} | {_sentence(meeting, text)}")
    return n


def _sentence(meeting: Meeting, text: str) -> str:
    return " / ".join(" ".join(one.span.of(text).split()) for one in meeting.evidence[:2])


def _told(row: Row) -> str:
    return f"{row.kind} {'+'.join(row.who)} @{row.place} #{row.day} ={row.status}"


def _fits(meeting: Meeting, wanted: Row) -> bool:
    there = sum(any(_is_who(who, name) for who in meeting.who) for name in wanted.who)
    if (wanted.kind == "visit") != (meeting.kind == "visit"):
        return False
    if wanted.kind == "visit":
        inside = any(e.span.start < wanted.words.end and wanted.words.start < e.span.end for e in meeting.evidence)
        same = bool(meeting.place and wanted.place) and _is_one(meeting.place or "", wanted.place or "")
        return bool(there) and (same or (inside and not wanted.place))
    return there >= min(2, len(wanted.who))


def _is_who(told: str, wanted: str) -> bool:
    return _is_one(told, wanted) or wanted.casefold() in told.casefold()


def _is_day(told: str | None, wanted: str | None) -> bool:
    """Whether a day is the one wanted; of a week its month, for readers told days, months and years."""
    week = told is not None and re.fullmatch(r"\d{4}-W\d\d", told) is not None
    return told == wanted or (week and wanted is not None and len(wanted) == 7 and may_be_one(told, wanted))


def _is_one(told: str, wanted: str) -> bool:
    """Whether two names are one: alike, or two names of one state or body ("the UK", "United Kingdom")."""
    a, b = known(told.removeprefix("the ")), known(wanted.removeprefix("the "))
    return same_name(told, wanted) or (a is not None and b is not None and a.key == b.key)


def _reports(file: Path) -> Iterator[tuple[str, str, str, list[Row]]]:
    told: dict[str, list[list[str]]] = defaultdict(list)
    months = set()
    for month, key, *rest in rows_of(file):
        told[key].append(rest)
        months.add(month)
    for key, day, text in reports_of(CORPORA, told.keys(), months):
        yield key, text, day, [_row(rest, text) for rest in told[key] if rest[0] != "none"]


def _row(fields: list[str], text: str) -> Row:
    kind, status, who, place, day, words = fields
    names = tuple(span_of(one).of(text) for one in who.split("|"))
    where = None if place == "-" else span_of(place).of(text)
    return Row(kind, status, names, where, None if day == "-" else day, span_of(words))


if __name__ == "__main__":
    if "--errors" in sys.argv:
        count(WORKED, print)
    for figure in measure():
        print(f"{figure['figure']}\t{figure['corpus']}\t{figure['value']}\tof {figure['size']}")
