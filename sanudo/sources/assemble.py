"""Pieces of a report in, an `Article` with its text laid out once and its parts located out.

Each format reader finds the pieces (or only a text) and hands them here, so that ids, datings, outlet and language
are settled in one way. Knows nothing of formats.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from sanudo.article.byline import byline_of
from sanudo.article.dateline import find_dateline
from sanudo.article.dating import date_text
from sanudo.article.inserts import with_inserts
from sanudo.article.language_of import language_of
from sanudo.article.layout import lay_out
from sanudo.article.outlet import find_outlet
from sanudo.article.own_house import own_house, publisher
from sanudo.article.types import Article, Dateline, Dating, Part, Span, article_id
from sanudo.sources.problem import Problem


@dataclass(frozen=True, slots=True)
class Facts:
    """What the format's own fields say of a report; None where they do not. `datings` are best first."""

    url: str | None = None
    outlet: str | None = None
    outlet_basis: str | None = None
    headline: str | None = None
    byline: str | None = None
    language: str | None = None
    published: Dating | None = None
    updated: Dating | None = None
    candidates: tuple[Dating, ...] = ()


NO_FACTS = Facts()


def pieces_to_text(pieces: Iterable[tuple[str, str]]) -> tuple[str, tuple[Part, ...]]:
    """(kind, text) pieces, in order, as one text with a blank line between them, and where each stands in it."""
    texts: list[str] = []
    parts: list[Part] = []
    at = 0
    for kind, piece in pieces:
        if not piece.strip():
            continue
        texts.append(piece)
        parts.append(Part(kind, Span(at, at + len(piece))))
        at += len(piece) + 2
    return "\n\n".join(texts), tuple(parts)


def from_text(name: str, text: str, content: bytes, facts: Facts = NO_FACTS, original: str = "") -> Article:
    """An article whose parts are to be told from the text alone. `content` is what the id is made of."""
    return from_parts(name, text, lay_out(text), content, facts, original)


def from_parts(
    name: str, text: str, parts: tuple[Part, ...], content: bytes, facts: Facts = NO_FACTS, original: str = ""
) -> Article:
    """An article whose parts are known. What `facts` leave open is read from the text."""
    parts = with_inserts(text, parts)
    published, updated, candidates = facts.published, facts.updated, facts.candidates
    in_text, in_text_updated, others = date_text(text, parts)
    if published is None:
        published, updated = in_text, updated or in_text_updated
        candidates = (*candidates, *others)
    else:
        candidates = (*candidates, *(dating for dating in (in_text, *others) if dating))
    # kept apart from the chosen ones, each once
    candidates = tuple(dating for dating in dict.fromkeys(candidates) if dating not in (published, updated))
    dateline = find_dateline(text, parts)
    outlet, basis = _outlet(text, parts, dateline, facts, name)
    return Article(
        id=article_id(name, content),
        name=name,
        text=text,
        parts=parts,
        outlet=outlet,
        headline=_headline(text, parts, facts),
        byline=facts.byline or _byline(text, parts),
        dateline=dateline,
        published=published,
        url=facts.url,
        language=language_of(_body(text, parts)) or facts.language,
        original=original or sha256(content),
        updated=updated,
        candidates=candidates,
        outlet_basis=basis,
    )


def sha256(content: bytes) -> str:
    """The digest by which the record keeps the bytes as they came."""
    return hashlib.sha256(content).hexdigest()


def language_problem(article: Article) -> list[Problem]:
    """The partial problem of an article that is not in English."""
    if article.language in (None, "en"):
        return []
    which = "another language" if article.language == "und" else f"language {article.language!r}"
    message = f"in {which}; it is stored, but not read: Sanudo reads English. Give an English version to have it read."
    return [Problem(article.name, "language", message, partial=True, original=article.original)]


def _outlet(
    text: str, parts: tuple[Part, ...], dateline: Dateline | None, facts: Facts, name: str
) -> tuple[str | None, Span | str | None]:
    if facts.outlet:
        return facts.outlet, facts.outlet_basis
    found = find_outlet(text, parts, facts.url or name) or _of_dateline(text, dateline) or own_house(text, parts)
    return found if found else (None, None)


def _of_dateline(text: str, dateline: Dateline | None) -> tuple[str, Span] | None:
    """The paper or station that a dateline names, "Washington (CNN)"; an agency's report may stand anywhere."""
    if dateline is None or not dateline.agency or publisher(dateline.agency) is None:
        return None
    at = text.find(dateline.agency, dateline.span.start, dateline.span.end)
    return (dateline.agency, Span(at, at + len(dateline.agency))) if at >= 0 else None


def _byline(text: str, parts: tuple[Part, ...]) -> str | None:
    found = byline_of(text, parts)
    return " ".join(found[0].split()) if found else None


def _headline(text: str, parts: tuple[Part, ...], facts: Facts) -> str | None:
    for part in parts:
        if part.kind == "headline":
            return part.span.of(text)
    return facts.headline


def _body(text: str, parts: tuple[Part, ...]) -> str:
    body = " ".join(part.span.of(text) for part in parts if part.kind == "paragraph")
    return body or text
