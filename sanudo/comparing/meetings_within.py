"""The meetings that one report tells: what its verbs tell and what its nouns tell, each meeting once.

A `Ground` with the reading goes in, `Told`s come out. Where a verb and a noun tell one thing, the noun's status and the
fuller list of people stand.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sanudo.article.types import Span
from sanudo.comparing.meeting_became import as_it_became
from sanudo.comparing.meeting_days import OF_LEAD, of_next_year
from sanudo.comparing.meeting_deeds import meeting_by_deed
from sanudo.comparing.meeting_doubts import is_at_home, is_old_picture, is_to_come
from sanudo.comparing.meeting_encounters import from_encounter
from sanudo.comparing.meeting_events import from_event, journey_to_them
from sanudo.comparing.meeting_itineraries import on_the_same_journey
from sanudo.comparing.meeting_pairs import with_the_two
from sanudo.comparing.meeting_parties import (
    is_of_states,
    is_state,
    is_within,
    parties_of,
)
from sanudo.comparing.meeting_parts import each_of
from sanudo.comparing.meeting_told import Ground, Party, Told
from sanudo.comparing.meeting_words import as_words_tell
from sanudo.comparing.stretches import may_be_one
from sanudo.comparing.types import Evidence
from sanudo.reading.counterparts import counterparts
from sanudo.reading.encounters import is_party, is_vague
from sanudo.reading.event_days import BEFORE, SEVERAL_DAYS
from sanudo.reading.types import Encounter, Event, Participant

_MOVED_TO = re.compile(r"\b(?:moved|brought forward|rescheduled|put back|shifted) (?:to|for|until)\b")
_GOES_ON = 700  # characters in which a report goes on to name those of whose talks it told
_BETWEEN = re.compile(r"\s(?:[\w-]+\s){0,2}between\s")


def told_by(ground: Ground) -> list[Told]:
    """What a report tells, by verbs and by nouns; where both tell one thing, the noun's status and the fuller list."""
    encounters = list(ground.reading.encounters)
    found, journeys = [], []
    for whole in ground.reading.events:
        if whole.type != "CONSULT":
            deed = meeting_by_deed(ground, whole)
            other = from_event(ground, deed) if deed else None
            found += [other] if other else []
            continue
        same = [e for e in encounters if e.sentence == whole.sentence and _near(e.cue, whole.cue)]
        if whole.date_basis == SEVERAL_DAYS:
            encounters = [e for e in encounters if e not in same]  # which of them on which day is not said
            same = []
        parts = each_of(ground.reading, whole)
        if len(parts) > 1:  # a noun or verb that tells them as one tells no more
            encounters = [e for e in encounters if e not in same]
            same = []
        for event in parts:
            one = from_event(ground, event)
            way = journey_to_them(ground, event) if one and one.kind == "meeting" else None
            journeys += [way] if way else []
            if one is None:
                continue
            if one.basis == BEFORE and one.status != "held":
                one = replace(one, date=None, basis=None)  # the scene is today's, the plan is not
            taken = [e for e in same if _shares(one, parties_of(ground, e.who), e) or _is_at_one_word(one, e, event)]
            if any(e.status == "wanted" for e in taken):
                continue
            for encounter in taken:
                one = _with_noun(ground, one, _without_those_of_another(ground, encounter, whole))
                if encounter in encounters:
                    encounters.remove(encounter)
            found.append(one)
    for encounter in encounters:
        if encounter.status == "wanted":
            continue
        told = from_encounter(ground, encounter)
        if told is None or not (_is_enough(told) or _is_parsed(told, encounter)):
            continue
        beside = [t for t in found if told.evidence == t.evidence and _same_people(told, t) and told.who and t.who]
        fuller = [t for t in beside if _has_more(told, t)]
        if fuller:
            found[found.index(fuller[0])] = _seen_there(told, fuller[0])
            continue
        alone = [t for t in beside if t.kind == "visit" and len(t.who) == 1 and len(told.who) > 1]
        if alone and told.kind == "meeting":  # "travelled to Lima and saw both ministers"
            found.append(_seen_there(told, alone[0]))
        elif all(_of_another_day(told, t) or _of_others(told, t) or _is_elsewhere(told, t) for t in beside):
            found.append(told)
    found += [way for way in journeys if not any(_is_same_journey(way, one) for one in found)]
    found += [way for one in found for way in on_the_same_journey(ground, one)]
    pairs = counterparts(ground.reading)
    found = [one for one in found if not (is_to_come(ground, one) or is_old_picture(ground, one))]
    named = [two for one in found for two in [with_the_two(ground, one)] if two]
    named = [_where_it_was(one, named) for one in named]
    named = [_by_counterparts(ground, one, pairs) for one in as_words_tell(ground, named) if not is_at_home(one)]
    return [as_it_became(ground, of_next_year(ground, one)) for one in named]


def _without_those_of_another(ground: Ground, encounter: Encounter, event: Event) -> Encounter:
    """ "A met B last week, and C met B on Monday": without those whom another word of the sentence has meet instead."""
    own = {p.entity for p in (*event.actors, *event.recipients)}
    others = {
        p.entity
        for other in ground.reading.events
        if other.type == "CONSULT" and other.sentence == event.sentence and not _near(other.cue, event.cue)
        for p in (*other.actors, *other.recipients)
    }
    kept = tuple(p for p in encounter.who if p.entity is None or p.entity in own or p.entity not in others)
    return replace(encounter, who=kept) if len(kept) > 1 else encounter


def _by_counterparts(ground: Ground, told: Told, pairs: list[tuple[Participant, Participant]]) -> Told:
    """Talks of which a report names no people, by those whom it goes on to call each other's counterparts."""
    if told.kind == "phone call" or told.people or len(pairs) != 1:
        return told
    (pair,) = pairs
    at = told.evidence[0].span
    who = parties_of(ground, pair)
    held = frozenset(one for party in who for one in party.stands_for)
    alone = not told.who
    others = [party for party in told.who if not party.stands_for & held]  # theirs whose state is not told
    unknown = sum(not any(one.startswith("state ") for one in party.stands_for) for party in who)
    states = all(is_state(party) for party in told.who) and len(others) < len(told.who) and len(others) <= unknown
    if len(who) != 2 or not (alone or states) or not 0 < pair[1].span.start - at.start < _GOES_ON:
        return told
    named = next((s.span for s in ground.reading.sentences if is_within(pair[1].span, s.span)), at)
    article = ground.reading.article.id
    return replace(told, who=who, evidence=tuple(dict.fromkeys((*told.evidence, Evidence(article, named)))))


def _of_another_day(a: Told, b: Told) -> bool:
    """ "They spoke on Monday and are to meet on Friday"."""
    return a.date is not None and b.date is not None and a.date != b.date and a.status != b.status


def _has_more(a: Told, b: Told) -> bool:
    """Whether a noun tells a day and all of more people than a verb of its sentence: "after meetings with A and B"."""
    days = a.date is not None and b.date in (None, a.date)
    return a.kind == b.kind == "meeting" and a.status == b.status and days and bool(b.people) and b.people < a.people


def _is_same_journey(a: Told, b: Told) -> bool:
    return b.kind == "visit" and a.evidence == b.evidence and a.people == b.people and a.place == b.place


def _is_elsewhere(a: Told, b: Told) -> bool:
    """ "Goes to Lima after a visit to Quito": two journeys; "was in Lima on Monday for talks with B": one and more."""
    if a.kind == "visit" and b.kind != "visit":
        return True
    if not (a.kind == b.kind == "visit") or a.place is None or b.place is None:
        return False
    return a.place != b.place and (a.country is None or b.country is None or a.country != b.country)


def _of_others(a: Told, b: Told) -> bool:
    """ "The two are to speak when NATO leaders gather": people, and a group that none of them is told to be of."""
    return bool(a.people) and len(a.people) > 1 and not b.people and len(b.who) == 1


def _seen_there(met: Told, visit: Told) -> Told:
    """A meeting with the day and the place of the journey on which it was."""
    return replace(
        met,
        date=met.date or visit.date,
        basis=met.basis if met.date else visit.basis,
        stretch=met.stretch or visit.stretch,
        place=met.place or visit.place,
        country=met.country or visit.country,
    )


def _where_it_was(told: Told, others: list[Told]) -> Told:
    """ "Heads to Washington this week, where he will hold talks with B": a meeting of which the sentence tells no place
    is where it says that one of them goes. A call is nowhere."""
    if told.kind == "phone call":
        return replace(told, place=None, country=None)
    if told.kind != "meeting" or told.place:
        return told
    there = [
        one
        for one in others
        if one.kind == "visit"
        and one.evidence == told.evidence
        and one.status == told.status
        and one.people & told.people
    ]
    if len({one.place for one in there}) != 1 or (told.date and there[0].date and told.date != there[0].date):
        return told
    return _seen_there(told, there[0])


def _is_enough(told: Told) -> bool:
    """Whether a noun tells who met: two, a group alone on a day or in a place, or who went; bodies need a day too."""
    if not told.who:
        return told.anew is not None
    if told.kind == "visit" or len(told.people) > 1:
        return True
    dated = told.date is not None and told.basis != OF_LEAD
    if len(told.who) == 1:
        off = told.status in ("cancelled", "postponed")
        one = told.who[0].name
        told_when = dated or off or told.place is not None
        return (is_party(one) and not is_vague(one) and told_when) or (
            is_of_states(one) and (told_when or told.stretch is not None)
        )
    return bool(told.people) or dated or (told.place is not None and told.status != "held")


def _is_parsed(told: Told, encounter: Encounter) -> bool:
    """Whether the parse has two who met, of whom one is a person or holds an office, or who have not met after all."""
    alone = len(encounter.who) == 1 and told.kind == "meeting" and bool(told.date or told.place)  # a body that met
    if len(told.who) > 1:
        return encounter.sure or (encounter.parsed and (alone or told.status not in ("held", "planned")))
    return encounter.parsed and alone


def _near(a: Span, b: Span) -> bool:
    return a.start < b.end + 25 and b.start < a.end + 25


def _is_at_one_word(one: Told, encounter: Encounter, event: Event) -> bool:
    """Whether a verb and the words around it tell two sides of one meeting: "A, B and C met officials"."""
    together = event.cue.start < encounter.cue.end and encounter.cue.start < event.cue.end
    return together and one.kind == encounter.kind == "meeting" and len(encounter.who) > 1


def _shares(one: Told, parties: tuple[Party, ...], encounter: Encounter) -> bool:
    return (one.kind == "visit") == (encounter.kind == "visit") and (
        not encounter.who or bool({party.key for party in one.who} & {party.key for party in parties})
    )


def _same_people(a: Told, b: Told) -> bool:
    return a.people <= b.people or b.people <= a.people


def _with_noun(ground: Ground, one: Told, encounter: Encounter) -> Told:
    """An event with what the noun adds: its status, and date and place where the event has none."""
    noun = from_encounter(ground, encounter)
    if noun is None:
        return one
    if encounter.parsed:  # the same parse: of its status and day the event tells more
        fuller = len(noun.who) > len(one.who)
        if one.date is None and one.stretch is None:  # "on the 3rd"
            one = replace(one, date=noun.date, basis=noun.basis, stretch=noun.stretch)
        return replace(one, kind=noun.kind, who=noun.who if fuller else one.who, place=one.place or noun.place)
    between = _BETWEEN.match(ground.reading.article.text, encounter.cue.end) is not None and len(noun.people) > 1
    who = one.who if len(one.who) >= len(noun.who) and not between else noun.who
    if not {party.key for party in one.who} & {party.key for party in noun.who}:
        who = (*one.who, *(party for party in noun.who if party.person))
    if one.date is None and one.stretch is None and noun.status == one.status:
        one = replace(one, date=noun.date, basis=noun.basis, stretch=noun.stretch)
    if one.basis == BEFORE and noun.status != "held":
        one = replace(one, date=None, basis=None)
    called_off = noun.status in ("cancelled", "postponed")  # on a day that is not the meeting's
    moved = noun.date is not None and _MOVED_TO.search(encounter.sentence.of(ground.reading.article.text)) is not None
    day, basis = (one.date, one.basis) if one.date and not called_off and not moved else (noun.date, noun.basis)
    if one.stretch and not may_be_one(one.stretch, day):
        day, basis = None, None
    if noun.date and noun.status in ("planned", "cancelled") and one.status == "held":
        day, basis = noun.date, noun.basis  # a weekday of a plan, read as of a deed
    off = one.status in ("cancelled", "postponed") and noun.status == "planned"
    status = one.status if off or noun.status == "held" else noun.status
    kind = noun.kind if noun.kind == "phone call" else one.kind
    return replace(
        one,
        kind=kind,
        who=who,
        status=status,
        date=day,
        basis=basis,
        place=one.place or noun.place,
        anew=noun.anew,
        stretch=None if day else one.stretch or noun.stretch,
    )
