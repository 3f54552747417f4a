"""`/quotes`: who said what. `/statement/ID`: one statement in all its wordings. `/check`: is this quote real?"""

from __future__ import annotations

from collections import Counter

from starlette.requests import Request

from sanudo.comparing.types import Statement, Wording
from sanudo.telling.wording_diff import word_diff
from sanudo.web.checking import check_quote
from sanudo.web.holdings import Holdings, QuoteRow, article_href
from sanudo.web.page import NotHere, Page
from sanudo.web.paging import page_of, with_query


def quotes(holdings: Holdings, request: Request) -> Page:
    """Quotations of all reports, narrowed by `?speaker=` (a name), words in them `?q=`, `?kind=` and `?date=`."""
    query = request.query_params
    rows = holdings.findings().quotes
    words = query.get("q", "").casefold().split()
    speaker, kind, date = query.get("speaker"), query.get("kind"), query.get("date", "")
    narrowed = [
        row
        for row in rows
        if (kind is None or row.quotation.kind == kind)
        and (row.quotation.date or "").startswith(date)
        and all(word in row.words.casefold() for word in words)
    ]
    speakers = Counter(row.speaker or "" for row in narrowed)
    chosen = [row for row in narrowed if speaker is None or (row.speaker or "") == speaker]
    shown, pager = page_of(chosen, query)
    return Page(
        "quotes.html",
        {
            "quotes": [quote_data(holdings, row) for row in shown],
            "speakers": [
                {"name": name or None, "count": count, "href": with_query(query, speaker=name, page=None)}
                for name, count in sorted(speakers.items(), key=lambda item: (-item[1], item[0]))[:40]
            ],
            "speaker": speaker,
            "any_speaker": with_query(query, speaker=None, page=None),
            "kinds": [
                {"kind": name, "count": count, "href": with_query(query, kind=name, page=None)}
                for name, count in sorted(Counter(row.quotation.kind for row in rows).items())
            ],
            "kind": kind,
            "any_kind": with_query(query, kind=None, page=None),
            "date": date,
            "q": query.get("q", ""),
            "pager": pager,
        },
    )


def quote_data(holdings: Holdings, row: QuoteRow) -> dict[str, object]:
    """A quotation as lists show it."""
    card = holdings.card(row.article)
    quotation = row.quotation
    return {
        "article": row.article,
        "source": card.source,
        "headline": card.title,
        "published": card.date,
        "words": row.words,
        "spans": quotation.spans,
        "kind": quotation.kind,
        "manner": quotation.manner,
        "polarity": quotation.polarity,
        "speaker": row.speaker,
        "actor": row.actor,
        "addressee": quotation.addressee,
        "via": quotation.via,
        "date": quotation.date,
        "date_basis": quotation.date_basis,
        "place": quotation.place,
        "statement": row.statement,
        "href": article_href(row.article, quotation.spans, "quotes"),
    }


def statement(holdings: Holdings, request: Request) -> Page:
    """The wordings of one statement side by side, each compared word by word with `?with=N` (the first)."""
    found = holdings.statements().get(request.path_params["id"])
    if found is None:
        raise NotHere(f"No statement {request.path_params['id']} in this record.")
    said = request.query_params.get("with", "0")
    base = int(said) if said.isascii() and said.isdigit() and int(said[:9]) < len(found.wordings) else 0
    wordings = [_wording(holdings, found, number, base) for number in range(len(found.wordings))]
    return Page(
        "statement.html",
        {
            "id": found.id,
            "speaker": found.speaker,
            "actor": found.actor or getattr(holdings.actor_named(found.speaker), "id", None),
            "occasions": found.occasions,
            "base": base,
            "wordings": wordings,
        },
    )


def _wording(holdings: Holdings, statement: Statement, number: int, base: int) -> dict[str, object]:
    wording: Wording = statement.wordings[number]
    other = statement.wordings[base if number != base else (1 if base == 0 and len(statement.wordings) > 1 else 0)]
    alone = number == base and len(statement.wordings) == 1
    card = holdings.card(wording.article)
    return {
        "number": number,
        "article": wording.article,
        "source": card.source,
        "headline": card.title,
        "published": card.date,
        "kind": wording.kind,
        "text": wording.text,
        "diff": word_diff(wording.text, wording.text if alone or number == base else other.text),
        "date": wording.date,
        "occasion": wording.occasion,
        "truncated": wording.truncated,
        "href": article_href(wording.article, [item.span for item in wording.evidence], "quotes"),
    }


def check(holdings: Holdings, request: Request) -> Page:
    """Whether the words of `?quote=` are in the record, exact, altered, someone else's, paraphrased or not at all."""
    query = request.query_params
    quote, speaker = query.get("quote", "").strip(), query.get("speaker", "").strip()
    verdict = check_quote(holdings, quote, speaker or None) if quote else None
    return Page("check.html", {"quote": quote, "speaker": speaker, "verdict": verdict})
