"""`/actors`: people, bodies and places. `/actor/ID`: one under all names, with offices, company, words and deeds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from starlette.requests import Request

from sanudo.comparing.types import Actor
from sanudo.web.figures import company_graph, office_lines
from sanudo.web.holdings import EventRow, Holdings
from sanudo.web.layers import NAME_KINDS
from sanudo.web.page import NotHere, Page
from sanudo.web.paging import Fetched, page_of, with_query
from sanudo.web.views.events import event_data
from sanudo.web.views.quotes import quote_data

SHOWN = 12


def actors(holdings: Holdings, request: Request) -> Page:
    """Actors by the number of reports that name them, narrowed by `?kind=` and a part of a name `?q=`."""
    query = request.query_params
    record, kinds, kind = holdings.record, holdings.record.actor_kinds(), query.get("kind")
    words = query.get("q", "").casefold().split()
    found: Sequence[Actor] = Fetched(
        sum(kinds.values()) if kind is None else kinds.get(kind, 0),
        lambda most, first: record.largest("actors", most, first, kind),
    )
    if words:
        found = [
            actor
            for actor in sorted(holdings.comparison().actors, key=lambda actor: -_size(actor))
            if kind in (None, actor.kind)
            and all(any(word in name.casefold() for name in _names(actor)) for word in words)
        ]
    shown, pager = page_of(found, query)
    return Page(
        "actors.html",
        {
            "actors": [_row(actor) for actor in shown],
            "kinds": [
                {
                    "kind": kind,
                    "label": NAME_KINDS.get(kind, kind.lower()),
                    "count": count,
                    "href": with_query(query, kind=kind, page=None),
                }
                for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
            ],
            "kind": query.get("kind"),
            "any_kind": with_query(query, kind=None, page=None),
            "q": query.get("q", ""),
            "pager": pager,
        },
    )


def actor(holdings: Holdings, request: Request) -> Page:
    """One actor: names and where each stands, offices on a line of time, who is named with them, quotes, events."""
    found = holdings.actor(request.path_params["id"])
    if found is None:
        raise NotHere(f"No actor {request.path_params['id']} in this record.")
    articles = sorted({article for article, _ in found.members})
    findings = holdings.findings_of(articles)
    quotes = [row for row in findings.quotes if row.actor == found.id]
    events = [row for row in findings.events if found.id in {id for _, id in (*row.actors, *row.recipients)}]
    positions = [row for row in findings.positions if row.actor == found.id]
    company = _company(holdings, found, findings.events)
    ties = [(row["name"], f"/actor/{row['id']}", row["articles"] + 2 * row["events"]) for row in company]
    return Page(
        "actor.html",
        {
            "actor": {
                "id": found.id,
                "name": found.name,
                "kind": NAME_KINDS.get(found.kind, found.kind.lower()),
                "key": found.key,
                "country": found.country,
                "sector": found.sector,
            },
            "articles": [holdings.card(id) for id in articles],
            "aliases": [
                {"name": alias.name, "times": len(alias.evidence), "cites": holdings.cites(alias.evidence[:SHOWN])}
                for alias in sorted(found.aliases, key=lambda alias: (-len(alias.evidence), alias.name))
            ],
            "offices": [
                {
                    "title": office.title,
                    "body": office.body,
                    "first": office.first_seen,
                    "last": office.last_seen,
                    "former": office.former,
                    "cites": holdings.cites(office.evidence[:SHOWN]),
                }
                for office in found.offices
            ],
            "company": company[: 2 * SHOWN],
            "quotes": [quote_data(holdings, row) for row in quotes[:SHOWN]],
            "quotes_total": len(quotes),
            "events": [event_data(holdings, row) for row in events[:SHOWN]],
            "events_total": len(events),
            "positions": positions[:SHOWN],
            "meetings": [
                meeting
                for meeting in holdings.record.resting_on("meetings", articles)
                if _takes_part(found, meeting.who)
            ],
        },
        shown={"lines": office_lines(found.offices), "graph": company_graph(found.name, ties)},
    )


def _row(actor: Actor) -> dict[str, object]:
    others = [alias.name for alias in actor.aliases if alias.name != actor.name]
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": NAME_KINDS.get(actor.kind, actor.kind.lower()),
        "country": actor.country,
        "sector": actor.sector,
        "articles": _size(actor),
        "namings": sum(len(alias.evidence) for alias in actor.aliases),
        "aliases": others[:6],
        "more_aliases": max(0, len(others) - 6),
        "offices": [
            {
                "title": office.title,
                "body": office.body,
                "first": office.first_seen,
                "last": office.last_seen,
                "former": office.former,
            }
            for office in actor.offices[:3]
        ],
    }


def _names(actor: Actor) -> set[str]:
    return {actor.name, *(alias.name for alias in actor.aliases)}


def _size(actor: Actor) -> int:
    return len({article for article, _ in actor.members})


def _company(holdings: Holdings, actor: Actor, events: Sequence[EventRow]) -> list[dict[str, Any]]:
    """Who else the same reports name, by the number of reports, with the number of events that join them."""
    articles = {article for article, _ in actor.members}
    joined: Counter[str] = Counter()
    for row in events:
        ids = {id for _, id in (*row.actors, *row.recipients) if id}
        if actor.id in ids:
            joined.update(ids - {actor.id})
    company: list[dict[str, Any]] = []
    for other in holdings.record.resting_on("actors", sorted(articles)):
        shared = len(articles & {article for article, _ in other.members}) if other.id != actor.id else 0
        if shared:
            company.append(
                {
                    "id": other.id,
                    "name": other.name,
                    "kind": NAME_KINDS.get(other.kind, other.kind.lower()),
                    "articles": shared,
                    "events": joined[other.id],
                    "namings": len(other.members),
                }
            )
    company.sort(key=lambda row: (-row["events"], -row["articles"], -row["namings"], row["name"], row["id"]))
    return company


def _takes_part(actor: Actor, who: tuple[str, ...]) -> bool:
    names = {name.casefold() for name in _names(actor)}
    return any(name.casefold() in names for name in who)
