"""Under which day an account tells an entry: its own, that of what it reports, or of a document told of before; and
what the reports lead with, which is told whatever else there is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sanudo.comparing.types import Evidence, Statement, Wording
from sanudo.telling.account import Teller
from sanudo.telling.core_sentences import (
    core_sentences,
    day_of_lead,
    is_scene,
    tells_when_said,
    worthy_sentences,
)
from sanudo.telling.documents import day_of_document
from sanudo.telling.entry_sentences import best_sentence, sentences_of
from sanudo.telling.inferred_days import BASIS, inferred_day
from sanudo.telling.leading import Leads
from sanudo.telling.sentence_days import day_of_content, written
from sanudo.telling.timeline import Entry

_SOME = 5  # words of a wording that may be told
_TODAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
_RIGHT_AFTER = re.compile(r"(?: [\w’'-]+){0,4} (?:within (?:hours|minutes)|(?:hours|minutes|moments|shortly) after)\b")


def with_core(teller: Teller, leads: Leads, entries: list[Entry]) -> list[Entry]:
    """The entries, marked where they tell what the reports lead with; and one for each such sentence that none tells.
    A scene is none."""
    found = core_sentences(teller, leads)
    more = (*found, *worthy_sentences(teller, leads, found))  # told too, but no meeting is first of its day for them
    entries = [
        e for e in entries if not all(is_scene(teller, one) for one in sentences_of(teller, e) or [e.evidence[0]])
    ]
    told = [_marked_core(teller, entry, found if entry.kind == "meeting" else more) for entry in entries]
    having = {
        o for entry in told if entry.kind != "statement" or len(entry.said_by) > 1 for o in sentences_of(teller, entry)
    }
    said_on = {one: entry.day for entry in told if entry.day for one in sentences_of(teller, entry)}
    new = (_of_core(teller, one) for one in more if one not in having)
    return [*told, *(replace(entry, day=said_on.get(entry.evidence[0], entry.day)) for entry in new)]


def _marked_core(teller: Teller, entry: Entry, found: Sequence[Evidence]) -> Entry:
    """An entry of the core is told whatever else there is, and under the day of the lead where it had none; what was
    said on such a day is told in its sentence, as the record has no day for the statement."""
    first = next((one for one in sentences_of(teller, entry) if one in found), None)
    if first is None:
        return entry
    day = day_of_lead(teller, first) if entry.day is None else None
    if entry.kind == "event" or (day and tells_when_said(teller.words(first))):
        told = replace(entry, core=True, day=entry.day or day, kind="event" if day else entry.kind)
        return told if told.day else _inferred(teller, told, first)
    return replace(entry, core=True)


def _of_core(teller: Teller, one: Evidence) -> Entry:
    published = teller.reading(one.article).article.published
    entry = Entry(
        day=day_of_lead(teller, one),
        kind="event",
        text=teller.words(one),
        certainty="certain",
        status="occurred",
        speaker=None,
        said_by=(one.article,),
        evidence=(one,),
        reported=published.day if published else None,
        core=True,
    )
    return entry if entry.day else _inferred(teller, entry, one)


def _inferred(teller: Teller, entry: Entry, sentence: Evidence) -> Entry:
    """An entry on the day that the report of one of its sentences tells elsewhere."""
    told = inferred_day(teller.reading(sentence.article), sentence.span)
    if told is None:
        return entry
    return replace(entry, day=told[0], basis=BASIS, dated_by=(Evidence(sentence.article, told[1]),))


def on_the_day_told(teller: Teller, entry: Entry) -> Entry:
    """An entry, on the day of what is said in it where nobody says when it was said. What stands so under another day
    than it would by the date of its report takes no room from what is told there. An event without a day stands where
    the report whose words tell it was written."""
    day = _day_of_what_is_said(teller, entry) if entry.day is None else None
    if day or _is_of_document(teller, entry):
        return replace(entry, day=day or entry.day, moved=True)
    first = teller.reading(entry.evidence[0].article)
    published = first.article.published
    entry = replace(entry, moved=published is not None and written(first) != published.day)
    return entry if entry.day else replace(entry, reported=_reported(teller, entry))


def _reported(teller: Teller, entry: Entry) -> str | None:
    """The day of the report whose words tell an entry without a day; of a statement the first that has more of it than
    a word or two. None where it was said right after what happened: its "today" is not that of the report."""
    statement = _statement(teller, entry)
    if statement is None:
        told = best_sentence(teller, entry.evidence) if entry.kind == "event" else None
        return written(teller.reading(told.article)) if told else entry.reported
    here = {one.article for one in entry.evidence}
    size = {w: len(w.text.split()) for w in statement.wordings if w.article in here}
    long = [w for w in size if size[w] >= _SOME or 2 * size[w] >= max(size.values())]
    days = [day for w in long if (day := written(teller.reading(w.article)))]
    soon = bool(long) and all(_is_of_right_after(teller, w) for w in long)
    return None if soon and min(days, default="") > (teller.story.begin or "") else min(days, default=entry.reported)


def _is_of_right_after(teller: Teller, wording: Wording) -> bool:
    """ "Our hearts are broken over today's fire", they wrote within hours of it."""
    quotation, text = teller.quotation(wording), teller.texts[wording.article]
    if quotation is None or quotation.cue is None or wording.kind == "indirect":
        return False
    return bool(_TODAY.search(wording.text) and _RIGHT_AFTER.match(text, quotation.cue.end))


def _statement(teller: Teller, entry: Entry) -> Statement | None:
    """The statement that an entry tells."""
    return next((s for s in teller.statements if s.id == entry.of), None) if entry.kind == "statement" else None


def _is_of_document(teller: Teller, entry: Entry) -> bool:
    """Whether a statement has its day from the letter or speech that it is of, told of elsewhere in its report."""
    statement = _statement(teller, entry)
    found = [teller.quotation(wording) for wording in statement.wordings] if statement and entry.day else []
    if statement is None or len(found) != 1 or found[0] is None or found[0].date:
        return False
    return day_of_document(teller.reading(statement.wordings[0].article), found[0]) == entry.day


def _day_of_what_is_said(teller: Teller, entry: Entry) -> str | None:
    """The one day that those who tell of a statement give of what is said in it; a headline gives none."""
    statement = _statement(teller, entry)
    here = {one.article for one in entry.evidence}
    days: set[str | None] = set()
    for wording in statement.wordings if statement else ():
        quotation = teller.quotation(wording) if wording.article in here else None
        if quotation is not None:
            reading = teller.reading(wording.article)
            days.add(day_of_content(reading, quotation))
    days.discard(None)
    return days.pop() if len(days) == 1 else None
