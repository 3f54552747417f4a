"""What rules tell of a report's meetings in, the same as the words are judged out: false ones gone, others new.

A network says how probable it is that a word tells a meeting, and who takes part (reading/meeting_words.py). What it
finds improbable is left out, who surely takes part is added and who hardly does is not, and what no rule tells is told
where it is probable. Words that nobody judged stand as the rules have them.
"""

from __future__ import annotations

from dataclasses import replace

from sanudo.article.types import Span
from sanudo.comparing.meeting_days import day_of, stretch_of
from sanudo.comparing.meeting_encounters import from_encounter
from sanudo.comparing.meeting_parties import parties_of
from sanudo.comparing.meeting_told import Ground, Told
from sanudo.reading.event_days import SAID
from sanudo.reading.types import Encounter, MeetingWord, Participant

_FALSE = 0.3  # less probable: no meeting
_TRUE = 0.6  # more probable: one, though no rule tells it
_PART = 0.5  # who takes part in it
_IN, _OUT = 0.6, 0.15  # who takes part beside those whom rules have, and who of those does not
_STATUS = 0.8  # from which it did not take place, where rules have it held or planned


def as_words_tell(ground: Ground, told: list[Told]) -> list[Told]:
    """The meetings of a report, after each word that may tell one is judged."""
    words = ground.reading.meeting_words
    if not words:
        return told
    found, taken = [], set()
    for one in told:
        at = [n for n, word in enumerate(words) if one.cue and _overlap(word.cue, one.cue)]
        taken |= set(at)
        best = max((words[n] for n in at), key=lambda word: word.chance, default=None)
        if best is None:
            found.append(one)
        elif best.chance >= _FALSE:
            found.append(_amended(ground, one, best))
    for n, word in enumerate(words):
        if n not in taken and word.chance >= _TRUE:
            new = _told(ground, word)
            if new and not any(_is_told(new, one) for one in found):
                found.append(new)
    return found


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _amended(ground: Ground, told: Told, word: MeetingWord) -> Told:
    """A meeting with those who surely take part, and without those who hardly do."""
    visit = told.kind == "visit"
    if visit != (word.kind == "visit"):
        return told
    surely = parties_of(ground, _taking(word, _IN), places=not visit)
    maybe = {party.key for party in parties_of(ground, _taking(word, _OUT), places=not visit)}
    asked = {party.key for party in parties_of(ground, word.who, places=not visit)}
    kept = tuple(p for p in told.who if p.key in maybe or p.key not in asked)
    who = tuple({party.key: party for party in (*kept, *surely)}.values())
    least = 1 if visit else 2
    told = replace(told, who=who) if len(who) >= min(least, len(told.who)) else told
    if word.sure >= _STATUS and told.status in ("held", "planned") and word.status in ("cancelled", "denied"):
        told = replace(told, status=word.status)
    return _on_its_day(ground, told, word) if told.date is None and told.stretch is None else told


def _on_its_day(ground: Ground, told: Told, word: MeetingWord) -> Told:
    time = next((t for t in ground.reading.times if t.span == word.day), None)
    if time is None:
        return told
    value = time.begin or time.value
    day, basis = day_of(ground, value, SAID, time.span, told.status)
    stretch = stretch_of(ground.reading, value, day, time.span)
    return replace(told, date=day, basis=basis, stretch=stretch)


def _taking(word: MeetingWord, least: float) -> tuple[Participant, ...]:
    return tuple(one for one, chance in zip(word.who, word.chances, strict=True) if chance >= least)


def _told(ground: Ground, word: MeetingWord) -> Told | None:
    """What a word tells that no rule does."""
    taking = _taking(word, _PART)
    time = next((t for t in ground.reading.times if t.span == word.day), None)
    encounter = Encounter(
        "visit" if word.kind == "visit" else "meeting",
        word.cue,
        word.sentence,
        taking,
        (),
        word.status,
        (time.begin or time.value) if time else None,
        SAID if time else None,
        word.day,
        word.place,
    )
    told = from_encounter(ground, encounter)
    if told is None or len(told.who) < (1 if word.kind == "visit" else 2):
        return None
    if word.kind == "visit" and not told.place:
        return None
    if word.kind == "call":
        told = replace(told, kind="phone call", place=None, country=None)
    return told


def _is_told(new: Told, told: Told) -> bool:
    """Whether a sentence tells it already."""
    same = {party.key for party in new.who} <= {party.key for party in told.who}
    return new.evidence[0] in told.evidence and same and (new.kind == "visit") == (told.kind == "visit")
