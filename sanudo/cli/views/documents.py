"""Reports as documents, and what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sanudo.article.types import Article, Dating, Span
from sanudo.cli.output import Row, aligned, plural, shown, stretch
from sanudo.cli.views.asked import Asked, dated
from sanudo.record.record import Record


def articles(record: Record, asked: Asked) -> Iterator[Row]:
    """Every current article: what it is, from whom, of when and how that is known, and its parts."""
    for listed in record.articles(asked.story):
        if dated(asked.on, listed.published):
            article = record.article(listed.id)
            yield {
                "id": article.id,
                "name": article.name,
                "outlet": article.outlet,
                "headline": article.headline,
                "byline": article.byline,
                "published": _dating(article.published, article),
                "updated": _dating(article.updated, article),
                "place": article.dateline.place if article.dateline else None,
                "agency": article.dateline.agency if article.dateline else None,
                "url": article.url,
                "language": article.language,
                "version": listed.version,
                "parts": dict(Counter(part.kind for part in article.parts)),
                "characters": len(article.text),
            }


def _dating(dating: Dating | None, article: Article) -> dict[str, Any] | None:
    if dating is None:
        return None
    basis = dating.basis
    where = stretch(article.name, article.id, basis, article.text) if isinstance(basis, Span) else basis
    return {"value": dating.value, "kind": dating.kind, "basis": where}


def article_line(row: Row) -> str:
    """Two lines: the date, headline, outlet and name; then the parts and what the date rests on."""
    published = row["published"]
    head = aligned(published["value"] if published else "undated", row["headline"] or "(no headline)", row["outlet"])
    parts = ", ".join(_counted(kind, count) for kind, count in row["parts"].items())
    version = f"version {row['version']}" if row["version"] > 1 else None
    basis = f"dated by {_basis(published)}" if published else None
    return f"{head}\n    {aligned(row['name'], row['id'], version)}\n    {aligned(parts, basis)}"


def _counted(kind: str, count: int) -> str:
    one = {"boilerplate": "piece of boilerplate", "related": "related link"}.get(kind, kind.replace("_", " "))
    return plural(count, one, "pieces of boilerplate" if kind == "boilerplate" else None)


def _basis(dating: dict[str, Any]) -> str:
    basis = dating["basis"]
    if isinstance(basis, str):
        return f"{dating['kind']} ({basis})"
    return f"{dating['kind']} “{shown(basis['text'])}” {basis['start']}-{basis['end']}"


def problems(record: Record, asked: Asked) -> Iterator[Row]:
    """What was rejected, or stored in part, and why."""
    for problem in record.problems():
        if asked.kind in (None, problem.kind):
            yield {
                "name": problem.name,
                "kind": problem.kind,
                "outcome": "in part" if problem.partial else "rejected",
                "message": problem.message,
                "original": problem.original,
            }


def problem_line(row: Row) -> str:
    """One line: which input, what became of it, why."""
    return f"{shown(row['name'])}: {row['outcome']}, {row['kind']}: {shown(row['message'])}"
