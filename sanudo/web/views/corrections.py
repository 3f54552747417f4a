"""`/corrections`: what was corrected by hand. `/actor/ID/merge` and `/split`: what a correction would change."""

from __future__ import annotations

from collections import Counter
from typing import Any

from starlette.requests import Request

from sanudo.comparing.types import Actor
from sanudo.web.holdings import Holdings
from sanudo.web.layers import NAME_KINDS
from sanudo.web.page import NotHere, Page
from sanudo.web.paging import page_of

SHOWN = 40


def corrections(holdings: Holdings, request: Request) -> Page:
    """Every correction, last first, with what it says and whether it is in force."""
    log = holdings.record.corrections()
    shown, pager = page_of([_row(holdings, item) for item in reversed(log)], request.query_params)
    return Page("corrections.html", {"corrections": list(shown), "pager": pager})


def merge(holdings: Holdings, request: Request) -> Page:
    """Two actors to be one: `?q=` looks for the other, `?other=` shows what would change and what speaks against it."""
    into = _actor(holdings, request.path_params["id"])
    query = request.query_params
    words = query.get("q", "").casefold().split() or into.name.casefold().split()[-1:]
    other = _actor(holdings, query["other"]) if query.get("other") else None
    if other is not None and other.id == into.id:
        raise NotHere(f"{into.name} cannot be merged with itself.")
    others = [one for one in holdings.comparison().actors if one.id != into.id]
    fitting = [one for one in others if all(any(word in alias.casefold() for alias in _names(one)) for word in words)]
    if not fitting and not query.get("q"):
        fitting = others
    fitting.sort(key=lambda one: (one.kind != into.kind, -len(one.members), one.name))
    return Page(
        "merge.html",
        {
            "into": _brief(into),
            "other": _brief(other) if other else None,
            "q": query.get("q", ""),
            "candidates": [_brief(one) for one in fitting[:SHOWN]],
            "together": _together(into, other) if other else None,
            "against": _against(holdings, into, other) if other else [],
        },
    )


def split(holdings: Holdings, request: Request) -> Page:
    """One actor to be two: `?names=` and `?articles=` choose what goes, and the page shows what would stay."""
    actor = _actor(holdings, request.path_params["id"])
    names, articles = request.query_params.getlist("names"), request.query_params.getlist("articles")
    per_article = Counter(article for article, _ in actor.members)
    goes = [
        (alias.name, item.article)
        for alias in actor.aliases
        for item in alias.evidence
        if (names or articles) and (not names or alias.name in names) and (not articles or item.article in articles)
    ]
    total = sum(len(alias.evidence) for alias in actor.aliases)
    return Page(
        "split.html",
        {
            "actor": _brief(actor),
            "names": [
                {"name": alias.name, "times": len(alias.evidence), "chosen": alias.name in names}
                for alias in sorted(actor.aliases, key=lambda alias: (-len(alias.evidence), alias.name))
            ],
            "articles": [{"card": holdings.card(id), "chosen": id in articles} for id in sorted(per_article)],
            "chosen_names": names,
            "chosen_articles": articles,
            "goes": len(goes),
            "stays": total - len(goes),
        },
    )


def _actor(holdings: Holdings, id: str) -> Actor:
    found = holdings.actors().get(id)
    if found is None:
        raise NotHere(f"No actor {id} in this record.")
    return found


def _names(actor: Actor) -> set[str]:
    return {actor.name, *(alias.name for alias in actor.aliases)}


def _brief(actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": NAME_KINDS.get(actor.kind, actor.kind.lower()),
        "country": actor.country,
        "key": actor.key,
        "articles": len({article for article, _ in actor.members}),
        "aliases": sorted(_names(actor) - {actor.name})[:12],
        "offices": [office.title + (f", {office.body}" if office.body else "") for office in actor.offices[:6]],
    }


def _together(into: Actor, other: Actor) -> dict[str, Any]:
    """What the one would be."""
    return {
        "name": into.name,
        "articles": len({article for article, _ in (*into.members, *other.members)}),
        "names": sorted(_names(into) | _names(other)),
        "offices": sorted({o.title + (f", {o.body}" if o.body else "") for o in (*into.offices, *other.offices)}),
    }


def _against(holdings: Holdings, into: Actor, other: Actor) -> list[str]:
    """What speaks against the two being one, in words."""
    against = []
    for what in ("kind", "country", "key"):
        one, two = getattr(into, what), getattr(other, what)
        if one and two and one != two:
            against.append(f"They differ in {'gazetteer entry' if what == 'key' else what}: {one} and {two}.")
    both = {article for article, _ in into.members} & {article for article, _ in other.members}
    if both:
        named = ", ".join(sorted(holdings.card(id).title for id in both)[:3])
        against.append(f"{len(both)} report(s) name both, as two: {named}.")
    return against


def _row(holdings: Holdings, item: Any) -> dict[str, Any]:
    in_force = item.undone is None and item.kind != "undo"
    said = _said(holdings, item.kind, item.value)
    row = {"n": item.n, "kind": item.kind, "said": said, "undone": item.undone, "in_force": in_force}
    return {**row, "value": item.value}


def _said(holdings: Holdings, kind: str, value: dict[str, Any]) -> str:
    """A correction in words."""
    if kind == "merge":
        return f"{_named(value['other'])} is {_named(value['into'])}"
    if kind == "split":
        return f"{_parts(holdings, value)} is not {_named(value['actor'])}"
    if kind == "rename":
        return f"{_named(value['actor'])} is shown as {value['name']}"
    if kind == "pin":
        return f"{value['name']} means {_named(value['actor'])}"
    if kind == "move":
        there = "another story" if value["story"] else "a story of its own"
        return f"{holdings.card(value['article']).title} belongs to {there}"
    return f"correction {value['n']} is undone" if kind == "undo" else kind


def _named(reference: dict[str, Any]) -> str:
    return str(reference.get("name") or reference.get("id"))


def _parts(holdings: Holdings, value: dict[str, Any]) -> str:
    parts = [", ".join(value.get("names") or ["what is named"])]
    if value.get("articles"):
        parts.append("in " + ", ".join(holdings.card(id).title for id in value["articles"][:3]))
    return " ".join(parts)
