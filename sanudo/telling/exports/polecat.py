"""The record's events in the 40 columns of POLECAT: one row an event, its parties joined by "; "."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from sanudo.record.record import Record
from sanudo.telling.exports.coded import Cells, columns, happened, told_columns, write_lines, write_readme
from sanudo.telling.real_events import Party, RealEvent

COLUMNS = columns("polecat")
QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
README = """
Events in the columns of POLECAT, tab-separated, with a header, UTF-8, without quoting (a " in a name becomes ').
{held}

One row is one event, however many reports tell it. Several parties of one side stand in one cell with "; " between;
the cells of a side (name, country, COW, sectors, title, raw name) have their parts in the same order, "None" for a part
that is not known where another of the same cell is.

"""


def write(record: Record, folder: Path) -> list[Path]:
    """Write `polecat/events.txt` and `polecat/README.txt`."""
    own = folder / "polecat"
    own.mkdir(exist_ok=True)
    events, held = happened(record)
    path = write_lines(own / "events.txt", COLUMNS, map(_row, events), header=True)
    return [path, write_readme(own, README.format(held=held) + told_columns("polecat"))]


def _row(real: RealEvent) -> Cells:
    event, article = real.event, real.first.reading.article
    place = real.place
    return {
        "Event ID": real.id,
        "Event Date": real.day,
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Intensity": event.intensity,
        "Quad Code": QUADS.get(event.quad),
        "Contexts": "; ".join(event.context),
        **_side("Actor", real.actors),
        **_side("Recipient", real.recipients),
        "Placename": (place.city or (place.state.name if place.state else None)) if place else None,
        "City": place.city if place else None,
        "Country": place.state.name if place and place.state else None,
        "Latitude": place.latitude if place else None,
        "Longitude": place.longitude if place else None,
        "Raw Placename": place.raw if place else None,
        "Source": article.outlet,
        "Publication Date": article.published.day if article.published else None,
        "Story People": _named(real, "PERSON"),
        "Story Organizations": _named(real, "ORG"),
        "Story Locations": _named(real, "LOC"),
        "Language": article.language,
        "Version": f"PLOVER 0.8, sanudo {_version()}",
    }


def _side(side: str, parties: tuple[Party, ...]) -> Cells:
    return {
        f"{side} Name": _joined(parties, lambda p: p.name),
        f"{side} Country": _joined(parties, lambda p: p.state.key if p.state else None),
        f"{side} COW": _joined(parties, lambda p: p.state.cow if p.state else None),
        f"Primary {side} Sector": parties[0].sector if parties else None,
        f"{side} Sectors": _joined(parties, lambda p: p.sector),
        f"{side} Title": _joined(parties, lambda p: p.title),
        f"{side} Name Raw": _joined(parties, lambda p: p.raw),
    }


def _joined(parties: tuple[Party, ...], of: Callable[[Party], str | None]) -> str:
    values = [of(party) for party in parties]
    return "; ".join((value or "None").replace(";", ",") for value in values) if any(values) else ""


def _named(real: RealEvent, kind: str) -> str:
    names = dict.fromkeys(entity.name for entity in real.first.reading.entities if entity.kind == kind)
    return "; ".join(name.replace(";", ",") for name in names)


def _version() -> str:
    return version("sanudo")
