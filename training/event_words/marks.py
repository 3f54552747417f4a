"""Marked text in, plain text and what its marks say out: `{AGREE,planned,for:set up a body}`.

A line is a paragraph, an empty line parts reports, `#` opens a remark. Raises ValueError that names
file, line and mark.
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
_MARK = re.compile(r"\{([^{}:]+):([^{}]*)\}")


@dataclass(frozen=True)
class Mark:
    """Characters `start` to `end` of a paragraph tell an event of one of `types`, or take a `stance`, or both."""

    start: int
    end: int
    types: tuple[str, ...]
    status: str
    stance: str | None


@dataclass(frozen=True)
class Paragraph:
    """A paragraph without its marks, and these; `report` counts the reports of its file."""

    text: str
    marks: tuple[Mark, ...]
    file: str
    report: int


def paragraphs_in(path: Path) -> Iterator[Paragraph]:
    """The paragraphs of a file, in order."""
    report = 0
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            report += 1
        elif not line.startswith("#"):
            text, marks = plain(line.strip(), f"{path.name}, line {number}")
            yield Paragraph(text, marks, path.stem, report)


def plain(line: str, where: str = "") -> tuple[str, tuple[Mark, ...]]:
    """A line without its marks, and the marks."""
    text, marks, last = "", [], 0
    for match in _MARK.finditer(line):
        text += line[last : match.start()]
        types, status, stance = _labels(match[1], where)
        marks.append(Mark(len(text), len(text) + len(match[2]), types, status, stance))
        text += match[2]
        last = match.end()
    text += line[last:]
    if "{" in text or "}" in text:
        raise ValueError(f"{where}: a brace that belongs to no mark, near {text[max(0, text.find('{')) :][:60]!r}")
    return text, tuple(marks)


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
