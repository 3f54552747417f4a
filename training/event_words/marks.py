"""Marked text in, plain text and what its marks say out: `{AGREE,planned,for:set up a body}`.

Who takes part may be marked too: `[1 Peru] {ACCUSE@1>2:accused} [2 its neighbour]`, the doers before `>`, the other
side after it; of a stance, who takes it. A line is a paragraph, an empty line parts reports, `#` opens a remark. Raises
ValueError that names file, line and mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TYPES = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
STATUSES = ("occurred", "ongoing", "planned", "possible", "demanded", "denied", "cancelled", "historical")
STANCES = ("for", "against", "conditional")
_MARK = re.compile(r"\{([^{}:]+):([^{}]*)\}|\[(\d+) ([^\[\]]+)\]")
_SIDES = re.compile(r"([\d+]*)(?:>([\d+]*))?")


@dataclass(frozen=True)
class Mark:
    """Characters `start` to `end` of a paragraph tell an event of one of `types`, or take a `stance`, or both. `sides`
    are the numbers of those who do it and of those to whom; None where nothing is said of them."""

    start: int
    end: int
    types: tuple[str, ...]
    status: str
    stance: str | None
    sides: tuple[tuple[int, ...], tuple[int, ...]] | None = None


@dataclass(frozen=True)
class Paragraph:
    """A paragraph without its marks, and these; `report` counts the reports of its file, `who` has the number, start
    and end of each that takes part, empty where the file does not mark them."""

    text: str
    marks: tuple[Mark, ...]
    file: str
    report: int
    who: tuple[tuple[int, int, int], ...] = ()

    @property
    def tells_all(self) -> bool:
        """Whether every event is marked; files written for their stances mark only some."""
        return not self.file.startswith("who_stances_")


def paragraphs_in(path: Path) -> Iterator[Paragraph]:
    """The paragraphs of a file, in order."""
    report = 0
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            report += 1
        elif not line.startswith("#"):
            text, marks, who = plain(line.strip(), f"{path.name}, line {number}")
            yield Paragraph(text, marks, path.stem, report, who)


def plain(line: str, where: str = "") -> tuple[str, tuple[Mark, ...], tuple[tuple[int, int, int], ...]]:
    """A line without its marks, the marks of events and stances, and those of who takes part."""
    text, marks, who, last = "", [], [], 0
    for match in _MARK.finditer(line):
        text += line[last : match.start()]
        words = match[2] if match[1] else match[4]
        start, end = len(text), len(text) + len(words)
        if match[1]:
            told, _, sides = match[1].partition("@")
            types, status, stance = _labels(told, where)
            marks.append(Mark(start, end, types, status, stance, _sides(sides, where) if sides else None))
        else:
            who.append((int(match[3]), start, end))
        text += words
        last = match.end()
    text += line[last:]
    if "{" in text or "}" in text:
        raise ValueError(f"{where}: a brace that belongs to no mark, near {text[max(0, text.find('{')) :][:60]!r}")
    unknown = {n for m in marks if m.sides for side in m.sides for n in side} - {n for n, _, _ in who}
    if unknown:
        raise ValueError(f"{where}: nobody in the paragraph has the number {sorted(unknown)}")
    return text, tuple(marks), tuple(who)


def _sides(told: str, where: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    match = _SIDES.fullmatch(told)
    if not match:
        raise ValueError(f"{where}: @{told} is not as 1+2>3")
    doers, others = (tuple(int(n) for n in (side or "").split("+") if n) for side in match.groups())
    return doers, others


def _labels(told: str, where: str) -> tuple[tuple[str, ...], str, str | None]:
    types: tuple[str, ...] = ()
    status, stance = "occurred", None
    for label in (one.strip() for one in told.split(",")):
        if set(label.split("/")) <= set(TYPES):
            types = tuple(label.split("/"))
        elif label in STATUSES:
            status = label
        elif label in STANCES:
            stance = label
        else:
            raise ValueError(f"{where}: {label!r} is no type, status or stance")
    return types, status, stance
