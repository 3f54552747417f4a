"""An event that a verb or noun tells in, the meeting, visit or call that it is out: who, when, where, and whether held.

None where it is no meeting, or where the report leaves open who met.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sanudo.comparing.meeting_absent import (
    by_own_office,
    is_borrowed,
    is_city_of,
    is_no_meeting,
    those_there,
    without_their_own,
)
from sanudo.comparing.meeting_became import status_of
from sanudo.comparing.meeting_day_beside import day_beside, day_it_starts, was_over
from sanudo.comparing.meeting_days import (
    day_before,
    day_of,
    is_day_of_calling_off,
    is_of_arranging,
    is_of_the_journey,
    is_past,
    lead_day,
    stretch_of,
)
from sanudo.comparing.meeting_doubts import as_headed, is_told_after, sends
from sanudo.comparing.meeting_lengths import lengths_told, words_between
from sanudo.comparing.meeting_parties import (
    as_groups,
    beside_people,
    country_of,
    country_visited,
    is_by_office,
    is_state,
    on_the_line,
    parties_of,
)
from sanudo.comparing.meeting_parts import day_without_year, place_after, place_here, span_after, unnamed_place
from sanudo.comparing.meeting_told import Ground, Party, Told
from sanudo.comparing.types import Evidence
from sanudo.language.gazetteer.known import known
from sanudo.reading.encounters import is_party, is_vague
from sanudo.reading.event_days import BEFORE, SAID
from sanudo.reading.masked import words_of
from sanudo.reading.presence import presence
from sanudo.reading.types import Entity, Event, Participant, Reading

When = tuple[str | None, str | None, str | None]
_TALKED_OF = frozenset(
    {"dialogue", "debate", "discussion", "conversation", "call", "conference", "contact", "contacts"}
)
_GATHERING = re.compile(
    r"me(?:e?ts?|eting)|gather|conven|assembl|summit|session|talks|negotiat|conf(?:er|abulat)|s[ai]t|consult",
    re.IGNORECASE,
)  # what a body does alone that meets
_BRINGING = re.compile(r"br(?:ing(?:s|ing)?|ought)\b", re.IGNORECASE)
_SURE = 0.75  # confidence from which bodies alone meet, where no day of theirs is told
_DATED = 0.5  # and where one is
_LOOSE = 0.65  # from which people meet of whom a noun is told without a day or place
_ENDING = re.compile(r"\b(?:end(?:ed|ing|s)|conclud\w+|wound up|winding up|wrapp\w+ up)\b[^.,;]{0,40}$")
_FROM_AFAR = re.compile(
    r"\s(?:(?:an?|the|his|her|their)\s)?(?:[\w-]+\s){0,2}?(?:calls?|letters?|messages?|texts?|e-?mails?)\b"
)
_RECEIVED = re.compile(r"(?:receiv|get|got|accept|welcom)\w*", re.IGNORECASE)
_WORDS = re.compile(  # that are received, not those who send them: "receive the warm statement from"
    r"\s(?:(?:an?|the|his|her|their)\s)?(?:[\w-]+\s){0,4}?(?:statements?|invitations?|offers?|proposals?|repl(?:y|ies)|"
    r"responses?|reports?|word|news|support|praise|assurances?|pledges?|decisions?|announcements?)\b"
)
_SO_OFTEN = re.compile(r"\s(?:[\w-]+ times|once|twice)\b", re.IGNORECASE)
_NEGOTIATED = re.compile(r"negotiat(?:e|es|ed|ing)", re.IGNORECASE)
_A_THING = re.compile(
    r"\s(?!(?:with|for|over|on|in|at|to|about|and|or|by|until|through|throughout|directly|again|face|late|all|as|during|"
    r"under|from|after|before|behind|beyond|alongside|together|separately|there|here|since|the end)\b)[a-z]"
)
_ON_A_TRIP = re.compile(  # "took a trip abroad to meet with"
    r"\b(?:took|made|paid) an? (?:[\w-]+ ){0,5}(?:trip|visit|journey|flight)\b[^.;,]{0,40} to\s(?:\w+\s)?$"
)
_ARRIVED = re.compile(r"(?:arriv|land|fl[ei]w|touch|visit)\w*(?: (?:in|at|to|down|into|on))*", re.IGNORECASE)
_LEADERS_OF = re.compile(r"(?:the )?(?:leaders|presidents|premiers|(?:prime|foreign) ministers) of [A-Z]")
_HOME = re.compile(r"return\w*", re.IGNORECASE)
_IN_IT = re.compile(r"\b(?:in|at)\s(?:the\s)?\Z")  # who arrives in it meets no person of that name
_TRAIT = re.compile(r"negotiating (?:skills?|teams?|table|tactics?|positions?|style|power|partners?|process)\b")
_OF_ANOTHER = re.compile(
    r", (?:who|whose|where (?!he\b|she\b|they\b|it\b))\b|"
    r"\b(?:saying|citing|because|ahead of|since|until|in order to|so that)\b"
)


def from_event(ground: Ground, event: Event) -> Told | None:
    """The meeting, visit or call, or None."""
    reading = ground.reading
    heard = None if event.status in ("possible", "demanded") else _as_heard(reading, event)
    if heard is None or is_no_meeting(reading, heard.sentence, heard.cue, heard.status, heard.date):
        return None
    if is_borrowed(reading, heard):
        return None
    event, taking = _with_those_there(reading, heard)
    if was_over(reading, event.sentence, event.cue):
        event = replace(event, date=None, date_basis=None, date_span=None)
    visit = event.mode == "visit"
    seen = _seen(ground, event) if visit else ()
    who = _who_came(ground, event, seen) if visit else parties_of(ground, as_groups(reading, taking), places=True)
    journey = visit and not seen
    if not _is_plain(ground, event, who) or (seen and len(who) < 2):  # "nobody was there to greet him"
        return None
    if not visit and any(party.person for party in who):
        who = beside_people(ground, who, as_groups(reading, taking))
        if len(who) < 2:
            return None
    place = _place(ground, event, journey)
    if journey and (place is None or _goes_home(ground, event)):
        return None
    who = tuple(party for party in who if not (visit and is_state(party)))
    status = as_headed(reading, event.sentence, event.cue, status_of(ground, event), event.date)
    starts = day_it_starts(reading, event.sentence, event.cue) if status == "held" else None
    if starts and _is_to_come(reading, starts.value):
        status = "planned"
        event = replace(event, date=starts.value, date_basis=SAID, date_span=starts.span)
    if status in ("cancelled", "postponed") and is_day_of_calling_off(reading, event.date_span, event.cue):
        event = replace(event, date=None, date_basis=None, date_span=None)
    kind = "visit" if journey else _kind(ground, event, status)
    if kind == "phone call":
        who = on_the_line(ground, event.sentence, event.cue, taking if visit else as_groups(reading, taking), status)
    if status == "possible" or kind is None or not who:
        return None
    if status == "planned" and _ON_A_TRIP.search(reading.article.text[event.sentence.start : event.cue.start]):
        status = "held" if is_past(reading, event.date) else status
    going = None if visit or status != "held" else _going_to(reading, event)
    status = "planned" if going else status
    day, basis, stretch = _when(ground, event, going, status)
    return Told(
        article=reading.article.id,
        story=ground.story,
        kind=kind,
        who=who,
        date=day,
        basis=basis,
        place=place,
        country=country_visited(reading, event) if visit else country_of(reading, event),
        status=status,
        duration=lengths_told(reading, event.sentence, event.cue),
        evidence=(Evidence(reading.article.id, event.sentence),),
        stretch=stretch,
        cue=event.cue,
    )


def journey_to_them(ground: Ground, event: Event) -> Told | None:
    """The journey of a person to a place named, of which an event tells also whom they saw there: "travelled to Lima to
    meet B"."""
    entities = ground.reading.entities
    places = tuple(p for p in event.recipients if p.entity is not None and entities[p.entity].kind == "LOC")
    told = from_event(ground, replace(event, recipients=places)) if event.mode == "visit" and places else None
    return told if told and told.kind == "visit" and told.people else None


def _as_heard(reading: Reading, event: Event) -> Event | None:
    """The event, a call where somebody "received a call from" another; None where it was a letter."""
    afar = _FROM_AFAR.match(reading.article.text[event.cue.end : event.sentence.end])
    words = event.cue.of(reading.article.text)
    if event.mode == "visit" and _RECEIVED.fullmatch(words) and _WORDS.match(reading.article.text, event.cue.end):
        return None
    if event.mode != "visit" or not afar:
        return event
    return replace(event, mode="phone") if "call" in afar.group() else None


def _with_those_there(reading: Reading, event: Event) -> tuple[Event, tuple[Participant, ...]]:
    """The event without those who were not there, and all who take part; its day is none that is the journey's."""
    visit = event.mode == "visit"
    brought = len(event.recipients) > 1 and _BRINGING.match(event.cue.of(reading.article.text)) is not None
    taking = (*(() if brought else event.actors), *event.recipients)
    taking = tuple(p for p in taking if not (is_told_after(reading, event, p) or sends(reading, event, p, taking)))
    there = those_there(reading, event.sentence, event.cue, (*event.actors, *event.recipients), visit)
    there = without_their_own(reading, there)
    if not visit and is_of_the_journey(reading, event.sentence, event.cue, event.date_span):
        event = replace(event, date=None, date_span=None)
    event = replace(
        event,
        actors=by_own_office(reading, event.cue, tuple(one for one in event.actors if one in there)),
        recipients=tuple(one for one in event.recipients if one in there and not is_city_of(reading, one)),
    )
    return event, tuple(one for one in taking if one in there)


def _seen(ground: Ground, event: Event) -> tuple[Party, ...]:
    """Whom somebody came to see; nobody where only how often they came is told."""
    text = ground.reading.article.text
    if _SO_OFTEN.match(text, event.cue.end):
        return ()
    met = tuple(p for p in event.recipients if not _IN_IT.search(text[max(0, p.span.start - 9) : p.span.start]))
    return tuple(party for party in parties_of(ground, met) if party.person or _is_met(event, party))


def _who_came(ground: Ground, event: Event, seen: tuple[Party, ...]) -> tuple[Party, ...]:
    """Who came to a place, or to those seen there."""
    came = parties_of(ground, event.actors)
    came = tuple(party for party in came if party.person or is_by_office(party)) or came
    return tuple({party.key: party for party in (*came, *seen)}.values()) if seen else came


def _is_plain(ground: Ground, event: Event, who: tuple[Party, ...]) -> bool:
    """Whether it is plain enough who met: bodies that meet on no day and nowhere are said to deal with each other."""
    text, visit = ground.reading.article.text, event.mode == "visit"
    people = any(party.person or (visit and is_by_office(party)) for party in who)
    cue = event.cue.of(text).casefold()
    gathers = _GATHERING.search(cue) is not None
    somewhere = gathers and bool(event.place or place_after(ground.reading, event))
    if not people and not event.date and not somewhere:
        return False
    alone = (
        len(who) == 1
        and not visit
        and is_party(who[0].name)
        and not is_vague(who[0].name)
        and bool(event.date or event.place)
        and gathers
    )
    sure = _DATED if event.date and event.date_basis != BEFORE else _SURE
    if not people and not alone and (visit or event.confidence < sure or cue in _TALKED_OF):
        return False
    if len(who) < 2 and not visit and not alone:
        return False
    loose = words_of("meeting").fullmatch(cue) and not (event.date or event.place)
    if loose and people and not visit and event.confidence < _LOOSE:
        return False
    if _NEGOTIATED.fullmatch(cue) and _A_THING.match(text, event.cue.end):
        return False  # "negotiated several concessions": with whom is not said
    return _TRAIT.match(text, event.cue.start) is None


def _is_to_come(reading: Reading, day: str) -> bool:
    """Whether a day is that of the report or later."""
    published = reading.article.published.day if reading.article.published else None
    return bool(published) and len(day) >= 10 and day[:10] >= (published or "")


def _goes_home(ground: Ground, event: Event) -> bool:
    """ "Returned to the palace": who is back where they are of visits nobody; nor is it a journey where the words name
    nowhere to go ("a message that she returned to in Lima")."""
    if not _HOME.match(event.cue.of(ground.reading.article.text)):
        return False
    entities = ground.reading.entities
    places = [entities[p.entity] for p in event.recipients if p.entity is not None]
    states = {_state_of(place) for place in places}
    of = {entities[p.entity].country for p in event.actors if p.entity is not None}
    seat = any(found and found.sort == "seat" for place in places for found in [known(place.name)])
    return not places or bool(of & states) or (seat and of == {None})


def _state_of(entity: Entity) -> str | None:
    found = known(entity.name.removeprefix("the "))
    return entity.country or (found.state if found else None)


def _place(ground: Ground, event: Event, journey: bool) -> str | None:
    """Where: the event's own place, what the words behind it name, the place visited, or where the report is."""
    reading, visit = ground.reading, event.mode == "visit"
    place = event.place or place_after(reading, event)
    if visit and not place:
        named = (p for p in event.recipients if p.entity is not None and reading.entities[p.entity].kind == "LOC")
        place = next((one.name for one in named), None)
    place = place or place_here(reading, event.sentence, event.cue)
    if journey and place is None and event.date and any(_holds_office(ground, p) for p in event.actors):
        place = unnamed_place(reading, event.sentence, event.cue)
    return place


def _when(ground: Ground, event: Event, going: Event | None, status: str) -> When:
    """The day, on what it rests, and the stretch of days where no day is told."""
    reading, text, visit = ground.reading, ground.reading.article.text, event.mode == "visit"
    bare = day_without_year(reading, event)
    settled = event.date or event.date_basis or going or bare or status in ("cancelled", "postponed")
    beside = None if settled else day_beside(reading, event.sentence, event.cue)
    if beside:
        event = replace(event, date=beside.value, date_basis=SAID, date_span=beside.span)
    if going:
        day, basis = day_of(ground, going.date, going.date_basis, going.date_span, status)
    elif bare:
        day, basis = day_of(ground, bare.value, event.date_basis, bare.span, status)
    else:
        day, basis = day_of(ground, event.date, event.date_basis, event.date_span, status)
    told = going or event
    stretch = stretch_of(reading, told.date, day, told.date_span)
    ended = visit and _ENDING.search(text[event.sentence.start : event.cue.start])  # the day that they left
    of_another = event.date_span and _OF_ANOTHER.search(words_between(text, event.cue, event.date_span))
    arranged = status == "planned" and is_of_arranging(reading, event.cue, event.date_span)
    if ended or of_another or arranged:
        day, basis, stretch = None, None, None
    arrived = visit and _ARRIVED.fullmatch(event.cue.of(text)) is not None
    if day is None and event.status == "occurred" and event.date_basis is None and (arrived or not visit):
        day, basis = day_before(reading, event.sentence) if bare is None else (None, None)
        if day is None:
            day, basis = lead_day(reading, event.sentence, event.cue)
    return day, basis, stretch


def _kind(ground: Ground, event: Event, status: str) -> str | None:
    """A meeting or a phone call, as the words at the event say; None where they leave it open."""
    if any(m.form == "name" and m.span.start <= event.cue.start < m.span.end for m in ground.reading.mentions):
        return None  # a name that reads like one: "Judge Summit"
    if event.mode == "phone":
        return "phone call"
    there = event.place_span or span_after(ground.reading, event)
    return presence(ground.reading.article.text, event.sentence, event.cue, status, there)


def _going_to(reading: Reading, event: Event) -> Event | None:
    """The journey still to come on which somebody is to be met: "goes to Geneva on Friday to meet the envoy"."""
    text = reading.article.text
    if not text[: event.cue.start].endswith(" to "):
        return None
    return next(
        (
            one
            for one in reading.events
            if one.sentence == event.sentence
            and one.mode == "visit"
            and one.status == "planned"
            and one.cue.end < event.cue.start
        ),
        None,
    )


def _is_met(event: Event, party: Party) -> bool:
    """ "Received the heads of the banks": a group without a name, on a day or in a place; the leaders of states."""
    of_several = _LEADERS_OF.match(party.name) is not None
    return party.key == party.name and not is_state(party) and (of_several or bool(event.date or event.place))


def _holds_office(ground: Ground, one: Participant) -> bool:
    """Whether somebody has an office or is a body: who else goes somewhere is no visitor."""
    if one.entity is None:
        return False
    entity = ground.reading.entities[one.entity]
    actor = ground.actor_of.get((ground.reading.article.id, one.entity))
    return bool(entity.roles or (actor and actor.offices)) or entity.kind == "ORG"
