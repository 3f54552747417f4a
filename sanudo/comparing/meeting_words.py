"""What rules tell of a report's meetings in, the same as the words are judged out: false ones gone, others new.

A network says how probable it is that a word tells a meeting, and who takes part (reading/meeting_words.py). What it
finds improbable is left out, who surely takes part is added and who hardly does is not, and what no rule tells is told
where it is probable. Words that nobody judged stand as the rules have them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sanudo.comparing.meeting_day_beside import was_over
from sanudo.comparing.meeting_days import (
    day_of,
    is_day_of_calling_off,
    is_of_arranging,
    is_of_the_journey,
    is_past,
    stretch_of,
)
from sanudo.comparing.meeting_doubts import is_old_picture, is_to_come
from sanudo.comparing.meeting_encounters import from_encounter
from sanudo.comparing.meeting_parties import parties_of
from sanudo.comparing.meeting_told import Ground, Party, Told
from sanudo.reading.event_days import SAID
from sanudo.reading.types import Encounter, MeetingWord, Participant, TimeExpression

_FALSE = 0.25  # less probable: no meeting
_TRUE = 0.6  # more probable: one, though no rule tells it
_TRUE_AFTER_ALL = 0.9  # where rules have weighed it and tell none
_PART = 0.5  # who takes part in it
_IN, _OUT = 0.9, 0.4  # who takes part beside two whom rules have, or came beside one; who of those does not
_IN_ALONE = 0.6  # who takes part beside one whom they have
_AWAY = re.compile(r"(?:return|left|leav|depart)\w*", re.IGNORECASE)  # readers marked no word of going away
_HOME = re.compile(r"\s(?:back\s)?home\b")
_IN_VAIN = re.compile(r"[^,;]{0,60}\b(?:was going to be|would have been)\b")
_AMONG = re.compile(r"\b(?:including|among them)\b")
_AHEAD = re.compile(r"\b(?:due|set|to|will|would|planned|expected|scheduled)\s(?:[\w-]+\s)?\Z")
_SURE = 0.6  # how probable the status must be of what no rule tells
_HELD = 0.97  # from which it was held on a day that is over, where rules have it planned
_STATUS = 0.8  # from which it did not take place, where rules have it held or planned


def as_words_tell(ground: Ground, told: list[Told]) -> list[Told]:
    """The meetings of a report, after each word that may tell one is judged."""
    text = ground.reading.article.text
    words = [word for word in ground.reading.meeting_words if not _AWAY.match(word.cue.of(text))]
    followed = {after.cue.start - 1 for after in words}
    words = [word for word in words if word.cue.end not in followed]  # "phone" of "phone call"
    if not words:
        return told
    found, taken = [], set()
    for one in told:
        at = [n for n, word in enumerate(words) if one.cue and word.cue.overlaps(one.cue)]
        taken |= set(at)
        best = max((words[n] for n in at), key=lambda word: word.chance, default=None)
        alone = one.kind != "visit" and len(one.who) == 1  # a body that sits: readers were not asked
        if best is None or alone:
            found.append(one)
        elif best.chance >= _FALSE:
            parts = sum(other.cue == one.cue for other in told)  # of one word: told apart by rule
            found.append(_amended(ground, one, best) if parts == 1 else one)
    weighed = [one.cue for one in ground.reading.events if one.type == "CONSULT"]
    weighed += [one.cue for one in ground.reading.encounters]
    for n, word in enumerate(words):
        least = _TRUE_AFTER_ALL if any(word.cue.overlaps(cue) for cue in weighed) else _TRUE
        if n not in taken and word.chance >= least:
            new = _told(ground, word)
            if new and not any(_is_told(new, one) for one in found):
                found.append(new)
    return found


def _amended(ground: Ground, told: Told, word: MeetingWord) -> Told:
    """A meeting with those who surely take part, and without those who hardly do."""
    visit = told.kind == "visit"
    if visit != (word.kind == "visit"):
        return told
    absent = _absent(ground, word)
    kept = tuple(party for party in told.who if party.key not in absent)
    least = 1 if visit else 2
    surely = parties_of(ground, _taking(word, _IN if len(kept) >= least else _IN_ALONE), places=not visit)
    more = tuple(party for party in surely if not any(_is_of(party, other) for other in kept))
    who = tuple({party.key: party for party in (*kept, *more)}.values())
    told = replace(told, who=who) if len(who) >= min(least, len(told.who)) else told
    if word.sure >= _STATUS and told.status in ("held", "planned") and word.status in ("cancelled", "denied"):
        told = replace(told, status=word.status)
    was_held = told.status == "planned" and word.status == "held" and word.sure >= _HELD
    ahead = _AHEAD.search(ground.reading.article.text, word.sentence.start, word.cue.start) is not None
    if was_held and not ahead and is_past(ground.reading, told.date or told.stretch):
        told = replace(told, status="held")
    return _on_its_day(ground, told, word) if told.date is None and told.stretch is None else told


def _is_of(new: Party, told: Party) -> bool:
    """Whether somebody is told already, or is part of a group that is: "leaders", "the leaders of Peru and Chile"."""
    if new.person:
        return new.key == told.key
    a, b = new.name.casefold(), told.name.casefold()
    return a in b or b in a or (not told.person and not new.stands_for.isdisjoint(told.stands_for))


def _absent(ground: Ground, word: MeetingWord) -> set[str]:
    """The keys of those who hardly take part."""
    hardly = [one.entity for one, chance in zip(word.who, word.chances, strict=True) if chance < _OUT]
    actors = [ground.actor_of.get((ground.reading.article.id, n)) for n in (*word.absent, *hardly) if n is not None]
    return {actor.id for actor in actors if actor}


def _on_its_day(ground: Ground, told: Told, word: MeetingWord) -> Told:
    time = _day_of(ground, word, told.status)
    if time is None:
        return told
    value = time.begin or time.value
    day, basis = day_of(ground, value, SAID, time.span, told.status)
    stretch = stretch_of(ground.reading, value, day, time.span)
    return replace(told, date=day, basis=basis, stretch=stretch)


def _day_of(ground: Ground, word: MeetingWord, status: str) -> TimeExpression | None:
    """The time that belongs to a word, but for one on which it was called off, arranged or over, or of a way home."""
    reading, cue, sentence = ground.reading, word.cue, word.sentence
    if word.day is None or was_over(reading, sentence, cue) or is_of_the_journey(reading, sentence, cue, word.day):
        return None
    if reading.article.text.endswith("since ", 0, word.day.start):
        return None
    if status in ("cancelled", "postponed") and is_day_of_calling_off(reading, word.day, cue):
        return None
    if status == "planned" and is_of_arranging(reading, cue, word.day):
        return None
    return next((time for time in reading.times if time.span == word.day), None)


def _taking(word: MeetingWord, least: float) -> tuple[Participant, ...]:
    return tuple(one for one, chance in zip(word.who, word.chances, strict=True) if chance >= least)


def _told(ground: Ground, word: MeetingWord) -> Told | None:
    """What a word tells that no rule does."""
    text = ground.reading.article.text
    if word.sure < _SURE or _HOME.match(text, word.cue.end) or _IN_VAIN.match(text, word.cue.end, word.sentence.end):
        return None
    taking = tuple(
        one for one in _taking(word, _PART) if not _AMONG.search(text, word.cue.end, max(word.cue.end, one.span.start))
    )
    time = _day_of(ground, word, word.status)
    encounter = Encounter(
        "visit" if word.kind == "visit" else "meeting",
        word.cue,
        word.sentence,
        taking,
        (),
        word.status,
        (time.begin or time.value) if time else None,
        SAID if time else None,
        time.span if time else None,
        word.place,
    )
    told = from_encounter(ground, encounter)
    if told is None or is_to_come(ground, told) or is_old_picture(ground, told):
        return None
    if len(told.who) < (1 if word.kind == "visit" else 2):
        return None
    if word.kind == "visit" and not told.place:
        return None
    return told


def _is_told(new: Told, told: Told) -> bool:
    """Whether a sentence tells it already."""
    same = {party.key for party in new.who} <= {party.key for party in told.who}
    return new.evidence[0] in told.evidence and same and (new.kind == "visit") == (told.kind == "visit")
