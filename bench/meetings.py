"""Meetings and visits on short reports of our own: `python -m bench.meetings --errors` shows what is wrong.

bench/data/meetings.tsv holds reports of a sentence or three, in the many ways that newsrooms tell of meetings, and the
rows that a careful reader makes of each. The rules were worked on with them; what holds elsewhere the written stories
measure. A row is found where one that is told has two of its parties (a visit: who came, and where to); its day and
status are counted beside. What else is told is false.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import sanudo
from bench.written_stories import same_name
from sanudo.article.types import Article, Dating, Part, Span
from sanudo.comparing.types import Meeting

DATA = Path(__file__).parent / "data/meetings.tsv"
WRITTEN = "2003-05-14"


@dataclass(frozen=True)
class Row:
    """One meeting of the gold; `visit` where one came to a place."""

    who: tuple[str, ...]
    place: str | None
    day: str | None
    status: str
    visit: bool


def measure() -> list[dict[str, str]]:
    """The figures; errors are not told."""
    return figures(count())


def figures(n: Counter[str]) -> list[dict[str, str]]:
    def row(figure: str, hit: str, whole: str) -> dict[str, str]:
        value = f"{n[hit] / max(1, n[whole]):.3f}"
        return {"figure": figure, "corpus": "own reports, worked on", "size": str(n[whole]), "value": value, "note": ""}

    return [
        row("meetings, recall", "found", "gold"),
        row("meetings, who, when and status", "right", "gold"),
        row("meetings, precision", "true", "told"),
    ]


def count(tell: Callable[[str], None] = lambda line: None) -> Counter[str]:
    n: Counter[str] = Counter()
    for text, gold in reports():
        meetings = ledger(text)
        n["told"] += len(meetings)
        n["gold"] += len(gold)
        true: set[str] = set()
        for wanted in gold:
            hits = [m for m in meetings if fits(m, wanted)]
            n["found"] += bool(hits)
            right = [m for m in hits if m.date == wanted.day and m.status == wanted.status]
            n["right"] += bool(right)
            true |= {m.id for m in hits}
            if not right:
                tell(f"{'~' if hits else '-'} {wanted} {[short(m) for m in hits]} | {text}")
        n["true"] += len(true)
        for meeting in meetings:
            if meeting.id not in true:
                tell(f"+ {short(meeting)} | {text}")
    return n


def fits(meeting: Meeting, wanted: Row) -> bool:
    there = sum(
        any(same_name(who, name) or name.casefold() in who.casefold() for who in meeting.who) for name in wanted.who
    )
    if wanted.visit:
        return bool(there) and meeting.place == wanted.place
    return there >= min(2, len(wanted.who))


def short(meeting: Meeting) -> str:
    return f"{meeting.kind} {'+'.join(meeting.who)} @{meeting.place} #{meeting.date} ={meeting.status}"


def ledger(text: str) -> tuple[Meeting, ...]:
    dated = Dating(WRITTEN, "timestamp", "given")
    article = Article("a", "a.txt", text, parts=(Part("paragraph", Span(0, len(text))),), published=dated)
    return sanudo.compare([sanudo.analyse(article)]).meetings


def reports() -> Iterator[tuple[str, list[Row]]]:
    for line in DATA.read_text("utf-8").splitlines():
        if line.startswith("#") or line == "text\ttold":
            continue
        text, told = line.split("\t")
        yield text, [] if told == "-" else [row_of(one) for one in told.split(" || ")]


def row_of(told: str) -> Row:
    match = re.fullmatch(r"(.+?)( visit)?(?: @ (.+?))?(?: # ([\dW-]+))?(?: = (\w+))?", told)
    if not match:
        raise ValueError(f"{told!r} is no row: who + who @ place # day = status")
    who = tuple(name.strip() for name in match[1].split("+"))
    return Row(who, match[3], match[4], match[5] or "held", bool(match[2]))


if __name__ == "__main__":
    if "--errors" in sys.argv:
        count(print)
    for figure in measure():
        print(f"{figure['figure']}\t{figure['corpus']}\t{figure['value']}\tof {figure['size']}")
