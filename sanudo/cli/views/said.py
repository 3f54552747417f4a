"""What single reports say: names, quotations, events, positions, each row with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sanudo.article.types import Span
from sanudo.cli.output import Row, aligned, evidence_lines, plural
from sanudo.cli.views.asked import Asked, Names, Texts, dated, in_story
from sanudo.reading.types import Participant, Reading
from sanudo.record.record import Record
from sanudo.record.writing import speaker_of


def _readings_with(record: Record, table: str, story: str | None) -> Iterator[Reading]:
    """The readings that have rows in `table`, oldest first."""
    holding = {
        row[0] for row in record.db.execute(f"SELECT id FROM articles WHERE key IN (SELECT article FROM {table})")
    }
    for listed in record.articles(story):
        if listed.id in holding:
            yield record.reading(listed.id)


def _row(reading: Reading, spans: list[Span], **facts: Any) -> Row:
    article = reading.article
    evidence = [
        {
            "article": article.id,
            "name": article.name,
            "start": span.start,
            "end": span.end,
            "text": span.of(article.text),
        }
        for span in spans
    ]
    published = article.published.value if article.published else None
    return {**facts, "article": article.id, "outlet": article.outlet, "published": published, "evidence": evidence}


def names(record: Record, asked: Asked) -> Iterator[Row]:
    """Every name with its kind: in how many articles, how often, and where it stands first."""
    wanted = in_story(record, asked)
    asked_name = asked.speaker or " ".join(asked.of)
    fits = Names(record, asked_name) if asked_name else None
    found: dict[tuple[str, str], list[Any]] = {}
    rows = record.db.execute(
        "SELECT e.name, e.kind, a.id, e.mentions, min(m.start), m.end"
        " FROM entities e JOIN articles a ON a.key = e.article"
        " LEFT JOIN mentions m ON m.article = e.article AND m.entity = e.n WHERE a.current"
        " GROUP BY a.key, e.n ORDER BY a.published IS NULL, a.published, a.name, e.n"
    )
    for name, kind, article, mentions, start, end in rows:
        if (wanted is not None and article not in wanted) or asked.kind not in (None, kind):
            continue
        if fits is None or fits.fit(name):
            entry = found.setdefault((name, kind), [set(), 0, None])
            entry[0].add(article)
            entry[1] += mentions
            if entry[2] is None and start is not None:
                entry[2] = (article, Span(start, end))
    texts = Texts(record)
    for (name, kind), (articles, mentions, first) in sorted(
        found.items(), key=lambda e: (-len(e[1][0]), -e[1][1], e[0])
    ):
        evidence = [texts.stretch(*first)] if first else []
        yield {"name": name, "kind": kind, "articles": len(articles), "mentions": mentions, "evidence": evidence}


def name_line(row: Row) -> str:
    """One line, and where the name stands first."""
    first = row["evidence"][0] if row["evidence"] else None
    where = f"{first['name']}:{first['start']}-{first['end']}" if first else None
    return aligned(row["name"], row["kind"], plural(row["articles"], "article"), f"{row['mentions']} times", where)


def quotes(record: Record, asked: Asked) -> Iterator[Row]:
    """Who said what, in the reports' words."""
    fits = Names(record, asked.speaker) if asked.speaker else None
    for reading in _readings_with(record, "quotations", asked.story):
        for quotation in reading.quotations:
            speaker = speaker_of(quotation, reading)
            if (fits and not fits.fit(speaker)) or asked.kind not in (None, quotation.kind):
                continue
            if dated(asked.on, quotation.date):
                text = reading.article.text
                yield _row(
                    reading,
                    list(quotation.spans),
                    speaker=speaker,
                    named=quotation.speaker_span.of(text) if quotation.speaker_span else None,
                    kind=quotation.kind,
                    cue=quotation.cue.of(text) if quotation.cue else None,
                    addressee=quotation.addressee,
                    via=quotation.via,
                    date=quotation.date,
                    polarity=quotation.polarity,
                    confidence=quotation.confidence,
                )


def quote_line(row: Row) -> str:
    """Who, how and when; then the words."""
    to = f"to {row['addressee']}" if row["addressee"] else None
    via = f"via {row['via']}" if row["via"] else None
    denied = "denied" if row["polarity"] == "denied" else None
    speaker = row["speaker"] or "speaker not said"
    return aligned(speaker, row["kind"], denied, to, via, row["date"], row["outlet"]) + evidence_lines(row)


def events(record: Record, asked: Asked) -> Iterator[Row]:
    """Who did what to whom, as single reports tell it."""
    fits = [Names(record, name) for name in (*asked.of, *([asked.speaker] if asked.speaker else []))]
    for reading in _readings_with(record, "events", asked.story):
        for event in reading.events:
            party = [each.name for each in (*event.actors, *event.recipients)]
            if not all(any(each.fit(name) for name in party) for each in fits):
                continue
            if asked.kind not in (None, event.type, event.mode, event.status) or not dated(asked.on, event.date):
                continue
            yield _row(
                reading,
                [event.sentence],
                type=event.type,
                mode=event.mode,
                status=event.status,
                date=event.date,
                place=event.place,
                actors=_named(event.actors),
                recipients=_named(event.recipients),
                cue=event.cue.of(reading.article.text),
                quad=event.quad,
                cameo=event.cameo,
                intensity=event.intensity,
                magnitude=dict(event.magnitude),
                confidence=event.confidence,
            )


def _named(party: tuple[Participant, ...]) -> list[str]:
    return [each.name for each in party]


def event_line(row: Row) -> str:
    """Date, who, what, whom; then the sentence."""
    kind = "-".join(each for each in (row["type"], row["mode"]) if each)
    who = ", ".join(row["actors"]) or "not said"
    whom = f"-> {', '.join(row['recipients'])}" if row["recipients"] else None
    status = None if row["status"] == "occurred" else row["status"]
    return aligned(row["date"] or "undated", who, kind, whom, status, row["place"]) + evidence_lines(row)


def positions(record: Record, asked: Asked) -> Iterator[Row]:
    """Who is for or against what."""
    holder = asked.speaker or " ".join(asked.of)
    fits = Names(record, holder) if holder else None
    for reading in _readings_with(record, "positions", asked.story):
        for position in reading.positions:
            if (fits and not fits.fit(position.holder)) or asked.kind not in (None, position.stance):
                continue
            if dated(asked.on, position.date):
                yield _row(
                    reading,
                    [position.span],
                    holder=position.holder,
                    stance=position.stance,
                    issue=position.issue,
                    date=position.date,
                    change=position.change,
                    about=position.about.of(reading.article.text) if position.about else None,
                )


def position_line(row: Row) -> str:
    """Who, for or against what, when; then the words."""
    issue = f"{row['issue']} ({row['about']})" if row["about"] else row["issue"]
    change = "otherwise before" if row["change"] else None
    return aligned(row["holder"], row["stance"], issue, row["date"], change, row["outlet"]) + evidence_lines(row)
