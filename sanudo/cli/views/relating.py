"""Two parties over time: a row a period, with the events behind it."""

from __future__ import annotations

from collections.abc import Iterator

from sanudo.cli.output import Row, aligned, evidence_lines, plural
from sanudo.cli.views.asked import Asked, Texts
from sanudo.record.record import Record
from sanudo.telling.real_events import Party, RealEvent
from sanudo.telling.relation import STEPS, Interval, Point
from sanudo.telling.relation import relation as relation_between

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


def relation(record: Record, asked: Asked) -> Iterator[Row]:
    """Cooperation and conflict of two parties (`--of A B`), by month; `--kind day|week|month|year` for another step."""
    if len(asked.of) != 2:
        return
    texts = Texts(record)
    step = asked.kind if asked.kind in STEPS else "month"
    found = relation_between(record, asked.of[0], asked.of[1], step, asked.story)
    for point in found.points:
        if asked.on is None or point.period.startswith(asked.on) or asked.on.startswith(point.period):
            yield _period(point, texts)
    if found.undated and asked.on is None:
        yield {"period": None, "events": [], "not_counted": [_event(e, texts) for e in found.undated]}


def _period(point: Point, texts: Texts) -> Row:
    return {
        "period": point.period,
        "cooperation": round(point.cooperation, 2),
        "conflict": round(point.conflict, 2),
        "balance": round(point.balance, 2),
        "counts": dict(zip(QUADS, point.counts, strict=True)),
        "mean": point.mean,
        "mean_interval": point.mean_interval,
        "share_of_cooperation": point.share,
        "share_interval": point.share_interval,
        "events": [_event(event, texts) for event in point.events],
        "not_counted": [_event(event, texts) for event in point.not_counted],
    }


def _event(real: RealEvent, texts: Texts) -> Row:
    event = real.event
    places = dict.fromkeys((t.reading.article.id, t.event.sentence) for t in real.told)
    return {
        "id": real.id,
        "date": real.day or event.date,
        "type": event.type,
        "mode": event.mode,
        "quad": QUADS[event.quad - 1] if event.quad else None,
        "intensity": event.intensity,
        "status": real.status,
        "actors": _names(real.actors),
        "recipients": _names(real.recipients),
        "speaker": real.first.reading.entities[event.speaker].name if event.speaker is not None else None,
        "denied_by": [t.reading.article.id for t in real.denied_by],
        "reports": len({article for article, _ in places}),
        "evidence": [texts.stretch(article, span) for article, span in places],
    }


def _names(parties: tuple[Party, ...]) -> list[str]:
    return [party.name for party in parties]


def relation_line(row: Row) -> str:
    """The period and its sums, then each event: counted ones first."""
    if row["period"] is None:
        head = "without a day, not counted"
    else:
        counts = ", ".join(f"{count} {quad}" for quad, count in row["counts"].items() if count) or "nothing counted"
        balance = f"balance {row['balance']:+.1f}" if row["events"] else None
        mean = f"mean {row['mean']:+.1f}{_within(row['mean_interval'])}" if row["mean"] is not None else None
        head = aligned(row["period"], balance, mean, counts)
    return (
        head
        + "".join(_event_line(e, True) for e in row["events"])
        + "".join(_event_line(e, False) for e in row["not_counted"])
    )


def _within(interval: Interval | None) -> str:
    return f" ({interval[0]:+.1f} to {interval[1]:+.1f})" if interval else ""


def _event_line(event: Row, counted: bool) -> str:
    kind = "-".join(each for each in (event["type"], event["mode"]) if each)
    told = plural(event["reports"], "report")
    status = event["status"] if counted else f"{event['status']}, not counted"
    whom = f"-> {', '.join(event['recipients'])}" if event["recipients"] else None
    says = f"says {event['speaker']}" if event["speaker"] else None
    denied = "denied elsewhere" if event["denied_by"] else None
    who = ", ".join(event["actors"]) or "not said"
    line = aligned(event["date"], f"{event['intensity']:+.1f}", who, kind, whom, status, says, denied, told)
    return f"\n  {line}" + evidence_lines(event, "      ", most=2)
