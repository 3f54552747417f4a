"""Marked texts in, plain texts and their points out: training/data/differing/*.txt, three lines a pair.

    = 1998-03-18 | 1998-03-19
    The governor flew over the valley on [2:date Thursday]; [1:number eleven] are known to have drowned.
    [1 Sixteen] deaths have been counted, said the governor after [2 Wednesday]'s flight.

A number stands once on each side; its kind, on the first, is one in which reports part, or `same` (looks like a
difference and is none) or `other` (of two things).

training/data/differing_stories/*.txt hold whole stories: `== 1` opens one, `= 1998-03-18` a report, its headline the
first line. `[3:number:a eleven]` marks the value that a report gives for point 3 of the story; another letter is
another value. Both raise ValueError that names file and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sanudo.comparing.differing.partings import KINDS

HARMLESS = ("same", "other")
_HEAD = re.compile(r"= (\d{4}-\d\d-\d\d) \| (\d{4}-\d\d-\d\d)\s*")
_VALUE = re.compile(r"\[(\d+):([a-z]+):([a-z]) ([^\[\]]+)\]")
_MARK = re.compile(r"\[(\d+)(?::([a-z]+))? ([^\[\]]+)\]")


@dataclass(frozen=True)
class Point:
    """The characters, start and end, of a point in each text, and its kind; several with `/` where any will do."""

    kind: str
    sides: tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class MarkedPair:
    """Two texts, the day of each, and their points; `name` is file and line."""

    name: str
    days: tuple[str, str]
    texts: tuple[str, str]
    points: tuple[Point, ...]


@dataclass(frozen=True)
class MarkedReport:
    """A report of a story: its day, its text, and of each point that it tells the kind, the letter of its value, and
    its characters, start and end."""

    day: str
    text: str
    values: dict[int, tuple[str, str, tuple[int, int]]]


def stories_in(path: Path) -> Iterator[tuple[str, list[MarkedReport]]]:
    """The stories of a file, each with its name."""
    story, day, body = "", "", []
    reports: list[MarkedReport] = []
    for number, line in enumerate([*path.read_text("utf-8").splitlines(), "== end"], 1):
        if line.startswith("=") and body:
            reports.append(_report(day, "\n".join(body).strip(), f"{path.name}, before line {number}"))
            body = []
        if line.startswith("== "):
            if reports:
                yield f"{path.parent.name}/{path.stem}:{story}", reports
            story, reports = line[3:].strip(), []
        elif line.startswith("= "):
            day = line[2:].strip()
        elif line.strip() or body:
            body.append(line)


def _report(day: str, marked: str, where: str) -> MarkedReport:
    text, last = "", 0
    values: dict[int, tuple[str, str, tuple[int, int]]] = {}
    for match in _VALUE.finditer(marked):
        text += marked[last : match.start()]
        if match[2] not in KINDS:
            raise ValueError(f"{where}: {match[2]!r} is no kind")
        values.setdefault(int(match[1]), (match[2], match[3], (len(text), len(text) + len(match[4]))))
        text += match[4]
        last = match.end()
    text += marked[last:]
    if re.search(r"\[\d|\]", text):
        raise ValueError(f"{where}: a bracket that belongs to no mark, near {text[max(0, text.find('[')) :][:60]!r}")
    return MarkedReport(day, text, values)


def points_of(one: MarkedReport, other: MarkedReport) -> tuple[Point, ...]:
    """The points that both reports tell."""
    found = []
    for number, (kind, letter, side) in one.values.items():
        if number in other.values:
            _, there, other_side = other.values[number]
            found.append(Point("same" if letter == there else kind, (side, other_side)))
    return tuple(found)


def pairs_in(path: Path) -> Iterator[MarkedPair]:
    """The pairs of a file, in order."""
    lines = path.read_text("utf-8").splitlines()
    at = 0
    while at < len(lines):
        where = f"{path.name}, line {at + 1}"
        if not lines[at].strip() or lines[at].startswith("#"):
            at += 1
            continue
        head = _HEAD.fullmatch(lines[at])
        if not head or at + 2 >= len(lines):
            raise ValueError(f"{where}: no head of a pair with two texts after it: {lines[at][:60]!r}")
        one, other = (_plain(line.strip(), where) for line in lines[at + 1 : at + 3])
        yield MarkedPair(
            f"{path.stem}:{at + 1}", (head[1], head[2]), (one[0], other[0]), _points(one[1], other[1], where)
        )
        at += 3


_Marks = dict[int, tuple[str | None, int, int]]


def _plain(line: str, where: str) -> tuple[str, _Marks]:
    text, last, marks = "", 0, {}
    for match in _MARK.finditer(line):
        text += line[last : match.start()]
        if int(match[1]) in marks:
            raise ValueError(f"{where}: number {match[1]} stands twice on one side")
        marks[int(match[1])] = (match[2], len(text), len(text) + len(match[3]))
        text += match[3]
        last = match.end()
    text += line[last:]
    if re.search(r"\[\d|\]", text):
        raise ValueError(f"{where}: a bracket that belongs to no mark, near {text[max(0, text.find('[')) :][:60]!r}")
    return text, marks


def _points(one: _Marks, other: _Marks, where: str) -> tuple[Point, ...]:
    if set(one) != set(other):
        raise ValueError(f"{where}: numbers on one side only: {sorted(set(one) ^ set(other))}")
    found = []
    for number, (kind, start, end) in one.items():
        if kind not in (*KINDS, *HARMLESS):
            raise ValueError(f"{where}: {kind!r} is no kind")
        found.append(Point(kind, ((start, end), other[number][1:])))
    return tuple(found)
