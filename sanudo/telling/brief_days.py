"""What happened and was said, day by day: the part of a brief that tells.

The entries of a story's timeline go in; sections of lines come out, a section a day. Of each day first who met and what
was done, then what was said, a paragraph a speaker; what several reports have stands before what one has. What has no
day of its own is told under the day on which the first report told it, and said to be so. A sentence is told once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sanudo.comparing.types import Evidence, Meeting, Statement
from sanudo.reading.event_days import ASIDE
from sanudo.telling.account import Line, Section, Teller, capital, counted, listed, quoted
from sanudo.telling.brief_said import Said, said
from sanudo.telling.days import in_words
from sanudo.telling.leading import Leads
from sanudo.telling.leaning import leans
from sanudo.telling.sentence_days import day_of_sentence
from sanudo.telling.standing import standing
from sanudo.telling.timeline import Entry, compared, in_order, timeline
from sanudo.telling.voice import happened

MOST_ALONE = 7  # of a day: what a single report has; what several have is always told
MOST_OF_ONE = 14  # ... where the story is one report


@dataclass(frozen=True, slots=True)
class Days:
    """The sections, and how much of what single reports have they leave out."""

    sections: tuple[Section, ...]
    statements_left: int
    events_left: int


def days_told(teller: Teller, leads: Leads) -> Days:
    """A section a day, oldest first, what has no day and no dated report at the end."""
    entries = [
        e for e in timeline(teller.record, teller.story, compared(teller.record, teller.story)) if _worth(teller, e)
    ]
    order = list(dict.fromkeys(entry.day for entry in entries if entry.day))
    dated = {day: [e for e in entries if e.day == day] for day in order}
    undated: dict[str | None, list[Entry]] = {}
    for entry in entries:
        if entry.day is None:
            undated.setdefault(entry.reported, []).append(entry)
    sections: list[Section] = []
    left: list[Entry] = []
    for day in [*sorted({*order, *(day for day in undated if day)}, key=in_order), None]:
        told, more = _lines(teller, leads, dated.get(day or "", []), day)
        left += more
        heading = capital(in_words(day)) if day else _NO_DAY
        if told:
            sections.append(Section(heading, tuple(told), 3))
        others, more = _lines(teller, leads, undated.get(day, []), None)
        left += more
        if others and day is None:
            sections.append(Section(heading, tuple(others), 3))
        elif others:
            sections += [] if told else [Section(heading, (), 3)]
            sections.append(Section(_REPORTED, tuple(others), 4))
    said_left = sum(entry.kind == "statement" for entry in left)
    return Days(tuple(sections), said_left, len(left) - said_left)


_NO_DAY = "On a day not said"
_REPORTED = "Reported on that day; when it was said or done is not told"


def _worth(teller: Teller, entry: Entry) -> bool:
    """Meetings of named parties, what was done, and what was said; of one voice's events only those with a day, the
    others are told apart, unless the story is one voice."""
    if entry.kind != "event":
        return True
    alone = len(entry.said_by) < 2 and len(teller.story.voices or teller.story.articles) > 1
    return entry.status in ("occurred", "ongoing", "planned") and (not alone or entry.day is not None)


def _lines(teller: Teller, leads: Leads, entries: list[Entry], day: str | None) -> tuple[list[Line], list[Entry]]:
    """The lines of some entries, and the entries left out."""
    single = len(teller.story.voices or teller.story.articles) < 2
    several = [e for e in entries if len(e.said_by) > 1]
    alone = [e for e in entries if len(e.said_by) < 2]
    alone.sort(key=lambda e: -_closeness(teller, leads, e))
    most = MOST_OF_ONE if single else MOST_ALONE
    kept, left = [*several, *alone[:most]], alone[most:]
    done = _done(teller, leads, [e for e in kept if e.kind != "statement"], day)
    words = _said(teller, leads, [e for e in kept if e.kind == "statement"], day)
    return [*done, *words], left


def _closeness(teller: Teller, leads: Leads, entry: Entry) -> float:
    """How much an entry belongs to what the story is about: its nearest sentence."""
    sentences = [teller.sentence(one) for one in entry.evidence[:4]]
    near = [leads.closeness(Evidence(o.article, s.span)) for o, s in zip(entry.evidence, sentences, strict=False) if s]
    return max(near, default=0.0)


def _done(teller: Teller, leads: Leads, entries: list[Entry], day: str | None) -> list[Line]:
    """Meetings and visits, then events: one paragraph."""
    lines: list[Line] = []
    for entry in sorted(entries, key=lambda e: (e.kind != "meeting", -len(e.said_by), _place(teller, e))):
        line = _meeting(teller, entry, day) if entry.kind == "meeting" else _event(teller, leads, entry, day)
        if line:
            lines.append(replace(line, opens=not lines))
    return lines


def _place(teller: Teller, entry: Entry) -> tuple[int, int]:
    """Where an entry is first told: the number of the report, and the place in it."""
    order = {article: n for n, article in enumerate(teller.articles)}
    return min(((order.get(one.article, 999), one.span.start) for one in entry.evidence), default=(999, 0))


def _event(teller: Teller, leads: Leads, entry: Entry, day: str | None) -> Line | None:
    """In the sentence of a report that stands best by itself, citing those that tell the same."""
    sentence = _best(teller, entry.evidence)
    if sentence is None or sentence in teller.told or teller.lines.has(teller.words(sentence), day):
        return None
    if leads.is_told_by(sentence, teller.told):
        return None
    teller.told |= {sentence, *entry.evidence}
    teller.lines.add(teller.words(sentence), day)
    same = [one for one in entry.evidence if leads.tell_the_same(sentence, one)]
    return Line(standing(teller, sentence, day) + _marked(entry, day), teller.cite((sentence, *same), 6))


def _best(teller: Teller, evidence: Iterable[Evidence]) -> Evidence | None:
    """The first sentence of a body that stands by itself, in the order of the reports, those without a date last."""
    order = {article: (report.published is None, n) for n, (article, report) in enumerate(teller.articles.items())}
    for one in sorted(evidence, key=lambda e: (order.get(e.article, (True, 999)), e.span)):
        sentence = teller.sentence(one)
        if sentence is not None and sentence.part == "paragraph":
            whole = Evidence(one.article, sentence.span)
            if not leans(teller, whole) and happened(teller, whole):
                return whole
    return None


def _meeting(teller: Teller, entry: Entry, day: str | None) -> Line | None:
    """Who met, put together where several reports tell it or its parties are all known; else in the sentence."""
    meeting = next((m for m in teller.meetings if m.id == entry.of), None)
    sentences = [s for one in entry.evidence if (s := _best(teller, (one,)))]
    sentences.sort(key=lambda s: entry.day is not None and not _says(teller, s, entry.day))
    if meeting is not None and _is_plain(teller, meeting, entry):
        teller.told |= set(sentences)
        return Line(_composed(teller, meeting) + _marked(entry, day), teller.cite(meeting.evidence, 6))
    asides = [s for s in sentences if entry.day is not None and _is_aside(teller, s, entry.day)]
    # where only asides tell the day, what others tell of it is of another
    sentences = [s for s in sentences if s not in asides and not (asides and not _says(teller, s, entry.day or ""))]
    if sentences and sentences[0] not in teller.told:
        teller.told |= set(sentences)
        return Line(standing(teller, sentences[0], day) + _marked(entry, day), teller.cite(entry.evidence, 6))
    if asides and meeting is not None and _is_plain_visit(teller, meeting):
        return Line(_composed(teller, meeting) + _marked(entry, day), teller.cite(asides, 6))
    return None


def _says(teller: Teller, one: Evidence, day: str) -> bool:
    """Whether a sentence tells a day."""
    times = teller.reading(one.article).times
    return any(one.span.start <= t.span.start < one.span.end and t.value.startswith(day) for t in times)


def _is_aside(teller: Teller, one: Evidence, day: str) -> bool:
    """Whether a sentence tells a day only of a thing told aside in it, as "was pressed to explain what he did when he
    was there on Monday" does: under that day it would be read of the pressing."""
    reading = teller.reading(one.article)
    bases = {e.date_basis for e in reading.events if e.sentence == one.span and (e.date or "").startswith(day)}
    own = day_of_sentence(reading, one.span)
    return not (own or "").startswith(day) and (bases == {ASIDE} or (own is not None and bool(bases)))


def _is_plain(teller: Teller, meeting: Meeting, entry: Entry) -> bool:
    """Whether a meeting can be told from its parts: two or more known parties, and several voices that tell it."""
    known = len(meeting.who) > 1 and all(teller.is_actor(name) for name in meeting.who)
    return known and len(entry.said_by) > 1 and meeting.status in _TELLINGS.get(meeting.kind, ())


def _is_plain_visit(teller: Teller, meeting: Meeting) -> bool:
    """Whether a visit can be told from its parts: known visitors, and where they went."""
    known = all(teller.is_actor(name) for name in meeting.who)
    return known and meeting.place is not None and meeting.status in _TELLINGS.get(meeting.kind, ())


def _composed(teller: Teller, meeting: Meeting) -> str:
    who = listed([teller.name(name) for name in meeting.who])
    if meeting.kind == "visit":
        return f"{who} {_TELLINGS['visit'][meeting.status][0]} {meeting.place}."
    place = _where(meeting.place) if meeting.place and meeting.kind == "meeting" else ""
    length = f", for {quoted(meeting.duration[0])}" if len(meeting.duration) == 1 else ""
    told, after = _TELLINGS[meeting.kind][meeting.status]
    return f"{who} {told}{place}{length}{after}."


def _where(place: str) -> str:
    """ "In Karsk", "at the Winter Palace"."""
    if place.startswith("the ") or not _BUILDINGS.search(place):
        return f" in {place}"
    return f" at the {place}"


_BUILDINGS = re.compile(r"\b(?:House|Palace|Hotel|Tower|Castle|Airport|Embassy|Building|Chancellery|Club)$")
_MEETINGS = {
    "held": ("met", ""),
    "ongoing": ("met", ""),
    "planned": ("were to meet", ""),
    "possible": ("might meet", ""),
    "denied": ("did not meet", ""),
    "cancelled": ("were to meet", ", and it was called off"),
    "postponed": ("were to meet", ", and it was put off"),
}
_CALLS = {
    "held": ("spoke by telephone", ""),
    "ongoing": ("spoke by telephone", ""),
    "planned": ("were to speak by telephone", ""),
}
_VISITS = {"held": ("came to", ""), "ongoing": ("came to", "")}
_TELLINGS = {"meeting": _MEETINGS, "phone call": _CALLS, "visit": _VISITS}


def _marked(entry: Entry, day: str | None) -> str:
    """What is to be known of an entry beside its words: an inferred day, what the reports differ on."""
    marks = []
    if entry.basis and day:
        marks.append("the day is inferred")
    if entry.over:
        marks.append(f"the reports differ on the {listed(entry.over)}")
    return f" ({capital('; '.join(marks))}.)" if marks else ""


def _said(teller: Teller, leads: Leads, entries: list[Entry], day: str | None) -> list[Line]:
    """A paragraph a speaker, first those whom most reports quote."""
    speakers: dict[str, list[Entry]] = {}
    for entry in entries:
        speakers.setdefault(entry.speaker or "", []).append(entry)
    statements = {statement.id: statement for statement in teller.statements}
    lines: list[Line] = []
    for said_by in sorted(speakers.values(), key=lambda found: _weight(teller, leads, found)):
        said_by.sort(key=lambda e: (-len(e.said_by), _place(teller, e)))
        lines += _of_speaker(teller, leads, [(e, statements[e.of]) for e in said_by if e.of in statements], day)
    return lines


def _weight(teller: Teller, leads: Leads, entries: list[Entry]) -> tuple[int, float]:
    return -max(len(e.said_by) for e in entries), -max(_closeness(teller, leads, e) for e in entries)


def _of_speaker(teller: Teller, leads: Leads, told: list[tuple[Entry, Statement]], day: str | None) -> list[Line]:
    lines: list[Line] = []
    quoting = False
    for entry, statement in told:
        here = {one.article for one in entry.evidence}
        wordings = [w for w in statement.wordings if w.article in here]
        after = statement.speaker if lines else None
        found = said(teller, statement, wordings, day, after)
        if found is not None and found.words in teller.quoted:  # one quotation may stand in two statements
            before = found.evidence[0]
            found = said(teller, statement, [w for w in wordings if w.article != before.article], day, after)
            found = found and replace(found, evidence=(*found.evidence, before), voices=found.voices + 1)
        if found is None or (found.sentence in teller.told and found.sentence is not None):
            continue
        if teller.lines.has(found.words, day):
            continue
        if not found.quoted and found.sentence and leads.is_told_by(found.sentence, teller.told):
            continue
        teller.lines.add(found.words, day)
        if found.sentence is not None:
            teller.told.add(found.sentence)
        teller.quoted |= {found.words} if found.quoted else set()
        lines += _told(teller, found, entry, day, quoting)
        quoting = found.quoted and found.others is None
    return [replace(line, opens=n == 0) for n, line in enumerate(lines)]


def _told(teller: Teller, found: Said, entry: Entry, day: str | None, quoting: bool) -> list[Line]:
    text = found.words
    if found.quoted:
        text = f"And: {text}" if quoting else f"{capital(teller.name(found.speaker))} said: {text}"
    voices = f" ({capital(counted(found.voices))} reports.)" if found.voices > 1 else ""
    line = Line(text + voices + _marked(entry, day), teller.cite(found.evidence, 6))
    return [line, Line(found.others, teller.cite(found.others_in))] if found.others else [line]
