"""Short written reports, alone or two of one happening, with a careful reader's gold; what each line means stands in
bench/written/passages/README.md.

A file goes in, `Passage`s come out. `python -m bench.passage_gold FILE ...` tells what is wrong with the gold.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.written_gold import EVENT_TYPES, KINDS, STATUSES

PASSAGES = Path(__file__).parent / "written/passages"
_HEAD = re.compile(r"=== (\+|\d+) \| (\d{4}-\d\d-\d\d)(?: \| ([PD]))?\s*")
_BAR = re.compile(r"\s*(?<!\|)\|(?!\|)\s*")
_FIELDS = {"meeting": 5, "event": 6, "position": 5, "differs": 4, "same": 3}
STANCES = ("for", "against", "conditional")


@dataclass(frozen=True)
class Report:
    """A text and the day on which it was published."""

    published: str
    text: str


@dataclass(frozen=True)
class Row:
    """A line of the gold: what kind it is, its fields, and whether taste decides (it counts neither way then)."""

    kind: str
    fields: tuple[str, ...]
    optional: bool

    def names(self, at: int) -> list[str]:
        """The names in a field."""
        return [name.strip() for name in self.fields[at].split(";") if name.strip()]

    @property
    def sides(self) -> tuple[str, str]:
        """The words of the first report and of the second."""
        one, other = self.fields[-1].split("||")
        return one.strip(), other.strip()


@dataclass(frozen=True)
class Passage:
    """One report, or two of one happening, and the gold."""

    number: str
    reports: tuple[Report, ...]
    rows: tuple[Row, ...]

    def of(self, kind: str) -> list[Row]:
        return [row for row in self.rows if row.kind == kind]


def passages_in(path: Path) -> Iterator[Passage]:
    """All passages of a file, in order."""
    number, reports, rows, body, day, gold = "", [], [], [], "", False
    for line in [*path.read_text("utf-8").splitlines(), "=== 000 | 0000-00-00"]:
        head = _HEAD.fullmatch(line)
        if head and not gold and number:
            reports.append(Report(day, "\n".join(body).strip()))
        if head and head[1] != "+":
            if number:
                yield Passage(number, tuple(reports), tuple(rows))
            number, reports, rows = head[1], [], []
        if head:
            body, day, gold = [], head[2], False
        elif line.strip() == "--- gold":
            reports.append(Report(day, "\n".join(body).strip()))
            gold = True
        elif gold and line.strip() and line.strip() != "none" and not line.startswith("#"):
            kind, *fields = _BAR.split(line.strip())
            rows.append(Row(kind.rstrip("?"), tuple(fields), kind.endswith("?")))
        elif not gold:
            body.append(line)


def faults(passage: Passage) -> Iterator[str]:
    """What is wrong with a passage's gold, in words."""
    for row in passage.rows:
        told = f"{passage.number}: {row.kind} {' | '.join(row.fields)}"
        if len(row.fields) + 1 != _FIELDS.get(row.kind, 0):
            yield f"{told}: {len(row.fields) + 1} fields"
            continue
        if row.kind in ("event", "position") and row.fields[-1] not in passage.reports[0].text:
            yield f"{told}: the words are not there"
        if row.kind == "event" and not set(EVENT_TYPES).issuperset(row.fields[0].split("/")):
            yield f"{told}: type"
        if row.kind in ("event", "meeting") and row.fields[row.kind == "event"] not in STATUSES:
            yield f"{told}: status"
        if row.kind == "position" and row.fields[0] not in STANCES:
            yield f"{told}: stance"
        if row.kind == "differs" and not set(KINDS).issuperset(row.fields[0].split("/")):
            yield f"{told}: kind"
        if row.kind in ("differs", "same"):
            if row.fields[-1].count("||") != 1 or len(passage.reports) != 2:
                yield f"{told}: no two sides"
                continue
            for words, report in zip(row.sides, passage.reports, strict=True):
                if words not in report.text:
                    yield f"{told}: {words!r} is not there"


def main(paths: list[str]) -> int:
    """Tell the faults of files; 1 where there is one."""
    wrong = 0
    for path in map(Path, paths) if paths else sorted(PASSAGES.glob("*.txt")):
        passages = list(passages_in(path))
        print(path.name, len(passages), "passages,", sum(len(passage.rows) for passage in passages), "rows")
        for passage in passages:
            for fault in faults(passage):
                print(fault, file=sys.stderr)
                wrong = 1
    return wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
