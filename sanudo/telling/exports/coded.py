"""What the formats of event data share: which events they hold, codes of parties, and lines of cells.

Real events go in, cells come out. What is not known is an empty cell; nothing is filled to please a format.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from sanudo.article.types import Span
from sanudo.comparing.told_events import Told
from sanudo.record.record import Record
from sanudo.telling.real_events import HAPPENED, Party, RealEvent, real_events

Cells = dict[str, object]


def happened(record: Record) -> tuple[list[RealEvent], str]:
    """The events that a format without a status can hold, and a line that says which others were left out."""
    events = real_events(record)
    kept = [event for event in events if event.status in HAPPENED]
    left = Counter(event.status for event in events if event.status not in HAPPENED)
    told = ", ".join(f"{count} {status}" for status, count in sorted(left.items())) or "none"
    return kept, f"{len(kept)} events held. Left out, because they are not told as having happened: {told}."


def pairs(event: RealEvent) -> Iterator[tuple[Party | None, Party | None]]:
    """Each actor with each recipient; None on a side that the reports do not name."""
    for actor in event.actors or (None,):
        for recipient in event.recipients or (None,):
            yield actor, recipient


def cameo_actor(party: Party) -> str:
    """The CAMEO code of a party ("RUSGOV", "IGOWSTNAT"), as far as it is known."""
    if party.key in _bodies():
        return _bodies()[party.key or ""][0]
    return (party.state.cameo if party.state else "") + (party.sector or "")


def known_group(party: Party) -> str:
    """GDELT's code of a known group ("NAT"); empty where there is none."""
    return _bodies().get(party.key or "", ("", ""))[1]


def cameo_name(code: str) -> str:
    """What a CAMEO code is called; what its root is called where the code is not in the list."""
    return _names().get(code) or _names().get(code[:2] + "0", "")


def columns(format: str) -> tuple[str, ...]:
    """The columns of a format, in their order."""
    return tuple(row[1] for row in _rows("columns.tsv") if row[0] == format)


def told_columns(format: str) -> str:
    """The columns of a format for a README: each with what it holds, or that it is never filled."""
    told = [
        f"  {n:2}. {row[1]}: {'never filled' if row[2] == '-' else row[2]}"
        for n, row in enumerate((row for row in _rows("columns.tsv") if row[0] == format), start=1)
    ]
    return (
        f"\nColumns of {format} (a cell is empty where neither reports nor gazetteer tell):\n" + "\n".join(told) + "\n"
    )


def digits(value: str | None, count: int) -> str:
    """The first `count` digits of an ISO date or time; empty where it is less precise."""
    plain = "".join(c for c in value or "" if c.isdigit())
    return plain[:count] if len(plain) >= count else ""


def sentence_number(told: Told) -> int:
    """The place of the event's sentence in its report, from 1."""
    spans = [sentence.span for sentence in told.reading.sentences]
    return spans.index(told.event.sentence) + 1 if told.event.sentence in spans else 0


def opens(told: Told) -> bool:
    """Whether the event stands in the first paragraph of its report."""
    part = next((part for part in told.reading.article.parts if part.kind == "paragraph"), None)
    return part is not None and _within(told.event.sentence, part.span)


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def number_of(*keys: str) -> int:
    """A whole number for an id, the same for the same keys; below 2**48, so that every reader of numbers holds it."""
    return int(sha256("\n".join(keys).encode("utf-8", "surrogatepass")).hexdigest()[:12], 16)


def write_lines(path: Path, columns: tuple[str, ...], rows: Iterable[Cells], header: bool) -> Path:
    """A tab-separated file without quoting, as these formats are; a tab or a break in a cell becomes a blank."""
    with path.open("w", encoding="utf-8", newline="", errors="replace") as file:
        if header:
            file.write("\t".join(columns) + "\n")
        for row in rows:
            file.write("\t".join(_cell(row.get(column)) for column in columns) + "\n")
    return path


def write_readme(folder: Path, text: str) -> Path:
    """README.txt beside the files."""
    path = folder / "README.txt"
    path.write_text(text.strip() + "\n", encoding="utf-8")
    return path


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return " ".join(text.replace('"', "'").split())


@cache
def _bodies() -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in _rows("cameo_bodies.tsv")}


@cache
def _names() -> dict[str, str]:
    return {row[0]: row[1] for row in _rows("cameo.tsv")}


def _rows(name: str) -> list[list[str]]:
    lines = files("sanudo.telling.exports").joinpath(name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
