"""What entities of many reports tell of one actor's offices in, dated offices out: first seen, last seen, former.

Nothing is dated beyond the reports: a report without a date gives evidence, but no day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sanudo.article.types import Span
from sanudo.comparing.types import Evidence, Office
from sanudo.language.gazetteer.body_names import body_words
from sanudo.language.gazetteer.known import known
from sanudo.language.gazetteer.offices import plain
from sanudo.language.gazetteer.states import states
from sanudo.reading.types import Role


@dataclass(frozen=True, slots=True)
class Member:
    """One entity of one report, with what tells it from others."""

    article: str
    index: int
    name: str
    kind: str
    key: str | None
    country: str | None
    sector: str | None
    gender: str | None
    day: str | None
    names: tuple[str, ...]
    namings: tuple[tuple[str, Span], ...]
    roles: tuple[Role, ...]
    by_office: bool
    context: frozenset[str]


def body_key(body: str | None) -> str | None:
    """One form of a body's name: the gazetteer's key, else its words."""
    if body is None:
        return None
    found = known(body)
    if found:
        return found.state if found.sort in ("adjective", "people", "seat") else found.key
    return " ".join(sorted(body_words(body)))


def offices_of(members: Sequence[Member]) -> tuple[Office, ...]:
    """The offices of one actor, earliest first; what is told without a body joins the only such office with one."""
    told: dict[tuple[str, str | None, bool], list[tuple[Role, Member]]] = {}
    for member in members:
        for role in member.roles:
            told.setdefault((plain(role.title), body_key(role.body), role.former), []).append((role, member))
    for title, body, former in [key for key in told if key[1] is None]:
        fits = [key for key in told if key[0] == title and key[1] is not None and key[2] == former]
        if len(fits) == 1:
            told[fits[0]] += told.pop((title, body, former))
    for key in list(told):
        fits = [k for k in told if k[0] == key[0] and k[2] == key[2] and _of_a_state(_body(told[key]), _body(told[k]))]
        if len(fits) == 1:
            told[fits[0]] += told.pop(key)
    offices = [_office(key, rows) for key, rows in told.items()]
    return tuple(sorted(offices, key=lambda o: (o.first_seen or "9999", o.title.casefold(), o.body or "", o.former)))


def _body(rows: list[tuple[Role, Member]]) -> frozenset[str]:
    """The words of an office's body as first told."""
    body = rows[0][0].body
    return frozenset(body_words(body)) if body else frozenset()


def _of_a_state(words: frozenset[str], more: frozenset[str]) -> bool:
    """Whether the second body is the first told with its state: Security Council, Russia's Security Council."""
    return bool(words) and words < more and all(word in states() for word in more - words)


def _office(key: tuple[str, str | None, bool], rows: list[tuple[Role, Member]]) -> Office:
    days = sorted(member.day for _role, member in rows if member.day)
    titles = Counter(role.title for role, _member in rows)
    bodies = Counter(role.body for role, _member in rows if role.body)
    evidence = sorted({Evidence(member.article, role.span) for role, member in rows}, key=lambda e: (e.article, e.span))
    return Office(
        title=min(titles, key=lambda title: (-titles[title], title)),
        body=min(bodies, key=lambda body: (-bodies[body], body)) if bodies else None,
        first_seen=days[0] if days else None,
        last_seen=days[-1] if days else None,
        evidence=tuple(evidence),
        former=key[2],
    )
