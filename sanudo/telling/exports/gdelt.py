"""The record's events as GDELT 2.0 has them: 61 columns an event and pair of parties, 16 a mention; no header."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sanudo.comparing.told_events import Told
from sanudo.record.record import Record
from sanudo.telling.exports.coded import (
    Cells,
    cameo_actor,
    columns,
    digits,
    happened,
    known_group,
    number_of,
    opens,
    pairs,
    sentence_number,
    told_columns,
    write_lines,
    write_readme,
)
from sanudo.telling.real_events import Party, RealEvent

COLUMNS = columns("gdelt.export")
MENTIONS = columns("gdelt.mentions")
TYPES = "COP GOV JUD MIL OPP REB SPY BUS CVL IGO LAB LEG MED NGO REL"
README = """
Events and mentions in the columns of GDELT 2.0, tab-separated, UTF-8, without a header and without quoting, as the
originals are: gdelt.export.CSV (61 columns) and gdelt.mentions.CSV (16).
{held}

One event, however many reports tell it, has one row for each actor with each recipient; every telling is a mention.

"""


def write(record: Record, folder: Path) -> list[Path]:
    """Write `gdelt/gdelt.export.CSV`, `gdelt/gdelt.mentions.CSV` and `gdelt/README.txt`."""
    own = folder / "gdelt"
    own.mkdir(exist_ok=True)
    events, held = happened(record)
    rows = (row for event in events for row in _events(event))
    told = (row for event in events for row in _mentions(event))
    readme = README.format(held=held) + told_columns("gdelt.export") + told_columns("gdelt.mentions")
    return [
        write_lines(own / "gdelt.export.CSV", COLUMNS, rows, header=False),
        write_lines(own / "gdelt.mentions.CSV", MENTIONS, told, header=False),
        write_readme(own, readme),
    ]


def _events(real: RealEvent) -> Iterator[Cells]:
    event, place = real.event, real.place
    articles = {told.reading.article.id for told in real.told}
    outlets = {told.reading.article.outlet or told.reading.article.id for told in real.told}
    where = ", ".join(dict.fromkeys(n for n in (place.city, place.state and place.state.name) if n)) if place else ""
    for n, (first, second) in enumerate(pairs(real)):
        yield {
            "GLOBALEVENTID": number_of(real.id, str(n)),
            "SQLDATE": digits(real.day, 8),
            "MonthYear": digits(real.day, 6),
            "Year": digits(real.day, 4),
            "FractionDate": _fraction(real.day),
            **_side(1, first),
            **_side(2, second),
            "IsRootEvent": int(opens(real.first)),
            "EventCode": event.cameo,
            "EventBaseCode": event.cameo[:3],
            "EventRootCode": event.cameo[:2],
            "QuadClass": event.quad or None,
            "GoldsteinScale": event.intensity,
            "NumMentions": len(real.told),
            "NumSources": len(outlets),
            "NumArticles": len(articles),
            "ActionGeo_Type": (4 if place.city else 1) if place and where else None,
            "ActionGeo_FullName": where,
            "ActionGeo_Lat": place.latitude if place else None,
            "ActionGeo_Long": place.longitude if place else None,
            "SOURCEURL": _identifier(real.first),
        }


def _side(n: int, party: Party | None) -> Cells:
    if party is None:
        return {}
    return {
        f"Actor{n}Code": cameo_actor(party),
        f"Actor{n}Name": party.name.upper(),
        f"Actor{n}CountryCode": party.state.cameo if party.state else None,
        f"Actor{n}KnownGroupCode": known_group(party),
        f"Actor{n}Type1Code": party.sector if party.sector in TYPES.split() else None,
    }


def _mentions(real: RealEvent) -> Iterator[Cells]:
    for n, _ in enumerate(pairs(real)):
        for told in real.told:
            article, event = told.reading.article, told.event
            published = article.published.value if article.published else None
            yield {
                "GLOBALEVENTID": number_of(real.id, str(n)),
                "MentionTimeDate": f"{digits(published, 12)}00" if digits(published, 12) else None,
                "MentionType": 1 if article.url else 2,
                "MentionSourceName": article.outlet,
                "MentionIdentifier": _identifier(told),
                "SentenceID": sentence_number(told) or None,
                "Actor1CharOffset": event.actors[0].span.start if event.actors else None,
                "Actor2CharOffset": event.recipients[0].span.start if event.recipients else None,
                "ActionCharOffset": event.cue.start,
                "Confidence": max(10, min(100, round(event.confidence * 100))),
                "MentionDocLen": len(article.text),
            }


def _identifier(told: Told) -> str:
    return told.reading.article.url or told.reading.article.name


def _fraction(day: str | None) -> str:
    """The year with how much of it has gone by, by GDELT's own formula: (month * 30 + day) / 365, below 1."""
    if not digits(day, 8):
        return ""
    year, month, date = int(digits(day, 8)[:4]), int(digits(day, 8)[4:6]), int(digits(day, 8)[6:])
    return f"{year + min((month * 30 + date) / 365, 0.9999):.4f}"
