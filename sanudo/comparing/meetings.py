"""Meetings and visits as a ledger: one row a meeting, with the evidence of every report.

Readings, stories and actors go in; `Meeting`s come out, by day. What verbs tell (events) and what nouns tell
(encounters) is gathered. Two reports tell one meeting when they name the same parties, by person or by the body or
state that a person stands for, on days that can be one. Held, planned, cancelled, postponed, denied and possible are
kept apart by status.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256

from sanudo.article.types import Span
from sanudo.comparing.types import Actor, Evidence, Meeting, Story
from sanudo.reading.encounters import (
    Encounter,
    find_departures,
    find_encounters,
    is_nobody,
    is_party,
    is_sent,
    is_two_sides,
    tells_a_plan,
)
from sanudo.reading.events import BEFORE, SEVERAL_DAYS
from sanudo.reading.types import Entity, Event, Participant, Reading

NEXT = "inferred: planned, so the next of its name"
OF_STORY = "inferred from the days of the story"
OF_LEAD = "inferred: the day that the report begins with"
_STATUS = {"occurred": "held", "ongoing": "held", "historical": "held", "planned": "planned", "denied": "denied"}
_TALKED_OF = frozenset(
    {"dialogue", "debate", "discussion", "conversation", "call", "conference", "contact", "contacts"}
)
_SURE = 0.75  # confidence from which bodies alone meet
_LEAD, _SOON = 3, 8  # sentences a report begins with, and those whose undated meetings are of that day
_NEWS_DAYS = 3
_LONG_STAY = 30  # days
_SAME_PLAN = 10  # days between which two reports may put one planned meeting
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_RIGHT_BEHIND = re.compile(r"(?:\s+(?:peace|crisis|new|further|more))?(?:\s+talks)?\s+(?:in|at)\s+(?:the )?")
_OF_ANOTHER = re.compile(r"\b(?:saying|citing|because|ahead of|since|until|in order to|so that)\b")
_TOLD_AS_NEWS = re.compile(  # "after talks with", "A met B", but not "the email about his meeting with"
    r"\b(?:after|following|during|at|in|close of|end of|(?:day|hour|round)s? of|ended|opened|began|held|up)\b"
    r"(?:(?!\babout\b|[.;]).)*$|\b(?:met|meets|received|hosted)(?:\s+with)?$",
    re.IGNORECASE | re.DOTALL,
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class _Party:
    """Who takes part. `key` is the actor's id, or the name where there is none; `stands_for` the bodies and states that
    a person stands for, or that a body or state is."""

    key: str
    name: str
    person: bool
    stands_for: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Told:
    """One place in a report that tells a meeting. `anew` is which of several talks it is ("second")."""

    article: str
    story: str
    kind: str
    who: tuple[_Party, ...]
    date: str | None
    basis: str | None
    place: str | None
    country: str | None
    status: str
    duration: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    anew: str | None = None

    @property
    def people(self) -> frozenset[str]:
        return frozenset(party.key for party in self.who if party.person)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What is known around a report: its actors, its story and the days of that."""

    reading: Reading
    actor_of: dict[tuple[str, int], Actor]
    by_name: dict[str, str]
    story: str
    days: tuple[str, ...]


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
    grounds = [
        _Ground(reading, actor_of, by_name, story_of.get(reading.article.id, ""), days_of.get(reading.article.id, ()))
        for reading in readings
    ]
    told = [one for ground in grounds for one in _told_by(ground)]
    told.sort(key=_order)
    own = {article: story.id for story in stories for article in story.articles}
    left = [d for ground in grounds for d in _departures(ground)]
    meetings = [_meeting(row, left) for row in _rows(told)]
    meetings = [replace(m, story=own.get(m.evidence[0].article)) for m in meetings]
    return tuple(sorted(meetings, key=lambda m: (m.date is None, m.date or "", m.who, m.id)))


def _days_of(stories: tuple[Story, ...]) -> dict[str, tuple[str, ...]]:
    """For each report the days its own story is told on: its own day alone where that is known."""
    found: dict[str, tuple[str, ...]] = {}
    for story in stories:
        days = tuple(sorted({chapter.day for chapter in story.chapters if chapter.day}))
        for chapter in story.chapters:
            for article in chapter.articles:
                found[article] = (chapter.day,) if chapter.day else days
    return found


def _order(told: _Told) -> tuple[bool, bool, str, int, str, Span]:
    return (not told.who, told.date is None, told.date or "", -len(told.who), told.article, told.evidence[0].span)


def _told_by(ground: _Ground) -> list[_Told]:
    """What a report tells, by verbs and by nouns; where both tell one thing, the noun's status and the fuller list."""
    encounters = list(find_encounters(ground.reading))
    found = []
    for whole in ground.reading.events:
        if whole.type != "CONSULT":
            continue
        same = [e for e in encounters if e.sentence == whole.sentence and _near(e.cue, whole.cue)]
        if whole.date_basis == SEVERAL_DAYS:
            encounters = [e for e in encounters if e not in same]  # which of them on which day is not said
            same = []
        for event in _each(whole):
            one = _from_event(ground, event)
            if one is None:
                continue
            if one.basis == BEFORE and one.status != "held":
                one = replace(one, date=None, basis=None)  # the scene is today's, the plan is not
            taken = [e for e in same if _shares(one, _parties(ground, e.who), e)]
            if any(e.status == "wanted" for e in taken):
                continue
            for encounter in taken:
                one = _with_noun(ground, one, encounter)
                if encounter in encounters:
                    encounters.remove(encounter)
            found.append(one)
    for encounter in encounters:
        if encounter.status == "wanted":
            continue
        told = _from_encounter(ground, encounter)
        if told is None or not _is_enough(told):
            continue
        if not any(told.evidence == t.evidence and _same_people(told, t) and told.who for t in found):
            found.append(told)
    return found


def _is_enough(told: _Told) -> bool:
    """Whether a noun tells who met: two, a group alone on a day or in a place, or who went; bodies need a day too."""
    if not told.who:
        return told.anew is not None
    if told.kind == "visit" or len(told.people) > 1:
        return True
    dated = told.date is not None and told.basis != OF_LEAD
    if len(told.who) == 1:
        return is_party(told.who[0].name) and (dated or told.place is not None)
    return bool(told.people) or dated or (told.place is not None and told.status != "held")


def _near(a: Span, b: Span) -> bool:
    return a.start < b.end + 25 and b.start < a.end + 25


def _shares(one: _Told, parties: tuple[_Party, ...], encounter: Encounter) -> bool:
    return (one.kind == "visit") == (encounter.kind == "visit") and (
        not encounter.who or bool({party.key for party in one.who} & {party.key for party in parties})
    )


def _same_people(a: _Told, b: _Told) -> bool:
    return a.people <= b.people or b.people <= a.people


def _with_noun(ground: _Ground, one: _Told, encounter: Encounter) -> _Told:
    """An event with what the noun adds: its status, and date and place where the event has none."""
    noun = _from_encounter(ground, encounter)
    if noun is None:
        return one
    who = one.who if len(one.who) >= len(noun.who) else noun.who
    if one.basis == BEFORE and noun.status != "held":
        one = replace(one, date=None, basis=None)
    called_off = noun.status in ("cancelled", "postponed")  # on a day that is not the meeting's
    day, basis = (one.date, one.basis) if one.date and not called_off else (noun.date, noun.basis)
    status = noun.status if noun.status != "held" else one.status
    kind = noun.kind if noun.kind == "phone call" else one.kind
    return replace(
        one, kind=kind, who=who, status=status, date=day, basis=basis, place=one.place or noun.place, anew=noun.anew
    )


def _each(event: Event) -> list[Event]:
    """Several people met on several days are several meetings, the day of each not said."""
    if event.date_basis != SEVERAL_DAYS or len(event.recipients) < 2:
        return [event]
    return [replace(event, recipients=(one,)) for one in event.recipients]


def _from_event(ground: _Ground, event: Event) -> _Told | None:
    if event.status in ("possible", "demanded"):
        return None
    reading = ground.reading
    visit = event.mode == "visit"
    who = _parties(ground, (*event.actors, *event.recipients), places=not visit)
    people = [party for party in who if party.person or (visit and _is_by_office(party))]
    cue = event.cue.of(reading.article.text).casefold()
    if not people and not event.date:
        return None  # bodies that meet on no day are said to deal with each other
    alone = len(who) == 1 and not visit and is_party(who[0].name) and bool(event.date or event.place)
    if not people and not alone and (visit or event.confidence < _SURE or cue in _TALKED_OF):
        return None
    if len(who) < 2 and not visit and not alone:
        return None
    if people and not visit:
        who = tuple(party for party in who if party.person or not _is_state(party))
        if len(who) < 2:
            return None
    place = (
        event.place
        or _place_after(reading, event)
        or next(
            (
                n.name
                for n in event.recipients
                if visit and n.entity is not None and reading.entities[n.entity].kind == "LOC"
            ),
            None,
        )
    )
    if visit:
        if len(people) < 2 and place is None:
            return None
        who = tuple(party for party in who if not _is_state(party))
    day, basis = _day(ground, event.date, event.date_basis, event.date_span, _STATUS.get(event.status, event.status))
    if event.date_span and _OF_ANOTHER.search(_between(reading.article.text, event.cue, event.date_span)):
        day, basis = None, None
    if day is None and event.status == "occurred" and event.date_basis is None and not visit:
        day, basis = _lead_day(reading, event.sentence, event.cue)
    return _Told(
        article=reading.article.id,
        story=ground.story,
        kind="visit" if visit and len(people) < 2 else "phone call" if event.mode == "phone" else "meeting",
        who=who,
        date=day,
        basis=basis,
        place=place,
        country=_country_visited(reading, event) if visit else _country(reading, event),
        status=_STATUS.get(event.status, event.status),
        duration=_durations(reading, event.sentence, event.cue),
        evidence=(Evidence(reading.article.id, event.sentence),),
    )


def _from_encounter(ground: _Ground, encounter: Encounter) -> _Told | None:
    reading = ground.reading
    parties = _parties(ground, encounter.who, places=encounter.kind == "meeting")
    if encounter.continues and not any(_within(p.span, encounter.sentence) for p in encounter.who):
        parties = _states_of(ground, parties)
    for name in encounter.parties:
        sides = _two_states(ground) if is_two_sides(name) else ()
        parties += sides or (_Party(name, name, False, frozenset()),)
    parties = tuple({party.key: party for party in parties}.values())
    if any(party.person for party in parties):
        parties = tuple(party for party in parties if not _is_state(party))
    if encounter.parties and not parties:
        return None
    day, basis = _day(ground, encounter.date, encounter.basis, encounter.date_span, encounter.status)
    if day is None and encounter.status == "held" and encounter.date is None and encounter.kind == "meeting":
        day, basis = _lead_day(reading, encounter.sentence, encounter.cue)
    place = encounter.place
    return _Told(
        article=reading.article.id,
        story=ground.story,
        kind=encounter.kind,
        who=parties,
        date=day,
        basis=basis,
        place=place.name if place else None,
        country=reading.entities[place.entity].country if place and place.entity is not None else None,
        status=encounter.status,
        duration=_durations(reading, encounter.sentence, encounter.cue),
        evidence=(Evidence(reading.article.id, encounter.sentence),),
        anew=encounter.continues,
    )


def _parties(ground: _Ground, found: tuple[Participant, ...], places: bool = False) -> tuple[_Party, ...]:
    """The participants who can meet: people, bodies, groups, and states where `places`; no reporters or crowds."""
    parties: dict[str, _Party] = {}
    for participant in found:
        if participant.entity is None:
            sent = _sent_by(ground, participant) if places else ()
            if not sent and places and is_two_sides(participant.name):
                sent = _two_states(ground)
            if sent:
                parties |= {party.key: party for party in sent}
            elif not is_nobody(participant.name):
                parties[participant.name] = _Party(participant.name, participant.name, False, frozenset())
            continue
        entity = ground.reading.entities[participant.entity]
        actor = ground.actor_of.get((ground.reading.article.id, participant.entity))
        kind = actor.kind if actor else entity.kind
        if kind in ("PERSON", "ORG") or (places and kind == "LOC" and _names_a_state(entity)):
            key = actor.id if actor else participant.name
            parties[key] = _Party(
                key, actor.name if actor else participant.name, kind == "PERSON", _stands_for(ground, entity, actor)
            )
    return tuple(parties.values())


def _sent_by(ground: _Ground, group: Participant) -> tuple[_Party, ...]:
    """ "Envoys of A and B", "delegations led by A and B": who they are of, where these are two or more."""
    named = [
        Participant(ground.reading.entities[m.entity].name, m.span, m.entity)
        for m in ground.reading.mentions
        if m.entity is not None
        and m.form == "name"
        and _within(m.span, group.span)
        and m.kind in ("PERSON", "ORG", "LOC")
    ]
    parties = _parties(ground, tuple(named), places=True)
    return parties if len(parties) > 1 else ()


def _is_by_office(party: _Party) -> bool:
    """ "The prime minister", whom the report does not name; "a delegation of the union"."""
    one = party.name.casefold().startswith(("the ", "his ", "her ")) and party.name[-1] != "s"
    return party.key == party.name and (one or is_sent(party.name))


def _names_a_state(entity: Entity) -> bool:
    return entity.country is not None and (entity.key or "") == entity.country


def _is_state(party: _Party) -> bool:
    return not party.person and any(one.startswith("state ") for one in party.stands_for)


def _stands_for(ground: _Ground, entity: Entity, actor: Actor | None) -> frozenset[str]:
    found = set()
    if entity.kind == "LOC" and _names_a_state(entity):
        found |= {f"state {entity.country}", *([actor.id] if actor else [])}
    elif entity.kind == "PERSON":
        country = (actor.country if actor else None) or entity.country
        if country:
            found.add(f"state {country}")
        bodies = [role.body for role in entity.roles] + [o.body for o in (actor.offices if actor else ())]
        found |= {ground.by_name.get(body.casefold(), body.casefold()) for body in bodies if body}
    elif actor:
        found.add(actor.id)
    return frozenset(found)


def _between(text: str, a: Span, b: Span) -> str:
    return text[min(a.end, b.end) : max(a.start, b.start)]


def _within(span: Span, other: Span) -> bool:
    return other.start <= span.start < other.end


def _states_of(ground: _Ground, parties: tuple[_Party, ...]) -> tuple[_Party, ...]:
    """A further round may be held by others: of who met before, the states and bodies that they stood for, if told."""
    found: dict[str, _Party] = {}
    for number, entity in enumerate(ground.reading.entities):
        if entity.kind in ("ORG", "LOC"):
            one = _parties(ground, (Participant(entity.name, entity.mentions[0].span, number),), places=True)
            for party in one:
                if any(party.stands_for & other.stands_for for other in parties if other.person):
                    found[party.key] = party
    return tuple(found.values()) if len(found) >= 2 else parties


def _two_states(ground: _Ground) -> tuple[_Party, ...]:
    """ "The two countries": the two states that a report speaks of by far the most, of all states and bodies; else
    none."""
    reading = ground.reading
    said = Counter(m.entity for m in reading.mentions if m.entity is not None and m.kind in ("ORG", "LOC"))
    ranked = sorted(
        (n for n in said if reading.entities[n].kind == "ORG" or _names_a_state(reading.entities[n])),
        key=lambda number: (-said[number], number),
    )
    first = [n for n in ranked[:2] if _names_a_state(reading.entities[n]) and said[n] > 1]
    if len(first) < 2 or (len(ranked) > 2 and 2 * said[ranked[2]] > said[first[1]]):
        return ()
    two = tuple(Participant(reading.entities[n].name, reading.entities[n].mentions[0].span, n) for n in first)
    return _parties(ground, two, places=True)


def _day(
    ground: _Ground, value: str | None, basis: str | None, span: Span | None, status: str
) -> tuple[str | None, str | None]:
    """The day of a value, and how it is known: a weekday of a plan is one to come, a day without its year or week is of
    the days the story is told on where these agree."""
    if value is None:
        return None, None
    words = span.of(ground.reading.article.text).casefold() if span else ""
    published = ground.reading.article.published
    if _DAY.match(value):
        written = published.day if published else None
        if status in ("planned", "possible") and written and value[:10] < written and _is_weekday(words):
            return (_plus(value[:10], 7), NEXT) if span and _is_plan(ground.reading, span) else (None, None)
        return value[:10], basis
    if value.startswith("XXXX-") and ground.days:
        found = {_nearest(value, day, status) for day in ground.days}
        if len(found) == 1 and None not in found:
            return found.pop(), OF_STORY
    return None, None


def _is_weekday(words: str) -> bool:
    return any(word in _WEEKDAYS for word in words.split()) and "last" not in words.split()


def _is_plan(reading: Reading, time: Span) -> bool:
    """Whether words of a plan stand by a day: "is to travel on Saturday", but not "flew on Saturday to meet"."""
    return tells_a_plan(reading.article.text[max(0, time.start - 80) : time.end + 20])


def _nearest(value: str, day: str, status: str) -> str | None:
    """A day without its year, or without its week, told on `day`: after it where planned, else before it."""
    told = date.fromisoformat(day)
    month = re.fullmatch(r"XXXX-(\d\d)-(\d\d)", value)
    if month:
        return f"{told.year}-{month.group(1)}-{month.group(2)}"
    week = re.fullmatch(r"XXXX-WXX-(\d)", value)
    if not week:
        return None
    ahead = (int(week.group(1)) - told.isoweekday()) % 7
    return _plus(day, ahead or 7) if status != "held" else _plus(day, ahead - 7 if ahead else 0)


def _plus(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _lead_day(reading: Reading, sentence: Span, cue: Span) -> tuple[str | None, str | None]:
    """The day of the news that a report begins with, for what it tells soon after without a day."""
    published = reading.article.published.day if reading.article.published else None
    if not published or not _DAY.fullmatch(published):
        return None, None
    told = [s.span for s in reading.sentences if s.part == "paragraph"]
    if sentence not in told[:_SOON] or not _TOLD_AS_NEWS.search(reading.article.text[max(0, cue.start - 50) : cue.end]):
        return None, None
    first = _plus(published, -_NEWS_DAYS)
    days = [
        time.value[:10]
        for time in reading.times
        if time.kind in ("DATE", "TIME")
        and _DAY.match(time.value)
        and first <= time.value[:10] <= published
        and any(span.start <= time.span.start < span.end for span in told[:_LEAD] if span.start <= sentence.start)
        and not any(
            s.start <= time.span.start < s.end for q in reading.quotations for s in q.spans if q.kind == "direct"
        )
        and not _in_dateline(reading, time.span)
    ]
    return (days[0], OF_LEAD) if days else (None, None)


def _in_dateline(reading: Reading, span: Span) -> bool:
    line = reading.article.dateline
    return line is not None and line.span.start <= span.start < line.span.end


def _country_visited(reading: Reading, event: Event) -> str | None:
    """The country of a visit to a country; who leaves another town of it has not left the one they visited."""
    goals = [reading.entities[n.entity] for n in event.recipients if n.entity is not None]
    return next((goal.country for goal in goals if goal.kind == "LOC" and _names_a_state(goal)), None)


def _durations(reading: Reading, sentence: Span, cue: Span) -> tuple[str, ...]:
    """How long it lasts as the report puts it: durations in its sentence that a visit or talks are measured by."""
    return tuple(
        time.span.of(reading.article.text)
        for time in reading.times
        if time.kind == "DURATION"
        and time.value.startswith(("P", "PT"))
        and "X" not in time.value
        and sentence.start <= time.span.start < sentence.end
        and abs(time.span.start - cue.start) < 60
    )


def _rows(told: list[_Told]) -> list[list[_Told]]:
    """The places that tell one meeting together; only candidates of one story that share a party are looked at."""
    rows: list[list[_Told]] = []
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for one in told:
        keys = [(one.story, key) for party in one.who for key in (party.key, *sorted(party.stands_for))]
        if not one.who:
            keys = [(one.story, f"again {one.anew} {one.place}")]
        numbers = sorted({number for key in keys for number in index[key]})
        home = _home(one, [rows[number] for number in numbers])
        if home is None:
            if not one.who:
                continue  # a further round of talks that nobody else tells
            rows.append([one])
            number = len(rows) - 1
        else:
            home.append(one)
            number = next(n for n in numbers if rows[n] is home)
        if one.anew:
            keys.append((one.story, f"again {one.anew} {one.place}"))
        for key in keys:
            if number not in index[key]:
                index[key].append(number)
    return rows


def _home(one: _Told, rows: list[list[_Told]]) -> list[_Told] | None:
    """The row that `one` belongs to: same kind of thing and status, shared parties, and days that can be one."""
    fitting = []
    for row in rows:
        first = row[0]
        if first.status != one.status or (first.kind == "visit") != (one.kind == "visit"):
            continue
        shared = max(_in_common(one, told) for told in row)
        alike = shared >= 2 or (shared >= 1 and (one.kind == "visit" or _are_alone(row, one) or _same_bodies(row, one)))
        again = one.anew is not None and any(t.anew == one.anew for t in row)
        if not one.who:
            alike = again
        day = next((t.date for t in row if t.date), None)
        plan = one.status == "planned" and _apart(day, one.date) <= _SAME_PLAN and (again or _are_alone(row, one))
        guessed = _apart(day, one.date) <= _NEWS_DAYS and (
            one.basis == OF_LEAD or all(t.basis == OF_LEAD for t in row if t.date)
        )
        if alike and (one.date is None or day is None or day == one.date or plan or guessed):
            if not plan and not _same_place(row, one):
                continue
            fitting.append((shared, day, row))
    if not fitting:
        return None
    fitting.sort(key=lambda f: (-f[0], f[1] or "9999"))
    if one.date is None and len(fitting) > 1:
        same_report = [f for f in fitting if any(t.article == one.article for t in f[2])]
        return (same_report or fitting)[-1][2]
    return fitting[0][2]


def _in_common(a: _Told, b: _Told) -> int:
    """How many parties of `a` are each a party of `b`, or stand for one, or it for them; two persons are one or not."""
    left = list(b.who)
    count = 0
    for exact in (True, False):
        for party in a.who:
            if any(party.key == other.key for other in b.who) and not exact:
                continue
            for other in left:
                stands = party.person != other.person and bool(party.stands_for & other.stands_for)
                if (party.key == other.key) if exact else stands:
                    left.remove(other)
                    count += 1
                    break
    return count


def _are_alone(row: list[_Told], one: _Told) -> bool:
    """Whether both are told of one group alone: "a meeting of donors"."""
    return len(one.who) == 1 and not one.people and any(t.who == one.who for t in row)


def _same_bodies(row: list[_Told], one: _Told) -> bool:
    bodies = {party.key for told in row for party in told.who if not party.person}
    return bool(bodies & {party.key for party in one.who if not party.person}) and len(one.people) == 1


def _apart(a: str | None, b: str | None) -> int:
    if a is None or b is None:
        return 0
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)


def _same_place(row: list[_Told], one: _Told) -> bool:
    """Places are one when they have one name or lie in one country; a visit's places must have one name."""
    for told in row:
        if told.place is None or one.place is None or told.place == one.place:
            continue
        if one.kind == "visit" or (told.country and one.country and told.country != one.country):
            return False
    return True


def _place_after(reading: Reading, event: Event) -> str | None:
    """The place named right behind: "peace talks in Algiers"."""
    if event.mode == "visit":
        return None
    text = reading.article.text
    for mention in reading.mentions:
        behind = event.cue.end < mention.span.start < event.sentence.end and mention.kind == "LOC"
        if behind and mention.form == "name" and _RIGHT_BEHIND.fullmatch(text[event.cue.end : mention.span.start]):
            return mention.span.of(text)
    return None


def _country(reading: Reading, event: Event) -> str | None:
    """The country of the event's place, where the gazetteer has it."""
    for mention in reading.mentions:
        if event.place_span and mention.span == event.place_span and mention.entity is not None:
            return reading.entities[mention.entity].country
    return None


def _departures(ground: _Ground) -> list[_Told]:
    """Who left where on which day."""
    told = [_from_encounter(ground, departure) for departure in find_departures(ground.reading)]
    return [one for one in told if one and one.date and one.people]


def _departure(row: list[_Told], left: list[_Told]) -> _Told | None:
    """The first departure of a visitor from there, or from elsewhere in that country, after they came."""
    if row[0].kind != "visit" or row[0].status != "held":
        return None
    came = min((told.date for told in row if told.date), default=None)
    return min(
        (
            one
            for one in left
            if came
            and one.date
            and one.story == row[0].story
            and came <= one.date
            and _apart(came, one.date) <= _LONG_STAY
            if one.people & row[0].people and any(_one_place(told, one) for told in row)
        ),
        key=lambda one: (one.date, one.article, one.evidence[0].span),
        default=None,
    )


def _one_place(a: _Told, b: _Told) -> bool:
    return a.place is not None and (a.place == b.place or (a.country is not None and a.country == b.country))


def _meeting(row: list[_Told], left: list[_Told]) -> Meeting:
    departure = _departure(row, left)
    places = Counter(told.place for told in row if told.place)
    dated = min((told for told in row if told.date), key=lambda t: t.basis == OF_LEAD, default=None)
    evidence = tuple(dict.fromkeys(e for told in (*row, *([departure] if departure else ())) for e in told.evidence))
    key = "\n".join(f"{e.article}:{e.span.start}" for e in evidence)
    return Meeting(
        id="m" + sha256(f"{row[0].status}\n{key}".encode()).hexdigest()[:12],
        who=_names(row),
        date=dated.date if dated else None,
        place=min(places, key=lambda p: (-places[p], p)) if places else None,
        status=row[0].status,
        evidence=evidence,
        kind=row[0].kind,
        duration=tuple(dict.fromkeys(d for told in row for d in told.duration)),
        date_basis=dated.basis if dated else None,
        story=row[0].story or None,
        departure=departure.date if departure else None,
    )


def _names(row: list[_Told]) -> tuple[str, ...]:
    """Who met: not the state or body that somebody there stands for."""
    parties = {party.key: party for told in row for party in told.who}
    stood_for = {one for party in parties.values() if party.person for one in party.stands_for}
    return tuple(sorted({p.name for p in parties.values() if p.person or not (p.stands_for & stood_for)}))
