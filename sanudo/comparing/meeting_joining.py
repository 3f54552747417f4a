"""One meeting that reports tell in several ways is one row: planned and then held, a city and its country.

The rows of `rows_of` go in, with the day of each report; rows come out. What was held wins over what was planned, and
what was called off over a plan told before. A plan and what became of it are one where the days allow it: who met and
plans to meet again is told of twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from sanudo.comparing.meeting_parties import is_of_states
from sanudo.comparing.meeting_told import Party, Told
from sanudo.comparing.stretches import days_of, may_be_one
from sanudo.language.gazetteer.known import capital_of, known

_SOON = 10  # days from a plan, or from its report, in which a report tells that it was held
_BECAME = {"held": 2, "cancelled": 1, "postponed": 1, "planned": 0, "possible": 0}
_OPEN = ("planned", "possible")

Row = list[Told]


def joined(rows: list[Row], published: Mapping[str, str | None]) -> list[Row]:
    """The rows, those that tell one meeting or visit put together; `published` is the day of each report."""
    kept: list[Row] = []
    for row in sorted(rows, key=lambda one: -_BECAME.get(one[0].status, 0)):  # a stable order: what became of it first
        home = next((other for other in kept if _is_one(other, row, published)), None)
        if home is None:
            kept.append(list(row))
        else:
            home[:] = _each_once([*home, *(_put_as(one, home) for one in row)])
    return [_made(row, kept) for row in kept if not _is_somewhere(row, kept)]


def _put_as(one: Told, home: Row) -> Told:
    """A plan as what became of it: its day counts where that has none, its groups do not."""
    if one.status == home[0].status:
        return one
    known = {party.key for told in home for party in told.who}
    return replace(one, status=home[0].status, who=tuple(party for party in one.who if party.key in known))


def _each_once(row: Row) -> Row:
    """A row in which nobody has two names: "Trump" is who has the name in full, "dissidents" are those told first."""
    people = tuple({party.key: party for told in row for party in told.who if party.person}.values())
    groups: dict[str, Party] = {}
    for told in row:
        for party in told.who:
            groups.setdefault(_last(party), party)
    return [replace(told, who=tuple(_as_known(party, people, groups) for party in told.who)) for told in row]


def _as_known(party: Party, people: tuple[Party, ...], groups: Mapping[str, Party]) -> Party:
    return (_in_full(party, people) or party) if party.person else groups[_last(party)]


def _in_full(party: Party, others: tuple[Party, ...]) -> Party | None:
    """The one of some people whose surname somebody told by it alone has."""
    found = [one for one in others if one.person and party.person and _has_surname(one.name, party.name)]
    return found[0] if len(found) == 1 else None


def _has_surname(whole: str, part: str) -> bool:
    return " " in whole and " " not in part and whole.split()[-1].casefold() == part.casefold()


def _is_one(home: Row, row: Row, published: Mapping[str, str | None]) -> bool:
    first, one = home[0], row[0]
    if first.kind != one.kind or first.story != one.story or not _same_party(home, row) or not _one_place(home, row):
        return False
    if first.status == one.status:
        return _may_be(home, row) and (first.kind != "visit" or bool(_places(home) and _places(row)))
    if one.status not in _OPEN or first.status not in _BECAME or first.status in _OPEN:
        return first.status == "planned" and one.status == "possible" and _may_be(home, row)
    return _may_be(home, row) and _is_of_before(home, row, published)


def _same_party(home: Row, row: Row) -> bool:
    """The same visitor; or two who met, all that the other row names or, of one status, all that either does."""
    some, others = _people(home), _people(row)
    if home[0].kind == "visit":
        return bool(some & others)
    if _is_summit(home, row) or _is_summit(row, home):
        return True
    if home[0].status != row[0].status:
        if not some and not others:  # "NATO is to meet on Friday", "NATO met on Friday"
            return bool(_groups(home) & _groups(row)) and bool(_days(home) & _days(row))
        return len(some & others) > 1 and others <= some
    shared = some & others
    if len(shared) == 1 and len(some) == len(others) == 2:
        return _are_namesakes(home, row)
    if len(shared) > 1:
        return some <= others or others <= some
    return len(shared) == 1 and bool(_groups(home) & _groups(row)) and (some <= others or others <= some)


def _are_namesakes(home: Row, row: Row) -> bool:
    """Whether of two who met in each, one is the same and the other has one surname, told without a first name once."""
    (a,) = {party.name for told in home for party in told.who if party.person and party.key not in _people(row)}
    (b,) = {party.name for told in row for party in told.who if party.person and party.key not in _people(home)}
    return _has_surname(a, b) or _has_surname(b, a)


def _people(row: Row) -> frozenset[str]:
    return frozenset().union(*(told.people for told in row))


def _is_summit(whole: Row, alone: Row) -> bool:
    """Whether one row has but a body of states, which the other has too: "the NATO summit", and who was at it."""
    bodies = {party.key: party for told in alone for party in told.who}
    if len(bodies) != 1 or not all(is_of_states(party.name) for party in bodies.values()):
        return False
    return any(party.key in bodies for told in whole for party in told.who)


def _days(row: Row) -> set[str]:
    return {told.date for told in row if told.date}


def _groups(row: Row) -> frozenset[str]:
    """Those told by what they are, by the last word: "Cuban dissidents", "political dissidents"."""
    return frozenset(_last(party) for told in row for party in told.who if not party.person)


def _last(party: Party) -> str:
    return party.name.split(" of ")[0].split()[-1].casefold() if party.key == party.name else party.key


def _one_place(home: Row, row: Row) -> bool:
    """Whether places are one, or one lies in the other; what is told of no place may have been anywhere."""
    here, there = _places(home), _places(row)
    if not here or not there or here & there:
        return True
    if home[0].kind == "visit":
        return any(_lies_in(a, b) or _lies_in(b, a) for a in here for b in there)
    states = {_state(place, home) for place in here} | {_state(place, row) for place in there}
    return len(states) == 1 or None in states


def _places(row: Row) -> set[str]:
    return {told.place for told in row if told.place}


def _state(place: str, row: Row) -> str | None:
    told = next((one.country for one in row if one.place == place and one.country), None)
    what = known(place)
    return told or ((what.state or None) if what else None)


def _lies_in(city: str, state: str) -> bool:
    """Whether a place is the capital of a state, or one that the gazetteer puts there."""
    whole, part = known(state), known(city)
    if whole is None or whole.sort != "state":
        return False
    return capital_of(city) == whole.state or (part is not None and part.state == whole.state and part != whole)


def _may_be(home: Row, row: Row) -> bool:
    """Whether the days that the two tell can be one."""
    mine = [told.date or told.stretch for told in home if told.date or told.stretch]
    theirs = [told.date or told.stretch for told in row if told.date or told.stretch]
    return all(may_be_one(a, b) for a in mine for b in theirs)


def _is_of_before(home: Row, row: Row, published: Mapping[str, str | None]) -> bool:
    """Whether a plan was told before it was held or called off, and not so long before that it may be another."""
    became = [published.get(told.article) for told in home]
    if any(day is None for day in became) or any(published.get(told.article) is None for told in row):
        return False
    last = max(_day(day) for day in became if day)
    held = [_day(told.date) for told in home if told.date and told.status == "held"]
    plans = [days_of(told.date or told.stretch) for told in row]
    told_on = [_day(day) for told in row for day in [published.get(told.article)] if day]
    if held and not any(plans) and home[0].kind == "visit":  # told of one already made as if it were to come
        return abs(min(held) - min(told_on)) <= timedelta(_SOON)
    if held:
        return min(held) >= min(told_on) - timedelta(1) and max(held) - min(told_on) <= timedelta(4 * _SOON)
    if home[0].status != "held":
        return min(told_on) <= last
    planned = [days[0] for days in plans if days]
    if planned:
        return max(planned) <= last <= max(planned) + timedelta(_SOON)
    return min(told_on) < last <= max(told_on) + timedelta(_SOON)


def _day(value: str) -> date:
    return date.fromisoformat(value[:10])


def _made(row: Row, rows: list[Row]) -> Row:
    """A visit planned for a day on which the visitor is told to have met somebody there was made."""
    first = row[0]
    if first.kind != "visit" or first.status != "planned":
        return row
    there = [
        told
        for other in rows
        for told in other
        if told.kind == "meeting" and told.status == "held" and told.story == first.story
        if told.people & first.people and told.place and told.place in _places(row)
        if told.date and any(one.date and abs(_day(one.date) - _day(told.date)) <= timedelta(1) for one in row)
    ]
    return [replace(one, status="held") for one in row] + [_as_visit(one, first) for one in there] if there else row


def _as_visit(met: Told, visit: Told) -> Told:
    return replace(visit, status="held", article=met.article, evidence=met.evidence, date=None, basis=None)


def _is_somewhere(row: Row, rows: list[Row]) -> bool:
    """Whether a visit is to no named place ("the region") on no day, where the visitor also goes to one with a name."""
    first = row[0]
    if first.kind != "visit" or any(told.date or told.stretch for told in row):
        return False
    if not all(told.place and told.place[:1].islower() for told in row):
        return False
    return any(
        other is not row and other[0].kind == "visit" and other[0].story == first.story
        and _people(other) & _people(row) and any(place[:1].isupper() for place in _places(other))
        for other in rows
    )  # fmt: skip
