"""`/stories`, `/story/ID`: reports of one story by day, by claim, by copy. `/differences`: where they part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from starlette.requests import Request

from sanudo.article.types import Span
from sanudo.comparing.types import Chapter, Claim, Difference, Story
from sanudo.telling.account import capital
from sanudo.telling.difference_headings import heading, said
from sanudo.telling.differing import weight
from sanudo.telling.timeline import Compared, words_told
from sanudo.web.days import timeline
from sanudo.web.holdings import Holdings, article_href
from sanudo.web.page import NotHere, Page
from sanudo.web.paging import page_of, with_query


def stories(holdings: Holdings, request: Request) -> Page:
    """All stories, latest first, narrowed by words of the title, an actor or an outlet `?q=`."""
    query = request.query_params
    words = query.get("q", "").casefold().split()
    found = [
        story
        for story in holdings.comparison().stories
        if all(word in " ".join((story.title or "", *story.actors, *story.outlets)).casefold() for word in words)
    ]
    order = query.get("order", "size")
    found.sort(key=lambda story: story.id)
    found.sort(key=lambda story: (story.end or story.begin or "") if order == "date" else "", reverse=True)
    if order != "date":
        found.sort(key=lambda story: -len(story.articles))
    shown, pager = page_of(found, query, 30)
    orders = [{"name": name, "href": with_query(query, order=name, page=None)} for name in ("size", "date")]
    data = {"stories": [story_row(story) for story in shown], "q": query.get("q", ""), "order": order}
    return Page("stories.html", {**data, "orders": orders, "pager": pager})


def story_row(story: Story) -> dict[str, object]:
    """A story as lists show it."""
    return {
        "id": story.id,
        "title": story.title,
        "begin": story.begin,
        "end": story.end,
        "articles": len(story.articles),
        "voices": len(story.voices) or len(story.articles),
        "outlets": story.outlets,
        "actors": story.actors[:6],
        "storyline": story.storyline,
    }


def chapter_row(holdings: Holdings, chapter: Chapter) -> dict[str, object]:
    """A day of a story: its reports, and what places those that do not say their date."""
    return {
        "day": chapter.day,
        "basis": chapter.basis,
        "articles": [holdings.card(id) for id in chapter.articles],
        "evidence": _side_by_side([(e.article, e.span.start, e.span.end) for e in chapter.evidence]),
    }


def story(holdings: Holdings, request: Request) -> Page:
    """One story: its days, its reports and voices, its claims by report, its differences, its copies."""
    found = holdings.stories().get(request.path_params["id"])
    if found is None:
        raise NotHere(f"No story {request.path_params['id']} in this record.")
    comparison = holdings.comparison()
    members = set(found.articles)
    claims: list[Claim] = list(holdings.record.compared("claims", found.id))
    known = holdings.compared(found)
    claims.sort(key=lambda claim: (-len(claim.said_by), claim.date or "", claim.id))
    shown, pager = page_of(claims, request.query_params, 25)
    line = [s for s in comparison.stories if found.storyline and s.storyline == found.storyline]
    line.sort(key=lambda story: (story.begin is None, story.begin or "", story.id))
    return Page(
        "story.html",
        {
            "story": story_row(found),
            "articles": [holdings.card(id) for id in found.articles],
            "voices": [[holdings.card(id) for id in voice] for voice in found.voices],
            "timeline": timeline(holdings, found),
            "claims": [_claim(holdings, found, known, claim) for claim in shown],
            "pager": pager,
            "alone": [_claim(holdings, found, known, claim) for claim in [one for one in claims if _alone(one)][:40]],
            "several": len(found.articles) > 1
            or any({item.copy, item.original} & members for item in comparison.reprints),
            "differences": [
                difference_data(holdings, number, item)
                for number, item in _ranked(comparison.differences)
                if item.story == found.id or (item.story is None and {side.article for side in item.sides} <= members)
            ],
            "copies": [
                {
                    "copied": holdings.card(item.copy),
                    "original": holdings.card(item.original),
                    "containment": item.containment,
                    "direction": item.direction,
                    "source": item.source,
                    "evidence": _side_by_side([(e.article, e.span.start, e.span.end) for e in item.evidence]),
                }
                for item in comparison.reprints
                if item.copy in members or item.original in members
            ],
            "nameless": sum(1 for id in found.articles if not holdings.card(id).outlet),
            "chapters": [chapter_row(holdings, chapter) for chapter in found.chapters],
            "storyline": [story_row(one) for one in line] if len(line) > 1 else [],
        },
    )


def differences(holdings: Holdings, request: Request) -> Page:
    """Where reports part, narrowed by `?kind=` and `?story=`; `?n=` shows one."""
    query = request.query_params
    numbered = list(enumerate(holdings.comparison().differences))
    kind, one, about = query.get("kind"), query.get("n"), query.get("story")
    kinds = Counter(item.kind for _, item in numbered)
    chosen = [
        (number, item)
        for number, item in _ranked([item for _, item in numbered])
        if (kind is None or item.kind == kind) and (one is None or str(number) == one) and about in (None, item.story)
    ]
    shown, pager = page_of(chosen, query, 30)
    return Page(
        "differences.html",
        {
            "differences": [difference_data(holdings, number, item) for number, item in shown],
            "kinds": [
                {"kind": name, "count": count, "href": with_query(query, kind=name, page=None, n=None)}
                for name, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
            ],
            "kind": kind,
            "one": one is not None,
            "any_kind": with_query(query, kind=None, page=None, n=None),
            "pager": pager,
        },
    )


def _ranked(differences: Sequence[Difference]) -> list[tuple[int, Difference]]:
    """Differences with their numbers in the record, what matters most first."""
    return sorted(enumerate(differences), key=lambda pair: weight(pair[1]))


def difference_data(holdings: Holdings, number: int, item: Difference) -> dict[str, object]:
    """A difference with the words of each side; `values` gathers the sides that say the same."""
    sides = [
        {
            "value": side.value,
            "article": side.article,
            "source": holdings.card(side.article).source,
            "date": holdings.card(side.article).date,
            "cites": [holdings.cite(side.article, span) for span in tightest(side.evidence)[:3]],
            "href": article_href(side.article, side.evidence),
        }
        for side in item.sides
    ]
    return {
        "n": number,
        "kind": item.kind,
        "topic": item.topic,
        "heading": capital(heading(item)),
        "judgement": item.judgement or None,
        "confidence": item.confidence,
        "story": item.story,
        "sides": sides,
        "values": [
            {"value": value, "told": said(value, ()), "sides": [side for side in sides if side["value"] == value]}
            for value in dict.fromkeys(side.value for side in item.sides)
        ],
        "evidence": _side_by_side([(s.article, e.start, e.end) for s in item.sides for e in s.evidence[:1]]),
    }


def tightest(spans: Sequence[Span]) -> list[Span]:
    """The spans that hold no other of them: where the words stand, rather than the sentence around them."""
    return [
        span
        for place, span in enumerate(spans)
        if span not in spans[:place]
        and not any(other != span and span.start <= other.start and other.end <= span.end for other in spans)
    ]


def _claim(holdings: Holdings, story: Story, known: Compared, claim: Claim) -> dict[str, object]:
    cells = [_cell(story, claim, article) for article in story.articles]
    text, denied = _told(holdings, known, claim)
    return {
        "id": claim.id,
        "kind": claim.kind,
        "text": text,
        "speaker": claim.speaker,
        "date": claim.date,
        "status": "denied" if denied else claim.status,
        "said_by": claim.said_by,
        "otherwise": claim.otherwise,
        "silent": claim.silent,
        "cells": cells,
        "only": holdings.card(claim.said_by[0]).source if len(claim.said_by) == 1 else None,
        "evidence": _side_by_side([(e.article, e.span.start, e.span.end) for e in claim.evidence]),
    }


def _told(holdings: Holdings, known: Compared, claim: Claim) -> tuple[str, bool]:
    """The words of a claim, a statement's with the words that report it; and whether its speaker denied it."""
    first = claim.evidence[0] if claim.kind == "statement" and claim.evidence else None
    statement = known.statements.get(first) if first else None
    wordings = [w for w in statement.wordings if w.evidence[:1] == (first,)] if statement else []
    return words_told(holdings.reading(wordings[0].article), wordings[0]) if wordings else (claim.text, False)


def _cell(story: Story, claim: Claim, article: str) -> dict[str, object]:
    """How one report stands to a claim: says, otherwise, silent or, where the claim does not tell, unknown."""
    spans = [item.span for item in claim.evidence if item.article == article]
    voice = next((voice for voice in story.voices if article in voice), (article,))
    if set(voice) & set(claim.otherwise):
        stand = "otherwise"
    elif spans or article in claim.said_by:
        stand = "says"
    elif set(voice) & set(claim.said_by):
        stand = "copies"
    else:
        stand = "silent"
    return {"article": article, "stand": stand, "href": article_href(article, spans) if spans else None}


def _alone(claim: Claim) -> bool:
    return len(claim.said_by) == 1 and not claim.otherwise


def _side_by_side(places: list[tuple[str, int, int]]) -> str | None:
    said = ",".join(f"{article}:{start}-{end}" for article, start, end in places[:12])
    return f"/evidence?e={said}" if said else None
