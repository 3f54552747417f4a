"""Words of real news judged by reading whether they take a stance, in; what they can be taught out.

training/data/judged_stances.tsv has month, hash of the report, where the word starts in it, the stance and the holder
that were judged, and what was found. The news itself is not kept here: without the corpus nothing is taught. Text
written to be marked is dense in stances; most of these words were taken for stances by heads that knew no other text.
judged_stances_kept.tsv is like it and never teaches the heads; judged_issues.tsv has what stances of real news are on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sanudo.language.parse import parse
from sanudo.language.types import Parsed
from training.news_reports import lines_of, reports_of, rows_of

FILE = Path(__file__).parent.parent / "data/judged_stances.tsv"
KEPT = FILE.with_name("judged_stances_kept.tsv")
ISSUES = FILE.with_name("judged_issues.tsv")
STANCES = ("for", "against", "conditional")


@dataclass(frozen=True)
class Judged:
    """A word that was judged: where it starts, the stance asked about, where its holder's naming starts (None where
    nothing names it), and what it is: "true", "none", another stance, "holder", "issue" or "open"."""

    start: int
    side: str
    holder: int | None
    found: str

    @property
    def stance(self) -> str | None:
        """The stance that the word takes; "" for none, None where that is not said."""
        if self.found in STANCES:
            return self.found
        return {"true": self.side, "holder": self.side, "issue": self.side, "none": ""}.get(self.found)


@dataclass(frozen=True)
class Issue:
    """Where the word of a stance starts, the stance, and where the words stand that it is on."""

    start: int
    side: str
    begin: int
    end: int


def is_kept(key: str) -> bool:
    """Whether a report of this hash is kept from teaching where that is asked, one in two."""
    return int(key, 16) % 2 == 0


def reports_judged(corpora: Path, file: Path = FILE) -> Iterator[tuple[str, str, list[Judged]]]:
    """Each report's hash, its text (title, empty line, text), and what was judged in it."""
    told: dict[str, list[Judged]] = defaultdict(list)
    months = set()
    for month, key, start, side, holder, found in rows_of(file):
        told[key].append(Judged(int(start), side, None if holder == "-" else int(holder), found))
        months.add(month)
    for key, _, text in reports_of(corpora, told.keys(), months):
        yield key, text, told[key]


def issues_judged(corpora: Path) -> Iterator[tuple[str, str, list[Issue]]]:
    """Each report's hash, its text, and what stances in it are on."""
    told: dict[str, list[Issue]] = defaultdict(list)
    months = set()
    for month, key, start, side, issue in rows_of(ISSUES):
        begin, end = issue.split("-")
        told[key].append(Issue(int(start), side, int(begin), int(end)))
        months.add(month)
    for key, _, text in reports_of(corpora, told.keys(), months):
        yield key, text, told[key]


def stances_judged(corpora: Path, without_kept: bool = False) -> Iterator[tuple[Parsed, dict[int, str]]]:
    """Each paragraph in which a word was judged, with the stance or "" by token. `without_kept`: without the reports
    that are kept from teaching."""
    for key, text, judged in reports_judged(corpora):
        if without_kept and is_kept(key):
            continue
        stances = {one.start: one.stance for one in judged if one.stance is not None}
        for start, line in lines_of(text):
            here = {at - start: stance for at, stance in stances.items() if start <= at < start + len(line)}
            if here:
                parsed = parse(line)
                yield parsed, {n: here[t.start] for n, t in enumerate(parsed.tokens) if t.start in here}
