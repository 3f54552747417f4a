"""`/events`, `/meetings`, `/positions`: who did what, met whom, wants what. `/relation`: two parties over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from starlette.datastructures import QueryParams
from starlette.requests import Request

from sanudo.comparing.order import order_of
from sanudo.comparing.stretches import begins
from sanudo.comparing.types import Meeting
from sanudo.record.events_asked import EventsAsked
from sanudo.web.figures import relation_curve
from sanudo.web.holdings import EventRow, Holdings, PositionRow, article_href
from sanudo.web.layers import QUADS
from sanudo.web.page import Page
from sanudo.web.paging import Fetched, page_of, with_query
from sanudo.web.relating import relation_points

SHOWN_UNDATED = 20
MOST_AT_ONCE = 200  # reports of a record whose events are all read for a list of them
STEPS = ("day", "week", "month", "year")


def events(holdings: Holdings, request: Request) -> Page:
    """Events, narrowed by `?type=`, `?status=`, `?actor=` (on either side), `?date=` (a beginning of it) and `?q=`."""
    query = request.query_params
    if len(holdings.cards()) > MOST_AT_ONCE and not {"q", "actor"} & set(query) and not holdings.is_kept("findings"):
        return _page_of_events(holdings, query)
    facets: dict[str, Callable[[EventRow], Iterable[str]]] = {
        "type": lambda row: (row.event.type,),
        "status": lambda row: (row.event.status,),
        "actor": lambda row: dict.fromkeys(name for name, _ in (*row.actors, *row.recipients)),
    }
    words, date = query.get("q", "").casefold().split(), query.get("date", "")
    rows = [
        row
        for row in holdings.findings().events
        if (row.event.date or "").startswith(date) and all(word in row.sentence.casefold() for word in words)
    ]
    chosen, shown_facets = faceted(rows, facets, query)
    if query.get("order", "date") == "date":
        chosen.sort(key=lambda row: (row.event.date is None, begins(row.event.date)))
    shown, pager = page_of(chosen, query)
    return Page(
        "events.html",
        {
            "events": [event_data(holdings, row) for row in shown],
            "facets": shown_facets,
            "date": date,
            "q": query.get("q", ""),
            "pager": pager,
        },
    )


def _page_of_events(holdings: Holdings, query: QueryParams) -> Page:
    """The same for a large record, of which only the page that is looked at is read; by actor it is narrowed on the
    page of the actor, as who takes part is known to those who read."""
    record = holdings.record
    date, by_date = query.get("date", ""), query.get("order", "date") == "date"
    asked = EventsAsked(query.get("type"), query.get("status"), date, by_date)
    columns = {"type": replace(asked, type=None), "status": replace(asked, status=None)}
    counts = {name: record.events_counted(without, name) for name, without in columns.items()}
    total = sum(record.events_counted(asked, "type").values())
    shown, pager = page_of(Fetched(total, lambda most, first: record.events_found(asked, most, first)), query)
    rows = [holdings.event_row(article, index) for article, index in shown]
    return Page(
        "events.html",
        {
            "events": [event_data(holdings, row) for row in rows],
            "facets": [_facet(name, counts[name], query) for name in columns],
            "date": date,
            "q": "",
            "pager": pager,
        },
    )


def _facet(name: str, counts: Mapping[str, int], query: QueryParams) -> dict[str, object]:
    """A facet with its values, those of most rows first."""
    return {
        "name": name,
        "chosen": query.get(name),
        "any": with_query(query, **{name: None, "page": None}),
        "values": [
            {"value": value, "count": count, "href": with_query(query, **{name: value, "page": None})}
            for value, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:30]
        ],
    }


def faceted(
    rows: list[EventRow], facets: dict[str, Callable[[EventRow], Iterable[str]]], query: QueryParams
) -> tuple[list[EventRow], list[dict[str, object]]]:
    """The rows that fit all chosen facets, and each facet with its values counted over rows that fit the others."""
    chosen = [row for row in rows if all(name not in query or query[name] in of(row) for name, of in facets.items())]
    shown: list[dict[str, object]] = []
    for name, of in facets.items():
        others = [key for key in facets if key != name and key in query]
        fitting = [row for row in rows if all(query[key] in facets[key](row) for key in others)]
        counts = Counter(value for row in fitting for value in of(row))
        shown.append(_facet(name, counts, query))
    return chosen, shown


def event_data(holdings: Holdings, row: EventRow) -> dict[str, object]:
    """An event as lists show it, with its sentence and the cue in it."""
    event, card = row.event, holdings.card(row.article)
    start = event.cue.start - event.sentence.start
    end = event.cue.end - event.sentence.start
    return {
        "article": row.article,
        "source": card.source,
        "published": card.date,
        "type": event.type,
        "mode": event.mode,
        "context": event.context,
        "status": event.status,
        "quad": event.quad,
        "class": QUADS.get(event.quad),
        "intensity": event.intensity,
        "confidence": event.confidence,
        "cameo": event.cameo,
        "date": event.date,
        "date_basis": event.date_basis,
        "place": event.place,
        "magnitude": event.magnitude,
        "actors": [{"name": name, "id": id} for name, id in row.actors],
        "recipients": [{"name": name, "id": id} for name, id in row.recipients],
        "speaker": _asserted(holdings, row),
        "sentence": row.sentence,
        "cue": [start, end] if 0 <= start < end <= len(row.sentence) else None,
        "href": article_href(row.article, [event.sentence], "events"),
        "evidence": f"/evidence?e={row.article}:{event.sentence.start}-{event.sentence.end}",
    }


def _asserted(holdings: Holdings, row: EventRow) -> str | None:
    """Who alone asserts an event; None where the report itself does."""
    entity = row.event.speaker
    if entity is None:
        return None
    entities = holdings.reading(row.article).entities
    return holdings.named(row.article, entity, entities[entity].name if entity < len(entities) else "")[0] or None


def meetings(holdings: Holdings, request: Request) -> Page:
    """Meetings and visits as a ledger, narrowed by `?status=` and `?who=`."""
    query = request.query_params
    found = sorted(holdings.comparison().meetings, key=order_of)
    statuses = Counter(meeting.status for meeting in found)
    who = query.get("who", "").casefold()
    chosen = [
        meeting
        for meeting in found
        if query.get("status") in (None, meeting.status)
        and any(who in name.casefold() for name in meeting.who or ("",))
    ]
    shown, pager = page_of(chosen, query)
    return Page(
        "meetings.html",
        {
            "meetings": [_meeting(holdings, meeting) for meeting in shown],
            "statuses": [
                {"status": status, "count": count, "href": with_query(query, status=status, page=None)}
                for status, count in sorted(statuses.items())
            ],
            "status": query.get("status"),
            "any_status": with_query(query, status=None, page=None),
            "who": query.get("who", ""),
            "pager": pager,
        },
    )


def _meeting(holdings: Holdings, meeting: Meeting) -> dict[str, object]:
    places = ",".join(f"{item.article}:{item.span.start}-{item.span.end}" for item in meeting.evidence[:12])
    return {
        "id": meeting.id,
        "kind": meeting.kind,
        "who": [{"name": name, "id": getattr(holdings.actor_named(name), "id", None)} for name in meeting.who],
        "date": meeting.date,
        "date_basis": meeting.date_basis,
        "place": meeting.place,
        "status": meeting.status,
        "topics": meeting.topics,
        "duration": meeting.duration,
        "story": meeting.story,
        "cites": holdings.cites(meeting.evidence[:6]),
        "reports": len({item.article for item in meeting.evidence}),
        "evidence": f"/evidence?e={places}" if places else None,
    }


def positions(holdings: Holdings, request: Request) -> Page:
    """Who is for or against what, by holder or, with `?by=issue`, by issue; narrowed by `?stance=` and words `?q=`."""
    query = request.query_params
    words, stance = query.get("q", "").casefold().split(), query.get("stance")
    rows = [
        row
        for row in holdings.findings().positions
        if all(word in f"{row.holder} {row.position.issue} {row.words}".casefold() for word in words)
    ]
    stances = Counter(row.position.stance for row in rows)
    chosen = [row for row in rows if stance in (None, row.position.stance)]
    by_issue = query.get("by") == "issue"
    chosen.sort(
        key=lambda row: (row.position.issue.casefold() if by_issue else row.holder.casefold(), _day(holdings, row))
    )
    shown, pager = page_of(chosen, query)
    return Page(
        "positions.html",
        {
            "positions": [_position(holdings, row) for row in shown],
            "by": "issue" if by_issue else "holder",
            "by_holder": with_query(query, by=None, page=None),
            "by_issue": with_query(query, by="issue", page=None),
            "stances": [
                {"stance": name, "count": count, "href": with_query(query, stance=name, page=None)}
                for name, count in sorted(stances.items())
            ],
            "stance": stance,
            "any_stance": with_query(query, stance=None, page=None),
            "q": query.get("q", ""),
            "pager": pager,
        },
    )


def _day(holdings: Holdings, row: PositionRow) -> str:
    return row.position.date or holdings.card(row.article).date or "9999"


def _position(holdings: Holdings, row: PositionRow) -> dict[str, object]:
    position, card = row.position, holdings.card(row.article)
    return {
        "holder": row.holder,
        "actor": row.actor,
        "issue": position.issue,
        "stance": position.stance,
        "date": position.date,
        "change": position.change,
        "about": position.about.of(holdings.reading(row.article).article.text) if position.about else None,
        "words": row.words,
        "article": row.article,
        "source": card.source,
        "published": card.date,
        "href": article_href(row.article, [position.span], "positions"),
    }


def relation(holdings: Holdings, request: Request) -> Page:
    """Cooperation and conflict of `?a=` and `?b=` by `?step=` (month), each point with the events behind it."""
    query = request.query_params
    a, b = query.get("a", "").strip(), query.get("b", "").strip()
    step = query.get("step", "month") if query.get("step", "month") in STEPS else "month"
    points, undated = relation_points(holdings, a, b, step) if a and b else ([], [])
    counted = [row for point in points for row in point.events]
    period = query.get("period")
    shown_rows = [
        row for point in points for row in (*point.events, *point.not_counted) if period in (None, point.period)
    ]
    shown, pager = page_of(shown_rows, query)
    names = sorted(holdings.comparison().actors, key=lambda actor: (-len(actor.members), actor.name))
    return Page(
        "relation.html",
        {
            "a": a,
            "b": b,
            "actor_a": getattr(holdings.actor_named(a), "id", None),
            "actor_b": getattr(holdings.actor_named(b), "id", None),
            "step": step,
            "steps": [{"step": name, "href": with_query(query, step=name, period=None, page=None)} for name in STEPS],
            "points": [point.summary() for point in points],
            "counted": len(counted),
            "undated": [event_data(holdings, row) for row in undated[:SHOWN_UNDATED]],
            "undated_total": len(undated),
            "period": period,
            "any_period": with_query(query, period=None, page=None),
            "events": [event_data(holdings, row) for row in shown],
            "names": [actor.name for actor in names[:200]],
            "pager": pager,
        },
        shown={"curve": relation_curve(points, lambda period: with_query(query, period=period, page=None) + "#events")},
    )
