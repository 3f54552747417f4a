"""What the reports tell in; one row a meeting out: which of them tell the same, and what the row says of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from hashlib import sha256

from sanudo.comparing.meeting_days import NEWS_DAYS, OF_LEAD
from sanudo.comparing.meeting_told import Party, Told
from sanudo.comparing.stretches import length_of, may_be_one
from sanudo.comparing.types import Meeting
from sanudo.language.gazetteer.known import known
from sanudo.reading.event_days import BEFORE

_SAME_PLAN = 10  # days between which two reports may put one planned meeting
_MANY = 4  # places that tell one meeting
_LONG_STAY = 30  # days


def rows_of(told: list[Told]) -> list[list[Told]]:
    """The places that tell one meeting together; only candidates of one story that share a party are looked at."""
    told = _with_countries(told)
    rows: list[list[Told]] = []
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


def _with_countries(told: list[Told]) -> list[Told]:
    """Each with the country of its place, where any of them tells that; those with a guessed day behind the others."""
    known = {one.place: one.country for one in told if one.place and one.country}
    filled = [replace(one, country=one.country or known.get(one.place or "")) for one in told]
    return sorted(filled, key=lambda one: (not one.who, one.date is None, one.basis == OF_LEAD))


def _home(one: Told, rows: list[list[Told]]) -> list[Told] | None:
    """The row that `one` belongs to: same kind of thing and status, shared parties, and days that can be one."""
    fitting = []
    for row in rows:
        first = row[0]
        if first.status != one.status or first.kind != one.kind or _of_other_people(row, one):
            continue
        shared = max(_in_common(one, told) for told in row)
        alike = shared >= 2 or (shared >= 1 and (one.kind == "visit" or _are_alone(row, one) or _same_bodies(row, one)))
        again = one.anew is not None and any(t.anew == one.anew for t in row)
        if not one.who:
            alike = again
        day = next((t.date for t in row if t.date), None)
        apart = _apart(day, one.date)
        plan = one.status == "planned" and apart <= _SAME_PLAN and (again or _are_alone(row, one))
        elsewhere = all(told.article != one.article for told in row)
        plan = plan or (one.status == "planned" and apart <= NEWS_DAYS and shared >= 2 and elsewhere)
        guessed = _apart(day, one.date) <= NEWS_DAYS and (
            one.basis == OF_LEAD or all(t.basis == OF_LEAD for t in row if t.date)
        )
        if alike and (one.date is None or day is None or day == one.date or plan or guessed):
            if (not plan and not _same_place(row, one)) or not all(_one_stretch(told, one) for told in row):
                continue
            fitting.append((shared, day, row))
    if not fitting:
        return None
    fitting.sort(key=lambda f: (-f[0], _apart(f[1], one.date), f[1] or "9999"))
    if one.date is None and len(fitting) > 1:
        same_report = [f for f in fitting if any(t.article == one.article for t in f[2])]
        return (same_report or fitting)[-1][2]
    return fitting[0][2]


def _of_other_people(row: list[Told], one: Told) -> bool:
    """Whether two or more people met of whom the others do not name all, and name others: A and B, B and C."""
    known = frozenset().union(*(told.people for told in row if len(told.people) > 1))
    return len(known) > 1 and len(one.people) > 1 and not (one.people <= known or known <= one.people)


def _in_common(a: Told, b: Told) -> int:
    """How many parties of `a` are each a party of `b`, or stand for one, or it for them; two persons are one or not."""
    left = list(b.who)
    count = 0
    for exact in (True, False):
        for party in a.who:
            if any(party.key == other.key for other in b.who) and not exact:
                continue
            for other in left:
                groups = not (party.person or other.person) and (_is_group(party) or _is_group(other))
                stands = (party.person != other.person or groups) and bool(party.stands_for & other.stands_for)
                if (party.key == other.key) if exact else stands:
                    left.remove(other)
                    count += 1
                    break
    return count


def _is_group(party: Party) -> bool:
    """Whether somebody is told by what they are: "Iranian officials"."""
    return not party.person and party.key == party.name


def _are_alone(row: list[Told], one: Told) -> bool:
    """Whether both are told of one group alone: "a meeting of donors"."""
    return len(one.who) == 1 and not one.people and any(t.who == one.who for t in row)


def _same_bodies(row: list[Told], one: Told) -> bool:
    bodies = {party.key for told in row for party in told.who if not party.person}
    return bool(bodies & {party.key for party in one.who if not party.person}) and len(one.people) == 1


def _apart(a: str | None, b: str | None) -> int:
    if a is None or b is None:
        return 0
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)


def _one_stretch(a: Told, b: Told) -> bool:
    """Whether the day, week, month or year of the one can be that of the other, where either tells no day."""
    return not (a.stretch or b.stretch) or may_be_one(a.date or a.stretch, b.date or b.stretch)


def _same_place(row: list[Told], one: Told) -> bool:
    """Places are one when they have one name or lie in one country; a visit's places must have one name."""
    for told in row:
        if told.place is None or one.place is None or told.place == one.place:
            continue
        if one.kind == "visit" or (told.country and one.country and told.country != one.country):
            return False
    return True


def meeting_of(row: list[Told], left: list[Told]) -> Meeting:
    departure = _departure(row, left)
    stretch = min((told.stretch for told in row if told.stretch), key=length_of, default=None)
    places = Counter(told.place for told in row if told.place)
    dated = min((told for told in row if told.date), key=_guessed, default=None)
    evidence = tuple(dict.fromkeys(e for told in (*row, *([departure] if departure else ())) for e in told.evidence))
    key = "\n".join(f"{e.article}:{e.span.start}" for e in evidence)
    return Meeting(
        id="m" + sha256(f"{row[0].status}\n{key}".encode("utf-8", "surrogatepass")).hexdigest()[:12],
        who=_names(row),
        date=dated.date if dated else stretch,
        place=min(places, key=lambda p: (-places[p], _is_a_state(p), p)) if places else None,
        status=row[0].status,
        evidence=evidence,
        kind=row[0].kind,
        duration=tuple(dict.fromkeys(d for told in row for d in told.duration)),
        date_basis=dated.basis if dated else None,
        story=row[0].story or None,
        departure=departure.date if departure else None,
    )


def _is_a_state(place: str) -> bool:
    """Whether a place is a whole state: of two told as often, the town in it says more."""
    found = known(place)
    return found is not None and found.sort == "state"


def _guessed(told: Told) -> int:
    """How far a day is from being said: of its sentence, of the one before, of the beginning of the report."""
    return {BEFORE: 1, OF_LEAD: 2}.get(told.basis or "", 0)


def _departure(row: list[Told], left: list[Told]) -> Told | None:
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


def _one_place(a: Told, b: Told) -> bool:
    return a.place is not None and (a.place == b.place or (a.country is not None and a.country == b.country))


def _names(row: list[Told]) -> tuple[str, ...]:
    """Who met: not the state or body that somebody there stands for, nor whom one place of many alone puts there."""
    parties = {party.key: party for told in row for party in told.who}
    times = Counter(party.key for told in row for party in told.who)
    often = [key for key, number in times.items() if number > 1]
    if len(row) >= _MANY and len(often) > 1:
        parties = {key: party for key, party in parties.items() if key in often}
    stood_for = {one for party in parties.values() if party.person for one in party.stands_for}
    kept = [p for p in parties.values() if p.person or _is_group(p) or not (p.stands_for & stood_for)]
    groups: dict[frozenset[str], Party] = {}
    for party in kept:  # "Iranian officials", "Iranian representatives": of one state, those told first
        if _is_group(party) and party.stands_for:
            groups.setdefault(party.stands_for, party)
    kept = [p for p in kept if not (_is_group(p) and p.stands_for) or groups[p.stands_for] is p]
    return tuple(sorted({p.name for p in kept}))
