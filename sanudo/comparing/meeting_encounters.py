"""An encounter that words tell in ("talks between A and B"), the meeting, visit or call that it is out."""

from __future__ import annotations

from dataclasses import replace

from sanudo.comparing.meeting_absent import by_own_office, is_no_meeting, those_there
from sanudo.comparing.meeting_day_beside import day_beside
from sanudo.comparing.meeting_days import (
    day_before,
    day_of,
    is_day_of_calling_off,
    is_of_arranging,
    is_of_the_journey,
    lead_day,
    stretch_of,
)
from sanudo.comparing.meeting_doubts import as_headed
from sanudo.comparing.meeting_lengths import lengths_told
from sanudo.comparing.meeting_offices import by_office
from sanudo.comparing.meeting_parties import (
    as_groups,
    beside_people,
    is_within,
    keys_of,
    on_the_line,
    parties_of,
    states_of,
    two_states,
)
from sanudo.comparing.meeting_parts import place_here
from sanudo.comparing.meeting_told import Ground, Party, Told
from sanudo.comparing.types import Evidence
from sanudo.reading.encounters import is_two_sides
from sanudo.reading.event_days import SAID
from sanudo.reading.journeys import find_departures
from sanudo.reading.presence import presence
from sanudo.reading.types import Encounter


def from_encounter(ground: Ground, encounter: Encounter) -> Told | None:
    reading = ground.reading
    status = as_headed(reading, encounter.sentence, encounter.cue, encounter.status, encounter.date)
    if is_no_meeting(reading, encounter.sentence, encounter.cue, encounter.status, encounter.date):
        return None
    away = is_of_the_journey(reading, encounter.sentence, encounter.cue, encounter.date_span)
    off = encounter.status in ("cancelled", "postponed") and is_day_of_calling_off(
        reading, encounter.date_span, encounter.cue
    )
    if off or (away and encounter.kind == "meeting"):
        encounter = replace(encounter, date=None, basis=None, date_span=None)
    known = encounter.date or encounter.status in ("cancelled", "postponed")  # on a day on which it was called off
    beside = None if known else day_beside(reading, encounter.sentence, encounter.cue)
    back = encounter.cue.of(reading.article.text).startswith("return")
    if beside and not back and not (away and encounter.kind == "meeting"):
        encounter = replace(encounter, date=beside.value, basis=SAID, date_span=beside.span)
    there = those_there(reading, encounter.sentence, encounter.cue, encounter.who, encounter.kind == "visit")
    if encounter.who and not there:
        return None
    visit = encounter.kind == "visit"
    there = by_own_office(reading, encounter.cue, there) if visit else as_groups(reading, there)
    encounter = replace(encounter, status=status, who=there)
    kind: str | None = encounter.kind
    if kind == "meeting":
        at = encounter.place.span if encounter.place else None
        kind = presence(reading.article.text, encounter.sentence, encounter.cue, encounter.status, at, sure=True)
    if kind is None:
        return None
    if kind == "phone call":
        parties = on_the_line(ground, encounter.sentence, encounter.cue, encounter.who, encounter.status)
        if not parties:
            return None
    else:
        parties = parties_of(ground, encounter.who, places=encounter.kind != "visit")
    if encounter.continues and not any(is_within(p.span, encounter.sentence) for p in encounter.who):
        parties = states_of(ground, parties)
    if encounter.continues and not parties and not encounter.parties and encounter.date:
        parties = two_states(ground)  # "the next round of talks will open on Monday"
    states = keys_of(two_states(ground))
    for name in encounter.parties:
        sides = two_states(ground) if is_two_sides(name) else by_office(ground, name, parties, states)
        parties += sides or (Party(name, name, False, frozenset()),)
    parties = tuple({party.key: party for party in parties}.values())
    if any(party.person for party in parties):
        parties = beside_people(ground, parties, encounter.who)
    if encounter.parties and not parties:
        return None
    day, basis = day_of(ground, encounter.date, encounter.basis, encounter.date_span, encounter.status)
    stretch = stretch_of(reading, encounter.date, day, encounter.date_span)
    if encounter.status == "planned" and is_of_arranging(reading, encounter.cue, encounter.date_span):
        day, basis, stretch = None, None, None
    untold = (
        day is None
        and not away
        and encounter.status == "held"
        and encounter.date is None
        and encounter.kind == "meeting"
    )
    if untold:
        day, basis = day_before(reading, encounter.sentence)
    if untold and day is None:
        day, basis = lead_day(reading, encounter.sentence, encounter.cue)
    place = encounter.place
    here = None if place else place_here(reading, encounter.sentence, encounter.cue)
    return Told(
        article=reading.article.id,
        story=ground.story,
        kind=kind,
        who=parties,
        date=day,
        basis=basis,
        place=place.name if place else here,
        country=reading.entities[place.entity].country if place and place.entity is not None else None,
        status=encounter.status,
        duration=lengths_told(reading, encounter.sentence, encounter.cue),
        evidence=(Evidence(reading.article.id, encounter.sentence),),
        anew=encounter.continues,
        stretch=stretch if day is None else None,
        cue=encounter.cue,
    )


def departures(ground: Ground) -> list[Told]:
    """Who left where on which day."""
    told = [from_encounter(ground, departure) for departure in find_departures(ground.reading)]
    return [one for one in told if one and one.date and one.people]
