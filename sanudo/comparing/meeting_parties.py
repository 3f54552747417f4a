"""Who meets: the parties of an event or of a noun, with the body or state that each stands for.

Knows the actors of all reports; nothing of days and places.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from sanudo.article.types import Span
from sanudo.comparing.meeting_offices import by_office
from sanudo.comparing.meeting_told import Ground, Party
from sanudo.comparing.types import Actor
from sanudo.language.gazetteer.known import known
from sanudo.reading.encounters import is_nobody, is_sent, is_two_sides
from sanudo.reading.masked import classes, words_of
from sanudo.reading.telephoning import those_on_the_line
from sanudo.reading.two_sides import is_state as names_a_state
from sanudo.reading.two_sides import two_sides
from sanudo.reading.types import Entity, Event, Participant, Reading


def parties_of(ground: Ground, found: tuple[Participant, ...], places: bool = False) -> tuple[Party, ...]:
    """The participants who can meet: people, bodies, groups, and states where `places`; no reporters or crowds."""
    found = tuple(one for one in found if not _is_of_another(ground, one))
    named = tuple(one for one in found if one.entity is not None and not _is_office(ground, one))
    others = parties_of(ground, named, places) if len(named) < len(found) else ()
    held = _holders_of(ground, found) if places else ()
    if held:
        return held
    parties: dict[str, Party] = {}
    for participant in found:
        if participant.entity is None or _is_office(ground, participant):
            sent = _sent_by(ground, participant) if places and not is_nobody(participant.name) else ()
            if not sent and places and is_two_sides(participant.name):
                sent = two_states(ground)
            sent = sent or (_of_two_states(participant.name) if places else ())
            sent = sent or by_office(ground, participant.name, others, keys_of(two_states(ground)))
            if sent:
                parties |= {party.key: party for party in sent}
            elif not (is_nobody(participant.name) or _is_thing(participant.name)):
                name = participant.name if participant.entity is not None else _SOMEWHERE.split(participant.name)[0]
                states = _states_in(name)
                parties[name] = Party(name, name, False, states, by_office=bool(states))
            continue
        entity = ground.reading.entities[participant.entity]
        actor = ground.actor_of.get((ground.reading.article.id, participant.entity))
        kind = actor.kind if actor else entity.kind
        name = actor.name if actor else entity.name
        gathers = len(found) > 1 and _is_gathering(participant.name, name)
        if kind == "ORG" and (gathers or _is_no_body(participant.name, name)):
            continue
        if kind in ("PERSON", "ORG") or (places and kind == "LOC" and names_a_state(entity)):
            key = actor.id if actor else participant.name
            parties[key] = Party(
                key, actor.name if actor else participant.name, kind == "PERSON", _stands_for(ground, entity, actor)
            )
    return tuple(parties.values())


_OF_TWO = re.compile(
    r"(?:the )?(?P<one>[A-Z][\w.-]*(?: [A-Z][\w.-]*)?) and (?P<other>[A-Z][\w.-]*(?: [A-Z][\w.-]*)?) (?P<who>[a-z].*)"
)


def _of_two_states(name: str) -> tuple[Party, ...]:
    """ "U.S. and Cuban negotiators": those of each."""
    found = _OF_TWO.fullmatch(name)
    states = [_states_in(found[one]) for one in ("one", "other")] if found else []
    if found is None or not all(states) or states[0] == states[1]:
        return ()
    names = [f"{found[one]} {found['who']}" for one in ("one", "other")]
    return tuple(Party(one, one, False, state, by_office=True) for one, state in zip(names, states, strict=True))


def _states_in(name: str) -> frozenset[str]:
    """The one state that a group is of by its words: "Iranian officials"."""
    words = name.split()
    told = {" ".join(words[n : n + size]) for size in (1, 2) for n in range(len(words) + 1 - size)}
    states = {found.state for one in told for found in [known(one)] if found and found.state and found.kind != "ORG"}
    return frozenset(f"state {state}" for state in states) if len(states) == 1 else frozenset()


def _is_gathering(words: str, name: str) -> bool:
    """Whether a name beside others is that of those who gather: "met him at a meeting of the Group of Seven"."""
    return any(re.fullmatch(classes()["gathering"], one.removeprefix("the "), re.I) for one in (words, name))


def is_of_states(name: str) -> bool:
    """Whether a body is an organisation of states, whose summit is told without whom it meets."""
    found = known(name)
    return found is not None and found.sector == "IGO"


def _is_no_body(words: str, name: str) -> bool:
    """Whether a name taken for a body's is an accord's ("NAFTA talks") or an outlet's, which reports it, or that of
    what takes place ("the 2016 election")."""
    found = known(words) or known(name)
    if re.match(r"(?:the )?(?:19|20)\d\d\b", name) or re.search(rf"\b(?:{classes()['occasion']})$", name, re.I):
        return True
    accord = re.search(rf"\b(?:{classes()['accord']})$", found.name if found else name, re.I)
    return accord is not None or (found is not None and found.sort == "outlet")


_OF_WHAT = re.compile(r"\s(?:of|from|in|at|for|on|honou?ring)\s")


def _is_thing(name: str) -> bool:
    """ "The consulate" meets nobody, nor does "an interfaith service", nor "group" of "group meetings"."""
    head = _OF_WHAT.split(name)[0]
    if re.search(rf"\b(?:{classes()['occasion']})$", head, re.I):
        return True
    words = head.split()
    return name == "group" or (bool(words) and words_of("place noun").fullmatch(words[-1]) is not None)


_OF_BOTH = re.compile(
    r"\b(?:from|of) (?:both|the two) (?:countries|sides|states|governments|nations)$|^the two countries", re.I
)


_SOMEWHERE = re.compile(r" (?:in|at|on|near) (?:the )?(?=[A-Z])")  # "the general in the Hall of Mirrors"


_OFFICES_OF = re.compile(r"((?:[a-z]+ )?(?:ministers|presidents|premiers|chancellors)) of (?:the )?$")


def _holders_of(ground: Ground, found: tuple[Participant, ...]) -> tuple[Party, ...]:
    """ "The foreign ministers of Peru and Chile", of whom an event has the two states: the ministers."""
    if len(found) != 2:
        return ()
    first, second = sorted(found, key=lambda one: one.span)
    text = ground.reading.article.text
    told = _OFFICES_OF.search(text[max(0, first.span.start - 40) : first.span.start])
    if not told or second.span.start - first.span.end > 12:
        return ()
    return by_office(ground, f"the {told.group(1)} of {text[first.span.start : second.span.end]}", ())


_OF_ONE = re.compile(r"\b(ambassador|diplomat|envoy|consul|senator|governor|mayor|judge|bishop)\b(?: to\b|$)")


def _is_of_another(ground: Ground, one: Participant) -> bool:
    """Whether somebody is told by an office ("the Norwegian ambassador") that whoever with a name that is taken for is
    nowhere said to hold."""
    told = _OF_ONE.search(one.span.of(ground.reading.article.text))
    if one.entity is None or told is None or _is_office(ground, one):
        return False
    actor = ground.actor_of.get((ground.reading.article.id, one.entity))
    held = [role.title for role in ground.reading.entities[one.entity].roles] + [
        office.title for office in (actor.offices if actor else ())
    ]
    return not any(told.group(1) in title.casefold() for title in held)


def _is_office(ground: Ground, one: Participant) -> bool:
    """Whether somebody is told by an office alone, in small letters, and nowhere named: "Togo's president"."""
    entity = ground.reading.entities[one.entity] if one.entity is not None else None
    return entity is not None and entity.kind == "PERSON" and entity.name.split()[-1].islower()


def keys_of(two: tuple[Party, ...]) -> tuple[str, ...]:
    """The keys of the states that parties stand for."""
    return tuple(one.removeprefix("state ") for party in two for one in party.stands_for if one.startswith("state "))


def _sent_by(ground: Ground, group: Participant) -> tuple[Party, ...]:
    """ "Envoys of A and B", "delegations led by A and B": who they are of, where these are two or more."""
    text = ground.reading.article.text
    named = [
        Participant(ground.reading.entities[m.entity].name, m.span, m.entity)
        for m in ground.reading.mentions
        if m.entity is not None
        and m.form == "name"
        and is_within(m.span, group.span)
        and m.span != group.span  # else it would be asked of itself for ever
        and not re.search(r"\s(?:in|at|on|near)\s", text[group.span.start : m.span.start])  # where they were
        and m.kind in ("PERSON", "ORG", "LOC")
    ]
    parties = parties_of(ground, tuple(named), places=True)
    if not parties and _OF_BOTH.search(group.name):
        parties = two_states(ground)  # "experts of both countries"
    return parties if len(parties) > 1 else ()


def is_by_office(party: Party) -> bool:
    """ "The prime minister", whom the report does not name; "a delegation of the union"."""
    if party.by_office:
        return True
    one = party.name.casefold().startswith(("the ", "his ", "her ", "its ")) and party.name[-1] != "s"
    return party.key == party.name and (one or is_sent(party.name))


def is_state(party: Party) -> bool:
    return not party.person and not party.by_office and any(one.startswith("state ") for one in party.stands_for)


def as_groups(reading: Reading, found: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """ "A met the foreign ministers of Peru and Chile", of whom an event has the two states: the ministers."""
    people = any(one.entity is not None and reading.entities[one.entity].kind == "PERSON" for one in found)
    text = reading.article.text
    states = sorted(
        (one for one in found if one.entity is not None and reading.entities[one.entity].kind == "LOC"),
        key=lambda one: one.span,
    )
    if not people or not states:
        return found
    start = states[0].span.start
    first = _GROUP_OF.search(text, max(0, start - 60), start) or _GROUP_OF.match(
        text, start, _name_in(reading, states[0])
    )
    between = [text[a.span.end : b.span.start] for a, b in pairwise(states)]
    if first is None or not all(re.fullmatch(r",? (?:and )?(?:the )?", words) for words in between):
        return found
    span = Span(first.start(1), states[-1].span.end)
    kept = tuple(one for one in found if one not in states and not is_within(one.span, span))
    return (*kept, Participant(" ".join(span.of(text).split()), span, None))


def _name_in(reading: Reading, one: Participant) -> int:
    """Where the name stands in "envoys from Peru"."""
    inside = [m.span.start for m in reading.mentions if m.entity == one.entity and is_within(m.span, one.span)]
    return max(inside, default=one.span.start)


def beside_people(ground: Ground, who: tuple[Party, ...], found: tuple[Participant, ...]) -> tuple[Party, ...]:
    """The parties of a meeting with people: no states, but those of a state who are told by what they are, by these
    words ("met the Chilean negotiators")."""
    told: dict[str, str] = {}
    for one in found:
        words = re.split(r" (?:in|at|on|from|who|near|over|about) ", one.span.of(ground.reading.article.text))[0]
        words = " ".join(words.split())
        if words != one.name and _PEOPLE_OF.search(words):
            told |= {party.key: words.removeprefix("the ") for party in parties_of(ground, (one,), places=True)}
    kept = tuple(
        replace(party, name=told.get(party.key, party.name), by_office=True) if is_state(party) else party
        for party in who
        if not is_state(party) or party.key in told
    )
    return (*kept, *_of_states(ground, kept, found))


def _of_states(ground: Ground, kept: tuple[Party, ...], found: tuple[Participant, ...]) -> tuple[Party, ...]:
    """ "The leaders of Peru and Chile", where nobody is named for them: the group, not the states."""
    groups = []
    for one in found:
        states = parties_of(ground, (one,), places=True) if one.entity is None else ()
        of_office = _PEOPLE_OF.search(re.split(r" (?:of|from) ", one.name)[0]) is not None
        if of_office and len(states) > 1 and all(is_state(party) for party in states):
            groups.append(Party(one.name, one.name, False, _all_stood_for(states)))
    return tuple(group for group in groups if group.key not in {party.key for party in kept})


def _all_stood_for(parties: tuple[Party, ...]) -> frozenset[str]:
    """All that some parties stand for."""
    return frozenset(one for party in parties for one in party.stands_for)


_GROUP_OF = re.compile(
    rf"\b((?:the (?:[a-z-]+ ){{0,2}}?)?(?:{classes()['party']}|{classes()['sent']}) (?:of|from) (?:the )?)\Z"
)
_PEOPLE_OF = re.compile(rf"\b(?:{classes()['party']}|{classes()['sent']})$")


def _stands_for(ground: Ground, entity: Entity, actor: Actor | None) -> frozenset[str]:
    found = set()
    if entity.kind == "LOC" and names_a_state(entity):
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


def is_within(span: Span, other: Span) -> bool:
    return other.start <= span.start < other.end


def states_of(ground: Ground, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """A further round may be held by others: of who met before, the states and bodies that they stood for, if told."""
    found: dict[str, Party] = {}
    for number, entity in enumerate(ground.reading.entities):
        if entity.kind in ("ORG", "LOC"):
            one = parties_of(ground, (Participant(entity.name, entity.mentions[0].span, number),), places=True)
            for party in one:
                if any(party.stands_for & other.stands_for for other in parties if other.person):
                    found[party.key] = party
    return tuple(found.values()) if len(found) >= 2 else parties


def two_states(ground: Ground) -> tuple[Party, ...]:
    """ "The two sides" of a report: two states or two bodies."""
    entities = ground.reading.entities
    two = two_sides(ground.reading.mentions, entities)
    first = tuple(Participant(entities[n].name, entities[n].mentions[0].span, n) for n in two)
    return parties_of(ground, first, places=True)


def country_visited(reading: Reading, event: Event) -> str | None:
    """The country of a visit to a country; who leaves another town of it has not left the one they visited."""
    goals = [reading.entities[n.entity] for n in event.recipients if n.entity is not None]
    return next((goal.country for goal in goals if goal.kind == "LOC" and names_a_state(goal)), None)


def country_of(reading: Reading, event: Event) -> str | None:
    """The country of the event's place, where the gazetteer has it."""
    for mention in reading.mentions:
        if event.place_span and mention.span == event.place_span and mention.entity is not None:
            return reading.entities[mention.entity].country
    return None


def on_the_line(
    ground: Ground, sentence: Span, cue: Span, taking: tuple[Participant, ...], status: str
) -> tuple[Party, ...]:
    """Those of a phone call that was held or is planned; nobody where they are not plain."""
    if status not in ("held", "planned"):
        return ()
    there = those_on_the_line(ground.reading, sentence, cue, taking)
    who = beside_people(ground, parties_of(ground, there, places=True), there)
    return who if len(who) > 1 and any(party.person or is_by_office(party) for party in who) else ()
