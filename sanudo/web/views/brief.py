"""`/story/ID/brief`: the account of a story that `sanudo.telling.brief` composes, every line leading to its sources."""

from __future__ import annotations

from typing import cast

from starlette.requests import Request

from sanudo.record.record import Record
from sanudo.telling.account import Brief, Line, Source
from sanudo.telling.brief import brief
from sanudo.web.holdings import Holdings, article_href
from sanudo.web.page import NotHere, Page


def story_brief(holdings: Holdings, request: Request) -> Page:
    """The account, its lines and its numbered sources."""
    story = holdings.stories().get(request.path_params["id"])
    if story is None:
        raise NotHere(f"No story {request.path_params['id']} in this record.")
    told = brief(cast(Record, holdings.record), story)
    sources = {source.number: source for source in told.sources}
    return Page(
        "brief.html",
        {
            "story": story.id,
            "title": told.title,
            "sections": _sections(told, sources),
            "sources": [
                {
                    "number": source.number,
                    "article": source.article,
                    "outlet": source.outlet,
                    "date": source.date,
                    "words": source.words,
                    "span": source.span,
                    "href": article_href(source.article, [source.span]),
                }
                for source in told.sources
            ],
        },
    )


def _sections(told: Brief, sources: dict[int, Source]) -> list[dict[str, object]]:
    return [
        {
            "heading": section.heading,
            "level": section.level,
            "lines": [_line(line, sources) for line in section.lines],
        }
        for section in told.sections
    ]


def _line(line: Line, sources: dict[int, Source]) -> dict[str, object]:
    evidence = _evidence([sources[number] for number in line.sources if number in sources])
    return {"text": line.text, "opens": line.opens, "sources": line.sources, "evidence": evidence}


def _evidence(sources: list[Source]) -> str | None:
    places = ",".join(f"{one.article}:{one.span.start}-{one.span.end}" for one in sources[:12])
    return f"/evidence?e={places}" if places else None
