"""Who holds the office by which somebody is told: "his Chilean counterpart", "the foreign ministers of both countries".

The words of a phrase and the actors of its story go in, `Party`s come out: the holders where the reports name them,
else the office itself, standing for its state. Nothing is guessed where two could hold it.
"""

from __future__ import annotations

from collections.abc import Sequence

from sanudo.comparing.meeting_told import Ground, Party
from sanudo.comparing.types import Actor
from sanudo.language.gazetteer.known import known
from sanudo.language.gazetteer.states import states
from sanudo.reading.office_phrases import OfficePhrase, holds, office_phrase


def by_office(ground: Ground, words: str, others: Sequence[Party], two: Sequence[str] = ()) -> tuple[Party, ...]:
    """Who is meant by a phrase that names an office; nobody where it names none.

    `others` are who stands beside them, `two` the keys of the two states that the report is about.
    """
    phrase = office_phrase(words)
    if phrase is None:
        return ()
    if phrase.like:
        if words.casefold().endswith("counterparts") and sum(other.person for other in others) > 1:
            return _counterparts(words, phrase)  # each of several has his own
        titles = [title for other in others if other.person for title in _titles(ground.actor(other.key))]
        like = _like(ground, titles, phrase.states[0], {other.key for other in others})
        return (party_of(like),) if like else _office_itself(words, phrase, titles)
    if phrase.several:
        return _several(ground, phrase, two)
    if len(phrase.states) != 1:
        return ()
    held = _of_state(ground, phrase, phrase.states[0])
    return (party_of(held[0]),) if len(held) == 1 else _office_itself(words, phrase, ())


def party_of(actor: Actor) -> Party:
    """A person as a party, standing for the states and bodies of the offices told."""
    return Party(actor.id, actor.name, True, frozenset({f"state {one}" for one in _states_of(actor)}))


def _several(ground: Ground, phrase: OfficePhrase, two: Sequence[str]) -> tuple[Party, ...]:
    """One holder for each state; or the only two that hold it, where both are spoken of."""
    keys = phrase.states or tuple(two)
    if len(keys) > 1:
        held = [_of_state(ground, phrase, state) for state in keys]
        if all(len(one) == 1 for one in held):
            return tuple(party_of(one[0]) for one in held)
    if phrase.both and not phrase.states:
        all_of_them = [actor for actor in ground.people if holds(_titles(actor), phrase.office)]
        if len(all_of_them) == 2:
            return tuple(party_of(actor) for actor in all_of_them)
    return ()


def _of_state(ground: Ground, phrase: OfficePhrase, state: str) -> list[Actor]:
    return [a for a in ground.people if holds(_titles(a), phrase.office) and state in _states_of(a)]


def _like(ground: Ground, titles: Sequence[str], state: str, beside: set[str]) -> Actor | None:
    """Who alone holds the same office in that state; else the only other one who holds it, of whom no state is told."""
    wanted = [phrase.office for title in titles if (phrase := office_phrase(title)) is not None]
    found = [a for a in ground.people if a.id not in beside and any(holds(_titles(a), one) for one in wanted)]
    there = [actor for actor in found if state in _states_of(actor)] or found
    return there[0] if len(there) == 1 and _states_of(there[0]) <= {state} else None


def _office_itself(words: str, phrase: OfficePhrase, titles: Sequence[str]) -> tuple[Party, ...]:
    """The office where nobody is named for it: "president of Chile"."""
    state = phrase.states[0]
    name = f"{titles[0]} of {states()[state].name}" if titles and state in states() else words
    return (Party(name, name, False, frozenset({f"state {state}"}), by_office=True),)


def _counterparts(words: str, phrase: OfficePhrase) -> tuple[Party, ...]:
    """ "Their Russian counterparts": some of that state."""
    name = words.removeprefix("their ")
    return (Party(name, name, False, frozenset({f"state {phrase.states[0]}"}), by_office=True),)


def _titles(actor: Actor | None) -> list[str]:
    return [office.title for office in actor.offices if not office.former] if actor else []


def _states_of(actor: Actor) -> set[str]:
    """The states of the offices told, else the actor's own."""
    bodies = [known(office.body) for office in actor.offices if office.body and not office.former]
    return {body.state for body in bodies if body and body.state} or ({actor.country} if actor.country else set())
