"""The record's events in the 20 columns of ICEWS: one row for each actor with each recipient of an event."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sanudo.record.record import Record
from sanudo.telling.exports.coded import (
    Cells,
    cameo_name,
    columns,
    happened,
    number_of,
    pairs,
    sentence_number,
    told_columns,
    write_lines,
    write_readme,
)
from sanudo.telling.real_events import Party, RealEvent

COLUMNS = columns("icews")
SECTORS = {
    "GOV": "Government",
    "MIL": "Military",
    "COP": "Police",
    "LEG": "Legislative / Parliamentary",
    "JUD": "Judicial",
    "SPY": "Intelligence",
    "BUS": "Business",
    "MED": "Media",
    "LAB": "Labor",
    "REL": "Religious",
    "OPP": "Opposition",
    "PTY": "Parties",
    "REB": "Rebel",
    "CVL": "Civilian",
    "IGO": "International Government Organization",
    "NGO": "Nongovernmental Organizations",
}
README = """
Events in the columns of ICEWS, tab-separated, with a header, UTF-8, without quoting (a " in a name becomes ').
{held}

One event, however many reports tell it, has one row for each actor with each recipient; a side is empty where the
reports name nobody.

"""


def write(record: Record, folder: Path) -> list[Path]:
    """Write `icews/events.tab` and `icews/README.txt`."""
    own = folder / "icews"
    own.mkdir(exist_ok=True)
    events, held = happened(record)
    rows = (row for event in events for row in _rows(event))
    path = write_lines(own / "events.tab", COLUMNS, rows, header=True)
    return [path, write_readme(own, README.format(held=held) + told_columns("icews"))]


def _rows(real: RealEvent) -> Iterator[Cells]:
    event, article, place = real.event, real.first.reading.article, real.place
    for n, (source, target) in enumerate(pairs(real)):
        yield {
            "Event ID": number_of(real.id, str(n)),
            "Event Date": real.day,
            **_side("Source", source),
            "Event Text": cameo_name(event.cameo),
            "CAMEO Code": event.cameo,
            "Intensity": event.intensity,
            **_side("Target", target),
            "Story ID": number_of(article.id),
            "Sentence Number": sentence_number(real.first) or None,
            "Publisher": article.outlet,
            "City": place.city if place else None,
            "Country": place.state.name if place and place.state else None,
            "Latitude": place.latitude if place else None,
            "Longitude": place.longitude if place else None,
        }


def _side(side: str, party: Party | None) -> Cells:
    if party is None:
        return {}
    return {
        f"{side} Name": party.name,
        f"{side} Sectors": SECTORS.get(party.sector or ""),
        f"{side} Country": party.state.name if party.state else None,
    }
