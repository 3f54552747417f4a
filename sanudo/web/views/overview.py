"""`/`: what the record holds, in one page. `/search`: sentences by their words. `/problems`: what could not be read."""

from __future__ import annotations

from collections import Counter
from heapq import nsmallest

from starlette.requests import Request

from sanudo.comparing.types import Difference
from sanudo.record.types import Hit
from sanudo.telling.account import capital
from sanudo.telling.difference_headings import heading, said
from sanudo.telling.differing import weight
from sanudo.web.holdings import Holdings, article_href
from sanudo.web.page import Page
from sanudo.web.paging import page_of

MOST_HITS = 500
SHOWN = 12


def overview(holdings: Holdings, request: Request) -> Page:
    """Stories, articles, outlets, the span of dates and the problems, with counts of everything else."""
    cards = holdings.cards()
    comparison, counts = holdings.comparison(), holdings.record.counts
    days = sorted(card.date[:10] for card in cards.values() if card.date)
    outlets = Counter(card.outlet for card in cards.values() if card.outlet)
    problems = list(holdings.record.problems())
    stories = sorted(comparison.stories, key=lambda story: (-len(story.articles), story.begin or "", story.id))
    return Page(
        "overview.html",
        {
            "counts": {
                "articles": len(cards),
                "stories": counts["stories"],
                "outlets": len(outlets),
                "actors": counts["actors"],
                "statements": counts["statements"],
                "meetings": counts["meetings"],
                "differences": counts["differences"],
                "problems": len(problems),
            },
            "begin": days[0] if days else None,
            "end": days[-1] if days else None,
            "undated": sum(1 for card in cards.values() if not card.date),
            "outlet_not_said": sum(1 for card in cards.values() if not card.outlet),
            "outlets": [{"name": name, "articles": count} for name, count in _ranked(outlets)[:SHOWN]],
            "stories": stories[:SHOWN],
            "actors": [
                {"id": actor.id, "name": actor.name, "kind": actor.kind, "articles": len({a for a, _ in actor.members})}
                for actor in holdings.record.largest("actors", SHOWN)
            ],
            "differences": [
                {
                    "n": number,
                    "kind": item.kind,
                    "topic": item.topic,
                    "heading": capital(heading(item)),
                    "judgement": item.judgement,
                    "values": _values(holdings, item),
                }
                for number, item in nsmallest(
                    6, enumerate(holdings.record.compared("differences")), key=lambda pair: weight(pair[1])
                )
            ],
        },
    )


def search(holdings: Holdings, request: Request) -> Page:
    """Sentences that hold all the words of `?q=`, each with what matched and where it stands."""
    query = request.query_params.get("q", "").strip()
    hits = [_hit(holdings, hit) for hit in holdings.record.search(query, limit=MOST_HITS)] if query else []
    shown, pager = page_of(hits, request.query_params, 25)
    return Page("search.html", {"q": query, "hits": list(shown), "pager": pager, "at_most": MOST_HITS})


def problems(holdings: Holdings, request: Request) -> Page:
    """The inputs that could not be read, in whole or in part, and why."""
    found = list(holdings.record.problems())
    kind = request.query_params.get("kind")
    kinds = Counter(problem.kind for problem in found)
    chosen = [problem for problem in found if kind is None or problem.kind == kind]
    shown, pager = page_of(chosen, request.query_params)
    return Page(
        "problems.html",
        {
            "kinds": [{"kind": k, "count": n} for k, n in _ranked(kinds)],
            "kind": kind,
            "problems": shown,
            "pager": pager,
        },
    )


def _values(holdings: Holdings, item: Difference) -> list[dict[str, object]]:
    """What the sides say, each value once, with who says it."""
    values: dict[str, list[str]] = {}
    for side in item.sides:
        values.setdefault(side.value, []).append(holdings.card(side.article).source)
    return [
        {"value": value, "told": said(value, ()), "sources": list(dict.fromkeys(sources))}
        for value, sources in list(values.items())[:5]
    ]


def _hit(holdings: Holdings, hit: Hit) -> dict[str, object]:
    card = holdings.card(hit.article)
    return {
        "article": hit.article,
        "span": hit.span,
        "sentence": hit.text,
        "stretches": _stretches(hit),
        "part": hit.part,
        "source": card.source,
        "headline": card.title,
        "date": card.date,
        "href": article_href(hit.article, [hit.span]),
    }


def _stretches(hit: Hit) -> list[dict[str, object]]:
    """The sentence cut at the words that matched; put together it is the sentence."""
    stretches: list[dict[str, object]] = []
    reached = 0
    for mark in sorted(hit.marks):
        start, end = mark.start - hit.span.start, mark.end - hit.span.start
        if start < reached or end > len(hit.text):
            continue
        stretches.append({"text": hit.text[reached:start], "match": False})
        stretches.append({"text": hit.text[start:end], "match": True})
        reached = end
    stretches.append({"text": hit.text[reached:], "match": False})
    return [stretch for stretch in stretches if stretch["text"]]


def _ranked(counter: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))
