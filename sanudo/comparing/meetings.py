"""Meetings and visits as a ledger: one row a meeting, with the evidence of every report.

Readings, stories and actors go in; `Meeting`s come out, by day. What verbs tell (events) and what nouns tell
(encounters) is gathered. Two reports tell one meeting when they name the same parties, by person or by the body or
state that a person stands for, on days that can be one. Held, planned, cancelled, postponed, denied and possible are
kept apart by status.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sanudo.article.types import Span
from sanudo.comparing.meeting_absent import by_own_office, is_borrowed, is_city_of, is_no_meeting, those_there
from sanudo.comparing.meeting_became import as_it_became, status_of
from sanudo.comparing.meeting_days import (
    OF_LEAD,
    as_first_told,
    day_before,
    day_of,
    is_day_of_calling_off,
    is_of_the_journey,
    lead_day,
    stretch_of,
)
from sanudo.comparing.meeting_deeds import meeting_by_deed
from sanudo.comparing.meeting_doubts import as_headed, is_old_picture, is_to_come, is_told_after, sends
from sanudo.comparing.meeting_joining import joined
from sanudo.comparing.meeting_lengths import lengths_told, words_between
from sanudo.comparing.meeting_offices import by_office
from sanudo.comparing.meeting_pairs import with_the_two
from sanudo.comparing.meeting_parties import (
    as_groups,
    beside_people,
    country_of,
    country_visited,
    is_by_office,
    is_of_states,
    is_state,
    is_within,
    keys_of,
    parties_of,
    states_of,
    two_states,
)
from sanudo.comparing.meeting_parts import day_without_year, each_of, place_after, place_here, span_after, unnamed_place
from sanudo.comparing.meeting_rows import meeting_of, rows_of
from sanudo.comparing.meeting_told import Ground, Party, Told
from sanudo.comparing.order import order_of
from sanudo.comparing.stretches import may_be_one
from sanudo.comparing.types import Actor, Evidence, Meeting, Story
from sanudo.reading.counterparts import counterparts
from sanudo.reading.encounters import find_encounters, is_party, is_two_sides
from sanudo.reading.event_days import BEFORE, SEVERAL_DAYS
from sanudo.reading.journeys import find_departures
from sanudo.reading.masked import Encounter, words_of
from sanudo.reading.presence import presence
from sanudo.reading.telephoning import those_on_the_line
from sanudo.reading.types import Event, Participant, Reading

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
_MOVED_TO = re.compile(r"\b(?:moved|brought forward|rescheduled|put back|shifted) (?:to|for|until)\b")
_ENDING = re.compile(r"\b(?:end(?:ed|ing|s)|conclud\w+|wound up|winding up|wrapp\w+ up)\b[^.,;]{0,40}$")
_GOES_ON = 700  # characters in which a report goes on to name those of whose talks it told
_FROM_AFAR = re.compile(
    r"\s(?:(?:an?|the|his|her|their)\s)?(?:[\w-]+\s){0,2}?(?:calls?|letters?|messages?|texts?|e-?mails?)\b"
)
_IN_IT = re.compile(r"\b(?:in|at)\s(?:the\s)?\Z")  # who arrives in it meets no person of that name
_ARRANGING = re.compile(r"\b(?:set(?:ting)? up|arrang\w+|organi[sz]\w+)\b[^.;]{0,40}$")
_TRAIT = re.compile(r"negotiating (?:skills?|teams?|table|tactics?|positions?|style|power|partners?|process)\b")
_BETWEEN = re.compile(r"\s(?:[\w-]+\s){0,2}between\s")
_OF_ANOTHER = re.compile(r"\b(?:saying|citing|because|ahead of|since|until|in order to|so that)\b")


def find_meetings(
    readings: tuple[Reading, ...], stories: tuple[Story, ...], actors: tuple[Actor, ...]
) -> tuple[Meeting, ...]:
    """The meetings and visits that the reports tell, undated ones last."""
    actor_of = {member: actor for actor in actors for member in actor.members}
    story_of = {article: story.storyline or story.id for story in stories for article in story.articles}
    days_of = _days_of(stories)
    by_name = {
        alias.name.casefold(): actor.id for actor in actors if actor.kind in ("ORG", "LOC") for alias in actor.aliases
    }
    people = tuple(actor for actor in actors if actor.kind == "PERSON" and actor.offices)
    grounds = [
        Ground(reading, actor_of, by_name, story_of.get(r, ""), days_of.get(r, ()), people)
        for reading in readings
        for r in [reading.article.id]
    ]
    told = [one for ground in grounds for one in _told_by(ground)]
    told = as_first_told(told, readings)
    told.sort(key=_order)
    own = {article: story.id for story in stories for article in story.articles}
    left = [d for ground in grounds for d in _departures(ground)]
    written = {r.article.id: r.article.published.day if r.article.published else None for r in readings}
    meetings = [meeting_of(row, left) for row in joined(rows_of(told), written)]
    meetings = [replace(m, story=own.get(m.evidence[0].article)) for m in meetings]
    return tuple(sorted(meetings, key=order_of))


def _days_of(stories: tuple[Story, ...]) -> dict[str, tuple[str, ...]]:
    """For each report the days its own story is told on: its own day alone where that is known."""
    found: dict[str, tuple[str, ...]] = {}
    for story in stories:
        days = tuple(sorted({chapter.day for chapter in story.chapters if chapter.day}))
        for chapter in story.chapters:
            for article in chapter.articles:
                found[article] = (chapter.day,) if chapter.day else days
    return found


def _order(told: Told) -> tuple[bool, bool, str, int, str, Span]:
    return (not told.who, told.date is None, told.date or "", -len(told.who), told.article, told.evidence[0].span)


def _told_by(ground: Ground) -> list[Told]:
    """What a report tells, by verbs and by nouns; where both tell one thing, the noun's status and the fuller list."""
    encounters = list(find_encounters(ground.reading))
    found = []
    for whole in ground.reading.events:
        if whole.type != "CONSULT":
            deed = meeting_by_deed(ground, whole)
            other = _from_event(ground, deed) if deed else None
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
            one = _from_event(ground, event)
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
        told = _from_encounter(ground, encounter)
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
        elif all(_of_another_day(told, t) or _of_others(told, t) for t in beside):
            found.append(told)
    pairs = counterparts(ground.reading)
    found = [one for one in found if not (is_to_come(ground, one) or is_old_picture(ground, one))]
    named = [two for one in found for two in [with_the_two(ground, one)] if two]
    named = [_where_it_was(one, named) for one in named]
    return [as_it_became(ground, _by_counterparts(ground, one, pairs)) for one in named]


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
        return (is_party(one) or is_of_states(one)) and (dated or off or told.place is not None)
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
    noun = _from_encounter(ground, encounter)
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


def _from_event(ground: Ground, event: Event) -> Told | None:
    if event.status in ("possible", "demanded"):
        return None
    reading = ground.reading
    afar = _FROM_AFAR.match(reading.article.text[event.cue.end : event.sentence.end])
    if event.mode == "visit" and afar:  # "received a call from"
        if "call" not in afar.group():
            return None
        event = replace(event, mode="phone")
    visit = event.mode == "visit"
    brought = len(event.recipients) > 1 and _BRINGING.match(event.cue.of(reading.article.text)) is not None
    taking = (*(() if brought else event.actors), *event.recipients)
    taking = tuple(
        one for one in taking if not (is_told_after(reading, event, one) or sends(reading, event, one, taking))
    )
    if is_no_meeting(reading, event.sentence, event.cue, event.status, event.date) or is_borrowed(reading, event):
        return None
    there = those_there(reading, event.sentence, event.cue, (*event.actors, *event.recipients), visit)
    taking = tuple(one for one in taking if one in there)
    if not visit and is_of_the_journey(reading, event.sentence, event.cue, event.date_span):
        event = replace(event, date=None, date_span=None)
    event = replace(
        event,
        actors=by_own_office(reading, event.cue, tuple(one for one in event.actors if one in there)),
        recipients=tuple(one for one in event.recipients if one in there and not is_city_of(reading, one)),
    )
    taking = taking if visit else as_groups(reading, taking)
    who = parties_of(ground, taking, places=not visit)
    journey = False
    if visit:  # somebody came to a place, or to somebody
        came = parties_of(ground, event.actors)
        came = tuple(party for party in came if party.person or is_by_office(party)) or came
        met = tuple(
            one
            for one in event.recipients
            if not _IN_IT.search(reading.article.text[max(0, one.span.start - 9) : one.span.start])
        )
        seen = tuple(party for party in parties_of(ground, met) if party.person or _is_met(event, party))
        who = came if not seen else tuple({party.key: party for party in (*came, *seen)}.values())
        journey = not seen
        if seen and len(who) < 2:
            return None  # "nobody was there to greet him"
    people = [party for party in who if party.person or (visit and is_by_office(party))]
    cue = event.cue.of(reading.article.text).casefold()
    somewhere = bool(event.place or place_after(reading, event)) and _GATHERING.search(cue) is not None
    if not people and not event.date and not somewhere:
        return None  # bodies that meet on no day and nowhere are said to deal with each other
    alone = len(who) == 1 and not visit and is_party(who[0].name) and bool(event.date or event.place)
    alone = alone and _GATHERING.search(cue) is not None
    sure = _DATED if event.date and event.date_basis != BEFORE else _SURE
    if not people and not alone and (visit or event.confidence < sure or cue in _TALKED_OF):
        return None
    if len(who) < 2 and not visit and not alone:
        return None
    loose = words_of("meeting").fullmatch(cue) and not (event.date or event.place)
    if loose and people and not visit and event.confidence < _LOOSE:
        return None
    if _TRAIT.match(reading.article.text, event.cue.start):
        return None
    if people and not visit:
        who = beside_people(ground, who, taking)
        if len(who) < 2:
            return None
    place = (
        event.place
        or place_after(reading, event)
        or next(
            (
                n.name
                for n in event.recipients
                if visit and n.entity is not None and reading.entities[n.entity].kind == "LOC"
            ),
            None,
        )
    )
    place = place or place_here(reading, event.sentence, event.cue)
    if visit and journey and place is None and event.date and any(_holds_office(ground, p) for p in event.actors):
        place = unnamed_place(reading, event.sentence, event.cue)
    if visit:
        if journey and place is None:
            return None
        who = tuple(party for party in who if not is_state(party))
    status = as_headed(reading, event.sentence, event.cue, status_of(ground, event), event.date)
    if status == "possible":
        return None
    if status in ("cancelled", "postponed") and is_day_of_calling_off(reading, event.date_span):
        event = replace(event, date=None, date_basis=None, date_span=None)
    kind = "visit" if journey else _kind(ground, event, status)
    if kind == "phone call":
        who = _on_the_line(ground, event.sentence, event.cue, taking, status)
    if kind is None or not who:
        return None
    bare = day_without_year(reading, event)
    if bare:
        day, basis = day_of(ground, bare.value, event.date_basis, bare.span, status)
    else:
        day, basis = day_of(ground, event.date, event.date_basis, event.date_span, status)
    going = None if visit or status != "held" else _going_to(reading, event)
    if going:
        status = "planned"
        day, basis = day_of(ground, going.date, going.date_basis, going.date_span, status)
    stretch = stretch_of(reading, going.date if going else event.date, day)
    if visit and _ENDING.search(reading.article.text[event.sentence.start : event.cue.start]):
        day, basis, stretch = None, None, None  # the day that they left
    if event.date_span and _OF_ANOTHER.search(words_between(reading.article.text, event.cue, event.date_span)):
        day, basis, stretch = None, None, None
    if status == "planned" and _is_of_arranging(reading, event.cue, event.date_span):
        day, basis, stretch = None, None, None
    if day is None and event.status == "occurred" and event.date_basis is None and not visit and bare is None:
        day, basis = day_before(reading, event.sentence)
    if day is None and event.status == "occurred" and event.date_basis is None and not visit:
        day, basis = lead_day(reading, event.sentence, event.cue)
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
    )


def _kind(ground: Ground, event: Event, status: str) -> str | None:
    """A meeting or a phone call, as the words at the event say; None where they leave it open."""
    if any(m.form == "name" and m.span.start <= event.cue.start < m.span.end for m in ground.reading.mentions):
        return None  # a name that reads like one: "Judge Summit"
    if event.mode == "phone":
        return "phone call"
    there = event.place_span or span_after(ground.reading, event)
    return presence(ground.reading.article.text, event.sentence, event.cue, status, there)


def _on_the_line(
    ground: Ground, sentence: Span, cue: Span, taking: tuple[Participant, ...], status: str
) -> tuple[Party, ...]:
    """Those of a phone call that was held or is planned; nobody where they are not plain."""
    if status not in ("held", "planned"):
        return ()
    there = those_on_the_line(ground.reading, sentence, cue, taking)
    who = beside_people(ground, parties_of(ground, there, places=True), there)
    return who if len(who) > 1 and any(party.person or is_by_office(party) for party in who) else ()


def _is_of_arranging(reading: Reading, cue: Span, day: Span | None) -> bool:
    """ "Rang on Monday to arrange a meeting": the day is not that of the meeting."""
    text = reading.article.text
    return day is not None and day.end <= cue.start and _ARRANGING.search(text[day.end : cue.start]) is not None


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
    """ "Received the heads of the banks": a group without a name, on a day or in a place."""
    return party.key == party.name and not is_state(party) and bool(event.date or event.place)


def _holds_office(ground: Ground, one: Participant) -> bool:
    """Whether somebody has an office or is a body: who else goes somewhere is no visitor."""
    if one.entity is None:
        return False
    entity = ground.reading.entities[one.entity]
    actor = ground.actor_of.get((ground.reading.article.id, one.entity))
    return bool(entity.roles or (actor and actor.offices)) or entity.kind == "ORG"


def _from_encounter(ground: Ground, encounter: Encounter) -> Told | None:
    reading = ground.reading
    status = as_headed(reading, encounter.sentence, encounter.cue, encounter.status, encounter.date)
    if is_no_meeting(reading, encounter.sentence, encounter.cue, encounter.status, encounter.date):
        return None
    away = is_of_the_journey(reading, encounter.sentence, encounter.cue, encounter.date_span)
    off = encounter.status in ("cancelled", "postponed") and is_day_of_calling_off(reading, encounter.date_span)
    if off or (away and encounter.kind == "meeting"):
        encounter = replace(encounter, date=None, basis=None, date_span=None)
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
        parties = _on_the_line(ground, encounter.sentence, encounter.cue, encounter.who, encounter.status)
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
    stretch = stretch_of(reading, encounter.date, day)
    if encounter.status == "planned" and _is_of_arranging(reading, encounter.cue, encounter.date_span):
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
    )


def _departures(ground: Ground) -> list[Told]:
    """Who left where on which day."""
    told = [_from_encounter(ground, departure) for departure in find_departures(ground.reading)]
    return [one for one in told if one and one.date and one.people]
