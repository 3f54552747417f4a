"""A small record of hand-made events for tests of what is told from events: two reports of one story."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sanudo.article.types import Article, Dating, Part, Span
from sanudo.comparing.types import Actor, Comparison, Story
from sanudo.reading.types import Entity, Event, Mention, Participant, Position, Reading, Role, Sentence
from tests.web_record import Shelf, on_disk, span

FIRST = """Orland met Russia in Paris on 4 May. President Ana Vesna of Orland accused "NATO" of delay.\
 Russia will visit NATO. Russia expelled NATO envoys."""
SECOND = """Russia and Orland met in Paris. Orland never attacked Russia. NATO aided Russia and Orland."""


def reading(id: str, text: str, outlet: str | None, published: str | None, told: list[dict[str, Any]]) -> Reading:
    """A report in which every name is an entity and every row of `told` an event found by its words."""
    names = {"Orland": "LOC", "Russia": "LOC", "NATO": "ORG", "Ana Vesna": "PERSON", "Paris": "LOC"}
    known: dict[str, dict[str, Any]] = {
        "Russia": {"key": "RUS", "country": "RUS", "sector": "GOV"},
        "NATO": {"key": "NATO", "sector": "IGO"},
        "Paris": {"key": "city:Paris", "country": "FRA"},
        "Ana Vesna": {"roles": (Role("President", "Orland", Span(0, 1)),)},
    }
    here = [name for name in names if name in text]
    mentions = tuple(Mention(span(text, name), names[name], n) for n, name in enumerate(here))
    entities = tuple(Entity(name, names[name], (mentions[n],), **known.get(name, {})) for n, name in enumerate(here))
    ends = [i + 1 for i, c in enumerate(text) if c == "." and text[i + 1 : i + 2] in (" ", "")]
    starts = [0, *(end + 1 for end in ends[:-1])]
    sentences = tuple(Sentence(Span(start, end)) for start, end in zip(starts, ends, strict=True))

    def parties(side: list[str]) -> tuple[Participant, ...]:
        return tuple(Participant(name, span(text, name), here.index(name)) for name in side)

    events = []
    for row in told:
        cue = span(text, row["cue"])
        sentence = next(s.span for s in sentences if s.span.start <= cue.start < s.span.end)
        place = span(text, row["place"]) if "place" in row else None
        events.append(
            Event(
                type=row["type"],
                mode=row.get("mode"),
                context=("diplomatic",),
                actors=parties(row["who"]),
                recipients=parties(row["whom"]),
                cue=cue,
                sentence=sentence,
                date=row.get("date"),
                place=row.get("place"),
                place_span=place,
                status=row.get("status", "occurred"),
                quad=row["quad"],
                intensity=row["intensity"],
                confidence=row.get("confidence", 0.8),
                cameo=row["cameo"],
            )
        )
    article = Article(
        id=id,
        name=f"{id}.txt",
        text=text,
        parts=(Part("paragraph", Span(0, len(text))),),
        outlet=outlet,
        published=Dating(published, "dateline", "given") if published else None,
        language="en",
    )
    return Reading(article, sentences, (), mentions, entities, (), tuple(events))


def first() -> Reading:
    """Four events: a meeting, an accusation, a plan, an expulsion."""
    met = {"type": "CONSULT", "cameo": "040", "quad": 1, "intensity": 2.5, "cue": "met", "place": "Paris"}
    accused = {"type": "ACCUSE", "mode": "allege", "cameo": "112", "quad": 3, "intensity": -3.5, "cue": "accused"}
    visit = {"type": "CONSULT", "mode": "visit", "cameo": "042", "quad": 1, "intensity": 4.0, "cue": "visit"}
    expelled = {"type": "SANCTION", "mode": None, "cameo": "166", "quad": 4, "intensity": -6.0, "cue": "expelled"}
    told = [
        {**met, "who": ["Orland"], "whom": ["Russia"], "date": "2004-05-04"},
        {**accused, "who": ["Ana Vesna"], "whom": ["NATO"]},
        {**visit, "who": ["Russia"], "whom": ["NATO"], "status": "planned"},
        {**expelled, "who": ["Russia"], "whom": ["NATO"], "date": "2004-05-06"},
    ]
    return reading("a" * 16, FIRST, "The Courier", "2004-05-05T10:30", told)


def second() -> Reading:
    """Three events: the same meeting, an attack that is denied, help for two."""
    met = {"type": "CONSULT", "cameo": "040", "quad": 1, "intensity": 2.5, "cue": "met", "place": "Paris"}
    attacked = {"type": "ASSAULT", "cameo": "190", "quad": 4, "intensity": -9.0, "cue": "attacked", "status": "denied"}
    aided = {"type": "AID", "cameo": "070", "quad": 2, "intensity": 10.0, "cue": "aided"}
    told = [
        {**met, "who": ["Russia"], "whom": ["Orland"], "date": "2004-05-04", "confidence": 0.7},
        {**attacked, "who": ["Orland"], "whom": ["Russia"]},
        {**aided, "who": ["NATO"], "whom": ["Russia", "Orland"], "date": "2004-05-20"},
    ]
    return reading("b" * 16, SECOND, None, None, told)


def told_record(folder: Path, positions: tuple[Position, ...] = ()) -> Path:
    """The record on disk, its actors joined by name."""
    readings = [first(), second()]
    names = dict.fromkeys(entity.name for one in readings for entity in one.entities)
    actors = []
    for name in names:
        members = [(r.article.id, n) for r in readings for n, e in enumerate(r.entities) if e.name == name]
        entity = next(e for r in readings for e in r.entities if e.name == name)
        id = "p" + name.lower().replace(" ", "-")
        known = {"key": entity.key, "country": entity.country, "sector": entity.sector}
        actors.append(Actor(id, name, entity.kind, (), (), tuple(members), **known))
    story = Story("s1", tuple(r.article.id for r in readings), voices=tuple((r.article.id,) for r in readings))
    return on_disk(Shelf(readings, Comparison(stories=(story,), actors=tuple(actors))), folder / "told.db")
