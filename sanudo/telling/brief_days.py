"""What happened and was said, day by day: the part of a brief that tells.

The entries of a story's timeline go in; sections of lines come out, a section a day. Of each day first who met and what
was done, then what was said, a paragraph a speaker; what several reports have stands before what one has. What has no
day of its own is told under the day on which the first report told it, and said to be so. A sentence is told once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sanudo.comparing.types import Evidence, Statement
from sanudo.telling.account import Line, Section, Teller, capital, counted
from sanudo.telling.brief_said import Said, said
from sanudo.telling.day_placing import on_the_day_told, with_core
from sanudo.telling.days import in_words
from sanudo.telling.entry_marks import marked
from sanudo.telling.entry_sentences import best_sentence, is_old, sentences_of
from sanudo.telling.leading import Leads
from sanudo.telling.meeting_lines import meeting_line
from sanudo.telling.sentence_before import sentence_before
from sanudo.telling.sentence_days import times_of_main
from sanudo.telling.standing import standing
from sanudo.telling.timeline import Entry, compared, in_order, timeline

MOST_ALONE = 9  # of a day: what a single report has; what several have is always told
_MOST_UNDATED = 6  # ... of what the reports of a day tell without a day
MOST_OF_ONE = 14  # ... where the story is one report
NEAR = 0.05  # how near what a single report has must be to what the story is about


@dataclass(frozen=True, slots=True)
class Days:
    """The sections, and how much of what single reports have they leave out."""

    sections: tuple[Section, ...]
    statements_left: int
    events_left: int


def days_told(teller: Teller, leads: Leads, opening: Evidence | None) -> Days:
    """A section a day, oldest first, what has no day and no dated report at the end. `opening` is the sentence that the
    account opens with."""
    entries = [
        e for e in timeline(teller.record, teller.story, compared(teller.record, teller.story)) if _worth(teller, e)
    ]
    entries = with_core(teller, leads, [on_the_day_told(teller, e) for e in entries])
    order = list(dict.fromkeys(entry.day for entry in entries if entry.day))
    dated = {day: [e for e in entries if e.day == day] for day in order}
    undated: dict[str | None, list[Entry]] = {}
    for entry in entries:
        if entry.day is None:
            undated.setdefault(entry.reported, []).append(entry)
    sections: list[Section] = []
    left: list[Entry] = []
    for day in [*sorted({*order, *(day for day in undated if day)}, key=in_order), None]:
        told, more = _lines(teller, leads, opening, dated.get(day or "", []), day)
        left += more
        heading = capital(in_words(day)) if day else _NO_DAY
        if told:
            sections.append(Section(heading, tuple(told), 3))
        others, more = _lines(teller, leads, opening, undated.get(day, []), None)
        left += more
        if others and day is None:
            sections.append(Section(heading, tuple(others), 3))
        elif others:
            sections += [] if told else [Section(heading, (), 3)]
            sections.append(Section(_REPORTED, tuple(others), 4))
    sections = [replace(s, lines=tuple(_with_sources(teller, line) for line in s.lines)) for s in sections]
    said_left = sum(entry.kind == "statement" for entry in left)
    return Days(tuple(sections), said_left, len(left) - said_left)


_NO_DAY = "On a day not said"
_REPORTED = "Also reported that day, in sentences that name no day of their own"


def _worth(teller: Teller, entry: Entry) -> bool:
    """Meetings of named parties, what was done, and what was said; of one voice's events only those with a day, the
    others are told apart, unless the story is one voice."""
    if entry.kind != "event":
        return True
    alone = len(entry.said_by) < 2 and len(teller.story.voices or teller.story.articles) > 1
    return entry.status in ("occurred", "ongoing", "planned") and (not alone or entry.day is not None)


def _lines(
    teller: Teller, leads: Leads, opening: Evidence | None, entries: list[Entry], day: str | None
) -> tuple[list[Line], list[Entry]]:
    """The lines of some entries, and the entries left out."""
    single = len(teller.story.voices or teller.story.articles) < 2
    several = [e for e in entries if len(e.said_by) > 1 or e.core]
    alone = [e for e in entries if e not in several]
    near = {id(e): _closeness(teller, leads, e) for e in alone}
    alone.sort(key=lambda e: -near[id(e)])
    most = (
        MOST_OF_ONE
        if single
        else max(
            1,
            (MOST_ALONE if day else _MOST_UNDATED)
            - len({one for e in entries if e.core and len(e.said_by) < 2 for one in sentences_of(teller, e)[:1]}),
        )
    )
    far = [e for e in alone if not single and near[id(e)] < NEAR and not _is_of_the_story(teller, day)]
    chosen, left = _first_of(teller, [e for e in alone if e not in far and not e.moved], most)
    more, rest = _first_of(teller, [e for e in alone if e not in far and e.moved], most)
    chosen += more
    left += rest + far
    kept = [*several, *chosen]
    first = [e for e in kept if day and (e.moved or e.kind != "statement") and _is_news(teller, opening, e)]
    lines: list[Line] = []
    for some in (first, [e for e in kept if e not in first]):
        lines += _done(teller, leads, [e for e in some if e.kind != "statement"], day)
        lines += _said(teller, leads, [e for e in some if e.kind == "statement"], day)
    return lines, left


def _is_news(teller: Teller, opening: Evidence | None, entry: Entry) -> bool:
    """Whether an entry is in the sentence that the account opens with: what a day is told for stands before what
    followed from it."""
    sentences = [(one.article, found.span) for one in entry.evidence if (found := teller.sentence(one)) is not None]
    return opening is not None and (opening.article, opening.span) in sentences


def _is_of_the_story(teller: Teller, day: str | None) -> bool:
    """Whether a day is one of those on which the story went on, with the week before its first report."""
    begin = (teller.story.begin or "")[:_DAY]
    if day is None or len(day) < _DAY or "W" in day or len(begin) < _DAY:
        return False
    return day >= (date.fromisoformat(begin) - timedelta(days=_WEEK)).isoformat()


_WEEK = 7


def _first_of(teller: Teller, entries: list[Entry], most: int) -> tuple[list[Entry], list[Entry]]:
    """The entries of so many sentences, and the others: what is done and what is said in one sentence is one line."""
    kept: list[Entry] = []
    left: list[Entry] = []
    sentences: set[Evidence] = set()
    for entry in entries:
        first = teller.sentence(entry.evidence[0])
        one = Evidence(entry.evidence[0].article, first.span) if first else entry.evidence[0]
        if one in sentences or len(sentences) < most:
            kept.append(entry)
            sentences.add(one)
        else:
            left.append(entry)
    return kept, left


def _closeness(teller: Teller, leads: Leads, entry: Entry) -> float:
    """How much an entry belongs to what the story is about: its nearest sentence."""
    sentences = [teller.sentence(one) for one in entry.evidence[:4]]
    near = [leads.closeness(Evidence(o.article, s.span)) for o, s in zip(entry.evidence, sentences, strict=False) if s]
    return max(near, default=0.0)


def _done(teller: Teller, leads: Leads, entries: list[Entry], day: str | None) -> list[Line]:
    """Meetings and visits, then events: one paragraph."""
    lines: list[Line] = []
    ordered = sorted(entries, key=lambda e: (not e.core, e.kind != "meeting", -len(e.said_by), _place(teller, e)))
    for entry in _by_hour(teller, ordered, day):
        line = meeting_line(teller, entry, day) if entry.kind == "meeting" else _event(teller, leads, entry, day)
        if line:
            lines.append(replace(line, opens=not lines))
    return lines


def _by_hour(teller: Teller, entries: list[Entry], day: str | None) -> list[Entry]:
    """What is told with its hour in the order of the hours, in the places that it has among the others."""
    hours = {n: hour for n, entry in enumerate(entries) if day and (hour := _hour(teller, entry, day)) is not None}
    timed = sorted(hours, key=lambda n: (hours[n], n))
    moved = dict(zip(sorted(hours), timed, strict=True))
    return [entries[moved.get(n, n)] for n in range(len(entries))]


def _hour(teller: Teller, entry: Entry, day: str) -> str | None:
    """The hour of a day at which an entry was, "03:25"; that of "in the evening" is a guess good enough for an order;
    None where its sentence tells none, or several."""
    sentence = best_sentence(teller, entry.evidence)
    if sentence is None:
        return None
    text = teller.texts[sentence.article]
    told = set()
    for time in times_of_main(teller.reading(sentence.article), sentence.span):
        early = _EARLY.search(text[max(0, time.span.start - 12) : time.span.end])
        hour = time.value.partition("T")[2] or (early[0].lower() if early else "")
        if time.value.startswith(day) and hour:
            told.add(hour)
    hour = told.pop() if len(told) == 1 else ""
    return _PARTS_OF_DAY.get(hour) or (hour if _CLOCK.match(hour) else None)


_EARLY = re.compile(r"\b(?:early|late)\b", re.IGNORECASE)
_PARTS_OF_DAY = {"early": "05:00", "late": "22:00", "MO": "08:00", "AF": "14:00", "EV": "19:00", "NI": "21:00"}
_CLOCK = re.compile(r"\d\d")


def _place(teller: Teller, entry: Entry) -> tuple[int, int]:
    """Where an entry is first told: the number of the report, and the place in it."""
    order = {article: n for n, article in enumerate(teller.articles)}
    return min(((order.get(one.article, 999), one.span.start) for one in entry.evidence), default=(999, 0))


def _event(teller: Teller, leads: Leads, entry: Entry, day: str | None) -> Line | None:
    """In the sentence of a report that stands best by itself, citing those that tell the same."""
    sentence = best_sentence(teller, entry.evidence)
    if sentence is not None and day is None and is_old(teller, entry, sentence):
        return None
    if sentence is None or sentence in teller.told:
        return None
    words = teller.words(sentence)
    if teller.lines.has_whole(words) if entry.core else teller.lines.has(words, day):
        return None  # the core of one report may have most of the names of another's
    if is_again(teller, leads, sentence):
        return None
    before = sentence_before(teller, sentence, day)
    opening = f"{standing(teller, before, day)} " if before else ""
    if before:
        teller.told.add(before)
        teller.lines.add(teller.words(before), day)
    teller.told |= {sentence, *entry.evidence}
    teller.lines.add(teller.words(sentence), day)
    teller.quoted.add(teller.words(sentence), None, sentence)
    same = [one for one in entry.evidence if leads.tell_the_same(sentence, one)]
    sources = {*teller.cite((before,) if before else ()), *teller.cite((sentence, *same), 6)}
    sources |= set(_by_day(teller, entry, day, (sentence,)))
    words = opening + standing(teller, sentence, day) + marked(teller, entry, day, (sentence,))
    return Line(words, tuple(sorted(sources)))


def _by_day(teller: Teller, entry: Entry, day: str | None, told: Sequence[Evidence]) -> tuple[int, ...]:
    """The source that tells an inferred day, where it is not in the sentence told."""
    by = next((one for one in entry.dated_by if any(one.article == other.article for other in told)), None)
    by = by or next(iter(entry.dated_by), None)
    if day is None or by is None or any(_touch(by, other) for other in told):
        return ()
    return teller.cite((by,))


def _touch(one: Evidence, other: Evidence) -> bool:
    return one.article == other.article and one.span.overlaps(other.span)


def is_again(teller: Teller, leads: Leads, sentence: Evidence) -> bool:
    """Whether a sentence tells what is told already; its report is then a source of that line too."""
    before = leads.told_by(sentence, teller.told)
    if before is not None:
        teller.again.setdefault(before, []).append(sentence)
    return before is not None


def _with_sources(teller: Teller, line: Line) -> Line:
    """A line with the reports that tell the same in other words."""
    cited = [teller.evidence(number) for number in line.sources]
    again = [one for each in cited for one in teller.again.get(each, ())]
    again = [one for one in again if one.article not in {each.article for each in cited}]
    return replace(line, sources=tuple(sorted({*line.sources, *teller.cite(again)}))) if again else line


_DAY = len("2001-11-23")


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
    quoting: Said | None = None
    for entry, statement in told:
        here = {one.article for one in entry.evidence}
        wordings = [w for w in statement.wordings if w.article in here]
        after = statement.speaker if lines else None
        found = said(teller, statement, wordings, day, after)
        if found is not None and found.quoted and not teller.quoted.rest(found.words, found.speaker)[0]:
            before = found.evidence[0]  # one quotation may stand in two statements
            found = said(teller, statement, [w for w in wordings if w.article != before.article], day, after)
            found = found and replace(found, evidence=(*found.evidence, before), voices=found.voices + 1)
        if found is not None:
            found = _not_said_before(teller, found)
        if found is None or (found.sentence in teller.told and found.sentence is not None):
            continue
        if teller.lines.has(found.words, day):
            continue
        if day is None and not found.quoted and found.sentence and is_old(teller, entry, found.sentence):
            continue
        if not found.quoted and found.sentence and is_again(teller, leads, found.sentence):
            continue
        teller.lines.add(found.words, day)
        if found.sentence is not None:
            teller.told.add(found.sentence)
        teller.quoted.add(found.words, found.speaker, found.evidence[0])
        lines += _told(teller, found, entry, day, quoting is not None and _goes_on(quoting, found))
        quoting = found if found.quoted and found.others is None else None
    return [replace(line, opens=n == 0) for n, line in enumerate(lines)]


def _goes_on(before: Said, found: Said) -> bool:
    """Whether a quotation stands near the one before it in one report, so that "it" may mean the same in both."""
    first, second = before.evidence[0], found.evidence[0]
    return first.article == second.article and -_NEAR_IT < second.span.start - first.span.end < _NEAR_IT


_NEAR_IT = 700  # characters: two paragraphs or three


def _not_said_before(teller: Teller, found: Said) -> Said | None:
    """What a statement says beyond the quotations told before it; None where that is nothing. Its report is then a
    source of the line that told it."""
    if not found.quoted:
        before = teller.quoted.holds(found.words, found.speaker)
    else:
        words, before = teller.quoted.rest(found.words, found.speaker)
        if words and before is not None:
            return replace(found, words=words, others=None)
        before = None if words else before
    if before is None:
        return found
    teller.again.setdefault(before, []).extend(found.evidence)
    return None


def _told(teller: Teller, found: Said, entry: Entry, day: str | None, quoting: bool) -> list[Line]:
    text = found.words
    if found.quoted:
        text = f"And: {text}" if quoting else f"{capital(teller.name(found.speaker))} said: {text}"
    voices = f" ({capital(counted(found.voices))} reports.)" if found.voices > 1 else ""
    sources = {*teller.cite(found.evidence, 6), *_by_day(teller, entry, day, found.evidence)}
    line = Line(text + voices + marked(teller, entry, day, found.evidence), tuple(sorted(sources)))
    return [line, Line(found.others, teller.cite(found.others_in))] if found.others else [line]
