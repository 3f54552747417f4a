"""`/articles`: all reports. `/article/ID`: the reader. `/evidence`: stretches of several reports side by side."""

from __future__ import annotations

import re
from collections import Counter

from starlette.requests import Request

from sanudo.article.types import Article, Span
from sanudo.web.holdings import Holdings, article_href
from sanudo.web.layers import HIGHLIGHT, LAYERS, Note, dating_rows, notes_of
from sanudo.web.page import NotHere, Page
from sanudo.web.paging import page_of, with_query
from sanudo.web.segments import Mark, reader_html

MOST_SIDES = 24
_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")


def articles(holdings: Holdings, request: Request) -> Page:
    """Reports by date, narrowed by `?outlet=`, `?story=` and words of the headline `?q=`."""
    query = request.query_params
    cards = list(holdings.cards().values())
    outlets = Counter(card.outlet or "" for card in cards)
    outlet, story, words = query.get("outlet"), query.get("story"), query.get("q", "").casefold().split()
    chosen = [
        card
        for card in cards
        if (outlet is None or (card.outlet or "") == outlet)
        and (not story or card.story == story)
        and all(word in f"{card.title} {card.source}".casefold() for word in words)
    ]
    shown, pager = page_of(chosen, query)
    return Page(
        "articles.html",
        {
            "articles": list(shown),
            "outlets": [
                {"name": name or None, "count": count, "href": with_query(query, outlet=name, page=None)}
                for name, count in sorted(outlets.items(), key=lambda item: (-item[1], item[0]))[:40]
            ],
            "outlet": outlet,
            "any_outlet": with_query(query, outlet=None, page=None),
            "q": query.get("q", ""),
            "story": holdings.stories().get(story) if story else None,
            "titles": {card.story: holdings.stories()[card.story].title for card in shown if card.story},
            "pager": pager,
        },
    )


def article(holdings: Holdings, request: Request) -> Page:
    """One report as it came, with the layers of `?layers=` marked and the spans of `?at=` shown and explained."""
    id = request.path_params["id"]
    reading = holdings.reading(id)
    report = holdings.article(id)
    known = [layer.name for layer in LAYERS]
    chosen = [name for name in known if name in request.query_params.get("layers", "").split(",")]
    at = spans_of(request.query_params.get("at", ""), len(report.text))
    notes, marks = notes_of(holdings, reading)
    shown = [mark for mark in marks if mark.layer in chosen] + [Mark(span, HIGHLIGHT) for span in at]
    layers_said = ",".join(chosen) if chosen else None
    html = reader_html(report.text, report.parts, shown, lambda mark: article_href(id, [mark.span], layers_said))
    card = holdings.card(id)
    return Page(
        "article.html",
        {
            "article": _facts(report),
            "card": card,
            "parts": [{"kind": part.kind, "span": part.span, "speaker": part.speaker} for part in report.parts],
            "text": report.text,
            "layers": _switches(notes, chosen, request),
            "every": with_query(request.query_params, layers=None if chosen else ",".join(known)),
            "chosen": chosen,
            "at": at,
            "notes": [note for note in notes if note.layer in chosen],
            "here": _notes_at(notes, at),
            "dating": dating_rows(report.published, id) if report.published else [],
            "candidates": report.candidates,
            "story": holdings.stories().get(card.story) if card.story else None,
            "other_stories": [
                {"id": story.id, "title": story.title}
                for story in list(holdings.stories().values())[:200]
                if story.id != card.story
            ],
            "neighbours": _neighbours(holdings, id, layers_said),
        },
        shown={"reader": html},
    )


def evidence(holdings: Holdings, request: Request) -> Page:
    """The paragraphs around each `?e=ID:START-END`, side by side, the words that count marked in them."""
    sides = []
    for item in ",".join(request.query_params.getlist("e")).split(",")[:MOST_SIDES]:
        id, _, place = item.rpartition(":")
        if id not in holdings.cards():
            continue
        text = holdings.text(id)
        for span in spans_of(place, len(text)):
            around = _paragraph(holdings.reading(id).article, span)
            sides.append(
                {
                    "article": id,
                    "card": holdings.card(id),
                    "span": span,
                    "before": text[around.start : span.start],
                    "words": span.of(text),
                    "after": text[span.end : around.end],
                    "href": article_href(id, [span]),
                }
            )
    if not sides:
        raise NotHere("No such evidence in this record. Addresses read /evidence?e=ARTICLE:START-END.")
    return Page("evidence.html", {"title": request.query_params.get("title", ""), "sides": sides})


def spans_of(said: str, length: int) -> list[Span]:
    """The spans in "12-30,44-60" that lie within a text; what is not a span is passed over."""
    spans = (Span(int(found[1]), int(found[2])) for found in map(_PLACE.fullmatch, said.split(",")[:50]) if found)
    return [span for span in spans if span.start < span.end <= length]


def _facts(report: Article) -> dict[str, object]:
    return {
        "id": report.id,
        "name": report.name,
        "headline": report.headline,
        "outlet": report.outlet,
        "outlet_basis": report.outlet_basis,
        "byline": report.byline,
        "dateline": report.dateline,
        "published": report.published,
        "updated": report.updated,
        "url": report.url,
        "language": report.language,
        "original": report.original,
        "characters": len(report.text),
    }


def _switches(notes: list[Note], chosen: list[str], request: Request) -> list[dict[str, object]]:
    counts = Counter(note.layer for note in notes)
    switches: list[dict[str, object]] = []
    for layer in LAYERS:
        on = layer.name in chosen
        after = [item.name for item in LAYERS if (item.name in chosen) != (item.name == layer.name)]
        href = with_query(request.query_params, layers=",".join(after) if after else None)
        facts = {"name": layer.name, "label": layer.label, "key": layer.key}
        switches.append({**facts, "on": on, "count": counts[layer.name], "href": href})
    return switches


def _notes_at(notes: list[Note], at: list[Span]) -> list[Note]:
    """Notes of records that share characters with the spans, the tightest first."""
    near = [note for note in notes if any(a.start < b.end and b.start < a.end for a in note.spans for b in at)]
    return sorted(near, key=lambda note: sum(span.end - span.start for span in note.spans))


def _neighbours(holdings: Holdings, id: str, layers: str | None) -> dict[str, str | None]:
    ids = list(holdings.cards())
    place = ids.index(id)
    return {
        "previous": article_href(ids[place - 1], (), layers) if place else None,
        "next": article_href(ids[place + 1], (), layers) if place + 1 < len(ids) else None,
    }


def _paragraph(report: Article, span: Span, most: int = 1200) -> Span:
    """The part that holds the span, or its line where no part does; never more than `most` characters beside it."""
    holding = [part.span for part in report.parts if part.span.start <= span.start and span.end <= part.span.end]
    if holding:
        found = min(holding, key=lambda part: part.end - part.start)
    else:
        end = report.text.find("\n", span.end)
        found = Span(report.text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(report.text))
    return Span(max(found.start, span.start - most), min(found.end, span.end + most))
