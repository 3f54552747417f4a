"""`/system`: who belongs, may decide, veto or speak, until a day. `/proposals`: who proposed what, who is for it."""

from __future__ import annotations

from collections import Counter
from typing import cast

from starlette.requests import Request

from sanudo.comparing.types import Evidence, Story
from sanudo.record.record import Record
from sanudo.telling.proposals import STAGES, Proposal
from sanudo.telling.proposals import proposals as proposals_of
from sanudo.telling.system import Fact, facts_of, system_on
from sanudo.web.holdings import Holdings
from sanudo.web.page import Page
from sanudo.web.paging import page_of, with_query

MOST = 12  # stretches that an address names
MOST_AT_ONCE = 200  # reports of a record that is told whole
MOST_STORIES = 100  # to choose from
SHOWN = 3  # stretches that stand open


def _asked_story(holdings: Holdings, asked: str | None) -> tuple[str | None, list[dict[str, object]]]:
    """The story that is asked for, and those to choose from. A large record is told story by story: its readings are
    too many to go through for one page."""
    largest: list[Story] = holdings.record.largest("stories", MOST_STORIES)
    choice: list[dict[str, object]] = [
        {"id": one.id, "title": one.title, "articles": len(one.articles)} for one in largest
    ]
    if asked and asked in holdings.stories():
        if all(one["id"] != asked for one in choice):
            one = holdings.stories()[asked]
            choice.insert(0, {"id": one.id, "title": one.title, "articles": len(one.articles)})
        return asked, choice
    whole = len(holdings.cards()) <= MOST_AT_ONCE or not choice
    return None if whole else largest[0].id, choice


def system(holdings: Holdings, request: Request) -> Page:
    """Facts of the system by kind, until `?on=` (a day, month or year), narrowed by `?kind=` and a name `?who=`."""
    query = request.query_params
    story, stories = _asked_story(holdings, query.get("story"))
    facts = holdings.kept(f"facts of {story}", lambda: facts_of(cast(Record, holdings.record), story))
    days = sorted({told.day[:10] for fact in facts for told in fact.told if told.day})
    state = system_on(facts, query.get("on", "").strip() or None)
    who, kind = query.get("who", "").casefold().strip(), query.get("kind")
    named = [
        fact
        for fact in (*state.facts, *state.gone)
        if all(word in f"{fact.subject or ''} {fact.body or ''}".casefold() for word in who.split())
    ]
    kinds = Counter(fact.kind for fact in named)
    chosen = [fact for fact in named if kind in (None, fact.kind)]
    shown, pager = page_of(chosen, query)
    return Page(
        "system.html",
        {
            "facts": [
                {**_fact(holdings, fact), "new": fact in state.new, "gone": fact in state.gone} for fact in shown
            ],
            "kinds": [
                {"kind": name, "count": count, "href": with_query(query, kind=name, page=None)}
                for name, count in kinds.items()
            ],
            "kind": kind,
            "any_kind": with_query(query, kind=None, page=None),
            "days": [{"day": day, "href": with_query(query, on=day, page=None)} for day in days[-12:]],
            "on": query.get("on", "").strip(),
            "any_day": with_query(query, on=None, page=None),
            "day": state.day,
            "before": state.before,
            "who": query.get("who", ""),
            "story": story,
            "stories": stories,
            "pager": pager,
        },
    )


def _fact(holdings: Holdings, fact: Fact) -> dict[str, object]:
    evidence = [told.evidence for told in fact.told]
    return {
        "kind": fact.kind,
        "subject": fact.subject,
        "subject_id": getattr(holdings.actor_named(fact.subject or ""), "id", None),
        "body": fact.body,
        "body_id": getattr(holdings.actor_named(fact.body or ""), "id", None),
        "status": fact.status,
        "first": fact.first,
        "last": fact.last,
        "speakers": sorted({told.speaker for told in fact.told if told.speaker}),
        "reports": len({one.article for one in evidence}),
        "cites": holdings.cites(_one_a_report(evidence)[:SHOWN]),
        "evidence": _address(evidence),
    }


def proposals(holdings: Holdings, request: Request) -> Page:
    """Proposals by the first day they are told, narrowed by `?stage=` and a name or words `?q=`."""
    query = request.query_params
    story, stories = _asked_story(holdings, query.get("story"))
    found = holdings.kept(f"proposals of {story}", lambda: proposals_of(cast(Record, holdings.record), story))
    words = query.get("q", "").casefold().split()
    named = [one for one in found if all(word in _words(one) for word in words)]
    stages = Counter(one.stage for one in named)
    stage = query.get("stage")
    chosen = [one for one in named if stage in (None, one.stage)]
    shown, pager = page_of(chosen, query, 25)
    return Page(
        "proposals.html",
        {
            "proposals": [_proposal(holdings, one) for one in shown],
            "stages": [
                {"stage": name, "count": stages[name], "href": with_query(query, stage=name, page=None)}
                for name in STAGES
                if stages[name]
            ],
            "stage": stage,
            "any_stage": with_query(query, stage=None, page=None),
            "q": query.get("q", ""),
            "story": story,
            "stories": stories,
            "pager": pager,
        },
    )


def _words(one: Proposal) -> str:
    parties = (*one.proposers, *one.on_side("supporter"), *one.on_side("objector"))
    return " ".join((*parties, *one.contents)).casefold()


def _proposal(holdings: Holdings, one: Proposal) -> dict[str, object]:
    days = sorted(w.told.day for w in one.wordings if w.told.day)
    evidence = [w.told.evidence for w in one.wordings]
    return {
        "proposers": _parties(holdings, one.proposers),
        "stage": one.stage,
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "supporters": _parties(holdings, one.on_side("supporter")),
        "objectors": _parties(holdings, one.on_side("objector")),
        "story": one.story,
        "reports": len({item.article for item in evidence}),
        "wordings": [
            {
                "content": w.content,
                "stage": w.stage,
                "day": w.told.day,
                "speaker": w.told.speaker,
                "cite": holdings.cite(w.told.evidence.article, w.told.evidence.span),
            }
            for w in one.wordings
        ],
        "evidence": _address(evidence),
    }


def _parties(holdings: Holdings, names: tuple[str, ...]) -> list[dict[str, str | None]]:
    return [{"name": name, "id": getattr(holdings.actor_named(name), "id", None)} for name in names]


def _one_a_report(evidence: list[Evidence]) -> list[Evidence]:
    return list({one.article: one for one in reversed(evidence)}.values())[::-1]


def _address(evidence: list[Evidence]) -> str | None:
    said = ",".join(f"{one.article}:{one.span.start}-{one.span.end}" for one in evidence[:MOST])
    return f"/evidence?e={said}" if said else None
