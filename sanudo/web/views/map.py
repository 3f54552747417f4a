"""`/map`: events by the place where they were, on shipped outlines, with the same places as a list beside.

A place is drawn where its coordinates are sure: a city that one place alone is called. What is told only of a state, or
of a place that several go by, is listed; events whose place no report tells are counted. Where reports put one event at
two places it stands at both.
"""

from __future__ import annotations

from collections import Counter

from starlette.requests import Request

from sanudo.comparing.told_events import Told
from sanudo.telling.real_events import Place, RealEvent, place_of
from sanudo.web.holdings import EventRow, Holdings
from sanudo.web.page import Page
from sanudo.web.paging import page_of, with_query
from sanudo.web.views.events import event_data
from sanudo.web.world import Mark, world


def places(holdings: Holdings, request: Request) -> Page:
    """Places of events, narrowed by `?status=`; `?place=` shows the events of one."""
    query = request.query_params
    status, chosen = query.get("status"), query.get("place")
    events = holdings.real_events()
    told = {event.id: _told_at(holdings, event) for event in events}
    placed: dict[str, list[RealEvent]] = {}
    at: dict[str, Place] = {}
    for event in events:
        for name, place in told[event.id].items():
            if status in (None, event.status):
                placed.setdefault(name, []).append(event)
                at[name] = place if is_sure(place) or name not in at else at[name]
    statuses = Counter(event.status for event in events for _ in told[event.id])
    order = sorted(placed, key=lambda name: (-len(placed[name]), name))
    marks = [
        Mark(
            name,
            float(at[name].latitude or 0),
            float(at[name].longitude or 0),
            len(placed[name]),
            with_query(query, place=name, page=None) + "#events",
            name == chosen,
        )
        for name in order
        if is_sure(at[name])
    ]
    shown, pager = page_of(rows_of(holdings, placed.get(chosen or "", []), chosen or ""), query)
    listed = [_listed(name, at[name], placed[name], with_query(query, place=name, page=None)) for name in order]
    return Page(
        "map.html",
        {
            "drawn": [one for one in listed if one["latitude"] is not None],
            "not_drawn": [one for one in listed if one["latitude"] is None],
            "unplaced": sum(1 for event in events if not told[event.id] and status in (None, event.status)),
            "statuses": [
                {"status": name, "count": count, "href": with_query(query, status=name, place=None, page=None)}
                for name, count in sorted(statuses.items())
            ],
            "status": status,
            "any_status": with_query(query, status=None, place=None, page=None),
            "place": chosen,
            "events": [event_data(holdings, row) for row in shown],
            "pager": pager,
        },
        shown={"world": world(marks)},
    )


def name_of(place: Place) -> str:
    """What a place is called on the map: its city as the gazetteer has it, else its state, else the report's words."""
    return place.city or (place.state.name if place.state else place.raw)


def is_sure(place: Place) -> bool:
    """Whether one place alone is meant, with coordinates."""
    return bool(place.latitude and place.longitude)


def rows_of(holdings: Holdings, events: list[RealEvent], name: str) -> list[EventRow]:
    """The rows of the tellings of the events that put them at a place or at none, each once, by day."""
    rows = {(row.article, row.event.cue, row.event.type): row for row in holdings.findings().events}
    keys = dict.fromkeys(
        (t.reading.article.id, t.event.cue, t.event.type)
        for event in events
        for t in event.told
        if (place := _place(holdings, t)) is None or name_of(place) == name
    )
    return [rows[key] for key in keys if key in rows]


def _told_at(holdings: Holdings, event: RealEvent) -> dict[str, Place]:
    """The places that reports tell an event at, by name: more than one where they differ."""
    found: dict[str, Place] = {}
    for told in event.told:
        place = _place(holdings, told)
        if place and (name_of(place) not in found or is_sure(place)):
            found[name_of(place)] = place
    return found


def _place(holdings: Holdings, told: Told) -> Place | None:
    if not told.event.place:
        return None
    reading = holdings.reading(told.reading.article.id)
    at = told.event.place_span
    named = (m for m in reading.mentions if m.span == at and m.entity is not None)
    return place_of(told.event, {m.span: reading.entities[m.entity] for m in named if m.entity is not None})


def _listed(name: str, place: Place, events: list[RealEvent], href: str) -> dict[str, object]:
    sure = is_sure(place)
    return {
        "name": name,
        "state": place.state.name if place.state and place.state.name != name else None,
        "latitude": float(place.latitude or 0) if sure else None,
        "longitude": float(place.longitude or 0) if sure else None,
        "events": len(events),
        "href": href + "#events",
    }
