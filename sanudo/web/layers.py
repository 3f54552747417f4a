"""One reading and what the comparison says of it in; marks for the reader and a note for each mark out.

A note is a title and rows of (label, value, address or None); a value of None is shown as "not said". Each layer is a
function of the table LAYERS: a layer more is a function and a row. Knows nothing of HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sanudo.article.types import Dating, Span
from sanudo.reading.times.explain import explain
from sanudo.reading.types import Entity, Event, Mention, Participant, Position, Quotation, Reading, TimeExpression
from sanudo.telling.difference_headings import heading, said
from sanudo.web.holdings import Holdings, article_href
from sanudo.web.segments import Mark

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
NAME_KINDS = {"PERSON": "person", "ORG": "body", "LOC": "place", "NORP": "people", "MISC": "other"}
HIGHLIGHT = "at"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a note. `value` None is "not said"; `href` leads to where the value stands or to its page."""

    label: str
    value: str | None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What a record says: `spans` are the characters it explains."""

    number: int
    layer: str
    title: str
    words: str
    spans: tuple[Span, ...]
    rows: tuple[Row, ...]


Found = Iterator[tuple[str, str, tuple[Span, ...], tuple[Row, ...]]]  # kind, title, spans, rows


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer to switch on: its name in the address, its key on the keyboard, what it is called, how to make it."""

    name: str
    key: str
    label: str
    notes: Callable[[Holdings, Reading], Found]


def notes_of(holdings: Holdings, reading: Reading) -> tuple[list[Note], list[Mark]]:
    """The notes of all layers, numbered in order, and the marks that carry them."""
    notes: list[Note] = []
    marks: list[Mark] = []
    for layer in LAYERS:
        for kind, title, spans, rows in layer.notes(holdings, reading):
            number = len(notes)
            words = " … ".join(span.of(reading.article.text) for span in spans)
            notes.append(Note(number, layer.name, title, words, spans, rows))
            marks.extend(Mark(span, layer.name, kind, number) for span in spans)
    return notes, marks


def _names(holdings: Holdings, reading: Reading) -> Found:
    for mention in reading.mentions:
        kind = NAME_KINDS.get(mention.kind, "other")
        yield kind, _name_title(holdings, reading, mention), (mention.span,), _name_rows(holdings, reading, mention)


def _name_title(holdings: Holdings, reading: Reading, mention: Mention) -> str:
    actor = holdings.actor_of(reading.article.id, mention.entity)
    if actor:
        return actor.name
    if mention.entity is not None and mention.entity < len(reading.entities):
        return reading.entities[mention.entity].name
    return mention.span.of(reading.article.text)


def _name_rows(holdings: Holdings, reading: Reading, mention: Mention) -> tuple[Row, ...]:
    entity = _entity(reading, mention.entity)
    actor = holdings.actor_of(reading.article.id, mention.entity)
    rows = [Row("Kind", NAME_KINDS.get(mention.kind, "other")), Row("Named by", mention.form)]
    if mention.entity is None:
        rows.append(Row("Who", None))
    elif entity and not actor:
        rows.append(Row("In this report", entity.name))
    if mention.how:
        rows.append(Row("Linked because", mention.how))
    if entity:
        for role in entity.roles:
            title = ("former " if role.former else "") + role.title + (f" of {role.body}" if role.body else "")
            rows.append(Row("Role here", title, article_href(reading.article.id, [role.span])))
        if entity.key:
            rows.append(Row("Gazetteer", entity.key))
        if entity.country:
            rows.append(Row("Country", entity.country))
        if entity.sector:
            rows.append(Row("Sector", entity.sector))
    if actor:
        rows.append(Row("In all reports", actor.name, f"/actor/{actor.id}"))
    return tuple(rows)


def _quotes(holdings: Holdings, reading: Reading) -> Found:
    for index, quotation in enumerate(reading.quotations):
        spans = quotation.spans
        if spans:
            rows = _quote_rows(holdings, reading, index, quotation)
            yield quotation.kind, f"{_speaker(holdings, reading, quotation)}", spans, rows


def _speaker(holdings: Holdings, reading: Reading, quotation: Quotation) -> str:
    actor = holdings.actor_of(reading.article.id, quotation.speaker)
    return (actor.name if actor else quotation.speaker_name) or "Speaker not said"


def _quote_rows(holdings: Holdings, reading: Reading, index: int, quotation: Quotation) -> tuple[Row, ...]:
    text, id = reading.article.text, reading.article.id
    actor = holdings.actor_of(id, quotation.speaker)
    speaker = actor.name if actor else quotation.speaker_name
    statement = holdings.statement_of(id, index)
    rows = [
        Row("Speaker", speaker, f"/actor/{actor.id}" if actor else None),
        _span_row("Named here as", text, id, quotation.speaker_span),
        Row("Speech", quotation.kind + ("" if quotation.manner == "speech" else f", {quotation.manner}")),
        _span_row("Told by", text, id, quotation.cue),
        Row("To", quotation.addressee, _href(id, quotation.addressee_span)),
        Row("Via", quotation.via, _href(id, quotation.via_span)) if quotation.via else None,
        Row("Day", _with_basis(quotation.date, quotation.date_basis)),
        Row("Place", quotation.place) if quotation.place else None,
        Row("Polarity", quotation.polarity) if quotation.polarity != "affirmed" else None,
        Row("Confidence", f"{quotation.confidence:.2f}"),
        Row("All wordings", "this statement in all reports", f"/statement/{statement}") if statement else None,
    ]
    return tuple(row for row in rows if row is not None)


def _times(holdings: Holdings, reading: Reading) -> Found:
    for time in reading.times:
        yield time.kind.lower(), time.value, (time.span,), _time_rows(time)
    for label, dating in (("Published", reading.article.published), ("Updated", reading.article.updated)):
        if dating and isinstance(dating.basis, Span):
            yield "published", f"{label}: {dating.value}", (dating.basis,), dating_rows(dating, reading.article.id)


def _time_rows(time: TimeExpression) -> tuple[Row, ...]:
    rows = [Row("Value", time.value), Row("Kind", time.kind.lower())]
    if time.mod:
        rows.append(Row("Modified", time.mod.lower()))
    if time.begin or time.end:
        rows.append(Row("From", time.begin))
        rows.append(Row("To", time.end))
    rows.append(Row("How known", time.basis))
    rows.append(Row("Counted from", time.anchor))
    if time.rule:
        rows.append(Row("Rule", time.rule))
    rows.append(Row("In words", explain(time)))
    return tuple(rows)


def dating_rows(dating: Dating, article: str | None = None) -> tuple[Row, ...]:
    """What a report's dating rests on."""
    basis = dating.basis
    if isinstance(basis, Span):
        place = Row("Rests on", "words in the text", article_href(article, [basis]) if article else None)
    else:
        place = Row("Rests on", f"field {basis}" if basis else None)
    return (Row("Value", dating.value), Row("Told by", dating.kind), place)


def _events(holdings: Holdings, reading: Reading) -> Found:
    for event in reading.events:
        title = event.type.capitalize() + (f" · {event.mode}" if event.mode else "")
        yield event.status, title, (event.cue,), _event_rows(holdings, reading, event)


def _event_rows(holdings: Holdings, reading: Reading, event: Event) -> tuple[Row, ...]:
    id = reading.article.id
    asserted = _entity(reading, event.speaker)
    rows = [
        _people_row("Who", holdings, id, event.actors),
        _people_row("To whom", holdings, id, event.recipients),
        Row("Status", event.status),
        Row("Day", _with_basis(event.date, event.date_basis), _href(id, event.date_span)),
        Row("Place", event.place, _href(id, event.place_span)),
        Row("Asserted by", asserted.name if asserted else "the report itself"),
        Row("Context", ", ".join(event.context)) if event.context else None,
        Row("Counts", ", ".join(f"{what} {count}" for what, count in event.magnitude)) if event.magnitude else None,
        Row("Class", QUADS.get(event.quad)),
        Row("CAMEO", event.cameo) if event.cameo else None,
        Row("Intensity", f"{event.intensity:+.1f}"),
        Row("Confidence", f"{event.confidence:.2f}"),
        Row("Sentence", "whole sentence", article_href(id, [event.sentence])),
    ]
    return tuple(row for row in rows if row is not None)


def _positions(holdings: Holdings, reading: Reading) -> Found:
    for position in reading.positions:
        yield (
            position.stance,
            f"{position.holder}: {position.stance}",
            (position.span,),
            _position_rows(holdings, reading, position),
        )


def _position_rows(holdings: Holdings, reading: Reading, position: Position) -> tuple[Row, ...]:
    id = reading.article.id
    actor = holdings.actor_of(id, position.entity)
    return (
        Row("Holder", position.holder, f"/actor/{actor.id}" if actor else _href(id, position.holder_span)),
        Row("Stance", position.stance),
        Row("Issue", position.issue, _href(id, position.issue_span)),
        Row("Day", position.date),
    )


def _differs(holdings: Holdings, reading: Reading) -> Found:
    for number, difference in enumerate(holdings.comparison().differences):
        for side in difference.sides:
            if side.article != reading.article.id or not side.evidence:
                continue
            others = [
                Row(
                    holdings.card(other.article).source,
                    said(other.value, ()),
                    article_href(other.article, other.evidence[:1]),
                )
                for other in difference.sides
                if other is not side
            ]
            rows = (
                Row("Topic", heading(difference)),
                Row("Here", said(side.value, ())),
                *others,
                Row("Judgement", difference.judgement or None),
                Row("See", "all sides", f"/differences?n={number}"),
            )
            yield difference.kind, f"Reports differ: {difference.kind}", side.evidence, rows


def _copied(holdings: Holdings, reading: Reading) -> Found:
    for reprint in holdings.comparison().reprints:
        if reading.article.id not in (reprint.copy, reprint.original):
            continue
        spans = tuple(item.span for item in reprint.evidence if item.article == reading.article.id)
        if not spans:
            continue
        other = reprint.original if reading.article.id == reprint.copy else reprint.copy
        card = holdings.card(other)
        rows = (
            Row("Also in", f"{card.source}: {card.title}", card.href),
            Row("Shared", f"{reprint.containment:.0%} of the copy's sentences"),
            Row("Which came first", f"told by {reprint.direction}" if reprint.direction else None),
            Row("Credit", reprint.source),
        )
        yield "copied", "Words shared with another report", spans, rows


LAYERS: tuple[Layer, ...] = (
    Layer("names", "1", "Names", _names),
    Layer("quotes", "2", "Quotations", _quotes),
    Layer("times", "3", "Dates", _times),
    Layer("events", "4", "Events", _events),
    Layer("positions", "5", "Positions", _positions),
    Layer("differs", "6", "Differences", _differs),
    Layer("copied", "7", "Copied words", _copied),
)


def _entity(reading: Reading, index: int | None) -> Entity | None:
    return reading.entities[index] if index is not None and 0 <= index < len(reading.entities) else None


def _href(id: str, span: Span | None) -> str | None:
    return article_href(id, [span]) if span else None


def _span_row(label: str, text: str, id: str, span: Span | None) -> Row:
    return Row(label, span.of(text) if span else None, _href(id, span))


def _people_row(label: str, holdings: Holdings, id: str, people: Sequence[Participant]) -> Row:
    names = []
    for person in people:
        actor = holdings.actor_of(id, person.entity)
        names.append(actor.name if actor else person.name)
    return Row(label, ", ".join(names) or None, article_href(id, [people[0].span]) if people else None)


def _with_basis(value: str | None, basis: str | None) -> str | None:
    return f"{value} ({basis})" if value and basis else value
